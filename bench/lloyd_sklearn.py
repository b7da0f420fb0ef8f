#!/usr/bin/python3
"""One exact Lloyd iteration of scikit-learn: what LloydBenchmark measures of the product.
usage: lloyd_sklearn.py [ROWS [FEATURES [CLUSTERS [RUNS]]]]   (10000000 5 5 3)
Uniform points in float32, the first CLUSTERS of them as centers, n_init=1, tol=0, 2 threads (THREADS=n for others).
Seconds per iteration = (fit of 21 iterations - fit of 1) / 20: conversion, first and last pass fall out.
Run: env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE /usr/bin/python3 bench/lloyd_sklearn.py
(where these two are set for other processes, they slow its matrix products down.)"""
import os, sys, time, warnings

threads = os.environ.get('THREADS', '2')
for name in ('OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'):
    os.environ[name] = threads
import numpy as np, sklearn
from sklearn.cluster import KMeans

warnings.filterwarnings('ignore')  # that 21 iterations do not converge is the point
rows, features, clusters, runs = [int(a) for a in sys.argv[1:5]] + [10_000_000, 5, 5, 3][len(sys.argv) - 1:]
X = np.random.default_rng(1).random((rows, features), dtype=np.float32)
centers = X[:clusters].copy()


def fit(iterations):
    start = time.perf_counter()
    model = KMeans(clusters, init=centers, n_init=1, max_iter=iterations, tol=0, algorithm='lloyd', copy_x=False).fit(X)
    if model.n_iter_ != iterations:
        sys.exit('converged after %d iterations: take more rows' % model.n_iter_)
    return time.perf_counter() - start


fit(1)
times = sorted((fit(21) - fit(1)) / 20 for _ in range(runs))
print('scikit-learn %s, %d rows, %d features, %d clusters, %s threads: %s s per iteration'
      % (sklearn.__version__, rows, features, clusters, threads, ' '.join('%.4f' % t for t in times)))
