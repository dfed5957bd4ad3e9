# SPDX-License-Identifier: MIT
"""Writes averages.json: quantiles of Student's t, means with 95 % confidence intervals, and similarities of averaged
products (minibatch CKA) with theirs, as NumPy and SciPy compute them in float64.    python make_average_goldens.py"""
import json
from pathlib import Path

import numpy
from scipy import stats

from golden_models import pinned

pinned("numpy", "scipy")
random = numpy.random.default_rng(5)


def interval(samples):
    """[mean, low, high] of the samples that are there."""
    samples = samples[numpy.isfinite(samples)]
    mean = samples.mean()
    low, high = stats.t.interval(0.95, len(samples) - 1, loc=mean, scale=stats.sem(samples))
    return [mean, low, high]


def unbiased(x, y):
    """Song et al. 2012, equation 5, as written: kernels without their diagonals."""
    n = len(x)
    k, l = x @ x.T, y @ y.T
    numpy.fill_diagonal(k, 0)
    numpy.fill_diagonal(l, 0)
    ones = numpy.ones(n)
    return (numpy.trace(k @ l) + (ones @ k @ ones) * (ones @ l @ ones) / ((n - 1) * (n - 2))
            - 2 / (n - 2) * (ones @ k @ l @ ones)) / (n * (n - 3))


def similarity(products, row, column):
    """The cosine of mean products; its interval by the delta method from their covariance."""
    triple = numpy.stack([products[:, row, column], products[:, row, row], products[:, column, column]])
    k, a, b = triple.mean(1)
    cosine = k / numpy.sqrt(a * b)
    gradient = cosine * numpy.array([1 / k, -0.5 / a, -0.5 / b])
    if row == column:
        gradient[:] = 0
    count = len(products)
    half = stats.t.ppf(0.975, count - 1) * numpy.sqrt(gradient @ numpy.cov(triple) @ gradient / count)
    return [cosine, cosine - half, cosine + half]


pictures, rows, columns = 7, 3, 2
samples = random.normal(3, 2, (pictures, rows, columns)).astype(numpy.float32).astype(float)
samples[2, 1, 0] = samples[5, 1, 0] = numpy.nan
layers, patches, width = 3, 12, 5
products = []
for _ in range(pictures):
    stream = [random.normal(0, 1, (patches, width))]
    for _ in range(layers - 1):
        stream.append(0.7 * stream[-1] + 0.3 * random.normal(0, 1, (patches, width)))
    products.append([[unbiased(x, y) for y in stream] for x in stream])
products = numpy.array(products)

golden = {
    "quantiles": {str(n): stats.t.ppf(0.975, n) for n in (1, 2, 3, 4, 7, 10, 29, 30, 127, 999, 49999)},
    "samples": [[[None if numpy.isnan(x) else x for x in row] for row in one] for one in samples.tolist()],
    "means": [[interval(samples[:, i, j]) for j in range(columns)] for i in range(rows)],
    "products": products.tolist(),
    "similarities": [[similarity(products, i, j) for j in range(layers)] for i in range(layers)],
}
(Path(__file__).parent / "averages.json").write_text(json.dumps(golden) + "\n")
