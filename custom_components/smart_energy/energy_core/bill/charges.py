"""Makes the lines of one part of a billing period from what was counted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import groupby
from typing import Final

from ..period import start_of_day
from ..tariff.component import (
    DemandCharge,
    EnergyPrice,
    KwhCharge,
    MinimumBill,
    Per,
    PercentCharge,
    StandingCharge,
    StepCharge,
)
from ..tariff.contract import NettingPer, Surplus
from ..tariff.ladder import fill
from .billing_period import days_in_year
from .demand_count import span_of
from .draft import Draft
from .energy_count import ZERO, EnergyCount, Shares
from .history import History
from .part_count import PartCount
from .statement import Line

_UNITS: Final = {Per.BILLING_PERIOD: "billing period", Per.MONTH: "month", Per.DAY: "day", Per.YEAR: "year"}
_PERCENT: Final = Decimal("0.01")


class Charges:
    """The lines of a part, and what they leave to the next billing period.

    With `until`, standing charges and minimum bills count the days that have begun; maxima and tiers stand as they
    are. What is not prorated goes by the whole billing period, of which `earlier` are the parts before.
    """

    def __init__(
        self, count: PartCount, history: History, until: datetime | None, earlier: Sequence[Charges] = ()
    ) -> None:
        """Price what was counted."""
        self.surplus: dict[str, Decimal] = {}
        self.demand_kw: dict[str, Decimal] = {}
        self.year_amounts: dict[str, Decimal] = {}
        self._count = count
        self._part = count.part
        self._history = history
        self._until = until
        self._earlier = tuple(earlier)
        contract = self._part.contract
        suffix = "" if self._part.is_alone else f" ({self._part.first} to {self._part.following})"
        self.draft = Draft(contract.rounding, suffix)
        self._shares = self._net_shares()
        for component in contract.components:
            match component:
                case EnergyPrice():
                    self._energy(component)
                case StandingCharge():
                    self._standing(component)
                case DemandCharge():
                    self._demand(component)
                case StepCharge():
                    self._step(component)
                case PercentCharge():
                    base = self.draft.amount_of(component.on)
                    name = component.id, component.item
                    self.draft.add(name, base, contract.currency, component.percent * _PERCENT)
                case KwhCharge():
                    self.draft.add(
                        (component.id, component.item), self.draft.kwh_of(component.on), "kWh", component.price
                    )
                case _:
                    self._minimum(component)

    @property
    def lines(self) -> list[Line]:
        """The lines in the order of the contract's components."""
        return self.draft.lines

    def _net_shares(self) -> dict[str, Shares]:
        peak_kw = self._count.peak_kw
        shares = {name: count.shares(peak_kw) for name, count in self._count.energy.items()}
        netting = self._part.contract.netting
        if netting.per is not NettingPer.BILLING_PERIOD or netting.surplus is Surplus.CREDIT:
            return shares
        counts = [count for count in self._count.energy.values() if not count.price.exported]
        for count in counts:
            shares[count.price.id] = self._without_surplus(count, shares[count.price.id])
        if netting.surplus is Surplus.EXPORT_PRICE:
            self._sell_surplus(counts[0], shares)
        if netting.surplus is not Surplus.CARRY:
            self.surplus = {}
        return shares

    def _without_surplus(self, count: EnergyCount, shares: Shares) -> Shares:
        kept = dict(shares)
        for index, period in enumerate(count.price.periods):
            mine = {key: kwh for key, kwh in shares.items() if key[0] == index}
            net = sum(mine.values(), ZERO)
            if net < 0:
                self.surplus[f"{count.price.id}/{period.name}"] = -net
                kept = {key: kwh for key, kwh in kept.items() if key not in mine}
        return kept

    def _sell_surplus(self, count: EnergyCount, shares: dict[str, Shares]) -> None:
        sold = next(one for one in self._count.energy.values() if one.price.exported)
        names = [period.name for period in sold.price.periods]
        for period in count.price.periods:
            kwh = self.surplus.get(f"{count.price.id}/{period.name}", ZERO)
            if kwh:
                sold = sold.with_surplus(names.index(period.name) if len(names) > 1 else 0, kwh)
        shares[sold.price.id] = sold.shares(self._count.peak_kw)

    def _energy(self, price: EnergyPrice) -> None:
        sign = -1 if price.exported else 1
        if price.rates is not None:
            rated = self._count.rated[price.id]
            self.draft.count_kwh(price.id, rated.kwh)
            if rated.kwh:
                self.draft.add_amount((price.id, price.item), rated.kwh, "kWh", sign * rated.amount)
            return
        for (index, tier), kwh in sorted(self._shares[price.id].items()):
            period = price.periods[index]
            self.draft.count_kwh(price.id, kwh)
            if kwh:
                item = _item(price.item, period.name, tier if len(period.ladder) > 1 else None)
                self.draft.add((price.id, item), kwh, "kWh", sign * period.ladder[tier].price)

    def _standing(self, charge: StandingCharge) -> None:
        units = self._part.units(charge.per, prorate=charge.prorate, until=self._until)
        if units:
            unit = f"{charge.multiplier_unit} {_UNITS[charge.per]}".strip()
            self.draft.add((charge.id, charge.item), units * Fraction(charge.multiplier), unit, charge.price)

    def _demand(self, charge: DemandCharge) -> None:
        unit = f"kW {_UNITS[charge.price_per]}"
        highest = ZERO
        for index, period in enumerate(charge.periods):
            measured = self._measured(charge, index)
            self.demand_kw[f"{charge.id}/{period.name}"] = most = max(measured.values(), default=ZERO)
            highest = max(highest, most)
            paid = self._paid(charge, index, measured)
            if charge.steps:
                self._stepped(charge, *paid[0])
                continue
            tiers = [Fraction(0)] * len(period.ladder)
            for kw, units in paid:
                for tier, taken in enumerate(fill(period.ladder, ZERO, kw)):
                    tiers[tier] += Fraction(taken) * units
            for tier, quantity in enumerate(tiers):
                price = period.ladder[tier].price
                if quantity and price:
                    item = _item(charge.item, period.name, tier if len(tiers) > 1 else None)
                    self.draft.add((charge.id, item), quantity, unit, price)
        self.demand_kw[charge.id] = highest

    def _measured(self, charge: DemandCharge, index: int) -> dict[object, Decimal]:
        maxima = self._count.demand[charge.id].maxima()
        return {span: kw for (span, at), kw in maxima.items() if at == index}

    def _paid(
        self, charge: DemandCharge, index: int, measured: Mapping[object, Decimal]
    ) -> list[tuple[Decimal, Fraction]]:
        """Return the kW that are paid for, each with the number of what the price is for."""
        if charge.maximum_per is Per.BILLING_PERIOD:
            period = charge.periods[index].name
            kw = max(measured.get(None, ZERO), self._least_kw(charge, index))
            if not charge.prorate:
                kw = max(kw, *(part.demand_kw.get(f"{charge.id}/{period}", ZERO) for part in self._earlier), ZERO)
            return [(self._averaged(charge, period, kw), self._demand_units(charge))]
        paid = []
        for span, group in groupby(self._part.days, key=partial(span_of, charge.maximum_per)):
            days = list(group)
            least = charge.minimum_kw
            if least and not any(self._part.occurs(charge.schedule, index, day) for day in self._begun(days)):
                least = ZERO
            paid.append((max(measured.get(span, ZERO), least), self._span_units(charge, days)))
        return paid

    def _begun(self, days: list[date]) -> list[date]:
        return [day for day in days if self._until is None or start_of_day(day, self._part.zone) < self._until]

    def _span_units(self, charge: DemandCharge, days: list[date]) -> Fraction:
        """Return the share of a day or calendar month that the part has of it; see `Part.units`."""
        if charge.maximum_per is Per.DAY:
            return Fraction(1)
        length = monthrange(days[0].year, days[0].month)[1]
        if charge.prorate:
            return Fraction(len(days), length)
        is_cut = self._part.is_last and self._part.following < self._part.whole_following
        return Fraction(1 if days[-1].day == length or is_cut else 0)

    def _averaged(self, charge: DemandCharge, period: str, kw: Decimal) -> Decimal:
        """Return the mean of this billing period's demand and those before, as far as they are known."""
        if charge.average_of == 1:
            return kw
        past = self._history.demand_kw.get(f"{charge.id}/{period}", ())[: charge.average_of - 1]
        return sum((max(each, charge.minimum_kw) for each in past), kw) / (len(past) + 1)

    def _stepped(self, charge: DemandCharge, kw: Decimal, units: Fraction) -> None:
        number, step = next((at, step) for at, step in enumerate(charge.steps, 1) if step.holds(kw))
        if units and step.amount:
            name = charge.id, f"{charge.item}, step {number}"
            self.draft.add(name, units, _UNITS[charge.price_per], step.amount)

    def _step(self, charge: StepCharge) -> None:
        kwh = self.draft.kwh_of(charge.on)
        if not charge.prorate:
            kwh += sum((part.draft.kwh_of(charge.on) for part in self._earlier), ZERO)
        share = self._part.units(Per.BILLING_PERIOD, prorate=charge.prorate)
        scale = Decimal(share.numerator) / share.denominator if charge.prorate else Decimal(1)
        number, step = next((at, step) for at, step in enumerate(charge.steps, 1) if step.holds(kwh, scale))
        units = self._part.units(Per.BILLING_PERIOD, prorate=charge.prorate, until=self._until)
        if units and step.amount:
            name = charge.id, f"{charge.item}, step {number}"
            self.draft.add(name, units, _UNITS[Per.BILLING_PERIOD], step.amount)

    def _least_kw(self, charge: DemandCharge, index: int) -> Decimal:
        if not (charge.minimum_kw or charge.ratchet) or not self._part.has_period(charge.schedule, index):
            return ZERO
        if charge.ratchet is None:
            return charge.minimum_kw
        name = charge.id if charge.ratchet.of_component else f"{charge.id}/{charge.periods[index].name}"
        past = self._history.demand_kw.get(name, ())[: charge.ratchet.periods]
        return max(charge.minimum_kw, charge.ratchet.share * max(past, default=ZERO))

    def _demand_units(self, charge: DemandCharge) -> Fraction:
        until = self._until if charge.price_per in (Per.DAY, Per.YEAR) else None
        return self._part.units(charge.price_per, prorate=charge.prorate, until=until)

    def _minimum(self, minimum: MinimumBill) -> None:
        billed = self.draft.amount_of(minimum.on)
        if minimum.per is Per.YEAR:
            self._yearly_minimum(minimum, billed)
            return
        if not minimum.prorate and minimum.per is not Per.DAY:
            billed += sum((part.draft.amount_of(minimum.on) for part in self._earlier), ZERO)
        units = self._part.units(minimum.per, prorate=minimum.prorate, until=self._until)
        self._raise(minimum, minimum.amount * units.numerator / units.denominator - billed)

    def _yearly_minimum(self, minimum: MinimumBill, billed: Decimal) -> None:
        amount, days = f"{minimum.id}/amount", f"{minimum.id}/days"
        past = self._history.year_amounts
        total = past.get(amount, ZERO) + billed
        number = past.get(days, ZERO) + len(self._part.days)
        if not self._part.closes_year:
            self.year_amounts |= {amount: total, days: number}
        elif self._until is None:
            year = days_in_year(self._part.whole_first.year)
            self._raise(minimum, minimum.amount * min(number, Decimal(year)) / year - total)

    def _raise(self, minimum: MinimumBill, amount: Decimal) -> None:
        if amount > 0:
            self.draft.add((minimum.id, minimum.item), Decimal(1), _UNITS[Per.BILLING_PERIOD], amount)


def _item(item: str, period: str, tier: int | None) -> str:
    named = f"{item}, {period}" if period else item
    return named if tier is None else f"{named}, tier {tier + 1}"
