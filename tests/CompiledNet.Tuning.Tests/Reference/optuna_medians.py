"""Medians over 20 seeds of the best value that Optuna finds with the budgets of StrategyTests (Debian's python3-optuna 3.1.0)."""
import math
import statistics
import sys

import optuna

optuna.logging.set_verbosity(optuna.logging.ERROR)


def branin(trial):
    x, y = trial.suggest_float("x", -5, 10), trial.suggest_float("y", 0, 15)
    return (y - 5.1 / (4 * math.pi**2) * x**2 + 5 / math.pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


ALPHA = [1.0, 1.2, 3.0, 3.2]
A = [[10, 3, 17, 3.5, 1.7, 8], [0.05, 10, 17, 0.1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, 0.05, 10, 0.1, 14]]
P = [[1312, 1696, 5569, 124, 8283, 5886], [2329, 4135, 8307, 3736, 1004, 9991], [2348, 1451, 3522, 2883, 3047, 6650], [4047, 8828, 8732, 5743, 1091, 381]]


def hartmann6(trial):
    x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(6)]
    return -sum(a * math.exp(-sum(A[i][j] * (x[j] - P[i][j] * 1e-4) ** 2 for j in range(6))) for i, a in enumerate(ALPHA))


SAMPLERS = {
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "TPE": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "multivariate TPE": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True),
    "CMA-ES": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
}

for name, objective, trials in (("Branin", branin, 40), ("Hartmann 6", hartmann6, 60)):
    for sampler, make in SAMPLERS.items():
        best = []
        for seed in range(20):
            study = optuna.create_study(sampler=make(seed))
            study.optimize(objective, n_trials=trials)
            best.append(study.best_value)
        print(f"{name}, {trials} trials, {sampler}: {statistics.median(best):.4f}")
        sys.stdout.flush()
