"""How answers come: formats, order, fields, ETag, gzip, CORS, headers; what is kept aside, exported, erased."""

from __future__ import annotations

from collections.abc import Iterator
import csv
import gzip
import io
import json
from pathlib import Path
import time
from typing import Any

import bson
from fastapi.testclient import TestClient
import pytest

from mongo_bridge.access.principal import Role
from mongo_bridge.api.app import make_app
from mongo_bridge.api.services import Services
from mongo_bridge.delivery import entry_of
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.writer import Writer

from .api_services import Someone, services_of, someone, store_readings
from .messages import START_S, fields

ORIGIN = "https://dashboard.example"
READINGS = [fields("m", number) for number in range(20)]


@pytest.fixture
def services(store: Store, tmp_path: Path) -> Iterator[Services]:
    spool = Spool(tmp_path)
    made = services_of(store, spool, cors_origins=(ORIGIN,))
    store_readings(made, *READINGS, fields("other", 3))
    yield made
    spool.close()


@pytest.fixture
def admin(services: Services) -> Someone:
    return someone(services, TestClient(make_app(services), raise_server_exceptions=False), Role.ADMIN)


def send(services: Services, topic: str, payload: bytes) -> None:
    services.spool.append([entry_of(topic, payload, root="/energy", now_ms=int(time.time() * 1000))])
    writer = Writer(services.spool, services.store, services.health)
    writer.stop()
    writer._flush()


def test_ndjson_is_one_reading_a_line(admin: Someone) -> None:
    answer = admin.get("/api/readings", deviceId="m", format="ndjson")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in answer.text.splitlines()] == READINGS


def test_csv_has_a_column_a_field(admin: Someone) -> None:
    answer = admin.request("GET", "/api/readings?deviceId=m&fields=power,energy&order=desc&limit=2")
    assert answer.json() == [
        {"timestamp": reading["timestamp"], "power": 900.0, "energy": reading["energy"]} for reading in READINGS[:-3:-1]
    ]
    rows = list(csv.reader(io.StringIO(admin.get("/api/readings", deviceId="m", format="csv", fields="power").text)))
    assert rows[0] == ["timestamp", "power"]
    assert len(rows) == 21


def test_the_accept_header_chooses_too(services: Services, admin: Someone) -> None:
    client = TestClient(make_app(services), headers={"Authorization": f"Bearer {admin.token}", "Accept": "text/csv"})
    assert client.get("/api/readings?deviceId=m").headers["content-type"].startswith("text/csv")


def test_a_spreadsheet_computes_nothing(services: Services, admin: Someone) -> None:
    store_readings(services, fields("evil", 1, note="=cmd|' /C calc'!A0"))
    text = admin.get("/api/readings", deviceId="evil", format="csv").text
    assert "'=cmd" in text
    assert ",=cmd" not in text


def test_descending_pages_follow_each_other(admin: Someone) -> None:
    seen: list[float] = []
    url = f"/api/readings?deviceId=m&from={START_S}&order=desc&limit=6"
    while url:
        answer = admin.request("GET", url)
        seen += [reading["timestamp"] for reading in answer.json()]
        url = answer.links.get("next", {}).get("url", "")
    assert seen == [reading["timestamp"] for reading in reversed(READINGS)]


@pytest.mark.parametrize(
    ("parameters", "parameter"),
    [
        ({"order": "up"}, "order"),
        ({"fields": "power,$where"}, "fields"),
        ({"points": "2"}, "points"),
        ({"points": "5", "method": "mean"}, "method"),
        ({"points": "5", "by": "a.b"}, "by"),
        ({"format": "xml"}, "format"),
        ({"time": "local"}, "time"),
    ],
)
def test_a_wrong_parameter_is_named(admin: Someone, parameters: dict[str, str], parameter: str) -> None:
    answer = admin.get("/api/readings", deviceId="m", **parameters)
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


