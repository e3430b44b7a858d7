"""Cells that users write, step by step with PyTorch; each is a list of (name, (layer, type arguments, arguments, named arguments))."""
import torch


def run(network, name, sequences, cell, named):
    """The results of all steps, or of the last; every layer keeps its parameters from step to step."""
    outside = network.values, network.scope, network.last
    network.scope = outside[1] + name + "/"
    states = {node: torch.zeros(len(sequences[0]), *[int(n) for n in layer[2]]) for node, layer in cell if layer[0] == "State"}
    results, steps = [], range(sequences[0].shape[1])
    for t in reversed(steps) if named.get("GoBackwards") else steps:
        network.values, network.last, frames = {}, None, [sequence[:, t] for sequence in sequences]
        for node, layer in cell:
            if layer[0] in ("Input", "State"): network.values[node], network.last = frames.pop(0) if layer[0] == "Input" else states[node], node
            else: network.add(node, *layer)
        states = {node: network.values[layer[3]["Next"]] for node, layer in cell if layer[0] == "State"}
        results.append(network.values[cell[-1][0]])
    network.values, network.scope, network.last = outside
    return torch.stack(results, 1) if named.get("ReturnSequences") else results[-1]
