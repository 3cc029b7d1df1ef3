"""Counts a billing period from one edge of its hours and days to the next."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from energy_core.bill.ledger import Ledger
from energy_core.interval import Interval
from energy_core.tariff.component import DemandCharge, EnergyPrice
from energy_core.tariff.rates import Rates

_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Total:
    """What a billing period comes to so far, and the energy (kWh) that has no price."""

    amount: Decimal = _ZERO
    unpriced_kwh: Decimal = _ZERO


@dataclass(slots=True)
class PeriodCount:
    """A ledger of which all before `until` (UTC) is counted, and its totals at some edges."""

    ledger: Ledger
    until: datetime
    rates: tuple[Rates, ...] = ()
    totals: dict[datetime, Total] = field(default_factory=dict)

    def run(self, intervals: Iterable[Interval], edges: Iterable[datetime]) -> None:
        """Count intervals, and note the totals at these edges; both in the order of time, none spans an edge."""
        waiting = iter(edges)
        edge = next(waiting, None)
        for interval in intervals:
            while edge is not None and edge <= interval.start:
                self._note(edge)
                edge = next(waiting, None)
            self.ledger.add(interval)
            self.until = interval.end
        while edge is not None:
            self._note(edge)
            edge = next(waiting, None)

    def copy(self) -> PeriodCount:
        """Return one that goes on for itself; tariff and prices, which nobody changes, are shared."""
        ledger = self.ledger
        shared: list[object] = [ledger.period, ledger.history, *self.rates]
        for part in ledger.period.parts:
            contract = part.contract
            shared += [part, contract, part.zone, contract.days, *contract.components]
            for component in contract.components:
                if isinstance(component, EnergyPrice | DemandCharge):
                    shared.append(component.schedule)
                if isinstance(component, EnergyPrice):
                    shared.append(component.rates)
        copied = deepcopy(ledger, {id(each): each for each in shared})
        return PeriodCount(copied, self.until, self.rates, dict(self.totals))

    def _note(self, edge: datetime) -> None:
        if edge <= self.ledger.period.start:
            self.totals[edge] = Total()
            return
        bill = self.ledger.bill(edge)
        unpriced: dict[str, Decimal] = {}
        for one in bill.unpriced:
            unpriced[one.component] = unpriced.get(one.component, _ZERO) + one.kwh
        # Several components may lack a price for the same energy.
        self.totals[edge] = Total(bill.total, max(unpriced.values(), default=_ZERO))