@pytest.mark.parametrize(
    "path",
    [
        "/api/readings?deviceId=m&to=1900000000&from=1700000000",
        "/api/devices",
        "/api/alerts",
        "/api/summary?deviceId=m",
    ],
)
def test_what_has_not_changed_is_not_sent_again(services: Services, admin: Someone, path: str) -> None:
    first = admin.request("GET", path)
    again = TestClient(make_app(services)).get(
        path, headers={"Authorization": f"Bearer {admin.token}", "If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_or_late_reading_changes_the_tag(services: Services, admin: Someone) -> None:
    path = "/api/readings?deviceId=m&from=1700000000&to=1900000000"
    tags = [admin.request("GET", path).headers["etag"]]
    for number in (30, 25):
        time.sleep(0.01)
        store_readings(services, fields("m", number))
        tags.append(admin.request("GET", path).headers["etag"])
    assert len(set(tags)) == 3


def test_long_answers_are_compressed(services: Services, admin: Someone) -> None:
    client = TestClient(make_app(services), headers={"Authorization": f"Bearer {admin.token}"})
    with client.stream("GET", "/api/readings?deviceId=m", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert json.loads(gzip.decompress(raw)) == READINGS


@pytest.mark.parametrize(("origin", "allowed"), [(ORIGIN, ORIGIN), ("https://evil.example", None)])
def test_only_named_pages_may_call(services: Services, origin: str, allowed: str | None) -> None:
    headers = {"Origin": origin, "Access-Control-Request-Method": "GET"}
    answer = TestClient(make_app(services)).options("/api/devices", headers=headers)
    assert answer.headers.get("access-control-allow-origin") == allowed


def test_without_a_setting_no_page_may_call(store: Store, tmp_path: Path) -> None:
    spool = Spool(tmp_path / "other")
    answer = TestClient(make_app(services_of(store, spool))).get("/api/health", headers={"Origin": ORIGIN})
    spool.close()
    assert "access-control-allow-origin" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("size", [300_000, 2_000_000])
def test_a_large_body_is_refused(admin: Someone, size: int) -> None:
    answer = admin.request("POST", "/api/login", json={"name": "x" * size, "password": "y"})
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_dead_letter_is_listed_and_replayed(services: Services, admin: Someone) -> None:
    send(services, "/energy/m/data", b'{"deviceId": "m"}')
    letter = {"topic": "/energy/late/data", "payload": json.dumps(fields("late", 1)).encode(), "field": "timestamp"}
    size = {"size": len(letter["payload"]), "reason": "the clock was wrong", "receivedAt": None}
    services.store.database["dead_letter"].insert_one({"_id": "x|1"} | letter | size)
    listed = admin.get("/api/dead-letters").json()
    assert [each["field"] for each in listed] == ["voltage", "timestamp"]
    assert listed[0]["payload"] == '{"deviceId": "m"}'
    assert admin.request("POST", "/api/dead-letters/x|1/replay").status_code == 200
    store_readings(services)
    assert admin.get("/api/readings", deviceId="late").json() == [fields("late", 1)]
    assert [each["field"] for each in admin.get("/api/dead-letters").json()] == ["voltage"]
    refused = admin.request("POST", f"/api/dead-letters/{listed[0]['id']}/replay")
    assert refused.status_code == 409
    assert "voltage" in refused.json()["detail"]


def test_a_conflict_is_shown_beside_what_is_stored_and_resolved(services: Services, admin: Someone) -> None:
    other = fields("m", 19, power=5.0)
    store_readings(services, other)
    (conflict,) = admin.get("/api/conflicts").json()
    assert (conflict["stored"]["power"], conflict["reading"]["power"]) == (900.0, 5.0)
    tag = admin.request("GET", "/api/readings?deviceId=m&to=1900000000&limit=50").headers["etag"]
    answer = admin.request("POST", f"/api/conflicts/{conflict['id']}/resolve", json={"keep": "new"})
    assert answer.status_code == 200
    after = admin.request("GET", "/api/readings?deviceId=m&to=1900000000&limit=50")
    assert after.headers["etag"] != tag
    assert after.json()[-1]["power"] == 5.0
    assert admin.get("/api/conflicts").json() == []


def test_an_alert_is_acknowledged_and_everyone_is_told(services: Services, admin: Someone) -> None:
    alert_id = "m|overvoltage|1769814000000"
    services.store.database["alerts"].insert_one({"_id": alert_id, "deviceId": "m", "kind": "overvoltage"})
    assert [each["id"] for each in admin.get("/api/alerts", state="active").json()] == [alert_id]
    assert admin.get("/api/alerts", state="ended").json() == []
    answer = admin.request("POST", f"/api/alerts/{alert_id}/acknowledge").json()
    assert answer["acknowledgedBy"] == "token-test"
    message = services.outbox.take()
    assert message.topic == "/energy/m/alert/ack"
    assert json.loads(message.payload)["id"] == alert_id
    assert admin.request("POST", "/api/alerts/m|x|1769814000000/acknowledge").status_code == 404


def export(admin: Someone, device_id: str) -> list[Any]:
    answer = admin.request("GET", f"/api/devices/{device_id}/export")
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.text.splitlines()]


def test_all_of_a_device_can_be_taken_away_and_erased(services: Services, admin: Someone) -> None:
    store_readings(services, fields("m", 19, power=5.0))
    send(services, "/energy/m/data", b"no json")
    refused = {"_id": "x|2", "topic": None, "payload": bson.encode({"deviceId": "m"})}
    services.store.database["dead_letter"].insert_one(refused)
    lines = export(admin, "m")
    assert [line["collection"] for line in lines].count("readings") == 20
    assert {line["collection"] for line in lines} == {"devices", "readings", "conflicts", "dead_letter"}
    assert admin.request("DELETE", "/api/devices/m").status_code == 400
    answer = admin.request("DELETE", "/api/devices/m?confirm=m").json()
    erased = answer["erased"]
    assert (erased["readings"], erased["devices"], erased["conflicts"], erased["dead_letter"]) == (20, 1, 1, 2)
    assert admin.get("/api/readings", deviceId="m").json() == []
    assert [device["deviceId"] for device in admin.get("/api/devices").json()] == ["other"]
    cleared = {message.topic for message in iter(services.outbox.take, None) if message.payload == ""}
    assert cleared == {f"/energy/m/{kind}" for kind in ("info", "status", "settings/limits", "settings/tariff")}
    assert admin.request("GET", "/api/devices/m/export").status_code == 404
    (entry,) = [each for each in admin.get("/api/audit").json() if each["action"] == "device erased"]
    assert entry["target"] == "m"


@pytest.mark.parametrize("path", ["/api/health", "/api/devices", "/api/readings?deviceId=m", "/api/devices/none"])
def test_a_head_is_a_get_without_a_body(admin: Someone, path: str) -> None:
    asked, got = admin.request("HEAD", path), admin.request("GET", path)
    assert (asked.status_code, asked.headers["content-type"]) == (got.status_code, got.headers["content-type"])
    assert (asked.content, got.content != b"") == (b"", True)


def test_a_body_that_is_no_json_is_told_where(services: Services, admin: Someone) -> None:
    headers = {"Authorization": f"Bearer {admin.token}", "Content-Type": "application/json"}
    answer = admin.client.put("/api/settings/m/limits", content=b"{bad", headers=headers)
    (wrong,) = answer.json()["errors"]
    assert (answer.status_code, wrong["field"], wrong["reason"][:8]) == (422, "body", "not JSON")
