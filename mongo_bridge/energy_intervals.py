"""The energy of a device as forecasts and bills take it: intervals from its summaries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from energy_core.interval import Interval
from energy_core.summary import Summary, merge

from .documents import Document
from .summary_document import summary_of
from .summary_reader import SummaryReader
from .summary_store import Level

QUARTER_MS: Final = 900_000
_HOUR: Final = timedelta(hours=1)


def hourly(reader: SummaryReader, device_id: str, start: datetime, end: datetime) -> list[Interval]:
    """Return the energy of a device in [start, end), hour by hour of the home's clock; unknown hours are left out."""
    # The hour before tells whether the first one goes on, or began within.
    found = reader.series(Level.HOUR, device_id, start - _HOUR, end)
    return _since(start, _intervals(summary_of(document) for document in found))


def quarterly(reader: SummaryReader, device_id: str, start: datetime, end: datetime) -> list[Interval]:
    """Return the same by quarters of an hour, for prices and demand that change within one."""
    minutes = reader.series(Level.MINUTE, device_id, start - _HOUR, end)
    hours = reader.series(Level.HOUR, device_id, start - _HOUR, end)
    return _since(start, _intervals(_quarters([*minutes, *_silences(hours, minutes)])))


def _silences(hours: list[Document], minutes: list[Document]) -> Iterator[Document]:
    """Yield the hours that are silent from end to end: they have no minutes, but energy."""
    starts = [minute["start"] for minute in minutes]
    for hour in hours:
        if bisect_left(starts, hour["start"]) == bisect_left(starts, hour["end"]):
            yield hour


def _quarters(parts: Iterable[Document]) -> Iterator[Summary]:
    """Merge what lies within one quarter of an hour; a silence is one document, which may be longer."""
    summaries = sorted(map(summary_of, parts), key=lambda part: part.start_ms)
    for _, group in groupby(summaries, _quarter):
        within = list(group)
        yield merge(within, within[0].start_ms, within[-1].end_ms)


def _quarter(part: Summary) -> tuple[int, int]:
    return part.start_ms // QUARTER_MS, (part.end_ms - 1) // QUARTER_MS


def _intervals(summaries: Iterator[Summary]) -> Iterator[Interval]:
    """Yield an interval for each, no longer than what is known of it: a device's first and last are not whole."""
    before: datetime | None = None
    for summary in summaries:
        interval = summary.interval()
        known = timedelta(milliseconds=summary.covered_ms + summary.estimated_ms)
        if known < interval.duration:
            if not known:
                continue
            is_first = before != interval.start
            first, last = (interval.end - known, interval.end) if is_first else (interval.start, interval.start + known)
            interval = replace(interval, start=first, end=last)
        before = interval.end
        yield interval


def _since(start: datetime, intervals: Iterator[Interval]) -> list[Interval]:
    return [interval for interval in intervals if interval.start >= start]
