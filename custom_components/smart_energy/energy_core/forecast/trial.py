"""A Trial: what every method would have forecast for a past day, and how far off it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .method import SIMILAR_DAYS, Methods
from .regression import MIN_BLOCKS
from .score import mean_absolute_error

TRIAL_DAYS: Final = 56
_FEWEST_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Trial:
    """Block `wanted` as forecast from blocks before `origin`; kWh by hour, `actual` None where it was not measured.

    `low` and `high` are the 10th and 90th percentile of similar days; `errors` are mean absolute errors by method,
    none where nothing was measured.
    """

    origin: int
    wanted: int
    forecasts: dict[str, list[float]]
    low: list[float]
    high: list[float]
    actual: list[float | None]
    errors: dict[str, float]


def run_trial(methods: Methods, origin: int, wanted: int) -> Trial:
    """Forecast one block by every method that can."""
    deciles = methods.deciles(origin, wanted)
    low, middle, high = (list(column) for column in zip(*deciles, strict=True))
    names = methods.names(origin, wanted - origin + 1)
    forecasts = {name: methods.forecast(name, origin, wanted) for name in names if name != SIMILAR_DAYS}
    forecasts[SIMILAR_DAYS] = middle
    actual = methods.blocks.measured(wanted)
    measured = any(kwh is not None for kwh in actual)
    errors = {name: mean_absolute_error(kwh, actual) for name, kwh in forecasts.items()} if measured else {}
    return Trial(origin, wanted, forecasts, low, high, actual, errors)


def past_trials(methods: Methods, lead_days: int) -> list[Trial]:
    """Forecast each of the last days from what was known `lead_days` - 1 whole days before it began.

    That is 56 days; fewer where the regression would have had less than six weeks before the first.
    """
    count = methods.blocks.count
    days = min(TRIAL_DAYS, count - MIN_BLOCKS) if count >= MIN_BLOCKS + _FEWEST_DAYS else TRIAL_DAYS
    first = max(count - days, lead_days)
    return [run_trial(methods, wanted - lead_days + 1, wanted) for wanted in range(first, count)]
