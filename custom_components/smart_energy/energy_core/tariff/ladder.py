"""Tiers (blocks): prices that depend on how much was used before."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class TierScope(StrEnum):
    """Whose energy fills the tiers: all of the component's, or each time-of-use period's own."""

    TOTAL = "total"
    PER_PERIOD = "per_period"


class TierAllocation(StrEnum):
    """How a total fills tiers when prices also depend on time: as it came, or each period its share of every tier.

    With WHOLE tiers are not filled: the total decides at which tier's price all of it is paid.
    """

    CHRONOLOGICAL = "chronological"
    PROPORTIONAL = "proportional"
    WHOLE = "whole"


class LimitPer(StrEnum):
    """What a tier's limit is given for; a limit per kW is multiplied by the maximum demand of the billing period."""

    BILLING_PERIOD = "billing_period"
    MONTH = "month"
    DAY = "day"
    KW = "kw"
    KW_DAY = "kw_day"


class Reset(StrEnum):
    """When the tiers begin again at the first."""

    BILLING_PERIOD = "billing_period"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRule:
    """The rule of a component's tiers, each part of which changes the amount."""

    scope: TierScope = TierScope.TOTAL
    allocation: TierAllocation = TierAllocation.CHRONOLOGICAL
    limit_per: LimitPer = LimitPer.BILLING_PERIOD
    reset: Reset = Reset.BILLING_PERIOD
    prorate: bool = True
    window_s: int = 900
    """The window of the maximum demand that limits per kW go by."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A price up to a cumulative limit; the last has none."""

    price: Decimal
    up_to: Decimal | None = None


type Ladder = tuple[Tier, ...]


def scaled(ladder: Ladder, numerator: Decimal, denominator: int = 1) -> Ladder:
    """Return the ladder with every limit multiplied by numerator / denominator."""
    return tuple(
        Tier(tier.price, None if tier.up_to is None else tier.up_to * numerator / denominator) for tier in ladder
    )


def tier_at(ladder: Ladder, position: Decimal) -> tuple[int, Decimal | None]:
    """Return the index of the tier in which the next unit after `position` falls, and how much it still takes."""
    for index, tier in enumerate(ladder):
        if tier.up_to is not None and position < tier.up_to:
            return index, tier.up_to - position
    return len(ladder) - 1, None


def tier_of(ladder: Ladder, total: Decimal) -> int:
    """Return the index of the tier in which a total ends; a limit belongs to the tier that it ends."""
    return next(index for index, tier in enumerate(ladder) if tier.up_to is None or total <= tier.up_to)


def fill(ladder: Ladder, position: Decimal, amount: Decimal) -> list[Decimal]:
    """Return what each tier takes when `amount` is added at `position` (negative: taken away); adds up exactly.

    Below zero lies the first tier.
    """
    start, end = sorted((position, position + amount))
    sign = 1 if amount >= 0 else -1
    taken = []
    floor = start
    for tier in ladder:
        limit = end if tier.up_to is None else min(max(tier.up_to, floor), end)
        taken.append(sign * (limit - floor))
        floor = limit
    return taken
