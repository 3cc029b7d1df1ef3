"""The ideal estimator to compare with: a least-squares fit of all harmonics, in double precision."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

# From a guess that is right within 1 mHz.
ITERATIONS = 2


@dataclass(frozen=True)
class Fit:
    """Results of one interval, in counts, volts and amperes as the samples were given."""

    voltage: float
    current: float
    power: float
    frequency: float


def basis(time: NDArray[np.float64], frequency_hz: float, orders: int) -> NDArray[np.float64]:
    """Columns: constant, cosines and sines of harmonics 1 to `orders`."""
    turn = np.exp(2j * np.pi * frequency_hz * time)
    powers = np.cumprod(np.broadcast_to(turn[:, None], (len(time), orders)), axis=1)
    return np.hstack([np.ones((len(time), 1)), powers.real, powers.imag])


def fit(voltage: NDArray[np.float64], current: NDArray[np.float64], rate_hz: float, frequency_hz: float) -> Fit:
    """Fit both channels; `frequency_hz` is a first guess, refined by Gauss-Newton on the voltage."""
    time = (np.arange(len(voltage)) - len(voltage) / 2) / rate_hz
    orders = int(rate_hz / 2 / frequency_hz - 0.5)
    channels = np.column_stack([voltage, current])
    for _ in range(ITERATIONS):
        columns = basis(time, frequency_hz, orders)
        gram = columns.T @ columns
        solution = np.linalg.solve(gram, columns.T @ channels)
        cosines, sines = solution[1 : orders + 1, 0], solution[orders + 1 :, 0]
        order = np.arange(1, orders + 1)
        slope = 2 * np.pi * time * (columns[:, 1:] @ np.concatenate([order * sines, -order * cosines]))
        # The step along frequency that the other parameters cannot make.
        own = slope - columns @ np.linalg.solve(gram, columns.T @ slope)
        frequency_hz += float(own @ (voltage - columns @ solution[:, 0]) / (own @ own))
    squares = (solution[1:] ** 2).sum(axis=0) / 2
    power = (solution[1:, 0] * solution[1:, 1]).sum() / 2
    return Fit(float(np.sqrt(squares[0])), float(np.sqrt(squares[1])), float(power), frequency_hz)
