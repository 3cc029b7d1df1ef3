"""How often states are written: seldom, but never later than statistics need."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from custom_components.smart_energy.const import CONF_DEADBAND, CONF_PUBLISH_INTERVAL
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.throttle import Deadband

from .conftest import Publisher

START = "2026-11-18T10:00:30+00:00"


class Stream:
    """A meter that publishes every five seconds."""

    def __init__(self, hass: HomeAssistant, publisher: Publisher, clock: FrozenDateTimeFactory) -> None:
        self.hass, self.publisher, self.clock = hass, publisher, clock
        self.energy = 1000.0
        self.written: dict[str, list[str]] = {}
        hass.bus.async_listen(EVENT_STATE_CHANGED, self._note)

    def _note(self, event: Event[Any]) -> None:
        if event.data["new_state"] is not None:
            self.written.setdefault(event.data["entity_id"], []).append(event.data["new_state"].state)

    def times(self, key: str) -> int:
        return len(self.written.get(f"sensor.meter_01_{key}", []))

    async def reading(self, **fields: Any) -> None:
        self.energy += 1
        await self.publisher.data("meter-01", energy=self.energy, **fields)
        await self.pass_time(5)

    async def pass_time(self, seconds: float) -> None:
        self.clock.tick(seconds)
        async_fire_time_changed(self.hass)
        await self.hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
async def stream(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
    request: pytest.FixtureRequest,
) -> Stream:
    freezer.move_to(START)
    hass.config_entries.async_update_entry(unloaded_entry, options=getattr(request, "param", {}))
    await load(unloaded_entry)
    first = Stream(hass, publisher, freezer)
    await first.reading(power=100.0)
    first.written.clear()
    return first


def interval(seconds: float, deadband: float = 0) -> dict[str, float]:
    return {CONF_PUBLISH_INTERVAL: seconds, CONF_DEADBAND: deadband}


@pytest.mark.parametrize(
    ("stream", "powers", "energies"),
    [
        ({}, 6, 1),
        (interval(0), 12, 12),
        (interval(10), 6, 6),
        (interval(30), 2, 2),
        (interval(5, deadband=1), 12, 2),
        (interval(30, deadband=1), 2, 0),
    ],
    indirect=["stream"],
)
async def test_states_are_written_once_an_interval(stream: Stream, powers: int, energies: int) -> None:
    for number in range(12):
        await stream.reading(power=200.0 + 50 * number)
    assert stream.times("power") == powers
    assert stream.times("energy") == energies


async def test_a_change_is_written_at_once_where_nothing_was_for_an_interval(stream: Stream) -> None:
    for power in (100.4, 100.1, 100.6, 2100.0, 2101.0, 2099.0, 60.0, 100.0, 100.0):
        await stream.reading(power=power)
    assert stream.written["sensor.meter_01_power"] == ["2100.0", "60.0", "100.0"]


@pytest.mark.parametrize("stream", [interval(30)], indirect=True)
async def test_listeners_hear_what_is_not_written(
    stream: Stream, hass: HomeAssistant, unloaded_entry: MockConfigEntry
) -> None:
    heard: list[Reading] = []
    unloaded_entry.runtime_data.async_add_reading_listener(lambda _device, reading, _is_live: heard.append(reading))
    for number in range(6):
        await stream.reading(power=200.0 + number)
    assert [reading.power_w for reading in heard] == [200.0 + number for number in range(6)]
    assert unloaded_entry.runtime_data.intervals.history("meter-01").tracks["energy"].shown_mwh == 1_007_000


@pytest.mark.parametrize("stream", [interval(0, deadband=5)], indirect=True)
async def test_small_changes_are_not_written(stream: Stream) -> None:
    for power in (104.0, 96.0, 105.0, 105.1, 101.0, 98.0, 0.0, 0.1):
        await stream.reading(power=power)
    assert stream.written["sensor.meter_01_power"] == ["105.1", "98.0", "0.0"]
    assert stream.times("energy") == 8


@pytest.mark.parametrize("stream", [interval(0, deadband=5)], indirect=True)
async def test_the_deadband_of_a_frequency_is_narrow(stream: Stream) -> None:
    for frequency in (50.0, 50.02, 49.97, 49.90):
        await stream.reading(frequency=frequency)
    assert stream.written["sensor.meter_01_frequency"] == ["50.0", "49.9"]


@pytest.mark.parametrize("stream", [interval(0, deadband=5)], indirect=True)
async def test_a_state_that_was_unavailable_is_written(stream: Stream) -> None:
    await stream.publisher.status("meter-01", "offline")
    await stream.publisher.status("meter-01", "online")
    assert stream.written["sensor.meter_01_power"] == ["unavailable", "100.0"]


@pytest.mark.parametrize("stream", [interval(600)], indirect=True)
async def test_all_is_written_just_before_statistics_are_compiled(stream: Stream, hass: HomeAssistant) -> None:
    for _ in range(52):
        await stream.reading()
    assert stream.times("energy") == 0
    await stream.pass_time(3)
    assert hass.states.get("sensor.meter_01_energy").state == "1.053"
    assert hass.states.get("sensor.meter_01_energy").last_updated.minute == 4


@pytest.mark.parametrize("stream", [interval(30)], indirect=True)
async def test_the_last_reading_before_a_silence_is_written(stream: Stream, hass: HomeAssistant) -> None:
    await stream.reading(power=777.0)
    for _ in range(6):
        await stream.pass_time(5)
    assert hass.states.get("sensor.meter_01_power").state == "777.0"


async def test_a_meter_that_pauses_is_shown_as_it_was_said_last(stream: Stream, hass: HomeAssistant) -> None:
    await stream.reading(power=100.5, voltage=220.41)
    assert stream.times("power") + stream.times("voltage") + stream.times("energy") == 0
    await stream.pass_time(5)
    assert hass.states.get("sensor.meter_01_power").state == "100.5"
    assert hass.states.get("sensor.meter_01_voltage").state == "220.41"
    assert hass.states.get("sensor.meter_01_energy").state == "1.002"
    stream.written.clear()
    await stream.pass_time(5)
    assert stream.written == {}


@pytest.mark.parametrize(("power", "states"), [(100.4, ["100.4"]), (100.04, [])])
async def test_a_small_change_is_written_after_the_longest_silence(
    stream: Stream, power: float, states: list[str]
) -> None:
    for _ in range(62):
        await stream.reading(power=power)
    assert stream.written.get("sensor.meter_01_power", []) == states


async def test_a_reading_writes_no_state_but_of_values(stream: Stream) -> None:
    for number in range(30):
        await stream.reading(power=200.0 + 50 * number)
    assert stream.written.keys() == {
        "sensor.meter_01_power", "sensor.meter_01_energy", "sensor.meter_01_energy_today",
        "sensor.meter_01_data_quality",
    }  # fmt: skip


@pytest.mark.parametrize(("energy", "times"), [(0.4, 0), (0.5, 1), (10.0, 2)])
async def test_sums_of_a_day_are_written_once_a_minute_if_they_changed(
    stream: Stream, energy: float, times: int
) -> None:
    for _ in range(24):
        stream.energy += energy - 1
        await stream.reading()
    assert stream.times("energy") == 2
    assert stream.times("energy_today") == times


async def test_a_register_that_rose_much_is_written_with_the_next_interval(stream: Stream, hass: HomeAssistant) -> None:
    stream.energy += 98
    await stream.reading()
    assert stream.times("energy") == 0
    stream.energy += 2
    for _ in range(2):
        await stream.reading()
    assert stream.written["sensor.meter_01_energy"] == ["1.103"]


@pytest.mark.parametrize(
    ("deadband", "written", "value", "option_percent", "holds"),
    [
        (Deadband(), 1.0, 1.0, 1, True),
        (Deadband(), 1.0, 1.001, 1, False),
        (Deadband(absolute=1), 10.0, 9.0, 1, True),
        (Deadband(absolute=1), 10.0, 8.9, 1, False),
        (Deadband(absolute=1), 10.0, 8.9, 2, True),
        (Deadband(absolute=1, percent=1), 2000.0, 2020.0, 1, True),
        (Deadband(absolute=1, percent=1), -2000.0, -2021.0, 1, False),
        (Deadband(absolute=1, percent=1), 2000.0, 2000.1, 0, False),
    ],
)
def test_deadband(deadband: Deadband, written: float, value: float, option_percent: float, holds: bool) -> None:
    assert deadband.holds(written, value, option_percent) is holds
