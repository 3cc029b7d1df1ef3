"""A real house, priced for two years."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from decimal import Decimal
import gzip
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_core.bill.billing import bill
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.file import read_tariff
from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.reader import tariff_from_json

from .tariffs import HOUR, SHARED, TARIFFS, document

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the shared test data are not here (SMART_ENERGY_SHARED)")
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(scope="module")
def house() -> list[Interval]:
    """The house in Sceaux, 2007 and 2008, hourly; its clock showed local winter time all year."""
    with gzip.open(SHARED / "household" / "uci_hourly.csv.gz", "rt") as lines:
        rows = [row for row in csv.DictReader(lines) if "2007" <= row["datetime"] < "2009"]
    starts = [datetime.fromisoformat(f"{row['datetime']}+01:00").astimezone(ZoneInfo("UTC")) for row in rows]
    return [
        Interval(start=start, end=start + HOUR, imported_kwh=Decimal(row["kwh"]))
        for start, row in zip(starts, rows, strict=True)
    ]


def in_paris(*components: dict[str, Any]) -> Tariff:
    return tariff_from_json(document(*components, rounding={"decimals": 6}) | {"timezone": "Europe/Paris"})


def naive(house: list[Interval], year: int, hours: range, price: str, other: str) -> Decimal:
    """What the same costs, added up hour by hour."""
    own = [one for one in house if one.start.astimezone(PARIS).year == year]
    return sum(
        (one.imported_kwh * Decimal(price if one.start.astimezone(PARIS).hour in hours else other) for one in own),
        Decimal(0),
    )


@pytest.mark.parametrize(("year", "first"), [(2007, 0), (2008, 12)])
def test_the_house_on_a_day_and_night_price(house: list[Interval], year: int, first: int) -> None:
    periods = [
        {"name": "day", "price": 0.21, "when": [{"from": "06:00", "to": "22:00"}]},
        {"name": "night", "price": 0.13},
    ]
    made = bill(in_paris({"kind": "energy", "periods": periods}), house)
    of_year = sum((period.total for period in made.periods[first : first + 12]), Decimal(0))
    assert len(made.periods) == 24
    assert abs(of_year - naive(house, year, range(6, 22), "0.21", "0.13")) < Decimal("0.0001")


def test_the_house_on_real_tariffs_costs_what_its_parts_do(house: list[Interval]) -> None:
    read = read_tariff((SHARED / "tariffs" / "urdb_smud_ci_tod3.json").read_bytes()).tariff
    made = bill(read, house, PARIS)
    assert len(made.periods) == 24
    peak_kw = max(one.imported_kwh for one in house if one.start.astimezone(PARIS).date().isoformat() < "2007-02")
    assert made.periods[0].totals["flat_demand"] == round(peak_kw * Decimal("5.539"), 2)
    assert made.periods[0].totals["fixed"] == Decimal("2339.50")
    assert [period.missing for period in made.periods] == [()] * 24


def test_a_dynamic_tariff_of_half_hours(house: list[Interval]) -> None:
    """The London prices of 2013, laid on the house's 2007: every half hour has its price."""
    with gzip.open(SHARED / "tariffs" / "lcl_dtou_2013.csv.gz", "rt") as lines:
        rows = list(csv.DictReader(lines))
    shift = timedelta(days=6 * 365 + 2)
    starts = [datetime.fromisoformat(f"{row['DateTime']}+00:00") - shift for row in rows]
    series = Rates(
        Rate(start, start + HOUR / 2, Decimal(row["gbp_per_kwh"])) for start, row in zip(starts, rows, strict=True)
    )
    by_start = dict(zip(starts, (Decimal(row["gbp_per_kwh"]) for row in rows), strict=True))
    load = [one for one in house if min(by_start) <= one.start and one.end <= max(by_start)]
    made = bill(in_paris({"kind": "energy", "rates": {"name": "dtou"}}), load, rates={"dtou": series})
    expected = sum(
        (one.imported_kwh / 2 * (by_start[one.start] + by_start[one.start + HOUR / 2]) for one in load), Decimal(0)
    )
    assert sum(len(period.unpriced) for period in made.periods) == 0
    assert abs(made.total - expected) < Decimal("0.0001")


@pytest.mark.parametrize("name", ["flat", "tiers", "india_slabs", "australia_demand", "germany_feed_in"])
def test_every_open_example_bills_the_house(house: list[Interval], name: str) -> None:
    read = read_tariff((TARIFFS / f"{name}.json").read_bytes()).tariff
    shift = timedelta(days=19 * 365 + 5)
    made = bill(
        read, [Interval(start=one.start + shift, end=one.end + shift, imported_kwh=one.imported_kwh) for one in house]
    )
    assert made.total > 0
