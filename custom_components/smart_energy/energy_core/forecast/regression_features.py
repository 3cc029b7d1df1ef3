"""What a regression explains an hour with: the same hour before, the home's state, and the calendar."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

from .centre import mean, median
from .day_blocks import DayBlocks
from .day_state import day_states

FIRST_BLOCK: Final = 14
"""The first block that is explained; earlier ones have too little before them."""

_LAGS: Final = (1, 2, 7, 14)
_YEAR: Final = 365.25
_WEEKDAYS: Final = range(6)
_NIGHT: Final = slice(6, 12)


class Features:
    """Columns of features by block, from FIRST_BLOCK to the first block of the forecast, each known when it begins."""

    def __init__(self, blocks: DayBlocks, root: list[list[float]]) -> None:
        """Take the blocks and their roots (`day_state.roots`)."""
        self._explained = range(FIRST_BLOCK, blocks.count + 1)
        shared = self._state(root)
        first, second = (shared + self._calendar(blocks, h) for h in (0, 23))
        self._columns = [
            (first if h < blocks.midnight else second) + self._same_hour(row) for h, row in enumerate(root)
        ]

    def columns(self, h: int) -> list[list[float]]:
        """Return the columns of hour `h`, entry 0 for FIRST_BLOCK."""
        return self._columns[h]

    def _state(self, root: list[list[float]]) -> list[list[float]]:
        early = [0.0, *(mean(column) for column in zip(*root[_NIGHT], strict=True))]
        last = [0.0, *root[-1]]
        columns = [*day_states(root), early, last]
        return [[column[k] for k in self._explained] for column in columns]

    def _calendar(self, blocks: DayBlocks, h: int) -> list[list[float]]:
        days = [blocks.weekday(k, h) for k in self._explained]
        year = [blocks.year_day(k) * 2 * pi / _YEAR for k in self._explained]
        weekdays = [[float(day == wanted) for day in days] for wanted in _WEEKDAYS]
        return [*weekdays, [float(day >= 5) for day in days], [*map(sin, year)], [*map(cos, year)]]

    def _same_hour(self, row: list[float]) -> list[list[float]]:
        lags = [[row[k - lag] for k in self._explained] for lag in _LAGS]
        weeks = [[row[max(k - lag, k % 7)] for k in self._explained] for lag in (21, 28)]
        week = [mean(row[k - 7 : k]) for k in self._explained]
        month = [row[max(k - 28, 0) : k] for k in self._explained]
        same_weekday = [sum(four) / 4 for four in zip(lags[2], lags[3], *weeks, strict=True)]
        return [*lags, week, [*map(mean, month)], [*map(median, month)], same_weekday]
