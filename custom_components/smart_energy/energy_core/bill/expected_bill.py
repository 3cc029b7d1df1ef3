"""What a bill or a day is expected to come to: what was counted, and a forecast's energy of the rest at its prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ..forecast.expected_rest import Energies, ExpectedRest
from ..interval import Interval
from .energy_count import ZERO
from .running_cost import RunningCost
from .statement import PeriodBill


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedBill:
    """The bill of a whole period; 80 % of such totals should lie from `p10` to `p90`, as their energy does."""

    bill: PeriodBill
    p10: Decimal
    p90: Decimal


def expected_bill(running: RunningCost, rest: ExpectedRest) -> ExpectedBill:
    """Return the running period's bill with what is expected of its rest, which is counted into copies only.

    The band has the totals of the P10 and the P90 of the rest's energy, at the prices of the hours in which it moves.
    """
    low, bill, high = (_whole(running.copy(), energies) for energies in (rest.low(), rest.hours, rest.high()))
    # Exported or at negative prices, more energy costs less.
    totals = sorted((low.total, bill.total, high.total))
    return ExpectedBill(bill=bill, p10=totals[0], p90=totals[-1])


def expected_intervals(energies: Energies, after: datetime, until: datetime) -> list[Interval]:
    """Return expected energies between two times (UTC) as intervals."""
    found: list[Interval] = []
    for start, end, energy_kwh in energies:
        energy = Decimal(str(round(energy_kwh, 6)))
        whole = Interval(
            start=start, end=end, imported_kwh=max(energy, ZERO), exported_kwh=max(-energy, ZERO), estimated=True
        )
        found += [part for part in whole.split_at([after, until]) if after <= part.start < until]
    return found


def _whole(running: RunningCost, energies: Energies) -> PeriodBill:
    ledger = running.ledger
    for interval in expected_intervals(energies, running.counted_until, ledger.period.end):
        ledger.add(interval)
    return ledger.bill()
