"""Records short-time spectra by torch.stft in double precision, with Keras' windows, scalings and mel matrix, and their gradients by autograd:
python3 spectrogram.py > spectrogram.json"""
import json
import math

import torch

torch.manual_seed(3)
SOUND = torch.rand(400, dtype=torch.float64) - 0.5 + torch.sin(torch.arange(400, dtype=torch.float64) * 0.4)


def power(sound, window, step, fft, center=False):
    made = torch.stft(sound, fft, hop_length=step, win_length=len(window), window=window, center=center, pad_mode="reflect", return_complex=True)
    return (made.real ** 2 + made.imag ** 2).T


def padded(window, fft):
    """Keras' STFTSpectrogram has the window at the start of the transform; torch.stft has it in the middle, unless it is as long."""
    return torch.cat([window, torch.zeros(fft - len(window), dtype=torch.float64)])


def mel(bins, rate, bands, low, high):
    """Keras' linear_to_mel_weight_matrix."""
    to_mel = lambda f: 1127.0 * torch.log(1 + f / 700.0)
    frequencies = to_mel(torch.linspace(0, rate / 2, bins, dtype=torch.float64)[1:])[:, None]
    edges = torch.linspace(to_mel(torch.tensor(low, dtype=torch.float64)), to_mel(torch.tensor(high, dtype=torch.float64)), bands + 2, dtype=torch.float64)
    lower, middle, upper = edges[None, :-2], edges[None, 1:-1], edges[None, 2:]
    weights = torch.minimum((frequencies - lower) / (middle - lower), (upper - frequencies) / (upper - middle)).clamp(min=0)
    return torch.cat([torch.zeros(1, bands, dtype=torch.float64), weights])


cases = []


def record(name, result):
    sound = SOUND.clone().requires_grad_()
    made = result(sound)
    weights = torch.sin(torch.arange(made.numel(), dtype=torch.float64)).reshape(made.shape)
    (made * weights).sum().backward()
    cases.append({"name": name, "frames": made.shape[0], "results": made.shape[1], "values": made.detach().ravel().tolist(), "gradient": sound.grad.tolist()})


hann = lambda n, periodic=False: torch.hann_window(n, periodic=periodic, dtype=torch.float64)
hamming = lambda n, periodic=False: torch.hamming_window(n, periodic=periodic, dtype=torch.float64)


def stft(sound, window, step, fft, extra=0):
    """Frames of len(window) samples, filled up behind; the sound gets as many zeros behind it, which no frame of its own reads."""
    frames = (len(sound) - len(window)) // step + 1
    longer = torch.cat([sound, torch.zeros(fft - len(window), dtype=torch.float64)])
    return power(longer, padded(window, fft), step, fft)[:frames]


def doubled(power):
    return torch.cat([power[:, :1], 2 * power[:, 1:-1], power[:, -1:]], 1)


density = lambda w: w / torch.sqrt((w ** 2).sum())
record("Log", lambda x: 0.5 * torch.log(stft(x, density(hann(64)), 32, 64).clamp(min=1e-7)))
record("Magnitude", lambda x: torch.sqrt(stft(x, hamming(50, True) / hamming(50, True).sum(), 20, 64).clamp(min=1e-7)))
record("Psd", lambda x: doubled(stft(x, torch.ones(40, dtype=torch.float64), 13, 128)))
record("MelDecibels", lambda x: 10 * torch.log10((power(x, hann(128, True), 40, 128, True) @ mel(65, 8000, 12, 20.0, 4000.0)).clamp(min=1e-10)))
record("MelMagnitude", lambda x: torch.sqrt(power(x, hann(100, True), 50, 128, True)) @ mel(65, 16000, 8, 300.0, 7000.0))
print(json.dumps({"sound": SOUND.tolist(), "cases": cases}))
