"""The data and status messages: what is taken, and which field is named when it is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from energy_core.message import MAX_AHEAD_S, parse_reading, parse_status, reading_from_fields
from energy_core.message_error import MessageError

NOW_S = 1_739_930_200.0
SIX_FIELDS = {
    "deviceId": "meter-01",
    "voltage": 220.4,
    "current": 1.34,
    "power": 295.4,
    "energy": 1.24,
    "timestamp": 1739930110,
}
OPTIONAL_FIELDS = {
    "seq": 7,
    "energyExport": 0.5,
    "frequency": 50.02,
    "powerFactor": -0.97,
    "apparentPower": 300.1,
    "reactivePower": -12.5,
    "thdVoltage": 2.1,
    "thdCurrent": 11.0,
    "interval": 5,
    "powerMin": 290.0,
    "powerMax": 301.5,
    "flags": ["estimated", "clipped"],
    "replayed": True,
}


def parse(**changes: Any) -> Any:
    return parse_reading(json.dumps(SIX_FIELDS | changes), device_id="meter-01", now_s=NOW_S)


def error_of(payload: bytes | str, device_id: str = "meter-01") -> MessageError:
    with pytest.raises(MessageError) as caught:
        parse_reading(payload, device_id=device_id, now_s=NOW_S)
    return caught.value


def test_six_fields_are_enough() -> None:
    reading = parse_reading(json.dumps(SIX_FIELDS).encode(), device_id="meter-01", now_s=NOW_S)
    assert (reading.voltage_v, reading.current_a, reading.power_w) == (220.4, 1.34, 295.4)
    assert (reading.energy_mwh, reading.timestamp_ms, reading.key) == (1240, 1739930110000, "meter-01|1739930110000")
    assert (reading.seq, reading.energy_export_mwh, reading.flags, reading.replayed) == (None, None, (), False)


def test_optional_fields_have_their_units() -> None:
    reading = parse(**OPTIONAL_FIELDS)
    assert (reading.seq, reading.energy_export_mwh, reading.frequency_hz) == (7, 500, 50.02)
    assert (reading.power_factor, reading.apparent_power_va, reading.reactive_power_var) == (-0.97, 300.1, -12.5)
    assert (reading.thd_voltage_percent, reading.thd_current_percent, reading.interval_s) == (2.1, 11.0, 5)
    assert (reading.power_min_w, reading.power_max_w) == (290.0, 301.5)
    assert (reading.flags, reading.replayed, reading.unknown) == (("estimated", "clipped"), True, {})


def test_unknown_fields_are_kept() -> None:
    assert parse(room="kitchen", nested={"a": [1, None, {"b": True}]}).unknown == {
        "room": "kitchen",
        "nested": {"a": [1, None, {"b": True}]},
    }


def test_negative_power_exports() -> None:
    assert parse(power=-1500.5).power_w == -1500.5


@pytest.mark.parametrize(("timestamp", "epoch_ms"), [(1739930110.123, 1739930110123), (1739930110.5, 1739930110500)])
def test_timestamps_carry_milliseconds(timestamp: float, epoch_ms: int) -> None:
    assert parse(timestamp=timestamp).timestamp_ms == epoch_ms


@pytest.mark.parametrize("energy", [0, 0.001, 1.24, 999999.999, 123456789.123])
def test_registers_are_exact_to_a_milliwatt_hour(energy: float) -> None:
    assert parse(energy=energy).energy_mwh == round(energy * 1000)


@pytest.mark.parametrize("field", list(SIX_FIELDS))
def test_a_missing_field_is_named(field: str) -> None:
    error = error_of(json.dumps({name: value for name, value in SIX_FIELDS.items() if name != field}))
    assert error.field == field
    assert "missing" in error.reason


@pytest.mark.parametrize("field", list(SIX_FIELDS))
@pytest.mark.parametrize("value", [None, [], {}, True])
def test_a_wrong_type_is_named(field: str, value: object) -> None:
    with pytest.raises(MessageError) as caught:
        parse(**{field: value})
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("deviceId", "meter 01", "expected 1 to 64 of"),
        ("deviceId", "meter-02", "came on the topic of 'meter-01'"),
        ("voltage", -1, "expected at least 0, got -1"),
        ("voltage", "220", "expected a number, got a text"),
        ("current", -0.001, "expected at least 0"),
        ("energy", -1, "expected at least 0"),
        ("energy", 1e16, "expected at most"),
        ("timestamp", 0, "the clock was not set"),
        ("timestamp", -1739930110, "the clock was not set"),
        ("timestamp", 1739930110000, "looks like milliseconds"),
        ("timestamp", NOW_S + MAX_AHEAD_S + 1, "in the future"),
        ("seq", 1.5, "expected a whole number"),
        ("seq", -1, "expected at least 0"),
        ("seq", 2**53 + 2, "expected at most"),
        ("energyExport", -0.1, "expected at least 0"),
        ("frequency", -50, "expected at least 0"),
        ("powerFactor", 1.01, "expected at most 1"),
        ("powerFactor", -1.01, "expected at least -1"),
        ("apparentPower", -1, "expected at least 0"),
        ("reactivePower", "1", "expected a number"),
        ("thdVoltage", -1, "expected at least 0"),
        ("thdCurrent", -1, "expected at least 0"),
        ("interval", -5, "expected at least 0"),
        ("flags", "estimated", "expected a list of texts, got a text"),
        ("flags", [1], "expected a list of texts"),
        ("replayed", 1, "expected true or false, got a number"),
    ],
)
def test_a_wrong_value_is_named_with_the_reason(field: str, value: object, reason: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse(**{field: value})
    assert caught.value.field == field
    assert reason in caught.value.reason
    assert str(caught.value) == f"{field}: {caught.value.reason}"


def test_the_smallest_power_is_not_above_the_largest() -> None:
    with pytest.raises(MessageError, match="powerMin: expected at most powerMax"):
        parse(powerMin=2, powerMax=1)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
@pytest.mark.parametrize("field", ["power", "room"])
def test_what_is_not_finite_is_named(field: str, number: str) -> None:
    payload = json.dumps(SIX_FIELDS | {field: 0}).replace(f'"{field}": 0', f'"{field}": {number}')
    error = error_of(payload)
    assert error.field == field
    assert "finite" in error.reason


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8 text at byte 0"),
        ("\ufeff{}", "not JSON"),
        (b"[1]", "expected a JSON object, got a list"),
        (b"null", "expected a JSON object, got null"),
        (b"NaN", "expected a JSON object, got a number"),
        (b'"text"', "expected a JSON object, got a text"),
        (b"[" * 16_000, "not JSON"),
        (b'{"a":' + b"1" * 5000 + b"}", "a number too long"),
        (b'{"\\u0000":1}', "a NUL"),
        (b" " * 16_385, "16385 bytes, at most 16384 are accepted"),
        ("ä" * 8_193, "16386 bytes"),
        (b"x" * 1_000_000, "1000000 bytes"),
    ],
)
def test_what_is_no_message_is_refused_whole(payload: bytes | str, reason: str) -> None:
    error = error_of(payload)
    assert error.field == "payload"
    assert reason in error.reason


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1" + "0" * 30, "beyond 64 bits"),
        ('"\\ud800"', "surrogate"),
        ('{"\\udfff": 1}', "surrogate"),
        ('["\\u0000"]', "a NUL"),
        ("[" * 17 + "]" * 17, "nested deeper"),
        ('{"a":' * 17 + "1" + "}" * 17, "nested deeper"),
    ],
)
def test_unknown_fields_that_nobody_can_keep_are_named(value: str, reason: str) -> None:
    error = error_of(json.dumps(SIX_FIELDS)[:-1] + f', "room": {value}}}')
    assert error.field == "room"
    assert reason in error.reason


def test_numbers_that_no_float_holds_are_refused_in_decoded_fields_too() -> None:
    with pytest.raises(MessageError, match="power: expected a finite number"):
        reading_from_fields(SIX_FIELDS | {"power": 10**400}, device_id="meter-01", now_s=NOW_S)


@pytest.mark.parametrize(
    ("payload", "is_online"), [(b"online", True), ("offline", False), (bytearray(b"online"), True)]
)
def test_status(payload: bytes | str, is_online: bool) -> None:
    assert parse_status(payload) is is_online


@pytest.mark.parametrize("payload", [b"", b"Online", b"\xff", "on", b"online\n"])
def test_another_status_is_refused(payload: bytes | str) -> None:
    with pytest.raises(MessageError, match="payload: expected online or offline"):
        parse_status(payload)
