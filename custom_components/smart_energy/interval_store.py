"""Keeps every meter's registers at quarters of an hour in Home Assistant's storage, so that a backup has them too.

Three kinds of file: `last`, written every minute, holds the few points since `recent` was written; `recent`, written
every quarter of an hour and soon after late readings, holds two days; a file for each month, written once a day, holds
the rest. SIGKILL costs at most a minute of points; the registers on both sides of it are known, so only what the
energy did within that minute is lost.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN, LOGGER
from .energy_core.meter_history import REGISTERS, MeterHistory
from .energy_core.register_track import Point, RegisterTrack, Span, gaps_of
from .energy_core.sum_correction import HOUR_MS, runs_of_hours
from .energy_core.track_codec import decode_points, encode_points, merge_points

STORAGE_VERSION: Final = 1
DAY_MS: Final = 86_400_000
RECENT_MS: Final = 2 * DAY_MS
LOADED_MS: Final = 40 * DAY_MS
"""What is held in memory: enough for the billing period and for meters that kept their readings for weeks."""

KEPT_MONTHS: Final = 37
"""Bills may be recomputed for three years."""

LATE_MS: Final = 400 * DAY_MS
"""How long it is kept which hours were filled late: a year's chart shows them."""


class HistoryFile(Store[dict[str, Any]]):
    """One file; a Store logs that it could not be written, this one remembers it."""

    is_written = False

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        await super()._async_write_data(data)
        self.is_written = True


