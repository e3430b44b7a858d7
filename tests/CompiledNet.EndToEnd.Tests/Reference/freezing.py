"""What PyTorch makes of the network of FreezingTests, in double precision, while a part of it has requires_grad = False.

Three steps of SGD with momentum with the trunk and its batch normalization frozen, that one in eval mode, the gradients of
what is trained clipped together by norm and a decoupled decay of what is trained; then three of plain SGD at a smaller rate with
everything trained. The penalty 0.05 sum(w²) on the trunk's kernel counts only while that is trained, as in Keras. Weights and samples
follow the formula of `number`, see networks.py.

Run: python3 freezing.py       (PyTorch 1.13)
"""
import sys, pathlib
import torch
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "CompiledNet.Testing" / "Reference"))
from networks import numbers
from record import write

ROWS, MOMENTUM = 8, 0.9
SHAPES = {
    "trunk/kernel": (6, 7), "trunk/bias": (7,), "norm/gamma": (7,), "norm/beta": (7,),
    "middle/kernel": (7, 5), "middle/bias": (5,), "head/kernel": (5, 2), "head/bias": (2,),
}
p = {name: numbers(name, torch.Size(shape).numel(), 0.75).reshape(shape) for name, shape in SHAPES.items()}
mean, variance = numbers("norm/moving_mean", 7, 0.75), 1 + numbers("norm/moving_variance", 7, 0.75)
x, t = numbers("inputs", ROWS * 6).reshape(ROWS, 6), numbers("targets head", ROWS * 2).reshape(ROWS, 2)


def loss(is_training):
    global mean, variance
    h = torch.tanh(x @ p["trunk/kernel"] + p["trunk/bias"])
    m, v = mean, variance
    if is_training:
        m, v = h.mean(0), h.var(0, unbiased=False)
        mean, variance = (0.99 * mean + 0.01 * m).detach(), (0.99 * variance + 0.01 * v).detach()
    h = p["norm/gamma"] * (h - m) / torch.sqrt(v + 1e-3) + p["norm/beta"]
    y = torch.tanh(h @ p["middle/kernel"] + p["middle/bias"]) @ p["head/kernel"] + p["head/bias"]
    penalty = 0.05 * (p["trunk/kernel"] ** 2).sum() if p["trunk/kernel"].requires_grad else 0
    return ((y - t) ** 2).mean(-1).mean() + penalty


losses, velocity = [], {name: torch.zeros(shape) for name, shape in SHAPES.items()}
result = {}
for phase in ("frozen", "thawed"):
    frozen = phase == "frozen"
    for name in p: p[name] = p[name].detach().requires_grad_(not frozen or name.split("/")[0] not in ("trunk", "norm"))
    trained = [value for value in p.values() if value.requires_grad]
    for step in range(3):
        value = loss(not frozen)
        for parameter in trained: parameter.grad = None
        value.backward()
        losses.append(value.item())
        if frozen: torch.nn.utils.clip_grad_norm_(trained, 0.25)
        with torch.no_grad():
            for name, parameter in p.items():
                if not parameter.requires_grad: continue
                if frozen:
                    parameter -= 0.1 * 0.05 * parameter
                    velocity[name] = MOMENTUM * velocity[name] - 0.1 * parameter.grad
                    parameter += velocity[name]
                else:
                    parameter -= 0.02 * parameter.grad
    result[phase] = {name: value.detach().flatten().tolist() for name, value in p.items()}
    result[phase] |= {"norm/moving_mean": mean.tolist(), "norm/moving_variance": variance.tolist()}
write(HERE / "freezing.json", {"losses": losses, **result})
