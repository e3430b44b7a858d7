"""Trains networks with PyTorch or scikit-learn for the benchmark: one JSON request, one JSON reply a line.

The first request names the library ("module": "torch" or "sklearn"), the layers, the settings and the folder with
inputs.bin, targets.bin and weights.bin (float32, as Keras lays kernels and images out). Then:
  {"op": "answer", "steps": n}  -> answer.bin: the parameters after n steps in the order of the data
  {"op": "run", "times": n}     -> {"seconds": of n whole fits, "loss": of the last epoch}
  {"op": "steps", "times": n}   -> {"seconds": of each step of n fits, but the first of each}
"""
import json
import math
import os
import sys
import time

import numpy as np


def read(job, name):
    return np.fromfile(os.path.join(job["folder"], name + ".bin"), dtype=np.float32)


class StepClock:
    """Ticks where a step ends: nothing between two steps is left out."""

    def __init__(self):
        self.times = []

    def tick(self):
        self.times.append(time.perf_counter())

    def seconds(self):
        return [end - begin for begin, end in zip(self.times, self.times[1:])]


class Problem:
    def __init__(self, job):
        self.job = job
        self.layers = job["layers"]
        self.batch = job["batch"]
        self.binary = self.layers[-1]["kernel"][-1] == 1
        first = self.layers[0]
        self.inputs = read(job, "inputs").reshape(-1, *first["image"] if first["image"] else first["kernel"][:1])
        self.targets = read(job, "targets")
        self.kernels, self.biases, at, flat = [], [], 0, read(job, "weights")
        for shape in (layer["kernel"] for layer in self.layers if "kernel" in layer):
            count = math.prod(shape)
            self.kernels.append(flat[at:at + count].reshape(shape))
            at += count
            self.biases.append(flat[at:at + shape[-1]])
            at += shape[-1]

    def write_answer(self, kernels, biases):
        parts = [part.astype(np.float32).ravel() for pair in zip(kernels, biases) for part in pair]
        np.concatenate(parts).tofile(os.path.join(self.job["folder"], "answer.bin"))


class Torch:
    def __init__(self, problem):
        import torch
        self.torch, self.problem = torch, problem
        torch.set_num_threads(problem.job["threads"])
        inputs = problem.inputs if problem.inputs.ndim == 2 else problem.inputs.transpose(0, 3, 1, 2)
        self.inputs = torch.from_numpy(np.ascontiguousarray(inputs))
        targets = torch.from_numpy(problem.targets)
        self.targets = targets[:, None] if problem.binary else targets.long()
        functional = torch.nn.functional
        self.loss = functional.binary_cross_entropy_with_logits if problem.binary else functional.cross_entropy

    def start(self):
        torch, problem, job = self.torch, self.problem, self.problem.job
        modules, weights = [], iter(zip(problem.kernels, problem.biases))
        for layer in problem.layers:
            if layer["kind"] == "pooling":
                modules.append(torch.nn.MaxPool2d(layer["size"]))
                continue
            kernel, bias = next(weights)
            if layer["kind"] == "dense":
                module = torch.nn.Linear(*kernel.shape)
                if layer["image"]:
                    modules.append(torch.nn.Flatten())
            else:
                module = torch.nn.Conv2d(*kernel.shape[2:], kernel.shape[:2], padding=layer["margin"])
            with torch.no_grad():
                module.weight.copy_(torch.from_numpy(self.channels_first(layer, kernel)))
                module.bias.copy_(torch.from_numpy(bias))
            modules += [module, torch.nn.ReLU()]
        # The last activation is part of the loss.
        self.model = torch.nn.Sequential(*modules[:-1])
        self.optimizer = torch.optim.Adam(
            self.model.parameters(), lr=job["rate"], betas=(job["beta1"], job["beta2"]), eps=job["epsilon"])

    # PyTorch's images have their channels first, and so the dense layer behind one reads its numbers in another order.
    @staticmethod
    def channels_first(layer, kernel):
        if layer["kind"] == "convolution":
            return kernel.transpose(3, 2, 0, 1)
        if layer["image"]:
            kernel = kernel.reshape(*layer["image"], -1).transpose(2, 0, 1, 3).reshape(kernel.shape)
        return kernel.T

    @staticmethod
    def channels_last(layer, weight):
        if layer["kind"] == "convolution":
            return weight.transpose(2, 3, 1, 0)
        kernel = weight.T
        if layer["image"]:
            height, width, channels = layer["image"]
            kernel = kernel.reshape(channels, height, width, -1).transpose(1, 2, 0, 3).reshape(kernel.shape)
        return kernel

    def step(self, inputs, targets):
        self.optimizer.zero_grad(set_to_none=True)
        loss = self.loss(self.model(inputs), targets)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def fit(self, clock):
        self.start()
        batch, losses = self.problem.batch, []
        for _ in range(self.problem.job["epochs"]):
            order = self.torch.randperm(len(self.inputs))
            total = self.torch.zeros(())
            for part in order.split(batch):
                total += self.step(self.inputs[part], self.targets[part]) * len(part)
                clock.tick()
            losses.append(total.item() / len(self.inputs))
        return losses[-1]

    def answer(self, steps):
        self.start()
        batch, job = self.problem.batch, self.problem.job
        for i in range(steps):
            # PyTorch adds epsilon after the correction of v, Keras and scikit-learn before it.
            self.optimizer.param_groups[0]["eps"] = job["epsilon"] / math.sqrt(1 - job["beta2"] ** (i + 1))
            self.step(self.inputs[i * batch:(i + 1) * batch], self.targets[i * batch:(i + 1) * batch])
        layers = [layer for layer in self.problem.layers if "kernel" in layer]
        modules = [module for module in self.model if hasattr(module, "weight")]
        self.problem.write_answer(
            [self.channels_last(layer, module.weight.detach().numpy()) for layer, module in zip(layers, modules)],
            [module.bias.detach().numpy() for module in modules])


