"""Computes with PyTorch, in double precision, what the networks of the layer tests must give.

The networks are read from the tests themselves, Operators/*Tests.cs and Losses/*Tests.cs, one `new("name", "layers")`
a line, so that each is declared once. Inputs, targets, sample weights and parameters follow the formula of `number`,
as in CompiledNet.Testing/Conformance. For each test class one JSON file is written: outputs, loss and the gradients of
all trainable parameters of four samples, and loss and gradients without sample weights too if a mask reaches the loss.
In classes called InputGradient... the gradients of the inputs are recorded too. In classes called ...TrainingTests layers behave as while fitting. Of a network with stateful layers the same is recorded
again for the batch after, which has the same inputs.

Run: python3 networks.py [class ...]       (PyTorch 1.13)
"""
import math, pathlib, re, sys
import torch
import torch.nn.functional as F
import attention
import cells
import recurrent
import normalization
from layers import LAYERS
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

LAYERS = {**LAYERS, **normalization.LAYERS, **attention.LAYERS, "GlobalAveragePooling1D": attention.mean_of_present(LAYERS["GlobalAveragePooling1D"])}
torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent
ROWS = 4
CASE = re.compile(r'new\("([^"]+)", "([^"]+)"\)(?! \{ HasReference = false)(?: \{ Scale = ([\d.]+) \})?')
ATTRIBUTE = re.compile(r'(\w+)(?:<([\w., ]+)>)?\s*(?:\(((?:[^()]|\([^()]*\))*)\))?')
M = 0xFFFFFFFF


def number(name, index):
    x = 2166136261
    for letter in name:
        x = ((x ^ ord(letter)) * 16777619) & M
    x = (x + index * 0x9E3779B9) & M
    x = ((x ^ (x >> 15)) * 2246822519) & M
    x = ((x ^ (x >> 13)) * 3266489917) & M
    x ^= x >> 16
    return (x >> 12) / 524288.0 - 1


def numbers(name, count, scale=1.0):
    return torch.tensor([number(name, i) * scale for i in range(count)])


ACTIVATIONS = {
    "Linear": lambda x: x, "ReLU": F.relu, "ReLU6": F.relu6, "LeakyReLU": lambda x, slope=0.3: F.leaky_relu(x, slope),
    "ELU": lambda x, alpha=1.0: F.elu(x, alpha), "SELU": F.selu, "Sigmoid": torch.sigmoid, # PyTorch's own backward of these two takes 1/6 in single precision.
    "HardSigmoid": lambda x: (x / 6 + 0.5).clamp(0, 1),
    "Tanh": torch.tanh, "Softplus": F.softplus, "Softsign": F.softsign, "SiLU": F.silu, "Swish": F.silu,
    "HardSwish": lambda x: x * (x / 6 + 0.5).clamp(0, 1), "GELU": F.gelu, "GELUTanh": lambda x: F.gelu(x, approximate="tanh"), "Mish": F.mish,
    "Exponential": torch.exp, "Softmax": lambda x: F.softmax(x, -1),
    # Those that the tests write themselves.
    "LogMagnitude": lambda x: torch.log(torch.abs(x)), "SharpSoftmax": lambda x: F.softmax(2 * x, -1),
}


def clip(p):
    return p.clamp(1e-7, 1 - 1e-7)


# Each takes predictions [rows, positions, n], targets and the activation's input, and gives [rows, positions].
def binary(p, t, logits, FromLogits=False, LabelSmoothing=0.0):
    t = t * (1 - LabelSmoothing) + LabelSmoothing / 2
    logits = p if FromLogits else logits
    each = F.binary_cross_entropy(clip(p), t, reduction="none") if logits is None else F.binary_cross_entropy_with_logits(logits, t, reduction="none")
    return each.mean(-1)


def categorical(p, t, logits, FromLogits=False, LabelSmoothing=0.0):
    t = t * (1 - LabelSmoothing) + LabelSmoothing / p.shape[-1]
    logits = p if FromLogits else logits
    log = torch.log(clip(p / p.sum(-1, keepdim=True))) if logits is None else F.log_softmax(logits, -1)
    return -(t * log).sum(-1)


