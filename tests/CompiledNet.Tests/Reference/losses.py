"""Losses and their gradients by PyTorch in double precision: writes losses.json beside this file.

Each formula is that of Keras 3 (keras.losses, the torch backend), for one sample, with the gradient by autograd.
"""
import math
import pathlib
import sys
import torch
import torch.nn.functional as F
from torch.distributions import Normal, kl_divergence

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

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


def percentage(p, t):
    return 100 * ((t - p).abs() / torch.clamp(t.abs(), min=EPSILON)).mean()


def logarithmic(p, t):
    return (torch.log1p(torch.clamp(p, min=EPSILON)) - torch.log1p(torch.clamp(t, min=EPSILON))).square().mean()


def focus(p, t, gamma, alpha):
    weight = 1 if alpha is None else t * alpha + (1 - t) * (1 - alpha)
    return weight * (1 - (t * p + (1 - t) * (1 - p))) ** gamma


def binary_focal(p, t, gamma=2.0, alpha=None, amount=0.0):
    p, t = clip(p), smooth_binary(t, amount)
    return (focus(p, t, gamma, alpha) * F.binary_cross_entropy(p, t, reduction="none")).mean()


def binary_focal_logits(z, t, gamma=2.0, alpha=None, amount=0.0):
    t = smooth_binary(t, amount)
    return (focus(torch.sigmoid(z), t, gamma, alpha) * F.binary_cross_entropy_with_logits(z, t, reduction="none")).mean()


def categorical_focal(p, t, gamma=2.0, alpha=0.25, amount=0.0):
    p = clip(p / p.sum())
    return -(alpha * smooth(t, amount) * (1 - p) ** gamma * torch.log(p)).sum()


def categorical_focal_logits(z, t, gamma=2.0, alpha=0.25, amount=0.0):
    q = torch.log_softmax(z, 0)
    return -(alpha * smooth(t, amount) * (1 - torch.exp(q)) ** gamma * q).sum()


def dice(p, t):
    return 1 - 2 * (p * t).sum() / (t.sum() + p.sum() + EPSILON)


def tversky(p, t, alpha=0.5, beta=0.5):
    i = (p * t).sum()
    return 1 - i / (i + alpha * ((1 - t) * p).sum() + beta * (t * (1 - p)).sum() + EPSILON)


def pinball(p, t, q):
    return torch.maximum(q * (t - p), (q - 1) * (t - p)).mean()


def contrastive(p, t, margin=1.0):
    a, b = p.chunk(2)
    d = (a - b).norm()
    return (t * d ** 2 + (1 - t) * F.relu(margin - d) ** 2).sum()


def triplet(p, t, margin=1.0):
    a, b, c = p[None].chunk(3, 1)
    return F.triplet_margin_loss(a, b, c, margin=margin)


def circle(s, t, gamma=80.0, m=0.4000000059604645):  # the float nearest to 0.4
    pull, push = F.relu(1 + m - s).detach(), F.relu(s + m).detach()
    positives, negatives = (-gamma * pull * (s - 1 + m))[t > 0.5], (gamma * push * (s - m))[t <= 0.5]
    return F.softplus(torch.logsumexp(negatives, 0) + torch.logsumexp(positives, 0)) if len(positives) and len(negatives) else (0 * s).sum()


def divergence_of_normals(p, t):
    mean, deviation = p.chunk(2)
    return kl_divergence(Normal(mean, deviation), Normal(0.0, 1.0)).sum()


