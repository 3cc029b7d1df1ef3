"""The parts of a contract, each of which makes lines on the bill."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from .ladder import Ladder, TierRule
from .rates import RateSource
from .schedule import Schedule

ONE: Final = Decimal(1)
ALWAYS: Final = Schedule((None,))
NO_TIERS: Final = TierRule()


class Per(StrEnum):
    """What a fixed amount is paid for."""

    BILLING_PERIOD = "billing_period"
    MONTH = "month"
    DAY = "day"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PricePeriod:
    """A time-of-use period: its name and its tiers, of which there may be only one."""

    name: str
    ladder: Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class EnergyPrice:
    """A price per kWh of what was imported, or (`exported`) a credit per kWh of what was exported.

    Either `periods` with their `schedule`, or `rates` from outside.
    """

    id: str
    item: str
    periods: tuple[PricePeriod, ...] = ()
    schedule: Schedule = ALWAYS
    tier_rule: TierRule = NO_TIERS
    rates: RateSource | None = None
    exported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCharge:
    """An amount for time, whatever is used; `multiplier` is what it is paid for, such as contracted kW."""

    id: str
    item: str
    price: Decimal
    per: Per
    prorate: bool = True
    multiplier: Decimal = ONE
    multiplier_unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratchet:
    """At least `share` of the highest demand of the `periods` billing periods before is paid for.

    With `of_component` the highest of all time-of-use periods counts, else each period's own.
    """

    share: Decimal
    periods: int
    of_component: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An amount that is paid whole up to a limit, which belongs to it unless `is_below`; the last has no limit."""

    amount: Decimal
    limit: Decimal | None = None
    is_below: bool = False

    def holds(self, quantity: Decimal, scale: Decimal = ONE) -> bool:
        """Return whether a quantity does not pass the limit, multiplied by `scale`."""
        if self.limit is None:
            return True
        limit = self.limit * scale
        return quantity < limit or (quantity == limit and not self.is_below)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandCharge:
    """A price per kW of the highest mean power of a window of `window_s` seconds.

    The maximum is taken over `maximum_per` and paid for `price_per`; both equal count each maximum once. With `peaks`
    it is the mean of so many highest windows, each of another day with `peaks_of_days`; with `average_of` what is paid
    is the mean of so many billing periods, the present one among them. With `steps` it chooses an amount.
    """

    id: str
    item: str
    periods: tuple[PricePeriod, ...]
    schedule: Schedule = ALWAYS
    window_s: int = 900
    maximum_per: Per = Per.BILLING_PERIOD
    price_per: Per = Per.BILLING_PERIOD
    prorate: bool = True
    minimum_kw: Decimal = Decimal(0)
    ratchet: Ratchet | None = None
    peaks: int = 1
    peaks_of_days: bool = False
    average_of: int = 1
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCharge:
    """An amount for a billing period that depends on the kWh which energy components bill in it."""

    id: str
    item: str
    steps: tuple[Step, ...]
    on: frozenset[str]
    prorate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentCharge:
    """A share of other components' amounts: a tax, or (negative) a discount."""

    id: str
    item: str
    percent: Decimal
    on: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KwhCharge:
    """An amount per kWh that energy components bill: a levy, or (negative) a discount."""

    id: str
    item: str
    price: Decimal
    on: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinimumBill:
    """What other components must reach together; the bill is raised to it."""

    id: str
    item: str
    amount: Decimal
    per: Per
    on: frozenset[str]
    prorate: bool = True


type Component = EnergyPrice | StandingCharge | DemandCharge | StepCharge | PercentCharge | KwhCharge | MinimumBill
