"""A History: a home's net energy hour by hour in its time zone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
import math
from typing import Final

from ..interval import Interval
from ..period import PeriodKind, Periods

LONGEST_S: Final = 3 * 366 * 86_400
"""Three years: what is older tells a forecast nothing, and one wrong date must not cost a century of hours."""

MOST_KWH: Final = 1e12
"""More than any register of a message can count."""

_HALF: Final = 0.5
_FULL: Final = 0.999


class HistoryError(ValueError):
    """What was measured does not suffice for a forecast; the text says what is missing and what is needed."""

    def __init__(self, text: str, full_hours: int | None = None) -> None:
        """Keep how many full hours were measured, where these are too few."""
        super().__init__(text)
        self.full_hours = full_hours


@dataclass(frozen=True, slots=True)
class EnergySpan:
    """Net energy in kWh over [start_s, end_s), Unix time in seconds; negative is exported."""

    start_s: float
    end_s: float
    energy_kwh: float


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour of a time zone's clock: Unix seconds, and its energy in kWh, None where it was not measured.

    An hour is 3600 s long but where a zone changes its offset by less than an hour.
    """

    start_s: int
    end_s: int
    energy_kwh: float | None


@dataclass(frozen=True, slots=True)
class History:
    """Every hour from the first that was measured to the last full one, in order and without a gap.

    `zone` is the home's time zone: hours begin where its clock shows a full hour.
    """

    zone: tzinfo
    hours: tuple[Hour, ...]

    @classmethod
    def from_intervals(cls, intervals: Iterable[Interval], zone: tzinfo) -> History:
        """Build a history of imported minus exported energy; raises HistoryError (see `from_spans`)."""
        return cls.from_spans(
            (
                EnergySpan(
                    interval.start.timestamp(),
                    interval.end.timestamp(),
                    float(interval.imported_kwh - interval.exported_kwh),
                )
                for interval in intervals
                if not interval.estimated
            ),
            zone,
        )

    @classmethod
    def from_spans(cls, spans: Iterable[EnergySpan], zone: tzinfo) -> History:
        """Build a history from spans in any order; each is divided over the hours in proportion to time.

        An hour of which at least half is measured counts in proportion, one with less is missing; the last must be
        measured in full. What ended more than three years before the last span is left out. Raises HistoryError for
        spans that overlap, are empty or not finite, or hold no full hour.
        """
        ordered = sorted(spans, key=lambda span: span.start_s)
        _check(ordered)
        if not ordered:
            raise HistoryError("no energy was measured; a forecast needs a history", 0)
        oldest_s = ordered[-1].end_s - LONGEST_S
        ordered = [span for span in ordered if span.end_s > oldest_s]
        hours = [_hour(start_s, end_s, parts) for start_s, end_s, parts in _divide(ordered, zone)]
        while hours and not hours[-1][1]:
            hours.pop()
        if not hours:
            raise HistoryError("no full hour was measured; a forecast needs a history of full hours", 0)
        return cls(zone, tuple(hour for hour, _ in hours))

    @property
    def end_s(self) -> int:
        """Unix time at which the last full hour ended, and the forecast begins."""
        return self.hours[-1].end_s

    def measured_between(self, start_s: float, end_s: float) -> dict[int, float]:
        """Return the energies (kWh) of the measured hours in [start_s, end_s) by their starts; all Unix s."""
        first = bisect_left(self.hours, start_s, key=lambda hour: hour.start_s)
        last = bisect_left(self.hours, end_s, key=lambda hour: hour.start_s)
        return {hour.start_s: hour.energy_kwh for hour in self.hours[first:last] if hour.energy_kwh is not None}

    def until(self, end_s: float) -> History:
        """Return what was known at that Unix time: the hours that had ended. Raises HistoryError if there are none."""
        known = [hour for hour in self.hours if hour.end_s <= end_s]
        while known and known[-1].energy_kwh is None:
            known.pop()
        if not known:
            raise HistoryError("no hour had been measured at that time; a forecast needs a history")
        return History(self.zone, tuple(known))


def clock_hours(start_s: float, zone: tzinfo) -> Iterator[tuple[int, int]]:
    """Yield start and end (Unix s) of every hour of the zone's clock, from the one that holds `start_s`, for ever."""
    periods = Periods(kind=PeriodKind.HOUR, zone=zone)
    moment = datetime.fromtimestamp(start_s, UTC)
    while True:
        period = periods.containing(moment)
        start = int(period.start.timestamp())
        yield start, start + period.duration // timedelta(seconds=1)
        moment = period.end


def _check(ordered: list[EnergySpan]) -> None:
    before_s = -math.inf
    for span in ordered:
        numbers = (span.start_s, span.end_s, span.energy_kwh)
        if not all(map(math.isfinite, numbers)) or abs(span.energy_kwh) > MOST_KWH:
            raise HistoryError(f"expected finite times, and energies up to {MOST_KWH:g} kWh, got {span}")
        if span.end_s <= span.start_s:
            raise HistoryError(f"{_iso(span.start_s)}: expected an end after the start, got {_iso(span.end_s)}")
        if span.start_s < before_s:
            raise HistoryError(f"{_iso(span.start_s)}: the energy of this time is given twice")
        before_s = span.end_s


def _divide(ordered: list[EnergySpan], zone: tzinfo) -> Iterator[tuple[int, int, list[tuple[float, float]]]]:
    """Yield each hour with the (seconds, kWh) that fall into it."""
    hours = clock_hours(ordered[0].start_s, zone)
    start_s, end_s = next(hours)
    parts: list[tuple[float, float]] = []
    for span in ordered:
        while span.start_s >= end_s:
            yield start_s, end_s, parts
            parts = []
            start_s, end_s = next(hours)
        rate = span.energy_kwh / (span.end_s - span.start_s)
        first_s = span.start_s
        while span.end_s > end_s:
            parts.append((end_s - first_s, rate * (end_s - first_s)))
            yield start_s, end_s, parts
            parts = []
            start_s, end_s = next(hours)
            first_s = start_s
        parts.append((span.end_s - first_s, rate * (span.end_s - first_s)))
    yield start_s, end_s, parts


def _hour(start_s: int, end_s: int, parts: list[tuple[float, float]]) -> tuple[Hour, bool]:
    """Return the hour, and whether it was measured in full."""
    share = sum(seconds for seconds, _ in parts) / (end_s - start_s)
    energy_kwh = math.fsum(energy for _, energy in parts) / share if share >= _HALF else None
    return Hour(start_s, end_s, energy_kwh), share >= _FULL


def _iso(moment_s: float) -> str:
    return datetime.fromtimestamp(moment_s, UTC).isoformat()
