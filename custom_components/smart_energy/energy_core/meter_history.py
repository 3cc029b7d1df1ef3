"""The history of one meter's energy: its registers over time, and which hours must be booked anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .reading import Reading
from .register_track import MIN_GAP_MS, RegisterTrack, Span, kwh
from .sum_correction import HOUR_MS, Count, hours_touched, runs_of_hours

IMPORT: Final = "energy"
EXPORT: Final = "energy_export"
REGISTERS: Final = (IMPORT, EXPORT)
"""The registers, by the name of their sensor."""

CLOCK_TOLERANCE_MS: Final = 60_000
"""A reading whose clock runs further ahead than this is booked at the time of its arrival."""


@dataclass(frozen=True, slots=True)
class Registers:
    """What an imported reading tells: registers in mWh at a Unix time in ms."""

    timestamp_ms: int
    energy_mwh: int
    energy_export_mwh: int | None = None


class MeterHistory:
    """The tracks of a meter's registers; those it does not have stay empty."""

    def __init__(self) -> None:
        """Begin without a reading."""
        self.tracks = {name: RegisterTrack() for name in REGISTERS}
        self.late_readings = 0
        """Readings that came after a later one and told something new."""
        self.late_hours_ms: set[int] = set()
        """Ends of hours (Unix ms) of which a part was told later than a gap is long."""
        self.pending_ms: dict[str, set[int]] = {name: set() for name in REGISTERS}
        """Ends of hours (Unix ms) that must be booked anew, by register."""

    @property
    def last_ms(self) -> int | None:
        """Unix time of the newest reading."""
        return self.tracks[IMPORT].last_ms

    @property
    def has_pending(self) -> bool:
        """Whether any hour must be booked anew."""
        return any(self.pending_ms.values())

    def add(self, reading: Reading | Registers, *, now_ms: float, interval_ms: int) -> bool:
        """Take a reading that came at the Unix time `now_ms`; True when energy before it must be booked anew.

        One that follows the last and was sent late or imported counts too: its hours were compiled without it.
        `interval_ms` is how far the meter's readings are apart; one that covers more, an aggregate, says so itself.
        """
        if isinstance(reading, Reading) and reading.interval_s is not None:
            interval_ms = max(interval_ms, round(reading.interval_s * 1000))
        is_ahead = reading.timestamp_ms > now_ms + CLOCK_TOLERANCE_MS
        time_ms = round(now_ms) if is_ahead else reading.timestamp_ms
        is_replayed = isinstance(reading, Reading) and reading.replayed
        is_late = now_ms - time_ms > max(MIN_GAP_MS, 3 * interval_ms)
        is_missed = not isinstance(reading, Reading) or is_replayed or (is_late and self._is_past_hour(now_ms))
        missed_ms = min(time_ms // HOUR_MS * HOUR_MS + HOUR_MS, round(now_ms)) if is_missed else None
        revision = self.tracks[IMPORT].revision
        has_changed = self._add(IMPORT, time_ms, reading.energy_mwh, interval_ms, missed_ms)
        if reading.energy_export_mwh is not None:
            has_changed |= self._add(EXPORT, time_ms, reading.energy_export_mwh, interval_ms, missed_ms)
        is_news = self.tracks[IMPORT].revision != revision
        self.late_readings += is_news
        if is_late and (is_news or is_replayed):
            self.late_hours_ms.add(_end_of_hour(time_ms))
        return has_changed

    def late_spans(self, start_ms: int, end_ms: int) -> list[Span]:
        """Return the hours that touch [start_ms, end_ms] and were filled late, those that follow each other as one."""
        touched = (late_ms for late_ms in self.late_hours_ms if start_ms < late_ms < end_ms + HOUR_MS)
        return [Span(run[0] - HOUR_MS, run[-1]) for run in runs_of_hours(touched)]

    def forget_before(self, time_ms: float) -> None:
        """Forget which hours before that Unix time were filled late."""
        self.late_hours_ms = {late_ms for late_ms in self.late_hours_ms if late_ms > time_ms}

    def count_at(self, register: str, time_ms: int) -> Count:
        """Return what the register counted in kWh, the first or last that is known where the time lies outside.

        Raises ValueError when the register has no reading.
        """
        track = self.tracks[register]
        if track.first_ms is None or track.last_ms is None:
            raise ValueError(f"{register}: no reading of this register is known")
        total = track.at(max(track.first_ms, min(time_ms, track.last_ms)))
        assert total is not None  # noqa: S101 - the time lies between the first and the last point
        return Count(kwh(total.total_mwh), kwh(total.base_mwh))

    def ready(self, register: str, compiled_until_ms: int) -> list[int]:
        """Return the ends of the hours to book anew now: compiled by Home Assistant, and covered by readings."""
        last_ms = self.tracks[register].last_ms or 0
        return sorted(end_ms for end_ms in self.pending_ms[register] if end_ms <= min(compiled_until_ms, last_ms))

    def pending_from_ms(self, time_ms: int) -> int:
        """Return the start of the first hour (Unix ms) to book anew, with the one that holds `time_ms`."""
        ends_ms = (end_ms for pending in self.pending_ms.values() for end_ms in pending)
        return min(time_ms // HOUR_MS * HOUR_MS, min(ends_ms, default=time_ms + HOUR_MS) - HOUR_MS)

    def settle(self, register: str, ends_ms: Iterable[int]) -> None:
        """Forget these hours: they are booked."""
        self.pending_ms[register].difference_update(ends_ms)

    def _is_past_hour(self, now_ms: float) -> bool:
        """Whether the hour of the last reading is over."""
        return self.last_ms is not None and now_ms // HOUR_MS > self.last_ms // HOUR_MS

    def _add(self, register: str, time_ms: int, register_mwh: int, interval_ms: int, missed_ms: int | None) -> bool:
        """Add to a track; what follows its last point was missed in all that was compiled until `missed_ms`."""
        track = self.tracks[register]
        last_ms, total_mwh = track.last_ms, track.total_mwh
        span = track.add(time_ms, register_mwh, interval_ms)
        if missed_ms is not None and track.last_ms != last_ms:
            span = Span(time_ms if last_ms is None else last_ms, missed_ms)
        if span is None:
            return False
        end_ms = span.end_ms
        if track.last_ms == last_ms and track.total_mwh != total_mwh:
            # A reset that was not seen: the hour has another energy also where none but it is touched.
            end_ms = _end_of_hour(end_ms)
        self.pending_ms[register].update(hours_touched(span.start_ms, end_ms))
        return True


def _end_of_hour(time_ms: int) -> int:
    """Return the end of the hour that holds or ends at a Unix time in ms."""
    return -(-time_ms // HOUR_MS) * HOUR_MS
