"""Reports of labels that may hold together, by scikit-learn 1.2: writes multilabel.json beside this file.

Label 3 is never there, label 4 is never predicted, some samples have no label, and some weights are no whole numbers."""
import pathlib, sys
import numpy as np
import sklearn.metrics as m
sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

random = np.random.default_rng(3)
target = (random.random((30, 5)) < 0.4).astype(int)
prediction = np.clip(np.round(0.35 * target + random.random((30, 5)) * 0.65, 4), 0, 1)
target[:, 3], prediction[:, 4], target[::7] = 0, 0.125, 0
cases = {"predictions": prediction.ravel().tolist(), "targets": target.ravel().tolist()}
for name, weights in (("whole", np.arange(30) % 4), ("weighted", random.integers(0, 9, 30) / 4)):
    reports = {digits: m.classification_report(target, prediction > 0.5, target_names=list("abcde"), digits=digits, sample_weight=weights, zero_division=0) for digits in (2, 4)}
    cases[name] = {"weights": weights.tolist(), "accuracy": m.accuracy_score(target, prediction > 0.5, sample_weight=weights), "two": reports[2], "four": reports[4]}
cases["unweighted"] = {"weights": [], "accuracy": m.accuracy_score(target, prediction > 0.5), **{"two": m.classification_report(target, prediction > 0.5, target_names=list("abcde"), zero_division=0), "four": m.classification_report(target, prediction > 0.5, target_names=list("abcde"), digits=4, zero_division=0)}}
write(pathlib.Path(__file__).with_name("multilabel.json"), cases)
