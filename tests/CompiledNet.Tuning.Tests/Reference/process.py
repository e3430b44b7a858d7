"""Gaussian processes of scikit-learn on fixed points: log marginal likelihood, its gradient, means and deviations.

    /usr/bin/python3 process.py > process.txt
"""
import numpy as np
import sklearn
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

x = np.array([[0.1, 0.9], [0.4, 0.3], [0.8, 0.7], [0.25, 0.55], [0.95, 0.05], [0.6, 0.45]])
y = np.array([1.3, -0.7, 0.2, 0.5, -1.6, 0.3])
ask = np.array([[0.3, 0.4], [0.9, 0.9], [0.25, 0.55]])
scales, noise = np.array([0.35, 0.8]), 0.02
correlation = Matern(length_scale=scales, nu=2.5)(x) + noise * np.eye(len(x))
variance = y @ np.linalg.solve(correlation, y) / len(y)
kernel = ConstantKernel(variance, "fixed") * Matern(length_scale=scales, nu=2.5) + WhiteKernel(variance * noise)
process = GaussianProcessRegressor(kernel, alpha=0, optimizer=None).fit(x, y)
likelihood, gradient = process.log_marginal_likelihood(process.kernel_.theta, eval_gradient=True)
mean, deviation = process.predict(ask, return_std=True)
# The deviation of scikit-learn has the noise of a new measurement in it.
deviation = np.sqrt(deviation ** 2 - variance * noise)
print(f"# scikit-learn {sklearn.__version__}: variance, likelihood, gradient (two length scales, noise), means, deviations")
for row in ([variance], [likelihood], gradient, mean, deviation):
    print(" ".join(repr(float(value)) for value in row))
