"""A RegisterTrack: one energy register over time, from readings that may come late, twice and in any order.

It keeps few points and yet gives what all readings in order would have given: of readings that follow each other
without a hole, only the first and the last of each quarter of an hour and the turning points matter, because energy is
the difference of registers (DESIGN.md section 4).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from .interval import Interval
from .register import shown_register

QUARTER_MS: Final = 900_000
DEFAULT_INTERVAL_MS: Final = 5_000

MIN_GAP_MS: Final = 60_000
"""Readings that are this far apart, or three intervals if that is longer, leave a gap: what is in it is estimated."""

JOINED: Final = 0
HOLE: Final = 1
GAP: Final = 2
"""What lies before a point: nothing, room for a reading that may still come, or a time that no reading covers."""

MARK: Final = 3
"""Nothing lies before the point, and it is no reading: the register at a quarter, divided between two readings."""

MARK_MS: Final = 15_000
"""Readings that are further apart stay as they are: what lies between them may still be told, and would differ."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MWH_PER_KWH: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Point:
    """The register in mWh at a Unix time in ms, and what lies before it: JOINED, HOLE, GAP or MARK."""

    time_ms: int
    register_mwh: int
    before: int = JOINED


@dataclass(frozen=True, slots=True)
class Span:
    """The time from one point to another, Unix ms."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Total:
    """The energy in mWh since the track began its first epoch at zero; estimated where no reading tells it.

    `base_mwh` is what the epochs before the present one gave: the register shows the rest.
    """

    total_mwh: int
    base_mwh: int
    estimated: bool


class RegisterTrack:
    """Points in the order of time, with the energy counted up to each."""

    def __init__(self) -> None:
        """Begin without a point."""
        self._times = array("q")
        self._registers = array("q")
        self._before = bytearray()
        self._shown = array("q")
        self._totals = array("q")
        self.revision = 0
        """Rises whenever the past changes, never by a reading that follows the last one."""
        self.compacted_until_ms = 0
        """Unix time before which there is nothing to compact."""

    def __len__(self) -> int:
        return len(self._times)

    @property
    def points(self) -> Iterator[Point]:
        """The points in the order of time."""
        return map(Point, self._times, self._registers, self._before, strict=True)

    def since(self, time_ms: int) -> list[Point]:
        """Return the points after that Unix time."""
        start = bisect_right(self._times, time_ms)
        columns = self._times[start:], self._registers[start:], self._before[start:]
        return list(map(Point, *columns, strict=True))

    @property
    def first_ms(self) -> int | None:
        """Unix time of the first point."""
        return self._times[0] if self._times else None

    @property
    def last_ms(self) -> int | None:
        """Unix time of the last point."""
        return self._times[-1] if self._times else None

    @property
    def shown_mwh(self) -> int | None:
        """The register to show now (energy_core/register.py)."""
        return self._shown[-1] if self._shown else None

    @property
    def total_mwh(self) -> int:
        """The energy counted up to the last point."""
        return self._totals[-1] if self._totals else 0

    def add(self, time_ms: int, register_mwh: int, interval_ms: int = DEFAULT_INTERVAL_MS) -> Span | None:
        """Add a reading; return the time whose energy must be booked anew, None where that is none.

        A reading that follows the last one changes nothing before it, unless it ends a gap, which is then divided by
        time. `interval_ms` is how far the meter's readings are apart.
        """
        times = self._times
        if not times or time_ms > times[-1]:
            return self._append(time_ms, register_mwh, interval_ms)
        at = bisect_left(times, time_ms)
        if times[at] == time_ms:
            return self._confirm(at, register_mwh)
        if at > 0 and self._is_known(at, time_ms, register_mwh):
            return None
        start_ms = times[at - 1] if at else time_ms
        self.revision += 1
        return Span(start_ms, self._insert(at, time_ms, register_mwh, interval_ms))

    def at(self, time_ms: int) -> Total | None:
        """Return the energy counted until then, None before the first and after the last point."""
        times = self._times
        if not times or not times[0] <= time_ms <= times[-1]:
            return None
        after = bisect_left(times, time_ms)
        total, shown = self._totals[after], self._shown[after]
        if times[after] == time_ms:
            return Total(total, total - shown, estimated=False)
        before_total = self._totals[after - 1]
        part = _part_mwh(times[after - 1], times[after], total - before_total, time_ms)
        base = before_total - self._shown[after - 1]
        return Total(before_total + part, base, estimated=self._before[after] == GAP)

    def gaps(self, start_ms: int, end_ms: int) -> list[Span]:
        """Return the gaps that touch [start_ms, end_ms]."""
        first = max(bisect_left(self._times, start_ms), 1)
        return [
            Span(self._times[index - 1], self._times[index])
            for index in range(first, len(self._times))
            if self._before[index] == GAP and self._times[index - 1] < end_ms
        ]

    def covered_ms(self, start_ms: int, end_ms: int) -> int:
        """Return how much of [start_ms, end_ms] lies between the first and the last point and in no gap."""
        if not self._times:
            return 0
        start, end = max(start_ms, self._times[0]), min(end_ms, self._times[-1])
        missing = sum(min(gap.end_ms, end) - max(gap.start_ms, start) for gap in self.gaps(start, end))
        return max(end - start, 0) - missing

    def copy(self) -> RegisterTrack:
        """Return a track of its own with the same points, which another thread may read."""
        track = RegisterTrack()
        track._times, track._registers, track._before = self._times[:], self._registers[:], self._before[:]
        track._shown, track._totals, track.revision = self._shown[:], self._totals[:], self.revision
        return track

    def compact(self, before_ms: int) -> None:
        """Keep of the time before only registers at quarters of an hour, turning points and what is next to gaps.

        Where no reading is at a quarter, a mark stands for the two on both sides of it, if these are close together.
        """
        start = max(bisect_left(self._times, self.compacted_until_ms) - 1, 0)
        end = bisect_right(self._times, before_ms)
        kept: list[Point] = []
        for index in range(start, len(self._times)):
            point = Point(self._times[index], self._registers[index], self._before[index])
            if 0 < index < end and self._has_quarter_before(index) and self._takes_mark(index):
                kept.append(self._mark_before(index))
            if not 0 < index < end - 1 or self._matters(index):
                is_filled = index < end and point.before == HOLE and not self._has_quarter_before(index)
                kept.append(replace(point, before=JOINED) if is_filled else point)
        self._replace_from(start, kept)
        self.compacted_until_ms = max(self.compacted_until_ms, min(before_ms, self.last_ms or 0))

    def replace(self, points: list[Point]) -> None:
        """Take these points, in the order of time, in place of all."""
        self._replace_from(0, points)

    def _replace_from(self, start: int, points: list[Point]) -> None:
        self._times[start:] = array("q", [point.time_ms for point in points])
        self._registers[start:] = array("q", [point.register_mwh for point in points])
        self._before[start:] = bytearray(point.before for point in points)
        self._shown[start:] = array("q", [-1]) * len(points)
        self._totals[start:] = self._shown[start:]
        if points:
            self._count(start)
        self.revision += 1

    def _append(self, time_ms: int, register_mwh: int, interval_ms: int) -> Span | None:
        times = self._times
        if not times:
            self._insert(0, time_ms, register_mwh, interval_ms)
            return None
        last_ms, last_mwh, shown_mwh = times[-1], self._registers[-1], self._shown[-1]
        before = _what_lies_between(last_ms, time_ms, interval_ms)
        shown = shown_register(shown_mwh, register_mwh)
        total = self._totals[-1] + (shown - shown_mwh if shown >= shown_mwh else shown)
        if before == JOINED and last_mwh <= register_mwh and self._last_is_inner(time_ms):
            times[-1], self._registers[-1], self._shown[-1], self._totals[-1] = time_ms, register_mwh, shown, total
            return None
        times.append(time_ms)
        self._registers.append(register_mwh)
        self._before.append(before)
        self._shown.append(shown)
        self._totals.append(total)
        return Span(last_ms, time_ms) if before == GAP else None

    def _last_is_inner(self, next_ms: int) -> bool:
        """Whether the last point lies within a quarter and a rise that go on to `next_ms`."""
        times = self._times
        if len(times) < 2 or self._before[-1] != JOINED or self._registers[-2] > self._registers[-1]:
            return False
        return times[-2] // QUARTER_MS == next_ms // QUARTER_MS

    def _confirm(self, at: int, register_mwh: int) -> Span | None:
        """Take a reading at the time of a point: only a mark makes way for it."""
        if self._before[at] != MARK:
            return None
        self._before[at] = JOINED
        if self._registers[at] == register_mwh:
            return None
        self._registers[at] = register_mwh
        self.revision += 1
        return Span(self._times[max(at - 1, 0)], self._count(at))

    def _is_known(self, at: int, time_ms: int, register_mwh: int) -> bool:
        """Whether the point would lie in a rise without a hole within one quarter, or at a mark: it tells nothing."""
        times, before = self._times, self._before
        if before[at] not in (JOINED, MARK) or times[at - 1] // QUARTER_MS != (times[at] - 1) // QUARTER_MS:
            return False
        is_marked = before[at - 1] == MARK and time_ms - times[at - 1] < MARK_MS
        is_marked = is_marked or (before[at] == MARK and times[at] - time_ms < MARK_MS)
        return is_marked or self._registers[at - 1] <= register_mwh <= self._registers[at]

    def _insert(self, at: int, time_ms: int, register_mwh: int, interval_ms: int) -> int:
        """Insert a point; return the time (Unix ms) up to which that changes what is counted."""
        times = self._times
        self.compacted_until_ms = min(self.compacted_until_ms, time_ms)
        was_joined = 0 < at < len(times) and self._before[at] in (JOINED, MARK)
        times.insert(at, time_ms)
        self._registers.insert(at, register_mwh)
        self._before.insert(at, JOINED)
        self._shown.insert(at, 0)
        self._totals.insert(at, 0)
        if not was_joined:
            for index in (at, at + 1):
                if 0 < index < len(times):
                    self._before[index] = _what_lies_between(times[index - 1], times[index], interval_ms)
        changed_until_ms = self._count(at)
        for index in (at + 1, at, at - 1):
            if self._is_inner(index):
                for column in (times, self._registers, self._before, self._shown, self._totals):
                    del column[index]
        return changed_until_ms

    def _is_inner(self, index: int) -> bool:
        times = self._times
        if not 0 < index < len(times) - 1 or self._before[index] != JOINED or self._before[index + 1] != JOINED:
            return False
        if times[index - 1] // QUARTER_MS != times[index + 1] // QUARTER_MS:
            return False
        return self._registers[index - 1] <= self._registers[index] <= self._registers[index + 1]

    def _count(self, start: int) -> int:
        """Count the energy from the point `start` on; return the time from which the differences stay the same."""
        shown, total = (self._shown[start - 1], self._totals[start - 1]) if start else (0, 0)
        for index in range(start, len(self._times)):
            now = shown_register(shown, self._registers[index])
            total += now - shown if now >= shown else now
            shown = now
            if index > start and self._shown[index] == shown:
                self._shift(index, total - self._totals[index])
                return self._times[index]
            self._shown[index], self._totals[index] = shown, total
        return self._times[-1]

    def _shift(self, start: int, energy_mwh: int) -> None:
        if energy_mwh:
            self._totals[start:] = array("q", [total + energy_mwh for total in self._totals[start:]])

    def _has_quarter_before(self, index: int) -> bool:
        """Whether a quarter begins between the point and the one before."""
        return (self._times[index] - 1) // QUARTER_MS * QUARTER_MS > self._times[index - 1]

    def _takes_mark(self, index: int) -> bool:
        """Whether the point and the one before are a rise without a hole, and close enough for a mark between."""
        if self._before[index] != JOINED or self._times[index] - self._times[index - 1] > MARK_MS:
            return False
        return self._registers[index - 1] <= self._registers[index] and not self._waits(index - 1)

    def _mark_before(self, index: int) -> Point:
        start_ms, end_ms, start_mwh = self._times[index - 1], self._times[index], self._registers[index - 1]
        quarter_ms = end_ms // QUARTER_MS * QUARTER_MS
        part_mwh = _part_mwh(start_ms, end_ms, self._registers[index] - start_mwh, quarter_ms)
        return Point(quarter_ms, start_mwh + part_mwh, MARK)

    def _matters(self, index: int) -> bool:
        if self._times[index] % QUARTER_MS == 0 or GAP in self._before[index : index + 2]:
            return True
        if self._waits(index) or self._waits(index - 1):
            return True
        if any(self._has_quarter_before(each) and not self._takes_mark(each) for each in (index, index + 1)):
            return True
        return not self._registers[index - 1] <= self._registers[index] <= self._registers[index + 1]

    def _waits(self, index: int) -> bool:
        """Whether the register has fallen a little and not passed again what was shown before."""
        return self._shown[index] != self._registers[index]


def gaps_of(points: Iterable[Point], start_ms: int, end_ms: int) -> list[Span]:
    """Return the gaps between points, in the order of time, that touch the time from `start_ms` to `end_ms` (Unix)."""
    return [
        Span(before.time_ms, after.time_ms)
        for before, after in pairwise(points)
        if after.before == GAP and before.time_ms < end_ms and after.time_ms > start_ms
    ]


def intervals(imported: RegisterTrack, exported: RegisterTrack | None, edges_ms: list[int]) -> Iterator[Interval]:
    """Yield the energy between each two edges (Unix ms, rising) that the import register covers.

    An interval is estimated when a gap holds one of its edges, or an export register that exists does not cover it.
    """
    for start_ms, end_ms in pairwise(edges_ms):
        into = _between(imported, start_ms, end_ms)
        if into is None:
            continue
        out = (Decimal(0), False) if exported is None else _between(exported, start_ms, end_ms) or (Decimal(0), True)
        yield Interval(
            start=moment(start_ms),
            end=moment(end_ms),
            imported_kwh=into[0],
            exported_kwh=out[0],
            estimated=into[1] or out[1],
        )


def moment(time_ms: int) -> datetime:
    """Return the Unix time in ms as a time in UTC."""
    return _EPOCH + timedelta(milliseconds=time_ms)


def kwh(energy_mwh: int) -> Decimal:
    """Return mWh as exact kWh."""
    return Decimal(energy_mwh) / _MWH_PER_KWH


def _between(track: RegisterTrack, start_ms: int, end_ms: int) -> tuple[Decimal, bool] | None:
    start, end = track.at(start_ms), track.at(end_ms)
    if start is None or end is None:
        return None
    return kwh(end.total_mwh - start.total_mwh), start.estimated or end.estimated


def _part_mwh(start_ms: int, end_ms: int, energy_mwh: int, time_ms: int) -> int:
    whole = Interval(start=moment(start_ms), end=moment(end_ms), imported_kwh=kwh(energy_mwh))
    return int(whole.split_at([moment(time_ms)])[0].imported_kwh * _MWH_PER_KWH)


def _what_lies_between(before_ms: int, after_ms: int, interval_ms: int) -> int:
    spacing_ms = after_ms - before_ms
    if spacing_ms > max(MIN_GAP_MS, 3 * interval_ms):
        return GAP
    return HOLE if 2 * spacing_ms > 3 * interval_ms else JOINED
