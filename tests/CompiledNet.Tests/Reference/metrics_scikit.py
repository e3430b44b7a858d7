"""Records what scikit-learn says of metrics, with ties, weights, absent classes and one class, for ScikitMetricTests,
RankingCurveTests and ClassificationReportTests. Where scikit-learn has no such metric, the published formula is computed in NumPy;
those of Keras are named "keras". Predictions are single precision, sums double.

Run: python3 metrics_scikit.py > metrics_scikit.json
"""
import json
import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.calibration import calibration_curve

warnings.filterwarnings("ignore")
random = np.random.default_rng(11)
sets, results = {}, []
EPSILON = 2.0 ** -23


def add_set(name, predictions, targets, weights):
    predictions, targets, weights = (np.asarray(x, dtype=np.float32).astype(np.float64) for x in (predictions, targets, weights))
    sets[name] = (predictions, targets, weights)


def record(name, metric, value):
    """value(targets, predictions, weights) is asked without weights, then with them; an error is NaN."""
    p, t, w = sets[name]
    for weighted in (False, True):
        try:
            result = float(value(t.squeeze(), p.squeeze(), w if weighted else np.ones(len(w))))
        except (ValueError, ZeroDivisionError):
            result = float("nan")
        results.append(dict(set=name, metric=metric, weighted=weighted, value=None if np.isnan(result) else result))


rows = 120
weights = random.integers(0, 4, rows) + random.integers(0, 2, rows) / 2
label = random.integers(0, 2, rows)
add_set("binary", np.clip(random.normal(0.35 + 0.3 * label, 0.25), 0, 1).round(2)[:, None], label[:, None], weights)
add_set("binaryLogits", random.normal(2 * label - 1, 1.5).round(1)[:, None], label[:, None], weights)
add_set("oneClass", random.random(rows)[:, None], np.ones((rows, 1)), weights)


def composed(truth, classes):
    """Probabilities that are multiples of 1/32, so that there are ties and zeros and the sums are 1."""
    share = np.full((len(truth), classes), 0.6 / classes) + 0.4 * np.eye(classes)[truth]
    return np.stack([random.multinomial(32, s) for s in share]) / 32


truth = random.integers(0, 4, rows)
add_set("multiclass", composed(truth, 4), truth[:, None], weights)
truth5 = np.array([0, 1, 2, 4])[random.integers(0, 4, rows)]
absent = composed(truth5, 5)
absent[:, 0] += absent[:, 4]
absent[:, 4] = 0
add_set("absent", absent, truth5[:, None], weights)  # class 3 is never the target, class 4 never the prediction
add_set("unseen", np.insert(composed(truth, 4), 2, 0, axis=1), np.where(truth < 2, truth, truth + 1)[:, None], weights)  # class 2 is neither
add_set("alone", composed(np.zeros(rows, int), 3), np.zeros((rows, 1)), weights)
labels = random.integers(0, 2, (rows, 3))
add_set("multilabel", np.clip(random.normal(0.3 + 0.4 * labels, 0.3), 0, 1).round(2), labels, weights)
add_set("ranks", random.random((rows, 7)) + 0.5 * np.eye(7)[np.arange(rows) % 7], (np.arange(rows) % 7)[:, None], weights)
y = random.normal(size=(rows, 3)) * [1, 10, 0.1] + [4, 50, 1]
add_set("regression", np.abs(y + random.normal(size=(rows, 3)) * [0.5, 3, 0.2]), np.abs(y), weights)


def chosen(p):
    return p.argmax(axis=1) if p.ndim > 1 else (p > 0.5).astype(int)


def classes(p):
    return range(p.shape[1] if p.ndim > 1 else 2)


for name in ("binary", "oneClass", "multiclass", "absent", "unseen", "alone"):
    record(name, "BalancedAccuracy", lambda t, p, w: m.balanced_accuracy_score(t, chosen(p), sample_weight=w))
    for kind in (None, "linear", "quadratic"):
        record(name, "CohenKappa" + (kind or ""), lambda t, p, w: m.cohen_kappa_score(t, chosen(p), labels=list(classes(p)), weights=kind, sample_weight=w))
    record(name, "MatthewsCorrelation", lambda t, p, w: m.matthews_corrcoef(t, chosen(p), sample_weight=w))
    record(name, "MeanIoU", lambda t, p, w: m.jaccard_score(t, chosen(p), labels=np.union1d(t[w > 0], chosen(p)[w > 0]), average="macro", sample_weight=w))
    record(name, "LogLoss", lambda t, p, w: m.log_loss(t, p, eps=EPSILON, labels=list(classes(p)), sample_weight=w))
