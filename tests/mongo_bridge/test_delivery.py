"""Whatever is delivered becomes an entry of the spool."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from mongo_bridge.delivery import MAX_RAW_BYTES, entry_of
from mongo_bridge.documents import decode, message_of
from mongo_bridge.kind import Kind

from .messages import START_S, data, fields

MESSAGES = Path(__file__).parents[1] / "messages"
EXPECTED_FIELDS: dict[str, str] = json.loads((MESSAGES / "invalid/expected_fields.json").read_text())
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


@pytest.mark.parametrize(
    "file", sorted([*MESSAGES.glob("reading_*.json"), *MESSAGES.glob("info_*.json")]), ids=lambda file: file.stem
)
def test_a_golden_message_is_kept_as_it_came(file: Path) -> None:
    kind = {"reading": "data", "info": "info"}[file.stem.partition("_")[0]]
    message = json.loads(file.read_bytes())
    topic = f"/energy/{message['deviceId']}/{kind}"
    entry = entry_of(topic, file.read_bytes(), root="/energy", now_ms=NOW_MS)
    body = decode(entry.body)
    assert message in (body.get("info"), message_of(body))


@pytest.mark.parametrize("name", EXPECTED_FIELDS)
def test_an_invalid_message_is_a_dead_letter_that_names_the_field(name: str) -> None:
    payload = (MESSAGES / f"invalid/{name}.json").read_bytes()
    entry = entry_of("/energy/meter-01/data", payload, root="/energy", now_ms=NOW_MS)
    letter = decode(entry.body)
    assert (entry.kind, letter["field"], letter["payload"]) == (Kind.DEAD_LETTER, EXPECTED_FIELDS[name], payload)
