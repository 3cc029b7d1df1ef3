"""Prices from outside: read by one rule, kept by day, given and taken back over HTTP, and in bills from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json
from typing import Any

from fastapi.testclient import TestClient
import pytest

from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.tariff_error import TariffError
from mongo_bridge.access.principal import Role
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.api.app import make_app
from mongo_bridge.api.services import Services
from mongo_bridge.price_table import prices_of_csv, prices_of_json
from mongo_bridge.prices import Prices
from mongo_bridge.rollup import Rollup
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .api_services import Someone, services_of, someone, store_readings
from .conftest import EmbeddedDatabase
from .machine import ZONE
from .messages import fields

HOUR = timedelta(hours=1)
DAY = datetime(2026, 10, 20, 22, tzinfo=UTC)
CSV = "start,price\n2026-10-21T00:00:00+02:00,0.10\n2026-10-21T01:00:00+02:00,-0.05\n"
JSON = [{"start": DAY.timestamp(), "price": 0.10}, {"start": "2026-10-21T01:00:00+02:00", "price": "-0.05"}]
WRONG: list[tuple[Callable[[str], Rates], str, str]] = [
    (prices_of_csv, "begin,price\n", "line 1: expected the columns start and price"),
    (prices_of_csv, "start,price\n", "line 2: missing"),
    (prices_of_csv, "start,price\n2026-10-21T00:00:00,0.1\n", "line 2, start"),
    (prices_of_csv, "start,price\n2026-10-21T00:00:00Z,0.1\n2026-10-21T01:00:00Z,cheap\n", "line 3, price"),
    (
        prices_of_csv,
        "start,end,price\n2026-10-21T02:00:00Z,2026-10-21T01:00:00Z,0.1\n",
        "line 2, end: expected a time after",
    ),
    (
        prices_of_csv,
        "start,end,price\n2026-10-21T00:00:00Z,2026-12-21T01:00:00Z,0.1\n",
        "31 days after the start at most",
    ),
    (
        prices_of_csv,
        "start,end,price\n2026-10-21T00:00:00Z,2026-10-21T02:00:00Z,0.1\n2026-10-21T01:00:00Z,,0.2\n",
        "begins before the one",
    ),
    (prices_of_csv, "start,price\n2020-01-01T00:00:00Z,1\n2026-01-01T00:00:00Z,1\n", "more than 1100 days"),
    (prices_of_csv, "start,price\n0001-01-01T00:00:00+14:00,1\n", "outside the years"),
    (prices_of_csv, "start,price\n2026-01-01T00:00:00Z,1e999\n", "line 2, price: expected at most"),
    (prices_of_csv, "start,price\n2026-01-01T00:00:00Z,1e8\n", "price: 1E+8"),
    (prices_of_csv, 'start,price\n"2026-01-01T00:00:00Z,' + "1" * 200_000, "not CSV"),
    (prices_of_json, "{", "not JSON"),
    (prices_of_json, "{}", "expected an array"),
    (prices_of_json, '[{"start": "2026-10-21T00:00:00Z"}]', "[0]: expected an object"),
    (prices_of_json, '[{"start": "2026-10-21T00:00:00Z", "price": 1, "prize": 2}]', "[0]: expected an object"),
    (prices_of_json, '[{"start": "2026-10-21T00:00:00Z", "price": NaN}]', "[0], price"),
    (prices_of_json, '[{"start": 1e400, "price": 1}]', "[0], start"),
    (prices_of_json, '[{"start": "2026-10-21T00:00:00Z", "price": true}]', "[0], price"),
    (prices_of_json, '[{"start": "2026-10-21T00:00:00Z", "price": 1}, {"start": "today", "price": 1}]', "[1], start"),
]


@pytest.mark.parametrize("read", [lambda: prices_of_csv(CSV), lambda: prices_of_json(json.dumps(JSON))])
def test_both_forms_say_the_same(read: Callable[[], Rates]) -> None:
    first, second = Rate(DAY, DAY + HOUR, Decimal("0.1")), Rate(DAY + HOUR, DAY + 2 * HOUR, Decimal("-0.05"))
    assert list(read()) == [first, second]


@pytest.mark.parametrize(("read", "text", "reason"), WRONG, ids=[each[2] for each in WRONG])
def test_what_is_wrong_is_named(read: Callable[[str], Rates], text: str, reason: str) -> None:
    with pytest.raises(TariffError) as refused:
        read(text)
    assert reason in str(refused.value)


def test_they_are_kept_by_day_and_replaced(store: Store) -> None:
    prices = Prices(store.database)
    long = Rate(DAY, DAY + 50 * HOUR, Decimal("0.2"))
    prices.put("p", Rates([long]))
    prices.put("p", Rates([long]))
    assert list(prices.rates("p", DAY, DAY + 60 * HOUR)) == [long]
    prices.put("p", Rates([Rate(DAY + HOUR, DAY + 3 * HOUR, Decimal("0.3"))]))
    found = prices.rates("p", DAY, DAY + 60 * HOUR)
    assert [found.at(DAY + number * HOUR).price for number in (0, 1, 2, 3)] == [
        Decimal(price) for price in ("0.2", "0.3", "0.3", "0.2")
    ]
    prices.remove("p", DAY + HOUR, DAY + 40 * HOUR)
    left = prices.rates("p", DAY, DAY + 60 * HOUR)
    assert [(each.start, each.end) for each in left] == [(DAY, DAY + HOUR), (DAY + 40 * HOUR, DAY + 50 * HOUR)]
    (known,) = prices.names()
    assert (known["name"], known["start"], known["end"]) == ("p", DAY, DAY + 50 * HOUR)
    prices.remove("p", DAY, DAY + 60 * HOUR)
    assert not prices.is_known("p")


@pytest.fixture(scope="module")
def services(shared_database: EmbeddedDatabase, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    store = Store(parse_mongodb(f"{shared_database.url}/prices"))
    store.prepare()
    spool = Spool(tmp_path_factory.mktemp("spool"))
    made = services_of(store, spool)
    sent = [fields("m", n, timestamp=DAY.timestamp() + 900 * n, energy=500.0 * n, interval=900) for n in range(13)]
    store_readings(made, *sent)
    assert Rollup(spool, store, made.health, ZONE).attempt()
    yield made
    spool.close()
    store.close()


@pytest.fixture(scope="module")
def editor(services: Services) -> Someone:
    return someone(services, TestClient(make_app(services), raise_server_exceptions=False), Role.EDITOR)


def put(who: Someone, name: str, text: str, kind: str = "text/csv") -> Any:
    headers = {"Authorization": f"Bearer {who.token}", "Content-Type": kind}
    return who.client.put(f"/api/prices/{name}", content=text.encode(), headers=headers)


def test_a_dynamic_tariff_from_nothing_to_the_bill(editor: Someone, services: Services) -> None:
    rollup = Rollup(services.spool, services.store, services.health, ZONE)
    component = {"kind": "energy", "rates": {"name": "day ahead", "factor": 2}}
    tariff = {"version": 1, "name": "d", "contracts": [{"currency": "EUR", "components": [component]}]}
    assert editor.request("PUT", "/api/settings/m/tariff", json={"tariff": tariff}).status_code == 200
    span = {"deviceId": "m", "from": DAY.isoformat(), "to": (DAY + 3 * HOUR).isoformat()}
    refused = editor.get("/api/bill", **span)
    assert (refused.status_code, "PUT /api/prices/day%20ahead" in refused.json()["detail"]) == (409, True)
    assert put(editor, "day ahead", CSV).status_code == 200
    assert rollup.attempt()
    (period,) = editor.get("/api/bill", **span).json()["periods"]
    # 2 kWh an hour: at twice 0.10, at twice -0.05, and one hour without a price.
    assert (period["total"], [each["kwh"] for each in period["unpriced"]]) == ("0.20", ["2"])
    hours = editor.get("/api/summary", period="hour", **span).json()
    assert [(each["cost"], each["costIsCertain"]) for each in hours] == [
        ("0.40", True),
        ("-0.20", True),
        ("0.00", False),
    ]
    assert "no price is known for 2" in hours[2]["costReason"]
    costs = editor.get("/api/cost", period="hour", **span).json()
    assert [(each["cost"], each["unpricedKwh"]) for each in costs] == [("0.40", 0), ("-0.20", 0), ("0.00", 2)]
    more = json.dumps([{"start": (DAY + 2 * HOUR).timestamp(), "price": 0.3}])
    assert put(editor, "day ahead", more, "application/json; charset=utf-8").status_code == 200
    assert rollup.attempt()
    hours = editor.get("/api/summary", period="hour", **span).json()
    assert [each["cost"] for each in hours] == ["0.40", "-0.20", "1.20"]


def test_they_are_shown_as_they_were_given(editor: Someone) -> None:
    put(editor, "shown", CSV)
    span = {"from": DAY.isoformat(), "to": (DAY + 5 * HOUR).isoformat()}
    rows = editor.get("/api/prices/shown", **span).json()
    assert [(each["start"], each["price"]) for each in rows] == [
        (DAY.timestamp(), "0.10"),
        ((DAY + HOUR).timestamp(), "-0.05"),
    ]
    text = editor.get("/api/prices/shown", format="csv", time="iso", **span).text
    assert put(editor, "shown", text).status_code == 200
    assert editor.get("/api/prices/shown", **span).json() == rows
    assert "shown" in [each["name"] for each in editor.get("/api/prices").json()]


@pytest.mark.parametrize(
    ("kind", "text", "status"),
    [
        ("text/csv", "start,price\nnow,1\n", 422),
        ("application/json", "[]", 422),
        ("text/plain", CSV, 415),
        ("text/csv", CSV * 60_000, 413),
    ],
)
def test_what_is_refused_says_why(editor: Someone, kind: str, text: str, status: int) -> None:
    answer = put(editor, "refused", text, kind)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert editor.get("/api/prices/refused").status_code == 404


def test_who_may_see_only_some_devices_changes_no_bill_of_others(services: Services, editor: Someone) -> None:
    tenant = someone(services, editor.client, Role.EDITOR, ["other"])
    assert put(tenant, "shown", CSV).status_code == 403
    span = {"from": DAY.isoformat(), "to": (DAY + HOUR).isoformat()}
    assert tenant.request("DELETE", "/api/prices/shown", params=span).status_code == 403
