"""Cells that users write, step by step with PyTorch; each is a list of (name, (layer, type arguments, arguments, named arguments))."""
import torch


def run(network, name, sources, cell, named):
    """The results of all steps, or of the last; every layer keeps its parameters from step to step.

    A step that a mask of any of the sequences leaves out keeps the states and repeats the result before, zero at first."""
    sequences = [network.values[source] for source in sources]
    masks = [network.masks[source] for source in sources if network.masks.get(source) is not None]
    mask = torch.stack(masks).all(0) if masks else None
    outside = network.values, network.scope, network.last
    network.scope = outside[1] + name + "/"
    states = {node: torch.zeros(len(sequences[0]), *[int(n) for n in layer[2]]) for node, layer in cell if layer[0] == "State"}
    results, steps = [], range(sequences[0].shape[1])
    for t in reversed(steps) if named.get("GoBackwards") else steps:
        network.values, network.last, frames = {}, None, [sequence[:, t] for sequence in sequences]
        for node, layer in cell:
            if layer[0] in ("Input", "State"): network.values[node], network.last = frames.pop(0) if layer[0] == "Input" else states[node], node
            else: network.add(node, *layer)
        result = network.values[cell[-1][0]]
        after = {node: network.values[layer[3]["Next"]] for node, layer in cell if layer[0] == "State"}
        if mask is not None:
            def kept(new, old): return torch.where(mask[:, t].reshape(-1, *[1] * (new.dim() - 1)), new, old)
            after = {node: kept(new, states[node]) for node, new in after.items()}
            result = kept(result, results[-1] if results else torch.zeros_like(result))
        states = after
        results.append(result)
    network.values, network.scope, network.last = outside
    if mask is not None and named.get("ReturnSequences"): network.masks[name] = mask.flip(1) if named.get("GoBackwards") else mask
    return torch.stack(results, 1) if named.get("ReturnSequences") else results[-1]
