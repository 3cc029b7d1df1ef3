"""The routes: ranges, paging, errors as problems."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
import json
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
import pytest

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.delivery import entry_of
from mongo_bridge.documents import EPOCH
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.writer import Writer

from .api_services import BEARER, services_of
from .conftest import free_port
from .messages import START_S, fields

TIMES = [START_S + 5 * number for number in range(20)]


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    opened = Spool(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def health() -> Health:
    return Health()


@pytest.fixture
def api(spool: Spool, store: Store, health: Health) -> TestClient:
    """The API over twenty readings of `m` and one of `other`."""
    messages = [fields("m", number) for number in range(20)] + [fields("other", 3)]
    now_ms = (START_S + 3600) * 1000
    spool.append(
        [
            entry_of(f"/energy/{message['deviceId']}/data", json.dumps(message).encode(), root="/energy", now_ms=now_ms)
            for message in messages
        ]
    )
    writer = Writer(spool, store, health)
    writer.stop()
    writer._flush()
    return client(store, spool, health)


def client(store: Store, spool: Spool, health: Health) -> TestClient:
    services = services_of(store, spool, health=health)
    return TestClient(make_app(services), raise_server_exceptions=False, headers=BEARER)


def iso(seconds: float, zone: str = "+00:00") -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", zone)


def times(api: TestClient, **parameters: Any) -> list[float]:
    answer = api.get("/api/readings", params={"deviceId": "m"} | parameters)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return [reading["timestamp"] for reading in answer.json()]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (TIMES[2], TIMES[5]),
        (f"{TIMES[2]}.0", f"{TIMES[5]}.000"),
        (TIMES[2] * 1000, TIMES[5] * 1000),
        (TIMES[2] - 0.001, TIMES[4] + 0.001),
        (iso(TIMES[2]), iso(TIMES[5])),
        (iso(TIMES[2], "Z"), iso(TIMES[5], "Z")),
        (iso(TIMES[2] + 3600, "+01:00"), iso(TIMES[5] - 5 * 3600 - 1800, "-05:30")),
        (iso(TIMES[2] + 3600, " 01:00"), iso(TIMES[5])),
    ],
    ids=["seconds", "decimals", "milliseconds", "between", "utc", "z", "offsets", "plus not encoded"],
)
def test_a_range_is_half_open(api: TestClient, start: Any, end: Any) -> None:
    assert times(api, **{"from": start, "to": end}) == TIMES[2:5]


def test_without_a_range_it_is_the_last_day(api: TestClient) -> None:
    assert times(api) == TIMES
    assert times(api, **{"from": TIMES[15]}) == TIMES[15:]
    assert times(api, to=TIMES[3]) == TIMES[:3]


@pytest.mark.parametrize("end", ["0001-01-01T00:00:00Z", "-62135596800", "0"])
def test_before_all_time_there_is_nothing(api: TestClient, end: str) -> None:
    assert times(api, to=end) == []


def test_an_unknown_device_has_no_readings(api: TestClient) -> None:
    assert times(api, deviceId="nobody") == []


def test_pages_follow_each_other_without_gap_or_repetition(api: TestClient) -> None:
    seen: list[float] = []
    url = f"/api/readings?deviceId=m&from={TIMES[0]}&to={TIMES[19]}&limit=7"
    for _ in range(3):
        answer = api.get(url)
        seen += [reading["timestamp"] for reading in answer.json()]
        url = answer.links.get("next", {}).get("url", "")
    assert seen == TIMES[:19]
    assert url == ""


@pytest.mark.parametrize("limit", [19, 20, 21])
def test_a_next_page_is_named_only_where_there_is_one(api: TestClient, limit: int) -> None:
    answer = api.get("/api/readings", params={"deviceId": "m", "limit": limit})
    assert len(answer.json()) == min(limit, 20)
    assert ("next" in answer.links) is (limit < 20)


@pytest.mark.parametrize(
    ("parameters", "parameter", "reason"),
    [
        ({"deviceId": None}, "deviceId", "missing"),
        ({"deviceId": ""}, "deviceId", "expected 1 to 64"),
        ({"deviceId": "a/b"}, "deviceId", "expected 1 to 64"),
        ({"from": "yesterday"}, "from", "expected ISO 8601"),
        ({"from": ""}, "from", "expected ISO 8601"),
        ({"from": "2026-01-01T00:00:00"}, "from", "no UTC offset"),
        ({"to": "2026-01-01"}, "to", "no UTC offset"),
        ({"to": "NaN"}, "to", "expected ISO 8601"),
        ({"to": "999999999999999"}, "to", "outside the years"),
        ({"from": "0001-01-01T00:00:00+14:00"}, "from", "outside the years"),
        ({"from": "1795000001", "to": "1795000000"}, "from", "is later than `to`"),
        ({"after": "1e9"}, "after", "expected ISO 8601"),
        ({"after": "9999-12-31T23:59:59.999Z"}, "after", "nothing is later"),
        ({"limit": "0"}, "limit", "from 1 to 50000"),
        ({"limit": "50001"}, "limit", "from 1 to 50000"),
        ({"limit": "many"}, "limit", "expected a whole number"),
        ({"limit": "9" * 5000}, "limit", "expected a whole number"),
    ],
)
def test_a_wrong_parameter_is_named(api: TestClient, parameters: dict[str, Any], parameter: str, reason: str) -> None:
    wanted = {"deviceId": "m"} | parameters
    answer = api.get("/api/readings", params={name: value for name, value in wanted.items() if value is not None})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["title"], body["parameter"]) == (400, "Bad Request", parameter)
    assert reason in body["reason"]
    assert body["detail"].startswith(f"{parameter}: ")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/api/none", 404), ("POST", "/api/devices", 405)])
def test_other_errors_are_problems_too(api: TestClient, method: str, path: str, status: int) -> None:
    answer = api.request(method, path)
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"


def test_devices(api: TestClient) -> None:
    devices = api.get("/api/devices").json()
    assert [device["deviceId"] for device in devices] == ["m", "other"]
    assert devices[0] == {
        "deviceId": "m",
        "status": None,
        "info": None,
        "parent": None,
        "firstSeen": START_S + 3600,
        "lastSeen": START_S + 3600,
        "lastReading": fields("m", 19),
    }


def test_alerts_are_the_newest_first(api: TestClient, store: Store) -> None:
    assert api.get("/api/alerts").json() == []
    alerts = [{"_id": f"m|overload|{number}", "since": EPOCH.replace(year=2026, day=number)} for number in (1, 2)]
    store._database["alerts"].insert_many(alerts)
    assert [alert["id"] for alert in api.get("/api/alerts").json()] == ["m|overload|2", "m|overload|1"]


def test_health(api: TestClient, health: Health) -> None:
    health.broker.works()
    assert api.get("/api/health").json() == {
        "status": "ok",
        "problems": [],
        "broker": "connected",
        "database": "reachable",
        "spool": {"waiting": 0},
        "counts": {"received": 21, "stored": 21, "duplicates": 0, "conflicts": 0, "refused": 0, "notices": 0},
    }
    health.broker.failed("it refused us")
    health.spool.failed("the disk is full")
    body = api.get("/api/health").json()
    assert (body["status"], body["broker"]) == ("degraded", "disconnected")
    assert body["problems"] == ["broker: it refused us", "spool: the disk is full"]


def test_without_a_database_it_says_so(spool: Spool, health: Health) -> None:
    url = f"mongodb://me:hunter2@127.0.0.1:{free_port()}"
    api = client(Store(parse_mongodb(url)), spool, health)
    assert api.get("/api/health").json()["database"] == "unreachable"
    answer = api.get("/api/devices")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "hunter2" not in answer.text


def test_an_error_of_ours_shows_nothing_of_itself(
    api: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "devices", lambda: 1 / 0)
    answer = api.get("/api/devices")
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert "ZeroDivision" not in answer.text


def test_what_another_program_wrote_is_shown(api: TestClient, store: Store) -> None:
    store._database["devices"].insert_one({"_id": "z", "info": {"at": EPOCH, "raw": b"x"}})
    assert api.get("/api/devices").json()[-1]["info"] == {"at": 0, "raw": "b'x'"}


def test_the_description_names_every_route(api: TestClient) -> None:
    paths = api.get("/api/openapi.json").json()["paths"]
    assert {"/api/devices", "/api/readings", "/api/alerts", "/api/health"} <= set(paths)
    assert all(operation["summary"] for operations in paths.values() for operation in operations.values())
