"""Records what optimizers do to 37 parameters in 20 steps, for OptimizerReferenceTests.

Gradients are drawn once and do not depend on the parameters. Where PyTorch computes the formula of Keras 3, torch.optim
does it, in double precision; where the formulas differ by the place of epsilon, PyTorch runs with a vanishing epsilon
and a second case computes the Keras formula in NumPy with an epsilon large enough to see where it stands:
  Adam, AMSGrad, AdamW   Keras adds epsilon to sqrt(v) before the bias correction, PyTorch after it
  RMSprop, Adagrad       Keras adds epsilon under the root, PyTorch after it
  Adamax                 Keras adds epsilon to the norm, PyTorch to |g| within the maximum
  Nadam                  PyTorch 1.13 takes one factor too many into the product of the momenta: NumPy only
Lion is not in this PyTorch: its formula (Chen et al., 2023) is computed in NumPy. So are Ftrl (McMahan et al., 2013), Lamb
(You et al., 2019) and Adafactor (Shazeer and Stern, 2018), as Keras 3 writes them, and Muon (Jordan et al., 2024), whose
vectors are stepped by Adam. Schedule-free AdamW is not in PyTorch: with_schedule_free does what Meta's
schedulefree.AdamWScheduleFree does in a step, with PyTorch's operations. What Lamb, Adafactor and Muon do to tensors of several axes stands under "shaped".

Run: python3 optimizers_reference.py, which writes optimizers_reference.json
"""
import pathlib
import sys

import numpy as np
import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

COUNT, STEPS = 37, 20
random = np.random.default_rng(20250101)
start = random.normal(size=COUNT).astype(np.float32)
gradients = (random.normal(size=(STEPS, COUNT)) * 10 ** random.uniform(-2, 1, size=COUNT)).astype(np.float32)
cases = []


def record(name, source, options, trace):
    cases.append(dict(optimizer=name, source=source, options=options,
                      afterFirst=[float(x) for x in trace[0]], afterLast=[float(x) for x in trace[-1]]))


def with_torch(name, options, make):
    p = torch.tensor(start.astype(np.float64), requires_grad=True)
    optimizer, trace = make([p]), []
    for g in gradients:
        p.grad = torch.tensor(g.astype(np.float64))
        optimizer.step()
        trace.append(p.detach().numpy().copy())
    record(name, "torch.optim." + type(optimizer).__name__, options, trace)


def with_formula(name, options, step, states=3, fill=0.0):
    p, s, trace = start.astype(np.float64), [np.full(COUNT, fill) for _ in range(states)], []
    for t, g in enumerate(gradients.astype(np.float64), 1):
        p = step(p, g, s, t)
        trace.append(p.copy())
    record(name, "the formula of Keras 3", options, trace)


TINY = 1e-12
o = torch.optim
with_torch("SGD", dict(LearningRate=0.1), lambda p: o.SGD(p, lr=0.1))
with_torch("SGD", dict(LearningRate=0.05, Momentum=0.9), lambda p: o.SGD(p, lr=0.05, momentum=0.9))
with_torch("SGD", dict(LearningRate=0.05, Momentum=0.9, Nesterov=True), lambda p: o.SGD(p, lr=0.05, momentum=0.9, nesterov=True))
with_torch("RMSprop", dict(LearningRate=0.01, Rho=0.9, Epsilon=TINY), lambda p: o.RMSprop(p, lr=0.01, alpha=0.9, eps=TINY))
with_torch("RMSprop", dict(LearningRate=0.01, Rho=0.8, Momentum=0.5, Epsilon=TINY),
           lambda p: o.RMSprop(p, lr=0.01, alpha=0.8, momentum=0.5, eps=TINY))
with_torch("RMSprop", dict(LearningRate=0.01, Rho=0.9, Momentum=0.5, Centered=True, Epsilon=TINY),
           lambda p: o.RMSprop(p, lr=0.01, alpha=0.9, momentum=0.5, centered=True, eps=TINY))
with_torch("Adagrad", dict(LearningRate=0.1, InitialAccumulatorValue=0.1, Epsilon=TINY),
           lambda p: o.Adagrad(p, lr=0.1, initial_accumulator_value=0.1, eps=TINY))
