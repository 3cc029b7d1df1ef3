"""Rates: prices that change with time and are given from outside, such as those of a day-ahead market."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from .tariff_error import TariffError


@dataclass(frozen=True, slots=True)
class Rate:
    """A price per kWh over the half-open time [start, end), both UTC."""

    start: datetime
    end: datetime
    price: Decimal


class Rates:
    """Rates in the order of time, without overlaps; there may be gaps."""

    def __init__(self, rates: Iterable[Rate], path: str = "rates") -> None:
        """Sort the rates; raises TariffError with the path where two overlap."""
        self._rates = sorted(rates, key=lambda rate: rate.start)
        self._starts = [rate.start for rate in self._rates]
        for before, after in zip(self._rates, self._rates[1:], strict=False):
            if after.start < before.end or after.start == before.start:
                raise TariffError(
                    path,
                    f"the price from {_text(after.start)} begins before the one from {_text(before.start)} ends",
                    "each price ends where the next begins",
                )

    def __iter__(self) -> Iterator[Rate]:
        return iter(self._rates)

    def at(self, moment: datetime) -> Rate | None:
        """Return the rate that holds at a moment, None where there is none."""
        index = bisect_right(self._starts, moment) - 1
        if index >= 0 and moment < self._rates[index].end:
            return self._rates[index]
        return None

    def next_start(self, moment: datetime) -> datetime | None:
        """Return when the next rate after a moment begins."""
        index = bisect_right(self._starts, moment)
        return self._starts[index] if index < len(self._starts) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSource:
    """The name of the rates, and what is made of each: price x factor + markup."""

    name: str
    factor: Decimal = Decimal(1)
    markup: Decimal = Decimal(0)

    def price(self, rate: Rate) -> Decimal:
        """Return what one kWh costs at a rate."""
        return rate.price * self.factor + self.markup


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
