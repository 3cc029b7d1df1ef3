"""Late readings go to their hours in the long-term statistics of a real recorder; live states stay."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
import math
import random
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder import Recorder
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import EVENT_RECORDER_5MIN_STATISTICS_GENERATED
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.recorder import get_instance
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy import statistics
from custom_components.smart_energy.energy_core.meter_history import Registers
from custom_components.smart_energy.interval_store import IntervalStore
from custom_components.smart_energy.late_data import SETTLE_S, LateData

from .conftest import ROOT, Publisher

ENERGY = "sensor.meter_01_energy"
START = datetime(2026, 11, 18, 9, 55, tzinfo=UTC)
FIVE_MINUTES = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def integration(
    recorder_mock: Recorder, enable_custom_integrations: None, mqtt_mock: MqttMockHAClient
) -> MqttMockHAClient:
    return mqtt_mock


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-18T{text}:00+00:00")


def true_wh(moment: datetime) -> float:
    """The register of a load that changes all the time, 0.2 to 3.8 kW."""
    hours = (moment - START) / timedelta(hours=1)
    return round(10_000 + 2000 * hours + 1800 / 5 * (1 - math.cos(5 * hours)), 3)


class Day:
    """A meter, Home Assistant and its recorder, five minutes at a time."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, clock: Any) -> None:
        self.hass, self.entry, self.publisher, self.clock = hass, entry, publisher, clock
        self.register: Callable[[datetime], float] = true_wh

    async def publish(self, moment: datetime, **fields: Any) -> None:
        energy = self.register(moment)
        await self.publisher.data("meter-01", energy=energy, timestamp=moment.timestamp(), interval=300, **fields)

    async def pass_until(self, end: datetime, *, is_live: bool = True) -> None:
        """Let five minutes after five minutes pass, each published and compiled."""
        while (now := datetime.now(UTC)) < end:
            if is_live:
                await self.publish(now)
            await async_wait_recording_done(self.hass)
            self.clock.move_to(now + FIVE_MINUTES)
            do_adhoc_statistics(self.hass, start=now)
            await async_wait_recording_done(self.hass)

    async def replay(self, start: datetime, end: datetime, *, chance: random.Random | None = None) -> None:
        moments = [start + number * FIVE_MINUTES for number in range(1, (end - start) // FIVE_MINUTES)]
        for moment in chance.sample(moments, len(moments)) if chance else moments:
            await self.publish(moment, replayed=True)

    async def correct(self) -> int:
        booked = await self.entry.runtime_data.late_data.async_correct()
        await async_wait_recording_done(self.hass)
        return booked

    async def sums(self, statistic_id: str = ENERGY) -> dict[datetime, float]:
        """Return the sums in kWh by the end of their hour."""
        found = await get_instance(self.hass).async_add_executor_job(
            statistics_during_period,
            self.hass, START - timedelta(days=9), None, {statistic_id}, "hour", {"energy": "kWh"}, {"sum"},
        )  # fmt: skip
        return {
            datetime.fromtimestamp(row["start"], UTC) + timedelta(hours=1): row["sum"]
            for row in found.get(statistic_id, [])
        }

    async def changes(self) -> dict[str, float]:
        """Return the energy of each hour in kWh by its start."""
        sums = await self.sums()
        return {f"{end - timedelta(hours=1):%H}": sums[end] - sums[before] for before, end in pairwise(sums)}

    def truth(self, first: int, last: int) -> dict[str, float]:
        hours = range(first, last + 1)
        return {
            f"{hour:02}": (true_wh(at(f"{hour + 1:02}:00")) - true_wh(at(f"{hour:02}:00"))) / 1000 for hour in hours
        }

    def states(self) -> dict[str, str]:
        return {state.entity_id: state.state for state in self.hass.states.async_all("sensor")}


@pytest.fixture
async def day(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> Day:
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(START)
    assert await load(unloaded_entry)
    return Day(hass, unloaded_entry, publisher, freezer)


LAG = 5 / 60 * 3.8
"""One publish interval, five minutes here, at full load: what ordinary hours may be off, kWh."""


@pytest.mark.parametrize("order", [None, random.Random(1)], ids=["in order", "shuffled"])
async def test_outage_is_replayed_twice(day: Day, order: random.Random | None) -> None:
    """The meter had no network from 11:20 to 14:10; the hours in between were compiled long ago."""
    await day.pass_until(at("11:20"))
    await day.pass_until(at("14:10"), is_live=False)
    await day.pass_until(at("16:00"))
    before, states = await day.sums(), day.states()

    for _ in range(2):
        await day.replay(at("11:15"), at("14:10"), chance=order)
        await day.correct()
        changes = await day.changes()
        outage = day.truth(11, 14)
        assert {hour: changes[hour] for hour in outage} == pytest.approx(outage, abs=1e-6)
        assert changes["10"] == pytest.approx(day.truth(10, 10)["10"], abs=LAG)
        assert changes["15"] == pytest.approx(day.truth(15, 15)["15"], abs=LAG)
        after = await day.sums()
        assert after[at("16:00")] == before[at("16:00")]
    assert day.states() == states
    history = day.entry.runtime_data.intervals.history("meter-01")
    assert not history.has_pending
    assert history.late_readings == 34


@pytest.mark.parametrize(("begins", "ends"), [("11:20", "14:10"), ("12:35", "13:00")], ids=["hours", "in one hour"])
async def test_outage_is_replayed_before_the_first_live_reading(day: Day, begins: str, ends: str) -> None:
    """A meter of few readings sends all it kept, the oldest first, before it measures again: no gap is ever seen."""
    await day.pass_until(at(begins))
    await day.pass_until(at(ends), is_live=False)
    await day.replay(at(begins) - FIVE_MINUTES, at(ends))
    await day.pass_until(at("15:05"))
    await day.correct()
    changes = await day.changes()
    exact = day.truth(at(begins).hour, (at(ends) - FIVE_MINUTES).hour)
    assert {hour: changes[hour] for hour in exact} == pytest.approx(exact, abs=1e-6)
    truth = day.truth(10, 14)
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=LAG)


async def test_hours_that_home_assistant_missed_are_split_by_time(day: Day) -> None:
    await day.pass_until(at("11:20"))
    await day.hass.config_entries.async_unload(day.entry.entry_id)
    await day.pass_until(at("14:10"), is_live=False)
    await day.hass.config_entries.async_setup(day.entry.entry_id)
    await day.pass_until(at("15:00"))
    await day.correct()
    changes = await day.changes()
    gap = (true_wh(at("14:10")) - true_wh(at("11:15"))) / 175
    expected = {"12": gap * 60 / 1000, "13": gap * 60 / 1000}
    assert {hour: changes[hour] for hour in expected} == pytest.approx(expected, abs=1e-6)
    track = day.entry.runtime_data.intervals.history("meter-01").tracks["energy"]
    assert track.at(round(at("13:00").timestamp() * 1000)).estimated
    assert min(changes.values()) > 0

    await day.replay(at("11:15"), at("14:10"))
    await day.correct()
    changes, truth = await day.changes(), day.truth(11, 13)
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=1e-6)
    assert not track.at(round(at("13:00").timestamp() * 1000)).estimated


@pytest.mark.parametrize("after_reset_wh", [3000.0, 9999.0], ids=["seen", "hidden by the rule of 90 %"])
async def test_register_reset_in_the_outage(day: Day, after_reset_wh: float) -> None:
    """The register began anew at 12:30; Home Assistant saw what it was at the end only."""
    reset = at("12:30")

    def register(moment: datetime) -> float:
        if moment < reset:
            return true_wh(moment)
        rise = true_wh(moment) - true_wh(reset)
        return round(rise + (after_reset_wh if moment >= at("14:00") else 0), 3)

    day.register = register
    await day.pass_until(at("11:20"))
    await day.pass_until(at("14:10"), is_live=False)
    await day.pass_until(at("16:00"))
    await day.replay(at("11:15"), at("14:10"))
    for _ in range(3):
        await day.correct()
    changes, truth = await day.changes(), day.truth(11, 15)
    lost = (true_wh(reset) - true_wh(at("12:25"))) / 1000
    truth["12"] -= lost
    truth["13"] += after_reset_wh / 1000
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=LAG)
    assert {hour: changes[hour] for hour in ("11", "12", "13")} == pytest.approx(
        {hour: truth[hour] for hour in ("11", "12", "13")}, abs=1e-6
    )


