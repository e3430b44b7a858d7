"""Records how scikit-learn divides data: by whole rows of targets, into stratified, grouped and temporal folds, and its balanced class weights."""
import json, os
import numpy as np
from sklearn.model_selection import GroupKFold, StratifiedKFold, TimeSeriesSplit, train_test_split
from sklearn.utils.class_weight import compute_class_weight

here = os.path.dirname(os.path.abspath(__file__))
counted = lambda y: [int((y == k).sum()) for k in range(y.max() + 1)]

# Two classes for each of three steps; the stratum of a sample is its whole row.
patterns, counts = [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0, 1, 1], [0, 0, 0]], [10, 20, 30, 40, 50]
rows = np.array([p for p, n in zip(patterns, counts) for _ in range(n)])
parts = train_test_split(rows, train_size=0.7, stratify=rows, random_state=0)
per_step = {
    "patterns": patterns, "counts": counts,
    "parts": [[int((part == p).all(axis=1).sum()) for p in patterns] for part in parts],
}

labels = np.repeat([0, 1, 2, 3], [23, 5, 11, 8])
stratified = {
    "sizes": counted(labels),
    "folds": [counted(np.concatenate([labels[test], [3]])) for _, test in StratifiedKFold(5).split(labels, labels)],
}
for fold in stratified["folds"]:
    fold[3] -= 1  # the one that was added so that every class is counted

# Sizes of groups differ, so that the order of equal ones does not matter.
groups = np.concatenate([np.full(n, g) for g, n in zip([7, 3, 9, 1, 4, 8, 2], [3, 9, 1, 6, 4, 2, 7])])
groups = groups[np.random.RandomState(1).permutation(len(groups))]
grouped = {"groups": groups.tolist(), "folds": [test.tolist() for _, test in GroupKFold(3).split(groups, groups=groups)]}

temporal = []
for samples, arguments in [(10, {}), (23, {"n_splits": 4}), (30, {"n_splits": 3, "test_size": 5, "gap": 2}), (20, {"n_splits": 3, "max_train_size": 6})]:
    split = TimeSeriesSplit(**arguments)
    temporal.append({
        "samples": samples, "folds": split.n_splits, "testSize": split.test_size, "gap": split.gap, "mostTraining": split.max_train_size,
        "parts": [[train.tolist(), test.tolist()] for train, test in split.split(np.zeros(samples))],
    })

weights = compute_class_weight("balanced", classes=np.arange(4), y=labels).tolist()
result = {"perStep": per_step, "stratified": stratified, "grouped": grouped, "temporal": temporal, "weights": weights}
with open(os.path.join(here, "data_splits.json"), "w") as out:
    out.write("{\n" + ",\n".join(f'"{key}": {json.dumps(value)}' for key, value in result.items()) + "\n}\n")
