"""Records learning rates of 40 steps for LearningRateScheduleTests: one-cycle and warm restarts by torch.optim.lr_scheduler, and by
the formula of keras.optimizers.schedules.CosineDecayRestarts where PyTorch has no such option.

Run: python3 schedules_reference.py > schedules_reference.json
"""
import json
import math

import torch

STEPS = 40


def with_torch(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    schedule, rates = make(optimizer), []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(rates) < STEPS:
            schedule.step()
    return rates


def keras_restarts(step, rate, first, t_mul, m_mul, alpha):
    done = step / first
    if t_mul == 1:
        i = math.floor(done)
        done -= i
    else:
        i = math.floor(math.log(1 - done * (1 - t_mul)) / math.log(t_mul) + 1e-12)
        done = (done - (1 - t_mul ** i) / (1 - t_mul)) / t_mul ** i
    return rate * ((1 - alpha) * 0.5 * m_mul ** i * (1 + math.cos(math.pi * done)) + alpha)


l = torch.optim.lr_scheduler
cases = {
    "OneCycle": with_torch(lambda o: l.OneCycleLR(o, max_lr=0.5, total_steps=40)),
    "OneCycle.Linear": with_torch(lambda o: l.OneCycleLR(o, max_lr=0.5, total_steps=40, pct_start=0.25, anneal_strategy="linear", div_factor=10, final_div_factor=100)),
    "Restarts.Even": with_torch(lambda o: l.CosineAnnealingWarmRestarts(o, T_0=7)),
    "Restarts": with_torch(lambda o: l.CosineAnnealingWarmRestarts(o, T_0=5, T_mult=2)),
    "Restarts.Floor": with_torch(lambda o: l.CosineAnnealingWarmRestarts(o, T_0=5, T_mult=2, eta_min=0.0625)),
    "Restarts.Lower": [keras_restarts(step, 0.5, 4, 1.5, 0.75, 0.125) for step in range(STEPS)],
}
print("{" + ",\n".join(f'"{name}": {json.dumps(rates)}' for name, rates in cases.items()) + "}")
