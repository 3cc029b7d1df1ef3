"""Readings as documents and back."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from typing import Any

import bson
from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.message import parse_reading
from energy_core.message_error import MessageError
from mongo_bridge.documents import check_names, date_of, decode, document_of, message_of, reading_of, seconds_of

from .messages import fields

numbers = st.integers(0, 2**53) | st.floats(0, 1e12)


@pytest.mark.parametrize("epoch_ms", [0, 1, 999, 1739930110000, 1739930110123, 4102444800001])
def test_times_are_exact_to_the_millisecond(epoch_ms: int) -> None:
    assert seconds_of(date_of(epoch_ms)) == epoch_ms / 1000
    assert isinstance(seconds_of(date_of(1739930110000)), int)


@given(numbers, numbers, st.integers(10**12, 1_739_930_200_000))
def test_a_message_comes_back_from_bson_as_it_came(voltage: float, power: float, epoch_ms: int) -> None:
    message = fields("m", voltage=voltage, power=power, timestamp=epoch_ms / 1000, room=["Küche", None])
    reading = parse_reading(json.dumps(message), device_id="m", now_s=1_739_930_200)
    document = decode(bson.encode(document_of(reading, message)))
    assert document["_id"] == f"m|{epoch_ms}"
    assert document["timestamp"] == date_of(epoch_ms)
    assert message_of(document) == message
    assert reading_of(document) == reading


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"deviceId": 5},
        {"deviceId": "m", "timestamp": "yesterday"},
        fields("m", timestamp=datetime(2026, 1, 1, tzinfo=UTC), power=bson.Decimal128("1.5")),
    ],
)
def test_what_others_wrote_and_is_no_reading_is_an_error(document: dict[str, Any]) -> None:
    with pytest.raises(MessageError):
        reading_of(document)


@pytest.mark.parametrize(("name", "field"), [("_id", "_id"), ("$where", "$where")])
def test_names_that_mongodb_keeps_are_refused(name: str, field: str) -> None:
    with pytest.raises(MessageError) as caught:
        check_names({"power": 1, name: 2})
    assert caught.value.field == field


def test_names_are_checked_at_every_depth() -> None:
    check_names({"a": {"_id": 1}, "b": [{"c.d": "$text"}]})
    with pytest.raises(MessageError, match=r"\$set"):
        check_names({"a": [{"b": [[{"$set": 1}]]}]})
