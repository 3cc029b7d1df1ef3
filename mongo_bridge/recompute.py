"""Makes a device's summaries anew from its readings, for exactly the buckets that a change of them touches.

A reading that came, went or changed moves energy from the reading before it to the reading after it. Where registers
fall, that may reach further: so it goes on as long as what a minute hands to the next one is not what that one took.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from energy_core.period import Period, PeriodKind, Periods
from energy_core.reading import Reading
from energy_core.summary import Carry, Summary, merge, summarize

from .documents import Document, date_of, epoch_ms_of
from .lease import Lease, Leases
from .spool import MINUTE_MS, minute_of
from .summary_document import carry_of, minute_document, summary_document, summary_of
from .summary_store import HOUR_MS, Level, SummaryStore

_SHORT_MS, _LONG_MS = 12 * HOUR_MS, 48 * HOUR_MS
_FEW_READINGS: Final = 2000
"""Readings are looked at 12 h at a time; where these are few, 48 h: each time costs a dozen questions."""

_END_MS: Final = 100_000_000_000_000
"""The year 5138, later than any reading."""

_AHEAD_MS: Final = 600_000
NEAR_MS: Final = HOUR_MS
"""Changed minutes that lie no further apart are looked at in one go, with all readings between them."""


@dataclass(slots=True)
class Differences:
    """The ids of summaries that were not as the readings say, by level."""

    ids: dict[Level, list[str]] = field(default_factory=lambda: {level: [] for level in Level})
    last_ms: int = 0
    """The time of the last reading that was looked at."""


class Recompute:
    """One device under one lease. `newest_ms` is the time of its last reading; with `write` False it only compares."""

    def __init__(
        self,
        store: SummaryStore,
        leases: Leases,
        lease: Lease,
        zone: tzinfo,
        *,
        newest_ms: int,
        write: bool = True,
        trusts_summaries: bool = True,
    ) -> None:
        """Count hours and days in `zone`; where summaries are not trusted, readings far away are looked for slowly."""
        self._store = store
        self._leases = leases
        self._lease = lease
        self._device_id = lease.device_id
        self._newest_ms = newest_ms
        self._write = write
        self._hours = Periods(kind=PeriodKind.HOUR, zone=zone)
        self._days = Periods(kind=PeriodKind.DAY, zone=zone)
        self._trusts_summaries = trusts_summaries
        self.watch: Callable[[Sequence[Reading]], None] = lambda _readings: None
        """Is shown all readings that are looked at, some at a time, in the order of time."""

        self._changed_ms = 0
        self._at_once_ms = _SHORT_MS
        self.differences = Differences()

    def run(self, start_ms: int, end_ms: int) -> tuple[int, int]:
        """Recompute what changes of readings in (start, end], both full minutes, touch; return from when to when."""
        self._changed_ms = start_ms
        position_ms, carry = self._beginning(start_ms)
        first_ms = position_ms
        goal_ms = _end_of_minute(self._following(end_ms), end_ms)
        while position_ms < goal_ms:
            position_ms, carry, following = self._chunk(position_ms, goal_ms, carry)
            if position_ms >= goal_ms and following is not None and not self._is_taken(following, carry):
                goal_ms = _end_of_minute(following, goal_ms)
        return first_ms, goal_ms

    def clear_around(self, from_ms: int, start_ms: int, end_ms: int) -> None:
        """Drop hours and days that lie around [start, end), from `from_ms` on: those of another time zone."""
        for level, periods in ((Level.HOUR, self._hours), (Level.DAY, self._days)):
            first_ms = epoch_ms_of(periods.containing(date_of(start_ms)).start)
            last_ms = epoch_ms_of(periods.containing(date_of(end_ms - 1)).end)
            self._replace(level, from_ms, first_ms, [])
            self._replace(level, last_ms, _END_MS, [])

    def _beginning(self, start_ms: int) -> tuple[int, Carry | None]:
        """Return the start of the minute of the reading before, and what that minute takes on."""
        seal = self._lease.seal
        before = self._store.last_minute(self._device_id, start_ms)
        if seal is not None and (before is None or epoch_ms_of(before["start"]) < seal.until_ms):
            return seal.until_ms, seal.carry
        return (start_ms, None) if before is None else (epoch_ms_of(before["start"]), carry_of(before["before"]))

    def _chunk(self, start_ms: int, goal_ms: int, carry: Carry | None) -> tuple[int, Carry | None, Reading | None]:
        end_ms = min(goal_ms, start_ms + self._at_once_ms)
        readings = self._store.readings(self._device_id, start_ms, end_ms)
        self._at_once_ms = _LONG_MS if 0 < len(readings) < _FEW_READINGS else _SHORT_MS
        self.watch(readings)
        following = self._following(end_ms)
        if following is not None:
            # Nothing lies in between but silence, which is divided in one piece.
            end_ms = max(end_ms, min(goal_ms, minute_of(following.timestamp_ms)))
        edges_ms = self._edges(start_ms, end_ms, [reading.timestamp_ms for reading in readings])
        summaries, carries = summarize(edges_ms, readings, carry, following)
        self._leases.renew(self._lease)
        self._replace_minutes(summaries, [carry, *carries], start_ms, end_ms)
        hours = self._replace_coarser(Level.HOUR, summaries, start_ms, end_ms)
        self._replace_coarser(Level.DAY, hours, hours[0].start_ms, hours[-1].end_ms)
        if readings:
            self.differences.last_ms = readings[-1].timestamp_ms
        return end_ms, carries[-1], following

    def _edges(self, start_ms: int, end_ms: int, times_ms: list[int]) -> list[int]:
        """Yield the edges of minutes with readings; each silence between them is one bucket, but for hours' edges."""
        edges_ms = {start_ms, end_ms}
        for hour in self._hours.covering(date_of(start_ms), date_of(end_ms)):
            edges_ms.add(max(epoch_ms_of(hour.start), start_ms))
        for time_ms in times_ms:
            edges_ms.update((minute_of(time_ms), minute_of(time_ms) + MINUTE_MS))
        return sorted(edges_ms)

    def _replace_minutes(
        self, summaries: list[Summary], carries: list[Carry | None], start_ms: int, end_ms: int
    ) -> None:
        documents = [
            minute_document(self._device_id, summary, carries[index], carries[index + 1])
            for index, summary in enumerate(summaries)
            if not summary.is_empty and not self._is_hour(summary)
        ]
        self._replace(Level.MINUTE, start_ms, end_ms, documents)

    def _replace_coarser(self, level: Level, finer: list[Summary], start_ms: int, end_ms: int) -> list[Summary]:
        """Write the periods that touch [start, end), made of the finer summaries in it and of those around it."""
        periods = self._hours if level is Level.HOUR else self._days
        touched = [
            (epoch_ms_of(each.start), epoch_ms_of(each.end)) for each in self._covering(periods, start_ms, end_ms)
        ]
        finer_level = Level.MINUTE if level is Level.HOUR else Level.HOUR
        around = [
            *self._summaries(finer_level, touched[0][0], start_ms),
            *self._summaries(finer_level, end_ms, touched[-1][1]),
        ]
        parts = sorted([*around, *finer], key=lambda part: part.start_ms)
        starts_ms = [part.start_ms for part in parts]
        made = [
            merge(parts[bisect_left(starts_ms, first_ms) : bisect_left(starts_ms, last_ms)], first_ms, last_ms)
            for first_ms, last_ms in touched
        ]
        documents = [summary_document(self._device_id, each) for each in made if not each.is_empty]
        self._replace(level, touched[0][0], touched[-1][1], documents)
        return made

    def _is_hour(self, summary: Summary) -> bool:
        """Whether a silence lasts a whole hour: the hour's own summary tells all of it."""
        if summary.received:
            return False
        hour = self._hours.containing(date_of(summary.start_ms))
        return (summary.start_ms, summary.end_ms) == (epoch_ms_of(hour.start), epoch_ms_of(hour.end))

    def _covering(self, periods: Periods, start_ms: int, end_ms: int) -> Iterator[Period]:
        return periods.covering(date_of(start_ms), date_of(end_ms))

    def _summaries(self, level: Level, start_ms: int, end_ms: int) -> list[Summary]:
        if start_ms >= end_ms:
            return []
        return [summary_of(found) for found in self._store.summaries(level, self._device_id, start_ms, end_ms)]

    def _replace(self, level: Level, start_ms: int, end_ms: int, documents: list[Document]) -> None:
        self.differences.ids[level] += self._store.replace(
            level, self._lease, start_ms, end_ms, documents, write=self._write
        )

    def _following(self, after_ms: int) -> Reading | None:
        """Return the first reading after; far away it is found by the summaries, or is what changed."""
        while after_ms < self._newest_ms:
            for ahead_ms in (_AHEAD_MS, NEAR_MS + 2 * MINUTE_MS):
                near = self._store.readings(self._device_id, after_ms, after_ms + ahead_ms)
                if near:
                    return near[0]
            if not self._trusts_summaries:
                return self._store.first_reading(self._device_id, after_ms)
            minute = self._store.first_minute(self._device_id, after_ms + _AHEAD_MS)
            places = [] if minute is None else [epoch_ms_of(minute["start"])]
            places += [self._changed_ms] if after_ms < self._changed_ms else []
            if not places:
                return None
            after_ms = min(places)
        return None

    def _is_taken(self, following: Reading, carry: Carry | None) -> bool:
        """Whether the minute of the next reading has already taken on what is handed to it."""
        start_ms = minute_of(following.timestamp_ms)
        found = self._store.summaries(Level.MINUTE, self._device_id, start_ms, start_ms + MINUTE_MS)
        return bool(found) and "before" in found[0] and carry_of(found[0]["before"]) == carry


def _end_of_minute(reading: Reading | None, otherwise_ms: int) -> int:
    return otherwise_ms if reading is None else minute_of(reading.timestamp_ms) + MINUTE_MS
