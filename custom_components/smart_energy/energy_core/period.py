"""Hours, days, weeks, months, years and billing periods of a time zone, as half-open times in UTC."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

_HOUR = timedelta(hours=1)
_SECOND = timedelta(seconds=1)


class PeriodKind(StrEnum):
    """What a period is called; `BILLING` is a month that begins on a chosen day."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    BILLING = "billing"


@dataclass(frozen=True, slots=True)
class Period:
    """The half-open time [start, end), both UTC."""

    start: datetime
    end: datetime

    @property
    def duration(self) -> timedelta:
        """Elapsed time: a day with a change to summer time has 23 hours."""
        return self.end - self.start

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """All periods of one kind in one time zone.

    `first_weekday` is 0 for Monday to 6 for Sunday, `start_day` 1 to 31: a month without that day begins its billing
    period on its last day. Days begin at the first moment that has their date, also where summer time begins at
    midnight. Raises ValueError for other days.
    """

    kind: PeriodKind
    zone: tzinfo
    first_weekday: int = 0
    start_day: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.first_weekday <= 6:
            raise ValueError(f"first_weekday: expected 0 (Monday) to 6 (Sunday), got {self.first_weekday}")
        if not 1 <= self.start_day <= 31:
            raise ValueError(f"start_day: expected 1 to 31, got {self.start_day}")

    def containing(self, moment: datetime) -> Period:
        """Return the period that holds the aware time `moment`."""
        if self.kind is PeriodKind.HOUR:
            return _hour(moment.astimezone(UTC), self.zone)
        first = self._first_day(moment.astimezone(self.zone).date())
        following = self._following(first)
        if start_of_day(following, self.zone) <= moment:
            # A clock set back over midnight shows yesterday's date after today has begun.
            first, following = following, self._following(following)
        return Period(start_of_day(first, self.zone), start_of_day(following, self.zone))

    def covering(self, start: datetime, end: datetime) -> Iterator[Period]:
        """Yield, in order and without a gap, the whole periods that touch [start, end)."""
        moment = start
        while moment < end:
            period = self.containing(moment)
            yield period
            moment = period.end

    def _first_day(self, day: date) -> date:
        match self.kind:
            case PeriodKind.DAY:
                return day
            case PeriodKind.WEEK:
                return day - timedelta(days=(day.weekday() - self.first_weekday) % 7)
            case PeriodKind.YEAR:
                return date(day.year, 1, 1)
            case _:
                first = self._billing_day(day.year, day.month)
                return first if first <= day else self._billing_day(*_month_before(day.year, day.month))

    def _following(self, first: date) -> date:
        match self.kind:
            case PeriodKind.DAY:
                return first + timedelta(days=1)
            case PeriodKind.WEEK:
                return first + timedelta(days=7)
            case PeriodKind.YEAR:
                return date(first.year + 1, 1, 1)
            case _:
                return self._billing_day(*_month_after(first.year, first.month))

    def _billing_day(self, year: int, month: int) -> date:
        day = self.start_day if self.kind is PeriodKind.BILLING else 1
        return date(year, month, min(day, monthrange(year, month)[1]))


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first moment, in UTC, whose date in the zone is `day` or, where the zone skipped it, later."""
    midnight = datetime.combine(day, time(), zone)
    start = midnight.astimezone(UTC)
    if start.astimezone(zone).replace(tzinfo=None) == midnight.replace(tzinfo=None):
        return start
    return _change_of_offset(midnight.replace(fold=1).astimezone(UTC), start, zone)


def _hour(moment: datetime, zone: tzinfo) -> Period:
    offset = _offset(moment, zone)
    local = (moment + offset).replace(tzinfo=UTC)
    start = local.replace(minute=0, second=0, microsecond=0) - offset
    end = start + _HOUR
    if _offset(start, zone) != offset:
        start = _change_of_offset(start, moment, zone)
    if _offset(end, zone) != offset:
        end = _change_of_offset(moment, end, zone)
    return Period(start, end)


def _change_of_offset(before: datetime, after: datetime, zone: tzinfo) -> datetime:
    """Return the first whole second in (before, after] that has the offset of `after`."""
    offset = _offset(after, zone)
    early, late = before.replace(microsecond=0), after.replace(microsecond=0)
    while late - early > _SECOND:
        middle = early + (late - early) // _SECOND // 2 * _SECOND
        if _offset(middle, zone) == offset:
            late = middle
        else:
            early = middle
    return late


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).replace(tzinfo=UTC) - moment


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year, month - 1) if month > 1 else (year - 1, 12)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)
