"""Server optimizers of "Adaptive Federated Optimization" (Reddi et al. 2021, algorithm 2) and FedAvgM by NumPy in double precision, and FedProx by PyTorch.

    /usr/bin/python3 federated.py > federated.txt

A line each: a name, then numbers. Weights travel in single precision, so that they are rounded to it after every round.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
COUNT, ROUNDS = 8, 4
SAMPLES = [3, 5, 2]


def numbers(count, number, scale=0.6):
    return (scale * np.sin(0.7 * np.arange(count) + number)).astype(np.float32).astype(np.float64)


def single(values):
    return values.astype(np.float32).astype(np.float64)


def show(name, values):
    print(name, " ".join(repr(float(value)) for value in np.asarray(values).reshape(-1)))


def federate(step):
    """The weights after rounds whose clients answer w + numbers(..) in single precision."""
    weights, state = numbers(COUNT, 1), {}
    for round in range(ROUNDS):
        clients = [single(weights + numbers(COUNT, 10 * round + client, 0.1)) for client in range(len(SAMPLES))]
        change = sum(n / sum(SAMPLES) * client for n, client in zip(SAMPLES, clients)) - weights
        weights = single(step(weights, change, state))
    return weights


def momentum(weights, change, state, rate=0.5, beta=0.9):
    state["v"] = beta * state.get("v", 0) + change
    return weights + rate * state["v"]


def adaptive(second, rate=0.05, beta1=0.9, tau=1e-2):
    def step(weights, change, state):
        state["m"] = beta1 * state.get("m", 0) + (1 - beta1) * change
        state["v"] = second(state.get("v", np.full(COUNT, tau * tau)), change ** 2)
        return weights + rate * state["m"] / (np.sqrt(state["v"]) + tau)
    return step


print(f"# NumPy {np.__version__}, PyTorch {torch.__version__}")
show("FedAvgM", federate(momentum))
show("FedAdam", federate(adaptive(lambda v, square: 0.99 * v + 0.01 * square)))
show("FedYogi", federate(adaptive(lambda v, square: v - 0.01 * square * np.sign(v - square))))
show("FedAdagrad", federate(adaptive(lambda v, square: v + square, beta1=0)))


def proximal(mu, rounds=3, epochs=4, rate=0.3):
    """Two clients with 4 and 6 samples, whole batches, plain gradient descent; the loss has the proximal term, and autograd its gradient."""
    weights = [torch.from_numpy(numbers(np.prod(shape), 20 + i)).reshape(shape) for i, shape in enumerate([(3, 4), (4,), (4, 1), (1,)])]
    data = [(torch.from_numpy(numbers(3 * n, 30 + n, 1.0)).reshape(n, 3), torch.from_numpy(numbers(n, 40 + n, 1.0)).reshape(n, 1)) for n in (4, 6)]
    for _ in range(rounds):
        sums = [torch.zeros_like(weight) for weight in weights]
        for x, y in data:
            own = [weight.clone().requires_grad_() for weight in weights]
            for _ in range(epochs):
                loss = ((torch.tanh(x @ own[0] + own[1]) @ own[2] + own[3] - y) ** 2).mean()
                loss = loss + mu / 2 * sum(((a - b) ** 2).sum() for a, b in zip(own, weights))
                for weight, gradient in zip(own, torch.autograd.grad(loss, own)):
                    weight.data -= rate * gradient
            for total, weight in zip(sums, own):
                total += len(x) / 10 * weight.detach()
        weights = sums
    return torch.cat([weight.reshape(-1) for weight in weights]).numpy()


show("FedProx", proximal(0.5))
show("FedAvg", proximal(0))
