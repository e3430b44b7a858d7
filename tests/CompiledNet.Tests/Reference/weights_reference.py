"""
Writes weights_foreign.safetensors byte by byte from the format's public description (8 bytes header length,
little-endian; JSON header; data), and reads weights_ours.safetensors, which CompiledNet wrote, the same way.
"""
import hashlib, json, os, struct
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
singles = np.array([[1.5, -2.25, 0.0], [-0.0, 3.4028235e38, 1e-45]], dtype="<f4")
doubles = np.array([0.1, -1e300], dtype="<f8")
halves = np.array([65504.0, -0.333251953125, 6e-8], dtype="<f2")
brain = np.array([1.0, -3.140625, 1e30], dtype="<f4")
parts = [  # not sorted by name, as the format allows
    ("z/kernel", "F32", [2, 3], singles.tobytes()),
    ("half", "F16", [3], halves.tobytes()),
    ("brain", "BF16", [1, 3, 1], (brain.view("<u4") >> 16).astype("<u2").tobytes()),
    ("double", "F64", [2], doubles.tobytes()),
    ("scalar", "F32", [], struct.pack("<f", 42.0)),
    ("empty", "F32", [0, 4], b""),
]
header, data = {"__metadata__": {"format": "np", "who": "weights_reference.py \u00fc"}}, b""
for name, dtype, shape, raw in parts:
    header[name] = {"dtype": dtype, "shape": shape, "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode() + b"   "
with open(os.path.join(here, "weights_foreign.safetensors"), "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)

ours = open(os.path.join(here, "weights_ours.safetensors"), "rb").read()
length, = struct.unpack("<Q", ours[:8])
assert (8 + length) % 8 == 0, "the data is aligned"
read = json.loads(ours[8:8 + length])
meta = read.pop("__metadata__")
assert meta["compilednet.fingerprint"] == hashlib.sha256(meta["compilednet.structure"].encode()).hexdigest()
assert meta["compilednet.network"] == "Pair" and meta["compilednet.scaler"] == "StandardScaler"
def crc32c(data):  # bit by bit, reversed polynomial 0x82F63B78; the published check value is asserted
    state = 0xFFFFFFFF
    for byte in data:
        state ^= byte
        for _ in range(8):
            state = state >> 1 ^ (0x82F63B78 if state & 1 else 0)
    return state ^ 0xFFFFFFFF
assert crc32c(b"123456789") == 0xE3069283
content = b"".join(f"{name}\0{text}\0".encode() for name, text in sorted(meta.items()) if name.startswith("compilednet.") and name != "compilednet.checksum")
for name, entry in sorted(read.items()):
    start, stop = entry["data_offsets"]
    content += f"{name}\0{entry['dtype']}\0{json.dumps(entry['shape'])}\0".encode() + ours[8 + length:][start:stop]
assert meta["compilednet.checksum"] == f"{crc32c(content):08x}"
end, body, got = 0, ours[8 + length:], {}
for name, entry in sorted(read.items(), key=lambda item: item[1]["data_offsets"]):
    start, stop = entry["data_offsets"]
    assert start == end
    got[name] = np.frombuffer(body[start:stop], {"F32": "<f4", "F64": "<f8"}[entry["dtype"]]).reshape(entry["shape"])
    end = stop
assert end == len(body)
assert sorted(got) == ["hidden/bias", "hidden/kernel", "out/bias", "out/kernel", "scaler.deviation", "scaler.mean"]
# The tests number the values of each parameter from 1 in the order users see, parameter by parameter.
count = 0
for name, shape in [("hidden/kernel", (3, 4)), ("hidden/bias", (4,)), ("out/kernel", (4, 2)), ("out/bias", (2,))]:
    size = int(np.prod(shape))
    assert (got[name] == np.arange(count + 1, count + size + 1, dtype="f4").reshape(shape)).all(), name
    count += size
assert (got["scaler.mean"] == [2, 20, 7]).all() and (got["scaler.deviation"] == [1, 10, 1]).all()
print("read weights_ours.safetensors:", ", ".join(f"{k} {list(v.shape)}" for k, v in got.items()))
