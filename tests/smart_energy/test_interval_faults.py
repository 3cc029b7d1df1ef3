"""What is stored of registers outlives clocks that jump, writes that fail, and what comes while it is written."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store
from homeassistant.util.file import WriteError
import pytest

from custom_components.smart_energy.energy_core.meter_history import EXPORT, IMPORT
from custom_components.smart_energy.energy_core.register_track import Point, Total
from custom_components.smart_energy.interval_store import DAY_MS, IntervalStore

from .interval_points import HALF_HOUR_MS, START_MS, add, files, live_for, loaded, total


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
