"""The band about a forecast, as wide as its own past errors were (conformal prediction)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

TAIL: Final = 0.1
"""The share of hours that may lie below the band, and above it: P10 and P90."""

_SOFTNESS: Final = 0.1
_LEAST_REACH_KWH: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Shape:
    """A day's forecast and its raw band by hour, in kWh; `unit` is how much hours of this home differ at all."""

    middle: list[float]
    low: list[float]
    high: list[float]
    unit: float

    @property
    def below(self) -> list[float]:
        """How far the raw band reaches down by hour, softened so that no hour counts as certain."""
        return self._reach([middle - low for middle, low in zip(self.middle, self.low, strict=True)])

    @property
    def above(self) -> list[float]:
        """How far the raw band reaches up by hour, softened so that no hour counts as certain."""
        return self._reach([high - middle for middle, high in zip(self.middle, self.high, strict=True)])

    def _reach(self, distances: list[float]) -> list[float]:
        width = sum(high - low for low, high in zip(self.low, self.high, strict=True)) / 24
        least = _SOFTNESS * (width + self.unit / 2) + _LEAST_REACH_KWH
        return [max(distance, 0.0) + least for distance in distances]


@dataclass(frozen=True, slots=True)
class Band:
    """Factors by which the raw band is stretched, downwards and upwards."""

    down: float
    up: float

    @classmethod
    def of_errors(cls, past: Iterable[tuple[Shape, Sequence[float | None]]]) -> Band | None:
        """Choose the factors that 80 % of past hours would have lain in, 10 % on either side; None without any.

        Split conformal prediction with errors in units of the expected spread (Lei et al. 2018), one factor a side.
        """
        down: list[float] = []
        up: list[float] = []
        for shape, actual in past:
            for kwh, middle, below, above in zip(actual, shape.middle, shape.below, shape.above, strict=True):
                if kwh is not None:
                    down.append((middle - kwh) / below)
                    up.append((kwh - middle) / above)
        return cls(_tail(down), _tail(up)) if down else None

    def around(self, shape: Shape) -> tuple[list[float], list[float]]:
        """Return P10 and P90 by hour, in kWh."""
        low = [middle - self.down * reach for middle, reach in zip(shape.middle, shape.below, strict=True)]
        high = [middle + self.up * reach for middle, reach in zip(shape.middle, shape.above, strict=True)]
        return low, high


def _tail(scores: list[float]) -> float:
    scores.sort()
    place = ceil((len(scores) + 1) * (1 - TAIL))
    return max(scores[min(place, len(scores)) - 1], 0.0)
