"""Rates that become known as time goes by, kept for bills of the past."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import datetime

from .rates import Rate, Rates


class RateHistory(Rates):
    """Rates in the order of time; a new one takes the place of what was known of its time before."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        """Begin with rates that do not overlap; raises TariffError where two do."""
        super().__init__(rates)

    def __len__(self) -> int:
        return len(self._rates)

    def put(self, new: Rate) -> datetime | None:
        """Take a rate; return from when on prices are others than before, None where nothing is new."""
        first = bisect_right(self._starts, new.start)
        if first and self._rates[first - 1].end > new.start:
            first -= 1
        last = bisect_left(self._starts, new.end)
        replaced = self._rates[first:last]
        if _says_the_same(replaced, new):
            return None
        kept = []
        if replaced and replaced[0].start < new.start:
            kept.append(Rate(replaced[0].start, new.start, replaced[0].price))
        kept.append(new)
        if replaced and replaced[-1].end > new.end:
            kept.append(Rate(new.end, replaced[-1].end, replaced[-1].price))
        changed_from = new.start
        if len(replaced) == 1 and replaced[0].start <= new.start and replaced[0].price == new.price:
            changed_from = replaced[0].end
        self._replace(first, last, kept)
        return changed_from

    def forget_before(self, moment: datetime) -> None:
        """Drop the rates that ended before a moment."""
        keep = next((index for index, rate in enumerate(self._rates) if rate.end > moment), len(self._rates))
        del self._rates[:keep], self._starts[:keep]

    def _replace(self, first: int, last: int, rates: list[Rate]) -> None:
        """Put rates in place of others, joined where one goes on at the price of the one before."""
        if first and self._rates[first - 1].end == rates[0].start:
            first -= 1
            rates = [self._rates[first], *rates]
        joined: list[Rate] = []
        for rate in rates:
            if joined and joined[-1].end == rate.start and joined[-1].price == rate.price:
                joined[-1] = Rate(joined[-1].start, rate.end, rate.price)
            else:
                joined.append(rate)
        self._rates[first:last] = joined
        self._starts[first:last] = [rate.start for rate in joined]


def _says_the_same(known: list[Rate], new: Rate) -> bool:
    moment = new.start
    for rate in known:
        if rate.start > moment or rate.price != new.price:
            return False
        moment = rate.end
    return moment >= new.end