for name in ("multiclass", "absent", "unseen", "alone"):
    for average in ("macro", "micro", "weighted"):
        for beta in (1, 0.5, 2):
            record(name, f"FBeta{beta}{average}", lambda t, p, w: m.fbeta_score(
                t, chosen(p), beta=beta, labels=list(classes(p)), average=average, sample_weight=w, zero_division=0))
    for kind in ("ovr", "ovo"):
        for average in ("macro", "weighted"):
            if kind == "ovr":
                record(name, f"Area{kind}{average}", lambda t, p, w: m.roc_auc_score(
                    t, p, multi_class=kind, average=average, labels=list(classes(p)), sample_weight=w))
            else:  # scikit-learn has no weights here: samples of whole weights stand there as often
                record(name, f"Area{kind}{average}", lambda t, p, w: m.roc_auc_score(
                    np.repeat(t, (2 * w).astype(int)), np.repeat(p, (2 * w).astype(int), axis=0), multi_class=kind, average=average, labels=list(classes(p))))
    record(name, "Brier", lambda t, p, w: np.average(((p - np.eye(p.shape[1])[t.astype(int)]) ** 2).sum(axis=1), weights=w))
for average in ("macro", "micro", "weighted"):
    record("multilabel", f"FLabels{average}", lambda t, p, w: m.f1_score(t, p > 0.5, average=average, sample_weight=w, zero_division=0))


def best(enough, wanted, least):
    return wanted[enough >= least].max() if (enough >= least).any() else 0.0


def roc(t, p, w):
    if len(set(t)) < 2:
        raise ValueError
    return m.roc_curve(t, p, sample_weight=w, drop_intermediate=False)


def keras_pr_area(t, p, w, thresholds=200):
    limits = np.array([-1e-7] + [i / (thresholds - 1) for i in range(1, thresholds - 1)] + [1 + 1e-7])
    above = p[None, :] > limits[:, None]
    tp, fp, fn = ((w * mask).sum(axis=1) for mask in (above & (t == 1), above & (t == 0), ~above & (t == 1)))
    positives, dtp = tp + fp, tp[:-1] - tp[1:]
    dp = np.maximum(positives[:-1] - positives[1:], 0)
    slope = np.divide(dtp, dp, out=np.zeros_like(dp), where=dp != 0)
    intercept = tp[1:] - slope * positives[1:]
    both = (positives[:-1] > 0) & (positives[1:] > 0)
    ratio = np.divide(positives[:-1], np.maximum(positives[1:], 0), out=np.ones_like(dp), where=both)
    whole = np.maximum(tp[1:] + fn[1:], 0)
    return np.divide(slope * (dtp + intercept * np.log(ratio)), whole, out=np.zeros_like(dp), where=whole != 0).sum()


for name in ("binary", "binaryLogits", "oneClass"):
    record(name, "ExactArea", lambda t, p, w: m.roc_auc_score(t, p, sample_weight=w))
    record(name, "AveragePrecision", lambda t, p, w: m.average_precision_score(t, p, sample_weight=w))
    for least in (0.3, 0.75, 1.0):
        record(name, f"SpecificityAtSensitivity{least}", lambda t, p, w: best(roc(t, p, w)[1], 1 - roc(t, p, w)[0], least))
        record(name, f"SensitivityAtSpecificity{least}", lambda t, p, w: best(1 - roc(t, p, w)[0], roc(t, p, w)[1], least))

        def at(swap):
            def value(t, p, w):
                roc(t, p, w)
                precision, recall, _ = (x[:-1] if i < 2 else x for i, x in enumerate(m.precision_recall_curve(t, p, sample_weight=w)))
                return best(precision, recall, least) if swap else best(recall, precision, least)
            return value
        record(name, f"PrecisionAtRecall{least}", at(False))
        record(name, f"RecallAtPrecision{least}", at(True))
for name in ("binary", "oneClass"):
    record(name, "Brier", lambda t, p, w: m.brier_score_loss(t, p, sample_weight=w, pos_label=1))
    record(name, "kerasAreaPR", keras_pr_area)

for name in ("multiclass", "ranks"):
    for k in (1, 2, 3):
        record(name, f"kerasTop{k}", lambda t, p, w: np.average((p > p[np.arange(rows), t.astype(int)][:, None]).sum(axis=1) < k, weights=w))
