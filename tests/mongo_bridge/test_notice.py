"""Notices: info, status, alerts and settings, in any order and any repetition."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

import pytest

from mongo_bridge.delivery import entry_of
from mongo_bridge.documents import decode
from mongo_bridge.kind import Kind
from mongo_bridge.notice import apply, updates
from mongo_bridge.store import Store

from .messages import START_S

MESSAGES = Path(__file__).parents[1] / "messages"
NOW_MS = (START_S + 3600) * 1000
SINCE = 1795000000250


def receive(store: Store, *messages: tuple[str, bytes | str]) -> None:
    for topic, payload in messages:
        raw = payload if isinstance(payload, bytes) else payload.encode()
        entry = entry_of(f"/energy/{topic}", raw, root="/energy", now_ms=NOW_MS)
        assert entry.kind is not Kind.DEAD_LETTER, decode(entry.body)
        apply(store.database, updates(entry.kind, decode(entry.body)))


def golden(name: str) -> bytes:
    return (MESSAGES / f"{name}.json").read_bytes()


def alert(since_ms: int = SINCE, **more: Any) -> str:
    message = {"id": f"m|overvoltage|{since_ms}", "kind": "overvoltage", "value": 257.1, "limit": 253.0}
    return json.dumps(message | {"since": since_ms / 1000} | more)


def settings(revision: int, changed_by: str = "bridge", **more: Any) -> str:
    return json.dumps({"revision": revision, "changedAt": 1795000000, "changedBy": changed_by, **more})


@pytest.mark.parametrize(
    ("topic", "name", "kind"),
    [
        ("meter-01/alert", "alert_begun", Kind.ALERT),
        ("meter-01/alert", "alert_ended", Kind.ALERT),
        ("meter-01/alert", "alert_replayed", Kind.ALERT),
        ("meter-01-kitchen/alert", "alert_of_another_kind", Kind.ALERT),
        ("meter-01/alert/ack", "acknowledgement", Kind.ACKNOWLEDGEMENT),
        ("meter-01/settings/limits", "limits_minimal", Kind.SETTINGS),
        ("meter-01/settings/limits", "limits_of_a_person", Kind.SETTINGS),
        ("meter-01/settings/tariff", "tariff_settings_budget", Kind.SETTINGS),
    ],
)
def test_golden_messages_are_taken(topic: str, name: str, kind: Kind) -> None:
    assert entry_of(f"/energy/{topic}", golden(name), root="/energy", now_ms=NOW_MS).kind is kind


@pytest.mark.parametrize(
    ("topic", "payload", "field"),
    [
        ("m/alert", b"", "payload"),
        ("m/alert", alert(id="other|overvoltage|1795000000250"), "id"),
        ("m/alert/ack", b"{}", "id"),
        ("m/settings/limits", settings(0), "revision"),
        ("m/settings/limits", settings(1, overvoltage={"limit": -1}), "overvoltage.limit"),
        ("m/settings/tariff", settings(1, billingDay=32), "billingDay"),
        ("m/settings/tariff", settings(1, tariff={"$where": 1}), "$where"),
        ("m/settings/colour", b"{}", "topic"),
    ],
)
def test_what_is_wrong_is_a_dead_letter_that_names_the_field(topic: str, payload: bytes | str, field: str) -> None:
    raw = payload if isinstance(payload, bytes) else payload.encode()
    entry = entry_of(f"/energy/{topic}", raw, root="/energy", now_ms=NOW_MS)
    assert (entry.kind, decode(entry.body)["field"]) == (Kind.DEAD_LETTER, field)


BEGUN = ("m/alert", alert())
ENDED = ("m/alert", alert(value=259.5, until=SINCE / 1000 + 60))
TAKEN = (
    "m/alert/ack",
    json.dumps({"id": f"m|overvoltage|{SINCE}", "acknowledgedBy": "ann", "acknowledgedAt": 1795000009}),
)
LATER = (
    "m/alert/ack",
    json.dumps({"id": f"m|overvoltage|{SINCE}", "acknowledgedBy": "bob", "acknowledgedAt": 1795000010}),
)


@pytest.mark.parametrize(
    "order",
    [
        [BEGUN, ENDED, TAKEN, LATER],
        [BEGUN, TAKEN, ENDED, BEGUN, LATER],
        [TAKEN, ENDED, BEGUN, ENDED, TAKEN],
        [ENDED, BEGUN, TAKEN, BEGUN, ENDED],
    ],
    ids=["as it was", "begun again", "backwards", "ended first"],
)
def test_an_alert_is_the_same_in_any_order(order: list[tuple[str, str]], store: Store) -> None:
    receive(store, *order)
    assert list(store.database["alerts"].find()) == [
        {
            "_id": f"m|overvoltage|{SINCE}",
            "deviceId": "m",
            "kind": "overvoltage",
            "since": datetime.fromtimestamp(SINCE / 1000, UTC),
            "value": 259.5,
            "limit": 253.0,
            "replayed": False,
            "until": datetime.fromtimestamp(SINCE / 1000 + 60, UTC),
            "acknowledgedBy": "ann",
            "acknowledgedAt": datetime.fromtimestamp(1795000009, UTC),
        }
    ]


@pytest.mark.parametrize(
    ("order", "winner"),
    [
        ([(1, "a"), (2, "a")], (2, "a")),
        ([(2, "a"), (1, "z")], (2, "a")),
        ([(2, "a"), (2, "b")], (2, "b")),
        ([(2, "b"), (2, "a"), (2, "b")], (2, "b")),
    ],
)
def test_the_higher_revision_wins(order: list[tuple[int, str]], winner: tuple[int, str], store: Store) -> None:
    receive(store, *(("m/settings/limits", settings(number, by, fuseRating=number * 10)) for number, by in order))
    (kept,) = store.database["settings"].find()
    assert (kept["_id"], kept["revision"], kept["changedBy"]) == ("m|limits", *winner)
    assert kept["settings"] == json.loads(settings(*winner, fuseRating=winner[0] * 10))


def test_settings_that_were_cleared_begin_anew(store: Store) -> None:
    receive(store, ("m/settings/tariff", settings(9)), ("m/settings/tariff", b""))
    (kept,) = store.database["settings"].find()
    assert (kept["settings"], kept["revision"]) == (None, 0)
    receive(store, ("m/settings/tariff", settings(1, budget=100)), ("m/settings/limits", settings(4)))
    assert [(kept["name"], kept["revision"]) for kept in store.database["settings"].find().sort("_id")] == [
        ("limits", 4),
        ("tariff", 1),
    ]


@pytest.mark.parametrize("topic", ["m/info", "m/status", "m/settings/limits", "m/settings/tariff"])
def test_what_is_cleared_brings_no_erased_device_back(topic: str, store: Store) -> None:
    receive(store, (topic, b""))
    assert list(store.database["devices"].find()) == list(store.database["settings"].find()) == []
