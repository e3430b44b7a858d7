"""Records what Pillow and PyTorch make of images: python3 record.py > images.json (Debian: python3-pil, python3-torch)."""
import base64
import io
import json

import numpy as np
import torch
from PIL import Image

random = np.random.default_rng(1)


def smooth(height, width, channels):
    """Gradients with a little noise: what a photograph is like, and a JPEG can hold."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [127 + 90 * np.sin(0.4 * x + c) * np.cos(0.3 * y - c) for c in range(channels)]
    return np.clip(np.stack(planes, -1) + random.normal(0, 3, (height, width, channels)), 0, 255).astype(np.uint8)


def file(image, kind, **options):
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    data = stream.getvalue()
    read = Image.open(io.BytesIO(data))
    eight = Image.fromarray((np.asarray(read) >> 8).astype(np.uint8)) if read.mode in ("I", "I;16") else read
    return {
        "file": base64.b64encode(data).decode(), "height": read.height, "width": read.width,
        "rgb": np.asarray(eight.convert("RGB")).ravel().tolist(), "gray": np.asarray(eight.convert("L")).ravel().tolist(),
    }


color = Image.fromarray(smooth(11, 14, 3))
sixteen = (smooth(6, 5, 1)[..., 0].astype(np.uint16) << 8) | 0x21
files = {
    "png rgb": file(color, "PNG"),
    "png gray": file(color.convert("L"), "PNG"),
    "png palette": file(color.quantize(16), "PNG"),
    "png one bit": file(color.convert("1"), "PNG"),
    "png rgba": file(Image.fromarray(smooth(7, 9, 4)), "PNG"),
    "png 16 bits": file(Image.fromarray(sixteen), "PNG"),
    "jpeg": file(color, "JPEG", quality=92, subsampling=0),
    "jpeg progressive, half colors": file(color, "JPEG", quality=92, subsampling=2, progressive=True),
    "jpeg gray": file(color.convert("L"), "JPEG", quality=92),
}

resizes = []
source = smooth(9, 12, 1)[..., 0]
exact = torch.tensor(source[None, None].astype(np.float64))
pillow = {"Bilinear": Image.Resampling.BILINEAR, "Bicubic": Image.Resampling.BICUBIC, "Lanczos3": Image.Resampling.LANCZOS}
for size in [(5, 4), (20, 30), (9, 12), (4, 31), (1, 1)]:
    for name, how in pillow.items():
        made = Image.fromarray(source.astype(np.float32)).resize(size[::-1], how)
        resizes.append({"interpolation": name, "antialias": True, "size": size, "pixels": np.asarray(made).ravel().tolist()})
    # By definition: every pixel cut into so many that whole ones make up each of the result.
    cut = np.kron(source.astype(np.float64), np.ones(size))
    made = cut.reshape(size[0], 9, size[1], 12).mean((1, 3))
    resizes.append({"interpolation": "Area", "antialias": False, "size": size, "pixels": made.ravel().tolist()})
    for name, mode in {"Bilinear": "bilinear", "Nearest": "nearest-exact"}.items():
        flag = {} if mode == "nearest-exact" else {"align_corners": False}
        made = torch.nn.functional.interpolate(exact, size=size, mode=mode, **flag)
        resizes.append({"interpolation": name, "antialias": False, "size": size, "pixels": made.ravel().tolist()})

print(json.dumps({"files": files, "source": {"height": 9, "width": 12, "pixels": source.ravel().tolist()}, "resizes": resizes}))
