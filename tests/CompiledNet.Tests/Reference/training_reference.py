"""Trains 3-4(tanh)-1 with squared error in PyTorch, without shuffling, and records losses and final parameters.

Run with a Python that has torch; writes training_reference.json beside this file.
"""
import pathlib
import sys
import torch

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

torch.manual_seed(7)
torch.set_default_dtype(torch.float64)
ROWS, BATCH, EPOCHS, RATE, MOMENTUM = 20, 6, 10, 0.05, 0.9
round6 = lambda t: [round(v, 6) for v in t.flatten().tolist()]
x = torch.tensor(round6(torch.randn(ROWS, 3))).reshape(ROWS, 3)
t = (x[:, :1] - 0.5 * x[:, 1:2] * x[:, 2:3] > 0).double()
weights = torch.tensor(round6(torch.rand(ROWS) * 2))
start = [torch.tensor(round6(torch.randn(*s) * 0.5)).reshape(*s) for s in ((3, 4), (4,), (4, 1), (1,))]
class_weights = [0.5, 3.0]


def train(sample_weights, by_class, l2, nonneg):
    p = [v.clone().requires_grad_() for v in start]
    optimizer = torch.optim.SGD(p, lr=RATE, momentum=MOMENTUM)
    losses = []
    for _ in range(EPOCHS):
        total = 0.0
        for first in range(0, ROWS, BATCH):
            xs, ts = x[first:first + BATCH], t[first:first + BATCH]
            w = torch.ones(len(xs))
            if sample_weights:
                w = w * weights[first:first + BATCH]
            if by_class:
                w = w * torch.tensor(class_weights)[ts[:, 0].long()]
            y = torch.tanh(xs @ p[0] + p[1]) @ p[2] + p[3]
            loss = (w * ((y - ts) ** 2)[:, 0]).mean() + l2 * (p[0] ** 2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if nonneg:
                with torch.no_grad():
                    p[0].clamp_(min=0)
            total += loss.item() * len(xs)
        losses.append(total / ROWS)
    return losses, [round6(v.detach()) for v in p]


cases = []
for name, options in {
    "plain": (False, False, 0.0, False),
    "sample weights": (True, False, 0.0, False),
    "class weights": (False, True, 0.0, False),
    "both weights": (True, True, 0.0, False),
    "l2": (False, False, 0.02, False),
    "nonneg": (False, False, 0.0, True),
}.items():
    losses, end = train(*options)
    cases.append(dict(name=name, sampleWeights=options[0], classWeights=options[1], l2=options[2], nonNeg=options[3],
                      losses=[round(v, 6) for v in losses], parameters=end))

write(pathlib.Path(__file__).with_suffix(".json"), dict(batchSize=BATCH, epochs=EPOCHS, learningRate=RATE, momentum=MOMENTUM, features=[round6(r) for r in x],
           targets=[round6(r) for r in t], weights=round6(weights), classWeights=class_weights,
           start=[round6(v) for v in start], cases=cases))