with_torch("Adadelta", dict(LearningRate=1.0, Rho=0.95, Epsilon=1e-3), lambda p: o.Adadelta(p, lr=1.0, rho=0.95, eps=1e-3))
with_torch("Adam", dict(LearningRate=0.01, Epsilon=TINY), lambda p: o.Adam(p, lr=0.01, eps=TINY))
with_torch("Adam", dict(LearningRate=0.01, Beta1=0.8, Beta2=0.9, AmsGrad=True, Epsilon=TINY),
           lambda p: o.Adam(p, lr=0.01, betas=(0.8, 0.9), amsgrad=True, eps=TINY))
with_torch("AdamW", dict(LearningRate=0.01, Epsilon=TINY), lambda p: o.AdamW(p, lr=0.01, weight_decay=0.004, eps=TINY))
with_torch("AdamW", dict(LearningRate=0.01, WeightDecay=0.5, Epsilon=TINY), lambda p: o.AdamW(p, lr=0.01, weight_decay=0.5, eps=TINY))
with_torch("Adamax", dict(LearningRate=0.01, Epsilon=TINY), lambda p: o.Adamax(p, lr=0.01, eps=TINY))


def adam(lr, b1, b2, eps, amsgrad=False):
    def step(p, g, s, t):
        s[0] += (1 - b1) * (g - s[0])
        s[1] += (1 - b2) * (g * g - s[1])
        s[2] = np.maximum(s[2], s[1])
        alpha = lr * np.sqrt(1 - b2 ** t) / (1 - b1 ** t)
        return p - alpha * s[0] / (np.sqrt(s[2] if amsgrad else s[1]) + eps)
    return step


def rmsprop(lr, rho, momentum, eps, centered):
    def step(p, g, s, t):
        s[0] = rho * s[0] + (1 - rho) * g * g
        s[1] = rho * s[1] + (1 - rho) * g
        s[2] = momentum * s[2] + lr * g / np.sqrt(s[0] - (s[1] ** 2 if centered else 0) + eps)
        return p - s[2]
    return step


def adagrad(lr, eps):
    def step(p, g, s, t):
        s[0] += g * g
        return p - lr * g / np.sqrt(s[0] + eps)
    return step


def adamax(lr, b1, b2, eps):
    def step(p, g, s, t):
        s[0] += (1 - b1) * (g - s[0])
        s[1] = np.maximum(b2 * s[1], np.abs(g))
        return p - lr * s[0] / ((1 - b1 ** t) * (s[1] + eps))
    return step


def nadam(lr, b1, b2, eps):
    def step(p, g, s, t):
        mu = [b1 * (1 - 0.5 * 0.96 ** i) for i in range(1, t + 2)]
        s[0] += (1 - b1) * (g - s[0])
        s[1] += (1 - b2) * (g * g - s[1])
        m_hat = mu[-1] * s[0] / (1 - np.prod(mu)) + (1 - mu[-2]) * g / (1 - np.prod(mu[:-1]))
        return p - lr * m_hat / (np.sqrt(s[1] / (1 - b2 ** t)) + eps)
    return step


def lion(lr, b1, b2, decay):
    def step(p, g, s, t):
        p = p - lr * decay * p - lr * np.sign(b1 * s[0] + (1 - b1) * g)
        s[0] = b2 * s[0] + (1 - b2) * g
        return p
    return step


with_formula("Adam", dict(LearningRate=0.01, Epsilon=0.1), adam(0.01, 0.9, 0.999, 0.1))
with_formula("Adam", dict(LearningRate=0.01, Epsilon=0.1, AmsGrad=True), adam(0.01, 0.9, 0.999, 0.1, True))
for m, c in ((0, False), (0.9, False), (0, True), (0.9, True)):
    with_formula("RMSprop", dict(LearningRate=0.01, Momentum=m, Centered=c, Epsilon=0.1), rmsprop(0.01, 0.9, m, 0.1, c))
