"""Principal components by scikit-learn 1.2.1 of points that the test makes too."""
import numpy as np
from sklearn.decomposition import PCA


def show(rows, width):
    x = np.array([[((7 * i + 3 * j) % 11) - 0.5 * ((i * j) % 5) + 0.1 * j * i for j in range(width)] for i in range(rows)])
    pca = PCA(n_components=2, svd_solver="full").fit(x)
    signs = np.sign(pca.components_[np.arange(2), np.abs(pca.components_).argmax(axis=1)])
    print(rows, width, "variances", [repr(v) for v in pca.explained_variance_], "ratios", [repr(v) for v in pca.explained_variance_ratio_])
    print("  axis", [repr(v) for v in (pca.components_ * signs[:, None])[:, 0]], "points", [repr(v) for v in (pca.transform(x) * signs)[2]])


show(12, 5)
show(4, 9)