class IntervalStore:
    """The histories of the meters of one config entry."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Begin empty; async_load() brings what is stored."""
        self.hass = hass
        self.histories: dict[str, MeterHistory] = {}
        self.loaded_from_ms = 0
        self.is_closed = False
        """After the last save: another store of the same files may be in use."""
        self._prefix = f"{DOMAIN}.{entry_id}"
        self._recent = self._store("recent")
        self._last = self._store("last")
        self._archived_until_ms = 0
        self._months: set[str] = set()
        self._changed_months: set[str] = set()
        self._saved_until_ms: dict[tuple[str, str], int] = {}
        self._lock = asyncio.Lock()

    def history(self, device_id: str) -> MeterHistory:
        """Return the meter's history, a new one for a new meter."""
        if (history := self.histories.get(device_id)) is None:
            history = self.histories[device_id] = MeterHistory()
        return history

    async def async_load(self, now_ms: float) -> None:
        """Load what is held in memory: the recent points and the last months."""
        recent = await self._recent.async_load() or {"archived_until": 0, "months": [], "devices": {}}
        self._archived_until_ms, self._months = recent["archived_until"], set(recent["months"])
        for device_id, data in recent["devices"].items():
            history = self.history(device_id)
            history.late_readings = data["late_readings"]
            for first, count in data.get("late_hours", []):
                history.late_hours_ms.update(range(first * HOUR_MS, (first + count) * HOUR_MS, HOUR_MS))
            for register in REGISTERS:
                history.pending_ms[register] = set(data["pending"][register])
                self._merge(device_id, register, data[register])
                self._saved_until_ms[device_id, register] = history.tracks[register].last_ms or 0
        await self._load_last()
        known_ms = min(now_ms, self._newest_ms or now_ms)
        self.loaded_from_ms = _start_of_month(_month(known_ms - LOADED_MS))
        await self._load_months(month for month in self._months if _start_of_month(month) >= self.loaded_from_ms)
        archived_until_ms = _archived_until_ms(self._newest_ms or now_ms)
        if archived_until_ms < self._archived_until_ms:
            self._archived_until_ms = archived_until_ms
            await self._save_recent()
        for history in self.histories.values():
            for track in history.tracks.values():
                track.compacted_until_ms = min(self._archived_until_ms, track.last_ms or 0)

    async def async_load_since(self, time_ms: float) -> None:
        """Load older months too, where readings from then on are to be added or counted."""
        async with self._lock:
            start_ms = _start_of_month(_month(time_ms))
            older = {month for month in self._months if start_ms <= _start_of_month(month) < self.loaded_from_ms}
            await self._load_months(older)
            self.loaded_from_ms = min(self.loaded_from_ms, start_ms)

    async def async_gaps(self, device_id: str, register: str, start_ms: int, end_ms: int) -> list[Span]:
        """Return the gaps that touch a time (Unix ms), also where its points are not in memory."""
        if (history := self.histories.get(device_id)) is None:
            return []
        if start_ms >= self.loaded_from_ms:
            return history.tracks[register].gaps(start_ms, end_ms)
        # A gap ends in another month than it begins in.
        first_ms = start_ms - 32 * DAY_MS
        months = [month for month in sorted(self._months) if first_ms <= _start_of_month(month) < self.loaded_from_ms]
        texts = [(await self._store(month).async_load() or {}).get(device_id, {}).get(register) for month in months]
        newer = list(history.tracks[register].points)
        return await self.hass.async_add_executor_job(_old_gaps, texts, newer, start_ms, end_ms)

    def note_late(self, time_ms: float) -> None:
        """Remember to write the months that a late reading of that time may have changed, also where there is none."""
        if time_ms < self._archived_until_ms:
            self._changed_months |= _months_between(int(time_ms), self._archived_until_ms)

    async def async_save(self, now_ms: float) -> None:
        """Write all that is recent, and the months that changed."""
        async with self._lock:
            if self.is_closed:
                return
            known_ms = min(now_ms, self._newest_ms or 0)
            archived_until_ms = _archived_until_ms(known_ms)
            if archived_until_ms > self._archived_until_ms:
                await self._archive(archived_until_ms, known_ms)
            await self._save_months()
            await self._save_recent()

    async def async_save_last(self) -> None:
        """Write the few points since the recent ones were written."""
        async with self._lock:
            if not self.is_closed:
                await self._save_last()

    async def async_close(self, now_ms: float) -> None:
        """Write all; from then on nothing is written."""
        await self.async_save(now_ms)
        self.is_closed = True

    async def async_forget(self, device_id: str) -> None:
        """Delete a meter's history."""
        async with self._lock:
            self.histories.pop(device_id, None)
            for month in sorted(self._months):
                store = self._store(month)
                data = await store.async_load() or {}
                if data.pop(device_id, None) is not None:
                    await store.async_save(data)
            self._saved_until_ms = {key: until for key, until in self._saved_until_ms.items() if key[0] != device_id}
            await self._save_recent()
            await self._save_last()

    async def async_remove(self) -> None:
        """Delete all files."""
        recent = await self._recent.async_load() or {"months": []}
        for name in ("recent", "last", *recent["months"]):
            await self._store(name).async_remove()

    @property
    def _newest_ms(self) -> int | None:
        """Unix time of the newest point: what is old is judged by it too, for a clock may jump ahead for a moment."""
        tracks = (track for history in self.histories.values() for track in history.tracks.values())
        return max((track.last_ms for track in tracks if track.last_ms is not None), default=None)

    def _store(self, name: str) -> HistoryFile:
        return HistoryFile(self.hass, STORAGE_VERSION, f"{self._prefix}.{name}", private=True, atomic_writes=True)

    def _merge(self, device_id: str, register: str, text: str) -> None:
        track = self.history(device_id).tracks[register]
        try:
            track.replace(merge_points(decode_points(text), list(track.points)))
        except ValueError as error:
            LOGGER.error(
                "A part of the stored %s of %s cannot be read (%s); its statistics stay as they are, bills of that "
                "time need an import of its history",
                register,
                device_id,
                error,
            )

    async def _load_last(self) -> None:
        last = await self._last.async_load() or {"devices": {}}
        for device_id, registers in last["devices"].items():
            for register, points in registers.items():
                track = self.history(device_id).tracks[register]
                saved_until_ms = self._saved_until_ms.get((device_id, register), 0)
                newer = [point for values in points if (point := Point(*values)).time_ms > saved_until_ms]
                track.replace(merge_points(list(track.points), newer))

    async def _load_months(self, months: Iterable[str]) -> None:
        for month in sorted(months, reverse=True):
            for device_id, registers in (await self._store(month).async_load() or {}).items():
                for register, text in registers.items():
                    self._merge(device_id, register, text)
                    await asyncio.sleep(0)

    async def _archive(self, until_ms: int, now_ms: float) -> None:
        """Move what is no longer recent to its months, forget months that are kept long enough."""
        self.loaded_from_ms = max(self.loaded_from_ms, _start_of_month(_month(now_ms - LOADED_MS)))
        for history in list(self.histories.values()):
            history.forget_before(now_ms - LATE_MS)
            for track in history.tracks.values():
                track.compact(until_ms)
                first_ms = track.first_ms
                if first_ms is not None:
                    moved_from_ms = max(first_ms, self._archived_until_ms)
                    self._changed_months |= _months_between(moved_from_ms, until_ms)
                self._unload(track, now_ms)
                await asyncio.sleep(0)
        self._months |= self._changed_months
        self._archived_until_ms = until_ms
        for month in sorted(self._months)[:-KEPT_MONTHS]:
            self._months.discard(month)
            self._changed_months.discard(month)
            await self._store(month).async_remove()

    def _unload(self, track: RegisterTrack, now_ms: float) -> None:
        """Take out of memory what is old and already in its month's file, never the last point: a gap may follow it."""
        if track.first_ms is None or track.last_ms is None:
            return
        unsaved = [_start_of_month(month) for month in self._changed_months]
        start_ms = min(_start_of_month(_month(now_ms - LOADED_MS)), track.last_ms, *unsaved)
        if track.first_ms < start_ms:
            track.replace(track.since(start_ms - 1))

    async def _save_months(self) -> None:
        """Write the months that changed; late readings that come meanwhile, and writes that fail, are for next time."""
        changed, self._changed_months = self._changed_months, set()
        self._months |= changed
        try:
            for month in sorted(changed):
                if await self._save_month(month):
                    changed.discard(month)
        finally:
            self._changed_months |= changed

    async def _save_month(self, month: str) -> bool:
        start_ms = _start_of_month(month)
        end_ms = min(_start_of_month(_month(start_ms + 32 * DAY_MS)), self._archived_until_ms)
        data: dict[str, Any] = {}
        for device_id, history in list(self.histories.items()):
            data[device_id] = {
                register: encode_points([point for point in track.since(start_ms - 1) if point.time_ms < end_ms])
                for register, track in history.tracks.items()
            }
            await asyncio.sleep(0)
        store = self._store(month)
        await store.async_save(data)
        return store.is_written

    async def _save_last(self) -> None:
        devices = {
            device_id: {
                register: [[point.time_ms, point.register_mwh, point.before] for point in points]
                for register, track in history.tracks.items()
                if (points := track.since(self._saved_until_ms.get((device_id, register), 0)))
            }
            for device_id, history in self.histories.items()
        }
        await self._last.async_save({"devices": devices})

    async def _save_recent(self) -> None:
        devices: dict[str, Any] = {}
        for device_id, history in list(self.histories.items()):
            devices[device_id] = {
                "late_readings": history.late_readings,
                "late_hours": [[run[0] // HOUR_MS, len(run)] for run in runs_of_hours(history.late_hours_ms)],
                "pending": {register: sorted(ends_ms) for register, ends_ms in history.pending_ms.items()},
            }
            for register, track in history.tracks.items():
                last_ms = track.last_ms or 0
                devices[device_id][register] = encode_points(track.since(min(self._archived_until_ms, last_ms) - 1))
                self._saved_until_ms[device_id, register] = last_ms
            await asyncio.sleep(0)
        await self._recent.async_save(
            {"archived_until": self._archived_until_ms, "months": sorted(self._months), "devices": devices}
        )


def _old_gaps(texts: Iterable[str | None], newer: list[Point], start_ms: int, end_ms: int) -> list[Span]:
    points: list[Point] = []
    for text in texts:
        try:
            points += decode_points(text) if text else []
        except ValueError:
            # async_load_since() tells it where bills need these points.
            continue
    return gaps_of(merge_points(points, newer), start_ms, end_ms)


def _archived_until_ms(known_ms: float) -> int:
    return int((known_ms - RECENT_MS) // DAY_MS * DAY_MS)


def _month(time_ms: float) -> str:
    return datetime.fromtimestamp(time_ms / 1000, UTC).strftime("%Y-%m")


def _start_of_month(month: str) -> int:
    return int(datetime.strptime(f"{month}+0000", "%Y-%m%z").timestamp() * 1000)


def _months_between(start_ms: int, end_ms: int) -> set[str]:
    return {_month(time_ms) for time_ms in (*range(start_ms, end_ms, 27 * DAY_MS), end_ms)}
