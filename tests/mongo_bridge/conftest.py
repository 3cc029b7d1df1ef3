"""The real parts: mosquitto, the embedded database, and the bridge as a process, all on free ports of 127.0.0.1."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import socket
import subprocess
import sys
import time
from typing import Any, Self
import uuid

import httpx
from paho.mqtt.client import Client, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion
from pymongo import MongoClient
from pymongo.database import Database
import pytest

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.store import Store

from .machine import Machine

ROOT = Path(__file__).parents[2]
DATABASE_PROGRAM = ROOT / ".tools/database/bin/secantusd-py"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def wait_until(holds: Callable[[], Any], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Server:
    """A child process with its output in a file; only this very process is ever ended."""

    def __init__(self, command: list[str | Path], log: Path, port: int, **environment: str) -> None:
        self.command = command
        self.log = log
        self.port = port
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command, stdout=output, stderr=output, env=os.environ | self.environment
            )
        wait_until(lambda: listens(self.port) or self.process.poll() is not None, 60)
        assert self.process.poll() is None, self.log.read_text()

    def terminate(self) -> int:
        self.process.terminate()
        return self.process.wait(30)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()


class Broker(Server):
    """Mosquitto with a persistent store and, where asked for, a user `bridge` with the password `secret word`."""

    def __init__(self, folder: Path, *more: str) -> None:
        port = free_port()
        lines = [
            f"listener {port} 127.0.0.1",
            "persistence true",
            f"persistence_location {folder}/",
            "autosave_interval 1",
            "max_queued_messages 1000000",
            "max_inflight_messages 100",
            *(["user root"] if os.geteuid() == 0 else []),
            *(more or ["allow_anonymous true"]),
        ]
        (folder / "mosquitto.conf").write_text("\n".join(lines) + "\n")
        super().__init__(["/usr/sbin/mosquitto", "-c", folder / "mosquitto.conf"], folder / "mosquitto.log", port)
        self.url = f"mqtt://127.0.0.1:{port}"


class EmbeddedDatabase(Server):
    """The stand-in for MongoDB."""

    def __init__(self, folder: Path) -> None:
        port = free_port()
        command = [DATABASE_PROGRAM, "--host", "127.0.0.1", "--port", str(port), "--storage-path", folder / "data"]
        super().__init__([*command, "--cache-size", "128M"], folder / "database.log", port)
        self.url = f"mongodb://127.0.0.1:{port}"


class Bridge(Server):
    """`smart-energy bridge`; its API is `get`, with a token of role viewer."""

    token = "viewer-token-of-the-tests-0123456789"

    def __init__(self, folder: Path, mqtt_url: str, mongodb_url: str, **more: str) -> None:
        port = free_port()
        settings = {
            "SMART_ENERGY_MQTT_URL": mqtt_url,
            "SMART_ENERGY_MQTT_CLIENT_ID": f"bridge-{uuid.uuid4()}",
            "SMART_ENERGY_MONGODB_URL": mongodb_url,
            "SMART_ENERGY_SPOOL": str(folder / "spool"),
            "SMART_ENERGY_HTTP": f"127.0.0.1:{port}",
            "SMART_ENERGY_TIMEZONE": "Europe/Berlin",
            "SMART_ENERGY_API_TOKEN": self.token,
        }
        command = [sys.executable, "-m", "mongo_bridge", "bridge"]
        super().__init__(command, folder / "bridge.log", port, **(settings | more))
        self.counts_before: dict[str, int] = {}

    def get(self, path: str, **parameters: Any) -> Any:
        bearer = {"Authorization": f"Bearer {self.token}"}
        url = f"http://127.0.0.1:{self.port}/api/{path}"
        answer = httpx.get(url, params=parameters, headers=bearer, timeout=10)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def start_connected(self) -> None:
        self.start()
        wait_until(lambda: self.get("health")["broker"] == "connected")

    def counts(self) -> dict[str, int]:
        """Return the counts since the test began."""
        counts = self.get("health")["counts"]
        return {name: count - self.counts_before.get(name, 0) for name, count in counts.items()}

    def wait_for_counts(self, **wanted: int) -> None:
        """Wait until nothing waits in the spool and the counts are these."""
        try:
            wait_until(lambda: self.get("health")["spool"]["waiting"] == 0 and wanted.items() <= self.counts().items())
        except AssertionError:
            pytest.fail(f"wanted {wanted}, there is {self.counts()}\n{self.log.read_text()[-3000:]}")


class Publisher:
    """Publishes at QoS 1 and waits until the broker has it, as a meter does."""

    def __init__(self, port: int, client_id: str = "", certificate: Path | None = None) -> None:
        self.client = Client(CallbackAPIVersion.VERSION2, client_id=client_id, protocol=MQTTv311)
        self.client.max_inflight_messages_set(200)
        if certificate:
            self.client.tls_set(ca_certs=str(certificate))
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def send(self, *messages: tuple[str, bytes | str], retain: bool = False) -> None:
        sent = [self.client.publish(topic, payload, qos=1, retain=retain) for topic, payload in messages]
        for info in sent:
            info.wait_for_publish(20)
            assert info.is_published()

    def end(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()


@pytest.fixture(scope="session")
def shared_broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broker]:
    server = Broker(tmp_path_factory.mktemp("broker"))
    server.start()
    yield server
    server.end()


@pytest.fixture(scope="session")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedDatabase]:
    server = EmbeddedDatabase(tmp_path_factory.mktemp("database"))
    server.start()
    yield server
    server.end()


@pytest.fixture
def name() -> str:
    """A name that no other test uses, for a device, a database or a topic root."""
    return f"t{uuid.uuid4().hex[:12]}"


@pytest.fixture
def publisher(shared_broker: Broker) -> Iterator[Publisher]:
    opened = Publisher(shared_broker.port)
    yield opened
    opened.end()


@pytest.fixture(scope="session")
def shared_bridge(
    shared_broker: Broker, shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bridge]:
    started = Bridge(tmp_path_factory.mktemp("bridge"), shared_broker.url, f"{shared_database.url}/shared")
    started.start_connected()
    yield started
    started.end()


@pytest.fixture
def bridge(shared_bridge: Bridge) -> Bridge:
    """A running bridge that other tests use too: its counts are this test's, its devices have to be."""
    shared_bridge.counts_before = shared_bridge.get("health")["counts"]
    return shared_bridge


@pytest.fixture
def database(shared_database: EmbeddedDatabase) -> Iterator[Database[dict[str, Any]]]:
    """The database of `bridge`."""
    with MongoClient(shared_database.url, tz_aware=True) as client:
        yield client["shared"]


@pytest.fixture
def store(shared_database: EmbeddedDatabase, name: str) -> Iterator[Store]:
    """A store with a database of its own, called `name`; the embedded one may answer late while other tests compute."""
    opened = Store(parse_mongodb(f"{shared_database.url}/{name}?socketTimeoutMS=120000"))
    opened.prepare()
    yield opened
    opened.close()


@pytest.fixture
def machine(tmp_path: Path, store: Store) -> Iterator[Machine]:
    made = Machine(tmp_path / "a", store)
    yield made
    made.spool.close()
