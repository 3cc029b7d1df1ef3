"""From messages to devices: who speaks is there, what is wrong stops nothing."""

from __future__ import annotations

import json
import time

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.smart_energy.const import CONF_ROOT, DOMAIN
from custom_components.smart_energy.refused_messages import MAX_KINDS

from .conftest import Publisher


def device(hass: HomeAssistant, entry: MockConfigEntry, device_id: str) -> dr.DeviceEntry | None:
    return dr.async_get(hass).async_get_device_by_identifier((DOMAIN, f"/energy|{device_id}"), entry.entry_id)


def power(hass: HomeAssistant, device_id: str = "meter_01") -> str:
    return hass.states.get(f"sensor.{device_id}_power").state


async def test_data_alone_makes_a_device(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    payload = (
        b'{"deviceId":"meter-01","voltage":220.4,"current":1.34,"power":295.4,"energy":1.24,"timestamp":1739930110}'
    )
    await publisher.send("meter-01/data", payload)
    meter = device(hass, entry, "meter-01")
    assert (meter.name, meter.model, meter.sw_version) == ("meter-01", None, None)
    assert hass.states.get("binary_sensor.meter_01_status").state == "on"
    states = {state.entity_id: state.state for state in hass.states.async_all("sensor")}
    assert states == {
        "sensor.meter_01_voltage": "220.4",
        "sensor.meter_01_current": "1.34",
        "sensor.meter_01_power": "295.4",
        "sensor.meter_01_energy": "0.00124",
        "sensor.meter_01_energy_today": "unknown",
        "sensor.meter_01_energy_week": "unknown",
        "sensor.meter_01_energy_billing_period": "unknown",
        "sensor.meter_01_data_quality": "unknown",
    }


async def test_info_alone_makes_a_device(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.info("meter-01", model="ESP32 + ZMPT101B", firmware="0.1.0")
    meter = device(hass, entry, "meter-01")
    assert (meter.model, meter.sw_version) == ("ESP32 + ZMPT101B", "0.1.0")
    assert power(hass) == "unavailable"

    await publisher.info("meter-01", model="ESP32 + ZMPT101B", firmware="0.2.0")
    assert device(hass, entry, "meter-01").sw_version == "0.2.0"
    await publisher.info("meter-01", model="ESP32 + ZMPT101B", firmware="0.2.0")
    await publisher.send("meter-01/info", "")
    assert device(hass, entry, "meter-01").sw_version == "0.2.0"


async def test_status_alone_makes_no_device(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.status("meter-01", "online")
    assert device(hass, entry, "meter-01") is None


@pytest.mark.parametrize("order", [("meter-01", "meter-01-kitchen"), ("meter-01-kitchen", "meter-01")])
async def test_circuit_belongs_to_its_meter(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, order: tuple[str, str]
) -> None:
    extra = {"meter-01": {"role": "grid"}, "meter-01-kitchen": {"role": "circuit", "parent": "meter-01"}}
    for device_id in order:
        await publisher.info(device_id, **extra[device_id])
    meter = device(hass, entry, "meter-01")
    assert device(hass, entry, "meter-01-kitchen").via_device_id == meter.id
    assert meter.via_device_id is None

    await publisher.info("meter-01-kitchen", role="circuit")
    assert device(hass, entry, "meter-01-kitchen").via_device_id is None


async def test_parent_known_by_data_alone(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.info("meter-01-kitchen", parent="meter-01")
    await publisher.data("meter-01")
    assert device(hass, entry, "meter-01-kitchen").via_device_id == device(hass, entry, "meter-01").id


async def test_replayed_and_older_readings_do_not_move_the_state(
    hass: HomeAssistant, entry: MockConfigEntry, publisher
) -> None:
    now = time.time()
    await publisher.data("meter-01", power=100.0, timestamp=now)
    await publisher.data("meter-01", power=1.0, timestamp=now - 3600, replayed=True)
    await publisher.data("meter-01", power=2.0, timestamp=now + 1, replayed=True)
    await publisher.data("meter-01", power=3.0, timestamp=now - 5)
    await publisher.data("meter-01", power=4.0, timestamp=now)
    await publisher.data("meter-01", power=5.0, timestamp=now + 2, retain=True)
    assert power(hass) == "100.0"
    await publisher.data("meter-01", power=101.0, timestamp=now + 5)
    assert power(hass) == "101.0"


async def test_listeners_hear_every_reading(entry: MockConfigEntry, publisher: Publisher) -> None:
    heard: list[tuple[str, float, bool]] = []
    entry.runtime_data.async_add_reading_listener(
        lambda device, reading, is_live: heard.append((device.device_id, reading.power_w, is_live))
    )
    await publisher.data("meter-01", power=1.0)
    await publisher.data("meter-01", power=2.0, replayed=True)
    await publisher.data("meter-02", power=3.0)
    await publisher.data("meter-02", power=4.0, retain=True)
    await publisher.send("meter-02/data", "{broken")
    first, second = "meter-01", "meter-02"
    assert heard == [(first, 1.0, True), (first, 2.0, False), (second, 3.0, True), (second, 4.0, False)]


@pytest.mark.parametrize("late", [{"replayed": True}, {"retain": True}])
async def test_device_that_was_only_heard_late_is_unavailable(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, late: dict[str, bool]
) -> None:
    await publisher.data("meter-01", **late)
    assert power(hass) == "unavailable"
    await publisher.data("meter-01")
    assert power(hass) == "295.4"


GOOD = {"deviceId": "meter-01", "voltage": 220.4, "current": 1.34, "power": 7.0, "energy": 1.24}


def data(**fields: object) -> str:
    values = GOOD | {"timestamp": 1_700_000_000} | fields
    return json.dumps({name: value for name, value in values.items() if value is not ...})


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ("{broken", "payload"),
        ("", "payload"),
        ("[]", "payload"),
        (b"\xff\xfe", "payload"),
        ("[" * 10_000, "payload"),
        ("x" * 1_000_000, "payload"),
        (data(power=...), "power"),
        (data(power="7"), "power"),
        (data(power=True), "power"),
        (data(power=float("nan")), "power"),
        (data(power=None), "power"),
        (data(energy=-1), "energy"),
        (data(voltage=1e400), "voltage"),
        (data(deviceId="meter-02"), "deviceId"),
        (data(deviceId=...), "deviceId"),
        (data(timestamp=0), "timestamp"),
        (data(timestamp=4_000_000_000), "timestamp"),
        (data(timestamp=1_700_000_000_000), "timestamp"),
        (data(powerFactor=2), "powerFactor"),
    ],
    ids=lambda value: repr(value)[:40] + f"-{len(value)}",
)
async def test_bad_data_is_refused_and_the_stream_goes_on(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    caplog: pytest.LogCaptureFixture,
    payload: str | bytes,
    field: str,
) -> None:
    await publisher.data("meter-01")
    for _ in range(3):
        await publisher.send("meter-01/data", payload)
    assert entry.runtime_data.refused.by_kind == {("meter-01", field): 3}
    assert caplog.text.count("Refused a message on /energy/meter-01/data: " + field) == 1
    assert power(hass) == "295.4"
    await publisher.data("meter-01", power=8.0)
    assert power(hass) == "8.0"


@pytest.mark.parametrize(
    ("topic", "payload", "sender", "field"),
    [
        ("meter 01/data", data(deviceId="meter 01"), "meter 01", "deviceId"),
        ("x" * 65 + "/data", data(deviceId="x" * 65), "x" * 65, "deviceId"),
        ("/data", data(), "", "deviceId"),
        ("meter-01/info", '{"model": "ESP32"}', "meter-01", "deviceId"),
        ("meter-01/info", '{"deviceId": "meter-01", "schema": 2}', "meter-01", "schema"),
        ("meter-01/info", '{"deviceId": "meter-01", "parent": "meter-01"}', "meter-01", "parent"),
        ("meter-01/status", "gone", "meter-01", "payload"),
    ],
)
async def test_bad_messages_make_no_device(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, topic: str, payload: str, sender: str, field: str
) -> None:
    await publisher.send(topic, payload)
    assert entry.runtime_data.refused.by_kind == {(sender, field): 1}
    assert entry.runtime_data.devices == {}
    assert hass.states.async_all() == []


async def test_inventing_ids_does_not_flood_the_log(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(MAX_KINDS + 50):
        await publisher.send(f"meter-{number}/data", "{broken")
    assert entry.runtime_data.refused.total == MAX_KINDS + 50
    assert len(entry.runtime_data.refused.by_kind) == MAX_KINDS
    assert caplog.text.count("Refused a message") == MAX_KINDS


async def test_two_roots_do_not_mix(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, load) -> None:
    other = MockConfigEntry(domain=DOMAIN, data={CONF_ROOT: "attic/energy"}, unique_id="attic/energy")
    other.add_to_hass(hass)
    await load(other)
    await publisher.data("meter-01", power=1.0)
    publisher.root = "attic/energy"
    await publisher.data("meter-01", power=2.0)
    assert power(hass) == "1.0"
    assert hass.states.get("sensor.meter_01_power_2").state == "2.0"


async def test_update_entity_action_does_no_harm(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, caplog: pytest.LogCaptureFixture
) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    await publisher.data("meter-01")
    await hass.services.async_call(
        "homeassistant", "update_entity", {"entity_id": "sensor.meter_01_power"}, blocking=True
    )
    assert power(hass) == "295.4"
    assert "Traceback" not in caplog.text