async def test_a_reading_that_comes_while_its_hour_is_booked(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    """A meter sends what it kept for minutes; the recorder takes its time with what is booked meanwhile."""
    await day.pass_until(at("11:20"))
    await day.pass_until(at("14:10"), is_live=False)
    await day.pass_until(at("15:05"))
    await day.replay(at("11:15"), at("12:55"))
    done = statistics.async_recorder_done

    async def done_after_more(hass: HomeAssistant) -> None:
        await day.replay(at("12:50"), at("14:10"))
        await done(hass)

    with monkeypatch.context() as patch:
        patch.setattr(statistics, "async_recorder_done", done_after_more)
        await day.correct()
    await day.correct()
    changes, truth = await day.changes(), day.truth(11, 13)
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=1e-6)
    assert not day.entry.runtime_data.intervals.history("meter-01").has_pending


async def test_register_replaced_within_an_hour(day: Day) -> None:
    """The meter was silent for half an hour; what the old register counted in it comes late, and changes no other."""
    replaced = at("12:35")
    day.register = lambda moment: round(true_wh(moment) - (0 if moment < replaced else 9500), 3)
    await day.pass_until(at("12:10"))
    await day.pass_until(replaced, is_live=False)
    await day.pass_until(at("14:05"))
    before = await day.changes()
    await day.replay(at("12:05"), replaced)
    await day.correct()
    await day.pass_until(at("15:05"))
    await day.correct()
    changes, truth = await day.changes(), day.truth(11, 14)
    truth["12"] += (true_wh(replaced) - 9500) / 1000 - (true_wh(replaced) - true_wh(replaced - FIVE_MINUTES)) / 1000
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=LAG)
    assert changes["12"] - before["12"] == pytest.approx((true_wh(at("12:30")) - true_wh(at("12:05"))) / 1000, abs=LAG)


