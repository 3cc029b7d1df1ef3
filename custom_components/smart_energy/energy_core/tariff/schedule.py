"""Time of use: which of several prices holds at which minute of which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final

from .day_kind import DAYS, FIRST_TYPE, HOLIDAY, DayKind, DayRule

MINUTES: Final = 24 * 60
_NONE: Final = 255


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Minutes [start, end) of the local clock on certain days; with `end` at or before `start` it ends the next day.

    A window over midnight belongs to the day on which it begins. Empty `seasons` or `months` are every one.
    """

    days: frozenset[int]
    start: int = 0
    end: int = MINUTES
    seasons: frozenset[str] = frozenset()
    months: frozenset[int] = frozenset()

    @property
    def spans_midnight(self) -> bool:
        """True for 22:00 to 06:00."""
        return self.end <= self.start

    def begins_on(self, day: DayKind) -> bool:
        """Return whether the window begins on such a day."""
        return (
            day.day in self.days
            and (not self.seasons or not self.seasons.isdisjoint(day.seasons))
            and (not self.months or day.month in self.months)
        )

    def minutes(self, day: DayKind, before: DayKind) -> Iterator[slice]:
        """Yield the minutes of such a day, after such a day before, that the window covers."""
        if not self.spans_midnight:
            if self.begins_on(day):
                yield slice(self.start, self.end)
            return
        if self.begins_on(day):
            yield slice(self.start, MINUTES)
        if self.begins_on(before):
            yield slice(0, self.end)


class ScheduleConflictError(ValueError):
    """Two periods claim the same minute, or none does; `period` is the index of the one that came second, or None."""

    def __init__(self, period: int | None, reason: str) -> None:
        """Say at which minute of which day."""
        super().__init__(reason)
        self.period = period


@dataclass(frozen=True, slots=True)
class Schedule:
    """The windows of every period, in the order of the periods; the one without windows (None) has all other times."""

    windows: tuple[tuple[TimeWindow, ...] | None, ...]

    @property
    def needs_day_before(self) -> bool:
        """True where a window spans midnight."""
        return any(window.spans_midnight for windows in self.windows for window in windows or ())

    @property
    def edges(self) -> set[int]:
        """The minutes of a day at which prices may change."""
        return {minute for windows in self.windows for window in windows or () for minute in (window.start, window.end)}

    def day_plan(self, day: DayKind, before: DayKind) -> bytes:
        """Return the index of the period for every minute of such a day; raises ScheduleConflictError."""
        plan = bytearray([self._others] * MINUTES)
        taken = bytearray(MINUTES)
        for index, windows in enumerate(self.windows):
            for window in windows or ():
                for minutes in window.minutes(day, before):
                    length = len(range(*minutes.indices(MINUTES)))
                    if 1 in taken[minutes]:
                        at = minutes.start + taken[minutes].index(1)
                        raise ScheduleConflictError(index, f"overlaps another period on {_text(day, at)}")
                    taken[minutes] = b"\1" * length
                    plan[minutes] = bytes([index]) * length
        if _NONE in plan:
            raise ScheduleConflictError(None, f"no period covers {_text(day, plan.index(_NONE))}")
        return bytes(plan)

    def check(self, rule: DayRule) -> None:
        """Raise ScheduleConflictError where any kind of day has an overlap or a gap."""
        for day, before in self._kinds(rule):
            self.day_plan(day, before)

    def _kinds(self, rule: DayRule) -> Iterable[tuple[DayKind, DayKind]]:
        dates = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
        kinds = [rule.kind(day)._replace(day=0) for day in dates]
        before = [kinds[-1], *kinds[:-1]] if self.needs_day_before else kinds
        rows = _days_in_a_row(rule)
        if not self.needs_day_before:
            rows = sorted({(number, number) for number, _ in rows})
        for (today, yesterday), (number, number_before) in product(
            dict.fromkeys(zip(kinds, before, strict=True)), rows
        ):
            yield today._replace(day=number), yesterday._replace(day=number_before)

    @property
    def _others(self) -> int:
        return self.windows.index(None) if None in self.windows else _NONE


def _days_in_a_row(rule: DayRule) -> list[tuple[int, int]]:
    """Return the numbers that a day and the one before it can have together; any day may be a holiday or of a type."""
    special = [*range(FIRST_TYPE, FIRST_TYPE + len(rule.types))]
    if rule.holidays or rule.holidays_as == HOLIDAY:
        special.append(rule.holidays_as)
    return sorted(
        {pair for day in range(HOLIDAY) for pair in product((day, *special), ((day - 1) % HOLIDAY, *special))}
    )


def _text(day: DayKind, minute: int) -> str:
    name = DAYS[day.day] if day.day < FIRST_TYPE else f"the day type {day.day - FIRST_TYPE + 1}"
    return f"{name} in month {day.month} at {minute // 60:02d}:{minute % 60:02d}"
