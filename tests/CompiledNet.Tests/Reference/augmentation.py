"""Records random layers of Keras 3 at fixed factors, by the matrices of its sources and PyTorch's grid_sample in double precision:
python3 augmentation.py > augmentation.json"""
import json
import math

import torch
import torch.nn.functional as functional

torch.manual_seed(5)
HEIGHT, WIDTH, CHANNELS = 5, 7, 2
IMAGE = torch.rand(HEIGHT, WIDTH, CHANNELS, dtype=torch.float64) * 255
FILL = 40.0


def translation(height, width):
    return [1, 0, -width * WIDTH, 0, 1, -height * HEIGHT]


def rotation(factor):
    angle = factor * 2 * math.pi
    sin, cos, right, bottom = math.sin(angle), math.cos(angle), WIDTH - 1, HEIGHT - 1
    return [cos, -sin, (right - (cos * right - sin * bottom)) / 2, sin, cos, (bottom - (sin * right + cos * bottom)) / 2]


def zoom(height, width):
    x, y = 1 + width, 1 + height
    return [x, 0, (WIDTH - 1) / 2 * (1 - x), 0, y, (HEIGHT - 1) / 2 * (1 - y)]


def warp(matrix, fill, interpolation):
    a0, a1, a2, b0, b1, b2 = matrix
    y, x = torch.meshgrid(torch.arange(HEIGHT, dtype=torch.float64), torch.arange(WIDTH, dtype=torch.float64), indexing="ij")
    column, row = a0 * x + a1 * y + a2, b0 * x + b1 * y + b2
    image = IMAGE.permute(2, 0, 1)[None]
    height, width, padding = HEIGHT, WIDTH, {"Constant": "zeros", "Nearest": "border", "Reflect": "reflection", "Wrap": "zeros"}[fill]
    if fill == "Wrap":
        image, column, row, height, width = image.repeat(1, 1, 5, 5), column + 2 * WIDTH, row + 2 * HEIGHT, 5 * HEIGHT, 5 * WIDTH
    if fill == "Constant":
        image = image - FILL
    grid = torch.stack([(2 * column + 1) / width - 1, (2 * row + 1) / height - 1], -1)[None]
    made = functional.grid_sample(image, grid, mode=interpolation.lower(), padding_mode=padding, align_corners=False)
    if fill == "Constant":
        made = made + FILL
    return made[0].permute(1, 2, 0)


def crop(height, width):
    """smart_resize: the middle with the proportions wanted, resized bilinearly."""
    tall, wide = max(min(HEIGHT, int(WIDTH * height / width)), 1), max(min(WIDTH, int(HEIGHT * width / height)), 1)
    top, left = int((HEIGHT - tall) / 2), int((WIDTH - wide) / 2)
    part = IMAGE[top:top + tall, left:left + wide].permute(2, 0, 1)[None]
    return functional.interpolate(part, size=(height, width), mode="bilinear", align_corners=False)[0].permute(1, 2, 0)


cases = []
for name, factors, matrix in [
    ("RandomTranslation", [0.31, -0.22], translation(0.31, -0.22)),
    ("RandomTranslation", [-0.83, 0.91], translation(-0.83, 0.91)),
    ("RandomRotation", [0.07], rotation(0.07)),
    ("RandomRotation", [-0.4], rotation(-0.4)),
    ("RandomZoom", [0.3], zoom(0.3, 0.3)),
    ("RandomZoom", [-0.41, 0.23], zoom(-0.41, 0.23)),
]:
    for fill in ["Reflect", "Wrap", "Constant", "Nearest"]:
        for interpolation in ["Bilinear", "Nearest"]:
            cases.append({"name": name, "factors": factors, "fill": fill, "interpolation": interpolation, "pixels": warp(matrix, fill, interpolation).ravel().tolist()})
shears = [{"x": x, "y": y, "pixels": warp([1, x, 0, y, 1, 0], "Reflect", "Bilinear").ravel().tolist()} for x, y in [(0.4, 0.15), (-0.4, -0.15)]]
crops = [{"size": size, "pixels": crop(*size).ravel().tolist()} for size in [(3, 3), (10, 4), (5, 7), (2, 7)]]
mean = IMAGE.mean((0, 1), keepdim=True)
colors = {
    "brightness": (IMAGE + 0.3 * 255).clip(0, 255).ravel().tolist(),
    "contrast": ((IMAGE - mean) * 1.6 + mean).clip(0, 255).ravel().tolist(),
}
print(json.dumps({"shape": [HEIGHT, WIDTH, CHANNELS], "fill": FILL, "image": IMAGE.ravel().tolist(), "warps": cases, "shears": shears, "crops": crops, **colors}))