async def test_readings_from_before_the_first_row(day: Day) -> None:
    """A meter that was new at 8 o'clock is found at 9:55; what it kept comes then."""
    await day.pass_until(at("12:00"))
    await day.replay(at("07:55"), START)
    await day.correct()
    changes = await day.changes()
    assert changes["09"] == pytest.approx(day.truth(9, 9)["09"], abs=1e-6)
    assert changes["10"] == pytest.approx(day.truth(10, 10)["10"], abs=LAG)
    sums = await day.sums()
    assert min(sums.values()) >= 0
    assert min(changes.values()) > 0
    await day.replay(at("07:55"), START)
    await day.correct()
    assert await day.sums() == sums


async def test_the_present_hour_waits_until_it_is_compiled(day: Day) -> None:
    await day.pass_until(at("10:40"))
    await day.pass_until(at("11:10"), is_live=False)
    await day.pass_until(at("11:20"))
    await day.correct()
    assert day.entry.runtime_data.intervals.history("meter-01").pending_ms["energy"] == {
        round(at("12:00").timestamp() * 1000)
    }
    await day.pass_until(at("12:05"))
    day.hass.bus.async_fire(EVENT_RECORDER_5MIN_STATISTICS_GENERATED)
    await day.hass.async_block_till_done()
    day.clock.tick(SETTLE_S + 1)
    async_fire_time_changed(day.hass)
    await day.hass.async_block_till_done(wait_background_tasks=True)
    await async_wait_recording_done(day.hass)
    await day.hass.async_block_till_done(wait_background_tasks=True)
    changes = await day.changes()
    assert changes["11"] == pytest.approx(day.truth(11, 11)["11"], abs=LAG)
    assert not day.entry.runtime_data.intervals.history("meter-01").has_pending


