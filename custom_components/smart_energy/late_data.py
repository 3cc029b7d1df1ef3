"""Late readings: they never move a live state, their energy goes to the hours that it belongs to."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import batched
import time
from typing import Final

from homeassistant.components.recorder.const import DOMAIN as RECORDER
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import (
    EVENT_HOMEASSISTANT_FINAL_WRITE,
    EVENT_RECORDER_5MIN_STATISTICS_GENERATED,
    Platform,
)
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later, async_track_utc_time_change

from .const import DOMAIN, LOGGER
from .devices import identity
from .energy_core.meter_history import REGISTERS, MeterHistory, Registers
from .energy_core.reading import Reading
from .energy_core.register_track import DEFAULT_INTERVAL_MS, QUARTER_MS, moment
from .interval_store import DAY_MS, IntervalStore
from .issues import async_clear_wrong_clock, async_report_wrong_clock
from .live_device import LiveDevice
from .statistics import ENERGY, StatisticsImporter

SAVE_SECOND: Final = 57
"""Each minute's points are saved just before it is over: a SIGKILL leaves the register near each hour's end on disk."""

SETTLE_S: Final = 10
"""Late readings come in bursts; this long after the first of a burst the hours are booked anew."""

BATCH: Final = 500
"""Imported readings between two times that others may work."""

LATEST_MS: Final = 92 * DAY_MS
"""What comes by MQTT older than this was dated by a clock that is wrong; history is imported by an action."""

BEFORE_MS: Final = 32 * DAY_MS
"""A month's file may begin within a gap: its first hours are told by the end of the month before."""


type LateListener = Callable[[str, int], None]


