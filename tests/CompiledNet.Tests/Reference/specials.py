"""Activations, softmax and losses of NaN, infinities and the ends of the range by PyTorch: writes specials.json beside this file.

Numbers that JSON does not have are written as strings.
"""
import pathlib
import sys
import torch
import torch.nn.functional as F

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write
from activation_functions import functions

LARGEST = 3.4028234663852886e38
points = [float("nan"), float("inf"), float("-inf"), LARGEST, -LARGEST, 1e30, -1e30, 1e20, -1e20, 1e10, -1e10, 104.0, -104.0,
          1.1754943508222875e-38, -1.1754943508222875e-38, 0.0]


def written(values):
    return [v if abs(v) < float("inf") else "NaN" if v != v else "Infinity" if v > 0 else "-Infinity" for v in values]


result = {"Activations": {}, "Softmax": []}
for name, f in functions.items():
    x = torch.tensor(points, dtype=torch.float64, requires_grad=True)
    y = f(x)
    y.sum().backward()
    result["Activations"][name] = {"x": written(points), "y": written(y.tolist()), "derivative": written(x.grad.tolist())}

nan, inf = float("nan"), float("inf")
for start in ([nan, 1, 2], [1, nan, 2], [1, 2, nan], [inf, 1, 2], [1, inf, inf], [-inf, 1, 2], [-inf, -inf, -inf], [nan, inf, -inf],
              [LARGEST, -LARGEST, LARGEST]):
    for length in (3, 9, 37):
        x = start + [-inf] * (length - 3)
        y = torch.softmax(torch.tensor(x, dtype=torch.float32), 0)
        result["Softmax"].append({"x": written(x), "y": written(y.tolist())})

losses = {
    "MeanSquaredError": F.mse_loss,
    "MeanAbsoluteError": F.l1_loss,
    "Huber": F.huber_loss,
    "BinaryCrossentropy.Logits": F.binary_cross_entropy_with_logits,
    "CategoricalCrossentropy.Logits": lambda p, t: F.cross_entropy(p[None], t[None]),
    "KLDivergence": lambda p, t: (t * (t / p).log()).sum(),
    "Poisson": lambda p, t: F.poisson_nll_loss(p, t, log_input=False, eps=1e-7),
    "Hinge": lambda p, t: F.relu(1 - (2 * t - 1) * p).mean(),
    "SquaredHinge": lambda p, t: F.relu(1 - (2 * t - 1) * p).square().mean(),
    "CosineSimilarity": lambda p, t: -F.cosine_similarity(p, t, 0),
}
result["Losses"] = {}
for name, f in losses.items():
    cases = []
    for place in (0, 4, 10, 18):
        target = torch.zeros(19, dtype=torch.float64)
        target[3] = 1
        prediction = torch.full((19,), 0.25, dtype=torch.float64)
        prediction[place] = nan
        prediction.requires_grad_()
        loss = f(prediction, target)
        loss.backward()
        cases.append({"place": place, "loss": written([loss.item()]), "gradient": written(prediction.grad.tolist())})
    result["Losses"][name] = cases

write(pathlib.Path(__file__).with_suffix(".json"), result)