with_formula("Adagrad", dict(LearningRate=0.1, InitialAccumulatorValue=0.2, Epsilon=0.1), adagrad(0.1, 0.1), fill=0.2)
with_formula("Adamax", dict(LearningRate=0.01, Epsilon=0.1), adamax(0.01, 0.9, 0.999, 0.1))
with_formula("Nadam", dict(LearningRate=0.01), nadam(0.01, 0.9, 0.999, 1e-7))
with_formula("Nadam", dict(LearningRate=0.01, Beta1=0.8, Beta2=0.9, Epsilon=0.1), nadam(0.01, 0.8, 0.9, 0.1))
with_formula("Lion", dict(LearningRate=0.001), lion(0.001, 0.9, 0.99, 0))
with_formula("Lion", dict(LearningRate=0.001, Beta1=0.5, Beta2=0.8, WeightDecay=3.0), lion(0.001, 0.5, 0.8, 3.0))


def ftrl(lr, initial, l1, l2, shrinkage, beta):
    def step(p, g, s, t):
        before = s[0] if t > 1 else s[0] + initial
        s[0] = before + g * g
        s[1] = s[1] + g + 2 * shrinkage * p - (np.sqrt(s[0]) - np.sqrt(before)) / lr * p
        return (np.clip(s[1], -l1, l1) - s[1]) / (np.sqrt(s[0]) / lr + 2 * (l2 + beta / (2 * lr)))
    return step


def lamb(lr, b1, b2, eps, decay):
    def step(p, g, s, t):
        p = p - lr * decay * p
        s[0] = b1 * s[0] + (1 - b1) * g
        s[1] = b2 * s[1] + (1 - b2) * g * g
        u = s[0] / (1 - b1 ** t) / (np.sqrt(s[1] / (1 - b2 ** t)) + eps)
        length, update = np.linalg.norm(p), np.linalg.norm(u)
        return p - lr * u * (length / update if length > 0 and update > 0 else 1)
    return step


def rms(x):
    return np.sqrt(np.mean(x * x))


def adafactor(lr, relative=True, clip=1.0, power=-0.8, eps1=1e-30, eps2=1e-3):
    def step(p, g, s, t):
        alpha = max(eps2, rms(p)) * (min(lr, 1 / np.sqrt(t)) if relative else lr)
        square, b2 = g * g + eps1, 1 - float(t) ** power
        if p.ndim >= 2:
            if t == 1:
                s[0], s[1] = np.zeros(p.shape[:-1]), np.zeros(p.shape[:-2] + p.shape[-1:])
            s[0] = b2 * s[0] + (1 - b2) * square.mean(axis=-1)
            s[1] = b2 * s[1] + (1 - b2) * square.mean(axis=-2)
            v = (s[0] / s[0].mean(axis=-1, keepdims=True))[..., None] * s[1][..., None, :]
        else:
            v = s[2] = b2 * s[2] + (1 - b2) * square
        u = g / np.sqrt(v)
        return p - alpha * u / max(1, rms(u) / clip)
    return step


def orthogonal(x, steps):
    wide = x if x.shape[0] <= x.shape[1] else x.T
    wide = wide / (np.linalg.norm(wide) + 1e-7)
    for _ in range(steps):
        a = wide @ wide.T
        wide = 3.4445 * wide + (-4.7750 * a + 2.0315 * a @ a) @ wide
    return wide if x.shape[0] <= x.shape[1] else wide.T


def muon(lr, momentum=0.95, nesterov=True, decay=0.0, matrix=True, b1=0.9, b2=0.95):
    def step(p, g, s, t):
        p = p - lr * decay * p
        if p.ndim < 2 or not matrix:
            s[0] = s[0] + (1 - b1) * (g - s[0])
            s[1] = s[1] + (1 - b2) * (g * g - s[1])
            return p - lr * 0.015 / (1 - b1 ** t) * s[0] / (np.sqrt(s[1] / (1 - b2 ** t)) + 1e-10)
        s[0] = s[0] + (1 - momentum) * (g - s[0])
        u = g + momentum * (s[0] - g) if nesterov else s[0]
        flat = u.reshape(-1, u.shape[-1])  # [inputs, outputs], where PyTorch has [outputs, inputs]
        return p - lr * max(1, flat.shape[1] / flat.shape[0]) ** 0.5 * orthogonal(flat, 5).reshape(p.shape)
    return step


