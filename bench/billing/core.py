"""tariff-core: time zones, seasons, windows over midnight, blocks, demand, discounts, export."""

from __future__ import annotations

from datetime import timedelta
import json
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from tariff_core import BillingPeriod, parse_plan
from tariff_core import Interval as CoreInterval
from tariff_core import bill as core_bill

from energy_core.interval import Interval
from energy_core.period import Period

ZONES = ["Australia/Sydney", "America/New_York", "Europe/Berlin", "Asia/Kolkata"]
_WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_CLOCKS = ["00:00", "06:00", "07:00", "15:00", "16:30", "21:00", "22:00"]
_SUMMER = ("05-01", "09-30", "10-01")
"""First and last day, and the first day after, which is how tariff-core names the end."""


def pair(chance: Random) -> tuple[dict[str, Any], dict[str, Any]]:
    """The same random tariff in our format and as a plan of tariff-core."""
    start, end = chance.sample(_CLOCKS, 2)
    days = sorted(chance.sample(_WEEK, chance.randint(1, 7)), key=_WEEK.index)
    seasonal = start < end and chance.random() < 0.5
    ours: list[dict[str, Any]] = []
    theirs: list[dict[str, Any]] = []
    _energy(chance, ours, theirs, {"days": days, "from": start, "to": end}, seasonal=seasonal)
    price = _price(chance, 2)
    ours.append({"kind": "standing", "price": price, "per": "day"})
    theirs.append({"kind": "fixed", "label": "supply", "unit": "per_day", "rate": str(price)})
    if chance.random() < 0.7:
        _demand(chance, ours, theirs, {"days": days, "from": start, "to": end})
    if chance.random() < 0.5:
        percent = chance.randint(1, 20)
        ours.append({"kind": "discount", "percent": percent})
        theirs.append({"kind": "discount", "applies_to": ["all"], "percent": str(percent)})
    price = _price(chance, 0.2)
    ours.append({"kind": "export", "price": price})
    # A credit is a negative price there.
    theirs.append({"kind": "usage", "direction": "export", "rate": str(-price)})
    zone = chance.choice(ZONES)
    seasons = {"summer": {"first": _SUMMER[0], "last": _SUMMER[1]}}
    contract = {"currency": "AUD", "rounding": {"total": "exact"}, "seasons": seasons, "components": ours}
    plan = {
        "commodity": "electricity",
        "currency": "AUD",
        "timezone": zone,
        "seasons": {"summer": {"from": _SUMMER[0], "to": _SUMMER[2]}},
        "components": theirs,
    }
    return {"version": 1, "name": "random", "timezone": zone, "contracts": [contract]}, plan


def period_bill(plan: dict[str, Any], load: list[Interval], period: Period) -> tuple[float, float]:
    """The bill of one billing period, exact, and the imported kWh on its lines."""
    # Times must be given in the plan's zone: windows are looked up in the zone of the interval.
    zone = ZoneInfo(plan["timezone"])
    half_hour = timedelta(minutes=30)
    intervals = [
        CoreInterval(one.end.astimezone(zone), half_hour, "general", "kWh", one.imported_kwh, one.exported_kwh)
        for one in load
    ]
    found = core_bill(parse_plan(json.dumps(plan)), intervals, period=BillingPeriod(period.start, period.end))
    kwh = sum(line.quantity for line in found.line_items if line.direction == "import")
    return float(found.total), float(kwh)


def _energy(
    chance: Random, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], window: dict[str, Any], *, seasonal: bool
) -> None:
    schedule = [{"days": window["days"], "time": [window["from"], window["to"]]}]
    names = ["peak", "else", *(["summer peak"] if seasonal else [])]
    limits = sorted(chance.sample(range(20, 400), chance.randrange(3)))
    periods = []
    for name in names:
        tiers = [*({"upTo": limit, "price": _price(chance, 0.6)} for limit in limits), {"price": _price(chance, 0.6)}]
        blocks = [
            {"up_to": str(tier["upTo"]) if "upTo" in tier else None, "rate": str(tier["price"])} for tier in tiers
        ]
        part: dict[str, Any] = {"name": name, "tiers": tiers}
        usage: dict[str, Any] = {"kind": "usage", "direction": "import", "register": "general", "quantity_unit": "kWh"}
        if name != "else":
            part["when"] = [window | ({"seasons": ["summer"]} if name == "summer peak" else {})]
            usage["schedule"] = schedule
        if name == "summer peak":
            usage["season"] = "summer"
        if name == "peak" and seasonal:
            part["when"] = [window | {"months": [1, 2, 3, 4, 10, 11, 12]}]
        usage |= {"blocks": {"period": "billing_period", "prorate": False, "tiers": blocks}}
        periods.append(part)
        theirs.append(usage)
    rule = {"tierRule": {"scope": "per_period"}} if limits else {}
    ours.append({"kind": "energy", "periods": periods} | rule)


def _demand(chance: Random, ours: list[dict[str, Any]], theirs: list[dict[str, Any]], window: dict[str, Any]) -> None:
    price = _price(chance, 10)
    by_day = chance.random() < 0.5
    timed = [{"name": "peak", "price": price, "when": [window]}, {"name": "else", "price": 0}]
    ours.append({"kind": "demand", "window": 30, "pricePer": "day" if by_day else "billing_period", "periods": timed})
    theirs.append(
        {
            "kind": "demand",
            "method": "max_interval_avg",
            "measure": "kW",
            "unit": "per_kw_per_day" if by_day else "per_kw_per_month",
            "rate": str(price),
            "interval_minutes": 30,
            "reset": "billing_period",
            "schedule": [{"days": window["days"], "time": [window["from"], window["to"]]}],
        }
    )


def _price(chance: Random, most: float) -> float:
    return round(chance.uniform(0.001, most), 4)
