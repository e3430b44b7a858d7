"""What poolings and merges make of NaN, by PyTorch: writes missing.json beside this file.

Each case is one number a position, times a kernel of ones with as many channels, pooled; in sample p position p is NaN.
Numbers that JSON does not have are written as strings.
"""
import math
import pathlib
import sys
import torch
import torch.nn.functional as F

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

CHANNELS = 5


def written(tensor):
    return [v if abs(v) < float("inf") else "NaN" if v != v else "Infinity" if v > 0 else "-Infinity" for v in tensor.flatten().tolist()]


def sequence(pool, channels):
    return lambda x: pool((x[None, None] * torch.ones(1, channels, 1, dtype=x.dtype))).transpose(1, 2)


def image(pool, channels, width):
    return lambda x: pool((x.reshape(1, 1, -1, width) * torch.ones(1, channels, 1, 1, dtype=x.dtype))).permute(0, 2, 3, 1)


cases = {
    "sequence of lone numbers": (8, sequence(lambda x: F.max_pool1d(x, 2), 1)),
    "sequence": (7, sequence(lambda x: F.max_pool1d(x, 3, 1), CHANNELS)),
    "whole sequence": (25, sequence(lambda x: F.adaptive_max_pool1d(x, 1), CHANNELS)),
    "image": (24, image(lambda x: F.max_pool2d(x, 2), CHANNELS, 6)),
    "convolution": (24, image(lambda x: F.max_pool2d(x, 2), 16, 6)),
    "larger of two": (19, lambda x: torch.maximum(x, x.flip(0))),
    "smaller of two": (19, lambda x: torch.minimum(x, x.flip(0))),
}
result = {}
for name, (length, f) in cases.items():
    rows = []
    for place in range(length):
        x = torch.tensor([math.sin(i * 1.7) for i in range(length)], dtype=torch.float64)
        x[place] = float("nan")
        rows.append(written(f(x)))
    result[name] = rows

write(pathlib.Path(__file__).with_suffix(".json"), result)
