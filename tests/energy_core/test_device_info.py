"""The info message."""

from __future__ import annotations

import json

import pytest

from energy_core.device_info import DeviceInfo, parse_info
from energy_core.message_error import MessageError

INFO = {
    "deviceId": "meter-01-kitchen",
    "model": "ESP32",
    "firmware": "1.2.0",
    "schema": 1,
    "role": "circuit",
    "parent": "meter-01",
    "interval": 5,
    "phase": "L1",
}


def test_what_a_device_says_of_itself() -> None:
    assert parse_info(json.dumps(INFO).encode(), device_id="meter-01-kitchen") == DeviceInfo(
        device_id="meter-01-kitchen",
        model="ESP32",
        firmware="1.2.0",
        role="circuit",
        parent="meter-01",
        interval_s=5,
        fields=INFO,
    )


def test_the_id_is_enough() -> None:
    assert parse_info('{"deviceId": "m"}', device_id="m") == DeviceInfo(device_id="m", fields={"deviceId": "m"})


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"deviceId": "other"}, "deviceId", "must be equal"),
        ({"schema": 2}, "schema", "version 2 is not understood"),
        ({"schema": "1"}, "schema", "expected a number"),
        ({"role": "wind"}, "role", "expected one of grid, solar, battery, circuit, got 'wind'"),
        ({"model": 5}, "model", "expected a text, got a number"),
        ({"parent": "meter 01"}, "parent", "expected 1 to 64 of"),
        ({"parent": "meter-01-kitchen"}, "parent", "is the device itself"),
        ({"interval": -1}, "interval", "expected at least 0"),
    ],
)
def test_what_is_wrong_is_named(changes: dict[str, object], field: str, reason: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_info(json.dumps(INFO | changes), device_id="meter-01-kitchen")
    assert caught.value.field == field
    assert reason in caught.value.reason
