"""Prints its arguments as argparse sees them, each as the hexadecimal digits of its bytes."""

import argparse
import os

parser = argparse.ArgumentParser(allow_abbrev=False)
parser.add_argument("--value", required=True)
parser.add_argument("--use_memory", action="store_true")
options = parser.parse_args()
print("argument", os.fsencode(options.value).hex(), options.use_memory)
print("variable", os.fsencode(os.environ["_VALUE"]).hex())
