"""Whatever is delivered becomes an entry of the spool."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from mongo_bridge.delivery import MAX_RAW_BYTES, Kind, entry_of
from mongo_bridge.documents import decode

from .messages import START_S, data, fields

NOW_MS = (START_S + 3600) * 1000


def test_a_topic_that_nobody_subscribed_to_is_a_dead_letter() -> None:
    entry = entry_of("/energy/m/firmware", b"{}", root="/energy", now_ms=NOW_MS)
    assert entry.kind is Kind.DEAD_LETTER
    assert decode(entry.body)["field"] == "topic"


def test_another_root() -> None:
    entry = entry_of("home/m/data", json.dumps(fields("m")).encode(), root="home", now_ms=NOW_MS)
    assert (entry.kind, entry.received_ms) == (Kind.READING, NOW_MS)


def test_raw_bytes_are_capped_and_their_number_is_kept() -> None:
    payload = bytes(range(256)) * 1000
    letter = decode(entry_of("/energy/m/data", payload, root="/energy", now_ms=NOW_MS).body)
    assert (letter["payload"], letter["size"]) == (payload[:MAX_RAW_BYTES], 256_000)


def test_info_and_status() -> None:
    info = entry_of("/energy/m/info", b'{"deviceId": "m", "model": "x"}', root="/energy", now_ms=NOW_MS)
    status = entry_of("/energy/m/status", b"online", root="/energy", now_ms=NOW_MS)
    assert (info.kind, decode(info.body)) == (Kind.INFO, {"deviceId": "m", "info": {"deviceId": "m", "model": "x"}})
    assert (status.kind, decode(status.body)) == (Kind.STATUS, {"deviceId": "m", "status": "online"})


@given(st.text(st.characters(codec="utf-8")), st.binary())
def test_nothing_that_is_delivered_raises_or_is_thrown_away(topic: str, payload: bytes) -> None:
    letter = decode(entry_of(topic, payload, root="/energy", now_ms=NOW_MS).body)
    assert letter["payload"] == payload


@given(st.sampled_from(["data", "info", "status"]), st.binary())
def test_no_payload_raises(kind: str, payload: bytes) -> None:
    assert entry_of(f"/energy/m/{kind}", payload, root="/energy", now_ms=NOW_MS).body


def test_a_reading_is_kept_as_the_document_that_is_stored() -> None:
    topic, payload = data("m")
    entry = entry_of(topic, payload.encode(), root="/energy", now_ms=NOW_MS)
    assert decode(entry.body)["_id"] == f"m|{START_S * 1000}"
