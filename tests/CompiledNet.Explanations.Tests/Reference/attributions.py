"""Attributions as Captum documents them, computed by PyTorch in double precision.

    /usr/bin/python3 attributions.py > attributions.txt

A line per attribution: a name, then its numbers in the order of the input.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)


def numbers(shape, number):
    # As single precision has them, which is what the networks get.
    return torch.from_numpy((0.6 * np.sin(0.7 * np.arange(np.prod(shape)) + number)).astype(np.float32).astype(np.float64)).reshape(shape)


def show(name, values):
    print(name, " ".join(repr(float(value)) for value in torch.as_tensor(values).detach().reshape(-1)))


def gradient(function, x, output):
    x = x.clone().requires_grad_()
    function(x)[..., output].sum().backward()
    return x.grad


def integrated(function, x, baseline, output, steps=50):
    """Captum's IntegratedGradients with its default method, gausslegendre."""
    points, weights = np.polynomial.legendre.leggauss(steps)
    points, weights = torch.from_numpy((points + 1) / 2), torch.from_numpy(weights / 2)
    way = baseline + points.reshape(-1, *[1] * x.dim()) * (x - baseline)
    return (weights.reshape(-1, *[1] * x.dim()) * gradient(function, way, output)).sum(0) * (x - baseline)


print(f"# PyTorch {torch.__version__}")
k1, b1, k2, b2 = numbers((4, 5), 1), numbers((5,), 2), numbers((5, 3), 3), numbers((3,), 4)
table = lambda x: torch.softmax(torch.tanh(x @ k1 + b1) @ k2 + b2, -1)
row, baseline = numbers((4,), 10), numbers((4,), 11)
show("prediction", table(row))
show("saliency", gradient(table, row, 1).abs())
show("input_times_gradient", row * gradient(table, row, 1))
show("integrated_gradients", integrated(table, row, torch.zeros(4), 1))
show("integrated_gradients_from", integrated(table, row, baseline, 2))
show("occlusion", [table(row)[1] - table(torch.where(torch.arange(4) == i, baseline, row))[1] for i in range(4)])

kernel, bias, head, offset = numbers((3, 3, 2, 3), 4), numbers((3,), 5), numbers((3, 2), 6), numbers((2,), 7)
trunk = lambda x: torch.relu(torch.nn.functional.conv2d(x.permute(0, 3, 1, 2), kernel.permute(3, 2, 0, 1), bias))
end = lambda maps: maps.mean((2, 3)) @ head + offset
image = numbers((1, 6, 6, 2), 20)
show("picture", end(trunk(image)))
# LayerGradCam: the mean gradient of each map weighs it; relu of the sum.
maps = trunk(image).detach().requires_grad_()
end(maps)[0, 0].backward()
cam = torch.relu((maps.grad.mean((2, 3), keepdim=True) * maps).sum(1, keepdim=True))
show("grad_cam", cam)
show("grad_cam_resized", torch.nn.functional.interpolate(cam, size=(6, 7), mode="bilinear", align_corners=False))
# Occlusion with windows 3 x 3 over all channels, strides 2: each pixel gets the mean of the windows over it.
whole, sums, counts = end(trunk(image))[0, 0], torch.zeros(6, 6, 2), torch.zeros(6, 6, 2)
for top in (0, 2, 3):
    for left in (0, 2, 3):
        covered = image.clone()
        covered[0, top:top + 3, left:left + 3] = 0
        sums[top:top + 3, left:left + 3] += whole - end(trunk(covered))[0, 0]
        counts[top:top + 3, left:left + 3] += 1
show("occlusion_of_image", sums / counts)

# A text of three words and two places without: two blocks of torch.nn.MultiheadAttention, which says its weights.
words = torch.tensor([[3, 1, 4, 0, 0]])
ordinal = iter(range(1, 100))
x, rollout = numbers((9, 4), next(ordinal))[words], torch.eye(5)
for layer in (1, 2):
    parts = [(numbers((4, 4), next(ordinal)), numbers((4,), next(ordinal))) for _ in range(4)]
    attention = torch.nn.MultiheadAttention(4, 2, batch_first=True)
    with torch.no_grad():
        attention.in_proj_weight.copy_(torch.cat([kernel.T for kernel, _ in parts[:3]]))
        attention.in_proj_bias.copy_(torch.cat([bias for _, bias in parts[:3]]))
        attention.out_proj.weight.copy_(parts[3][0].T)
        attention.out_proj.bias.copy_(parts[3][1])
    kernel, bias = numbers((4, 4), next(ordinal)), numbers((4,), next(ordinal))
    y, weights = attention(x, x, x, key_padding_mask=words == 0, need_weights=True, average_attn_weights=False)
    show(f"reader_{layer}", weights)
    x = torch.tanh((x + y) @ kernel + bias)
    # Abnar and Zuidema: the mean of the heads, half of it what passes by, rows that add up to 1.
    mixed = weights[0].mean(0) + torch.eye(5)
    rollout = mixed / mixed.sum(-1, keepdim=True) @ rollout
show("rollout", rollout)
kernel, bias = numbers((4, 2), next(ordinal)), numbers((2,), next(ordinal))
show("reader", x[:, words[0] != 0].mean(1) @ kernel + bias)

# Four heads of queries that share two of keys and look back only, a look at another sequence, and one head without projections.
ordinal = iter(range(1, 100))
def heads(x, count, width): return torch.einsum("tc,chd->htd", x, numbers((x.shape[1], count, width), next(ordinal))) + numbers((count, width), next(ordinal))[:, None]
def joined(y, width):
    return torch.einsum("htd,hdc->tc", y, numbers((y.shape[0], y.shape[2], width), next(ordinal))) + numbers((width,), next(ordinal))
signal, other = numbers((6, 4), 50), numbers((3, 5), 51)
q, k, v = heads(signal, 4, 3), heads(signal, 2, 3).repeat_interleave(2, 0), heads(signal, 2, 3).repeat_interleave(2, 0)
weights = torch.softmax((q @ k.transpose(1, 2) / 3 ** 0.5).masked_fill(torch.ones(6, 6).triu(1) == 1, -torch.inf), -1)
show("grouped", weights)
grouped = joined(weights @ v, 4)
q, k, v = heads(grouped, 2, 3), heads(other, 2, 3), heads(other, 2, 3)
weights = torch.softmax(q @ k.transpose(1, 2) / 3 ** 0.5, -1)
show("cross", weights)
both = grouped + joined(weights @ v, 4)
show("plain", torch.softmax(numbers((), next(ordinal)) * both @ both.T, -1))
