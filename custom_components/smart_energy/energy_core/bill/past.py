"""What a billing period takes over from those before it: ratchets, carried surplus, the year's bills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Final

from ..interval import Interval
from ..period import start_of_day
from ..tariff.component import DemandCharge, MinimumBill, Per
from ..tariff.contract import Contract, Surplus, Tariff
from ..tariff.rates import Rates
from .billing_period import BillingPeriod, billing_period_at
from .history import History
from .tally import Tally

EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_INSTANT: Final = timedelta(microseconds=1)


def past_start(tariff: Tariff, zone: tzinfo, moment: datetime) -> datetime:
    """Return from when on energy is needed to bill the billing period that holds a moment: its start, or earlier.

    A ratchet looks back a number of billing periods, a yearly minimum to the first that begins in the year; a surplus
    may have been carried ever since the first contract. Raises TariffError where no contract holds.
    """
    period = billing_period_at(tariff, zone, moment)
    begin = _begin(tariff, zone)
    if any(_carries(contract) for contract in tariff.contracts):
        return min(begin, period.start)
    start = period.start
    for _ in range(_periods_back(tariff)):
        start = _before(tariff, zone, start, begin)
    if _counts_the_year(tariff):
        start = min(start, _first_of_year(tariff, zone, period, begin))
    return start


def history_before(
    tariff: Tariff,
    known: Iterable[Interval],
    zone: tzinfo,
    moment: datetime,
    *,
    rates: Mapping[str, Rates] | None = None,
) -> History:
    """Return what the billing period that holds a moment takes over, by the intervals before it in the order of time.

    Raises TariffError where no contract holds, or for rates that are not given.
    """
    start = billing_period_at(tariff, zone, moment).start
    tally: Tally | None = None
    for interval in known:
        if interval.start >= start:
            break
        before = interval.split_at([start])[0]
        tally = tally or Tally(tariff, zone, before.start, rates=rates)
        tally.add(before)
    if tally is None:
        return History()
    tally.total(start + _INSTANT)
    return tally.ledger.history


def takes_over(tariff: Tariff) -> bool:
    """Return whether any billing period's bill depends on those before it."""
    return bool(_periods_back(tariff)) or _counts_the_year(tariff) or any(map(_carries, tariff.contracts))


def _begin(tariff: Tariff, zone: tzinfo) -> datetime:
    first = tariff.contracts[0].start
    return EVER if first is None else start_of_day(first, zone)


def _carries(contract: Contract) -> bool:
    return contract.netting.surplus is Surplus.CARRY


def _periods_back(tariff: Tariff) -> int:
    demands = [each for one in tariff.contracts for each in one.components if isinstance(each, DemandCharge)]
    ratchets = [each.ratchet.periods for each in demands if each.ratchet is not None]
    return max([*ratchets, *(each.average_of - 1 for each in demands)], default=0)


def _counts_the_year(tariff: Tariff) -> bool:
    components = [each for contract in tariff.contracts for each in contract.components]
    return any(isinstance(each, MinimumBill) and each.per is Per.YEAR for each in components)


def _first_of_year(tariff: Tariff, zone: tzinfo, period: BillingPeriod, begin: datetime) -> datetime:
    new_year = start_of_day(date(period.parts[0].whole_first.year, 1, 1), zone)
    start = period.start
    while (earlier := _before(tariff, zone, start, begin)) < start and earlier >= new_year:
        start = earlier
    return start


def _before(tariff: Tariff, zone: tzinfo, start: datetime, begin: datetime) -> datetime:
    return start if start <= begin else billing_period_at(tariff, zone, start - _INSTANT).start
