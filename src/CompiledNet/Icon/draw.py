"""Draws icon.png, 128 x 128: a small network whose last layer is a pair of braces. Needs nothing but Python.

    python3 src/CompiledNet/Icon/draw.py
"""
import math
import os
import struct
import zlib

SIZE, SAMPLES = 128, 4
BACKGROUND, LINE, DOT, BRACE = (28, 37, 65), (92, 122, 187), (255, 196, 61), (240, 244, 255)
LAYERS = [[(24, y) for y in (34, 64, 94)], [(60, y) for y in (24, 50, 78, 104)]]
# A right brace: points along its stroke.
BRACES = [[(84, 24), (94, 27), (96, 36), (96, 52), (99, 60), (108, 64), (99, 68), (96, 76), (96, 92), (94, 101), (84, 104)]]


def to_segment(p, a, b):
    """The distance of a point from a stretch of a line."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


SYNAPSES = [(a, b) for a in LAYERS[0] for b in LAYERS[1]]
STROKES = [pair for brace in BRACES for pair in zip(brace, brace[1:])]


def color(p):
    """The colour at a point, or None outside of the rounded square."""
    x, y = p
    r = 24
    cx, cy = min(max(x, r), SIZE - r), min(max(y, r), SIZE - r)
    if math.hypot(x - cx, y - cy) > r:
        return None
    if any(math.hypot(x - c[0], y - c[1]) < 8 for layer in LAYERS for c in layer):
        return DOT
    if any(to_segment(p, a, b) < 3.5 for a, b in STROKES):
        return BRACE
    if any(to_segment(p, a, b) < 1.2 for a, b in SYNAPSES):
        return LINE
    return BACKGROUND


def pixel(x, y):
    """The mean of SAMPLES x SAMPLES points, with the share of them that is inside as alpha."""
    found = [color((x + (i + 0.5) / SAMPLES, y + (j + 0.5) / SAMPLES)) for i in range(SAMPLES) for j in range(SAMPLES)]
    inside = [c for c in found if c]
    if not inside:
        return (0, 0, 0, 0)
    return tuple(round(sum(c[k] for c in inside) / len(inside)) for k in range(3)) + (round(255 * len(inside) / len(found)),)


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


rows = b"".join(b"\0" + bytes(v for x in range(SIZE) for v in pixel(x, y)) for y in range(SIZE))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "icon.png"), "wb") as file:
    file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
