"""Dead letters, listed and replayed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from mongo_bridge.dead_letters import DeadLetterError, DeadLetters, refused_by_mongodb
from mongo_bridge.delivery import entry_of
from mongo_bridge.store import Store

from .machine import Machine
from .messages import START_S, fields


def receive(machine: Machine, topic: str, payload: bytes) -> None:
    machine.spool.append([entry_of(topic, payload, root="/energy", now_ms=machine.now_ms)])
    while machine.spool.waiting:
        assert machine.writer._attempt()


def letters_of(machine: Machine, store: Store) -> DeadLetters:
    return DeadLetters(store, machine.spool, root="/energy", clock=lambda: machine.now_s)


def test_a_letter_that_is_right_now_is_received_anew(machine: Machine, store: Store) -> None:
    """A meter's clock was ahead of ours; now its time has come."""
    early = fields("m", timestamp=START_S + 91_000)
    receive(machine, "/energy/m/data", json.dumps(early).encode())
    letters = letters_of(machine, store)
    (letter,) = letters.open(10)
    with pytest.raises(DeadLetterError, match="it is refused still: timestamp: "):
        letters.replay(letter["_id"], by="ann")
    assert letters.open(10) == [letter]
    machine.now_s = START_S + 91_000.0
    replayed = letters.replay(letter["_id"], by="ann")
    assert replayed["replayedBy"] == "ann"
    assert machine.writer._attempt()
    assert store.database["readings"].count_documents({"deviceId": "m"}) == 1
    assert letters.open(10) == []
    with pytest.raises(DeadLetterError, match="ann has replayed it already"):
        letters.replay(letter["_id"], by="bob")


def test_what_mongodb_refused_is_tried_again(machine: Machine, store: Store) -> None:
    machine.spool.append(
        [entry_of("/energy/m/data", json.dumps(fields("m")).encode(), root="/energy", now_ms=machine.now_ms)]
    )
    (row,) = machine.spool.oldest(1)
    store.keep("dead_letter", [refused_by_mongodb(row, "Document failed validation")])
    machine.spool.settle([row], {})
    letters_of(machine, store).replay(row.letter_id, by="ann")
    assert machine.writer._attempt()
    assert machine.rollup.attempt()
    assert [each["seq"] for each in store.database["readings"].find()] == [0]
    assert store.database["summary_day"].count_documents({"deviceId": "m"}) == 1


@pytest.mark.parametrize(
    ("payload", "told"),
    [
        (b"x" * 70_000, "only 65536 of its 70000 bytes were kept; let its publisher send it again, shorter"),
        (b"{", "it is refused still: payload: not JSON"),
    ],
)
def test_what_cannot_be_replayed_says_why(payload: bytes, told: str, machine: Machine, store: Store) -> None:
    receive(machine, "/energy/m/data", payload)
    letters = letters_of(machine, store)
    with pytest.raises(DeadLetterError, match=told):
        letters.replay(letters.open(1)[0]["_id"], by="ann")
    with pytest.raises(DeadLetterError, match="there is no dead letter 'none'"):
        letters.replay("none", by="ann")


def test_pages(machine: Machine, store: Store) -> None:
    for number in range(5):
        receive(machine, "/energy/m/data", b"{" * number)
    letters = letters_of(machine, store)
    first = letters.open(3)
    rest: list[dict[str, Any]] = letters.open(3, after=first[-1]["_id"])
    assert [len(first), len(rest)] == [3, 2]
    assert sorted(len(each["payload"]) for each in [*first, *rest]) == [0, 1, 2, 3, 4]