class LateData:
    """Keeps the history of every meter up to date, and the statistics with it."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, root: str, store: IntervalStore) -> None:
        """Work for the meters below one topic root, as long as the config entry is loaded."""
        self.hass = hass
        self.entry = entry
        self.root = root
        self.store = store
        self._importer = StatisticsImporter(hass)
        self._lock = asyncio.Lock()
        self._cancel_correction: CALLBACK_TYPE | None = None
        self._early: list[tuple[LiveDevice, Reading]] = []
        self._saved_quarter = time.time() * 1000 // QUARTER_MS
        self._listeners: list[LateListener] = []
        self._is_changed = False
        self.misdated: Counter[str] = Counter()
        """How many readings of each meter were left out because they are too old."""
        self._wrong_clocks: set[str] = set()
        self._must_save = False
        """Late readings are on disk before statistics are changed: nobody sends them again."""

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Save regularly and correct statistics when they are compiled; returns how to stop that."""
        return [
            async_track_utc_time_change(self.hass, self._save, second=SAVE_SECOND),
            self.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, self._save_all),
            self.hass.bus.async_listen(EVENT_RECORDER_5MIN_STATISTICS_GENERATED, self._compiled),
            self._stop_correction,
        ]

    @callback
    def async_add_listener(self, listener: LateListener) -> None:
        """Call `listener(device_id, from)` when the energy of hours from a time on (Unix ms) is booked anew."""
        self._listeners.append(listener)

    @callback
    def take(self, device: LiveDevice, reading: Reading, is_live: bool) -> None:  # noqa: FBT001 - a ReadingListener
        """Add every reading to its meter's history."""
        now_ms = time.time() * 1000
        self._is_changed = True
        if reading.timestamp_ms < now_ms - LATEST_MS:
            self._leave_out(device.device_id, reading, is_live=is_live)
            return
        if is_live and device.device_id in self._wrong_clocks:
            self._wrong_clocks.discard(device.device_id)
            async_clear_wrong_clock(self.hass, self.entry.entry_id, device.device_id)
        if reading.timestamp_ms < self.store.loaded_from_ms:
            self._early.append((device, reading))
            self._schedule_correction()
            return
        self._add(device, reading, now_ms)

    async def async_add(self, device_id: str, readings: Sequence[Reading | Registers], interval_ms: int) -> int:
        """Add imported readings, a few at a time; returns how many told something new.

        Raises HomeAssistantError when the config entry is unloaded meanwhile.
        """
        new = 0
        for batch in batched(readings, BATCH, strict=False):
            await self.store.async_load_since(min(reading.timestamp_ms for reading in batch))
            if self.store.is_closed:
                raise _interrupted()
            history = self.store.history(device_id)
            self._is_changed = True
            changed = [
                reading.timestamp_ms
                for reading in batch
                if history.add(reading, now_ms=time.time() * 1000, interval_ms=interval_ms)
            ]
            self.store.note_late(min(reading.timestamp_ms for reading in batch))
            if changed:
                self._note(device_id, history, min(changed))
                new += len(changed)
            await asyncio.sleep(0)
        return new

    async def async_correct(self) -> int:
        """Book all hours anew that are due and compiled; returns how many."""
        async with self._lock:
            await self._take_early()
            if self._must_save:
                self._must_save = False
                await self.store.async_save(time.time() * 1000)
            if RECORDER not in self.hass.config.components:
                return 0
            compiled_until_ms = await self._importer.async_compiled_until_ms()
            booked = 0
            for device_id, history in list(self.store.histories.items()):
                for register in REGISTERS:
                    booked += await self._correct(device_id, history, register, compiled_until_ms)
            if booked:
                LOGGER.debug("Booked %d hours of statistics anew", booked)
                await self.store.async_save(time.time() * 1000)
            return booked

    async def async_book(self) -> int:
        """Correct as async_correct() does; raises HomeAssistantError when the config entry is unloaded meanwhile."""
        if self.store.is_closed:
            raise _interrupted()
        task = self._start_correction()
        await asyncio.wait([task])
        if task.cancelled():
            raise _interrupted()
        return task.result()

    async def async_save(self) -> None:
        """Write everything to disk."""
        await self._take_early()
        await self.store.async_save(time.time() * 1000)

    async def async_close(self) -> None:
        """Write everything to disk, for the last time."""
        await self._take_early()
        await self.store.async_close(time.time() * 1000)

    async def async_forget(self, device_id: str) -> None:
        """Delete a meter's history, with what waits to be added to it."""
        self._early = [(device, reading) for device, reading in self._early if device.device_id != device_id]
        self._wrong_clocks.discard(device_id)
        del self.misdated[device_id]
        await self.store.async_forget(device_id)

    def _leave_out(self, device_id: str, reading: Reading, *, is_live: bool) -> None:
        """Count a reading that is too old; of the first one, and of a clock that is wrong now, somebody is told."""
        self.misdated[device_id] += 1
        dated = moment(reading.timestamp_ms).date().isoformat()
        if self.misdated[device_id] == 1:
            LOGGER.warning(
                "%s sends readings dated %s. What is older than %d days is left out of its energy and statistics: set "
                "its clock, or import its history with the action import_history",
                device_id,
                dated,
                LATEST_MS // DAY_MS,
            )
        if is_live and device_id not in self._wrong_clocks:
            self._wrong_clocks.add(device_id)
            async_report_wrong_clock(self.hass, self.entry.entry_id, device_id, dated)

    def _add(self, device: LiveDevice, reading: Reading, now_ms: float) -> None:
        history = self.store.history(device.device_id)
        interval_ms = round(device.interval_s * 1000) if device.is_interval_known else DEFAULT_INTERVAL_MS
        has_changed = history.add(reading, now_ms=now_ms, interval_ms=interval_ms)
        # One that follows the last changes no hour, but belongs to a month's file if the meter was silent for days.
        self.store.note_late(reading.timestamp_ms)
        if has_changed:
            self._note(device.device_id, history, reading.timestamp_ms)
            self._schedule_correction()

    def _note(self, device_id: str, history: MeterHistory, time_ms: int) -> None:
        """Save soon what nobody sends again, and tell from when on energy is booked anew."""
        self._must_save = True
        for listener in self._listeners:
            listener(device_id, history.pending_from_ms(time_ms))

    async def _take_early(self) -> None:
        """Add what is older than what was in memory."""
        if self._early:
            early, self._early = self._early, []
            await self.store.async_load_since(min(reading.timestamp_ms for _, reading in early))
            for device, reading in early:
                self._add(device, reading, time.time() * 1000)

    async def _correct(self, device_id: str, history: MeterHistory, register: str, compiled_until_ms: int) -> int:
        ends_ms = history.ready(register, compiled_until_ms)
        if not ends_ms:
            return 0
        registry = er.async_get(self.hass)
        unique_id = f"{identity(self.root, device_id)}|{register}"
        statistic_id = registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id)
        if statistic_id is None:
            history.settle(register, ends_ms)
            return 0
        if not await self._has_loaded(ends_ms[0] - BEFORE_MS, statistic_id):
            return 0
        track = history.tracks[register]
        revision = track.revision
        settled = await self._importer.async_correct(
            statistic_id,
            ENERGY,
            ends_ms,
            lambda time_ms: history.count_at(register, time_ms),
            known_from_ms=track.first_ms or 0,
        )
        if track.revision == revision:
            # Else a late reading came while the recorder wrote: what it changed of these hours is booked next time.
            history.settle(register, settled)
        return len(settled)

    async def _has_loaded(self, time_ms: int, statistic_id: str) -> bool:
        """Load what was counted from then on; False where there is no statistic to correct by it yet."""
        if time_ms < self.store.loaded_from_ms:
            if not await self._importer.async_knows(statistic_id):
                return False
            await self.store.async_load_since(time_ms)
        return True

    @callback
    def _schedule_correction(self) -> None:
        if self._cancel_correction is None:
            self._cancel_correction = async_call_later(self.hass, SETTLE_S, self._correction_due)

    @callback
    def _correction_due(self, _now: datetime) -> None:
        self._cancel_correction = None
        self._start_correction()

    @callback
    def _start_correction(self) -> asyncio.Task[int]:
        return self.entry.async_create_background_task(self.hass, self.async_correct(), f"{DOMAIN} correction")

    @callback
    def _stop_correction(self) -> None:
        if self._cancel_correction is not None:
            self._cancel_correction()
            self._cancel_correction = None

    @callback
    def _compiled(self, _event: Event) -> None:
        if any(history.has_pending for history in self.store.histories.values()):
            self._schedule_correction()

    async def _save(self, _now: datetime) -> None:
        if not self._is_changed:
            return
        self._is_changed = False
        now_ms = time.time() * 1000
        if now_ms // QUARTER_MS == self._saved_quarter:
            await self.store.async_save_last()
        else:
            self._saved_quarter = now_ms // QUARTER_MS
            await self.store.async_save(now_ms)

    async def _save_all(self, _event: Event) -> None:
        await self.async_save()


def _interrupted() -> HomeAssistantError:
    return HomeAssistantError(translation_domain=DOMAIN, translation_key="import_interrupted")
