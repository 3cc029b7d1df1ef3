"""Compares bills of random tariffs and loads with other engines, and measures how long ours take."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import io
import json
from random import Random
import sys
import time
from typing import Any
from zoneinfo import ZoneInfo

import book
import core
import random_rates
import sam
import speed

from energy_core.bill.billing import bill
from energy_core.interval import Interval
from energy_core.period import Period, PeriodKind, Periods
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.urdb import urdb_to_json

TOLERANCE = 0.01
WITHOUT_BALANCE = "its lines do not hold the load"
"""In months in which the clock changes: what is billed there cannot be compared."""
UNITS = ["kWh", "kWh", "kWh daily", "kWh/kW", "kWh/kW daily"]


@dataclass
class Comparison:
    """How the bills of one kind of tariff compare."""

    name: str
    tariffs: int = 0
    periods: int = 0
    differing: int = 0
    largest: float = 0.0
    ours_s: float = 0.0
    theirs_s: float = 0.0
    examples: list[str] = field(default_factory=list)

    def add(self, seed: int, ours: list[float], theirs: list[float]) -> None:
        self.tariffs += 1
        self.periods += len(ours)
        gaps = [abs(mine - other) for mine, other in zip(ours, theirs, strict=True)]
        self.largest = max(self.largest, *gaps)
        differing = sum(gap > TOLERANCE for gap in gaps)
        self.differing += differing
        if differing:
            self.examples.append(f"seed {seed}: {max(gaps):.2f}")

    def row(self) -> str:
        return (
            f"{self.name:<44}{self.tariffs:>8}{self.periods:>9}{self.differing:>11}{self.largest:>10.4f}"
            f"{self.ours_s:>9.1f}{self.theirs_s:>9.1f}"
        )


def timed[**P, T](work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    start = time.process_time()
    with redirect_stdout(io.StringIO()):
        made = work(*args, **kwargs)
    return made, time.process_time() - start


def ours(document: dict[str, Any], intervals: list[Interval]) -> list[float]:
    """The totals of the billing periods; a tariff without a zone holds in UTC, the other engines' clock."""
    tariff = tariff_from_json(document)
    return [float(period.total) for period in bill(tariff, intervals, tariff.zone or UTC).periods]


def against_sam(count: int) -> Iterator[Comparison]:
    plain = Comparison("PySAM: time of use, pooled tiers, demand")
    quarters = Comparison("PySAM: the same, 15-minute loads")
    ratchet = Comparison("PySAM: demand with a ratchet")
    export = Comparison("PySAM: net billing with export")
    yearly = Comparison("PySAM: yearly minimum")
    for seed in range(count):
        chance = Random(seed)
        _sam(quarters if seed % 5 == 0 else plain, seed, chance, steps=4 if seed % 5 == 0 else 1)
        if seed % 4 == 0:
            _sam(ratchet, seed, chance, ratchet=True)
            _sam(export, seed, chance, sun=True)
        if seed % 10 == 0:
            _sam(yearly, seed, chance, yearly=True)
    yield from (plain, quarters, ratchet, export, yearly)


def _sam(
    found: Comparison,
    seed: int,
    chance: Random,
    *,
    steps: int = 1,
    ratchet: bool = False,
    sun: bool = False,
    yearly: bool = False,
) -> None:
    rate = random_rates.rate(chance, units=["kWh", "kWh daily"] if ratchet else UNITS)
    load = random_rates.load(chance, steps)
    sun_kw = None
    if ratchet:
        random_rates.add_ratchet(chance, rate)
    if sun:
        random_rates.add_sell(chance, rate)
        sun_kw = random_rates.sun(max(load))
    if yearly:
        rate |= {"mincharge": round(chance.uniform(1000, 30000), 2), "minchargeunits": "$/year"}
    net = None if sun_kw is None else [round(kw - made, 4) for kw, made in zip(load, sun_kw, strict=True)]
    intervals = random_rates.intervals(load, net)
    theirs, seconds = timed(sam.monthly_bills, rate, load, sun_kw)
    found.theirs_s += seconds
    made, seconds = timed(ours, urdb_to_json(rate).document, intervals)
    found.ours_s += seconds
    found.add(seed, made, theirs)


def against_book(count: int) -> Iterator[Comparison]:
    found = Comparison("ratebook: time of use, tiers per period")
    for seed in range(count):
        chance = Random(10_000 + seed)
        rate = random_rates.rate(chance, units=["kWh", "kWh daily"], demand=False)
        if chance.random() < 0.5:
            rate["fixedchargeunits"] = "$/day"
        load = random_rates.load(chance)
        document = urdb_to_json(rate).document
        for part in document["contracts"][0]["components"]:
            part.get("tierRule", {})["scope"] = "per_period"
        intervals = random_rates.intervals(load)
        theirs, seconds = timed(book.monthly_bills, rate, load)
        found.theirs_s += seconds
        made, seconds = timed(ours, document, intervals)
        found.ours_s += seconds
        found.add(seed, made, theirs)
    yield found


def against_core(count: int) -> Iterator[Comparison]:
    plain = Comparison("tariff-core: zones, seasons, blocks, demand")
    changed = Comparison(f"tariff-core: {WITHOUT_BALANCE}")
    for seed in range(count):
        chance = Random(20_000 + seed)
        document, plan = core.pair(chance)
        zone = ZoneInfo(plan["timezone"])
        months = Periods(kind=PeriodKind.MONTH, zone=zone)
        period = months.containing(datetime(2026, chance.randint(1, 12), 15, tzinfo=UTC))
        load = _half_hours(chance, period)
        (theirs, kwh), seconds = timed(core.period_bill, plan, load, period)
        found = plain if abs(kwh - float(sum(one.imported_kwh for one in load))) < 1e-6 else changed
        found.theirs_s += seconds
        made, seconds = timed(ours, document, load)
        found.ours_s += seconds
        found.add(seed, made, [theirs])
    yield from (plain, changed)


def _half_hours(chance: Random, period: Period) -> list[Interval]:
    found = []
    moment = period.start
    while moment < period.end:
        end = moment + timedelta(minutes=30)
        imported, exported = chance.randrange(3000), chance.randrange(2000) * (chance.random() < 0.3)
        found.append(
            Interval(
                start=moment, end=end, imported_kwh=Decimal(imported) / 1000, exported_kwh=Decimal(exported) / 1000
            )
        )
        moment = end
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tariffs", type=int, default=240, help="random tariffs for each engine")
    count = options.parse_args().tariffs
    print(f"Billing periods that differ by more than {TOLERANCE} of the currency; CPU seconds of both engines\n")
    print(f"{'':<44}{'tariffs':>8}{'periods':>9}{'differing':>11}{'largest':>10}{'ours':>9}{'theirs':>9}")
    found = []
    for comparisons in (against_sam(count), against_book(count), against_core(count)):
        for one in comparisons:
            found.append(one)
            print(one.row(), *one.examples[:3], sep="  ", flush=True)
    unexplained = [one for one in found if one.differing and WITHOUT_BALANCE not in one.name]
    print(f"\n{sum(one.tariffs for one in found)} tariffs; unexplained: {sum(one.differing for one in unexplained)}\n")
    print(json.dumps(speed.measure(), indent=1))
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
