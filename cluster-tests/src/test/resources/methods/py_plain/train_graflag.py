"""Scores nodes by their degree, with the client that published methods use."""

import collections
import csv
import os
import sys
import time

from graflag_runner import ResultWriter, params, paths


def score(power: float = 1.0, wait: int = 0, fail: int = 0):
    print("arguments:", sys.argv[1:], flush=True)
    # Whoever wants to see it at work says when it may go on.
    while wait and not os.path.exists(paths().exp / "go"):
        time.sleep(0.1)
    if fail:
        raise SystemExit("the loss is not a number")
    edges = list(csv.DictReader(open(paths().data / "edges.csv")))
    degree = collections.Counter(edge[end] for edge in edges for end in ("src", "dst"))
    labels = {row["node"]: int(row["outlier"]) for row in csv.DictReader(open(paths().data / "labels.csv"))}
    writer = ResultWriter()
    for epoch in (1, 2, 3):
        writer.spot("training", epoch=epoch, loss=1 / epoch)
    writer.save_scores(
        "NODE_ANOMALY_SCORES",
        [float(degree[node] ** power) for node in labels],
        ground_truth=list(labels.values()),
        node_ids=list(labels),
    )
    writer.add_metadata(method_name="degree", power=power)
    writer.finalize()


score(**params(score))
