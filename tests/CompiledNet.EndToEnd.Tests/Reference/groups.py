"""Parameter groups and averages of weights in PyTorch, in double precision, for the network of ParameterGroupTests.

Six steps of torch.optim.AdamW with three groups: the kernel of the layer `low` at a tenth of the learning rate, the biases without weight
decay (that of `low` at a tenth too), and the rest. Epsilon is so small that it makes no difference where it is added. The average is that of
keras.optimizers.Optimizer: the weights behind the first step, then 0.6 of it and 0.4 of the weights behind each; with `overwritten` it takes the
place of the weights after the third and the sixth.

`schedule_free` is what Meta's schedulefree.AdamWScheduleFree does in eight steps with the same groups, with PyTorch's operations: the layer `head` has no
gradients in the third and the fourth. Recorded are the weights of training, y, and those of its eval(), x.

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


def parameters():
    return {name: numbers(name, torch.Size(shape).numel(), 0.75).reshape(shape).requires_grad_() for name, shape in SHAPES.items()}


def loss_of(p):
    return ((torch.tanh(x @ p["low/kernel"] + p["low/bias"]) @ p["head/kernel"] + p["head/bias"] - t) ** 2).mean(-1).mean()


def train(overwrites):
    p = parameters()
    optimizer = torch.optim.AdamW([
        {"params": [p["low/kernel"]], "lr": 0.1 * RATE}, {"params": [p["low/bias"]], "lr": 0.1 * RATE, "weight_decay": 0.0},
        {"params": [p["head/bias"]], "weight_decay": 0.0}, {"params": [p["head/kernel"]]},
    ], lr=RATE, weight_decay=DECAY, eps=1e-10)
    averages = {}
    for step in range(1, 7):
        optimizer.zero_grad()
        loss_of(p).backward()
        optimizer.step()
        with torch.no_grad():
            for name, value in p.items():
                averages[name] = value.clone() if step == 1 else MOMENTUM * averages[name] + (1 - MOMENTUM) * value
                if overwrites and step % 3 == 0: value.copy_(averages[name])
    return {**{name: value.flatten().tolist() for name, value in p.items()}, **{name + "/average": value.flatten().tolist() for name, value in averages.items()}}


def schedule_free(b1=0.9, b2=0.999, eps=1e-8, warmup=3):
    p, weight_sum, lr_max = parameters(), {}, {}
    z, v = {name: value.detach().clone() for name, value in p.items()}, {name: torch.zeros_like(value) for name, value in p.items()}
    for k in range(8):
        gradients = dict(zip(p, torch.autograd.grad(loss_of(p), list(p.values()))))
        with torch.no_grad():
            for name, y in p.items():
                decay = 0.0 if name.endswith("bias") else DECAY
                rate = RATE * (0.1 if name.startswith("low") else 1) * ((k + 1) / warmup if k < warmup else 1)
                lr_max[name] = max(rate, lr_max.get(name, -1))
                weight = lr_max[name] ** 2
                weight_sum[name] = weight_sum.get(name, 0) + weight
                share = weight / weight_sum[name]
                if name.startswith("head") and k in (2, 3): continue  # no gradient: the sums of the group go on
                v[name].mul_(b2).addcmul_(gradients[name], gradients[name], value=1 - b2)
                g = gradients[name].div(v[name].div(1 - b2 ** (k + 1)).sqrt().add(eps)).add(y, alpha=decay)
                y.lerp_(end=z[name], weight=share)
                y.add_(g, alpha=rate * (b1 * (1 - share) - 1))
                z[name].sub_(g, alpha=rate)
    with torch.no_grad():
        evaluated = {name: y.lerp(z[name], 1 - 1 / b1) for name, y in p.items()}
    return {**{name: y.flatten().tolist() for name, y in p.items()}, **{name + "/evaluated": value.flatten().tolist() for name, value in evaluated.items()}}


write(HERE / "groups.json", {"schedule_free": schedule_free(), "plain": train(False), "overwritten": train(True)})
