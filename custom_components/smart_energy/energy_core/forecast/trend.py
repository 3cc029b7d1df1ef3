"""The Trend: how much a day uses by now, for sums over days and weeks."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from .centre import mean
from .day_blocks import DayBlocks

_HALF_LIVES_DAYS: Final = (2, 4, 8, 16, 32, 64, 128)
_POWER: Final = 16.0
_ERRORS_HALF_LIFE_DAYS: Final = 60.0
_TRIED_DAYS: Final = 3
_WEEKDAY_DAYS: Final = 56
_WEEK: Final = 7
_NOON: Final = 12
_HALF_A_DAY: Final = 12
_TINY_KWH: Final = 1e-9


class Trend:
    """Exponentially weighted means of a day's energy, blended by how well each foretold three days.

    Simple exponential smoothing (Brown 1956) with half-lives from 2 to 128 days, on energies less their weekday's usual
    difference of the last 8 weeks, shrunk towards none (Efron and Morris 1973, Stein's estimation rule). A mean weighs
    by the 16th power of its error, errors of 60 days ago half. Everything at `origin` k looks at blocks before k only.
    """

    def __init__(self, blocks: DayBlocks) -> None:
        """Follow the daily energies of all blocks."""
        self._totals: list[float] = [sum(column) for column in zip(*blocks.energy, strict=True)]
        measured = [sum(k in known for known in blocks.known) >= _HALF_A_DAY for k in range(blocks.count)]
        self._measured = [0, *accumulate(measured)]
        self._first_weekday = blocks.weekday(0, _NOON)
        self._sums = [0.0, *accumulate(self._totals)]
        self._effects = [self._weekday_effects(k) for k in range(blocks.count + 1)]
        means = [self._smooth(half_life) for half_life in _HALF_LIVES_DAYS]
        self._levels = self._blend(means)

    def day(self, origin: int, wanted: int) -> float:
        """Return the energy (kWh) expected of block `wanted`."""
        return self._levels[origin] + self._effects[origin][self._weekday(wanted)]

    def errors(self, days: int) -> list[float]:
        """Return measured minus expected (kWh) of every sum over so many days that is over, the oldest first.

        Sums of which most days were not measured are left out.
        """
        origins = range(_TRIED_DAYS, len(self._totals) - days + 1)
        return [
            self._error(origin, days, self._levels[origin]) for origin in origins if self._is_measured(origin, days)
        ]

    def so_far(self, origin: int, past_days: int) -> float:
        """Return the mean energy (kWh) of so many days before `origin`."""
        return (self._sums[origin] - self._sums[origin - past_days]) / past_days

    def tries(self, past_days: int, days: int) -> list[tuple[float, float]]:
        """Return measured minus expected (kWh) of every sum over so many days that is over, the oldest first.

        First as the trend expects it, then as the mean of `past_days` before does; sums as in `errors`.
        """
        found = []
        for origin in range(max(past_days, _TRIED_DAYS), len(self._totals) - days + 1):
            if self._is_measured(origin, days):
                energy = self._sums[origin + days] - self._sums[origin]
                by_mean = energy - days * self.so_far(origin, past_days)
                found.append((self._error(origin, days, self._levels[origin]), by_mean))
        return found

    def _weekday(self, k: int) -> int:
        return (self._first_weekday + k) % _WEEK

    def _weekday_effects(self, origin: int) -> list[float]:
        """Return by weekday how far its mean lies from all days', shrunk as far as chance alone sets means apart."""
        past = range(max(origin - _WEEKDAY_DAYS, 0), origin)
        if len(past) < 2 * _WEEK:
            return [0.0] * _WEEK
        by_weekday: list[list[float]] = [[] for _ in range(_WEEK)]
        for k in past:
            by_weekday[self._weekday(k)].append(self._totals[k])
        usual = mean([self._totals[k] for k in past])
        means = [mean(days) for days in by_weekday]
        within = sum((energy - centre) ** 2 for days, centre in zip(by_weekday, means, strict=True) for energy in days)
        chance = within / (len(past) - _WEEK) * _WEEK / len(past)
        apart = sum((centre - usual) ** 2 for centre in means)
        share = max(0.0, 1 - (_WEEK - 3) * chance / apart) if apart else 0.0
        return [(centre - usual) * share for centre in means]

    def _smooth(self, half_life: float) -> list[float]:
        """Return the smoothed energy at every origin; that of origin 0 is the first day's."""
        keep = 0.5 ** (1 / half_life)
        found, energy, weight = [self._totals[0]], 0.0, 0.0
        for k, total in enumerate(self._totals):
            energy = energy * keep + total - self._effects[k][self._weekday(k)]
            weight = weight * keep + 1
            found.append(energy / weight)
        return found

    def _blend(self, means: list[list[float]]) -> list[float]:
        decay = 0.5 ** (1 / _ERRORS_HALF_LIFE_DAYS)
        errors = [_TINY_KWH] * len(means)
        levels = []
        for origin, column in enumerate(zip(*means, strict=True)):
            tried = origin - _TRIED_DAYS
            if tried >= 1 and self._is_measured(tried, _TRIED_DAYS):
                errors = [
                    error * decay + abs(self._error(tried, _TRIED_DAYS, level[tried]))
                    for error, level in zip(errors, means, strict=True)
                ]
            best = min(errors)
            weights = [(best / error) ** _POWER for error in errors]
            levels.append(sum(w * level for w, level in zip(weights, column, strict=True)) / sum(weights))
        return levels

    def _is_measured(self, origin: int, days: int) -> bool:
        return 2 * (self._measured[origin + days] - self._measured[origin]) > days

    def _error(self, origin: int, days: int, level: float) -> float:
        effects = self._effects[origin]
        weeks, rest = divmod(days, _WEEK)
        expected = days * level + weeks * sum(effects)
        expected += sum(effects[self._weekday(k)] for k in range(origin, origin + rest))
        return self._sums[origin + days] - self._sums[origin] - expected
