"""Four bridges share the stream of one house: together they store it once, and their summaries are right."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pymongo import MongoClient
import pytest

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.store import Store
from mongo_bridge.verify import Verification

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .machine import ZONE
from .messages import data

DEVICES, EACH = 8, 150


@pytest.fixture
def bridges(
    shared_broker: Broker, shared_database: EmbeddedDatabase, name: str, tmp_path: Path
) -> Iterator[list[Bridge]]:
    with ExitStack() as opened:
        started = []
        for number in range(4):
            folder = tmp_path / str(number)
            folder.mkdir()
            more = {"SMART_ENERGY_MQTT_GROUP": name, "SMART_ENERGY_TOPIC_ROOT": name}
            bridge = Bridge(folder, shared_broker.url, f"{shared_database.url}/{name}", **more)
            started.append(opened.enter_context(bridge))
        with ThreadPoolExecutor() as pool:
            list(pool.map(Bridge.start_connected, started))
        yield started


def messages(root: str, first: int, last: int) -> list[tuple[str, str]]:
    found = [data(f"m{device}", number) for number in range(first, last) for device in range(DEVICES)]
    return [(topic.replace("/energy", root), payload) for topic, payload in found]


def received(bridge: Bridge) -> int:
    return int(bridge.get("health")["counts"]["received"])


@pytest.mark.timeout(180)
def test_four_bridges_store_each_reading_once(
    bridges: list[Bridge], publisher: Publisher, shared_database: EmbeddedDatabase, name: str
) -> None:
    publisher.send((f"{name}/m0/status", "online"))
    publisher.send(*messages(name, 0, EACH // 2))
    bridges[2].kill()
    publisher.send(*messages(name, EACH // 2, EACH))
    bridges[2].start_connected()
    with MongoClient[dict[str, Any]](shared_database.url) as client:
        readings = client[name]["readings"]
        wait_until(lambda: readings.count_documents({}) == DEVICES * EACH, 60)
        keys = {(each["deviceId"], each["seq"]) for each in readings.find()}
        assert keys == {(f"m{device}", number) for device in range(DEVICES) for number in range(EACH)}
        assert client[name]["conflicts"].count_documents({}) == 0
        assert client[name]["devices"].find_one({"_id": "m0"})["status"] == "online"
    assert all(received(bridge) > EACH // 4 for bridge in bridges)
    store = Store(parse_mongodb(f"{shared_database.url}/{name}"))
    wait_until(lambda: all(report.is_good for report in Verification(store, ZONE).run(repair=False)), 60)
    (report, *_) = Verification(store, ZONE).run(repair=False)
    assert (report.readings, report.by_days.imported_mwh) == (EACH, (EACH - 1) * 1250)
    store.close()
