"""An Outlook: forecasts a given number of days ahead, and how such forecasts did on the last days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from .band import TAIL, Band, Shape
from .blend import blend, weigh
from .centre import mean
from .method import Methods
from .trial import Trial, past_trials, run_trial

_TELLING_DAYS: Final = 7
"""So many days tell which hours differ more than others; before, the raw band is as wide for all."""


@dataclass(frozen=True, slots=True)
class DayOutlook:
    """One block by hour, in kWh: the median, P10, P90, and the mean, which is what adds up to days and bills."""

    median: list[float]
    p10: list[float]
    p90: list[float]
    mean: list[float]


class Outlook:
    """Forecasts blocks from the end of what is known, `lead_days` ahead or about as far.

    Its weights, band and bias come from trials on the last 56 days, each made from what was known at its time.
    """

    def __init__(self, methods: Methods, lead_days: int) -> None:
        """Try all methods on the last days."""
        self._methods = methods
        self._lead_days = lead_days
        hours = [kwh for row in methods.blocks.energy for kwh in row]
        usual = mean(hours)
        self._unit = mean([abs(kwh - usual) for kwh in hours])
        self.trials = past_trials(methods, lead_days)
        past = [self._shape(trial) for trial in self.trials]
        self._band = Band.of_errors((shape, trial.actual) for shape, trial in zip(past, self.trials, strict=True))
        self._bias = _bias([_errors(shape.middle, trial) for shape, trial in zip(past, self.trials, strict=True)])
        self.errors = {
            trial.wanted: _errors(self._mean(shape, trial), trial)
            for shape, trial in zip(past, self.trials, strict=True)
        }
        """What was measured minus the mean forecast, kWh, by block and hour; None where nothing was measured."""

    def day(self, wanted: int) -> DayOutlook:
        """Forecast block `wanted`, the first unknown one or a later one."""
        trial = run_trial(self._methods, self._methods.blocks.count, wanted)
        shape = self._shape(trial)
        low, high = self._band.around(shape) if self._band else self._spread(shape)
        floor = self._floor
        rows = (shape.middle, low, high, self._mean(shape, trial))
        return DayOutlook(*([max(kwh, floor) for kwh in hours] for hours in rows))

    @property
    def _floor(self) -> float:
        """A home that never exported is not expected to."""
        return 0.0 if min(map(min, self._methods.blocks.energy)) >= 0 else -inf

    def _shape(self, trial: Trial) -> Shape:
        names = self._methods.names(trial.origin, self._lead_days)
        weights = weigh(names, self.trials, trial.origin)
        middle = blend(trial.forecasts, weights)
        if trial.origin >= _TELLING_DAYS:
            return Shape(middle, trial.low, trial.high, self._unit)
        low, high = ([kwh + reach for kwh in middle] for reach in (-self._unit, self._unit))
        return Shape(middle, low, high, self._unit)

    def _mean(self, shape: Shape, trial: Trial) -> list[float]:
        """Return the mean: above the median by what it usually is, and after tomorrow adding up to the trend's day.

        What the trend adds goes to the hours in proportion to how far the band reaches, for these may use it.
        """
        means = [middle + bias for middle, bias in zip(shape.middle, self._bias, strict=True)]
        if self._lead_days == 1:
            return means
        rest = self._methods.trend.day(trial.origin, trial.wanted) - sum(means)
        reach = shape.above if rest > 0 else shape.below
        share = rest / sum(reach)
        return [kwh + share * part for kwh, part in zip(means, reach, strict=True)]

    def _spread(self, shape: Shape) -> tuple[list[float], list[float]]:
        """Return a band for a home without a past to try: as wide as the hours of its first day differ."""
        rising = sorted(kwh for row in self._methods.blocks.energy for kwh in row)
        tail = int(len(rising) * TAIL)
        least, most = rising[tail], rising[-1 - tail]
        return [min(least, kwh) for kwh in shape.middle], [max(most, kwh) for kwh in shape.middle]


def _errors(forecast: Sequence[float], trial: Trial) -> list[float | None]:
    return [None if kwh is None else kwh - expected for kwh, expected in zip(trial.actual, forecast, strict=True)]


def _bias(errors: list[list[float | None]]) -> list[float]:
    """Return by hour how far what was measured lay above the median on average, half its own, half all hours'."""
    hours = [[error for error in column if error is not None] for column in zip(*errors, strict=True)]
    found = [mean(hour) if hour else 0.0 for hour in hours]
    every = mean(found) if found else 0.0
    return [(bias + every) / 2 for bias in found] or [0.0] * 24
