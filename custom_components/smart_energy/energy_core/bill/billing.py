"""Bills whole spans of time: what a load costs on a tariff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from ..interval import Interval
from ..tariff.contract import Tariff
from ..tariff.rates import Rates
from ..tariff.tariff_error import TariffError
from .billing_period import billing_period_at, billing_periods, tariff_zone
from .history import History
from .ledger import Ledger
from .statement import Bill, PeriodBill

_INSTANT: Final = timedelta(milliseconds=1)


def billed_span(
    tariff: Tariff, zone: tzinfo, start: datetime, end: datetime, now: datetime
) -> tuple[datetime, datetime]:
    """Return from when to when energy is needed for the bills of all periods that touch [start, end), none after now.

    Raises TariffError where no contract holds.
    """
    first = billing_period_at(tariff, zone, start).start
    last = billing_period_at(tariff, zone, max(end - _INSTANT, start)).end
    return first, max(min(last, now), start)


def bill(
    tariff: Tariff,
    intervals: Iterable[Interval],
    zone: tzinfo | None = None,
    *,
    rates: Mapping[str, Rates] | None = None,
    history: History | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Bill:
    """Bill every billing period that the intervals touch, in any order of arrival.

    Those that end by `since` are only counted, for what they leave to the next: ratchets, surplus, the year's minimum.
    That which holds `until` is billed so far, and tells price and tiers of the next kWh.
    `zone` is the home's where the tariff names none. Raises TariffError where no contract holds, zones differ, rates
    are not given, or the currency changes; ValueError where intervals overlap or there are none.
    """
    zone = tariff_zone(tariff, zone)
    ordered = sorted(intervals, key=lambda interval: interval.start)
    if not ordered:
        raise ValueError("intervals: expected at least one")
    bills = []
    waiting = iter(ordered)
    rest: Interval | None = next(waiting)
    for period in billing_periods(tariff, zone, ordered[0].start, ordered[-1].end):
        ledger = Ledger(period, rates=rates, history=history)
        while rest is not None and rest.start < period.end:
            here, *after = rest.split_at([period.end])
            ledger.add(here)
            rest = after[0] if after else next(waiting, None)
        if since is None or period.end > since:
            bills.append(_as_it_stands(ledger, until))
        history = ledger.close()
    if not bills:
        raise ValueError("intervals: expected at least one that does not end before `since`")
    currencies = {one.currency for one in bills}
    if len(currencies) > 1:
        reason = f"the bill would be in {' and '.join(sorted(currencies))}: bill each contract's time for itself"
        raise TariffError("contracts", reason, "one currency in all contracts that are billed together")
    return Bill(currency=bills[0].currency, zone=zone, periods=tuple(bills))


def _as_it_stands(ledger: Ledger, until: datetime | None) -> PeriodBill:
    made = ledger.bill(until)
    if until is None or not ledger.period.start <= until < ledger.period.end:
        return made
    return replace(made, price=ledger.price_at(until), tiers=tuple(ledger.tier_positions(until)))
