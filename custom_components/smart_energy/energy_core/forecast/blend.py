"""Blend: the methods, each weighing by its own recent errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .trial import Trial

_HALF_LIFE_DAYS: Final = 14.0
_POWER: Final = 16
_TINY_KWH: Final = 1e-9


def weigh(names: Sequence[str], trials: Sequence[Trial], origin: int) -> dict[str, float]:
    """Return weights that add up to 1, from trials whose day was over at `origin`; alike where there are none.

    A method weighs by the 16th power of its mean absolute error, the last 14 days counting half: 5 % worse than the
    best is half its weight, twice as bad is nothing. Methods are compared on the days that all of them forecast.
    """
    errors = dict.fromkeys(names, _TINY_KWH)
    for trial in trials:
        if trial.wanted >= origin or not trial.errors.keys() >= errors.keys():
            continue
        age = 0.5 ** ((origin - trial.wanted) / _HALF_LIFE_DAYS)
        for name in names:
            errors[name] += age * trial.errors[name]
    best = min(errors.values())
    shares = {name: (best / error) ** _POWER for name, error in errors.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}


def blend(forecasts: dict[str, list[float]], weights: dict[str, float]) -> list[float]:
    """Return the weighted mean (kWh) by hour."""
    return [sum([weight * forecasts[name][h] for name, weight in weights.items()]) for h in range(24)]
