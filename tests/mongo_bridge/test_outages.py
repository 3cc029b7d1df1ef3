"""Every part ends, is killed or is away for a while: what was sent is stored, once, and the bridge goes on."""

from __future__ import annotations

from collections.abc import Iterator
import os
from pathlib import Path
import signal
import subprocess
from typing import Any

from pymongo import MongoClient
import pytest

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .messages import START_S, data, fields


@pytest.fixture
def own_broker(tmp_path: Path) -> Iterator[Broker]:
    server = Broker(tmp_path)
    server.start()
    yield server
    server.end()


@pytest.fixture
def own_database(tmp_path: Path) -> Iterator[EmbeddedDatabase]:
    server = EmbeddedDatabase(tmp_path)
    server.start()
    yield server
    server.end()


@pytest.fixture
def own_bridge(own_broker: Broker, own_database: EmbeddedDatabase, tmp_path: Path) -> Iterator[Bridge]:
    server = Bridge(tmp_path, own_broker.url, own_database.url)
    server.start_connected()
    yield server
    server.end()


def stored(url: str) -> list[str]:
    with MongoClient[dict[str, Any]](url) as client:
        return sorted(document["_id"] for document in client["smart_energy"]["readings"].find({}, {"_id": 1}))


def keys(device: str, count: int) -> list[str]:
    return sorted(f"{device}|{(START_S + 5 * number) * 1000}" for number in range(count))


def test_killed_in_mid_stream_it_loses_nothing_and_stores_nothing_twice(
    own_broker: Broker, own_bridge: Bridge, own_database: EmbeddedDatabase
) -> None:
    publisher = Publisher(own_broker.port)
    rounds, each = 4, 500
    for number in range(rounds):
        first = number * each
        publisher.send(*(data("m", index) for index in range(first, first + each // 2)))
        late = [publisher.client.publish(*data("m", index), qos=1) for index in range(first + each // 2, first + each)]
        wait_until(lambda seen=first: own_bridge.get("health")["counts"]["received"] > seen)
        own_bridge.kill()
        for info in late:
            info.wait_for_publish(20)
        own_bridge.start_connected()
    publisher.end()
    wait_until(lambda: len(stored(own_database.url)) == rounds * each)
    own_bridge.wait_for_counts(conflicts=0, refused=0)
    assert stored(own_database.url) == keys("m", rounds * each)
    (device,) = own_bridge.get("devices")
    assert device["lastReading"] == fields("m", rounds * each - 1)
    counts = own_bridge.counts()
    assert counts["stored"] + counts["duplicates"] == counts["received"] - counts["notices"]


def test_the_database_may_be_away_and_may_be_killed(
    own_broker: Broker, own_bridge: Bridge, own_database: EmbeddedDatabase
) -> None:
    publisher = Publisher(own_broker.port)
    publisher.send(*(data("m", number) for number in range(200)))
    own_database.kill()
    publisher.send(*(data("m", number) for number in range(200, 500)))
    wait_until(lambda: own_bridge.get("health")["counts"]["received"] == 500)
    health = own_bridge.get("health")
    assert (health["status"], health["broker"], health["database"]) == ("degraded", "connected", "unreachable")
    own_database.start()
    own_bridge.wait_for_counts(received=500, conflicts=0)
    assert stored(own_database.url) == keys("m", 500)
    assert own_bridge.get("health")["status"] == "ok"
    publisher.end()


def test_stopped_without_a_database_it_keeps_the_spool_and_exits_well(
    own_broker: Broker, own_bridge: Bridge, own_database: EmbeddedDatabase
) -> None:
    own_database.kill()
    publisher = Publisher(own_broker.port)
    publisher.send(*(data("m", number) for number in range(100)))
    wait_until(lambda: own_bridge.get("health")["counts"]["received"] == 100)
    assert own_bridge.terminate() == 0
    assert "100 messages wait in the spool" in own_bridge.log.read_text()
    own_database.start()
    own_bridge.start_connected()
    own_bridge.wait_for_counts(stored=100, duplicates=0)
    assert stored(own_database.url) == keys("m", 100)
    publisher.end()


@pytest.mark.skipif(not os.environ.get("SMART_ENERGY_FULL"), reason="takes half a minute: script/test --full")
def test_stopped_while_the_database_hangs_it_ends_in_time(
    own_broker: Broker, own_bridge: Bridge, own_database: EmbeddedDatabase
) -> None:
    publisher = Publisher(own_broker.port)
    publisher.send(*(data("m", number) for number in range(100)))
    own_bridge.wait_for_counts(stored=100)
    own_database.process.send_signal(signal.SIGSTOP)
    publisher.send(*(data("m", number) for number in range(100, 200)))
    wait_until(lambda: own_bridge.get("health")["counts"]["received"] == 200)
    # As long as systemd and compose wait: see deploy/.
    own_bridge.process.send_signal(signal.SIGTERM)
    assert own_bridge.process.wait(30) == 0
    assert "100 messages wait in the spool" in own_bridge.log.read_text()
    own_database.process.send_signal(signal.SIGCONT)
    own_bridge.start_connected()
    own_bridge.wait_for_counts(received=200, conflicts=0)
    assert stored(own_database.url) == keys("m", 200)
    publisher.end()


def test_the_broker_may_restart_and_keeps_what_comes_while_the_bridge_is_away(
    own_broker: Broker, own_bridge: Bridge, own_database: EmbeddedDatabase
) -> None:
    publisher = Publisher(own_broker.port)
    publisher.send(*(data("m", number) for number in range(100)))
    own_bridge.wait_for_counts(stored=100)
    assert own_bridge.terminate() == 0
    publisher.send(*(data("m", number) for number in range(100, 200)))
    publisher.end()
    own_broker.terminate()
    own_bridge.start()
    wait_until(lambda: "cannot be reached" in own_bridge.log.read_text())
    own_broker.start()
    own_bridge.wait_for_counts(stored=200)
    own_broker.terminate()
    wait_until(lambda: own_bridge.get("health")["broker"] == "disconnected")
    own_broker.start()
    publisher = Publisher(own_broker.port)
    publisher.send(*(data("m", number) for number in range(200, 300)))
    own_bridge.wait_for_counts(stored=300, conflicts=0, refused=0)
    assert stored(own_database.url) == keys("m", 300)
    publisher.end()


def test_a_wrong_password_is_said_and_tried_again(
    own_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    folder = tmp_path_factory.mktemp("closed")
    passwords = folder / "passwords"
    subprocess.run(["mosquitto_passwd", "-c", "-b", passwords, "bridge", "right word"], check=True)
    broker = Broker(folder, "allow_anonymous false", f"password_file {passwords}")
    url = f"mqtt://bridge:wrong%20word@127.0.0.1:{broker.port}"
    mongodb_url = own_database.url.replace("//", "//someone:hunter2@")
    with broker, Bridge(tmp_path, url, mongodb_url, SMART_ENERGY_LOG_LEVEL="debug") as bridge:
        broker.start()
        bridge.start()
        wait_until(lambda: "refused user 'bridge': " in bridge.log.read_text())
        assert "refused user 'bridge'" in bridge.get("health")["problems"][0]
        subprocess.run(["mosquitto_passwd", "-b", passwords, "bridge", "wrong word"], check=True)
        broker.terminate()
        broker.start()
        wait_until(lambda: bridge.get("health")["broker"] == "connected")
        assert bridge.terminate() == 0
        log = bridge.log.read_text()
    assert "mqtt://bridge@127.0.0.1" in log
    assert [secret for secret in ("wrong word", "wrong%20word", "hunter2") if secret in log] == []
