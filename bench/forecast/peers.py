"""The methods that ours is compared with, each for 24 hours from midnight; `days` is a matrix of days by hours."""

from __future__ import annotations

from collections.abc import Callable
import warnings

import lightgbm
import numpy as np
from numpy.typing import NDArray
from statsforecast.models import AutoETS

type Days = NDArray[np.float64]
type Peer = Callable[[Days, list[int]], Days]

_REFIT = 7


def naive_day(days: Days, origins: list[int]) -> Days:
    return np.array([days[o - 1] for o in origins])


def naive_week(days: Days, origins: list[int]) -> Days:
    return np.array([days[o - 7] for o in origins])


def hour_median(days: Days, origins: list[int]) -> Days:
    return np.array([np.median(days[o - 28 : o], axis=0) for o in origins])


def auto_ets(days: Days, origins: list[int]) -> Days:
    """Fit the last 56 days every week, and forward the fitted model to each origin.

    The season is additive: left to itself AutoETS at times chooses a multiplicative one, which runs away.
    """
    found = []
    for k, o in enumerate(origins):
        window = days[o - 56 : o].ravel()
        if k % _REFIT == 0:
            model = AutoETS(season_length=24, model="ZZA").fit(window)
        found.append(model.forward(window, 24)["mean"])
    return np.array(found)


def ridge(days: Days, origins: list[int]) -> Days:
    """Fit squared errors on standardised lags and calendar, with dummies of the hour."""

    def fit(x: Days, y: Days) -> Callable[[Days], Days]:
        middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-9
        scaled = (x - middle) / spread
        line = np.linalg.solve(scaled.T @ scaled + 30 * np.eye(x.shape[1]), scaled.T @ (y - y.mean()))
        return lambda new: (new - middle) / spread @ line + y.mean()

    return _refitted(days, origins, fit, dummies=True)


def light_gbm(days: Days, origins: list[int]) -> Days:
    """Fit absolute errors with gradient boosted trees (150 trees of 15 leaves, learning rate 0.05)."""
    options = {
        "objective": "regression_l1",
        "num_leaves": 15,
        "learning_rate": 0.05,
        "min_data_in_leaf": 30,
        "feature_fraction": 0.7,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "num_threads": 1,
        "verbose": -1,
        "seed": 1,
    }

    def fit(x: Days, y: Days) -> Callable[[Days], Days]:
        return lightgbm.train(options, lightgbm.Dataset(x, y), 150).predict  # type: ignore[return-value]

    return _refitted(days, origins, fit, dummies=False)


PEERS: dict[str, Peer] = {
    "seasonal naive, 24 h": naive_day,
    "seasonal naive, 168 h": naive_week,
    "AutoETS (statsforecast)": auto_ets,
    "hour-of-day median, 28 days": hour_median,
    "ridge on lags and calendar": ridge,
    "LightGBM on lags and calendar": light_gbm,
}


def _refitted(
    days: Days, origins: list[int], fit: Callable[[Days, Days], Callable[[Days], Days]], *, dummies: bool
) -> Days:
    features = {o: _features(days, o, dummies=dummies) for o in range(28, max(origins) + 1)}
    found = []
    for k, o in enumerate(origins):
        if k % _REFIT == 0:
            before = range(max(28, o - 400), o)
            predict = fit(np.concatenate([features[p] for p in before]), days[before.start : o].ravel())
        found.append(predict(features[o]))
    return np.array(found)


def _features(days: Days, o: int, *, dummies: bool) -> Days:
    hour = np.arange(24)
    shared = [o % 7, float(o % 7 >= 5), np.sin(2 * np.pi * o / 365.25), np.cos(2 * np.pi * o / 365.25)]
    shared += [days[o - n : o].mean() for n in (1, 3, 7, 28)] + [days[o - 1, 23], days[o - 1, 20:].mean()]
    columns = [np.full(24, value) for value in shared] + [days[o - lag] for lag in (1, 2, 3, 4, 5, 6, 7, 14)]
    columns += [days[o - n : o].mean(axis=0) for n in (7, 28)] + [np.median(days[o - 28 : o], axis=0)]
    columns.append(np.mean([days[o - 7 * week] for week in (1, 2, 3, 4)], axis=0))
    columns += [(hour == h).astype(float) for h in range(24)] if dummies else [hour.astype(float)]
    return np.array(columns).T


warnings.filterwarnings("ignore")
