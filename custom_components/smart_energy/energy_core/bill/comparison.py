"""What the same load would cost on several tariffs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from decimal import Decimal

from ..interval import Interval
from ..tariff.contract import Tariff
from ..tariff.rates import Rates
from ..tariff.tariff_error import TariffError
from .billing import bill
from .statement import Bill


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One tariff's bill, or why there is none; `above_cheapest` compares bills in the same currency."""

    name: str
    bill: Bill | None = None
    refusal: str = ""
    above_cheapest: Decimal | None = None


def compare(
    tariffs: Sequence[Tariff],
    intervals: Iterable[Interval],
    zone: tzinfo | None = None,
    *,
    rates: Mapping[str, Rates] | None = None,
) -> list[Offer]:
    """Bill the intervals on every tariff, in the tariffs' order; one that is refused does not stop the others."""
    load = list(intervals)
    bills = [_billed(tariff, load, zone, rates) for tariff in tariffs]
    cheapest: dict[str, Decimal] = {}
    for one in bills:
        if isinstance(one, Bill):
            cheapest[one.currency] = min(one.total, cheapest.get(one.currency, one.total))
    return [
        Offer(name=tariff.name, bill=one, above_cheapest=one.total - cheapest[one.currency])
        if isinstance(one, Bill)
        else Offer(name=tariff.name, refusal=one)
        for tariff, one in zip(tariffs, bills, strict=True)
    ]


def _billed(tariff: Tariff, load: list[Interval], zone: tzinfo | None, rates: Mapping[str, Rates] | None) -> Bill | str:
    try:
        return bill(tariff, load, zone, rates=rates)
    except TariffError as error:
        return str(error)
