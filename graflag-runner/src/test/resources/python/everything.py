"""Uses each part of the library once, the way a training script does."""

import math

from graflag_runner import ResultWriter, critical, debug, error, info, paths, seed_all, warning

run = paths()
debug("nobody asked for this")
info("epochs: %d", 2)
warning("[WARN] half of %s", "it")
error("error")
critical("critical")
try:
    raise KeyError("lost")
except KeyError:
    from graflag_runner import exception

    exception("went wrong")
seed_all(3)

writer = ResultWriter()
for epoch in (1, 2):
    writer.spot("training", loss=1 / epoch, epoch=epoch)
    writer.spot("validation.auc-1", auc=0.5 * epoch, epoch=epoch, lr=1e-05)
# A second writer goes on where the first one was.
ResultWriter().spot("training", epoch=3, loss=float("nan"))
try:
    writer.spot("training", epoch=4)
except ValueError as refusal:
    print("refused:", str(refusal).splitlines()[0])

writer.save_scores(
    "NODE_ANOMALY_SCORES",
    [0.5, math.nan, 0.25, math.inf, -math.inf, 1e308],
    ground_truth=[0, 1, 0, 1, 0, 1],
    node_ids=["a", "b", "c", "d", "e", "ü"],
    threshold=0.4,
    notes={"why": [1, {"deep": None}]},
)
writer.add_metadata(
    method_name="everything",
    dataset=run.dataset,
    exp_name=run.experiment,
    method_parameters={"lr": 0.001, "layers": [64, 32], "act": None, "bias": True},
    summary={"a": {"b": {"c": {"d": "naïve 異常"}}}, "inf": math.inf},
)
writer.add_resource_metrics(exec_time_ms=1234.5678, peak_memory_mb=512.345, peak_gpu_mb=2048)
print("written:", writer.finalize().name)
