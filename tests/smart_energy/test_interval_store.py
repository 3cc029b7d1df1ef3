"""What is stored of every meter's registers, and what a kill costs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.smart_energy.energy_core.meter_history import EXPORT, IMPORT
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.energy_core.register_track import Point, Total
from custom_components.smart_energy.interval_store import DAY_MS, IntervalStore

from .conftest import Publisher

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


async def test_points_survive_as_they_are(hass: HomeAssistant) -> None:
    store = await loaded(hass, START_MS)
    points = [Point(START_MS, 5), Point(START_MS + 1, 7, 1), Point(START_MS + 10**7, 9, 2)]
    store.history("meter-01").tracks[IMPORT].replace(points)
    store.history("meter-01").pending_ms[IMPORT] = {START_MS}
    await store.async_save(START_MS + 10**7)
    again = await loaded(hass, START_MS + 10**7)
    assert list(again.history("meter-01").tracks[IMPORT].points) == points
    assert again.history("meter-01").pending_ms == {IMPORT: {START_MS}, EXPORT: set()}


async def test_history_from_before_the_first_month_is_kept(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """The meter was known for ten days; then its history of half a year was imported."""
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 10)
    before_ms = START_MS - 180 * DAY_MS
    await store.async_load_since(before_ms)
    for number in range(180 * 4):
        add(store, before_ms + number * DAY_MS // 4, number - 1000)
    await store.async_save(now_ms)
    assert files(hass_storage) == {"recent", *(f"2026-{month:02}" for month in range(1, 9))}
    again = await loaded(hass, now_ms)
    await again.async_load_since(before_ms)
    for register in (IMPORT, EXPORT):
        kept = list(again.history("meter-01").tracks[register].points)
        assert kept == list(store.history("meter-01").tracks[register].points)


@pytest.mark.parametrize("days", [30, 4000])
async def test_a_clock_that_jumps_ahead_for_one_save(
    hass: HomeAssistant, hass_storage: dict[str, Any], days: int
) -> None:
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 60)
    before = files(hass_storage)
    await store.async_save(now_ms + days * DAY_MS)
    assert files(hass_storage) == before
    now_ms = await live_for(store, now_ms + HALF_HOUR_MS, 3)
    again = await loaded(hass, now_ms)
    await again.async_load_since(START_MS)
    for time_ms in range(START_MS, now_ms, HALF_HOUR_MS):
        assert total(again, time_ms) == Total(time_ms - START_MS, 0, estimated=False)


@pytest.mark.parametrize("days", [3, 30, 4000])
async def test_what_an_earlier_jump_of_the_clock_left_is_put_right(
    hass: HomeAssistant, hass_storage: dict[str, Any], days: int
) -> None:
    store = await loaded(hass, START_MS)
    now_ms = await live_for(store, START_MS, 10)
    await store.async_save_last()
    store._archived_until_ms = (now_ms // DAY_MS + days) * DAY_MS
    for month in sorted(store._months):
        await store._save_month(month)
    await store._save_recent()
    store = await loaded(hass, now_ms)
    now_ms = await live_for(store, now_ms + HALF_HOUR_MS, 3)
    again = await loaded(hass, now_ms)
    for time_ms in range(START_MS, now_ms, HALF_HOUR_MS):
        assert total(again, time_ms) == Total(time_ms - START_MS, 0, estimated=False)


async def test_a_meter_that_is_found_after_the_clock_was_wrong(hass: HomeAssistant) -> None:
    store = await loaded(hass, START_MS)
    await store.async_save(START_MS + 4000 * DAY_MS)
    add(store, START_MS, 7)
    await store.async_save(START_MS)
    assert total(await loaded(hass, START_MS), START_MS) == Total(7, 0, estimated=False)


async def two_weeks(hass: HomeAssistant) -> tuple[IntervalStore, int]:
    """Return a store with a reading a day for two weeks, and when they ended."""
    store = await loaded(hass, START_MS)
    for day in range(15):
        now_ms = START_MS + day * DAY_MS
        add(store, now_ms, day * 1000)
        await store.async_save(now_ms)
    return store, now_ms


LATE_MS = START_MS + 3 * DAY_MS + DAY_MS // 2


async def test_a_late_reading_that_comes_while_a_month_is_written(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, now_ms = await two_weeks(hass)
    save_month, late_ms = store._save_month, iter([LATE_MS])

    async def save_meanwhile(month: str) -> bool:
        is_written = await save_month(month)
        for time_ms in late_ms:
            add(store, time_ms, 3900)
        return is_written

    monkeypatch.setattr(store, "_save_month", save_meanwhile)
    add(store, LATE_MS - 2 * DAY_MS, 1600)
    await store.async_save(now_ms)
    await store.async_save(now_ms)
    again = await loaded(hass, now_ms)
    assert total(again, LATE_MS - 2 * DAY_MS) == Total(1600, 0, estimated=False)
    assert total(again, LATE_MS) == Total(3900, 0, estimated=False)


async def test_a_month_that_could_not_be_written_is_written_later(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, now_ms = await two_weeks(hass)

    async def fail(_file: Store[Any], _data: Any) -> None:
        raise WriteError("No space left on device")

    add(store, LATE_MS, 3900)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "_async_write_data", fail)
        await store.async_save(now_ms)
    await store.async_save(now_ms)
    assert total(await loaded(hass, now_ms), LATE_MS) == Total(3900, 0, estimated=False)


async def test_what_comes_late_while_months_are_taken_out_of_memory(hass: HomeAssistant) -> None:
    """At midnight months leave the memory of one meter after the other; what they hold must not be written anew."""
    store = await loaded(hass, START_MS)
    store.history("meter-00")
    now_ms = await live_for(store, START_MS, 65)
    archiving = asyncio.create_task(store.async_save(now_ms + 10 * DAY_MS))
    add(store, now_ms + 10 * DAY_MS, 10**12)
    await asyncio.sleep(0)
    assert store.loaded_from_ms == round(datetime(2026, 9, 1, tzinfo=UTC).timestamp() * 1000)
    await archiving


async def test_a_meter_that_was_removed_does_not_come_back(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    store = await loaded(hass, START_MS)
    add(store, START_MS, 1000)
    await store.async_save(START_MS)
    add(store, START_MS + HALF_HOUR_MS, 2000)
    await store.async_save_last()
    await store.async_forget("meter-01")
    assert "meter-01" not in json.dumps(hass_storage)
    assert (await loaded(hass, START_MS)).histories == {}
    add(store, START_MS, 5000)
    await store.async_save_last()
    assert total(await loaded(hass, START_MS), START_MS) == Total(5000, 0, estimated=False)


async def test_a_closed_store_writes_nothing(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """The store of a reloaded entry is in use elsewhere: what an old task still has must not replace its files."""
    store = await loaded(hass, START_MS)
    add(store, START_MS, 1000)
    await store.async_close(START_MS)
    written = json.dumps(hass_storage)
    add(store, START_MS + HALF_HOUR_MS, 2000)
    await store.async_save(START_MS + 10 * DAY_MS)
    await store.async_save_last()
    assert json.dumps(hass_storage) == written
    assert total(await loaded(hass, START_MS), START_MS) == Total(1000, 0, estimated=False)


async def test_others_may_work_between_any_two_meters(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    """200 meters at midnight are seconds of work: it is done a meter at a time."""
    store, meters, turns = await loaded(hass, START_MS), 20, 0
    for number in range(meters):
        points = [Point(START_MS + day * DAY_MS, day) for day in range(10)]
        store.history(f"meter-{number}").tracks[IMPORT].replace(points)

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    working = asyncio.create_task(others())
    await asyncio.sleep(0)
    turns = 0
    await store._archive(START_MS + 7 * DAY_MS, START_MS + 9 * DAY_MS)
    assert turns >= 2 * meters
    turns = 0
    await store._save_month("2026-07")
    assert turns >= meters
    turns = 0
    await store._load_months(["2026-07"])
    assert turns >= meters
    working.cancel()
