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


def windows(x, sizes, strides, same, value):
    """[rows, windows..., channels, size]: the numbers of each window, those outside the input as `value`."""
    axes = len(sizes)
    if same:
        surplus = [max(0, (-(-n // stride) - 1) * stride + size - n) for n, size, stride in zip(x.shape[1:], sizes, strides)]
        x = F.pad(x, [0, 0] + [side for total in reversed(surplus) for side in (total // 2, total - total // 2)], value=value)
    for axis, (size, stride) in enumerate(zip(sizes, strides), 1): x = x.unfold(axis, size, stride)
    return x.flatten(-axes)


def pool(kind, axes):
    def layer(network, name, x, positional, named):
        sizes = integers(positional, axes, 2)
        strides, same = integers(named["Strides"], axes, 0) if "Strides" in named else sizes, named.get("Padding") == "Padding.Same"
        if kind == "max":
            if not same:
                function = F.max_pool1d if axes == 1 else F.max_pool2d
                return function(x.movedim(-1, 1), sizes, strides).movedim(1, -1)
            return windows(x, sizes, strides, same, -torch.inf).max(-1).values
        inside = windows(torch.ones_like(x), sizes, strides, same, 0.0).sum(-1)
        return windows(x, sizes, strides, same, 0.0).sum(-1) / inside
    return layer


def pool_all(kind, axes):
    def layer(network, name, x, positional, named):
        over, keep = list(range(1, axes + 1)), named.get("KeepDims", False)
        return x.amax(over, keep) if kind == "max" else x.mean(over, keep)
    return layer


def sides(n, size, stride, dilation, padding):
    """Zeros before and after an axis, as TensorFlow counts them."""
    reach = (size - 1) * dilation + 1
    if padding == "Padding.Causal": return reach - 1, 0
    if padding != "Padding.Same": return 0, 0
    surplus = max(0, (-(-n // stride) - 1) * stride + reach - n)
    return surplus // 2, surplus - surplus // 2


def bias(network, name, y, named):
    return y + network.parameter(name + "/bias", [y.shape[-1]], named.get("Trainable", True)) if named.get("UseBias", True) else y


def windowed(x, kernel, sizes, named, groups):
    """x [rows, ..., channels] with kernel [..., channels / groups, filters]."""
    axes = len(sizes)
    strides, dilations = integers(named.get("Strides", []), axes, 1), integers(named.get("DilationRate", []), axes, 1)
    around = [sides(n, *axis, named.get("Padding")) for n, *axis in zip(x.shape[1:], sizes, strides, dilations)]
    x = F.pad(x, [0, 0] + [side for pair in reversed(around) for side in pair]).movedim(-1, 1)
    function = F.conv1d if axes == 1 else F.conv2d
    return function(x, kernel.movedim((-1, -2), (0, 1)).contiguous(), None, strides, 0, dilations, groups).movedim(1, -1)


def convolve(axes):
    def layer(network, name, x, positional, named):
        filters, sizes, groups = int(positional[0]), integers(positional[1:], axes, 1), int(named.get("Groups", 1))
        kernel = network.parameter(name + "/kernel", [*sizes, x.shape[-1] // groups, filters], named.get("Trainable", True))
        return bias(network, name, windowed(x, kernel, sizes, named, groups), named)
    return layer


def depthwise(network, name, x, sizes, named):
    channels, multiplier = x.shape[-1], int(named.get("DepthMultiplier", 1))
    kernel = network.parameter(name, [*sizes, channels, multiplier], named.get("Trainable", True))
    return windowed(x, kernel.reshape(*sizes, 1, channels * multiplier), sizes, named, channels)


def convolve_depthwise(axes):
    def layer(network, name, x, positional, named):
        return bias(network, name, depthwise(network, name + "/kernel", x, integers(positional, axes, 1), named), named)
    return layer


def convolve_separable(axes):
    def layer(network, name, x, positional, named):
        x = depthwise(network, name + "/depthwise_kernel", x, integers(positional[1:], axes, 1), named)
        kernel = network.parameter(name + "/pointwise_kernel", [1] * axes + [x.shape[-1], int(positional[0])], named.get("Trainable", True))
        return bias(network, name, x @ kernel.reshape(kernel.shape[-2:]), named)
    return layer


def convolve_transposed(axes):
    def layer(network, name, x, positional, named):
        filters, sizes = int(positional[0]), integers(positional[1:], axes, 1)
        strides, dilations = integers(named.get("Strides", []), axes, 1), integers(named.get("DilationRate", []), axes, 1)
        kernel = network.parameter(name + "/kernel", [*sizes, filters, x.shape[-1]], named.get("Trainable", True))
        function = F.conv_transpose1d if axes == 1 else F.conv_transpose2d
        y = function(x.movedim(-1, 1), kernel.movedim((-1, -2), (0, 1)).contiguous(), None, strides, 0, 0, 1, dilations).movedim(1, -1)
        # What TensorFlow's gradient of a convolution with this padding gives: cut to size, zeros where no window reaches.
        for axis, (n, size, stride, dilation) in enumerate(zip(x.shape[1:], sizes, strides, dilations), 1):
            reach = (size - 1) * dilation + 1
            length = n * stride if named.get("Padding") == "Padding.Same" else n * stride + max(reach - stride, 0)
            before = sides(length, size, stride, dilation, named.get("Padding"))[0]
            y = F.pad(y, [0, 0] * (y.dim() - 1 - axis) + [0, max(0, before + length - y.shape[axis])]).narrow(axis, before, length)
        return bias(network, name, y, named)
    return layer


def prelu(network, name, x, positional, named):
    shared = [int(axis) for axis in named.get("SharedAxes", [])]
    alpha = network.parameter(name + "/alpha", [1 if axis in shared else n for axis, n in enumerate(x.shape[1:], 1)], named.get("Trainable", True))
    return torch.where(x > 0, x, alpha * x)


def affine(network, name, x, named):
    # PyTorch 1.13 cannot differentiate with only one of the two.
    def parameter(key, flag, otherwise):
        return network.parameter(f"{name}/{key}", [x.shape[-1]], named.get("Trainable", True)) if named.get(flag, True) else otherwise(x.shape[-1])
    return parameter("gamma", "Scale", torch.ones), parameter("beta", "Center", torch.zeros)


def layer_norm(network, name, x, positional, named):
    return F.layer_norm(x, x.shape[-1:], *affine(network, name, x, named), named.get("Epsilon", 1e-3))


def group_norm(network, name, x, positional, named):
    groups = int(positional[0]) if positional else 32
    gamma, beta = affine(network, name, x, named)
    return F.group_norm(x.movedim(-1, 1), x.shape[-1] if groups == -1 else groups, gamma, beta, named.get("Epsilon", 1e-3)).movedim(1, -1)


def rms_norm(network, name, x, positional, named):
    scale = network.parameter(name + "/scale", [x.shape[-1]], named.get("Trainable", True))
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + named.get("Epsilon", 1e-6)) * scale


def gate(content):
    def layer(network, name, x, positional, named):
        a, b = x.chunk(2, -1)
        return content(a) * network.gate(b, *named.get("ActivationArguments", []))
    return layer


def identity(network, name, x, positional, named):
    return x


LAYERS = {
    "Permute": lambda network, name, x, positional, named: x.permute(0, *[int(axis) for axis in positional]),
    "RepeatVector": lambda network, name, x, positional, named: x[:, None].repeat(1, int(positional[0]), 1),
    "ZeroPadding1D": pad(1), "ZeroPadding2D": pad(2), "Cropping1D": crop(1), "Cropping2D": crop(2),
    "UpSampling1D": upsample(1), "UpSampling2D": upsample(2),
    "MaxPooling1D": pool("max", 1), "MaxPooling2D": pool("max", 2), "AveragePooling1D": pool("mean", 1), "AveragePooling2D": pool("mean", 2),
    "GlobalMaxPooling1D": pool_all("max", 1), "GlobalMaxPooling2D": pool_all("max", 2),
    "GlobalAveragePooling1D": pool_all("mean", 1), "GlobalAveragePooling2D": pool_all("mean", 2),
    "SpatialDropout1D": identity, "SpatialDropout2D": identity, "GaussianNoise": identity, "GaussianDropout": identity, "AlphaDropout": identity,
    "NormalSample": lambda network, name, x, positional, named: network.values[positional[0]],
    "Rescaling": lambda network, name, x, positional, named: x * positional[0] + (positional[1] if len(positional) > 1 else 0),
    "PReLU": prelu, "LayerNormalization": layer_norm, "GroupNormalization": group_norm, "RMSNormalization": rms_norm,
    "UnitNormalization": lambda network, name, x, positional, named: F.normalize(x, dim=-1, eps=1e-12),
    "Conv1D": convolve(1), "Conv2D": convolve(2),
    "Conv1DTranspose": convolve_transposed(1), "Conv2DTranspose": convolve_transposed(2),
    "DepthwiseConv1D": convolve_depthwise(1), "DepthwiseConv2D": convolve_depthwise(2),
    "SeparableConv1D": convolve_separable(1), "SeparableConv2D": convolve_separable(2),
    "GLU": gate(lambda a: a), "GatedTanh": gate(torch.tanh),
}
