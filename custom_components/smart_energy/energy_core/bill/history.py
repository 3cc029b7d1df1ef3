"""What a billing period leaves to the ones after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

LONGEST: Final = 60
"""Billing periods that a ratchet can look back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Maxima of demand in kW, the latest period first, by component and by `<component>/<period>`; surplus of export
    that was carried over in kWh, by `<component>/<period>`; and what the calendar year's bills came to so far, by the
    minimum bill that counts it.
    """  # noqa: D205 - one sentence

    demand_kw: Mapping[str, tuple[Decimal, ...]] = field(default_factory=dict)
    surplus_kwh: Mapping[str, Decimal] = field(default_factory=dict)
    year_amounts: Mapping[str, Decimal] = field(default_factory=dict)

    def surplus_of(self, component: str) -> dict[str, Decimal]:
        """Return what was carried over for one component, in kWh by the period's name."""
        prefix = f"{component}/"
        return {name.removeprefix(prefix): kwh for name, kwh in self.surplus_kwh.items() if name.startswith(prefix)}

    def to_json(self) -> dict[str, Any]:
        """Return the history as JSON, numbers as decimal strings."""
        return {
            "demandKw": {name: [str(kw) for kw in past] for name, past in self.demand_kw.items()},
            "surplusKwh": {name: str(kwh) for name, kwh in self.surplus_kwh.items()},
            "yearAmounts": {name: str(amount) for name, amount in self.year_amounts.items()},
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> History:
        """Make a history of what `to_json` returned."""
        return History(
            demand_kw={name: tuple(map(Decimal, past)) for name, past in value["demandKw"].items()},
            surplus_kwh={name: Decimal(kwh) for name, kwh in value["surplusKwh"].items()},
            year_amounts={name: Decimal(amount) for name, amount in value["yearAmounts"].items()},
        )
