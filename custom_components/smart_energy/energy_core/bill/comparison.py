"""What the same load would cost on several tariffs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final

from ..interval import Interval
from ..period import PeriodKind, Periods
from ..tariff.component import Component, EnergyPrice, KwhCharge, PercentCharge
from ..tariff.contract import Tariff
from ..tariff.rates import Rates
from ..tariff.tariff_error import TariffError
from .billing import bill
from .billing_period import billing_periods, tariff_zone
from .history import History
from .past import history_before
from .statement import Bill

_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One tariff's bill, or why there is none; `above_cheapest` compares bills in the same currency.

    A bill that lacks prices is not compared: it would look cheap. `is_prorated` where a billing period is only partly
    compared: its charges for time then count by days.
    """

    name: str
    bill: Bill | None = None
    refusal: str = ""
    above_cheapest: Decimal | None = None
    is_prorated: bool = False

    @property
    def priced_bill(self) -> Bill | None:
        """The bill, where all of its energy has a price."""
        return None if self.bill is None or any(period.unpriced for period in self.bill.periods) else self.bill


def compare(
    tariffs: Sequence[Tariff],
    intervals: Iterable[Interval],
    zone: tzinfo | None = None,
    *,
    rates: Mapping[str, Rates] | None = None,
    since: datetime | None = None,
) -> list[Offer]:
    """Bill the intervals on every tariff, in the tariffs' order; one that is refused does not stop the others.

    Compared are the local days from the first interval to the last, as if every contract began and ended there: what
    is paid for time counts by days where a billing period is only partly compared, and tiers are as much shorter, so
    that a tariff with longer billing periods is neither dearer nor cheaper for it. What lies before `since` only tells
    past demand and surplus.
    """
    ordered = sorted(intervals, key=lambda interval: interval.start)
    past = [interval for interval in ordered if since is not None and interval.start < since]
    load = ordered[len(past) :]
    if not load:
        raise ValueError("intervals: expected at least one")
    offers = [_offer(tariff, past, load, zone, rates) for tariff in tariffs]
    cheapest: dict[str, Decimal] = {}
    for offer in offers:
        if (priced := offer.priced_bill) is not None:
            cheapest[priced.currency] = min(priced.total, cheapest.get(priced.currency, priced.total))
    return [
        offer if priced is None else replace(offer, above_cheapest=priced.total - cheapest[priced.currency])
        for offer, priced in ((offer, offer.priced_bill) for offer in offers)
    ]


def _offer(
    tariff: Tariff,
    past: list[Interval],
    load: list[Interval],
    zone: tzinfo | None,
    rates: Mapping[str, Rates] | None,
) -> Offer:
    try:
        own_zone = tariff_zone(tariff, zone)
        start, end = load[0].start, load[-1].end
        history = _history(tariff, past, own_zone, start, rates)
        days = _day(start, own_zone), _day(end - _INSTANT, own_zone) + timedelta(days=1)
        whole = list(billing_periods(tariff, own_zone, start, end))
        is_cut = days != (whole[0].parts[0].first, whole[-1].parts[-1].following)
        compared = _shortened(tariff, *days) if is_cut else tariff
        made = bill(compared, load, own_zone, rates=rates, history=history)
    except TariffError as error:
        return Offer(name=tariff.name, refusal=str(error))
    return Offer(name=tariff.name, bill=made, is_prorated=is_cut)


def _history(
    tariff: Tariff, past: list[Interval], zone: tzinfo, start: datetime, rates: Mapping[str, Rates] | None
) -> History:
    first = tariff.contracts[0].start
    held = [each for each in past if first is None or _day(each.start, zone) >= first]
    return history_before(tariff, held, zone, start, rates=rates) if held else History()


def _day(moment: datetime, zone: tzinfo) -> date:
    return Periods(kind=PeriodKind.DAY, zone=zone).containing(moment.astimezone(UTC)).start.astimezone(zone).date()


def _shortened(tariff: Tariff, first: date, following: date) -> Tariff:
    """Return the tariff as if it held from the first day to the one before `following` only."""
    contracts = tuple(
        replace(
            contract,
            start=max(contract.start or first, first),
            end=min(contract.end or following, following),
            components=tuple(map(_by_days, contract.components)),
        )
        for contract in tariff.contracts
        if (contract.start is None or contract.start < following) and (contract.end is None or contract.end > first)
    )
    return replace(tariff, contracts=contracts)


def _by_days(component: Component) -> Component:
    if isinstance(component, EnergyPrice):
        return replace(component, tier_rule=replace(component.tier_rule, prorate=True))
    if isinstance(component, (PercentCharge, KwhCharge)):
        return component
    return replace(component, prorate=True)
