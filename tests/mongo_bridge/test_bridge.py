"""The bridge end to end: from a message at the broker to a document in MongoDB and to the API."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from typing import Any

from pymongo.database import Database

from .conftest import Bridge, Publisher
from .messages import START_S, data, fields

type Documents = Database[dict[str, Any]]


def device_of(bridge: Bridge, name: str) -> dict[str, Any]:
    (device,) = [device for device in bridge.get("devices") if device["deviceId"] == name]
    return device


def test_a_reading_is_stored_as_it_came(bridge: Bridge, publisher: Publisher, database: Documents, name: str) -> None:
    more = {"voltage": 231, "room": "Küche", "nested": {"a.b": [1, None]}}
    publisher.send(data(name, timestamp=START_S + 0.25, **more))
    bridge.wait_for_counts(stored=1)
    moment = datetime.fromtimestamp(START_S + 0.25, UTC)
    identity = {"_id": f"{name}|{START_S * 1000 + 250}"}
    assert list(database.readings.find({"deviceId": name})) == [fields(name, timestamp=moment, **more) | identity]
    (reading,) = bridge.get("readings", deviceId=name)
    assert reading == fields(name, timestamp=START_S + 0.25, **more)


def test_any_order_and_any_repetition_store_each_once(
    bridge: Bridge, publisher: Publisher, database: Documents, name: str
) -> None:
    numbers = [5, 1, 4, 0, 3, 2, 5, 5, 0, 9, 7, 8, 6, 9]
    publisher.send(*(data(name, number) for number in numbers))
    publisher.send(data(name, 3, seq=999, replayed=True, note="sent again"))
    bridge.wait_for_counts(received=15, stored=10, duplicates=5, conflicts=0, refused=0)
    stored = database.readings.find({"deviceId": name}).sort("timestamp")
    assert [document["seq"] for document in stored] == list(range(10))
    assert device_of(bridge, name)["lastReading"] == fields(name, 9)


def test_a_different_reading_of_the_same_time_is_kept_aside_once(
    bridge: Bridge, publisher: Publisher, database: Documents, name: str
) -> None:
    publisher.send(data(name))
    publisher.send(data(name, power=901.0), data(name, power=901.0, seq=7), data(name, power=902.0))
    bridge.wait_for_counts(stored=1, conflicts=3)
    assert [document["power"] for document in database.readings.find({"deviceId": name})] == [900.0]
    kept = list(database.conflicts.find({"deviceId": name}).sort("reading.power"))
    assert [document["reading"]["power"] for document in kept] == [901.0, 902.0]
    assert {document["readingId"] for document in kept} == {f"{name}|{START_S * 1000}"}
    assert f"{name}|{START_S * 1000}: another reading with this time is stored already" in bridge.log.read_text()


def poison(name: str) -> list[tuple[str, str | bytes, str]]:
    """Return topic, payload and the field that is at fault."""
    good = fields(name)
    topic = f"/energy/{name}/data"
    missing = {key: value for key, value in good.items() if key != "power"}
    return [
        (topic, b"{not json", "payload"),
        (topic, b"\xff\xfe\x00", "payload"),
        (topic, b"", "payload"),
        (topic, json.dumps(missing), "power"),
        (topic, json.dumps(good | {"voltage": "230"}), "voltage"),
        (topic, json.dumps(good | {"power": float("nan")}), "power"),
        (topic, json.dumps(good | {"energy": -1}), "energy"),
        (topic, json.dumps(good | {"deviceId": "meter-02"}), "deviceId"),
        (topic, json.dumps(good | {"timestamp": 5}), "timestamp"),
        (topic, json.dumps(good | {"timestamp": START_S + 90_000_000}), "timestamp"),
        (topic, json.dumps(good | {"timestamp": START_S * 1000}), "timestamp"),
        (topic, json.dumps(good | {"note": "x" * 1_000_000}), "payload"),
        (topic, json.dumps(good | {"_id": "mine"}), "_id"),
        (topic, json.dumps(good | {"note": [{"$set": 1}]}), "$set"),
        (f"/energy/{name} x/data", json.dumps(good), "deviceId"),
        (f"/energy/{name}/status", b"away", "payload"),
        (f"/energy/{name}/info", json.dumps({"deviceId": name, "schema": 99}), "schema"),
    ]


def test_poison_is_refused_and_the_stream_goes_on(
    bridge: Bridge, publisher: Publisher, database: Documents, name: str
) -> None:
    letters = poison(name)
    for number, (topic, payload, _) in enumerate(letters):
        publisher.send((topic, payload), data(name, number))
    bridge.wait_for_counts(stored=len(letters), refused=len(letters), conflicts=0)
    kept = list(database.dead_letter.find({"topic": {"$regex": name}}))
    raw = [payload if isinstance(payload, bytes) else payload.encode() for _, payload, _ in letters]
    expected = [
        (topic, field, payload[:65536], len(payload)) for (topic, _, field), payload in zip(letters, raw, strict=True)
    ]
    assert sorted((k["topic"], k["field"], k["payload"], k["size"]) for k in kept) == sorted(expected)
    assert all(letter["reason"] for letter in kept)
    assert database.readings.count_documents({"deviceId": name}) == len(letters)


def test_every_delivery_of_poison_is_kept(bridge: Bridge, publisher: Publisher, database: Documents, name: str) -> None:
    topic = f"/energy/{name}/data"
    publisher.send(*[(topic, b"again")] * 3)
    bridge.wait_for_counts(refused=3)
    assert database.dead_letter.count_documents({"topic": topic}) == 3


def test_info_and_status_make_a_device(bridge: Bridge, publisher: Publisher, name: str) -> None:
    info = {"deviceId": name, "model": "ESP32", "schema": 1, "role": "grid"}
    publisher.send((f"/energy/{name}/info", json.dumps(info)), (f"/energy/{name}/status", "online"), retain=True)
    bridge.wait_for_counts(notices=2)
    unseen = {"parent": None, "firstSeen": None, "lastSeen": None, "lastReading": None}
    assert device_of(bridge, name) == {"deviceId": name, "status": "online", "info": info} | unseen
    publisher.send((f"/energy/{name}/status", "offline"), data(name))
    bridge.wait_for_counts(notices=3, stored=1)
    device = device_of(bridge, name)
    assert (device["status"], device["info"], device["lastReading"]) == ("offline", info, fields(name))
    assert START_S < device["firstSeen"] == device["lastSeen"]


def test_a_removed_device_keeps_its_past(bridge: Bridge, publisher: Publisher, name: str) -> None:
    info = {"deviceId": name, "model": "ESP32"}
    topics = (f"/energy/{name}/info", f"/energy/{name}/status")
    publisher.send((topics[0], json.dumps(info)), (topics[1], "online"), retain=True)
    publisher.send((topics[0], b""), (topics[1], b""), retain=True)
    bridge.wait_for_counts(notices=4)
    device = device_of(bridge, name)
    assert (device["info"], device["status"]) == (info, None)


def test_the_last_reading_never_moves_back(bridge: Bridge, publisher: Publisher, name: str) -> None:
    publisher.send(data(name, 5))
    bridge.wait_for_counts(stored=1)
    first_seen = device_of(bridge, name)["firstSeen"]
    publisher.send(data(name, 4))
    bridge.wait_for_counts(stored=2)
    device = device_of(bridge, name)
    assert device["lastReading"] == fields(name, 5)
    assert device["firstSeen"] == first_seen < device["lastSeen"]


def test_many_devices_do_not_mix(bridge: Bridge, publisher: Publisher, name: str) -> None:
    publisher.send(*(data(f"{name}-{device}", number) for number in range(20) for device in range(10)))
    bridge.wait_for_counts(stored=200)
    readings = bridge.get("readings", deviceId=f"{name}-3", **{"from": START_S, "to": START_S + 100})
    assert readings == [fields(f"{name}-3", number) for number in range(20)]
    assert device_of(bridge, f"{name}-7")["lastReading"] == fields(f"{name}-7", 19)
