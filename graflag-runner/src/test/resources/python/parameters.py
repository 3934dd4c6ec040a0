"""Says which parameters arrive, by argument and by the helpers of the library."""

import argparse
import json
import os

from graflag_runner import apply_params, injected_params, params


class Model:
    def __init__(self, lr: float = 0.1, epochs: int = 1, use_memory: bool = True, act=None):
        pass


upstream = argparse.Namespace(lr=0.5, epochs=9, gpu=0, act="relu")
print(
    json.dumps(
        {
            "injected": injected_params(),
            "model": params(Model),
            "all": params(),
            "applied": apply_params(upstream, ignore=("use_memory",)),
            "data": os.environ["DATA"],
            "exp": os.environ["EXP"],
            "unbuffered": os.environ["PYTHONUNBUFFERED"],
        },
        sort_keys=True,
    )
)
