"""A Tally: what one billing period after the other comes to, up to any time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from decimal import Decimal

from ..interval import Interval
from ..tariff.contract import Tariff
from ..tariff.rates import Rates
from .energy_count import ZERO
from .history import History
from .ledger import Ledger


class Tally:
    """The successive billing periods of one meter, filled in the order of time."""

    def __init__(
        self,
        tariff: Tariff,
        zone: tzinfo,
        moment: datetime,
        *,
        rates: Mapping[str, Rates] | None = None,
        history: History | None = None,
        closed: Decimal = ZERO,
    ) -> None:
        """Begin with the billing period that holds a moment (UTC); `closed` is what those before came to.

        Raises TariffError where no contract holds, or for rates that are not given.
        """
        self._tariff = tariff
        self._zone = zone
        self._rates = rates
        self.closed = closed
        self.ledger = Ledger.at(tariff, zone, moment, rates=rates, history=history)

    def add(self, interval: Interval) -> None:
        """Count the next interval; raises ValueError where it begins before the last has ended, and TariffError."""
        rest: list[Interval] = [interval]
        while rest:
            while rest[0].start >= self.ledger.period.end:
                self._close()
            here, *rest = rest[0].split_at([self.ledger.period.end])
            self.ledger.add(here)

    def total(self, until: datetime) -> Decimal:
        """Return what all periods come to as far as `until`, which never lies before an earlier one; TariffError."""
        while until > self.ledger.period.end:
            self._close()
        return self.closed + (self.ledger.bill(until).total if until > self.ledger.period.start else ZERO)

    def _close(self) -> None:
        ledger = self.ledger
        following = Ledger.at(self._tariff, self._zone, ledger.period.end, rates=self._rates, history=ledger.close())
        self.closed += ledger.bill().total
        self.ledger = following
