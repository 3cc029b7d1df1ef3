"""The cost of an hour or a day, as the fields that it adds to the document of its summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from bson.decimal128 import Decimal128

from .documents import Document

COST: Final = "cost"
CURRENCY: Final = "currency"
UNPRICED: Final = "unpricedKwh"
COST_FIELDS: Final = (COST, CURRENCY, UNPRICED)
_ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class BucketCost:
    """What a bucket added to the bill, and the energy (kWh) of it that no price is known for."""

    amount: Decimal
    currency: str
    unpriced_kwh: Decimal = _ZERO

    def __add__(self, other: BucketCost) -> BucketCost:
        return BucketCost(self.amount + other.amount, self.currency, self.unpriced_kwh + other.unpriced_kwh)


def cost_fields(cost: BucketCost) -> Document:
    """Return the fields of a cost."""
    return {
        COST: Decimal128(cost.amount),
        CURRENCY: cost.currency,
        UNPRICED: float(cost.unpriced_kwh),
    }


def cost_of(document: Mapping[str, Any]) -> BucketCost | None:
    """Return the cost in a document, None where none is counted."""
    if COST not in document:
        return None
    unpriced_kwh = Decimal(str(document[UNPRICED]))
    return BucketCost(document[COST].to_decimal(), document[CURRENCY], unpriced_kwh)


def kept_costs(document: Mapping[str, Any]) -> Document:
    """Return the cost fields of a document as they are."""
    return {name: document[name] for name in COST_FIELDS if name in document}