def sparse(p, t, logits, FromLogits=False):
    return categorical(p, F.one_hot(t[..., 0].long(), p.shape[-1]).double(), logits, FromLogits)


LOSSES = {
    "MeanSquaredError": lambda p, t, _, Half=False: ((p - t) ** 2).mean(-1) * (0.5 if Half else 1),
    "MeanAbsoluteError": lambda p, t, _: (p - t).abs().mean(-1),
    "Huber": lambda p, t, _, Delta=1.0: F.huber_loss(p, t, reduction="none", delta=Delta).mean(-1),
    "LogCosh": lambda p, t, _: torch.log(torch.cosh(p - t)).mean(-1),
    "BinaryCrossentropy": binary, "CategoricalCrossentropy": categorical, "SparseCategoricalCrossentropy": sparse,
    "KLDivergence": lambda p, t, _: F.kl_div(torch.log(p.clamp(1e-7, 1)), t.clamp(1e-7, 1), reduction="none").sum(-1),
    "Poisson": lambda p, t, _: F.poisson_nll_loss(p, t, log_input=False, eps=1e-7, reduction="none").mean(-1),
    "Hinge": lambda p, t, _: F.relu(1 - t * p).mean(-1), "SquaredHinge": lambda p, t, _: (F.relu(1 - t * p) ** 2).mean(-1),
    "CategoricalHinge": lambda p, t, _: F.relu(1 + ((1 - t) * p).max(-1).values - (t * p).sum(-1)),
    "CosineSimilarity": lambda p, t, _: -F.cosine_similarity(p, t, -1),
}


def target(loss, classes, x):
    if loss == "BinaryCrossentropy": return float(x > 0)
    if loss == "SparseCategoricalCrossentropy": return math.floor((x + 1) / 2 * classes)
    if loss in ("Hinge", "SquaredHinge"): return 1.0 if x > 0 else -1.0
    return x + 1 if loss == "Poisson" else x


def targets(loss, name, positions, n):
    size = 1 if loss == "SparseCategoricalCrossentropy" else n
    rows = []
    for start in range(0, ROWS * positions * size, size):
        row = [target(loss, n, number("targets " + name, start + i)) for i in range(size)]
        if loss in ("CategoricalCrossentropy", "KLDivergence", "CategoricalHinge"):
            chosen, rest = row.index(max(row)), 0.25 if loss == "KLDivergence" else 0.0
            row = [1 - rest if i == chosen else rest / (size - 1) if size > 1 else 1.0 for i in range(size)]
        rows.append(row)
    return torch.tensor(rows).reshape(ROWS, positions, size)


# The layers of the blocks that a test declares, by name: of stacks with None for their names, of graphs with those of the properties.
STACK_BLOCK = re.compile(r"\[Block, (Input, .*)\] public partial class (\w+);")
GRAPH_BLOCK = re.compile(r"\[Block\] public partial class (\w+)\s*\{(.*?)\n\s*\}", re.DOTALL)
BLOCK_NODE = re.compile(r"\[(.*)\]\s*public partial Node (\w+) ")
BLOCKS = {}

# The cells that a test declares as graphs, by name.
CELL = re.compile(r"\[Block\] public partial class (\w+)\s*\{\s*\n(.*?)\n\s*\}", re.DOTALL)
NODE = re.compile(r"(\[.*\])\s+public partial Node (\w+) \{ get; \}")
CELLS = {}


def read_blocks(text):
    for layers, name in STACK_BLOCK.findall(text): BLOCKS[name] = [(None, layer) for layer in next(attributes(f"[{layers}]"))]
    for name, body in GRAPH_BLOCK.findall(text): BLOCKS[name] = [(node, next(attributes(f"[{layer}]"))[0]) for layer, node in BLOCK_NODE.findall(body)]


