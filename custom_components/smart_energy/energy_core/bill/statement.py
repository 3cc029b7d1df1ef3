"""A Bill: lines and totals, and what of it is not certain."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any, Final

from ..period import Period
from .energy_count import TierPosition
from .marginal import Price
from .rates_count import Unpriced

_SHOWN_DECIMALS: Final = 6
_PRICE_DECIMALS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: `amount` is quantity x price, rounded; `exact` is the same before rounding."""

    item: str
    component: str
    quantity: Decimal
    unit: str
    price: Decimal
    amount: Decimal
    exact: Decimal = field(repr=False)

    def to_json(self) -> dict[str, str]:
        """Return the line with its numbers as decimal strings."""
        return {
            "item": self.item,
            "component": self.component,
            "quantity": shown(self.quantity, _SHOWN_DECIMALS),
            "unit": self.unit,
            "price": shown(self.price, _PRICE_DECIMALS),
            "amount": f"{self.amount:f}",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodBill:
    """The bill of one billing period [start, end), UTC.

    `missing` are times without data, `estimated` times whose data are estimates, `unpriced` energy without a price.
    Of a period that still runs, `price` is what the next kWh costs, and `tiers` where it falls.
    """

    start: datetime
    end: datetime
    currency: str
    lines: tuple[Line, ...]
    total: Decimal
    missing: tuple[Period, ...] = ()
    estimated: tuple[Period, ...] = ()
    unpriced: tuple[Unpriced, ...] = ()
    price: Price | None = None
    tiers: tuple[TierPosition, ...] = ()

    @property
    def totals(self) -> dict[str, Decimal]:
        """The sum of the lines of every component."""
        sums: dict[str, Decimal] = {}
        for line in self.lines:
            sums[line.component] = sums.get(line.component, Decimal(0)) + line.amount
        return sums

    @property
    def is_certain(self) -> bool:
        """True where nothing is missing, estimated or without a price."""
        return not (self.missing or self.estimated or self.unpriced)

    def to_json(self, zone: tzinfo) -> dict[str, Any]:
        """Return the period as `smart-energy bill` prints it, times in the zone."""
        return {
            "start": self.start.astimezone(zone).isoformat(),
            "end": self.end.astimezone(zone).isoformat(),
            "lines": [line.to_json() for line in self.lines],
            "total": f"{self.total:f}",
        }

    def to_full_json(self, zone: tzinfo) -> dict[str, Any]:
        """Return the period with the totals of its components, with what is not certain, and where it stands."""
        now = {} if self.price is None else {"now": _now(self.price, self.tiers, zone)}
        return {
            **self.to_json(zone),
            "currency": self.currency,
            "totals": {name: f"{amount:f}" for name, amount in self.totals.items()},
            "missing": [_span(one.start, one.end, zone) for one in self.missing],
            "estimated": [_span(one.start, one.end, zone) for one in self.estimated],
            "unpriced": [
                {**_span(one.start, one.end, zone), "component": one.component, "kwh": shown(one.kwh, _SHOWN_DECIMALS)}
                for one in self.unpriced
            ],
            **now,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """The bills of successive billing periods, all in one currency."""

    currency: str
    zone: tzinfo
    periods: tuple[PeriodBill, ...]

    @property
    def total(self) -> Decimal:
        """The sum of all periods."""
        return sum((period.total for period in self.periods), Decimal(0))

    def to_json(self) -> dict[str, Any]:
        """Return the bill as `smart-energy bill` prints it."""
        return {
            "currency": self.currency,
            "periods": [period.to_json(self.zone) for period in self.periods],
            "total": f"{self.total:f}",
        }

    def to_full_json(self) -> dict[str, Any]:
        """Return the bill with the totals of components and with what is not certain."""
        return {**self.to_json(), "periods": [period.to_full_json(self.zone) for period in self.periods]}


def shown(number: Decimal, decimals: int) -> str:
    """Return a number with at most so many decimals and without zeros at its end."""
    return f"{round(number, decimals).normalize() + 0:f}"


def _now(price: Price, tiers: tuple[TierPosition, ...], zone: tzinfo) -> dict[str, Any]:
    return {
        "price": _known(price.import_price, _PRICE_DECIMALS),
        "exportPrice": _known(price.export_price, _PRICE_DECIMALS),
        "until": price.end.astimezone(zone).isoformat(),
        "tiers": [
            {
                "component": one.component,
                "period": one.period,
                "tier": one.tier,
                "price": shown(one.price, _PRICE_DECIMALS),
                "usedKwh": shown(one.used_kwh, _SHOWN_DECIMALS),
                "leftKwh": _known(one.left_kwh, _SHOWN_DECIMALS),
            }
            for one in tiers
        ],
    }


def _known(number: Decimal | None, decimals: int) -> str | None:
    return None if number is None else shown(number, decimals)


def _span(start: datetime, end: datetime, zone: tzinfo) -> dict[str, str]:
    return {"start": start.astimezone(zone).isoformat(), "end": end.astimezone(zone).isoformat()}
