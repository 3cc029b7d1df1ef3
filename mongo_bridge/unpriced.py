"""Energy that no price is known for, of tariffs whose prices come from outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Final

from energy_core.bill.billing_period import Part, billing_period_at
from energy_core.bill.rates_count import RatesCount
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.rates import Rates

_ZERO: Final = Decimal(0)


class Unpriced:
    """Tells how much energy has no price, of a tariff whose prices come from outside."""

    def __init__(self, tariff: Tariff, zone: tzinfo, rates: Mapping[str, Rates]) -> None:
        """Look into these prices."""
        self._tariff = tariff
        self._zone = zone
        self._rates = rates
        self._parts: tuple[Part, ...] = ()

    def kwh(self, pieces: Iterable[Interval]) -> Decimal:
        """Return the energy of intervals that lacks a price; several components may lack one for the same energy."""
        if not self._rates:
            return _ZERO
        found: dict[str, Decimal] = {}
        for piece in pieces:
            for price in self._part(piece.start).contract.energy_prices:
                if price.rates is not None:
                    count = RatesCount(price, price.rates, self._rates[price.rates.name])
                    count.add(piece)
                    found[price.id] = found.get(price.id, _ZERO) + sum((one.kwh for one in count.unpriced), _ZERO)
        return max(found.values(), default=_ZERO)

    def _part(self, moment: datetime) -> Part:
        if not self._parts or not self._parts[0].start <= moment < self._parts[-1].end:
            self._parts = billing_period_at(self._tariff, self._zone, moment).parts
        return next(part for part in reversed(self._parts) if part.start <= moment)
