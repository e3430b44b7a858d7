"""Parameter groups and averages of weights in PyTorch, in double precision, for the network of ParameterGroupTests.

Six steps of torch.optim.AdamW with three groups: the kernel of the layer `low` at a tenth of the learning rate, the biases without weight
decay (that of `low` at a tenth too), and the rest. Epsilon is so small that it makes no difference where it is added. The average is that of
keras.optimizers.Optimizer: the weights behind the first step, then 0.6 of it and 0.4 of the weights behind each; with `overwritten` it takes the
place of the weights after the third and the sixth.

Run: python3 groups.py       (PyTorch 1.13)
"""
import pathlib, sys
import torch
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "CompiledNet.Testing" / "Reference"))
from networks import numbers
from record import write

ROWS, RATE, DECAY, MOMENTUM = 5, 0.02, 0.3, 0.6
SHAPES = {"low/kernel": (4, 5), "low/bias": (5,), "head/kernel": (5, 2), "head/bias": (2,)}
x, t = numbers("inputs", ROWS * 4).reshape(ROWS, 4), numbers("targets head", ROWS * 2).reshape(ROWS, 2)


def train(overwrites):
    p = {name: numbers(name, torch.Size(shape).numel(), 0.75).reshape(shape).requires_grad_() for name, shape in SHAPES.items()}
    optimizer = torch.optim.AdamW([
        {"params": [p["low/kernel"]], "lr": 0.1 * RATE}, {"params": [p["low/bias"]], "lr": 0.1 * RATE, "weight_decay": 0.0},
        {"params": [p["head/bias"]], "weight_decay": 0.0}, {"params": [p["head/kernel"]]},
    ], lr=RATE, weight_decay=DECAY, eps=1e-10)
    averages = {}
    for step in range(1, 7):
        loss = ((torch.tanh(x @ p["low/kernel"] + p["low/bias"]) @ p["head/kernel"] + p["head/bias"] - t) ** 2).mean(-1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            for name, value in p.items():
                averages[name] = value.clone() if step == 1 else MOMENTUM * averages[name] + (1 - MOMENTUM) * value
                if overwrites and step % 3 == 0: value.copy_(averages[name])
    return {**{name: value.flatten().tolist() for name, value in p.items()}, **{name + "/average": value.flatten().tolist() for name, value in averages.items()}}


write(HERE / "groups.json", {"plain": train(False), "overwritten": train(True)})
