"""Activations and their derivatives by PyTorch in double precision: writes activations.json beside this file."""
import pathlib
import sys
import torch

from activation_functions import functions

points = [-1000.0, -100.0, -30.0, -12.5, -7.0, -3.5, -2.0, -1.3, -0.7, -0.25, -0.01, -1e-6, 1e-6, 0.01, 0.3, 0.8, 1.5, 2.5, 3.7, 5.5,
          6.5, 12.0, 25.0, 100.0, 1000.0]
kinks = {"ReLU": [0.0], "ReLU6": [0.0, 6.0], "LeakyReLU": [0.0], "ELU": [0.0], "SELU": [0.0], "HardSigmoid": [-3.0, 3.0], "HardSwish": [-3.0, 3.0]}
result = {}
for name, f in functions.items():
    xs = [p for p in points if name != "Exponential" or abs(p) < 80] + kinks.get(name, [])
    x = torch.tensor(xs, dtype=torch.float64, requires_grad=True)
    y = f(x)
    y.sum().backward()
    result[name] = {"x": xs, "y": y.tolist(), "derivative": x.grad.tolist()}

torch.manual_seed(1)
softmax = []
for n in (1, 2, 3, 7, 10, 16, 21, 37):
    x = (torch.randn(n, dtype=torch.float64) * 5).requires_grad_()
    g = torch.randn(n, dtype=torch.float64)
    y = torch.softmax(x, 0)
    y.backward(g)
    softmax.append({"x": x.tolist(), "y": y.tolist(), "gradientY": g.tolist(), "gradientX": x.grad.tolist()})
result["Softmax"] = softmax
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "CompiledNet.Testing" / "Reference"))
from record import write
write(HERE / "activations.json", result)
