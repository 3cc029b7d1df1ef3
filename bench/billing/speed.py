"""How long a bill takes: a year of quarters, and the hourly update of an open billing period. One core, CPU time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
import statistics
import time
from typing import Any
from zoneinfo import ZoneInfo

from speed_tariff import TARIFF

from energy_core.bill.billing import bill
from energy_core.bill.ledger import Ledger
from energy_core.interval import Interval
from energy_core.tariff.reader import tariff_from_json

ZONE = ZoneInfo("Europe/Berlin")


def measure() -> dict[str, str]:
    """Seconds for the year, the median of three; milliseconds for an update, the worst of a month's hours."""
    tariff = tariff_from_json(TARIFF)
    load = _quarters(datetime(2026, 1, 1, tzinfo=ZONE).astimezone(UTC), 365 * 96)
    years = []
    for _ in range(3):
        start = time.process_time()
        bill(tariff, load)
        years.append(time.process_time() - start)
    updates = _updates(tariff, load[: 31 * 96])
    return {
        "a year of 15-minute data, s": f"{statistics.median(years):.3f}",
        "an hourly update (add, bill, price, tiers, demand), median ms": f"{statistics.median(updates) * 1000:.2f}",
        "the same, 99th percentile of a month, ms": f"{sorted(updates)[len(updates) * 99 // 100] * 1000:.2f}",
        "the same, the slowest of a month, ms": f"{max(updates) * 1000:.2f}",
    }


def _updates(tariff: Any, load: list[Interval]) -> list[float]:
    ledger = Ledger.at(tariff, ZONE, load[0].start)
    taken = []
    for hour in range(0, len(load) - 4, 4):
        now = load[hour + 3].end
        start = time.process_time()
        for interval in load[hour : hour + 4]:
            ledger.add(interval)
        ledger.bill(now)
        ledger.price_at(now)
        ledger.tier_positions(now)
        ledger.demand_kw(now)
        taken.append(time.process_time() - start)
    return taken


def _quarters(start: datetime, count: int) -> list[Interval]:
    chance = Random(1)
    step = timedelta(minutes=15)
    return [
        Interval(
            start=start + number * step,
            end=start + (number + 1) * step,
            imported_kwh=Decimal(chance.randrange(1_000_000)) / 1_000_000,
        )
        for number in range(count)
    ]
