"""The meter's entities through ESPHome's native API, on 127.0.0.1."""

import asyncio
from collections.abc import Callable
import socket
from typing import Any

import pytest

from .conftest import Listener, Meter, wait_until
from .native_api import NativeApi

# Entity, field of the message, unit, device class, state class (1 measurement, 2 total increasing), factor, tolerance
SENSORS = [
    ("voltage", "voltage", "V", "voltage", 1, 1, 0.001),
    ("current", "current", "A", "current", 1, 1, 0.001),
    ("power", "power", "W", "power", 1, 1, 0.001),
    ("energy", "energy", "kWh", "energy", 2, 0.001, 1e-6),
    ("energy_exported", "energyExport", "kWh", "energy", 2, 0.001, 1e-6),
    ("frequency", "frequency", "Hz", "frequency", 1, 1, 0.001),
    ("power_factor", "powerFactor", "", "power_factor", 1, 1, 0.0001),
    ("apparent_power", "apparentPower", "VA", "apparent_power", 1, 1, 0.001),
    ("reactive_power", "reactivePower", "var", "reactive_power", 1, 1, 0.001),
    ("voltage_distortion", "thdVoltage", "%", "", 1, 1, 0.01),
    ("current_distortion", "thdCurrent", "%", "", 1, 1, 0.01),
]


@pytest.fixture
def meter(make_meter: Callable[..., Meter]) -> Meter:
    return make_meter()


async def stop_publishing(api: NativeApi, listener: Listener) -> dict[str, Any]:
    """Switch publishing off, let what is under way arrive, and return the last reading."""
    api.set_publishing(on=False)
    await asyncio.sleep(1.5)
    return listener.readings("meter-01")[-1]


async def test_entities_say_what_the_last_reading_says(meter: Meter, listener: Listener) -> None:
    api = NativeApi(meter.api_port)
    await api.open()
    await asyncio.to_thread(listener.wait_for_readings, "meter-01", 3)
    last = await stop_publishing(api, listener)
    for object_id, field, unit, device_class, state_class, factor, tolerance in SENSORS:
        entity = api.entities[object_id]
        assert (entity.unit_of_measurement, entity.device_class, int(entity.state_class)) == (
            unit,
            device_class,
            state_class,
        ), object_id
        assert api.state(object_id) == pytest.approx(last[field] * factor, abs=tolerance), object_id
    assert api.state("energy_register") == f"{last['energy']:.3f}"
    assert api.state("readings_published") == len(listener.readings("meter-01")) == last["seq"]
    assert api.state("readings_dropped") == 0
    assert api.state("sample_rate") == pytest.approx(4000)
    await api.client.disconnect()


async def test_publishing_off_takes_no_reading_and_on_continues(meter: Meter, listener: Listener) -> None:
    api = NativeApi(meter.api_port)
    await api.open()
    await asyncio.to_thread(listener.wait_for_readings, "meter-01", 2)
    assert api.state("publishing") is True
    last = await stop_publishing(api, listener)
    count = len(listener.readings("meter-01"))
    await asyncio.sleep(2.5)
    assert len(listener.readings("meter-01")) == count
    assert api.state("publishing") is False
    assert api.state("energy_register") == f"{last['energy']:.3f}"
    api.set_publishing(on=True)
    readings = await asyncio.to_thread(listener.wait_for_readings, "meter-01", count + 1)
    assert readings[count]["seq"] == last["seq"] + 1
    # Energy was measured on: the register has grown by more than one reading's.
    one_reading = readings[count]["power"] * readings[count]["interval"] / 3600
    assert readings[count]["energy"] - last["energy"] > 2 * one_reading
    await api.client.disconnect()


def test_servers_listen_on_127_0_0_1_only(meter: Meter, listener: Listener) -> None:
    listener.wait_for_readings("meter-01", 1)
    ports = [meter.api_port, int(meter.environment["METER_OTA_PORT"])]

    def answers(address: str, port: int) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((address, port)) == 0

    for port in ports:
        assert wait_until(lambda port=port: answers("127.0.0.1", port))
        # Every address of 127.0.0.0/8 is this machine's: a server on all addresses would answer at this one too.
        assert not answers("127.0.0.2", port)
