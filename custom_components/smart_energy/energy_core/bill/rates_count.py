"""Counts energy whose price comes from outside and changes with time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from ..interval import Interval
from ..tariff.component import EnergyPrice
from ..tariff.rates import Rates, RateSource


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Energy for which no price is known; it is on no line."""

    component: str
    start: datetime
    end: datetime
    kwh: Decimal


class RatesCount:
    """The energy and its amount of one component in one part of a billing period."""

    def __init__(self, price: EnergyPrice, source: RateSource, rates: Rates) -> None:
        """Begin with nothing."""
        self.price = price
        self.kwh = Decimal(0)
        self.amount = Decimal(0)
        self.unpriced: list[Unpriced] = []
        self._source = source
        self._rates = rates

    def add(self, interval: Interval) -> None:
        """Count an interval, divided where the price changes."""
        rate = self._rates.at(interval.start)
        if rate is not None and interval.end <= rate.end:
            self._count(interval, self._source.price(rate))
            return
        for part in interval.split_at(self._edges(interval)):
            rate = self._rates.at(part.start)
            self._count(part, None if rate is None else self._source.price(rate))

    def price_at(self, moment: datetime) -> Decimal | None:
        """Return what one kWh costs at a moment, None where no price is known."""
        rate = self._rates.at(moment)
        return None if rate is None else self._source.price(rate)

    def price_end(self, moment: datetime) -> datetime:
        """Return until when the price at a moment holds, at most a day."""
        rate = self._rates.at(moment)
        following = self._rates.next_start(moment) if rate is None else rate.end
        return following or moment + timedelta(days=1)

    def _edges(self, interval: Interval) -> list[datetime]:
        edges = []
        moment = interval.start
        while moment < interval.end:
            rate = self._rates.at(moment)
            following = self._rates.next_start(moment) if rate is None else rate.end
            moment = interval.end if following is None else following
            edges.append(moment)
        return edges

    def _count(self, part: Interval, price: Decimal | None) -> None:
        kwh = part.exported_kwh if self.price.exported else part.imported_kwh
        if price is not None:
            self.kwh += kwh
            self.amount += kwh * price
        elif kwh:
            self.unpriced.append(Unpriced(self.price.id, part.start, part.end, kwh))
