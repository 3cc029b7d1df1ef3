"""Bills and prices as dashboards read them: amounts are decimal strings, times ISO 8601 with offset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from homeassistant.util.dt import get_default_time_zone

from .energy_core.bill.energy_count import TierPosition
from .energy_core.bill.marginal import Price
from .energy_core.bill.rates_count import Unpriced
from .energy_core.period import Period
from .meter_cost import MeterCost

HOUR: Final = timedelta(hours=1)
MOST_BANDS: Final = 5000
_SHORTEST: Final = timedelta(minutes=1)


def bill_json(meter: MeterCost, budget: float | None) -> dict[str, Any] | None:
    """Return the running bill of a meter as it stands now, beside its budget; None where nothing is counted."""
    figures, expected = meter.figures, meter.expected_bill
    if figures is None:
        return None
    bill = figures.bill
    period = bill.to_json(meter.zone or get_default_time_zone())
    return {
        "currency": bill.currency,
        "start": period["start"],
        "end": period["end"],
        "lines": period["lines"],
        "components": {name: f"{amount:f}" for name, amount in bill.totals.items()},
        "total": period["total"],
        "projected": None if expected is None else f"{expected.bill.total:f}",
        "projected_p10": None if expected is None else f"{expected.p10:f}",
        "projected_p90": None if expected is None else f"{expected.p90:f}",
        "budget": None if budget is None else str(budget),
        "tier": None if figures.tier is None else _tier_json(figures.tier),
        "estimated_hours": hours(bill.estimated),
        "missing_hours": hours(bill.missing),
    }


def prices_json(meter: MeterCost, start: datetime, end: datetime) -> dict[str, Any] | None:
    """Return what a kWh costs from `start` to `end`, with tiers where they stand now; raises TariffError.

    Times whose price is not known are left out.
    """
    if meter.figures is None:
        return None
    zone = meter.zone or get_default_time_zone()
    bands = [
        {
            "start": begin.astimezone(zone).isoformat(),
            "end": until.astimezone(zone).isoformat(),
            "price": f"{price.import_price:f}",
            "period": next(iter(price.periods.values()), ""),
        }
        for begin, until, price in _bands(meter, start, end)
        if price.import_price is not None
    ]
    return {"currency": meter.figures.currency, "bands": bands}


def hours(spans: Iterable[Period | Unpriced]) -> float:
    """Return how many hours times take together."""
    return round(sum((span.end - span.start for span in spans), timedelta()) / HOUR, 2)


def _bands(meter: MeterCost, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, Price]]:
    ledger = meter.ledger_at(start)
    for _ in range(MOST_BANDS):
        if start >= end:
            return
        if start >= ledger.period.end:
            ledger = meter.ledger_at(start)
        price = ledger.price_at(start)
        until = min(max(price.end, start + _SHORTEST), ledger.period.end, end)
        yield start, until, price
        start = until


def _tier_json(tier: TierPosition) -> dict[str, Any]:
    limit = None if tier.left_kwh is None else f"{tier.used_kwh + tier.left_kwh:.3f}"
    return {"name": str(tier.tier), "used_kwh": f"{tier.used_kwh:.3f}", "limit_kwh": limit}
