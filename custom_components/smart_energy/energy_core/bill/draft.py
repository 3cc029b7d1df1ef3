"""A bill in the making: lines in the order of the contract's components."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from ..tariff.contract import Rounding, TotalOf
from .energy_count import ZERO
from .statement import Line


class Draft:
    """The lines of one part of a billing period, and what taxes and minimum bills on them need."""

    def __init__(self, rounding: Rounding, suffix: str) -> None:
        """Begin without lines; `suffix` is put after every item."""
        self.lines: list[Line] = []
        self._rounding = rounding
        self._suffix = suffix
        self._kwh: dict[str, Decimal] = {}

    def add(self, name: tuple[str, str], quantity: Decimal | Fraction, unit: str, price: Decimal) -> None:
        """Add the line (component, item): quantity x price, divided last, rounded once."""
        if isinstance(quantity, Fraction):
            exact = price * quantity.numerator / quantity.denominator
            quantity = Decimal(quantity.numerator) / quantity.denominator
        else:
            exact = price * quantity
        self._append(name, quantity, unit, price, exact)

    def add_amount(self, name: tuple[str, str], quantity: Decimal, unit: str, exact: Decimal) -> None:
        """Add a line with a known amount; its price is the mean."""
        self._append(name, quantity, unit, exact / quantity if quantity else ZERO, exact)

    def count_kwh(self, component: str, kwh: Decimal) -> None:
        """Note energy that a component has billed."""
        self._kwh[component] = self._kwh.get(component, ZERO) + kwh

    def kwh_of(self, components: frozenset[str]) -> Decimal:
        """Return the energy that components have billed."""
        return sum((kwh for name, kwh in self._kwh.items() if name in components), ZERO)

    def amount_of(self, components: frozenset[str]) -> Decimal:
        """Return what a tax on components is taken from: their lines, rounded as the total is."""
        exact = self._rounding.total is TotalOf.EXACT
        lines = (line for line in self.lines if line.component in components)
        return sum((line.exact if exact else line.amount for line in lines), ZERO)

    def _append(self, name: tuple[str, str], quantity: Decimal, unit: str, price: Decimal, exact: Decimal) -> None:
        component, item = name
        self.lines.append(
            Line(
                item=item + self._suffix,
                component=component,
                quantity=quantity,
                unit=unit,
                price=price,
                amount=self._rounding.money(exact),
                exact=exact,
            )
        )
