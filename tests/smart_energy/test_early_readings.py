"""Readings from before what is in memory, and from clocks that are wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.smart_energy.const import DOMAIN
from custom_components.smart_energy.diagnostics import async_get_config_entry_diagnostics
from custom_components.smart_energy.energy_core.meter_history import IMPORT
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.energy_core.register_track import Total
from custom_components.smart_energy.interval_store import DAY_MS, IntervalStore
from custom_components.smart_energy.late_data import LateData
from custom_components.smart_energy.live_device import LiveDevice

from .conftest import Publisher
from .interval_points import total


async def test_late_readings_older_than_memory_and_beyond_belief(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> None:
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    now = datetime.now(UTC).timestamp()
    await publisher.data("meter-01", energy=9.0, timestamp=now)
    await publisher.data("meter-01", energy=5.0, timestamp=now - 80 * 86_400, replayed=True)
    await publisher.data("meter-01", energy=4.0, timestamp=now - 800 * 86_400, replayed=True)
    track = unloaded_entry.runtime_data.intervals.history("meter-01").tracks[IMPORT]
    assert [point.register_mwh for point in track.points] == [9000]
    await unloaded_entry.runtime_data.late_data.async_correct()
    assert [point.register_mwh for point in track.points] == [5000, 9000]


async def with_early_reading(publisher: Publisher) -> int:
    """Publish a reading from before what is in memory; return its time."""
    now = datetime.now(UTC).timestamp()
    await publisher.data("meter-01", energy=9.0, timestamp=now)
    await publisher.data("meter-01", energy=5.0, timestamp=now - 80 * 86_400, replayed=True)
    return round((now - 80 * 86_400) * 1000)


async def stop(hass: HomeAssistant, _entry: MockConfigEntry) -> None:
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done(wait_background_tasks=True)


async def unload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await hass.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("end", [stop, unload])
async def test_what_came_late_just_before_the_end_is_kept(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
    end: Callable[[HomeAssistant, MockConfigEntry], Awaitable[None]],
) -> None:
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    early_ms = await with_early_reading(publisher)
    await end(hass, unloaded_entry)
    again = IntervalStore(hass, unloaded_entry.entry_id)
    await again.async_load(early_ms + 80 * DAY_MS)
    await again.async_load_since(early_ms)
    assert total(again, early_ms) == Total(5000, 0, estimated=False)


async def test_what_came_late_of_a_removed_meter_does_not_bring_it_back(
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> None:
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    await with_early_reading(publisher)
    await unloaded_entry.runtime_data.late_data.async_forget("meter-01")
    await unloaded_entry.runtime_data.late_data.async_correct()
    assert unloaded_entry.runtime_data.intervals.histories == {}


async def replay(late_data: LateData, readings: list[Reading]) -> None:
    device = LiveDevice("silent", now_s=0)
    for reading in readings:
        late_data.take(device, reading, False)


async def bring(late_data: LateData, readings: list[Reading]) -> None:
    await late_data.async_add("silent", readings, 60_000)


@pytest.mark.parametrize("add", [replay, bring])
async def test_a_week_that_comes_in_order_and_is_saved_in_between(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    add: Callable[[LateData, list[Reading]], Awaitable[None]],
) -> None:
    """Another meter was there all the time, so the days of the silent one lie in what is archived."""
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    data, now_ms = unloaded_entry.runtime_data, round(time.time() * 1000)
    week = range(now_ms - 7 * DAY_MS, now_ms - 4 * DAY_MS, 60_000)
    fields = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 230.0}
    other = Reading(device_id="other", timestamp_ms=now_ms, energy_mwh=1, **fields)
    data.late_data.take(LiveDevice("other", now_s=0), other, True)
    silent = [Reading(device_id="silent", timestamp_ms=at_ms, energy_mwh=at_ms - week[0], **fields) for at_ms in week]
    for part in (silent[:1000], silent[1000:]):
        await add(data.late_data, part)
        await data.intervals.async_save(now_ms)
    again = IntervalStore(hass, unloaded_entry.entry_id)
    await again.async_load(now_ms)
    track = again.history("silent").tracks[IMPORT]
    assert track.last_ms == week[-1]
    assert track.gaps(week[0], week[-1]) == []


async def test_a_meter_whose_clock_is_wrong_is_told_of_once(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
    caplog: pytest.LogCaptureFixture,
) -> None:
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    issues, issue_id = ir.async_get(hass), f"wrong_clock|{unloaded_entry.entry_id}|meter-01"
    for second in range(3):
        await publisher.data("meter-01", power=7.0, timestamp=1_300_000_000 + second)
    assert hass.states.get("sensor.meter_01_power").state == "7.0"
    issue = issues.async_get_issue(DOMAIN, issue_id)
    assert issue.translation_placeholders == {"device": "meter-01", "date": "2011-03-13"}
    assert caplog.text.count("meter-01 sends readings dated 2011-03-13") == 1
    diagnostics = await async_get_config_entry_diagnostics(hass, unloaded_entry)
    assert diagnostics["devices"]["meter-01"]["misdated"] == 3

    await publisher.data("meter-01", timestamp=1_300_000_000, replayed=True)
    await publisher.data("meter-01")
    assert issues.async_get_issue(DOMAIN, issue_id) is None
    await publisher.data("meter-01", timestamp=1_300_000_009, replayed=True)
    assert issues.async_get_issue(DOMAIN, issue_id) is None
