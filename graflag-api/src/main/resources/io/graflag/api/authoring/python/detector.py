"""Scores the nodes of a graph: high where a node has many neighbours that know each other.

The runner says all there is to know: the variable DATA is the directory of the dataset, EXP the
directory to write to, and each parameter of .env arrives as --name value. What is printed lands in
method_output.txt; an exit code other than 0 means failure.
"""

import argparse
import csv
import json
import os
import time


def read_columns(path, *names):
    """The named columns of a CSV with a header, as whole numbers, line by line."""
    with open(path, newline="", encoding="utf-8") as file:
        return [[int(row[name]) for name in names] for row in csv.DictReader(file)]


def read_graph(data):
    """The neighbours of each node, in ascending order, and its label: 1 anomaly, 0 normal."""
    labels = dict(read_columns(os.path.join(data, "labels.csv"), "node", "outlier"))
    neighbours = [set() for _ in range(len(labels))]
    for source, target in read_columns(os.path.join(data, "edges.csv"), "src", "dst"):
        if source != target:
            neighbours[source].add(target)
            neighbours[target].add(source)
    # Labels are handed on, never looked at: they are for the evaluation.
    return [sorted(nodes) for nodes in neighbours], [labels[node] for node in range(len(labels))]


class Draws:
    """Random numbers that are the same on every machine (Park and Miller, 1988).

    A random generator started from the clock would make a run that nobody can repeat.
    """

    def __init__(self, seed):
        self.state = 1 + seed % 2147483646

    def below(self, bound):
        self.state = self.state * 48271 % 2147483647
        return self.state % bound


def score(neighbours, steps, seed, spot):
    """Draws pairs of neighbours: the share that is connected says how tight a circle is."""
    draws = Draws(seed)
    known = [set(nodes) for nodes in neighbours]
    closed = [0] * len(neighbours)
    for step in range(1, steps + 1):
        for node, around in enumerate(neighbours):
            if len(around) > 1:
                first = around[draws.below(len(around))]
                second = around[draws.below(len(around))]
                closed[node] += second in known[first]
        spot(step, sum(closed) / (step * len(closed)))
    # Never below 0: the scores -1 and -2 mean "unknown" and "inactive", and are left out.
    return [len(around) * (1 + hits / steps) for around, hits in zip(neighbours, closed)]


def write_whole(path, content):
    """Writes beside the file and renames: whoever looks sees a whole file or none."""
    temporary = path + ".tmp"
    with open(temporary, "w", encoding="utf-8") as file:
        json.dump(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def main():
    # argparse refuses what it does not know, so that a mistyped parameter is no silent default.
    parser = argparse.ArgumentParser(allow_abbrev=False)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    if options.steps < 1:
        parser.error("--steps must be at least 1")

    data, exp = os.environ["DATA"], os.environ["EXP"]
    neighbours, labels = read_graph(data)
    print(f"{len(neighbours)} nodes, {options.steps} steps, seed {options.seed}")

    # A CSV whose first column is "timestamp" is drawn as curves by the evaluation.
    with open(os.path.join(exp, "sampling.csv"), "w", encoding="utf-8") as spots:
        spots.write("timestamp,closed_share,step\n")

        def spot(step, share):
            spots.write(f"{time.time():.6f},{share},{step}\n")

        scores = score(neighbours, options.steps, options.seed, spot)

    write_whole(
        os.path.join(exp, "results.json"),
        {
            "result_type": "NODE_ANOMALY_SCORES",
            "scores": scores,
            "ground_truth": labels,
            "node_ids": list(range(len(scores))),
            "metadata": {"method_name": "@METHOD@", "seed": options.seed, "steps": options.steps},
        },
    )


if __name__ == "__main__":
    main()
