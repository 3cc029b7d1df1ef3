"""Readings as MongoDB documents and back: the message's fields as they came, `_id`, and `timestamp` as a Date (UTC)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
import math
from typing import Any, Final

import bson

from energy_core.message import reading_from_fields
from energy_core.message_error import MessageError
from energy_core.reading import Reading

type Document = dict[str, Any]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_AWARE: Final[bson.CodecOptions[Document]] = bson.CodecOptions(tz_aware=True)
_MILLISECOND: Final = timedelta(milliseconds=1)


def decode(body: bytes) -> Document:
    """Return a document of BSON, its Dates with a time zone."""
    return bson.decode(body, _AWARE)


def date_of(epoch_ms: int) -> datetime:
    """Return the time that BSON calls a Date."""
    return EPOCH + epoch_ms * _MILLISECOND


def epoch_ms_of(date: datetime) -> int:
    """Return Unix time in ms, which is all that a BSON Date holds."""
    return (date - EPOCH) // _MILLISECOND


def seconds_of(date: datetime) -> int | float:
    """Return Unix time in seconds, whole where it is whole, as messages carry it."""
    epoch_ms = epoch_ms_of(date)
    return epoch_ms / 1000 if epoch_ms % 1000 else epoch_ms // 1000


def check_names(fields: Mapping[str, Any]) -> None:
    """Raise MessageError where a field's name is one that MongoDB keeps for itself."""
    if "_id" in fields:
        raise MessageError("_id", "MongoDB keeps this name for itself; send the field under another")
    _check_operators(fields)


def _check_operators(members: Mapping[str, Any] | list[Any]) -> None:
    for name in () if isinstance(members, list) else members:
        if name.startswith("$"):
            reason = "MongoDB keeps names that begin with $ for itself; send the field under another"
            raise MessageError(name[:80], reason)
    for value in members if isinstance(members, list) else members.values():
        if isinstance(value, dict | list):
            _check_operators(value)


def document_of(reading: Reading, fields: Mapping[str, Any]) -> Document:
    """Return the document of a reading, whose message had these fields."""
    identity = {"_id": reading.key, "deviceId": reading.device_id, "timestamp": date_of(reading.timestamp_ms)}
    return identity | {name: value for name, value in fields.items() if name not in identity}


def message_of(document: Mapping[str, Any]) -> Document:
    """Return the message that a reading's document was made of; its numbers are equal to those that came."""
    message = {name: value for name, value in document.items() if name != "_id"}
    if isinstance(message.get("timestamp"), datetime):
        message["timestamp"] = seconds_of(message["timestamp"])
    return message


def reading_of(document: Mapping[str, Any]) -> Reading:
    """Return the reading in a document; raises MessageError where another program wrote what is none."""
    message = message_of(document)
    return reading_from_fields(message, device_id=message.get("deviceId", ""), now_s=math.inf)