MERGES = ("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate")

# What these do with an activation is their own business.
OWN_ACTIVATIONS = ("GLU", *recurrent.LAYERS)


def literal(text):
    text = text.strip()
    if text in ("true", "false"): return text == "true"
    if text.startswith("nameof("): return text[7:-1]
    if text.startswith("["): return [float(item) for item in text[1:-1].split(",")]
    if text.startswith('"'): return text[1:-1]
    return float(text.rstrip("f")) if re.fullmatch(r"-?[\d.]+f?", text) else text


def arguments(text):
    positional, named = [], {}
    for part in re.findall(r'(?:[^,\[\]]|\[[^\]]*\])+', text or ""):
        key, equals, value = part.partition("=")
        if equals: named[key.strip()] = literal(value)
        else: positional.append(literal(part))
    return positional, named


def attributes(text):
    for group in re.findall(r'\[((?:[^\[\]]|\[[^\]]*\])*)\]', text):
        found = []
        for kind, generic, inner in ATTRIBUTE.findall(group): found.append((kind, generic, *arguments(inner)))
        yield found


class Network:
    def __init__(self, layers, known=None, scale=0.75, training=False, states=None, weighted=True, passing=False):
        self.passing = passing
        self.scale, self.training, self.moved, self.states, self.weighted = scale, training, {}, states or {}, weighted
        self.known = known or {}
        self.values, self.logits, self.parameters, self.outputs, self.masks = {}, {}, {}, [], {}
        self.count, self.prefix, self.scope, self.last, self.input_parts = {}, "", "", None, []
        self.declared, self.owners, self.weights = {}, {}, {}
        nodes = []
        for part in layers.split("|"):
            name, colon, rest = part.partition(":")
            nodes += [(name.strip() if "|" in layers else None, group) for group in attributes(rest if "|" in layers else part)]
        sizes = [math.prod(int(n) for n in group[0][2]) for _, group in nodes if group[0][0] == "Input"]
        rows = numbers("inputs", ROWS * sum(sizes)).reshape(ROWS, -1)
        self.rows = rows.requires_grad_(passing)
        self.input_parts = list(rows.split(sizes, 1))
        for name, group in nodes:
            if group[0][0] == "Loss": self.outputs.append((self.last, *group[0][1:]))
            else: self.add(name, *group[0])
            for kind, generic, positional, named in group[1:]:
                if kind == "Output": self.outputs.append((self.last, generic, positional, named))

    def parameter(self, name, shape, trainable):
        name = self.scope + name
        for use, owner in reversed(self.owners.items()):
            if name.startswith(use + "/"): name = owner + name[len(use):]
        if name in self.weights: return self.weights[name]
        p = self.known[name] if name in self.known else numbers(name, math.prod(shape), self.scale).reshape(shape)
        if trainable:
            p.requires_grad_()
            self.parameters[name] = p
        self.weights[name] = p
        return p

    def add(self, name, kind, generic, positional, named):
        snake = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=.)(?=[A-Z][a-z])", "_", generic if kind in ("TimeDistributed", "Recurrent", "Block") else kind).lower()
        if name is None:
            number = self.count.get(snake, 0)
            self.count[snake] = number + 1
            name = self.prefix + (named.get("Name") or (snake if number == 0 else f"{snake}_{number}"))
        if kind == "Shared":
            owner, *sources = positional
            self.owners[name] = owner
            kind, generic, positional, named = self.declared[owner]
            positional = [item for item in positional if kind == "DenseTranspose" or not isinstance(item, str)] + (sources if kind != "Dense" and len(sources) > 1 or kind in ("Block", "TimeDistributed") else [])
            named = {key: value for key, value in named.items() if key != "From"} | ({"From": sources[0]} if sources else {})
        self.declared[name] = kind, generic, positional, named
        x = self.values[named.get("From", self.last)] if kind != "Input" and (self.last or "From" in named) else None
        many = [self.values[source] for source in positional] if kind in MERGES else []
        sources = [item for item in positional if isinstance(item, str) and item in self.values] or [named.get("From", self.last)]
        logits = None
        if kind == "Input": y = self.input_parts.pop(0).reshape(ROWS, *[int(n) for n in positional])
        elif kind == "Dense":
            units, trainable = int(positional[0]) if positional else x.shape[-1], named.get("Trainable", True)
            y = x @ self.parameter(name + "/kernel", [x.shape[-1], units], trainable)
            if named.get("UseBias", True): y = y + self.parameter(name + "/bias", [units], trainable)
        elif kind == "DenseTranspose":
            weights = self.tied(positional[0])
            y = x @ weights.T
            if named.get("UseBias", True): y = y + self.parameter(name + "/bias", [weights.shape[0]], named.get("Trainable", True))
        elif kind in ("Activation", "Dropout", "Softmax"): y = x
        elif kind == "Block": y = self.expand(name, sources, generic, lambda x: x)
        elif kind == "Flatten": y = x.flatten(1)
        elif kind == "TimeDistributed": y = self.expand(name, sources, generic, lambda x: x.flatten(0, 1)).unflatten(0, (ROWS, -1))
        elif kind == "Recurrent": y = cells.run(self, name, sources, CELLS[generic], named)
        elif kind == "Reshape": y = x.reshape(ROWS, *[int(n) for n in positional])
        elif kind == "Add": y = sum(many)
        elif kind == "Subtract": y = many[0] - many[1]
        elif kind == "Multiply": y = torch.stack(many).prod(0)
        elif kind == "Average": y = torch.stack(many).mean(0)
        elif kind == "Maximum": y = torch.stack(many).max(0).values
        elif kind == "Minimum": y = torch.stack(many).min(0).values
        elif kind == "Concatenate":
            axis = int(named.get("Axis", -1))
            y = torch.cat(many, axis if axis < 0 else axis + 1)
        else:
            self.activations = [ACTIVATIONS[activation] for activation in re.findall(r"\w+", generic)]
            self.gate = ([*self.activations, torch.sigmoid])[0]
            y = (LAYERS | recurrent.LAYERS)[kind](self, name, x, positional, named)
        activation = "Softmax" if kind == "Softmax" else None if kind in ("TimeDistributed", "Recurrent", "Block") or kind in OWN_ACTIVATIONS else generic
        if activation:
            logits = (activation, y)
            y = ACTIVATIONS[activation](y, *named.get("ActivationArguments", []))
        self.values[name], self.logits[name], self.last = y, logits, name
        self.masks.setdefault(name, attention.mask_of(self, kind, sources))

    def tied(self, name):
        for use, owner in reversed(self.owners.items()):
            if name == use or name.startswith(use + "/"): name = owner + name[len(use):]
        return self.weights[name + ("/kernel" if name + "/kernel" in self.weights else "/embeddings")]

    def expand(self, name, sources, block, entering):
        """The layers of the block; on all frames of all rows, as if they were so many rows, if what enters is flattened."""
        outside, sequences = (self.count, self.prefix), [self.values[source] for source in sources]
        self.count, self.prefix = {}, f"{name}/1/"
        own = {node: self.prefix + node for node, _ in BLOCKS[block] if node}
        for node, (kind, generic, positional, named) in BLOCKS[block]:
            if kind == "Input":
                self.last = own.get(node, name + " frames")
                self.values[self.last] = entering(sequences.pop(0))
                continue
            renamed = {key: own.get(value, value) if isinstance(value, str) else value for key, value in named.items()}
            self.add(own.get(node), kind, generic, [own.get(value, value) if isinstance(value, str) else value for value in positional], renamed)
        self.count, self.prefix = outside
        return self.values[self.last]

    def loss(self):
        weights = 1 + numbers("weights", ROWS) / 2 if self.weighted else torch.ones(ROWS)
        total = 0
        for name, loss, _, named in self.outputs:
            if not loss: continue
            options = {key: value for key, value in named.items() if key != "Weight"}
            y = self.values[name]
            n, positions = y.shape[-1], math.prod(y.shape[1:-1])
            fused = {"BinaryCrossentropy": "Sigmoid", "CategoricalCrossentropy": "Softmax", "SparseCategoricalCrossentropy": "Softmax"}.get(loss)
            logits = self.logits[name]
            logits = logits[1].reshape(ROWS, positions, n) if logits and logits[0] == fused and not options.get("FromLogits") else None
            t = targets(loss, name, positions, n)
            each = LOSSES[loss](y.reshape(ROWS, positions, n), t, *([logits]), **options)
            mask = self.masks.get(name)
            # As Keras does it: the mean over the positions of the batch that count, sample weights no part of the denominator.
            each = each.mean(1) if mask is None else (each * mask).sum(1) * ROWS / mask.sum().clamp(min=1)
            total = total + named.get("Weight", 1.0) * (weights * each).sum()
        return total

    def run(self):
        total = self.loss()
        gradients = torch.autograd.grad(total, list(self.parameters.values()), allow_unused=True, retain_graph=self.passing) if self.parameters else []
        passed = {"inputs": rounded(torch.autograd.grad(total, self.rows)[0])} if self.passing else {}
        outputs = torch.cat([self.values[name].reshape(ROWS, -1) for name, *_ in self.outputs], 1)
        return {
            "outputs": rounded(outputs), "loss": rounded(total)[0],
            "gradients": {name: rounded(torch.zeros_like(p) if g is None else g) for (name, p), g in zip(self.parameters.items(), gradients)},
            **passed,
            **({"moved": {name: rounded(value) for name, value in self.moved.items()}} if self.training else {}),
        }


