"""What pandas, scikit-learn and PyTorch take for the way of a table from file to prediction: one line of JSON, seconds of the processor, the best of each.

The argument is a CSV file with 40 features and a label of 0 and 1 in the last column.
"""
import json
import sys
import time

import numpy as np
import pandas
import torch
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

torch.set_num_threads(1)


def best(times, work):
    seconds = []
    for _ in range(times):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def network():
    return torch.nn.Sequential(torch.nn.Linear(40, 32), torch.nn.ReLU(), torch.nn.Linear(32, 1))


def loader(x, y, batch, shuffle):
    return torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=batch, shuffle=shuffle)


def epoch(model, x, y):
    optimizer = torch.optim.Adam(model.parameters())
    loss_function = torch.nn.BCEWithLogitsLoss()
    for inputs, targets in loader(x, y, 32, True):
        optimizer.zero_grad()
        loss_function(model(inputs), targets).backward()
        optimizer.step()


def evaluate(model, x, y):
    loss_function = torch.nn.BCEWithLogitsLoss(reduction="sum")
    loss = right = 0.0
    with torch.no_grad():
        for inputs, targets in loader(x, y, 128, False):
            outputs = model(inputs)
            loss += loss_function(outputs, targets).item()
            right += ((outputs > 0) == (targets > 0.5)).sum().item()
    return loss / len(x), right / len(x)


def predict(model, x):
    with torch.inference_mode():
        return torch.sigmoid(model(x))


def main():
    result = {}
    result["csv"], table = best(5, lambda: pandas.read_csv(sys.argv[1], dtype=np.float32))
    values = table.to_numpy()
    x, y = values[:, :-1].copy(), values[:, -1:].copy()
    result["split"], (train, _, train_y, _) = best(5, lambda: train_test_split(x, y, train_size=0.8, random_state=1, stratify=y))
    result["scale"], scaled = best(5, lambda: StandardScaler().fit(train).transform(train))
    scaled, train_y = torch.from_numpy(scaled), torch.from_numpy(train_y)
    result["epoch"], _ = best(3, lambda: epoch(network(), scaled, train_y))
    result["evaluate"], _ = best(3, lambda: evaluate(network(), scaled, train_y))
    million = torch.from_numpy(np.tile(x, (10, 1)))
    result["predict"], _ = best(5, lambda: predict(network(), million))
    print(json.dumps(result))


main()
