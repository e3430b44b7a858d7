"""Records what Python makes of the data files beside it: sums, csv module, scikit-learn scalers. Deterministic."""
import csv, gzip, io, math, os, pathlib, sys
import numpy as np
from sklearn.preprocessing import MinMaxScaler, StandardScaler

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

here = os.path.dirname(os.path.abspath(__file__))
read = lambda name: open(os.path.join(here, name), newline="").read()


def table(text, skip, classes=None):
    rows = list(csv.reader(io.StringIO(text)))[skip:]
    label = (lambda v: classes.index(v)) if classes else float
    data = np.array([[float(v) for v in row[:-1]] for row in rows], dtype=np.float32)
    return data, np.array([label(row[-1]) for row in rows], dtype=np.float32)


files = {
    "digits": table(gzip.decompress(open(os.path.join(here, "data_digits.csv.gz"), "rb").read()).decode(), 0),
    "iris": table(read("data_iris.csv"), 1),
    "wine": table(read("data_wine.csv"), 1),
    "pima": table(read("data_pima.csv"), 1, ["neg", "pos"]),
}
sums = {
    name: {
        "count": len(x),
        "columns": [math.fsum(c) for c in x.astype(np.float64).T],
        "squares": math.fsum((x.astype(np.float64) ** 2).ravel()),
        "classes": [int((y == k).sum()) for k in range(int(y.max()) + 1)],
        "last": [float(v) for v in x[-1]],
    }
    for name, (x, y) in files.items()
}

# Columns of many magnitudes: constant, nearly constant, large mean with small deviation, negative, tiny.
random = np.random.RandomState(3)
awkward = np.stack([
    np.full(12, 0.1), np.full(12, 7.0), 1e6 + random.randn(12), -5 + 100 * random.randn(12), 1e-4 * random.rand(12),
    np.where(np.arange(12) == 5, 1.0, 0.0)], axis=1).astype(np.float32)


def scaled(x):
    x64 = x.astype(np.float64)
    unit, wide, standard = MinMaxScaler().fit(x64), MinMaxScaler(feature_range=(-1, 2)).fit(x64), StandardScaler().fit(x64)
    rows = x64[:6]
    return {
        "rows": [[float(v) for v in r] for r in x] if len(x) < 20 else None,
        "unit": unit.transform(rows).tolist(), "wide": wide.transform(rows).tolist(), "standard": standard.transform(rows).tolist(),
        "minimum": unit.data_min_.tolist(), "maximum": unit.data_max_.tolist(),
        "mean": standard.mean_.tolist(), "deviation": standard.scale_.tolist(),
    }


texts = [
    "a,b,label\r\n1,2,\"x, y\"\r\n3,4,\"line one\nline two\"\r\n5,6,\"say \"\"no\"\"\"\r\n",
    "\ufeffa,b,label\n1,2,z\n\n\n3,4,\n5,6,q\"uote",
    "a,b,label\n\"1\",\"2.5e-3\",\"\"\"\"\n-3,+4,\u00e4\u00f6\u00fc \u4e2d",
    "a,b,label\r1,2,old\r3,4,mac\r",
]
cases = []
for text in texts:
    rows = [row for row in csv.reader(io.StringIO(text.lstrip("\ufeff"), newline="")) if row][1:]
    cases.append({"text": text, "numbers": [[float(v) for v in r[:2]] for r in rows], "labels": [r[2] for r in rows]})

result = {"sums": sums, "scalers": {"awkward": scaled(awkward), "pima": scaled(files["pima"][0]), "digits": scaled(files["digits"][0])}, "csv": cases}
write(pathlib.Path(__file__).with_suffix(".json"), result)