def record(layers, **options):
    network = Network(layers, **options)
    result = network.run()
    if any(loss and network.masks.get(name) is not None for name, loss, *_ in network.outputs):
        plain = Network(layers, **options, weighted=False).run()
        result["unweighted"] = {key: plain[key] for key in ("loss", "gradients")}
    if network.states: result["next"] = Network(layers, **options, states=network.states).run()
    return result


def rounded(tensor):
    return [float(f"{x:.13g}") for x in tensor.detach().reshape(-1).tolist()]


def train(layers, steps=20):
    """The mean loss before each step of Adam with the learning rate 0.01."""
    known = Network(layers, scale=0.25).parameters
    optimizer = torch.optim.Adam(known.values(), lr=0.01, eps=1e-10)
    losses = []
    for _ in range(steps):
        loss = Network(layers, known).loss() / ROWS
        losses.append(rounded(loss)[0])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses


def main():
    global ROWS
    sources = sorted([*HERE.parent.glob("Operators/*Tests.cs"), *HERE.parent.glob("Losses/*Tests.cs")])
    for source in sources: read_blocks(source.read_text())
    for source in sources:
        CELLS.update({name: [(node, *next(attributes(text))) for text, node in NODE.findall(body)] for name, body in CELL.findall(source.read_text())})
        # Other classes have networks too, but none to compare.
        if not re.search(r"LayerTests<|NetworkReference\.Of", source.read_text()) or sys.argv[1:] and source.stem not in sys.argv[1:]: continue
        training = source.stem.endswith("TrainingTests")
        cases = {name: {"layers": layers, **record(layers, scale=float(scale or 0.75), training=training, passing=source.stem.startswith("InputGradient"))} for name, layers, scale in CASE.findall(source.read_text())}
        if cases: write(HERE / f"{source.stem}.json", cases)
    ROWS = 24
    write(HERE / "training.json", {
        "diabetes": train("[Input(8)] [Dense<ReLU>(10)] [Dense<ReLU>(8)] [Dense<Sigmoid>(1)] [Loss<BinaryCrossentropy>]"),
        "classifier": train("[Input(64)] [Dense<ReLU>(32)] [Dense<Softmax>(10)] [Loss<SparseCategoricalCrossentropy>]"),
    })


if __name__ == "__main__": main()
