"""Acknowledged only when it is on disk: the source against the real broker, with a spool that fails."""

from __future__ import annotations

from collections.abc import Iterator
import logging
from pathlib import Path
import sqlite3
import threading
from typing import Any

from paho.mqtt.client import MQTTMessage
import pytest

from mongo_bridge.delivery import Entry
from mongo_bridge.documents import decode
from mongo_bridge.health import Health
from mongo_bridge.mqtt_source import MqttSource, _topic
from mongo_bridge.settings import load
from mongo_bridge.spool import Spool

from .conftest import Broker, Publisher, wait_until
from .messages import data


class FailingSpool:
    """Takes nothing until `is_failing` is False."""

    def __init__(self, spool: Spool) -> None:
        self.spool = spool
        self.is_failing = True
        self.attempts = 0

    def append(self, entries: list[Entry]) -> None:
        self.attempts += 1
        if self.is_failing:
            raise sqlite3.OperationalError("database or disk is full")
        self.spool.append(entries)


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[FailingSpool]:
    opened = Spool(tmp_path)
    yield FailingSpool(opened)
    opened.close()


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def source(shared_broker: Broker, spool: Any, health: Health, name: str, tmp_path: Path) -> Iterator[MqttSource]:
    settings = load(
        {
            "SMART_ENERGY_MQTT_URL": shared_broker.url,
            "SMART_ENERGY_MQTT_CLIENT_ID": name,
            "SMART_ENERGY_TOPIC_ROOT": name,
            "SMART_ENERGY_MONGODB_URL": "mongodb://127.0.0.1",
            "SMART_ENERGY_SPOOL": str(tmp_path),
            "SMART_ENERGY_TIMEZONE": "Europe/Berlin",
        }
    )
    made = MqttSource(settings, spool, health)
    thread = threading.Thread(target=made.run)
    thread.start()
    wait_until(lambda: health.broker.is_working)
    yield made
    made.stop()
    thread.join(20)
    assert not thread.is_alive()


def test_what_cannot_be_written_stays_with_the_broker(
    source: MqttSource, spool: FailingSpool, health: Health, publisher: Publisher, name: str
) -> None:
    messages = [(f"{name}/m/data", data("m", number)[1]) for number in range(50)]
    publisher.send(*messages)
    wait_until(lambda: spool.attempts >= 2)
    assert "is its disk full?" in (health.spool.problem or "")
    spool.is_failing = False
    wait_until(lambda: spool.spool.waiting >= 50)
    assert health.spool.is_working
    assert {decode(row.entry.body)["seq"] for row in spool.spool.oldest(1000)} == set(range(50))


def test_a_full_disk_does_not_fill_the_log(
    source: MqttSource,
    spool: FailingSpool,
    health: Health,
    publisher: Publisher,
    name: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    publisher.send((f"{name}/m/data", data("m", 0)[1]))
    wait_until(lambda: spool.attempts >= 4)
    assert health.broker.is_working
    assert [record.getMessage().partition(";")[0] for record in caplog.records] == ["spool: database or disk is full"]


def test_what_is_refused_again_and_again_is_logged_once(
    source: MqttSource, spool: FailingSpool, publisher: Publisher, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    spool.is_failing = False
    publisher.send(*[(f"{name}/m/data", "{")] * 50, (f"{name}/other/data", "{"))
    wait_until(lambda: spool.spool.counts["refused"] == 51)
    refused = [record.getMessage() for record in caplog.records if "Refused" in record.getMessage()]
    assert [f"/{device}/data'" in line for device, line in zip(("m", "other"), refused, strict=True)] == [True, True]


def test_another_client_with_our_client_id_is_hinted_at(
    source: MqttSource, health: Health, shared_broker: Broker, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    other = Publisher(shared_broker.port, client_id=name)
    wait_until(lambda: "another client uses our client id" in caplog.text)
    other.end()


def test_a_topic_that_is_not_utf_8_does_not_stop_the_stream() -> None:
    assert _topic(MQTTMessage(topic=b"/energy/\xff/data")) == "/energy/�/data"
