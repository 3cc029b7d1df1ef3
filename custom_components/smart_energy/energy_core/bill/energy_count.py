"""Counts energy in the order of time, and gives each price its share of it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Final

from ..interval import Interval
from ..tariff.component import EnergyPrice
from ..tariff.ladder import Ladder, LimitPer, Reset, TierAllocation, TierScope, fill, scaled, tier_at, tier_of
from .billing_period import Part
from .timeline import Segment

ZERO: Final = Decimal(0)

type Shares = dict[tuple[int, int], Decimal]
"""kWh by the indices of the period and of the tier."""


@dataclass(slots=True)
class Run:
    """Energy that flowed at one price, but for tiers, without a break; `part_of` is what tiers begin again for."""

    part_of: object
    period: int
    kwh: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TierPosition:
    """Where the next kWh falls: tier 1 is the first; `left_kwh` is None in the last."""

    component: str
    period: str
    tier: int
    price: Decimal
    used_kwh: Decimal
    left_kwh: Decimal | None


class EnergyCount:
    """The energy of one component in one part of a billing period.

    With `netted`, what is exported is taken from what is imported, at the price that holds then.
    """

    def __init__(self, price: EnergyPrice, part: Part, *, netted: bool, carried: Mapping[str, Decimal]) -> None:
        """Begin with what was carried over (kWh by the period's name), which is taken from what is used first."""
        self.price = price
        self._part = part
        self._netted = netted
        self._factors: dict[tuple[object, int], Fraction] = {}
        self._counted = [
            Run(self._reset_key(part.first), index, -carried[period.name])
            for index, period in enumerate(price.periods)
            if carried.get(period.name)
        ]

    def add(self, piece: Interval, segment: Segment, period: int) -> None:
        """Count a piece that lies within the segment, at the price of `period`."""
        if self._netted:
            kwh = ZERO if self.price.exported else piece.imported_kwh - piece.exported_kwh
        else:
            kwh = piece.exported_kwh if self.price.exported else piece.imported_kwh
        self._count(self._reset_key(segment.day), period, kwh)

    def with_surplus(self, period: int, kwh: Decimal) -> EnergyCount:
        """Return a copy that also counts what was exported beyond the import of a whole billing period."""
        copy = EnergyCount(self.price, self._part, netted=self._netted, carried={})
        copy._counted = [*self._runs, Run(self._reset_key(self._part.first), period, kwh)]
        return copy

    @property
    def _runs(self) -> list[Run]:
        return self._counted

    def _count(self, part_of: object, period: int, kwh: Decimal) -> None:
        last = self._counted[-1] if self._counted else None
        if last is not None and last.period == period and last.part_of == part_of:
            last.kwh += kwh
        else:
            self._counted.append(Run(part_of, period, kwh))

    def net_kwh(self, period: int) -> Decimal:
        """Return what was counted at the price of `period`; below zero more was exported than imported."""
        return sum((run.kwh for run in self._runs if run.period == period), ZERO)

    def shares(self, demand_kw: Decimal) -> Shares:
        """Return the kWh of every period and tier; `demand_kw` scales limits that are given per kW."""
        shares: Shares = {}
        for part_of, group in groupby(self._runs, key=lambda run: run.part_of):
            ladders = self._ladders(part_of, demand_kw)
            for key, kwh in self._allocate(list(group), ladders):
                shares[key] = shares.get(key, ZERO) + kwh
        return shares

    def position(self, segment: Segment, period: int, demand_kw: Decimal) -> TierPosition:
        """Return where the next kWh at the price of `period` falls."""
        part_of = self._reset_key(segment.day)
        runs = [run for run in self._runs if run.part_of == part_of]
        if self.price.tier_rule.scope is TierScope.PER_PERIOD:
            runs = [run for run in runs if run.period == period]
        used = sum((run.kwh for run in runs), ZERO)
        ladder = self._ladders(part_of, demand_kw)[period]
        tier, left = tier_at(ladder, used)
        return TierPosition(
            component=self.price.id,
            period=self.price.periods[period].name,
            tier=tier + 1,
            price=ladder[tier].price,
            used_kwh=used,
            left_kwh=left,
        )

    def _allocate(self, runs: list[Run], ladders: list[Ladder]) -> list[tuple[tuple[int, int], Decimal]]:
        rule = self.price.tier_rule
        if rule.scope is TierScope.TOTAL and rule.allocation is TierAllocation.PROPORTIONAL:
            return _proportional(runs, ladders)
        if rule.allocation is TierAllocation.WHOLE:
            return _whole(runs, ladders, per_period=rule.scope is TierScope.PER_PERIOD)
        positions: dict[int, Decimal] = {}
        taken = []
        for run in runs:
            filled_by = run.period if rule.scope is TierScope.PER_PERIOD else 0
            position = positions.get(filled_by, ZERO)
            for tier, kwh in enumerate(fill(ladders[run.period], position, run.kwh)):
                taken.append(((run.period, tier), kwh))
            positions[filled_by] = position + run.kwh
        return taken

    def _ladders(self, part_of: object, demand_kw: Decimal) -> list[Ladder]:
        per_kw = self.price.tier_rule.limit_per in (LimitPer.KW, LimitPer.KW_DAY)
        found = []
        for index, period in enumerate(self.price.periods):
            factor = self._limit_factor(part_of, index)
            numerator = demand_kw * factor.numerator if per_kw else Decimal(factor.numerator)
            found.append(scaled(period.ladder, numerator, factor.denominator))
        return found

    def _limit_factor(self, part_of: object, period: int) -> Fraction:
        if (part_of, period) not in self._factors:
            self._factors[part_of, period] = self._new_limit_factor(part_of, period)
        return self._factors[part_of, period]

    def _new_limit_factor(self, part_of: object, period: int) -> Fraction:
        rule = self.price.tier_rule
        if rule.reset is Reset.DAY or rule.limit_per is LimitPer.KW:
            return Fraction(1)
        days = [day for day in self._part.days if self._reset_key(day) == part_of]
        if rule.limit_per in (LimitPer.DAY, LimitPer.KW_DAY):
            if rule.scope is TierScope.PER_PERIOD:
                days = [day for day in days if self._part.occurs(self.price.schedule, period, day)]
            return Fraction(len(days))
        whole = monthrange(days[0].year, days[0].month)[1] if rule.reset is Reset.MONTH else self._part.whole_days
        months = self._part.contract.billing.months if self._in_months else 1
        return Fraction(months * len(days), whole) if rule.prorate else Fraction(months)

    @property
    def _in_months(self) -> bool:
        rule = self.price.tier_rule
        return rule.limit_per is LimitPer.MONTH and rule.reset is Reset.BILLING_PERIOD

    def _reset_key(self, day: date) -> object:
        match self.price.tier_rule.reset:
            case Reset.DAY:
                return day
            case Reset.MONTH:
                return day.year, day.month
            case _:
                return None


def _whole(runs: list[Run], ladders: list[Ladder], *, per_period: bool) -> list[tuple[tuple[int, int], Decimal]]:
    totals: dict[int, Decimal] = {}
    for run in runs:
        filled_by = run.period if per_period else 0
        totals[filled_by] = totals.get(filled_by, ZERO) + run.kwh
    return [
        ((run.period, tier_of(ladders[run.period], totals[run.period if per_period else 0])), run.kwh) for run in runs
    ]


def _proportional(runs: list[Run], ladders: list[Ladder]) -> list[tuple[tuple[int, int], Decimal]]:
    total = sum((run.kwh for run in runs), ZERO)
    by_period: dict[int, Decimal] = {}
    for run in runs:
        by_period[run.period] = by_period.get(run.period, ZERO) + run.kwh
    taken = []
    for period, kwh in by_period.items():
        left = kwh
        for tier, filled in enumerate(fill(ladders[period], ZERO, total)[1:], 1):
            part = kwh * filled / total if total else ZERO
            taken.append(((period, tier), part))
            left -= part
        taken.append(((period, 0), left))
    return taken
