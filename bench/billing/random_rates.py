"""Random OpenEI rates and loads, the same for the same seed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from energy_core.interval import Interval

START = datetime(2018, 1, 1, tzinfo=UTC)
"""A Monday in a year of 365 days, as PySAM's year is."""


def load(chance: Random, steps_an_hour: int = 1) -> list[float]:
    """Mean kW of every step of the year: a daily wave with noise and pauses."""
    size = chance.choice([0.5, 2, 40])
    phase = chance.randrange(24)
    found = []
    for step in range(8760 * steps_an_hour):
        hour = step // steps_an_hour % 24
        wave = 1 + 0.8 * (abs((hour - phase) % 24 - 12) / 12)
        found.append(round(size * wave * chance.uniform(0.2, 1.6) * (chance.random() > 0.05), 4))
    return found


def intervals(load_kw: list[float], net_kw: list[float] | None = None) -> list[Interval]:
    """The same as intervals; `net_kw`, where given, is import less export."""
    steps_an_hour = len(load_kw) // 8760
    step = timedelta(hours=1) / steps_an_hour
    net = net_kw if net_kw is not None else load_kw
    return [
        Interval(
            start=START + number * step,
            end=START + (number + 1) * step,
            imported_kwh=max(Decimal(str(kw)), Decimal(0)) / steps_an_hour,
            exported_kwh=max(Decimal(str(-kw)), Decimal(0)) / steps_an_hour,
        )
        for number, kw in enumerate(net)
    ]


def rate(chance: Random, *, units: list[str], demand: bool = True, minimum: bool = True) -> dict[str, Any]:
    """An OpenEI rate of up to 4 periods and 4 tiers with the same limits in each period, as PySAM wants them."""
    periods = chance.randint(1, 4)
    unit = chance.choice(units)
    limits = _limits(chance, {"kWh": 900, "kWh daily": 30, "kWh/kW": 400, "kWh/kW daily": 12}[unit], 4)
    demand_limits = _limits(chance, 60, 3)
    found: dict[str, Any] = {
        "name": "random",
        "energyratestructure": [_tiers(chance, limits, unit) for _ in range(periods)],
        "energyweekdayschedule": _schedule(chance, periods),
        "energyweekendschedule": _schedule(chance, periods),
        "fixedchargefirstmeter": _price(chance, 50),
        "fixedchargeunits": "$/month",
        "dgrules": "Net Billing Instantaneous",
    }
    if demand and chance.random() < 0.7:
        found["flatdemandstructure"] = [_tiers(chance, demand_limits, "kW") for _ in range(2)]
        found["flatdemandmonths"] = [chance.randrange(2) for _ in range(12)]
    if demand and chance.random() < 0.6:
        found["demandratestructure"] = [_tiers(chance, demand_limits, "kW") for _ in range(2)]
        found["demandweekdayschedule"] = _schedule(chance, 2)
        found["demandweekendschedule"] = _schedule(chance, 2)
    if minimum and chance.random() < 0.5:
        found["mincharge"] = _price(chance, 300)
        found["minchargeunits"] = "$/month"
    return found


def _limits(chance: Random, largest: int, most_tiers: int) -> list[int]:
    return sorted(chance.sample(range(1, largest), chance.randrange(most_tiers)))


def _tiers(chance: Random, limits: list[int], unit: str) -> list[dict[str, Any]]:
    dearest = 20 if unit == "kW" else 0.5
    tiers = [
        {"max": limit, "unit": unit, "rate": _price(chance, dearest), "adj": _price(chance, 0.02)} for limit in limits
    ]
    return [*tiers, {"unit": unit, "rate": _price(chance, dearest)}]


def _schedule(chance: Random, periods: int) -> list[list[int]]:
    rows = []
    for _ in range(chance.randint(1, 3)):
        edges = sorted(chance.sample(range(1, 24), chance.randint(0, 4)))
        row = []
        for start, end in zip([0, *edges], [*edges, 24], strict=True):
            row += [chance.randrange(periods)] * (end - start)
        rows.append(row)
    return [chance.choice(rows) for _ in range(12)]


def _price(chance: Random, most: float) -> float:
    return round(chance.uniform(0, most), 4)


def add_ratchet(chance: Random, rate: dict[str, Any]) -> None:
    """Give a rate flat demand only, with a ratchet: PySAM bills every time of use by the month's one peak then."""
    for name in ("demandratestructure", "demandweekdayschedule", "demandweekendschedule"):
        rate.pop(name, None)
    rate.setdefault("flatdemandstructure", [[{"rate": _price(chance, 20)}]])
    rate.setdefault("flatdemandmonths", [0] * 12)
    rate |= {"lookbackpercent": chance.choice([0.5, 0.8, 1]), "lookbackrange": chance.choice([1, 3, 11])}


def add_sell(chance: Random, rate: dict[str, Any]) -> None:
    """Give every period a credit for export."""
    for tiers in rate["energyratestructure"]:
        sell = _price(chance, 0.1)
        for tier in tiers:
            tier["sell"] = sell


def sun(most_kw: float) -> list[float]:
    """Hourly generation of a year without clouds."""
    return [round(most_kw * 0.9 * max(0.0, 1 - abs(hour % 24 - 12) / 5), 4) for hour in range(8760)]
