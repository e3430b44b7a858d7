"""The layers of networks.py that are more than a line of PyTorch: name -> function(network, name, x, positional, named).

Tensors are [rows, ..., channels], as in Keras; PyTorch's own functions want the channels first."""
import torch
import torch.nn.functional as F


def integers(values, count, otherwise):
    values = [int(value) for value in values] or [otherwise]
    return values * count if len(values) == 1 else values


def margins(values, axes, otherwise):
    values = integers(values, axes, otherwise)
    return list(zip(values[::2], values[1::2])) if len(values) == 2 * axes else [(value, value) for value in values]


def pad(axes):
    def layer(network, name, x, positional, named):
        sides = margins(positional, axes, 1)
        return F.pad(x, [0, 0] + [side for pair in reversed(sides) for side in pair])
    return layer


def crop(axes):
    def layer(network, name, x, positional, named):
        for axis, (before, after) in enumerate(margins(positional, axes, 1 if axes == 1 else 0), 1):
            x = x.narrow(axis, before, x.shape[axis] - before - after)
        return x
    return layer


def upsample(axes):
    def layer(network, name, x, positional, named):
        for axis, factor in enumerate(integers(positional, axes, 2), 1): x = x.repeat_interleave(factor, axis)
        return x
    return layer


LAYERS = {
    "Permute": lambda network, name, x, positional, named: x.permute(0, *[int(axis) for axis in positional]),
    "RepeatVector": lambda network, name, x, positional, named: x[:, None].repeat(1, int(positional[0]), 1),
    "ZeroPadding1D": pad(1), "ZeroPadding2D": pad(2), "Cropping1D": crop(1), "Cropping2D": crop(2),
    "UpSampling1D": upsample(1), "UpSampling2D": upsample(2),
}
