"""The layers of networks.py that normalise by statistics of many samples, encode and modulate, in PyTorch."""
import torch
import torch.nn.functional as F
from layers import affine


def variance(network, name, channels):
    """As the tests' FixedWeights: around 1."""
    return network.parameter(name, [channels], False) + 1


def batch_norm(network, name, x, positional, named):
    """PyTorch moves the average of the unbiased variance, Keras that of the population: the one is computed from the other."""
    channels, momentum = x.shape[-1], 1 - named.get("Momentum", 0.99)
    mean, var = network.parameter(name + "/moving_mean", [channels], False), variance(network, name + "/moving_variance", channels)
    training = network.training and named.get("Trainable", True)
    gamma, beta = affine(network, name, x, named)
    first, before = x.movedim(-1, 1), var.clone()
    y = F.batch_norm(first, mean, var, gamma, beta, training, momentum, named.get("Epsilon", 1e-3)).movedim(1, -1)
    if training:
        count, kept = x.numel() // channels, (1 - momentum) * before
        network.moved.update({name + "/moving_mean": mean, name + "/moving_variance": kept + (var - kept) * (count - 1) / count})
    return y


def normalization(network, name, x, positional, named):
    channels = x.shape[-1]
    # Whatever is given, the tests set parameters by their names.
    mean, var = network.parameter(name + "/mean", [channels], False), variance(network, name + "/variance", channels)
    deviation = var.sqrt().clamp(min=1e-7)
    return x * deviation + mean if named.get("Invert") else (x - mean) / deviation


def category_encoding(network, name, x, positional, named):
    tokens, mode = int(positional[0]), named.get("OutputMode", "OutputMode.MultiHot")
    inside = (x >= 0) & (x < tokens)
    hot = F.one_hot(torch.where(inside, x, 0).long(), tokens) * inside[..., None]
    if mode == "OutputMode.OneHot": return (hot.squeeze(-2) if x.shape[-1] == 1 else hot).double()
    return (hot.sum(-2) if mode == "OutputMode.Count" else hot.amax(-2)).double()


def film(network, name, x, positional, named):
    features, condition = [network.values[source] for source in positional]
    trainable, channels = named.get("Trainable", True), features.shape[-1]
    def modulator(part):
        y = condition @ network.parameter(f"{name}/{part}_kernel", [condition.shape[-1], channels], trainable)
        if named.get("UseBias", True): y = y + network.parameter(f"{name}/{part}_bias", [channels], trainable)
        return y if y.dim() == features.dim() else y.reshape(len(y), *[1] * (features.dim() - 2), channels)
    return (1 + modulator("gamma")) * features + modulator("beta")


LAYERS = {"BatchNormalization": batch_norm, "Normalization": normalization, "CategoryEncoding": category_encoding, "FiLM": film}
