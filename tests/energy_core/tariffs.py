"""Tariffs and loads in few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
import os
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from energy_core.bill.billing import bill
from energy_core.bill.statement import Bill
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.reader import tariff_from_json

ROOT = Path(__file__).parents[2]
TARIFFS = ROOT / "docs" / "tariffs"
SHARED = Path(os.environ.get("SMART_ENERGY_SHARED", ROOT.parent / "shared")) / "data"
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """The UTC moment of a local time."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def document(*components: dict[str, Any], **contract: Any) -> dict[str, Any]:
    """A tariff of one contract, in euros and Berlin's time."""
    body = {"currency": "EUR", "components": list(components)} | contract
    return {"version": 1, "name": "Test", "timezone": "Europe/Berlin", "contracts": [body]}


def tariff(*components: dict[str, Any], **contract: Any) -> Tariff:
    return tariff_from_json(document(*components, **contract))


def flow(start: str, end: str, imported: object = 0, exported: object = 0, zone: ZoneInfo = BERLIN) -> Interval:
    """Energy that flowed evenly between two local times."""
    return Interval(
        start=local(start, zone),
        end=local(end, zone),
        imported_kwh=Decimal(str(imported)),
        exported_kwh=Decimal(str(exported)),
    )


def steady(start: str, end: str, kw: object = 1, minutes: int = 60, zone: ZoneInfo = BERLIN) -> list[Interval]:
    """Intervals of constant power between two local times."""
    step = timedelta(minutes=minutes)
    moment, until = local(start, zone), local(end, zone)
    found = []
    while moment < until:
        kwh = Decimal(str(kw)) * minutes / 60
        found.append(Interval(start=moment, end=moment + step, imported_kwh=kwh))
        moment += step
    return found


def rates(*prices: tuple[str, str, object], zone: ZoneInfo = BERLIN) -> Rates:
    """Prices between local times."""
    return Rates(Rate(local(start, zone), local(end, zone), Decimal(str(price))) for start, end, price in prices)


def amounts(made: Bill) -> list[list[str]]:
    """The amounts of every period's lines."""
    return [[str(line.amount) for line in period.lines] for period in made.periods]


def billed(components: list[dict[str, Any]], *load: Interval, **contract: Any) -> list[tuple[str, str, str]]:
    """Item, quantity and amount of every line of a bill of one billing period."""
    made = bill(tariff(*components, **contract), load)
    assert len(made.periods) == 1
    return [(line.item, line.to_json()["quantity"], str(line.amount)) for line in made.periods[0].lines]
