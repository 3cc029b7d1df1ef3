"""Addresses, as they are read and as they are shown."""

from __future__ import annotations

import pytest

from mongo_bridge.addresses import parse_http, parse_mongodb, parse_mqtt
from mongo_bridge.store import Store


@pytest.mark.parametrize(
    ("text", "user", "password", "port", "shown"),
    [
        ("mqtt://broker", None, None, 1883, "mqtt://broker:1883"),
        ("mqtts://broker/", None, None, 8883, "mqtts://broker:8883"),
        ("mqtt://me:p%40ss%2Fword@10.0.0.1:1884", "me", "p@ss/word", 1884, "mqtt://me@10.0.0.1:1884"),
        ("mqtt://me@broker", "me", None, 1883, "mqtt://me@broker:1883"),
    ],
)
def test_brokers(text: str, user: str | None, password: str | None, port: int, shown: str) -> None:
    address = parse_mqtt(text)
    assert (address.user, address.password, address.port, str(address)) == (user, password, port, shown)
    assert address.tls is text.startswith("mqtts")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("mongodb://127.0.0.1", "mongodb://127.0.0.1/smart_energy"),
        ("mongodb://me:secret@a:1,b:2/mine?replicaSet=rs&w=1", "mongodb://a:1,b:2/mine"),
        ("mongodb+srv://me:secret@cluster.example/?appName=x", "mongodb+srv://cluster.example/smart_energy"),
    ],
)
def test_databases(text: str, shown: str) -> None:
    address = parse_mongodb(text)
    assert (address.url, str(address)) == (text, shown)


@pytest.mark.parametrize(
    ("text", "shown", "is_loopback"),
    [
        ("127.0.0.1:8420", "http://127.0.0.1:8420", True),
        ("[::1]:8420", "http://[::1]:8420", True),
        ("localhost:80", "http://localhost:80", True),
        ("0.0.0.0:8420", "http://0.0.0.0:8420", False),
        ("bridge.example:8420", "http://bridge.example:8420", False),
    ],
)
def test_http(text: str, shown: str, is_loopback: bool) -> None:
    address = parse_http(text)
    assert (str(address), address.is_loopback) == (shown, is_loopback)


@pytest.mark.parametrize(
    ("option", "timeout_s"), [("", 20.0), ("?socketTimeoutMS=90000", 90.0), ("?SOCKETTIMEOUTMS=90000", 90.0)]
)
def test_options_of_the_connection_string_hold(option: str, timeout_s: float) -> None:
    store = Store(parse_mongodb(f"mongodb://127.0.0.1:9/house{option}"))
    assert store.database.client.options.pool_options.socket_timeout == timeout_s
    store.close()
