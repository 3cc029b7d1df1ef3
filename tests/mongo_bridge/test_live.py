"""WebSocket /api/live against a real server: state first, then every reading; the slow are dropped; resume."""

from __future__ import annotations

from collections.abc import Iterator
import json
import socket
import threading
import time
from typing import Any
import uuid

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from mongo_bridge.access.principal import Role
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.api.server import ApiServer
from mongo_bridge.api.services import Services
from mongo_bridge.live import LiveHub
from mongo_bridge.settings import load
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import BEARER, TOKEN, services_of, store_readings
from .conftest import EmbeddedDatabase, free_port, listens, wait_until
from .messages import START_S, fields

ORIGIN = "https://dashboard.example"


class Server:
    """The API over a database of its own, in a thread."""

    def __init__(self, services: Services, port: int) -> None:
        self.services = services
        self.url = f"ws://127.0.0.1:{port}/api/live"
        settings = load(
            {
                "SMART_ENERGY_MQTT_URL": "mqtt://127.0.0.1",
                "SMART_ENERGY_MONGODB_URL": "mongodb://127.0.0.1",
                "SMART_ENERGY_SPOOL": "/nowhere",
                "SMART_ENERGY_TIMEZONE": "UTC",
                "SMART_ENERGY_HTTP": f"127.0.0.1:{port}",
            }
        )
        self.server = ApiServer(make_app(services), settings)
        self.thread = threading.Thread(target=self.server.run)

    def connect(self, headers: dict[str, str] | None = None, **more: Any) -> ClientConnection:
        return connect(self.url, additional_headers=BEARER if headers is None else headers, **more)


@pytest.fixture(scope="module")
def server(shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = Store(parse_mongodb(f"{shared_database.url}/live"))
    store.prepare()
    spool = Spool(tmp_path_factory.mktemp("spool"))
    port = free_port()
    running = Server(services_of(store, spool, live=LiveHub(queue=500), cors_origins=(ORIGIN,)), port)
    running.services.gate.prepare()
    running.thread.start()
    wait_until(lambda: listens(port))
    yield running
    running.server.stop()
    running.thread.join(10)
    spool.close()
    store.close()


@pytest.fixture
def name() -> str:
    return f"t{uuid.uuid4().hex[:12]}"


def receive(client: ClientConnection) -> Any:
    return json.loads(client.recv(timeout=10))


def subscribe(client: ClientConnection, **request: Any) -> None:
    client.send(json.dumps({"type": "subscribe", **request}))


def ask(client: ClientConnection, message: Any) -> Any:
    client.send(json.dumps(message))
    return receive(client)


def numbers(client: ClientConnection, count: int) -> list[int]:
    told = [receive(client) for _ in range(count)]
    assert {each["type"] for each in told} == {"reading"}
    return [each["reading"]["seq"] for each in told]


def test_the_newest_state_comes_first_then_every_reading(server: Server, name: str) -> None:
    store_readings(server.services, fields(name, 1), fields(name, 2))
    with server.connect() as client:
        subscribe(client, devices=[name])
        assert receive(client) == {"type": "subscribed", "devices": [name]}
        state = receive(client)
        assert (state["type"], state["device"]["lastReading"]) == ("state", fields(name, 2))
        store_readings(server.services, fields(name, 3), fields("another", 3), fields(name, 4))
        assert numbers(client, 2) == [3, 4]
        store_readings(server.services, fields(name, 0))
        assert numbers(client, 1) == [0]


def test_no_answer_waits_for_the_clients_acknowledgement(server: Server) -> None:
    # Linux hands the option of the listening socket on to each connection.
    assert server.server._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_duplicate_is_not_told_again(server: Server, name: str) -> None:
    with server.connect() as client:
        subscribe(client, devices=[name])
        receive(client)
        store_readings(server.services, fields(name, 1))
        store_readings(server.services, fields(name, 1), fields(name, 2))
        assert numbers(client, 2) == [1, 2]


def test_who_was_away_goes_on_after_the_last_reading(server: Server, name: str) -> None:
    store_readings(server.services, *(fields(name, number) for number in range(10)))
    with server.connect() as client:
        subscribe(client, devices=[name], after=START_S + 5 * 6)
        receive(client)
        assert receive(client)["type"] == "state"
        assert numbers(client, 3) == [7, 8, 9]
        store_readings(server.services, fields(name, 10))
        assert numbers(client, 1) == [10]


def test_what_was_resumed_is_not_told_again_by_a_writer_that_is_late(server: Server, name: str) -> None:
    """A writer tells of what it stored after the client read it from the database, and after other news."""
    store_readings(server.services, *(fields(name, number) for number in range(3)))
    stored = list(server.services.store.database["readings"].find({"deviceId": name}, sort=[("timestamp", 1)]))
    with server.connect() as client:
        subscribe(client, devices=[name], after=START_S)
        receive(client)
        assert receive(client)["type"] == "state"
        assert numbers(client, 2) == [1, 2]
        store_readings(server.services, fields(name, 3))
        assert numbers(client, 1) == [3]
        server.services.live.readings(stored)
        store_readings(server.services, fields(name, 4))
        told = numbers(client, 2)
    assert told == [0, 4]


def test_a_gap_that_is_too_long_is_said(server: Server, name: str) -> None:
    old = START_S - 3 * 86400
    store_readings(server.services, fields(name, 0, timestamp=old), fields(name, 1))
    with server.connect() as client:
        subscribe(client, devices=[name], after={name: old - 1})
        receive(client)
        receive(client)
        gap = receive(client)
        assert (gap["type"], gap["deviceId"], gap["from"]) == ("gap", name, old - 0.999)
        assert old < gap["to"] < START_S
        assert numbers(client, 1) == [1]


def test_alerts_that_last_come_with_the_state_and_new_ones_live(server: Server, name: str) -> None:
    store_readings(server.services, fields(name, 1))
    alert = {"_id": f"{name}|overvoltage|{START_S}000", "deviceId": name, "kind": "overvoltage", "value": 260}
    server.services.store.database["alerts"].insert_one(dict(alert))
    with server.connect() as client:
        subscribe(client, devices=[name])
        assert [receive(client)["type"] for _ in range(2)] == ["subscribed", "state"]
        assert receive(client)["alert"]["id"] == alert["_id"]
        server.services.live.alert(alert | {"value": 261})
        assert receive(client)["alert"]["value"] == 261


def test_status_is_told(server: Server, name: str) -> None:
    with server.connect() as client:
        subscribe(client, devices=[name])
        receive(client)
        server.services.live.status(name, "offline")
        assert receive(client) == {"type": "status", "deviceId": name, "status": "offline"}


def test_a_browser_logs_in_with_its_first_message(server: Server, name: str) -> None:
    with server.connect(headers={}, origin=ORIGIN) as client:
        client.send(json.dumps({"type": "login", "token": TOKEN}))
        subscribe(client, devices=[name])
        assert receive(client)["type"] == "subscribed"


def test_a_page_of_another_origin_is_refused(server: Server) -> None:
    with pytest.raises(InvalidStatus) as caught:
        server.connect(origin="https://evil.example")
    assert caught.value.response.status_code == 403


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, {"type": "subscribe"}),
        ({}, {"type": "login", "token": "wrong"}),
        ({"Authorization": "Bearer wrong"}, {"type": "subscribe"}),
    ],
    ids=["no login", "wrong token", "wrong header"],
)
def test_without_a_login_it_is_closed(server: Server, headers: dict[str, str], message: Any) -> None:
    with server.connect(headers=headers) as client, pytest.raises(ConnectionClosed) as caught:
        ask(client, message)
    assert caught.value.rcvd.code == 4401
    assert caught.value.rcvd.reason


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("no json", "expected a JSON object"),
        ("[]", "type: expected login or subscribe"),
        ('{"type": "subscribe", "devices": "m"}', "devices: expected null or a list"),
        ('{"type": "subscribe", "devices": ["a/b"]}', "devices: expected 1 to 64"),
        ('{"type": "subscribe", "after": "yesterday"}', "after: expected ISO 8601"),
        ('{"type": "login", "token": 1}', "token: expected a text"),
    ],
)
def test_what_cannot_be_understood_is_answered(server: Server, message: str, reason: str) -> None:
    with server.connect() as client:
        client.send(message)
        answer = receive(client)
        assert answer["type"] == "error"
        assert reason in answer["reason"]


