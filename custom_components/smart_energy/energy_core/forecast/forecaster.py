"""The Forecaster: a home's energy by the hour, by the day, and in sum, from its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice, takewhile
from math import fsum, hypot
from typing import Final, NamedTuple

from ..period import PeriodKind, Periods
from .day_blocks import DayBlocks, clock_slot
from .expected_rest import ExpectedRest
from .history import History, HistoryError, Hour, clock_hours
from .method import BEST, LINEAR_REGRESSION, METHODS, Methods
from .outlook import DayOutlook, Outlook
from .period_rest import PeriodRest
from .regression import MIN_BLOCKS
from .sum_band import Place, error_band, sum_band

_LEADS: Final = (1, 2, 7)
"""How many days ahead trials look; days between share the trials of the nearer."""


@dataclass(frozen=True, slots=True)
class HourForecast:
    """Net energy in kWh of one hour, both times UTC; negative is exported.

    `kwh` is the median: as likely more as less, and the least absolute error. `p10` and `p90` bound the middle 80 %.
    `mean_kwh` is the expectation, of which sums, days and costs are made: now and then a home uses far more than usual.
    """

    start: datetime
    end: datetime
    kwh: float
    p10: float
    p90: float
    mean_kwh: float


@dataclass(frozen=True, slots=True)
class SumForecast:
    """Net energy in kWh over [start, end), both UTC: what was measured and what is expected of the rest, together.

    80 % of such sums should lie from `p10` to `p90`. `measured_kwh` is the part that was measured, `missing_hours`
    how many past hours were not: they are filled from the days before them, and the sum is an estimate to that extent.
    """

    start: datetime
    end: datetime
    kwh: float
    p10: float
    p90: float
    measured_kwh: float
    missing_hours: int


class _ToCome(NamedTuple):
    """The energy that is still to come of a time, and how far below and above it the sum may be (kWh)."""

    kwh: float
    below: float
    above: float


class Forecaster:
    """Forecasts from the end of a history. Fitting a year takes about a second, so keep it off an event loop."""

    def __init__(self, history: History, method: str = BEST) -> None:
        """Take a history and one of METHODS; `best` blends all others by their own recent errors.

        Raises ValueError for an unknown method and HistoryError where the history is too short: for linear_regression
        six weeks, for all others 24 full hours.
        """
        if method not in METHODS:
            raise ValueError(f"method: expected one of {', '.join(METHODS)}, got {method}")
        self._history = history
        self._blocks = DayBlocks.from_history(history)
        if method == LINEAR_REGRESSION and self._blocks.count < MIN_BLOCKS:
            raise HistoryError(f"{method} needs {MIN_BLOCKS} days of history; there are {self._blocks.count}")
        self._methods = Methods(self._blocks, method)
        self._exports = min(map(min, self._blocks.energy)) < 0
        self._origin_slot = clock_slot(history.end_s, history.zone)
        self._outlooks: dict[int, Outlook] = {}
        self._days: dict[int, DayOutlook] = {}

    @property
    def start(self) -> datetime:
        """When the forecast begins: the end of the last full hour, in UTC."""
        return datetime.fromtimestamp(self._history.end_s, UTC)

    def hours(self, count: int) -> list[HourForecast]:
        """Forecast that many hours of the zone's clock."""
        return [self._hour(*times) for times in islice(clock_hours(self._history.end_s, self._history.zone), count)]

    def rest(self, start: datetime, end: datetime) -> ExpectedRest:
        """Return what is still to come of [start, end) by the hour, with the sum and the band that `sum` has."""
        to_come = self._to_come(start, end)
        hours = [self._hour(*times) for times in self._clock(max(start, self.start), end)]
        rest = ExpectedRest(
            end=end,
            hours=[(hour.start, hour.end, hour.mean_kwh) for hour in hours],
            # In proportion no hour of a home that never exported falls below zero; signed hours cannot be scaled.
            weights=[hour.p90 - hour.p10 if self._exports else hour.mean_kwh for hour in hours],
            below_kwh=to_come.below,
            above_kwh=to_come.above,
        )
        return replace(rest, hours=rest.moved(to_come.kwh - rest.kwh))

    def sum(self, start: datetime, end: datetime) -> SumForecast:
        """Forecast the energy of [start, end), which may have begun; whole hours that start in it count.

        The rest of what has begun at least a day ago is expected by the trend and by the days so far (`PeriodRest`).
        """
        past = [hour for hour in self._history.hours if start.timestamp() <= hour.start_s < end.timestamp()]
        missing = [hour for hour in past if hour.energy_kwh is None]
        measured = fsum(hour.energy_kwh for hour in past if hour.energy_kwh is not None)
        known = measured + fsum(self._filled(hour) for hour in missing)
        to_come = self._to_come(start, end)
        expected = known + to_come.kwh
        low, high = expected - to_come.below, expected + to_come.above
        return SumForecast(start, end, expected, low, high, measured, len(missing))

    def days(self, end: datetime) -> list[SumForecast]:
        """Forecast every day of the zone from the one in which the forecast begins to the one before `end`."""
        days = Periods(kind=PeriodKind.DAY, zone=self._history.zone)
        return [self.sum(day.start, min(day.end, end)) for day in days.covering(self.start, end)]

    def _to_come(self, start: datetime, end: datetime) -> _ToCome:
        places = [self._place(*times) for times in self._clock(max(start, self.start), end)]
        rest = self._rest(start, places)
        kwh = self._by_hours(places)
        if rest:
            kwh = rest.expected(kwh, fsum(place.share for place in places))
        below, above = (rest and error_band(rest.errors, rest.days)) or self._reach(places)
        # A home that never exported does not give back what it has used.
        return _ToCome(kwh, below if self._exports else min(below, max(kwh, 0.0)), above)

    def _by_hours(self, places: list[Place]) -> float:
        return fsum(self._day(place.lead_days).mean[place.h] * place.share for place in places)

    def _rest(self, start: datetime, places: list[Place]) -> PeriodRest | None:
        past_days = (self._origin_slot - clock_slot(start.timestamp(), self._history.zone)) // 24
        days = places[-1].lead_days if places else 0
        return PeriodRest.of(self._methods.trend, self._blocks.count, past_days, days)

    def _reach(self, places: list[Place]) -> tuple[float, float]:
        if not places:
            return 0.0, 0.0
        band = sum_band(places, self._outlook, self._methods.trend)
        if band is None:
            below, above = self._day_reaches(places)
            band = hypot(*below), hypot(*above)
        return band

    def _day_reaches(self, places: list[Place]) -> tuple[list[float], list[float]]:
        """Return how far each day's hours reach down and up, together: all that is known of a new home."""
        below: dict[int, float] = {}
        above: dict[int, float] = {}
        for place in places:
            day, lead = self._day(place.lead_days), place.lead_days
            below[lead] = below.get(lead, 0.0) + max(day.mean[place.h] - day.p10[place.h], 0.0) * place.share
            above[lead] = above.get(lead, 0.0) + max(day.p90[place.h] - day.mean[place.h], 0.0) * place.share
        return list(below.values()), list(above.values())

    def _clock(self, start: datetime, end: datetime) -> Iterator[tuple[int, int]]:
        hours = clock_hours(start.timestamp(), self._history.zone)
        return takewhile(lambda hour: hour[0] < end.timestamp(), hours)

    def _hour(self, start_s: int, end_s: int) -> HourForecast:
        place = self._place(start_s, end_s)
        day = self._day(place.lead_days)
        kwh, p10, p90, mean = (row[place.h] * place.share for row in (day.median, day.p10, day.p90, day.mean))
        start, end = (datetime.fromtimestamp(moment_s, UTC) for moment_s in (start_s, end_s))
        return HourForecast(start, end, kwh, p10, p90, mean)

    def _place(self, start_s: int, end_s: int) -> Place:
        """Find an hour by its wall clock; one that the clock shows a second time is forecast like the first."""
        ahead = clock_slot(start_s, self._history.zone) - self._origin_slot
        days, h = divmod(ahead, 24)
        return Place(max(days, 0) + 1, h, (end_s - start_s) / 3600)

    def _filled(self, hour: Hour) -> float:
        k, h = divmod(clock_slot(hour.start_s, self._history.zone) - self._origin_slot, 24)
        return self._blocks.energy[h][max(k, -self._blocks.count)] * (hour.end_s - hour.start_s) / 3600

    def _day(self, lead_days: int) -> DayOutlook:
        if lead_days not in self._days:
            self._days[lead_days] = self._outlook(lead_days).day(self._blocks.count + lead_days - 1)
        return self._days[lead_days]

    def _outlook(self, lead_days: int) -> Outlook:
        """Return the outlook whose trials looked about as far ahead, as far as the history reaches."""
        wanted = max(lead for lead in _LEADS if lead <= lead_days)
        reached = wanted if wanted < self._blocks.count else 1
        if reached not in self._outlooks:
            self._outlooks[reached] = Outlook(self._methods, reached)
        return self._outlooks[reached]
