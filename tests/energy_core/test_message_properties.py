"""Properties that hold for every message, not only for those that we thought of."""

from __future__ import annotations

from collections.abc import Callable
import json
from typing import Any

import bson
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from energy_core.device_info import DeviceInfo, parse_info
from energy_core.json_fields import decode_object
from energy_core.message import parse_reading, parse_status
from energy_core.message_error import MessageError
from energy_core.reading import Reading

NOW_S = 1_800_000_000.0

finite = st.floats(allow_nan=False, allow_infinity=False)
positive = st.floats(0, 1e9)
registers = st.integers(0, 10**12).map(lambda milliwatt_hours: milliwatt_hours / 1000)
json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
known = st.sampled_from(["voltage", "timestamp", "energy", "seq", "flags", "replayed", "deviceId"])
messages = st.fixed_dictionaries(
    {
        "deviceId": st.just("m"),
        "voltage": positive,
        "current": positive,
        "power": finite,
        "energy": registers,
        "timestamp": st.integers(10**12, 1_800_000_000_000).map(lambda epoch_ms: epoch_ms / 1000),
    },
    optional={
        "seq": st.integers(0, 2**53),
        "energyExport": registers,
        "frequency": positive,
        "powerFactor": st.floats(-1, 1),
        "apparentPower": positive,
        "reactivePower": finite,
        "thdVoltage": positive,
        "thdCurrent": positive,
        "interval": st.floats(0, 86_400),
        "flags": st.lists(st.sampled_from(["estimated", "clipped", "noMains", "aggregated"])),
        "replayed": st.booleans(),
        "room": st.text(st.characters(codec="utf-8", exclude_characters="\0")),
    },
)


def attempt[T](parse: Callable[[], T]) -> T | MessageError:
    try:
        return parse()
    except MessageError as error:
        return error


def outcome(payload: bytes) -> Reading | MessageError:
    return attempt(lambda: parse_reading(payload, device_id="m", now_s=NOW_S))


@given(messages)
def test_what_is_sent_is_what_is_read(message: dict[str, Any]) -> None:
    reading = parse_reading(json.dumps(message), device_id="m", now_s=NOW_S)
    assert (reading.voltage_v, reading.current_a, reading.power_w) == (
        message["voltage"],
        message["current"],
        message["power"],
    )
    assert reading.energy_mwh / 1000 == message["energy"]
    assert reading.timestamp_ms / 1000 == message["timestamp"]
    assert reading.seq == message.get("seq")
    assert reading.frequency_hz == message.get("frequency")
    assert list(reading.flags) == message.get("flags", [])
    assert reading.unknown == {name: value for name, value in message.items() if name == "room"}


@given(messages, st.randoms())
def test_order_of_fields_and_how_it_was_sent_do_not_matter(message: dict[str, Any], random: Any) -> None:
    fields = list((message | {"seq": 1, "replayed": True, "other": 5}).items())
    random.shuffle(fields)
    again = parse_reading(json.dumps(dict(fields)), device_id="m", now_s=NOW_S)
    first = parse_reading(json.dumps(message), device_id="m", now_s=NOW_S)
    assert again == first
    assert again.fingerprint == first.fingerprint


@given(st.binary())
@example(b"\x00" * 20_000)
def test_any_bytes_give_a_reading_or_an_error(payload: bytes) -> None:
    assert isinstance(outcome(payload), Reading | MessageError)


@given(messages, st.text(), json_values)
@settings(max_examples=300)
def test_any_value_in_any_field_gives_a_reading_or_an_error(message: dict[str, Any], name: str, value: Any) -> None:
    assert isinstance(outcome(json.dumps(message | {name: value}).encode()), Reading | MessageError)


@given(messages, known, json_values)
@settings(max_examples=300)
def test_any_value_in_a_known_field_gives_a_reading_or_names_it(message: dict[str, Any], name: str, value: Any) -> None:
    result = outcome(json.dumps(message | {name: value}).encode())
    assert isinstance(result, Reading) or result.field == name


@given(json_values)
@settings(max_examples=300)
def test_whatever_is_decoded_can_be_kept_and_given_back(value: Any) -> None:
    fields = attempt(lambda: decode_object(json.dumps({"value": value})))
    assume(isinstance(fields, dict))
    assert bson.decode(bson.encode(fields)) == fields
    assert json.loads(json.dumps(fields, allow_nan=False)) == fields


@given(st.binary())
def test_any_bytes_give_a_status_or_an_error(payload: bytes) -> None:
    assert isinstance(attempt(lambda: parse_status(payload)), bool | MessageError)


@given(st.dictionaries(st.sampled_from(["deviceId", "schema", "role", "parent", "interval", "x"]), json_values))
def test_any_object_gives_an_info_or_an_error(fields: dict[str, Any]) -> None:
    result = attempt(lambda: parse_info(json.dumps(fields), device_id="m"))
    assert isinstance(result, DeviceInfo | MessageError)
