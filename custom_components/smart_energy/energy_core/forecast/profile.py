"""The plain methods: each forecasts an hour from the same hour of past days."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .centre import mean, median
from .day_blocks import DayBlocks

_HOURS: Final = range(24)
_WEEK: Final = 7
_MONTH: Final = 28
_SAME_DAYS: Final = 15

type Profile = Callable[[DayBlocks, int, int], list[float]]
"""Takes the blocks, the first block that is not known yet, and the block wanted (that one or later); kWh by hour."""


def moving_average(blocks: DayBlocks, origin: int, _wanted: int) -> list[float]:
    """Return the mean of each hour over the last 7 days."""
    return [mean(blocks.energy[h][max(origin - _WEEK, 0) : origin]) for h in _HOURS]


def seasonal_naive_day(blocks: DayBlocks, origin: int, _wanted: int) -> list[float]:
    """Return the last day as it was (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 5.2)."""
    return [blocks.energy[h][origin - 1] for h in _HOURS]


def seasonal_naive_week(blocks: DayBlocks, origin: int, wanted: int) -> list[float]:
    """Return the last day of the same weekday as it was; before there is one, the last day."""
    k = wanted - _WEEK * ((wanted - origin) // _WEEK + 1)
    return [blocks.energy[h][k if k >= 0 else origin - 1] for h in _HOURS]


def hour_median(blocks: DayBlocks, origin: int, _wanted: int) -> list[float]:
    """Return the median of each hour over the last 28 days."""
    return [median(blocks.energy[h][max(origin - _MONTH, 0) : origin]) for h in _HOURS]


def day_type_median(blocks: DayBlocks, origin: int, wanted: int) -> list[float]:
    """Return the median of each hour over the last 15 working days, or weekend days, of the last five weeks."""
    return [_same_days(blocks, origin, wanted, h) for h in _HOURS]


def _same_days(blocks: DayBlocks, origin: int, wanted: int, h: int) -> float:
    weekend = blocks.weekday(wanted, h) >= 5
    past = range(origin - 1, max(origin - 5 * _WEEK, 0) - 1, -1)
    same = [k for k in past if (blocks.weekday(k, h) >= 5) == weekend] or past
    row = blocks.energy[h]
    return median([row[k] for k in same[:_SAME_DAYS]])


PROFILES: Final[dict[str, Profile]] = {
    "moving_average": moving_average,
    "seasonal_naive_day": seasonal_naive_day,
    "seasonal_naive_week": seasonal_naive_week,
    "hour_median": hour_median,
    "day_type_median": day_type_median,
}
