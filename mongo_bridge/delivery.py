"""One MQTT delivery to what the spool keeps of it. Nothing is thrown away: what is refused becomes a dead letter."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import bson

from energy_core.device_info import parse_info
from energy_core.json_fields import decode_object
from energy_core.message import parse_status, reading_from_fields
from energy_core.message_error import MessageError
from energy_core.topic import DATA, INFO, STATUS, parse_topic

from .documents import Document, check_names, date_of, document_of

MAX_RAW_BYTES: Final = 65_536
"""A dead letter keeps this much of its payload; more would let one broken device fill the database."""


class Kind(StrEnum):
    """What an entry of the spool becomes in MongoDB."""

    READING = "reading"
    INFO = "info"
    STATUS = "status"
    DEAD_LETTER = "dead_letter"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one delivery: `body` is BSON, a reading's the document as it will be stored.

    `device_id` and `seq` are a reading's, where it has a sequence number, until it has been acknowledged to its meter.
    """

    kind: Kind
    received_ms: int
    body: bytes
    device_id: str | None = None
    seq: int | None = None


def entry_of(topic: str, payload: bytes, *, root: str, now_ms: int) -> Entry:
    """Check what came and return what to keep of it; never raises, whatever came."""
    try:
        kind, body = _accept(topic, payload, root, now_ms)
    except MessageError as error:
        return Entry(Kind.DEAD_LETTER, now_ms, bson.encode(_dead_letter(topic, payload, error, now_ms)))
    seq = body.get("seq") if kind is Kind.READING else None
    device_id = body["deviceId"] if seq is not None else None
    return Entry(kind, now_ms, bson.encode(body), device_id, None if seq is None else int(seq))


def _accept(topic: str, payload: bytes, root: str, now_ms: int) -> tuple[Kind, Document]:
    parts = parse_topic(topic, root)
    device_id = parts.device_id
    match parts.kind:
        case kind if kind == DATA:
            fields = decode_object(payload)
            reading = reading_from_fields(fields, device_id=device_id, now_s=now_ms / 1000)
            check_names(fields)
            return Kind.READING, document_of(reading, fields)
        case kind if kind == INFO:
            return Kind.INFO, {"deviceId": device_id, "info": _info(payload, device_id)}
        case kind if kind == STATUS:
            status = ("online" if parse_status(payload) else "offline") if payload else None
            return Kind.STATUS, {"deviceId": device_id, "status": status}
    raise MessageError("topic", f"{parts.kind!r:.80} is no kind of message that the bridge keeps")


def _info(payload: bytes, device_id: str) -> dict[str, Any] | None:
    """Return None for an empty payload: so a retained topic is cleared when its device is removed."""
    if not payload:
        return None
    fields = dict(parse_info(payload, device_id=device_id).fields)
    check_names(fields)
    return fields


def _dead_letter(topic: str, payload: bytes, error: MessageError, now_ms: int) -> Document:
    return {
        "topic": topic.replace("\0", "�"),
        "field": error.field,
        "reason": error.reason,
        "payload": payload[:MAX_RAW_BYTES],
        "size": len(payload),
        "receivedAt": date_of(now_ms),
    }
