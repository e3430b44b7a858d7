"""Records the metrics of scikit-learn and the penalties and gradients of torch.autograd, for MetricReferenceTests and
RegularizerTests. Scores are rounded to hundredths, so that there are ties.

AreaUnderCurve uses 200 thresholds as Keras 3 does; scikit-learn computes the exact area, so its neighbour is checked by
roc_auc_score of the scores rounded up to the thresholds, which is the same number.

Run: python3 metrics_reference.py, which writes metrics_reference.json
"""
import pathlib
import sys

import numpy as np
import torch
from sklearn import metrics as m

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / "CompiledNet.Testing" / "Reference"))
from record import write

random = np.random.default_rng(7)
rows, classes = 300, 4


def plain(x):
    return np.asarray(x, dtype=np.float64).ravel().tolist()


weights = np.float32(random.integers(0, 4, rows))
label = np.float32(random.integers(0, 2, rows))
score = np.float32(np.round(np.clip(random.normal(0.35 + 0.3 * label, 0.25), 0, 1), 2))
fine = np.float32(np.clip(random.normal(0.35 + 0.3 * label, 0.25), 0, 1))
binary = dict(predictions=plain(score), targets=plain(label), weights=plain(weights), results=dict(
    accuracy=m.accuracy_score(label, score > 0.5), weightedAccuracy=m.accuracy_score(label, score > 0.5, sample_weight=weights),
    precision=m.precision_score(label, score > 0.5), recall=m.recall_score(label, score > 0.5, sample_weight=weights),
    area=m.roc_auc_score(label, score), weightedArea=m.roc_auc_score(label, score, sample_weight=weights)))
binned = np.ceil(np.float64(fine) * 199)
buckets = dict(predictions=plain(fine), targets=plain(label), results=dict(
    area=m.roc_auc_score(label, binned), exactArea=m.roc_auc_score(label, fine)))

truth = random.integers(0, classes, rows)
scores = np.float32(np.round(random.random((rows, classes)) + 0.5 * np.eye(classes)[truth], 2))
found = scores.argmax(axis=1)
multiclass = dict(predictions=plain(scores), targets=plain(truth), oneHot=plain(np.eye(classes)[truth]), weights=plain(weights),
                  confusion=m.confusion_matrix(truth, found).tolist(), results=dict(
    accuracy=m.accuracy_score(truth, found), weightedAccuracy=m.accuracy_score(truth, found, sample_weight=weights),
    precision2=m.precision_score(truth, found, average=None)[2], recall3=m.recall_score(truth, found, average=None)[3]))

y = np.float32(random.normal(size=(rows, 3)) * [1, 10, 0.1] + [0, 100, 0])
z = np.float32(y + random.normal(size=(rows, 3)) * [0.5, 3, 0.2])
regression = dict(predictions=plain(z), targets=plain(y), weights=plain(weights), results=dict(
    meanSquaredError=m.mean_squared_error(y.astype(float), z.astype(float)),
    meanAbsoluteError=m.mean_absolute_error(y.astype(float), z.astype(float), sample_weight=weights),
    rootMeanSquaredError=np.sqrt(m.mean_squared_error(y.astype(float), z.astype(float), sample_weight=weights)),
    r2=m.r2_score(y.astype(float), z.astype(float)), weightedR2=m.r2_score(y.astype(float), z.astype(float), sample_weight=weights)))

w = torch.tensor(np.append(np.float32(random.normal(size=23)), np.float32(0)).astype(np.float64), requires_grad=True)
penalties = []
for name, a, b in (("L1", 0.3, 0.0), ("L2", 0.0, 0.7), ("L1L2", 0.02, 0.05)):
    w.grad = None
    penalty = a * w.abs().sum() + b * w.square().sum()
    penalty.backward()
    penalties.append(dict(name=name, l1=a, l2=b, penalty=penalty.item(), gradient=plain(w.grad)))

write(pathlib.Path(__file__).with_suffix(".json"), dict(binary=binary, buckets=buckets, multiclass=multiclass, regression=regression, weights=plain(w.detach()), penalties=penalties))
