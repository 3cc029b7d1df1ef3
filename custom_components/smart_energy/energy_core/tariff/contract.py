"""A Tariff: dated contracts, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from .component import Component, EnergyPrice
from .day_kind import DayRule


class RoundingMode(StrEnum):
    """What becomes of less than the smallest unit: to the nearer, half away from zero or to the even neighbour; or cut
    off, towards zero; or made a whole one.
    """  # noqa: D205 - one sentence

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"


_MODES: Final = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.HALF_EVEN: ROUND_HALF_EVEN,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.UP: ROUND_UP,
}


class TotalOf(StrEnum):
    """What the total is: the sum of the rounded lines, or the exact sum, rounded, with the difference on a line."""

    LINES = "lines"
    EXACT = "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """How amounts become money."""

    decimals: int = 2
    mode: RoundingMode = RoundingMode.HALF_UP
    total: TotalOf = TotalOf.LINES

    def money(self, amount: Decimal) -> Decimal:
        """Return the amount in whole units of the smallest coin, never -0."""
        return amount.quantize(Decimal(1).scaleb(-self.decimals), _MODES[self.mode]) + 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BillingRule:
    """Billing periods of `months` months, of which one begins on `start_day` of `start_month`."""

    start_day: int = 1
    months: int = 1
    start_month: int = 1


class NettingPer(StrEnum):
    """Over which time export is subtracted from import before either is priced; INTERVAL is as the meter registers."""

    INTERVAL = "interval"
    HOUR = "hour"
    BILLING_PERIOD = "billing_period"


class Surplus(StrEnum):
    """What a time-of-use period's export beyond its import is worth, where they are netted over the billing period."""

    CARRY = "carry"
    CREDIT = "credit"
    EXPORT_PRICE = "export_price"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Netting:
    """How import and export are set off against each other."""

    per: NettingPer = NettingPer.INTERVAL
    surplus: Surplus = Surplus.CREDIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """Prices that hold from the date `start` until the date `end` (excluded); None is open."""

    start: date | None
    end: date | None
    currency: str
    days: DayRule
    components: tuple[Component, ...]
    billing: BillingRule = BillingRule()
    rounding: Rounding = Rounding()
    netting: Netting = Netting()

    @property
    def energy_prices(self) -> Iterator[EnergyPrice]:
        """The components that price energy."""
        return (component for component in self.components if isinstance(component, EnergyPrice))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """Contracts without a gap, in the order of time, all in one zone; `zone` is None where the tariff names none."""

    name: str
    contracts: tuple[Contract, ...]
    zone: ZoneInfo | None = None
    source: str = ""

    @property
    def rate_names(self) -> set[str]:
        """The names of the rates that must be given from outside."""
        return {
            price.rates.name
            for contract in self.contracts
            for price in contract.energy_prices
            if price.rates is not None
        }
