"""Losses and their gradients by PyTorch in double precision: writes losses.json beside this file.

Each formula is that of Keras 3 (keras.losses, the torch backend), for one sample, with the gradient by autograd.
"""
import json
import math
import os
import torch
import torch.nn.functional as F

EPSILON = 1e-7


def smooth_binary(t, amount):
    return t * (1 - amount) + 0.5 * amount


def smooth(t, amount):
    return t * (1 - amount) + amount / t.numel()


def clip(p, high=1 - EPSILON):
    return torch.clamp(p, EPSILON, high)


def binary(p, t, amount=0.0):
    return F.binary_cross_entropy(clip(p), smooth_binary(t, amount))


def binary_logits(z, t, amount=0.0):
    return F.binary_cross_entropy_with_logits(z, smooth_binary(t, amount))


def categorical(p, t, amount=0.0):
    return -(smooth(t, amount) * torch.log(clip(p / p.sum()))).sum()


def categorical_logits(z, t, amount=0.0):
    return -(smooth(t, amount) * torch.log_softmax(z, 0)).sum()


def sparse(p, t):
    return -torch.log(clip(p / p.sum()))[int(t[0])]


def sparse_logits(z, t):
    return F.cross_entropy(z[None], t.long())


def divergence(p, t):
    t = clip(t, 1.0)
    return (t * torch.log(t / clip(p, 1.0))).sum()


def categorical_hinge(p, t):
    return torch.clamp(((1 - t) * p).max() - (t * p).sum() + 1, min=0)


def hinge(p, t):
    t = torch.where(t == 0, -torch.ones_like(t), t)
    return F.relu(1 - t * p)


reals = lambda n: torch.randn(n, dtype=torch.float64) * 2
positives = lambda n: torch.rand(n, dtype=torch.float64) * 3 + 0.05
probabilities = lambda n: torch.rand(n, dtype=torch.float64) * 0.98 + 0.01
simplex = lambda n: torch.softmax(reals(n), 0)
bits = lambda n: torch.randint(0, 2, (n,)).double()
signs = lambda n: bits(n) * 2 - 1
one_hot = lambda n: F.one_hot(torch.randint(0, n, (1,)), n)[0].double()
index = lambda n: torch.randint(0, n, (1,)).double()
losses = {
    "MeanSquaredError": (F.mse_loss, reals, reals),
    "MeanSquaredError.Half": (lambda p, t: F.mse_loss(p, t) / 2, reals, reals),
    "MeanAbsoluteError": (F.l1_loss, reals, reals),
    "Huber": (F.huber_loss, reals, reals),
    "Huber.Delta2": (lambda p, t: F.huber_loss(p, t, delta=2.0), reals, reals),
    "LogCosh": (lambda p, t: (p - t + torch.logaddexp(-2 * (p - t), torch.zeros_like(p)) - math.log(2)).mean(), reals, reals),
    "BinaryCrossentropy": (binary, probabilities, bits),
    "BinaryCrossentropy.Smooth": (lambda p, t: binary(p, t, 0.125), probabilities, bits),
    "BinaryCrossentropy.Logits": (binary_logits, reals, bits),
    "BinaryCrossentropy.LogitsSmooth": (lambda z, t: binary_logits(z, t, 0.125), reals, bits),
    "CategoricalCrossentropy": (categorical, positives, one_hot),
    "CategoricalCrossentropy.Smooth": (lambda p, t: categorical(p, t, 0.125), positives, one_hot),
    "CategoricalCrossentropy.Logits": (categorical_logits, reals, simplex),
    "CategoricalCrossentropy.LogitsSmooth": (lambda z, t: categorical_logits(z, t, 0.125), reals, one_hot),
    "SparseCategoricalCrossentropy": (sparse, positives, index),
    "SparseCategoricalCrossentropy.Logits": (sparse_logits, reals, index),
    "KLDivergence": (divergence, simplex, simplex),
    "Poisson": (lambda p, t: F.poisson_nll_loss(p, t, log_input=False, eps=EPSILON), positives, positives),
    "Hinge": (lambda p, t: hinge(p, t).mean(), reals, signs),
    "Hinge.Bits": (lambda p, t: hinge(p, t).mean(), reals, bits),
    "SquaredHinge": (lambda p, t: (hinge(p, t) ** 2).mean(), reals, signs),
    "CategoricalHinge": (categorical_hinge, reals, one_hot),
    "CosineSimilarity": (lambda p, t: -F.cosine_similarity(p, t, 0, 1e-12), reals, reals),
}
# What clipping does: numbers outside the bounds have no gradient.
clipped = {
    "BinaryCrossentropy": ([0.0, 1.0, 1e-9, 1 - 1e-9, 0.3], [1.0, 1.0, 0.0, 0.0, 1.0]),
    "CategoricalCrossentropy": ([0.0, 0.7, 0.3], [1.0, 0.0, 0.0]),
    "CategoricalCrossentropy.Smooth": ([0.0, 0.7, 0.3], [0.0, 1.0, 0.0]),
    "SparseCategoricalCrossentropy": ([0.0, 0.7, 0.3], [0.0]),
    "KLDivergence": ([0.0, 0.4, 1.5, 0.2], [0.3, 0.0, 0.3, 0.4]),
}
torch.manual_seed(2)
result = {}
for name, (loss, prediction, target) in losses.items():
    cases = [(prediction(n), target(n)) for n in (1, 2, 3, 5, 10, 19) if n > 1 or "Cat" not in name]
    if name in clipped:
        cases.append(tuple(torch.tensor(v, dtype=torch.float64) for v in clipped[name]))
    result[name] = []
    for p, t in cases:
        p = p.clone().requires_grad_()
        value = loss(p, t)
        value.backward()
        result[name].append({"prediction": p.tolist(), "target": t.tolist(), "loss": value.item(), "gradient": p.grad.tolist()})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json"), "w", newline="\n") as file:
    json.dump(result, file, separators=(",", ":"))
    file.write("\n")
