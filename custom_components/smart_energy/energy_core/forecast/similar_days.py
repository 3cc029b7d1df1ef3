"""Similar days: the past days that began like this one, weighted, and the quantiles of what they used."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import exp, sumprod
from typing import Final

from .day_blocks import DayBlocks
from .day_state import day_states

_WEIGHTS: Final = (1 / 7, 1 / 7, 1 / 7, 1 / 7, 2 / 7, 1 / 7)
_SHARPNESS: Final = 4.0
_MEMORY_DAYS: Final = 120.0
_SAME_WEEKDAY: Final = 2.5
_SAME_KIND: Final = 1.0
_OTHER_KIND: Final = 1 / _SAME_WEEKDAY
_ENOUGH_DAYS: Final = 15.0
_WIDENING: Final = 0.7
_BLUNTEST: Final = 0.001
_WEEK: Final = 7
_FORGETTING: Final = (1.0, 1.0, 0.5, 0.25, 2.0, 1.5)
"""How fast the six state columns lose their meaning: a weight is divided by lead to this power."""


class SimilarDays:
    """Weighs past blocks by what is known of each when it began (a kernel regression, Nadaraya and Watson 1964).

    The distance is the squared difference of six state columns (`day_states`), each in units of its usual deviation;
    the kernel is widened until at least 15 days count (Kish's effective number). Days long past, and other days of the
    week, weigh less. Quantiles of the weighted days are the forecast and its raw band.
    """

    def __init__(self, blocks: DayBlocks, root: list[list[float]]) -> None:
        """Take the blocks and their roots (`day_state.roots`)."""
        self._blocks = blocks
        self._states = day_states(root)
        self._order = [
            sorted(known, key=row.__getitem__) for row, known in zip(blocks.energy, blocks.known, strict=True)
        ]

    def quantiles(self, origin: int, wanted: int, shares: Sequence[float]) -> list[list[float]]:
        """Return by hour the quantiles (kWh) of block `wanted`, from blocks before `origin` only."""
        alike = self._alikeness(origin, wanted - origin + 1)
        today, tomorrow = (self._weights(alike, wanted, h) for h in (0, 23))
        found = []
        for h, row in enumerate(self._blocks.energy):
            weights = today if h < self._blocks.midnight else tomorrow
            order = [k for k in self._order[h] if k < origin] or [origin - 1]
            found.append(weighted_quantiles([row[k] for k in order], [weights[k] for k in order], shares))
        return found

    def _alikeness(self, origin: int, lead: int) -> list[float]:
        """Return how much each block before `origin` counts for one that begins `lead` - 1 days after what is known."""
        distances = [0.0] * origin
        for column, weight, forgetting in zip(self._states, _WEIGHTS, _FORGETTING, strict=True):
            seen = [column[0]] * min(lead - 1, origin) + column[: max(origin - lead + 1, 0)]
            mean = sum(seen) / origin
            deviation = sum([abs(value - mean) for value in seen]) / origin * 1.25
            if deviation > 0:
                now = column[origin]
                scale = _SHARPNESS * weight / (deviation * deviation * lead**forgetting)
                distances = [
                    d + (value - now) * (value - now) * scale for d, value in zip(distances, seen, strict=True)
                ]
        return _widened(distances, origin)

    def _weights(self, alike: list[float], wanted: int, h: int) -> list[float]:
        same = wanted % _WEEK
        first = self._blocks.weekday(0, h)
        weekend = (first + wanted) % _WEEK >= 5
        factors = [
            _SAME_WEEKDAY if k == same else _SAME_KIND if ((first + k) % _WEEK >= 5) == weekend else _OTHER_KIND
            for k in range(_WEEK)
        ]
        return [weight * factors[k % _WEEK] for k, weight in enumerate(alike)]


def _widened(distances: list[float], origin: int) -> list[float]:
    nearest = min(distances)
    aged = [(nearest - d, (k - origin) / _MEMORY_DAYS) for k, d in enumerate(distances)]
    enough = min(_ENOUGH_DAYS, origin / 2)
    sharpness = 1.0
    while True:
        weights = [exp(d * sharpness + age) for d, age in aged]
        total = sum(weights)
        if total * total >= enough * sumprod(weights, weights) or sharpness < _BLUNTEST:
            return weights
        sharpness *= _WIDENING


def weighted_quantiles(rising: list[float], weights: list[float], shares: Sequence[float]) -> list[float]:
    """Return the quantiles of values in rising order; each value stands at the middle of its weight, linear between."""
    until = list(accumulate(weights))
    found = []
    for share in shares:
        wanted = share * until[-1]
        j = bisect_left(until, wanted)
        if wanted < until[j] - weights[j] / 2:
            j -= 1
        if j < 0 or j + 1 == len(rising):
            found.append(rising[max(j, 0)])
            continue
        below, above = until[j] - weights[j] / 2, until[j + 1] - weights[j + 1] / 2
        # Weights may be so small beside their sum that two middles are the same number.
        way = (wanted - below) / (above - below) if above > below else 0.5
        found.append(rising[j] + (rising[j + 1] - rising[j]) * way)
    return found
