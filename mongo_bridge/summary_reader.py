"""Summaries as people ask for them: any period, any time; weeks, months and years are merged from days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from itertools import groupby
from operator import add
from typing import Any, Final
from zoneinfo import ZoneInfo

from pymongo import ASCENDING
from pymongo.database import Database

from energy_core.period import Period, PeriodKind, Periods
from energy_core.summary import merge

from .cost_document import cost_fields, cost_of
from .documents import Document, epoch_ms_of
from .summary_document import FENCE, summary_document, summary_of
from .summary_store import Level

_INTERNAL: Final = ("_id", FENCE, "before", "after", "wattSeconds", "voltAmpereSeconds")
_MINUTE: Final = timedelta(minutes=1)


class SummaryPeriod(StrEnum):
    """How long the buckets are that a person asks for."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_LEVELS: Final[Mapping[SummaryPeriod, Level]] = {
    SummaryPeriod.MINUTE: Level.MINUTE,
    SummaryPeriod.HOUR: Level.HOUR,
}
_AT_LEAST: Final[Mapping[SummaryPeriod, timedelta]] = {
    SummaryPeriod.MINUTE: _MINUTE,
    SummaryPeriod.HOUR: timedelta(minutes=30),
    SummaryPeriod.DAY: timedelta(hours=22),
    SummaryPeriod.WEEK: timedelta(days=6),
    SummaryPeriod.MONTH: timedelta(days=27),
    SummaryPeriod.YEAR: timedelta(days=364),
}


class SummaryReader:
    """Reads summaries. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document], zone: ZoneInfo) -> None:
        """Read from the database; days and longer periods are those of the home's time zone."""
        self._database = database
        self.zone = zone

    def most(self, period: SummaryPeriod, start: datetime, end: datetime) -> int:
        """Return how many buckets there can be at most."""
        return (end - start) // _AT_LEAST[period] + 2

    def buckets(self, device_id: str, period: SummaryPeriod, start: datetime, end: datetime) -> list[Document]:
        """Return the whole buckets that touch [start, end), by time; those of which nothing is known are left out."""
        if start >= end:
            return []
        level = _LEVELS.get(period, Level.DAY)
        first = _floor(start) if period is SummaryPeriod.MINUTE else self._containing(period, start).start
        last = end if level is not Level.DAY else self._containing(period, end - timedelta(milliseconds=1)).end
        found = self._documents(level, device_id, first, last)
        if level is Level.DAY and period is not SummaryPeriod.DAY:
            found = list(self._merged(device_id, period, found))
        return [{name: value for name, value in each.items() if name not in _INTERNAL} for each in found]

    def series(
        self, level: Level, device_id: str, start: datetime, end: datetime, fields: list[str] | None = None
    ) -> list[Document]:
        """Return some fields, or all, of the documents that begin in [start, end), by time."""
        return self._documents(level, device_id, start, end, fields)

    def received(self, device_id: str, start: datetime, end: datetime) -> int:
        """Return how many readings the days that touch [start, end) hold, as far as they are summarised."""
        day = self._containing(SummaryPeriod.DAY, start)
        found = self._documents(Level.DAY, device_id, day.start, end, ["readingsReceived"])
        return sum(each["readingsReceived"] for each in found)

    def _containing(self, period: SummaryPeriod, moment: datetime) -> Period:
        return Periods(kind=PeriodKind(period), zone=self.zone).containing(moment)

    def _documents(
        self, level: Level, device_id: str, start: datetime, end: datetime, fields: list[str] | None = None
    ) -> list[Document]:
        wanted = {"deviceId": device_id, "start": {"$gte": start, "$lt": end}}
        return list(self._database[level].find(wanted, fields).sort("start", ASCENDING))

    def _merged(self, device_id: str, period: SummaryPeriod, days: list[Document]) -> Iterator[Document]:
        periods = Periods(kind=PeriodKind(period), zone=self.zone)

        def bounds(day: Mapping[str, Any]) -> tuple[int, int]:
            whole = periods.containing(day["start"])
            return epoch_ms_of(whole.start), epoch_ms_of(whole.end)

        for (start_ms, end_ms), group in groupby(days, bounds):
            within = list(group)
            merged = merge([summary_of(day) for day in within], start_ms, end_ms)
            yield summary_document(device_id, merged) | _costs(within)


def _costs(days: list[Document]) -> Document:
    """Return what days cost together; nothing where one has no cost, or another currency."""
    costs = [cost_of(day) for day in days]
    known = [cost for cost in costs if cost is not None]
    if len(known) < len(costs) or len({cost.currency for cost in known}) != 1:
        return {}
    return cost_fields(reduce(add, known))


def _floor(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
