"""Meters hear which of their readings are safe."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
import pytest

from mongo_bridge.acknowledgement import RANGES_A_MESSAGE, Acknowledgements, ranges_of
from mongo_bridge.delivery import Entry, entry_of

from .conftest import Bridge, Broker, Publisher, wait_until
from .messages import START_S, data, fields

MESSAGES = Path(__file__).resolve().parents[1] / "messages"
NOW_MS = (START_S + 3600) * 1000


def reading(device_id: str, seq: int | None, second: int = 0) -> Entry:
    message = fields(device_id, timestamp=START_S + second, seq=seq)
    message = {name: value for name, value in message.items() if value is not None}
    return entry_of(f"/energy/{device_id}/data", json.dumps(message).encode(), root="/energy", now_ms=NOW_MS)


def info(device_id: str, **more: str) -> Entry:
    message = {"deviceId": device_id, **more}
    return entry_of(f"/energy/{device_id}/info", json.dumps(message).encode(), root="/energy", now_ms=NOW_MS)


def published(*entries: Entry) -> list[tuple[str, str]]:
    return list(Acknowledgements("/energy").messages(entries))


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [([], []), ([7], [(7, 7)]), ([3, 1, 2], [(1, 3)]), ([1, 2, 4, 9, 10], [(1, 2), (4, 4), (9, 10)])],
)
def test_ranges(numbers: list[int], ranges: list[tuple[int, int]]) -> None:
    assert ranges_of(numbers) == ranges


@given(st.sets(st.integers(0, 2**53)))
def test_ranges_cover_exactly_the_numbers(numbers: set[int]) -> None:
    ranges = ranges_of(numbers)
    assert sum(last - first + 1 for first, last in ranges) == len(numbers)
    assert all(any(first <= number <= last for first, last in ranges) for number in numbers)


def test_readings_with_numbers_are_acknowledged_to_their_meter() -> None:
    entries = [reading("m", 5), reading("m", 6, 5), reading("m", 6, 5), reading("n", 1), reading("plain", None)]
    assert published(*entries) == [("/energy/m/ack", '{"seqs":[[5,6]]}'), ("/energy/n/ack", '{"seqs":[[1,1]]}')]


def test_the_golden_message_is_what_the_bridge_writes() -> None:
    numbers = [17, *range(4294967297, 4294967303), 9007199254740992, 9007199254740991]
    entries = [reading("m", number, second) for second, number in enumerate(numbers)]
    assert published(*entries) == [("/energy/m/ack", (MESSAGES / "ack.json").read_text().rstrip())]
    schema = json.loads((MESSAGES / "ack.schema.json").read_text())
    Draft202012Validator(schema).validate(json.loads((MESSAGES / "ack.json").read_text()))


def test_what_is_refused_is_not_acknowledged() -> None:
    message = fields("m") | {"seq": 3, "voltage": "high"}
    refused = entry_of("/energy/m/data", json.dumps(message).encode(), root="/energy", now_ms=NOW_MS)
    assert published(refused) == []


def test_a_circuit_is_acknowledged_to_its_meter() -> None:
    entries = [reading("m-kitchen", 8), info("m-kitchen", parent="m"), reading("m", 9)]
    assert published(*entries) == [("/energy/m/ack", '{"seqs":[[8,9]]}')]


def test_a_circuit_that_became_a_meter_is_acknowledged_itself() -> None:
    acknowledgements = Acknowledgements("/energy")
    list(acknowledgements.messages([info("m-kitchen", parent="m")]))
    list(acknowledgements.messages([info("m-kitchen")]))
    assert list(acknowledgements.messages([reading("m-kitchen", 8)])) == [("/energy/m-kitchen/ack", '{"seqs":[[8,8]]}')]


def test_many_gaps_come_in_small_messages() -> None:
    entries = [reading("m", 2 * number, number) for number in range(RANGES_A_MESSAGE + 1)]
    payloads = [payload for _, payload in published(*entries)]
    assert [len(json.loads(payload)["seqs"]) for payload in payloads] == [RANGES_A_MESSAGE, 1]
    assert max(map(len, payloads)) < 1024


def test_the_bridge_says_on_the_meters_topic_what_is_safe(
    bridge: Bridge, publisher: Publisher, shared_broker: Broker, name: str
) -> None:
    heard: set[int] = set()
    meter = Publisher(shared_broker.port)
    meter.client.on_message = lambda _client, _data, message: heard.update(
        number for first, last in json.loads(message.payload)["seqs"] for number in range(first, last + 1)
    )
    meter.client.subscribe(f"/energy/{name}/ack", 1)

    publisher.send(*(data(name, number) for number in range(50)))
    wait_until(lambda: heard == set(range(50)))
    heard.clear()
    publisher.send(data(name, 7, replayed=True))
    wait_until(lambda: heard == {7})
    meter.end()
