"""One MQTT delivery to what the spool keeps of it. Nothing is thrown away: what is refused becomes a dead letter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import bson

from energy_core.json_fields import decode_object
from energy_core.message import reading_from_fields
from energy_core.message_error import MessageError
from energy_core.reading import Reading
from energy_core.topic import DATA, parse_topic

from .documents import Document, check_names, date_of, document_of
from .kind import Kind
from .notice import NOTICE_TOPICS, parse

TOPIC_KINDS: Final = (DATA, *NOTICE_TOPICS)
"""The kinds of topic that the bridge keeps."""

MAX_RAW_BYTES: Final = 65_536
"""A dead letter keeps this much of its payload; more would let one broken device fill the database."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of one delivery: `body` is BSON, a reading's the document as it will be stored.

    `device_id` and `timestamp_ms` are a reading's; so are `seq` and `reading`, until they have been told on.
    """

    kind: Kind
    received_ms: int
    body: bytes
    device_id: str | None = None
    timestamp_ms: int | None = None
    seq: int | None = None
    reading: Reading | None = field(default=None, compare=False, repr=False)


def entry_of(topic: str, payload: bytes, *, root: str, now_ms: int) -> Entry:
    """Check what came and return what to keep of it; never raises, whatever came."""
    try:
        return accept(topic, payload, root=root, now_ms=now_ms)
    except MessageError as error:
        return Entry(Kind.DEAD_LETTER, now_ms, bson.encode(_dead_letter(topic, payload, error, now_ms)))


def accept(topic: str, payload: bytes, *, root: str, now_ms: int) -> Entry:
    """Check what came and return what to keep of it; raises MessageError where it is refused."""
    parts = parse_topic(topic, root)
    if parts.kind == DATA:
        return _reading(payload, parts.device_id, now_ms)
    if parts.kind not in NOTICE_TOPICS:
        raise MessageError("topic", f"{parts.kind!r:.80} is no kind of message that the bridge keeps")
    kind, body = parse(parts.kind, payload, parts.device_id)
    return Entry(kind, now_ms, bson.encode(body))


def _reading(payload: bytes, device_id: str, now_ms: int) -> Entry:
    fields = decode_object(payload)
    reading = reading_from_fields(fields, device_id=device_id, now_s=now_ms / 1000)
    check_names(fields)
    body = bson.encode(document_of(reading, fields))
    return Entry(Kind.READING, now_ms, body, device_id, reading.timestamp_ms, reading.seq, reading)


def _dead_letter(topic: str, payload: bytes, error: MessageError, now_ms: int) -> Document:
    return {
        "topic": topic.replace("\0", "�"),
        "field": error.field,
        "reason": error.reason,
        "payload": payload[:MAX_RAW_BYTES],
        "size": len(payload),
        "receivedAt": date_of(now_ms),
    }
