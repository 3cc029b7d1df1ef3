"""What the next kWh costs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ..tariff.component import Component, EnergyPrice, KwhCharge, PercentCharge
from ..tariff.contract import NettingPer
from .energy_count import ZERO
from .part_count import PartCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What one kWh more would cost, and one more exported would earn, until `end`; None where no price is known.

    `import_parts` are the shares of the components, taxes among them; `periods` the time-of-use period of each
    component that has several.
    """

    start: datetime
    end: datetime
    currency: str
    import_price: Decimal | None
    export_price: Decimal | None
    import_parts: dict[str, Decimal]
    periods: dict[str, str]


def price_at(count: PartCount, moment: datetime) -> Price:
    """Return the price at a moment within the part, with tiers where they stand now."""
    segment = count.timeline.segment_at(moment)
    tiers = {position.component: position for position in count.tier_positions(moment)}
    end = segment.end
    imported: dict[str, Decimal] = {}
    exported: dict[str, Decimal] = {}
    known = {"import": True, "export": True}
    for component in count.part.contract.components:
        if isinstance(component, EnergyPrice):
            price = tiers[component.id].price if component.id in tiers else count.rated[component.id].price_at(moment)
            known["export" if component.exported else "import"] &= price is not None
            if component.exported:
                exported[component.id] = -(price or ZERO)
            else:
                imported[component.id] = price or ZERO
        else:
            imported[component.id] = _share(component, imported)
            exported[component.id] = _share(component, exported)
    for rated in count.rated.values():
        end = min(end, rated.price_end(moment))
    total = sum(imported.values(), ZERO)
    earned = -sum(exported.values(), ZERO)
    if count.part.contract.netting.per is NettingPer.BILLING_PERIOD:
        earned = total
    periods = {name: position.period for name, position in tiers.items() if position.period}
    return Price(
        start=segment.start,
        end=end,
        currency=count.part.contract.currency,
        import_price=total if known["import"] else None,
        export_price=earned if known["export"] else None,
        import_parts={name: part for name, part in imported.items() if part},
        periods=periods,
    )


def _share(component: Component, imported: dict[str, Decimal]) -> Decimal:
    match component:
        case KwhCharge():
            return component.price * sum(name in imported for name in component.on)
        case PercentCharge():
            base = sum((part for name, part in imported.items() if name in component.on), ZERO)
            return base * component.percent / 100
        case _:
            return ZERO
