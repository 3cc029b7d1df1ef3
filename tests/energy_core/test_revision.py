"""Both sides agree which of two copies is newer."""

from __future__ import annotations

from itertools import permutations

import pytest

from energy_core.message_error import MessageError
from energy_core.revision import Revision, check_author, check_size, revision_of, seconds, unix_ms

GOOD = {"revision": 2, "changedAt": 1_795_000_000.25, "changedBy": "bridge"}


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        (Revision(), Revision(1, "bridge", 5)),
        (Revision(1, "z", 99), Revision(2, "a", 1)),
        (Revision(2, "bridge", 99), Revision(2, "homeassistant", 1)),
        (Revision(2, "bridge", 1), Revision(2, "bridge", 2)),
    ],
)
def test_higher_revision_wins_and_a_tie_goes_by_author(older: Revision, newer: Revision) -> None:
    assert newer > older
    assert not older > newer


def test_every_order_of_arrival_ends_with_the_same() -> None:
    copies = [Revision(2, "a", 3), Revision(2, "b", 1), Revision(1, "c", 9), Revision(2, "b", 1)]
    assert {max(order) for order in permutations(copies)} == {Revision(2, "b", 1)}


def test_next_is_newer_than_what_was_seen() -> None:
    seen = Revision(41, "zz", 1_795_000_000_000)
    assert seen.next("a", 1) == Revision(42, "a", 1)
    assert seen.next("a", 1) > seen


def test_fields_are_read_back() -> None:
    revision = revision_of(GOOD)
    assert revision == Revision(2, "bridge", 1_795_000_000_250)
    assert revision.fields() == GOOD


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"revision": None}, "revision"),
        ({"revision": 0}, "revision"),
        ({"revision": -1}, "revision"),
        ({"revision": 1.5}, "revision"),
        ({"revision": "2"}, "revision"),
        ({"revision": True}, "revision"),
        ({"changedBy": None}, "changedBy"),
        ({"changedBy": ""}, "changedBy"),
        ({"changedBy": 7}, "changedBy"),
        ({"changedBy": "x" * 41}, "changedBy"),
        ({"changedBy": "a b"}, "changedBy"),
        ({"changedAt": None}, "changedAt"),
        ({"changedAt": 0}, "changedAt"),
        ({"changedAt": 1_795_000_000_000}, "changedAt"),
        ({"changedAt": "now"}, "changedAt"),
    ],
)
@pytest.mark.parametrize("absent", [True, False])
def test_a_bad_revision_is_refused_by_name(change: dict[str, object], field: str, absent: bool) -> None:
    kept = {name: value for name, value in GOOD.items() if name not in change}
    with pytest.raises(MessageError) as caught:
        revision_of(kept if absent else kept | change)
    assert caught.value.field == field


def test_times_keep_their_milliseconds() -> None:
    assert (seconds(1_795_000_000_000), seconds(1_795_000_000_001)) == (1_795_000_000, 1_795_000_000.001)
    assert unix_ms({"since": 1_795_000_000.001}, "since") == 1_795_000_000_001


@pytest.mark.parametrize("payload", ["ä" * 5, b"x" * 10])
def test_size_is_counted_in_bytes(payload: str | bytes) -> None:
    check_size(payload, 10)
    with pytest.raises(MessageError, match="10 bytes, at most 9"):
        check_size(payload, 9)


def test_authors() -> None:
    assert check_author("by", "Jane.Doe-1_x@home") == "Jane.Doe-1_x@home"
