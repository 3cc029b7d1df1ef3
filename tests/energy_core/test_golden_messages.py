"""The messages that the firmware's C++ writes, and those that nobody may send: as tests/messages keeps them."""

from __future__ import annotations

import json
import math
from pathlib import Path

from jsonschema import Draft202012Validator
import pytest

from energy_core.device_info import parse_info
from energy_core.message import parse_reading
from energy_core.message_error import MessageError

FOLDER = Path(__file__).parents[1] / "messages"
READINGS = sorted(path.stem for path in FOLDER.glob("reading_*.json"))
INFOS = sorted(path.stem for path in FOLDER.glob("info_*.json"))
EXPECTED_FIELDS: dict[str, str] = json.loads((FOLDER / "invalid/expected_fields.json").read_text())
NOW_S = 1_800_000_000


def schema(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((FOLDER / f"{kind}.schema.json").read_text()))


def payload(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def test_there_are_messages() -> None:
    assert {"reading_minimal", "reading_full"} <= set(READINGS)
    assert {"info_meter", "info_circuit"} <= set(INFOS)
    assert {path.stem for path in (FOLDER / "invalid").iterdir()} == {*EXPECTED_FIELDS, "expected_fields"}


@pytest.mark.parametrize("name", READINGS)
def test_a_golden_reading_is_read_without_loss(name: str) -> None:
    fields = json.loads(payload(name))
    reading = parse_reading(payload(name), device_id=fields["deviceId"], now_s=NOW_S)
    read = {
        "deviceId": reading.device_id,
        "voltage": reading.voltage_v,
        "current": reading.current_a,
        "power": reading.power_w,
        "energy": reading.energy_mwh / 1000,
        "timestamp": reading.timestamp_ms / 1000,
        "seq": reading.seq,
        "energyExport": None if reading.energy_export_mwh is None else reading.energy_export_mwh / 1000,
        "frequency": reading.frequency_hz,
        "powerFactor": reading.power_factor,
        "apparentPower": reading.apparent_power_va,
        "reactivePower": reading.reactive_power_var,
        "thdVoltage": reading.thd_voltage_percent,
        "thdCurrent": reading.thd_current_percent,
        "interval": reading.interval_s,
        "powerMin": reading.power_min_w,
        "powerMax": reading.power_max_w,
        "flags": list(reading.flags) or None,
        "replayed": reading.replayed or None,
    }
    assert {field: value for field, value in read.items() if value is not None} == fields
    assert reading.unknown == {}


@pytest.mark.parametrize("name", READINGS)
def test_a_golden_reading_obeys_the_schema(name: str) -> None:
    schema("reading").validate(json.loads(payload(name)))


@pytest.mark.parametrize("name", INFOS)
def test_a_golden_info_is_read_and_obeys_the_schema(name: str) -> None:
    fields = json.loads(payload(name))
    schema("info").validate(fields)
    info = parse_info(payload(name), device_id=fields["deviceId"])
    assert (info.model, info.role, info.parent, info.interval_s) == (
        fields["model"],
        fields["role"],
        fields.get("parent"),
        fields["interval"],
    )


@pytest.mark.parametrize("name", EXPECTED_FIELDS)
def test_an_invalid_message_is_refused_by_name(name: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_reading(payload(f"invalid/{name}"), device_id="meter-01", now_s=NOW_S)
    assert caught.value.field == EXPECTED_FIELDS[name]


@pytest.mark.parametrize("name", [name for name, field in EXPECTED_FIELDS.items() if field != "payload"])
def test_an_invalid_message_breaks_the_schema_or_is_not_finite(name: str) -> None:
    fields = json.loads(payload(f"invalid/{name}"))
    is_finite = all(math.isfinite(value) for value in fields.values() if isinstance(value, float))
    assert not is_finite or not schema("reading").is_valid(fields)
