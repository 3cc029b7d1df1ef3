"""The ideal estimator to compare with: a least-squares fit of all harmonics, in double precision."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ITERATIONS = 3


@dataclass(frozen=True)
class Fit:
    """Results of one interval, in counts, volts and amperes as the samples were given."""

    voltage: float
    current: float
    power: float
    frequency: float


def basis(time: NDArray[np.float64], frequency_hz: float, orders: int) -> NDArray[np.float64]:
    """Columns: constant, cosines and sines of harmonics 1 to `orders`."""
    angles = 2 * np.pi * frequency_hz * np.outer(time, np.arange(1, orders + 1))
    return np.hstack([np.ones((len(time), 1)), np.cos(angles), np.sin(angles)])


def fit(voltage: NDArray[np.float64], current: NDArray[np.float64], rate_hz: float, frequency_hz: float) -> Fit:
    """Fit both channels; `frequency_hz` is a first guess, refined by Gauss-Newton on the voltage."""
    time = (np.arange(len(voltage)) - len(voltage) / 2) / rate_hz
    orders = int(rate_hz / 2 / frequency_hz - 0.5)
    for _ in range(ITERATIONS):
        columns = basis(time, frequency_hz, orders)
        solution = np.linalg.solve(columns.T @ columns, columns.T @ np.column_stack([voltage, current]))
        cosines, sines = solution[1 : orders + 1, 0], solution[orders + 1 :, 0]
        slope = (2 * np.pi * time[:, None] * np.arange(1, orders + 1)) * (
            columns[:, orders + 1 :] * -cosines + columns[:, 1 : orders + 1] * sines
        )
        slope_sum = slope.sum(axis=1)
        # The step along frequency that the other parameters cannot make.
        weights = np.linalg.solve(columns.T @ columns, columns.T @ slope_sum)
        own = slope_sum - columns @ weights
        frequency_hz += float(own @ (voltage - columns @ solution[:, 0]) / (own @ own))
    squares = (solution[1:] ** 2).sum(axis=0) / 2
    power = (solution[1:, 0] * solution[1:, 1]).sum() / 2
    return Fit(float(np.sqrt(squares[0])), float(np.sqrt(squares[1])), float(power), frequency_hz)
