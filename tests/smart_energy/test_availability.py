"""When a device counts as connected, and what the log says of it."""

from __future__ import annotations

import logging

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.mqtt import MQTT_CONNECTION_STATE
from homeassistant.core import HomeAssistant
from homeassistant.helpers.dispatcher import async_dispatcher_send
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed

from .conftest import Publisher


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(seconds)
    async_fire_time_changed(hass)
    await hass.async_block_till_done()


async def set_connected(hass: HomeAssistant, connected: bool) -> None:
    async_dispatcher_send(hass, MQTT_CONNECTION_STATE, connected)
    await hass.async_block_till_done()


def seen(hass: HomeAssistant, device_id: str = "meter_01") -> tuple[str, str]:
    return (
        hass.states.get(f"binary_sensor.{device_id}_status").state,
        hass.states.get(f"sensor.{device_id}_power").state,
    )


ON = ("on", "295.4")
OFF = ("off", "unavailable")


@pytest.mark.parametrize("status", [None, "online"])
async def test_silence_for_60_s(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    freezer: FrozenDateTimeFactory,
    status: str | None,
) -> None:
    for known_status in filter(None, [status]):
        await publisher.status("meter-01", known_status)
    await publisher.data("meter-01")
    await pass_time(hass, freezer, 59)
    assert seen(hass) == ON
    await pass_time(hass, freezer, 6)
    assert seen(hass) == OFF
    await publisher.data("meter-01")
    assert seen(hass) == ON


async def test_three_intervals_are_longer(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01", interval=300)
    await pass_time(hass, freezer, 895)
    assert seen(hass) == ON
    await pass_time(hass, freezer, 10)
    assert seen(hass) == OFF


async def test_late_readings_do_not_prove_life(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01")
    for _ in range(4):
        await pass_time(hass, freezer, 16)
        await publisher.data("meter-01", replayed=True)
    assert seen(hass) == OFF


async def test_last_will(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.status("meter-01", "online")
    await publisher.data("meter-01")
    assert seen(hass) == ON
    await publisher.status("meter-01", "offline")
    assert seen(hass) == OFF
    await publisher.status("meter-01", "online")
    assert seen(hass) == ON
    await publisher.status("meter-01", "offline")
    await publisher.status("meter-01", "")
    assert seen(hass) == ON


async def test_status_before_the_first_reading(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.info("meter-01")
    assert seen(hass) == ("unknown", "unavailable")
    await publisher.status("meter-01", "online")
    assert seen(hass) == ("on", "unavailable")
    await pass_time(hass, freezer, 65)
    assert seen(hass) == OFF


async def test_circuit_goes_with_its_meter(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.info("kitchen", parent="meter-01", role="circuit")
    await publisher.info("oven", parent="kitchen", role="circuit")
    await publisher.data("kitchen")
    await publisher.data("oven")
    await publisher.data("alone")
    await publisher.status("meter-01", "offline")
    assert seen(hass, "kitchen") == OFF
    assert seen(hass, "oven") == OFF
    assert seen(hass, "alone") == ON
    await publisher.status("meter-01", "online")
    assert seen(hass, "oven") == ON


async def test_status_tells_the_role_unrecorded_also_while_unloaded(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("roof")
    assert "role" not in hass.states.get("binary_sensor.roof_status").attributes
    await publisher.info("roof", role="solar")
    status = hass.states.get("binary_sensor.roof_status")
    assert status.attributes["role"] == "solar"
    assert "role" in status.state_info["unrecorded_attributes"]
    await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    status = hass.states.get("binary_sensor.roof_status")
    assert (status.state, status.attributes["role"]) == ("unavailable", "solar")


async def test_circuits_in_a_ring_have_no_status(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.info("a", parent="b")
    await publisher.info("b", parent="a")
    await publisher.data("a")
    assert seen(hass, "a") == ON


async def test_broker_lost_and_found(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01")
    await set_connected(hass, False)
    assert seen(hass) == OFF
    await set_connected(hass, True)
    assert seen(hass) == ON
    await set_connected(hass, False)
    await pass_time(hass, freezer, 65)
    await set_connected(hass, True)
    assert seen(hass) == OFF


async def test_log_tells_once(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "custom_components.smart_energy")
    await publisher.info("never")
    for device_id in ("meter-01", "meter-02"):
        await publisher.data(device_id)
    await pass_time(hass, freezer, 10)
    for _ in range(3):
        await pass_time(hass, freezer, 65)
    for device_id in ("meter-01", "meter-02"):
        await publisher.data(device_id)
    for _ in range(2):
        await pass_time(hass, freezer, 10)
    lines = [text for logger, _, text in caplog.record_tuples if logger == "custom_components.smart_energy"]
    assert lines == [
        "Unavailable, because offline or silent for too long: meter-01, meter-02",
        "Available again: meter-01, meter-02",
    ]
