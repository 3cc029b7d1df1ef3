"""The writer against the real database, interrupted at the worst moments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pymongo import UpdateOne
from pymongo.errors import AutoReconnect
import pytest

from mongo_bridge.delivery import entry_of
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Later, Outcome, Store
from mongo_bridge.writer import Writer

from .messages import START_S, fields


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    opened = Spool(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def writer(spool: Spool, store: Store, health: Health) -> Writer:
    return Writer(spool, store, health)


def receive(spool: Spool, *messages: dict[str, Any]) -> None:
    now_ms = (START_S + 3600) * 1000
    spool.append(
        [
            entry_of("/energy/m/data", json.dumps(message).encode(), root="/energy", now_ms=now_ms)
            for message in messages
        ]
    )


def content(store: Store) -> dict[str, list[dict[str, Any]]]:
    names = ("readings", "devices", "conflicts", "dead_letter")
    return {name: list(store._database[name].find().sort("_id")) for name in names}


MIXED = [fields("m", 2), fields("m", 0), fields("m", 2, seq=9), fields("m", 0, power=1.0), {"deviceId": "m"}]


@pytest.mark.parametrize("step", ["keep", "update_devices", "settle"])
def test_interrupted_after_any_step_the_repetition_changes_nothing(
    step: str, writer: Writer, spool: Spool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(spool, *MIXED)
    part = spool if step == "settle" else store
    whole = getattr(part, step)

    def interrupted(*arguments: Any) -> None:
        if step != "settle":
            whole(*arguments)
        raise AutoReconnect("the connection is gone")

    monkeypatch.setattr(part, step, interrupted)
    assert not writer._attempt()
    assert spool.waiting == len(MIXED)
    monkeypatch.setattr(part, step, whole)
    assert writer._attempt()
    assert spool.waiting == 0
    kept = content(store)
    assert [document["_id"] for document in kept["readings"]] == [
        f"m|{START_S * 1000}",
        f"m|{(START_S + 10) * 1000}",
    ]
    assert [document["reading"]["power"] for document in kept["conflicts"]] == [1.0]
    assert [letter["field"] for letter in kept["dead_letter"]] == ["voltage"]
    assert [device["lastReading"]["seq"] for device in kept["devices"]] == [2]
    counts = spool.counts
    assert counts["stored"] + counts["duplicates"] == 3
    assert (counts["conflicts"], counts["refused"]) == (1, 1)


def test_a_document_that_mongodb_never_takes_does_not_stop_the_others(
    writer: Writer, spool: Spool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = store.insert_readings

    def validating(bodies: list[bytes]) -> list[Outcome | str]:
        outcomes = insert(bodies[1:])
        return ["Document failed validation", *outcomes]

    monkeypatch.setattr(store, "insert_readings", validating)
    receive(spool, fields("m", 0), fields("m", 1))
    assert writer._attempt()
    kept = content(store)
    assert [document["seq"] for document in kept["readings"]] == [1]
    assert [letter["reason"] for letter in kept["dead_letter"]] == ["MongoDB refused it: Document failed validation"]
    assert (spool.waiting, spool.counts["refused"], spool.counts["stored"]) == (0, 1, 1)


def test_what_is_not_confirmed_waits_and_the_rest_does_not(
    writer: Writer, spool: Spool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    insert = store.insert_readings
    monkeypatch.setattr(store, "insert_readings", lambda bodies: [Later("away"), *insert(bodies[1:])])
    receive(spool, fields("m", 0), fields("m", 1))
    assert writer._attempt()
    assert (spool.waiting, spool.counts["stored"]) == (1, 1)
    monkeypatch.setattr(store, "insert_readings", insert)
    assert writer._attempt()
    assert (spool.waiting, spool.counts["stored"]) == (0, 2)


def test_a_database_that_takes_nothing_is_not_called_well(
    writer: Writer, spool: Spool, store: Store, health: Health, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "insert_readings", lambda bodies: [Later("the disk is full")] * len(bodies))
    receive(spool, fields("m", 0))
    assert not writer._attempt()
    assert "the disk is full" in (health.database.problem or "")
    assert spool.waiting == 1


def test_a_reading_that_another_program_spoilt_is_a_conflict(writer: Writer, spool: Spool, store: Store) -> None:
    store._database["readings"].insert_one({"_id": f"m|{START_S * 1000}", "note": "no reading"})
    receive(spool, fields("m", 0))
    assert writer._attempt()
    assert spool.counts["conflicts"] == 1
    assert content(store)["readings"] == [{"_id": f"m|{START_S * 1000}", "note": "no reading"}]


def test_more_than_a_batch(writer: Writer, spool: Spool, store: Store) -> None:
    receive(spool, *(fields("m", number) for number in range(2500)))
    writer.stop()
    writer.run()
    assert spool.waiting == 0
    assert store._database["readings"].count_documents({}) == 2500


def test_while_more_waits_devices_are_told_for_a_twentieth_of_the_time(
    writer: Writer, spool: Spool, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s, told = 100.0, []
    update = store.update_devices

    def slowly(updates: Sequence[UpdateOne]) -> None:
        nonlocal now_s
        now_s += 0.5
        told.append(now_s)
        update(updates)

    monkeypatch.setattr("mongo_bridge.writer.time", SimpleNamespace(monotonic=lambda: now_s))
    monkeypatch.setattr(store, "update_devices", slowly)
    receive(spool, *(fields("m", number) for number in range(3500)))
    assert writer._attempt()
    assert writer._attempt()
    now_s += 9.6
    assert writer._attempt()
    assert told == [100.5, 110.6]
    assert writer._attempt()
    assert spool.waiting == 0
    assert told == [100.5, 110.6, 111.1]
    assert content(store)["devices"][0]["lastReading"]["seq"] == 3499
