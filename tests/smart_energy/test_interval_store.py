"""What is stored of every meter's registers, and what a kill costs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.smart_energy.energy_core.meter_history import EXPORT, IMPORT, Registers
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.energy_core.register_track import Point, Span, Total
from custom_components.smart_energy.interval_store import DAY_MS, IntervalStore

from .conftest import Publisher
from .interval_points import HALF_HOUR_MS, START_MS, add, files, live_for, loaded, total


async def test_all_quarters_come_back_after_months(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 100)
    assert files(hass_storage) == {"recent", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11"}
    assert store.loaded_from_ms > START_MS
    assert total(store, START_MS + DAY_MS) is None

    again = await loaded(hass, now_ms)
    assert total(again, START_MS + DAY_MS) is None
    assert total(again, now_ms - 30 * DAY_MS).total_mwh == now_ms - 30 * DAY_MS - START_MS
    await again.async_load_since(START_MS)
    assert again.loaded_from_ms <= START_MS
    for register, factor in ((IMPORT, 1), (EXPORT, 2)):
        for number in range(1, 99 * 24 * 4):
            time_ms = START_MS + number * HALF_HOUR_MS // 2
            counted = total(again, time_ms, register)
            assert counted == Total((time_ms - START_MS) * factor, 0, estimated=False)


async def test_gaps_of_months_that_are_not_in_memory(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """The meter was silent from 20 August to 10 September, and for an hour and three quarters in October."""
    store = await loaded(hass, START_MS)
    hour_ms = 2 * HALF_HOUR_MS
    silent = [(21 * DAY_MS, 42 * DAY_MS), (70 * DAY_MS, 70 * DAY_MS + 7 * HALF_HOUR_MS // 2)]
    for number in range(120 * 24):
        now_ms = START_MS + number * hour_ms
        if not any(start < now_ms - START_MS < end for start, end in silent):
            add(store, now_ms, number)
        if number % 96 == 0:
            await store.async_save(now_ms)
    await store.async_save(now_ms)
    again = await loaded(hass, now_ms)
    expected = [(START_MS + start, START_MS + -(-end // hour_ms) * hour_ms) for start, end in silent]
    for start_ms, end_ms, wanted in [
        (START_MS, now_ms, expected),
        (START_MS + 30 * DAY_MS, START_MS + 31 * DAY_MS, expected[:1]),
        (START_MS + 43 * DAY_MS, now_ms, expected[1:]),
        (now_ms - DAY_MS, now_ms, []),
    ]:
        found = await again.async_gaps("meter-01", IMPORT, start_ms, end_ms)
        assert [(gap.start_ms, gap.end_ms) for gap in found] == wanted
    assert again.loaded_from_ms > START_MS + 60 * DAY_MS
    assert await again.async_gaps("unknown", IMPORT, START_MS, now_ms) == []
    hass_storage["smart_energy.entry.2026-08"]["data"]["meter-01"][IMPORT] = "rubbish"
    found = await again.async_gaps("meter-01", IMPORT, START_MS + 43 * DAY_MS, now_ms)
    assert [(gap.start_ms, gap.end_ms) for gap in found] == expected[1:]


@pytest.mark.parametrize("days", [30, 80, 300])
async def test_a_meter_that_was_silent_for_months_has_a_gap(hass: HomeAssistant, days: int) -> None:
    """A holiday home: its last register is known when it wakes up, though other meters were saved all the time."""
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 3)
    for number in range(1, days):
        day_ms = now_ms + number * DAY_MS
        store.history("meter-02").add(Registers(day_ms, number), now_ms=day_ms, interval_ms=DAY_MS)
        await store.async_save(day_ms)
    again = await loaded(hass, day_ms)
    woken_ms = day_ms + DAY_MS
    for each in (store, again):
        add(each, woken_ms, 10 * DAY_MS)
        history = each.history("meter-01")
        assert len(history.pending_ms[IMPORT]) == days * 24 + 1
        await each.async_load_since(START_MS)
        for register in (IMPORT, EXPORT):
            assert history.tracks[register].gaps(0, woken_ms) == [Span(now_ms, woken_ms)]
        assert total(each, now_ms - HALF_HOUR_MS) == Total(now_ms - HALF_HOUR_MS - START_MS, 0, estimated=False)


async def test_a_gap_that_was_filled_stays_filled_after_a_kill(hass: HomeAssistant) -> None:
    """What was written each minute is older than what was written when late readings had come."""
    store = await loaded(hass, START_MS)
    add(store, START_MS, 0)
    await store.async_save(START_MS)
    back_ms = START_MS + 10 * HALF_HOUR_MS
    add(store, back_ms, 10_000)
    await store.async_save_last()
    for number in range(1, 10):
        add(store, START_MS + number * HALF_HOUR_MS, number * 1000)
    await store.async_save(back_ms)
    again = await loaded(hass, back_ms)
    assert again.history("meter-01").tracks[IMPORT].gaps(START_MS, back_ms) == []


async def test_late_readings_reach_the_month_that_is_no_longer_in_memory(hass: HomeAssistant) -> None:
    store = await loaded(hass, START_MS)
    add(store, START_MS, 0)
    gap_end_ms = START_MS + 5 * DAY_MS
    add(store, gap_end_ms, 5 * DAY_MS)
    now_ms = gap_end_ms
    for number in range(1, 90):
        now_ms = gap_end_ms + number * DAY_MS
        add(store, now_ms, 5 * DAY_MS + number * 1000)
        await store.async_save(now_ms)
    assert store.loaded_from_ms > gap_end_ms

    late_ms = START_MS + DAY_MS
    await store.async_load_since(late_ms)
    assert total(store, late_ms).estimated
    add(store, late_ms, 4 * DAY_MS)
    await store.async_save(now_ms)
    again = await loaded(hass, now_ms)
    await again.async_load_since(START_MS)
    assert total(again, late_ms) == Total(4 * DAY_MS, 0, estimated=False)


async def test_a_kill_costs_at_most_what_came_since_the_last_minute(hass: HomeAssistant) -> None:
    store = await loaded(hass, START_MS)
    step_ms = 5000
    for number in range(200):
        now_ms = START_MS + number * step_ms
        reading = Reading(
            device_id="meter-01", timestamp_ms=now_ms, energy_mwh=number * 100, voltage_v=230, current_a=1, power_w=72
        )
        store.history("meter-01").add(reading, now_ms=now_ms, interval_ms=step_ms)
        if number == 50:
            await store.async_save(now_ms)
        if number == 190:
            await store.async_save_last()
    killed = await loaded(hass, now_ms)
    track, alive = killed.history("meter-01").tracks[IMPORT], store.history("meter-01").tracks[IMPORT]
    assert track.last_ms == START_MS + 190 * step_ms
    quarter_ms = START_MS + 900_000
    assert track.at(quarter_ms) == alive.at(quarter_ms) == Total(18_000, 0, estimated=False)
    assert track.gaps(START_MS, now_ms) == []


async def test_what_cannot_be_read_is_said_and_the_rest_goes_on(
    hass: HomeAssistant, hass_storage: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 5)
    hass_storage["smart_energy.entry.2026-07"]["data"]["meter-01"][IMPORT] = "rubbish"
    again = await loaded(hass, now_ms)
    assert "A part of the stored energy of meter-01 cannot be read" in caplog.text
    assert total(again, now_ms).total_mwh > 0
    assert total(again, START_MS + HALF_HOUR_MS, EXPORT).total_mwh == 2 * HALF_HOUR_MS


async def test_months_are_kept_for_three_years(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store = await loaded(hass, START_MS)
    for number in range(45 * 3):
        now_ms = START_MS + number * 10 * DAY_MS
        add(store, now_ms, number)
        await store.async_save(now_ms)
    months = sorted(files(hass_storage) - {"recent"})
    assert (len(months), months[0], months[-1]) == (37, "2027-03", "2030-03")


async def test_forgetting_a_meter_and_all(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 4)
    await store.async_save_last()
    await store.async_forget("meter-01")
    await store.async_forget("meter-01")
    assert "meter-01" not in json.dumps(
        {key: hass_storage[key] for key in hass_storage if "2026" in key or "recent" in key}
    )
    assert (await loaded(hass, now_ms)).histories == {}
    await store.async_remove()
    assert files(hass_storage) == set()
    await IntervalStore(hass, "never").async_remove()


async def test_the_coordinator_saves(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> None:
    freezer.move_to("2026-11-18T10:01:00+00:00")
    await load(unloaded_entry)
    prefix = f"smart_energy.{unloaded_entry.entry_id}"

    async def pass_a_minute() -> None:
        freezer.tick(61)
        async_fire_time_changed(hass)
        await hass.async_block_till_done(wait_background_tasks=True)

    await pass_a_minute()
    assert f"{prefix}.last" not in hass_storage
    await publisher.data("meter-01", energy=1.0)
    await pass_a_minute()
    assert hass_storage[f"{prefix}.last"]["data"]["devices"]["meter-01"][IMPORT][0][1] == 1000
    assert f"{prefix}.recent" not in hass_storage

    freezer.move_to("2026-11-18T10:15:01+00:00")
    await publisher.data("meter-01", energy=2.0)
    await pass_a_minute()
    saved = hass_storage[f"{prefix}.recent"]["data"]["devices"]["meter-01"][IMPORT]
    await publisher.data("meter-01", energy=3.0)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert hass_storage[f"{prefix}.recent"]["data"]["devices"]["meter-01"][IMPORT] != saved


async def test_a_kill_after_an_hour_finds_the_register_of_its_end(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> None:
    freezer.move_to("2026-11-18T10:59:30+00:00")
    await load(unloaded_entry)
    freezer.move_to("2026-11-18T10:59:55+00:00")
    await publisher.data("meter-01", energy=1000.0)
    freezer.move_to("2026-11-18T10:59:58+00:00")
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    saved = hass_storage[f"smart_energy.{unloaded_entry.entry_id}.last"]["data"]["devices"]["meter-01"][IMPORT]
    hour_ms = round(datetime(2026, 11, 18, 11, tzinfo=UTC).timestamp() * 1000)
    assert saved == [[hour_ms - 5000, 1_000_000, 0]]


async def test_points_survive_as_they_are(hass: HomeAssistant) -> None:
    store = await loaded(hass, START_MS)
    points = [Point(START_MS, 5), Point(START_MS + 1, 7, 1), Point(START_MS + 10**7, 9, 2)]
    store.history("meter-01").tracks[IMPORT].replace(points)
    store.history("meter-01").pending_ms[IMPORT] = {START_MS}
    await store.async_save(START_MS + 10**7)
    again = await loaded(hass, START_MS + 10**7)
    assert list(again.history("meter-01").tracks[IMPORT].points) == points
    assert again.history("meter-01").pending_ms == {IMPORT: {START_MS}, EXPORT: set()}
