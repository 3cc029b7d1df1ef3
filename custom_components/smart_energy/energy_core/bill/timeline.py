"""A contract's time, cut where any of its prices may change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final, NamedTuple

from ..interval import Interval
from ..period import start_of_day
from ..tariff.day_kind import DayKind, DayRule
from ..tariff.schedule import MINUTES, Schedule

_DAY: Final = timedelta(days=1)
_MINUTE: Final = timedelta(minutes=1)


class Segment(NamedTuple):
    """A time [start, end), UTC, of one local day in which `choice` holds the index of every schedule's period."""

    start: datetime
    end: datetime
    day: date
    offset: timedelta
    choice: tuple[int, ...]


class Timeline:
    """The segments of a contract's days, made when they are asked for."""

    def __init__(self, zone: tzinfo, days: DayRule, schedules: Sequence[Schedule]) -> None:
        """Take the zone and what the schedules depend on."""
        self._zone = zone
        self._rule = days
        self._schedules = schedules
        self._minutes = sorted({0, *(minute for one in schedules for minute in one.edges if minute < MINUTES)})
        self._plans: dict[tuple[DayKind, DayKind], tuple[bytes, ...]] = {}
        self._day: list[Segment] = []
        self._index = 0

    def segment_at(self, moment: datetime) -> Segment:
        """Return the segment that holds a moment."""
        segments = self._day
        if not segments or not segments[0].start <= moment < segments[-1].end:
            segments = self._day = self._segments(self._date(moment))
            self._index = 0
        if not segments[self._index].start <= moment < segments[self._index].end:
            self._index = next(index for index, segment in enumerate(segments) if moment < segment.end)
        return segments[self._index]

    def pieces(self, interval: Interval) -> Iterator[tuple[Interval, Segment]]:
        """Yield the interval's parts in the order of time, each within one segment."""
        segment = self.segment_at(interval.start)
        if interval.end <= segment.end:
            yield interval, segment
            return
        edges = [segment.end]
        while segment.end < interval.end:
            segment = self.segment_at(segment.end)
            edges.append(segment.end)
        for part in interval.split_at(edges):
            yield part, self.segment_at(part.start)

    def _date(self, moment: datetime) -> date:
        day = moment.astimezone(self._zone).date()
        # A clock set back over midnight shows yesterday's date after today has begun.
        return day + _DAY if start_of_day(day + _DAY, self._zone) <= moment else day

    def _segments(self, day: date) -> list[Segment]:
        start, end = start_of_day(day, self._zone), start_of_day(day + _DAY, self._zone)
        plans = self._day_plans(day)
        offset = self._offset(start)
        if end - start == _DAY and self._offset(end - _MINUTE) == offset:
            marks = [(start + minute * _MINUTE, offset, minute) for minute in self._minutes]
        else:
            marks = self._irregular(start, end)
        found: list[Segment] = []
        for moment, offset, minute in marks:
            choice = tuple(plan[minute] for plan in plans)
            if not found or (found[-1].choice, found[-1].offset) != (choice, offset):
                if found:
                    found[-1] = found[-1]._replace(end=moment)
                found.append(Segment(moment, end, day, offset, choice))
        return found

    def _irregular(self, start: datetime, end: datetime) -> list[tuple[datetime, timedelta, int]]:
        """Return every minute of a day on which the clock is changed, with its minute on the wall."""
        marks = []
        for number in range((end - start) // _MINUTE):
            moment = start + number * _MINUTE
            local = moment.astimezone(self._zone)
            marks.append((moment, self._offset(moment), local.hour * 60 + local.minute))
        return marks

    def _day_plans(self, day: date) -> tuple[bytes, ...]:
        kinds = self._rule.kind(day), self._rule.kind(day - _DAY)
        if kinds not in self._plans:
            self._plans[kinds] = tuple(schedule.day_plan(*kinds) for schedule in self._schedules)
        return self._plans[kinds]

    def _offset(self, moment: datetime) -> timedelta:
        return moment.astimezone(self._zone).replace(tzinfo=UTC) - moment
