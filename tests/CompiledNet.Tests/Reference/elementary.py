"""Elementary functions in 40 digits by mpmath, rounded to double: writes elementary.json beside this file."""
import pathlib
import sys
import mpmath as mp

mp.mp.dps = 40
points = [s * x for s in (1.0, -1.0) for x in
          [1e-300, 1e-40, 1e-20, 1e-8, 1e-5, 1e-3, 0.01, 0.1, 0.2, 0.3465, 0.3467, 0.41, 0.5, 0.625, 0.7, 0.75, 0.999, 1.0,
           1.001, 1.25, 1.4142, 1.5, 1.9, 2.0, 2.5, 2.999, 3.3, 3.9, 4.1, 4.7, 5.3, 5.9, 6.1, 8.0, 9.5, 15.0, 22.0, 40.0,
           87.0, 88.5, 103.0, 300.0, 700.0]]
functions = {
    "exp": (lambda x: True, mp.exp), "expm1": (lambda x: True, mp.expm1), "tanh": (lambda x: True, mp.tanh),
    "erf": (lambda x: True, mp.erf), "log": (lambda x: x > 0, mp.log), "log1p": (lambda x: x > -1, mp.log1p),
}
result = {}
for name, (defined, f) in functions.items():
    x = [p for p in points if defined(p)]
    result[name] = {"x": x, "y": [float(f(mp.mpf(p))) for p in x]}
HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parents[1] / "CompiledNet.Testing" / "Reference"))
from record import write
write(HERE / "elementary.json", result)