async def test_statistics_in_the_unit_that_a_person_chose(day: Day) -> None:
    er.async_get(day.hass).async_get_or_create(
        "sensor", "smart_energy", "/energy|meter-01|energy", suggested_object_id="meter_01_energy"
    )
    er.async_get(day.hass).async_update_entity_options(ENERGY, "sensor", {"unit_of_measurement": "MWh"})
    await day.pass_until(at("11:20"))
    await day.pass_until(at("14:10"), is_live=False)
    await day.pass_until(at("15:00"))
    await day.replay(at("11:15"), at("14:10"))
    await day.correct()
    changes, truth = await day.changes(), day.truth(11, 13)
    assert {hour: changes[hour] for hour in truth} == pytest.approx(truth, abs=1e-6)


async def test_a_disabled_sensor_has_no_statistics_to_correct(day: Day) -> None:
    await day.pass_until(at("10:10"))
    er.async_get(day.hass).async_remove(ENERGY)
    await day.publish(at("08:00"), replayed=True)
    assert await day.correct() == 0
    assert not day.entry.runtime_data.intervals.history("meter-01").has_pending


async def test_a_sensor_without_statistics_waits_for_them(day: Day) -> None:
    await day.pass_until(at("12:05"), is_live=False)
    await day.publish(at("10:30"))
    await day.publish(at("12:05"))
    assert await day.correct() == 0
    history = day.entry.runtime_data.intervals.history("meter-01")
    assert len(history.pending_ms["energy"]) == 3

    await day.pass_until(at("12:15"))
    await day.correct()
    assert len(history.pending_ms["energy"]) == 1
    changes = await day.changes()
    half = (true_wh(at("12:05")) - true_wh(at("10:30"))) / 95 * 60 / 1000
    assert changes["11"] == pytest.approx(half, abs=1e-6)


async def test_nothing_compiled_yet(day: Day) -> None:
    await day.publish(at("08:30"))
    await day.publish(at("09:55"))
    assert await day.correct() == 0
    assert day.entry.runtime_data.intervals.history("meter-01").has_pending


async def test_a_kill_between_saving_an_import_and_booking_it(day: Day) -> None:
    """After the start the months that were imported are not in memory, but their hours wait to be booked."""
    await day.pass_until(at("10:05"))
    first = START.replace(minute=0) - timedelta(days=90)
    hours = [first + timedelta(hours=number) for number in range(73)]
    readings = [Registers(round(hour.timestamp() * 1000), 1000 * number**2) for number, hour in enumerate(hours)]
    data = day.entry.runtime_data
    await data.late_data.async_add("meter-01", readings, 3_600_000)
    now_ms = datetime.now(UTC).timestamp() * 1000
    await data.intervals.async_save(now_ms)
    started = IntervalStore(day.hass, day.entry.entry_id)
    await started.async_load(now_ms)
    assert started.loaded_from_ms > readings[-1].timestamp_ms
    assert started.history("meter-01").has_pending

    assert await LateData(day.hass, day.entry, ROOT, started).async_correct() > 72
    await async_wait_recording_done(day.hass)
    found = await get_instance(day.hass).async_add_executor_job(
        statistics_during_period,
        day.hass, hours[0], hours[-1], {ENERGY}, "hour", {"energy": "Wh"}, {"sum"},
    )  # fmt: skip
    sums = [row["sum"] for row in found[ENERGY]]
    assert [round(after - before) for before, after in pairwise(sums)] == [2 * number + 1 for number in range(1, 72)]
