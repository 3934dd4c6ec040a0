"""Streams numbers that JSON has no words for; those beside the stream are written as Python has them."""

import math

from graflag_runner import ResultWriter, StreamableArray

writer = ResultWriter()
writer.save_scores(
    "EDGE_STREAM_ANOMALY_SCORES",
    StreamableArray(iter([math.nan, math.inf, 0.5])),
    ground_truth=[1, 0, 0],
    timestamps=[0.0, math.nan, -math.inf],
)
writer.add_metadata(final_loss=math.inf, history=[0.5, math.nan])
writer.finalize()
