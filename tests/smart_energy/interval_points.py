"""Readings in an IntervalStore, and what is found in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from homeassistant.core import HomeAssistant

from custom_components.smart_energy.energy_core.meter_history import IMPORT
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.energy_core.register_track import Total
from custom_components.smart_energy.interval_store import IntervalStore

START_MS = round(datetime(2026, 7, 30, 12, tzinfo=UTC).timestamp() * 1000)
HALF_HOUR_MS = 1_800_000


def add(store: IntervalStore, time_ms: int, energy_mwh: int) -> None:
    fields = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 230.0, "energy_export_mwh": 2 * energy_mwh}
    reading = Reading(device_id="meter-01", timestamp_ms=time_ms, energy_mwh=energy_mwh, **fields)
    if store.history("meter-01").add(reading, now_ms=time_ms, interval_ms=HALF_HOUR_MS):
        store.note_late(time_ms)


async def loaded(hass: HomeAssistant, now_ms: float) -> IntervalStore:
    store = IntervalStore(hass, "entry")
    await store.async_load(now_ms)
    return store


def total(store: IntervalStore, time_ms: int, register: str = IMPORT) -> Total | None:
    return store.history("meter-01").tracks[register].at(time_ms)


def files(hass_storage: dict[str, Any]) -> set[str]:
    return {key.removeprefix("smart_energy.entry.") for key in hass_storage if key.startswith("smart_energy.entry.")}


async def live_for(store: IntervalStore, start_ms: int, days: int) -> int:
    """Add a reading every half hour, save as often; return when that ended."""
    for number in range(days * 48):
        now_ms = start_ms + number * HALF_HOUR_MS
        add(store, now_ms, now_ms - START_MS)
        if number % 12 == 0:
            await store.async_save(now_ms)
    await store.async_save(now_ms)
    return now_ms
