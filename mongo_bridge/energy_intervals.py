"""The energy of a device as forecasts and bills take it: intervals from its summaries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from typing import Final

from energy_core.interval import Interval
from energy_core.summary import Summary, merge
from energy_core.tariff.component import DemandCharge, EnergyPrice
from energy_core.tariff.contract import Tariff
from energy_core.tariff.ladder import LimitPer
from energy_core.tariff.rates import Rates

from .documents import Document
from .summary_document import summary_of
from .summary_reader import SummaryReader
from .summary_store import Level

QUARTER_MS: Final = 900_000
_HOUR: Final = timedelta(hours=1)
_PER_KW: Final = (LimitPer.KW, LimitPer.KW_DAY)


def known_intervals(
    reader: SummaryReader, tariff: Tariff, rates: Iterable[Rates], device_id: str, start: datetime, end: datetime
) -> list[Interval]:
    """Return the energy of a device in [start, end) as finely as its tariff and these prices need it."""
    read = quarterly if _needs_quarters(tariff, rates, reader.zone, start, end) else hourly
    return read(reader, device_id, start, end)


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


def _needs_quarters(tariff: Tariff, rates: Iterable[Rates], zone: tzinfo, start: datetime, end: datetime) -> bool:
    """Whether something changes within an hour of the home's clock."""
    components = [each for contract in tariff.contracts for each in contract.components]
    if any(_changes_within_an_hour(each) for each in components):
        return True
    return any(not _is_full_hour(rate.start, zone) for each in rates for rate in each if start <= rate.start < end)


def _changes_within_an_hour(component: object) -> bool:
    if isinstance(component, DemandCharge) and component.window_s < 3600:
        return True
    if not isinstance(component, EnergyPrice):
        return False
    window_s = component.tier_rule.window_s if component.tier_rule.limit_per in _PER_KW else 3600
    return window_s < 3600 or any(minute % 60 for minute in component.schedule.edges)


def _is_full_hour(moment: datetime, zone: tzinfo) -> bool:
    local = moment.astimezone(zone)
    return local.minute == local.second == local.microsecond == 0