none = lambda n: torch.zeros(0, dtype=torch.float64)
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
    "MeanAbsolutePercentageError": (percentage, reals, reals),
    "MeanSquaredLogarithmicError": (logarithmic, positives, positives),
    "Quantile": (lambda p, t: pinball(p, t, 0.5), reals, reals),
    "Quantile.Level": (lambda p, t: pinball(p, t, 0.875), reals, reals),
    "BinaryFocalCrossentropy": (binary_focal, probabilities, bits),
    "BinaryFocalCrossentropy.Balanced": (lambda p, t: binary_focal(p, t, 1.5, 0.75, 0.125), probabilities, bits),
    "BinaryFocalCrossentropy.Logits": (binary_focal_logits, reals, bits),
    "BinaryFocalCrossentropy.LogitsBalanced": (lambda p, t: binary_focal_logits(p, t, 1.5, 0.75, 0.125), reals, bits),
    "BinaryFocalCrossentropy.Gamma0": (lambda p, t: binary_focal(p, t, 0), probabilities, bits),
    "CategoricalFocalCrossentropy": (categorical_focal, positives, one_hot),
    "CategoricalFocalCrossentropy.Gamma3": (lambda p, t: categorical_focal(p, t, 3.0, 0.5, 0.125), positives, one_hot),
    "CategoricalFocalCrossentropy.Logits": (categorical_focal_logits, reals, one_hot),
    "CategoricalFocalCrossentropy.LogitsGamma3": (lambda p, t: categorical_focal_logits(p, t, 3.0, 0.5, 0.125), reals, one_hot),
    "Dice": (dice, probabilities, bits),
    "Tversky": (tversky, probabilities, bits),
    "Tversky.Uneven": (lambda p, t: tversky(p, t, 0.25, 0.75), probabilities, bits),
    "NegativeLogLikelihood": (lambda p, t: F.nll_loss(p[None], t.long()), lambda n: torch.log_softmax(reals(n), 0), index),
    "Contrastive": (contrastive, lambda n: reals(2 * n) / 4, lambda n: bits(1)),
    "Contrastive.Margin": (lambda p, t: contrastive(p, t, 5.0), lambda n: reals(2 * n) / 4, lambda n: bits(1)),
    "Triplet": (triplet, lambda n: reals(3 * n) / 4, lambda n: bits(1)),
    "Triplet.Margin": (lambda p, t: triplet(p, t, 0.25), lambda n: reals(3 * n) / 4, lambda n: bits(1)),
    "Circle": (circle, lambda n: torch.tanh(reals(n)), bits),
    "Circle.Wide": (lambda p, t: circle(p, t, 8.0, 0.25), lambda n: torch.tanh(reals(n)), bits),
    "AddedLoss": (lambda p, t: p.mean(), reals, none),
    "NormalDivergence": (divergence_of_normals, lambda n: torch.cat([reals(n), positives(n)]), none),
}
# What clipping does: numbers outside the bounds have no gradient.
clipped = {
    "BinaryCrossentropy": ([0.0, 1.0, 1e-9, 1 - 1e-9, 0.3], [1.0, 1.0, 0.0, 0.0, 1.0]),
    "CategoricalCrossentropy": ([0.0, 0.7, 0.3], [1.0, 0.0, 0.0]),
    "CategoricalCrossentropy.Smooth": ([0.0, 0.7, 0.3], [0.0, 1.0, 0.0]),
    "SparseCategoricalCrossentropy": ([0.0, 0.7, 0.3], [0.0]),
    "KLDivergence": ([0.0, 0.4, 1.5, 0.2], [0.3, 0.0, 0.3, 0.4]),
    "MeanSquaredLogarithmicError": ([-0.5, 0.0, 2.0, 0.5], [1.0, 0.5, 0.0, -1.0]),
    "MeanAbsolutePercentageError": ([0.5, 1.0], [1.0, 1.0]),
    "BinaryFocalCrossentropy": ([0.0, 1.0, 1e-9, 1 - 1e-9, 0.3], [1.0, 1.0, 0.0, 0.0, 1.0]),
    "CategoricalFocalCrossentropy": ([0.0, 0.7, 0.3], [1.0, 0.0, 0.0]),
    "Contrastive.Margin": ([0.5, 0.25, 0.5, 0.25], [1.0]),
    "Circle": ([0.9, 0.5, -1.0], [1.0, 1.0, 1.0]),
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
write(pathlib.Path(__file__).with_suffix(".json"), result)