class SkLearn:
    def __init__(self, problem):
        import warnings
        from sklearn.exceptions import ConvergenceWarning
        from sklearn.neural_network import MLPClassifier, _multilayer_perceptron as perceptron
        peer = self

        class TickingAdam(perceptron.AdamOptimizer):
            """Tells a clock when a step ends: the update is the last thing that scikit-learn does in one."""

            def update_params(self, params, grads):
                super().update_params(params, grads)
                peer.clock.tick()

        perceptron.AdamOptimizer = TickingAdam
        self.clock = StepClock()
        warnings.simplefilter("ignore", ConvergenceWarning)
        self.problem, job = problem, problem.job
        self.model = MLPClassifier(
            hidden_layer_sizes=tuple(layer["kernel"][-1] for layer in problem.layers[:-1]), activation="relu", solver="adam", alpha=0.0,
            batch_size=job["batch"], learning_rate_init=job["rate"], beta_1=job["beta1"], beta_2=job["beta2"],
            epsilon=job["epsilon"], tol=0.0, n_iter_no_change=10 ** 9, max_iter=1, warm_start=True, random_state=1)
        self.targets = problem.targets.astype(np.int64)
        self.model.fit(problem.inputs, self.targets)

    def run(self, inputs, targets, epochs, shuffle):
        # A warm start goes on from the weights it finds, with a fresh Adam.
        self.model.coefs_ = [kernel.copy() for kernel in self.problem.kernels]
        self.model.intercepts_ = [bias.copy() for bias in self.problem.biases]
        self.model.set_params(max_iter=epochs, shuffle=shuffle).fit(inputs, targets)

    def fit(self, clock):
        self.clock = clock
        self.run(self.problem.inputs, self.targets, self.problem.job["epochs"], True)
        return self.model.loss_

    def answer(self, steps):
        count = steps * self.problem.batch
        self.run(self.problem.inputs[:count], self.targets[:count], 1, False)
        self.problem.write_answer(self.model.coefs_, self.model.intercepts_)


def main():
    replies = sys.stdout
    sys.stdout = sys.stderr
    peer = None
    for line in sys.stdin:
        request = json.loads(line)
        if peer is None:
            peer = {"torch": Torch, "sklearn": SkLearn}[request["module"]](Problem(request))
            reply = {}
        elif request["op"] == "answer":
            peer.answer(request["steps"])
            reply = {}
        elif request["op"] == "steps":
            seconds = []
            for _ in range(request["times"]):
                clock = StepClock()
                peer.fit(clock)
                seconds += clock.seconds()
            reply = {"seconds": seconds}
        else:
            start = time.perf_counter()
            for _ in range(request["times"]):
                loss = peer.fit(StepClock())
            reply = {"seconds": time.perf_counter() - start, "loss": float(loss)}
        print(json.dumps(reply), file=replies, flush=True)


main()
