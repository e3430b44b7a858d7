"""The activations in PyTorch, under the names that the library has for them."""
import torch
import torch.nn.functional as F

functions = {
    "Linear": lambda x: x * 1,
    "ReLU": F.relu,
    "ReLU6": F.relu6,
    "LeakyReLU": lambda x: F.leaky_relu(x, 0.3),
    "LeakyReLU(0.1)": lambda x: F.leaky_relu(x, 0.1),
    "ELU": F.elu,
    "ELU(0.7)": lambda x: F.elu(x, 0.7),
    "SELU": F.selu,
    "Sigmoid": torch.sigmoid,
    "HardSigmoid": lambda x: F.relu6(x + 3) / 6,  # F.hardsigmoid's own derivative is 1/6 rounded to float
    "Tanh": torch.tanh,
    "Softplus": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "Softsign": F.softsign,
    "SiLU": F.silu,
    "HardSwish": F.hardswish,
    "GELU": F.gelu,
    "GELUTanh": lambda x: F.gelu(x, approximate="tanh"),
    "Mish": F.mish,
    "Exponential": torch.exp,
}
