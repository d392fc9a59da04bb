"""Boosted trees of scikit-learn and XGBoost on generated events: processor times and areas under the ROC curve.

    python3 trees.py DIRECTORY

Writes the events into DIRECTORY (little-endian float32, row after row) for the same measurement in C#, then trains 200 trees of
depth 3 with a learning rate of 0.1 on 200,000 events of 12 features, and scores 1,000,000 events, on one thread. The best of five is printed.
Needs Debian's python3-sklearn and python3-xgboost. No part of the tests.
"""
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = "1"

import numpy
import sklearn
import xgboost
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

FEATURES = 12


def events(count, seed):
    """Half signal, half background: shifted, widened, correlated and folded features, and three that tell little or nothing."""
    rng = numpy.random.default_rng(seed)
    signal = rng.random(count) < 0.5
    x = rng.normal(size=(count, FEATURES))
    x[signal, 0] += 0.5
    x[signal, 1] -= 0.4
    x[signal, 2] *= 1.4
    x[signal, 3] += 0.6 * x[signal, 4]
    x[signal, 5] = numpy.abs(x[signal, 5]) * numpy.where(rng.random(signal.sum()) < 0.65, 1, -1)
    x[:, 6] = numpy.exp(0.5 * x[:, 6])
    x[signal, 6] *= 1.15
    x[signal, 7] += 0.25 * x[signal, 8] * x[signal, 9]
    x[:, 10] = rng.exponential(1.0, count) + 0.3 * signal
    x[:, 11] = rng.random(count)
    return x.astype("<f4"), signal.astype("<f4")


def best_of_five(run):
    times = []
    for _ in range(5):
        start = time.process_time()
        result = run()
        times.append(time.process_time() - start)
    return min(times), result


def main(directory):
    samples = {"train": events(200_000, 106), "test": events(100_000, 107), "predict": events(1_000_000, 108)}
    for name, (x, y) in samples.items():
        x.tofile(os.path.join(directory, f"{name}_x.f32"))
        y.tofile(os.path.join(directory, f"{name}_y.f32"))
    models = {
        f"XGBoost {xgboost.__version__} hist": lambda: xgboost.XGBClassifier(
            n_estimators=200, max_depth=3, learning_rate=0.1, tree_method="hist", n_jobs=1, random_state=1),
        f"scikit-learn {sklearn.__version__} HistGradientBoosting": lambda: HistGradientBoostingClassifier(
            max_iter=200, max_depth=3, learning_rate=0.1, early_stopping=False, random_state=1),
    }
    for name, make in models.items():
        training, model = best_of_five(lambda: make().fit(*samples["train"]))
        scoring, _ = best_of_five(lambda: model.predict_proba(samples["predict"][0]))
        area = roc_auc_score(samples["test"][1], model.predict_proba(samples["test"][0])[:, 1])
        print(f"{name}: training {training:.2f} s, scoring a million {scoring:.2f} s, area {area:.5f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
