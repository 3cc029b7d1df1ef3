"""What the meter says, and that it is true."""

from collections.abc import Callable
import importlib.metadata
import itertools
import json
import time
import tomllib
from types import ModuleType

import jsonschema
import pytest

from .conftest import ROOT, Broker, Listener, Meter

STATIC = {"deviceId": "meter-01", "schema": 1, "model": "Simulated meter", "role": "grid", "phase": "L1"}
RATINGS = {"voltage": 230, "frequency": 50, "current": 50}


def test_info_and_status_are_retained(make_meter: Callable[..., Meter], broker: Broker, listener: Listener) -> None:
    make_meter()
    listener.wait_for_readings("meter-01", 1)
    late = Listener(broker.port)
    late.wait_for_readings("meter-01", 1)
    late.close()
    retained = {topic: payload for topic, payload, retained in late.messages if retained}
    assert set(retained) == {"/energy/meter-01/info", "/energy/meter-01/status"}
    assert retained["/energy/meter-01/status"] == b"online"
    info = json.loads(retained["/energy/meter-01/info"])
    assert info.items() >= STATIC.items()
    assert info["ratings"] == RATINGS
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert info["firmware"] == f"{version} (ESPHome {importlib.metadata.version('esphome')})"


def test_the_readers_of_both_sides_understand_every_field(
    make_meter: Callable[..., Meter], listener: Listener, energy_core: ModuleType
) -> None:
    make_meter()
    listener.wait_for_readings("meter-01", 3)
    for payload in listener.payloads("/energy/meter-01/data"):
        reading = energy_core.message.parse_reading(payload, device_id="meter-01", now_s=time.time())
        assert reading.unknown == {}
        assert reading.energy_mwh / 1000 == json.loads(payload)["energy"]
    info = energy_core.device_info.parse_info(listener.payloads("/energy/meter-01/info")[0], device_id="meter-01")
    assert (info.role, info.interval_s) == ("grid", 1)
    assert energy_core.message.parse_status(listener.last_status("meter-01"))


def test_messages_follow_the_schemas(make_meter: Callable[..., Meter], listener: Listener) -> None:
    make_meter()
    listener.wait_for_readings("meter-01", 2)
    schema = {
        name: json.loads((ROOT / f"tests/messages/{name}.schema.json").read_text()) for name in ("reading", "info")
    }
    # Unknown fields are legal for others; ours are all described.
    for reading in listener.readings("meter-01"):
        jsonschema.validate(reading, schema["reading"])
        assert set(reading) <= set(schema["reading"]["properties"])
    info = json.loads(listener.payloads("/energy/meter-01/info")[0])
    jsonschema.validate(info, schema["info"])
    assert set(info) <= set(schema["info"]["properties"])


def test_readings_come_every_interval_with_their_time(make_meter: Callable[..., Meter], listener: Listener) -> None:
    make_meter()
    readings = listener.wait_for_readings("meter-01", 5)
    assert readings[-1]["timestamp"] == pytest.approx(time.time(), abs=1)
    assert [reading["seq"] for reading in readings] == list(range(1, len(readings) + 1))
    steps = [after["timestamp"] - before["timestamp"] for before, after in itertools.pairwise(readings)]
    assert steps == pytest.approx([1.0] * len(steps), abs=0.1)
    assert {reading["deviceId"] for reading in readings} == {"meter-01"}


def test_one_program_makes_many_meters(make_meter: Callable[..., Meter], listener: Listener) -> None:
    make_meter("meter-01")
    make_meter("meter-02")
    make_meter(None)
    for device_id in ("meter-01", "meter-02", "smart-energy-host"):
        assert listener.wait_for_readings(device_id, 2)[-1]["deviceId"] == device_id