for k in (2, 3):  # scores without ties
    record("ranks", f"Top{k}", lambda t, p, w: m.top_k_accuracy_score(t, p, k=k, sample_weight=w))


def calibration(t, p, w, bins):
    confidence, right = (p, t) if p.ndim == 1 else (p.max(axis=1), p.argmax(axis=1) == t)
    bin = np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], confidence)
    return sum(abs((w * (right - confidence))[bin == i].sum()) for i in range(bins)) / w.sum()


for name in ("binary", "multiclass"):
    for bins in (10, 15):
        record(name, f"Calibration{bins}", lambda t, p, w: calibration(t, p, w, bins))


def covariance(t, p, w, i):
    return np.cov(np.stack([p[:, i], t[:, i]]), aweights=w, ddof=0)


def concordance(t, p, w, i):
    c = covariance(t, p, w, i)
    return 2 * c[0, 1] / (c[0, 0] + c[1, 1] + (np.average(p[:, i], weights=w) - np.average(t[:, i], weights=w)) ** 2)


record("regression", "Pearson", lambda t, p, w: np.mean([covariance(t, p, w, i)[0, 1] / np.sqrt(covariance(t, p, w, i)[0, 0] * covariance(t, p, w, i)[1, 1]) for i in range(3)]))
record("regression", "Concordance", lambda t, p, w: np.mean([concordance(t, p, w, i) for i in range(3)]))
record("regression", "AbsolutePercentage", lambda t, p, w: 100 * m.mean_absolute_percentage_error(t, p, sample_weight=w))
record("regression", "SquaredLogarithmic", lambda t, p, w: m.mean_squared_log_error(t, p, sample_weight=w))
record("regression", "LogCosh", lambda t, p, w: np.average(np.log(np.cosh(p - t)).mean(axis=1), weights=w))
record("regression", "Cosine", lambda t, p, w: np.average((p * t).sum(axis=1) / np.linalg.norm(p, axis=1) / np.linalg.norm(t, axis=1), weights=w))

curves = {}
p, t, w = sets["binary"]
for weighted in (False, True):
    v = w if weighted else np.ones(rows)
    fpr, tpr, limits = m.roc_curve(t.ravel(), p.ravel(), sample_weight=v, drop_intermediate=False)
    precision, recall, pr_limits = m.precision_recall_curve(t.ravel(), p.ravel(), sample_weight=v)
    curves["weighted" if weighted else "plain"] = dict(
        fpr=fpr.tolist(), tpr=tpr.tolist(), rocThresholds=limits[1:].tolist(),
        precision=precision.tolist(), recall=recall.tolist(), precisionThresholds=pr_limits.tolist())
right, confidence = calibration_curve(t.ravel(), p.ravel(), n_bins=15)
curves["reliability"] = dict(confidence=confidence.tolist(), right=right.tolist())

reports = []
for name, names, digits in (("binary", None, 2), ("binary", ["healthy", "ill"], 4), ("multiclass", ["a", "bb", "a rather long name", "d"], 2),
                            ("absent", None, 3), ("unseen", None, 2), ("alone", None, 2)):
    p, t, w = (x.squeeze() for x in sets[name])
    for weighted in (False, True):
        reports.append(dict(set=name, names=names, digits=digits, weighted=weighted, text=m.classification_report(
            t.astype(int), chosen(p), labels=list(classes(p)), target_names=names or [str(i) for i in classes(p)], digits=digits,
            sample_weight=w if weighted else None, zero_division=0)))
# Precisions of 1/8, 3/8 and 5/8: exact halves of a hundredth.
halves = np.repeat([0, 1, 2], 8)
actual = np.concatenate([[0] * 1 + [1] * 7, [1] * 3 + [2] * 5, [2] * 5 + [0] * 3])
add_set("halves", np.eye(3)[halves], actual[:, None], np.ones(24))
reports.append(dict(set="halves", names=None, digits=2, weighted=False, text=m.classification_report(actual, halves, target_names=["0", "1", "2"], zero_division=0)))

print('{"sets": {')
print(",\n".join(f'"{name}": ' + json.dumps(dict(outputs=p.shape[1], targetSize=t.shape[1], predictions=p.ravel().tolist(), targets=t.ravel().tolist(), weights=w.tolist()))
                 for name, (p, t, w) in sets.items()))
print('}, "results": [')
print(",\n".join(json.dumps(r) for r in results))
print('], "curves": ' + json.dumps(curves) + ', "reports": [')
print(",\n".join(json.dumps(r) for r in reports))
print("]}")
