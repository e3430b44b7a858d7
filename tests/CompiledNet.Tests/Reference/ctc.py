"""CTC losses and their gradients by PyTorch in double precision: writes ctc.json beside this file.

Each case: frames x classes logits, labels, the blank; torch.nn.functional.ctc_loss of log_softmax, and of the logarithm of probabilities
divided by their sum, without a reduction. What is impossible is infinite; its gradient is not recorded, as PyTorch gives NaN."""
import pathlib, sys
import torch
import torch.nn.functional as F
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

torch.manual_seed(5)
CASES = {
    "one label": (4, 3, [1], 0), "two labels": (6, 5, [3, 1], 0), "a label twice": (5, 4, [2, 2], 0), "twice and just so": (3, 4, [2, 2], 0),
    "no label": (4, 3, [], 0), "as many labels as frames": (3, 4, [1, 2, 3], 0), "the last class is the blank": (8, 4, [0, 2, 2, 1], 3),
    "long": (60, 12, [1 + i * 7 % 11 for i in range(20)], 0), "one frame": (1, 3, [2], 0),
    "impossible": (2, 4, [1, 2, 3], 0), "impossible as one is repeated": (2, 4, [2, 2], 0),
}


def loss(log_probabilities, labels, blank):
    frames = len(log_probabilities)
    return F.ctc_loss(log_probabilities[:, None], torch.tensor([labels], dtype=torch.long).reshape(1, -1), torch.tensor([frames]), torch.tensor([len(labels)]), blank, "sum")


cases = {}
for name, (frames, classes, labels, blank) in CASES.items():
    logits = (torch.randn(frames, classes, dtype=torch.float64) * 2).requires_grad_()
    probabilities = (torch.rand(frames, classes, dtype=torch.float64) + 0.02).requires_grad_()
    case = {"frames": frames, "labels": labels, "blank": blank, "logits": logits.detach().flatten().tolist(), "probabilities": probabilities.detach().flatten().tolist()}
    for kind, numbers, logarithm in (("logits", logits, F.log_softmax(logits, 1)), ("probabilities", probabilities, torch.log(probabilities / probabilities.sum(1, keepdim=True)))):
        value = loss(logarithm, labels, blank)
        value.backward()
        possible = torch.isfinite(value).item()
        case[f"loss of {kind}"] = value.item() if possible else "Infinity"
        case[f"gradient by {kind}"] = numbers.grad.flatten().tolist() if possible else [0.0] * numbers.numel()
    cases[name] = case
write(pathlib.Path(__file__).with_name("ctc.json"), cases)
