"""Writes one result of a type in every form that the library takes scores in."""

import os
import sys

from graflag_runner import ResultWriter, StreamableArray

SCORES = [0.1, 0.9, 0.30000000000000004, -1, -2.0]
LABELS = [0, 1, False, 1.0, True]
ROWS = [[0.5], [0.1, 0.9, 1e-300], [-1, -2]]
ROW_LABELS = [[1], [0, 1, 0], [1, 0]]
EDGES = [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]]
ROW_EDGES = [[[7, 8]], [[0, 1], [1, 2], [2, 3]], [[3, 4], [4, 0]]]
ROW_IDS = [["a"], ["b", "c", "d"], ["e", "f"]]

FORMS = {
    "list": lambda values: values,
    "tuple": tuple,
    "generator": lambda values: (value for value in values),
    "streamed": lambda values: StreamableArray(iter(values)),
    "wrapped": StreamableArray,
}


def write(directory, result_type, form):
    temporal = result_type.startswith("TEMPORAL")
    columns = {"timestamps": [0, 1.5, 3] if temporal else list(range(1000, 1005))}
    if "NODE" in result_type:
        columns["node_ids"] = ROW_IDS if temporal else [10, 11, 12, 13, 14]
    elif "EDGE" in result_type:
        columns["edges"] = ROW_EDGES if temporal else EDGES
    else:
        columns["graph_ids"] = ROW_IDS if temporal else ["g0", "g1", "g2", "g3", "g4"]
    writer = ResultWriter(directory)
    writer.save_scores(
        result_type,
        FORMS[form](ROWS if temporal else SCORES),
        # A bare generator is taken for scores alone.
        ground_truth=FORMS["streamed" if form == "generator" else form](
            ROW_LABELS if temporal else LABELS
        ),
        **columns,
    )
    writer.add_metadata(method_name="every_type", form=form)
    writer.finalize()


for name in FORMS:
    write(os.path.join(os.environ["EXP"], name), sys.argv[1], name)
write(None, sys.argv[1], "list")
