"""The recurrent layers of networks.py: name -> function(network, name, x, positional, named).

Where a layer is one of PyTorch's own, PyTorch's own runs, with the gates in its order: i, f, g, o as in Keras, but r, z, n
for z, r, h. Other activations, a reset gate before the product, and masks are written out and left to autograd.

States: of a stateful layer the last ones go to network.states, detached, and the next network begins with them."""
import torch


def reordered(weight, order):
    """Gates side by side, as Keras keeps them, to gates below each other in PyTorch's order."""
    parts = weight.chunk(len(order), -1)
    return torch.cat([parts[i] for i in order], -1).transpose(0, -1).contiguous()


# Each of these gives the outputs of all steps and the last states.
def own(function, order, states):
    def run(x, kernel, recurrent, bias, _, start):
        weights = [reordered(kernel, order), reordered(recurrent, order)]
        if bias is not None:
            first, second = bias if bias.dim() == 2 else (bias, torch.zeros_like(bias))
            weights += [reordered(first, order), reordered(second, order)]
        first = [state[None] for state in start[:states]]
        y, *last = function(x, tuple(first) if states > 1 else first[0], weights, bias is not None, 1, 0.0, False, False, True)
        return y, [state[0] for state in last] * (2 if states == 1 else 1)
    return run


def stepwise(step):
    def run(x, kernel, recurrent, bias, activations, state, mask=None):
        outputs = []
        for t in range(x.shape[1]):
            new = step(x[:, t], state, kernel, recurrent, 0 if bias is None else bias, *activations)
            state = new if mask is None else [torch.where(mask[:, t, None], a, b) for a, b in zip(new, state)]
            outputs.append(state[0])
        return torch.stack(outputs, 1), state
    return run


def simple(x, state, kernel, recurrent, bias, f, _):
    h = f(x @ kernel + state[0] @ recurrent + bias)
    return h, h


def lstm(x, state, kernel, recurrent, bias, f, gate):
    i, forget, g, o = (x @ kernel + state[0] @ recurrent + bias).chunk(4, -1)
    c = gate(forget) * state[1] + gate(i) * f(g)
    return gate(o) * f(c), c


def gru_after(x, state, kernel, recurrent, bias, f, gate):
    first, second = bias if torch.is_tensor(bias) else (0, 0)
    (a1, a2, a3), (b1, b2, b3) = (x @ kernel + first).chunk(3, -1), (state[0] @ recurrent + second).chunk(3, -1)
    z = gate(a1 + b1)
    h = z * state[0] + (1 - z) * f(a3 + gate(a2 + b2) * b3)
    return h, h


def gru_before(x, state, kernel, recurrent, bias, f, gate):
    a1, a2, a3 = (x @ kernel + bias).chunk(3, -1)
    u1, u2, u3 = recurrent.chunk(3, -1)
    z, r = gate(a1 + state[0] @ u1), gate(a2 + state[0] @ u2)
    h = z * state[0] + (1 - z) * f(a3 + (r * state[0]) @ u3)
    return h, h


MERGES = {"Sum": lambda a, b: a + b, "Mul": lambda a, b: a * b, "Ave": lambda a, b: (a + b) / 2, "Concat": lambda a, b: torch.cat([a, b], -1)}


def recurrent(gates, written, own=None):
    def layer(network, name, x, positional, named):
        units, trainable, sequences = int(positional[0]), named.get("Trainable", True), named.get("ReturnSequences", False)
        after = gates == 3 and named.get("ResetAfter", True)
        mask = network.masks.get(named.get("From", network.last))
        is_own = own and not network.activations and (gates < 3 or after) and mask is None
        step = stepwise(written(after))
        keys = ["Activation", "RecurrentActivation"]
        functions = [f if not named.get(key + "Arguments") else (lambda v, f=f, a=named[key + "Arguments"]: f(v, *a)) for f, key in zip(network.activations or [torch.tanh], keys)]
        functions += [torch.sigmoid] * (2 - len(functions))
        backwards, mode = named.get("GoBackwards", False), named.get("Bidirectional", "Bidirectional.None").split(".")[-1]

        def direction(prefix, backwards):
            kernel = network.parameter(f"{name}/{prefix}kernel", [x.shape[-1], gates * units], trainable)
            state = network.parameter(f"{name}/{prefix}recurrent_kernel", [units, gates * units], trainable)
            bias = network.parameter(f"{name}/{prefix}bias", [2, gates * units] if after else [gates * units], trainable) if named.get("UseBias", True) else None
            start = network.states.get(name, [torch.zeros(x.shape[0], units)] * 2)
            read, seen = (x.flip(1), mask if mask is None else mask.flip(1)) if backwards else (x, mask)
            y, last = own(read, kernel, state, bias, functions, start) if is_own else step(read, kernel, state, bias, functions, start, seen)
            if named.get("Stateful"): network.states[name] = [part.detach() for part in last]
            # With sequences of both directions Keras gives zeros at masked steps, otherwise the output before.
            if seen is not None and sequences and mode != "None": y = y * seen[..., None]
            return y if sequences else y[:, -1]

        if mask is not None and sequences: network.masks[name] = mask.flip(1) if backwards else mask
        if mode == "None": return direction("", backwards)
        first, second = direction("forward_", backwards), direction("backward_", not backwards)
        return MERGES[mode](first, second.flip(1) if sequences else second)
    return layer


LAYERS = {
    "SimpleRNN": recurrent(1, lambda _: simple, own(torch.rnn_tanh, [0], 1)),
    "LSTM": recurrent(4, lambda _: lstm, own(torch.lstm, [0, 1, 2, 3], 2)),
    "GRU": recurrent(3, lambda after: gru_after if after else gru_before, own(torch.gru, [1, 0, 2], 1)),
}
