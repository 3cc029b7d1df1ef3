"""Summaries, points, costs, bills and forecasts over HTTP, from readings that went the way of every message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json
import math
from typing import Any

from fastapi.testclient import TestClient
import pytest

from energy_core.bill.billing import bill
from energy_core.interval import Interval
from energy_core.tariff.reader import tariff_from_json
from mongo_bridge.access.principal import Role
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.api.services import Services
from mongo_bridge.rollup import Rollup
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import Someone, services_of, someone, store_readings
from .conftest import ROOT, EmbeddedDatabase
from .machine import ZONE
from .messages import fields

# The night of 25 October 2026 has a second hour from two to three, so that day has 25 hours.
START = datetime(2026, 10, 24, tzinfo=ZONE)
HOURS = 24 + 25 + 24
STEP_S = 600
STANDING = {
    "version": 1,
    "name": "Two prices",
    "contracts": [
        {
            "currency": "EUR",
            "components": [
                {
                    "kind": "energy",
                    "periods": [
                        {"name": "day", "price": 0.4, "when": [{"from": "06:00", "to": "22:00"}]},
                        {"name": "night", "price": 0.1},
                    ],
                },
                {"kind": "standing", "item": "Base", "price": 0.5, "per": "day"},
            ],
        }
    ],
}


def power_w(number: int) -> float:
    return round(600 + 400 * math.sin(number / 20), 1)


def history(device_id: str) -> list[dict[str, Any]]:
    start_s = int(START.timestamp())
    energy_wh, readings = 0.0, []
    for number in range(HOURS * 3600 // STEP_S + 1):
        readings.append(
            fields(
                device_id,
                number,
                timestamp=start_s + number * STEP_S,
                power=power_w(number),
                energy=round(energy_wh, 3),
                interval=STEP_S,
            )
        )
        energy_wh += power_w(number + 1) * STEP_S / 3600
    return readings


READINGS = history("m")
NO_TARIFFS = ("worked_bills.json", "tariff.schema.json")


@pytest.fixture(scope="module")
def services(shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    store = Store(parse_mongodb(f"{shared_database.url}/summaries"))
    store.prepare()
    spool = Spool(tmp_path_factory.mktemp("spool"))
    made = services_of(store, spool)
    store_readings(made, *READINGS)
    assert Rollup(spool, store, made.health, ZONE).attempt()
    yield made
    spool.close()
    store.close()


@pytest.fixture(scope="module")
def editor(services: Services) -> Someone:
    return someone(services, TestClient(make_app(services), raise_server_exceptions=False), Role.EDITOR)


def at(days: int = 0, hours: int = 0) -> str:
    return (START + timedelta(days=days, hours=hours)).isoformat()


def day(number: int) -> tuple[int, int]:
    return int((START + timedelta(days=number)).timestamp()), int((START + timedelta(days=number + 1)).timestamp())


def registered_wh(start: int, end: int) -> float:
    by_time = {reading["timestamp"]: reading["energy"] for reading in READINGS}
    return float(by_time[end] - by_time[start])


def test_days_of_the_home_have_23_24_or_25_hours(editor: Someone) -> None:
    days = editor.get("/api/summary", deviceId="m", period="day", **{"from": at(), "to": at(3)}).json()
    assert [(each["start"], each["end"]) for each in days] == [day(number) for number in range(3)]
    assert [(each["end"] - each["start"]) / 3600 for each in days] == [24, 25, 24]
    wanted = [registered_wh(*day(number)) for number in range(3)]
    assert [each["energyImported"] for each in days] == pytest.approx(wanted, abs=0.001)


@pytest.mark.parametrize(
    ("period", "count"), [("minute", 73 * 12), ("hour", 73), ("day", 3), ("week", 2), ("month", 1), ("year", 1)]
)
def test_the_energy_is_the_same_in_every_period(editor: Someone, period: str, count: int) -> None:
    found = editor.get("/api/summary", deviceId="m", period=period, **{"from": at(), "to": at(3)}).json()
    assert len(found) == count
    assert sum(each["energyImported"] for each in found) == pytest.approx(READINGS[-1]["energy"], abs=0.001)
    assert max(each["powerMax"] or 0 for each in found) == max(reading["power"] for reading in READINGS)


def test_a_time_within_a_bucket_gives_the_whole_bucket(editor: Someone) -> None:
    found = editor.get("/api/summary", deviceId="m", period="day", **{"from": at(1, 5), "to": at(1, 6)}).json()
    assert [(each["start"], each["end"]) for each in found] == [day(1)]


def test_a_summary_comes_as_csv_with_local_times(editor: Someone) -> None:
    wanted = {"deviceId": "m", "format": "csv", "time": "iso", "from": at(), "to": at(3)}
    answer = editor.get("/api/summary", **wanted)
    lines = answer.text.splitlines()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert lines[0].startswith("deviceId,start,end,energyImported,")
    assert [line.split(",")[1] for line in lines[1:]] == [
        "2026-10-24T00:00:00+02:00",
        "2026-10-25T00:00:00+02:00",
        "2026-10-26T00:00:00+01:00",
    ]


def test_too_many_buckets_are_refused(editor: Someone) -> None:
    answer = editor.get("/api/summary", deviceId="m", period="minute", **{"from": "2026-01-01T00:00:00Z"})
    assert (answer.status_code, answer.json()["parameter"]) == (400, "period")


@pytest.mark.parametrize("method", ["lttb", "minmax"])
def test_few_readings_become_points_of_the_readings_themselves(editor: Someone, method: str) -> None:
    wanted = {"deviceId": "m", "points": 50, "method": method, "from": at(), "to": at(4)}
    points = editor.get("/api/readings", **wanted).json()
    assert 40 <= len(points) <= 50
    assert all(point in READINGS for point in points)
    assert [point["timestamp"] for point in points] == sorted(point["timestamp"] for point in points)


@pytest.mark.parametrize("method", ["lttb", "minmax"])
def test_many_readings_become_points_of_summaries(
    editor: Someone, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mongo_bridge.api.points.MOST_READINGS", 400)
    wanted = {"deviceId": "m", "points": 30, "method": method, "from": at(), "to": at(4)}
    points = editor.get("/api/readings", **wanted).json()
    assert 20 <= len(points) <= 30
    assert all((point["flags"], point["interval"]) == (["aggregated"], 3600) for point in points)
    assert max(point["powerMax"] for point in points) == max(reading["power"] for reading in READINGS)
    refused = editor.get("/api/readings", **(wanted | {"by": "voltage"}))
    assert (refused.status_code, refused.json()["parameter"]) == (400, "by")


def set_tariff(editor: Someone, tariff: Any) -> Any:
    return editor.request("PUT", "/api/settings/m/tariff", json={"tariff": tariff, "billingDay": 24})


def test_without_a_tariff_it_is_said_how_to_set_one(editor: Someone) -> None:
    answer = editor.get("/api/bill", deviceId="another")
    assert answer.status_code == 409
    assert "PUT /api/settings/another/tariff" in answer.json()["detail"]


def test_a_wrong_tariff_is_refused_by_its_path(editor: Someone) -> None:
    answer = set_tariff(editor, STANDING | {"contracts": [{"currency": "XXX"}]})
    assert (answer.status_code, answer.json()["field"]) == (422, "tariff.contracts[0].currency")


def test_the_bill_is_that_of_the_engine(editor: Someone) -> None:
    assert set_tariff(editor, STANDING).status_code == 200
    answer = editor.get("/api/bill", deviceId="m", **{"from": at(), "to": at(3)}).json()
    contracts = [{"billing": {"startDay": 24}, **STANDING["contracts"][0]}]
    engine = bill(tariff_from_json(STANDING | {"contracts": contracts}), list(hours()), ZONE)
    (period,) = answer["periods"]
    energy = [line for line in period["lines"] if line["component"] == "energy"]
    expected = [line.to_json() for line in engine.periods[0].lines if line.component == "energy"]
    assert energy == expected
    assert (period["start"], answer["currency"]) == (START.isoformat(), "EUR")


def hours() -> Iterator[Interval]:
    for number in range(HOURS):
        start = START.timestamp() + 3600 * number
        energy_wh = registered_wh(int(start), int(start + 3600))
        first, last = (datetime.fromtimestamp(moment, tz=ZONE).astimezone(UTC) for moment in (start, start + 3600))
        yield Interval(start=first, end=last, imported_kwh=Decimal(str(round(energy_wh, 3))) / 1000)


@pytest.mark.parametrize(("period", "count"), [("hour", 73), ("day", 3), ("week", 2), ("month", 1)])
def test_costs_add_up_to_the_bill(editor: Someone, period: str, count: int) -> None:
    set_tariff(editor, STANDING)
    wanted = {"deviceId": "m", "from": at(), "to": at(3)}
    costs = editor.get("/api/cost", period=period, **wanted).json()
    total = sum(Decimal(each["cost"]) for each in costs)
    assert len(costs) == count
    kwh = sum(Decimal(str(each["importedKwh"])) for each in costs)
    assert float(kwh) == pytest.approx(READINGS[-1]["energy"] / 1000)
    lines = editor.get("/api/bill", **wanted).json()["periods"][0]["lines"]
    energy = sum(Decimal(line["amount"]) for line in lines if line["component"] == "energy")
    standing = {"hour": 3, "day": 3, "week": 14, "month": 31}[period] * Decimal("0.50")
    assert total == energy + standing


def test_a_circuit_has_its_meters_tariff(editor: Someone, services: Services) -> None:
    set_tariff(editor, STANDING)
    device = {"_id": "m-kitchen", "deviceId": "m-kitchen", "info": {"deviceId": "m-kitchen", "parent": "m"}}
    services.store.database["devices"].insert_one(device)
    answer = editor.get("/api/bill", deviceId="m-kitchen")
    assert "nothing is known" in answer.json()["detail"]


def test_settings_reach_the_retained_topic_and_have_a_revision(editor: Someone, services: Services) -> None:
    first = set_tariff(editor, STANDING).json()
    second = set_tariff(editor, STANDING).json()
    assert second["revision"] == first["revision"] + 1
    messages = list(iter(services.outbox.take, None))
    assert (messages[-1].topic, messages[-1].retain) == ("/energy/m/settings/tariff", True)
    assert json.loads(messages[-1].payload) == second
    assert editor.get("/api/settings", deviceId="m").json() == {"deviceId": "m", "limits": None, "tariff": second}


def test_a_wrong_limit_is_named(editor: Someone) -> None:
    answer = editor.request("PUT", "/api/settings/m/limits", json={"overvoltage": {"limit": -1}})
    assert (answer.status_code, answer.json()["field"]) == (422, "overvoltage.limit")


def test_a_forecast_needs_a_history(editor: Someone) -> None:
    answer = editor.get("/api/forecast", deviceId="another")
    assert answer.status_code == 409
    assert "history" in answer.json()["detail"]


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (ROOT / "docs/tariffs").glob("*.json") if path.name not in NO_TARIFFS)
)
def test_every_tariff_of_the_guide_fits_into_the_settings(editor: Someone, name: str) -> None:
    tariff = json.loads((ROOT / "docs/tariffs" / name).read_text())
    assert set_tariff(editor, tariff).status_code == 200
