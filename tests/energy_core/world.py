"""A load of one household, sums over it by plain arithmetic that knows nothing of the engine, and the engine's bill."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from energy_core.bill.billing import bill
from energy_core.bill.statement import Bill
from energy_core.interval import Interval
from energy_core.tariff.rates import Rates
from energy_core.tariff.reader import Calendars, tariff_from_json

type Chooses = Callable[[datetime], bool]


class Load:
    """Quarters of an hour, or pieces of `minutes`, of a span of local days; exports at noon with `sun`."""

    def __init__(
        self,
        zone: str,
        first: str,
        days: int,
        *,
        seed: int = 1,
        sun: bool = False,
        scale: int = 1,
        minutes: int = 15,
    ) -> None:
        self.step = timedelta(minutes=minutes)
        self.zone = ZoneInfo(zone)
        random = Random(seed)
        moment = datetime.fromisoformat(first).replace(tzinfo=self.zone).astimezone(UTC)
        last = date.fromisoformat(first) + timedelta(days=days)
        self.quarters: list[tuple[datetime, Decimal, Decimal]] = []
        while moment.astimezone(self.zone).date() < last:
            local = moment.astimezone(self.zone)
            used = Decimal(random.randrange(60_000)).scaleb(-5) * scale
            peak = Decimal(random.randrange(90_000)).scaleb(-5) * scale if local.hour in (7, 18, 19) else Decimal(0)
            made = (
                Decimal(random.randrange(150_000)).scaleb(-5) * scale if sun and 10 <= local.hour < 16 else Decimal(0)
            )
            self.quarters.append((moment, used + peak, made))
            moment += self.step

    def intervals(self) -> list[Interval]:
        return [
            Interval(start=start, end=start + self.step, imported_kwh=used, exported_kwh=made)
            for start, used, made in self.quarters
        ]

    def kwh(self, chosen: Chooses = lambda _local: True) -> Decimal:
        """Imported at the local times that `chosen` names."""
        return sum((used for start, used, _ in self.quarters if chosen(start.astimezone(self.zone))), Decimal(0))

    def made(self, chosen: Chooses = lambda _local: True) -> Decimal:
        return sum((made for start, _, made in self.quarters if chosen(start.astimezone(self.zone))), Decimal(0))

    def peaks(self, minutes: int, chosen: Chooses = lambda _local: True) -> dict[datetime, Decimal]:
        """Mean kW of every window of the local clock, by its local begin."""
        found: dict[datetime, Decimal] = {}
        for start, used, _ in self.quarters:
            local = start.astimezone(self.zone)
            begin = local.replace(minute=local.minute // minutes * minutes)
            if chosen(begin):
                found[begin] = found.get(begin, Decimal(0)) + used * 60 / minutes
        return found


def cents(amount: Decimal, step: str = "0.01") -> Decimal:
    return amount.quantize(Decimal(step), ROUND_HALF_UP)


def blocks(kwh: Decimal, *tiers: tuple[str | None, str]) -> Decimal:
    """What a ladder of (cumulative limit, price) costs, each block rounded to cents."""
    total, floor = Decimal(0), Decimal(0)
    for limit, price in tiers:
        end = kwh if limit is None else min(kwh, Decimal(limit))
        total += cents(max(end - floor, Decimal(0)) * Decimal(price))
        floor = max(floor, end)
    return total


def billed(
    load: Load,
    currency: str,
    *components: dict[str, Any],
    rates: dict[str, Rates] | None = None,
    calendars: Calendars | None = None,
    **contract: Any,
) -> Bill:
    document = {
        "version": 1,
        "name": "World",
        "timezone": str(load.zone),
        "contracts": [{"currency": currency, "components": list(components), **contract}],
    }
    return bill(tariff_from_json(document, calendars), load.intervals(), load.zone, rates=rates)


def is_workday(local: datetime) -> bool:
    return local.weekday() < 5