with_formula("Ftrl", dict(LearningRate=0.1), ftrl(0.1, 0.1, 0, 0, 0, 0))
with_formula("Ftrl", dict(LearningRate=0.1, InitialAccumulatorValue=0.5, L1=2.0, L2=0.25, L2Shrinkage=0.125, Beta=0.5),
             ftrl(0.1, 0.5, 2.0, 0.25, 0.125, 0.5))
with_formula("Lamb", dict(LearningRate=0.01), lamb(0.01, 0.9, 0.999, 1e-7, 0))
with_formula("Lamb", dict(LearningRate=0.01, Beta1=0.8, Beta2=0.9, Epsilon=0.1, WeightDecay=0.5), lamb(0.01, 0.8, 0.9, 0.1, 0.5))
with_formula("Adafactor", dict(LearningRate=0.3), adafactor(0.3))
with_formula("Muon", dict(LearningRate=0.5), muon(0.5))



def with_schedule_free(options, lr, b1=0.9, b2=0.999, eps=1e-8, decay=0.0, warmup=0, r=0.0):
    y, v = torch.tensor(start.astype(np.float64)), torch.zeros(COUNT, dtype=torch.float64)
    z, trace, weight_sum, lr_max = y.clone(), [], 0.0, -1.0
    for k, g in enumerate(gradients):
        g = torch.tensor(g.astype(np.float64))
        rate = lr * ((k + 1) / warmup if k < warmup else 1.0)
        lr_max = max(rate, lr_max)
        weight = (k + 1) ** r * lr_max ** 2.0
        weight_sum += weight
        share = weight / weight_sum
        v.mul_(b2).addcmul_(g, g, value=1 - b2)
        g = g.div(v.div(1 - b2 ** (k + 1)).sqrt_().add_(eps)).add_(y, alpha=decay)
        y.lerp_(end=z, weight=share)
        y.add_(g, alpha=rate * (b1 * (1 - share) - 1))
        z.sub_(g, alpha=rate)
        trace.append(y.numpy().copy())
    record("ScheduleFreeAdamW", "the formula of Meta's schedulefree", options, trace)


with_schedule_free(dict(LearningRate=0.01, Epsilon=1e-8), 0.01)
with_schedule_free(dict(LearningRate=0.01, Beta1=0.8, Beta2=0.9, Epsilon=0.1, WeightDecay=0.5, WarmupSteps=7, AveragingPower=1.5), 0.01, 0.8, 0.9, 0.1, 0.5, 7, 1.5)

draw = np.random.default_rng(5)
shapes = dict(a=(5, 3), b=(3, 4), c=(2, 3, 4), d=(6,), e=(4, 2))
tensors = {name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
slopes = [{name: draw.normal(size=shape).astype(np.float32) for name, shape in shapes.items()} for _ in range(6)]
shaped = []


def with_shapes(name, options, make):
    after = {}
    for tensor, first in tensors.items():
        step, p, s = make(tensor), first.astype(np.float64), [np.zeros(first.shape) for _ in range(3)]
        for t, g in enumerate(slopes, 1):
            p = step(p, g[tensor].astype(np.float64), s, t)
        after[tensor] = p.ravel().tolist()
    shaped.append(dict(optimizer=name, options=options, after=after))


with_shapes("Lamb", dict(LearningRate=0.05), lambda tensor: lamb(0.05, 0.9, 0.999, 1e-7, 0))
with_shapes("Adafactor", dict(LearningRate=0.3), lambda tensor: adafactor(0.3))
with_shapes("Adafactor", dict(LearningRate=0.75, RelativeStep=False, ClipThreshold=0.5), lambda tensor: adafactor(0.75, False, 0.5))
with_shapes("Muon", dict(LearningRate=0.05), lambda tensor: muon(0.05, matrix=tensor != "e"))
with_shapes("Muon", dict(LearningRate=0.05, Momentum=0.5, Nesterov=False, WeightDecay=0.5), lambda tensor: muon(0.05, 0.5, False, 0.5, tensor != "e"))


def lists(named):
    return {name: x.ravel().tolist() for name, x in named.items()}


write(pathlib.Path(__file__).with_suffix(".json"), dict(start=[float(x) for x in start], gradients=[[float(x) for x in g] for g in gradients], cases=cases,
    shapedStart=lists(tensors), shapedGradients=[lists(g) for g in slopes], shaped=shaped))
