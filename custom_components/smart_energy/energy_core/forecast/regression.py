"""Linear regression of an hour's energy on past hours and the calendar, one line for each hour of the day."""

from __future__ import annotations

from dataclasses import dataclass
from math import sumprod
from operator import mul
from typing import Final

from .day_blocks import DayBlocks
from .least_squares import solve_positive_definite
from .regression_features import FIRST_BLOCK, Features
from .signed_root import signed_square

MIN_BLOCKS: Final = 42
"""Six weeks: fewer days than that hold too little for a line with this many features."""

_RIDGE: Final = 33.0
_SMALLEST_ERROR: Final = 0.05
_TINY: Final = 1e-6
_HOURS: Final = range(24)


@dataclass(frozen=True, slots=True)
class Lines:
    """One line for each hour: intercepts, and coefficients in the order of the features."""

    intercepts: list[float]
    coefficients: list[list[float]]


@dataclass(frozen=True, slots=True)
class _Sums:
    """Weighted sums of one hour about its own means: x times x (lower triangle), x times y, the means, the weight."""

    products: list[list[float]]
    targets: list[float]
    means: list[float]
    mean_target: float


class Regression:
    """Fits least absolute deviations: the line through the median, which a few wild days do not bend.

    Iteratively reweighted least squares (Schlossmacher 1973) with a ridge penalty (Hoerl and Kennard 1970) in units of
    each feature's own variance, on the scale of `signed_root`. Every hour is fitted together with the hour
    before and after it, each about its own mean.
    """

    def __init__(self, blocks: DayBlocks, root: list[list[float]]) -> None:
        """Take the blocks and their roots (`day_state.roots`)."""
        features = Features(blocks, root)
        self._columns = [features.columns(h) for h in _HOURS]
        self._rows = [list(zip(*columns, strict=True)) for columns in self._columns]
        self._root = [row[FIRST_BLOCK:] for row in root]
        self._known = [[0.0] * (blocks.count - FIRST_BLOCK) for _ in _HOURS]
        for weights, known in zip(self._known, blocks.known, strict=True):
            for k in known:
                if k >= FIRST_BLOCK:
                    weights[k - FIRST_BLOCK] = 1.0

    def fit(self, origin: int, rounds: int, start: Lines | None = None) -> Lines:
        """Fit to blocks before `origin` in at least one round; `start`, a fit to fewer blocks, saves rounds."""
        count = origin - FIRST_BLOCK
        lines = start
        while True:
            weights = self._weights(lines, count)
            lines = self._solve([self._sums(h, weights[h], count) for h in _HOURS], count)
            rounds -= 1
            if rounds <= 0:
                return lines

    def predict(self, lines: Lines, origin: int) -> list[float]:
        """Return the energies (kWh) by hour of block `origin`."""
        return [
            signed_square(intercept + sumprod(coefficients, rows[origin - FIRST_BLOCK]))
            for intercept, coefficients, rows in zip(lines.intercepts, lines.coefficients, self._rows, strict=True)
        ]

    def _weights(self, lines: Lines | None, count: int) -> list[list[float]]:
        """Weigh each hour by the inverse of its error, so that squares act as absolute values."""
        known = [weights[:count] for weights in self._known]
        if lines is None:
            return known
        errors = [self._errors(lines, h, count) for h in _HOURS]
        usual = sum(map(sumprod, errors, known, strict=True)) / max(sum(map(sum, known)), 1.0)
        if usual == 0:
            return known
        least = usual * _SMALLEST_ERROR
        return [
            [measured * usual / max(error, least) for measured, error in zip(weights, row, strict=True)]
            for weights, row in zip(known, errors, strict=True)
        ]

    def _errors(self, lines: Lines, h: int, count: int) -> list[float]:
        intercept, coefficients = lines.intercepts[h], lines.coefficients[h]
        return [
            abs(value - intercept - sumprod(coefficients, row))
            for value, row in zip(self._root[h][:count], self._rows[h], strict=False)
        ]

    def _sums(self, h: int, weights: list[float], count: int) -> _Sums:
        columns = [column[:count] for column in self._columns[h]]
        weighted = [list(map(mul, weights, column, strict=True)) for column in columns]
        target = self._root[h][:count]
        total = sum(weights) or 1.0
        sums = [sum(column) for column in weighted]
        means = [value / total for value in sums]
        mean_target = sumprod(weights, target) / total
        products = [
            [sumprod(one, other) - value * mean for other, mean in zip(columns[: i + 1], means, strict=False)]
            for i, (one, value) in enumerate(zip(weighted, sums, strict=True))
        ]
        targets = [sumprod(one, target) - value * mean_target for one, value in zip(weighted, sums, strict=True)]
        return _Sums(products, targets, means, mean_target)

    def _solve(self, sums: list[_Sums], count: int) -> Lines:
        size = len(sums[0].means)
        variances = [sum([one.products[i][i] for one in sums]) / (count * len(sums)) for i in range(size)]
        intercepts, coefficients = [], []
        for h, own in enumerate(sums):
            near = (sums[h - 1], own, sums[(h + 1) % len(sums)])
            matrix = [
                [a + b + c for a, b, c in zip(*rows, strict=True)]
                for rows in zip(*[n.products for n in near], strict=True)
            ]
            for i, variance in enumerate(variances):
                matrix[i][i] += _RIDGE * variance + _TINY
            line = solve_positive_definite(
                matrix, [a + b + c for a, b, c in zip(*[n.targets for n in near], strict=True)]
            )
            coefficients.append(line)
            intercepts.append(own.mean_target - sumprod(line, own.means))
        return Lines(intercepts, coefficients)
