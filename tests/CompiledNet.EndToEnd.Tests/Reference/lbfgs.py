"""What SciPy and scikit-learn do by L-BFGS, in double precision, for LBFGSTests.

`losses` are the values of all evaluations of scipy.optimize.minimize(method="L-BFGS-B", jac=True) for the network of ScheduleFreeTests on 20 samples, with
the memory of 10 steps that is its default and with 3; `least` what it ends with. `logistic` are the coefficients of
sklearn.linear_model.LogisticRegression(solver="lbfgs") of the rows that the tests draw too, with the tightest tolerance: the one minimum that there is.
`mlp` is the least loss of sklearn.neural_network.MLPClassifier(solver="lbfgs") on them, over ten initializations.

Run: python3 lbfgs.py       (SciPy 1.10, scikit-learn 1.2, PyTorch 1.13)
"""
import pathlib, sys, warnings
import numpy as np
import scipy.optimize
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "CompiledNet.Testing" / "Reference"))
from networks import numbers
from record import write
warnings.simplefilter("ignore")

ROWS = 20
SHAPES = {"low/kernel": (4, 5), "low/bias": (5,), "head/kernel": (5, 2), "head/bias": (2,)}
x, t = numbers("inputs", ROWS * 4).reshape(ROWS, 4), numbers("targets head", ROWS * 2).reshape(ROWS, 2)


def minimize(memory, steps):
    flat = torch.cat([numbers(name, torch.Size(shape).numel(), 0.75).flatten() for name, shape in SHAPES.items()]).numpy()
    losses = []

    def loss_and_gradient(values):
        parts = torch.tensor(values).split([torch.Size(shape).numel() for shape in SHAPES.values()])
        p = [part.reshape(shape).clone().requires_grad_() for part, shape in zip(parts, SHAPES.values())]
        loss = ((torch.tanh(x @ p[0] + p[1]) @ p[2] + p[3] - t) ** 2).mean(-1).mean()
        gradients = torch.autograd.grad(loss, p)
        losses.append(loss.item())
        return loss.item(), torch.cat([g.flatten() for g in gradients]).numpy()

    result = scipy.optimize.minimize(loss_and_gradient, flat, jac=True, method="L-BFGS-B", options=dict(maxcor=memory))
    return dict(losses=losses[:steps], least=result.fun, evaluations=result.nfev)


rows = numbers("rows", 60 * 3).reshape(60, 3).numpy()
noise = numbers("noise", 60).numpy()
labels = (rows @ [1.5, -2.0, 0.5] + 1.2 * noise > 0.1).astype(int)
C = 0.5
logistic = LogisticRegression(C=C, solver="lbfgs", tol=1e-12, max_iter=10000).fit(rows, labels)
mlp = [MLPClassifier((4,), activation="tanh", solver="lbfgs", alpha=0.6, tol=1e-6, max_iter=5000, random_state=seed).fit(rows, labels).loss_ for seed in range(10)]
write(HERE / "lbfgs.json", dict(
    ten=minimize(10, 30), three=minimize(3, 30), labels=labels.tolist(), kernel=logistic.coef_[0].tolist(), bias=logistic.intercept_.tolist(), mlp=min(mlp)))
print(sorted(mlp))