def test_only_visible_devices_are_told_of(server: Server, name: str) -> None:
    _, token = server.services.gate.api_tokens.add("one", Role.VIEWER, devices=[name], created_by="test")
    with server.connect(headers={"Authorization": f"Bearer {token}"}) as client:
        subscribe(client, devices=None)
        assert receive(client) == {"type": "subscribed", "devices": []}
        store_readings(server.services, fields("another", 1), fields(name, 1))
        assert numbers(client, 1) == [1]


def test_the_slow_are_dropped_with_a_reason_and_do_not_hold_up_the_others(server: Server, name: str) -> None:
    slow_socket = socket.socket()
    slow_socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    slow_socket.connect(("127.0.0.1", int(server.url.split(":")[2].partition("/")[0])))
    # It reads what the state is, then nothing: its own queue of frames is one frame long.
    slow = connect(server.url, sock=slow_socket, additional_headers=BEARER, max_queue=1, compression=None)
    subscribe(slow, devices=[name])
    receive(slow)
    with server.connect() as quick:
        subscribe(quick, devices=[name])
        receive(quick)
        note = "x" * 4000
        for first in range(0, 4000, 100):
            batch = [fields(name, number, note=note) for number in range(first, first + 100)]
            server.services.live.readings(dict(each, timestamp=each["timestamp"]) for each in batch)
            assert numbers(quick, 100) == list(range(first, first + 100))
    with pytest.raises(ConnectionClosed) as caught:
        drain(slow)
    assert caught.value.rcvd.code == 4408
    assert "you do not keep up" in caught.value.rcvd.reason
    wait_until(lambda: server.services.live.listeners == 0, 15)


def drain(client: ClientConnection) -> None:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        client.recv(timeout=20)


def test_a_listener_is_forgotten_when_it_goes(server: Server) -> None:
    with server.connect() as client:
        subscribe(client)
        receive(client)
        assert server.services.live.listeners == 1
    wait_until(lambda: server.services.live.listeners == 0)
