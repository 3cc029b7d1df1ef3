"""What the next kWh costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from ..tariff.component import Component, EnergyPrice, KwhCharge, PercentCharge
from ..tariff.contract import NettingPer, Surplus
from .energy_count import ZERO, TierPosition
from .part_count import PartCount
from .timeline import Segment


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
    imported, exported = _parts(count, segment, tiers, moment)
    unknown = {rated.price.exported for rated in count.rated.values() if rated.price_at(moment) is None}
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
        import_price=None if False in unknown else total,
        export_price=None if True in unknown else earned,
        import_parts={name: part for name, part in imported.items() if part},
        periods=periods,
    )


def _parts(
    count: PartCount, segment: Segment, tiers: Mapping[str, TierPosition], moment: datetime
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Return what each component adds to the price of a kWh imported, and of one exported (credits are negative)."""
    imported: dict[str, Decimal] = {}
    exported: dict[str, Decimal] = {}
    set_off = _set_off(count, segment)
    is_sold = _first_of(count) in set_off
    for component in count.part.contract.components:
        if not isinstance(component, EnergyPrice):
            imported[component.id] = _share(component, imported)
            exported[component.id] = _share(component, exported)
        elif component.id not in set_off:
            price = tiers[component.id].price if component.id in tiers else count.rated[component.id].price_at(moment)
            if component.exported and not is_sold:
                exported[component.id] = -(price or ZERO)
            else:
                imported[component.id] = price or ZERO
    return imported, exported


def _set_off(count: PartCount, segment: Segment) -> set[str]:
    """Return the components whose next kWh is only taken from a surplus that they cannot carry on."""
    netting = count.part.contract.netting
    if netting.per is not NettingPer.BILLING_PERIOD or netting.surplus not in (Surplus.EXPORT_PRICE, Surplus.LOST):
        return set()
    return {
        name
        for name, energy in count.energy.items()
        if not energy.price.exported and energy.net_kwh(count.period_at(name, segment)) < 0
    }


def _first_of(count: PartCount) -> str | None:
    """Return the component whose surplus is sold."""
    return next((name for name, energy in count.energy.items() if not energy.price.exported), None)


def _share(component: Component, imported: dict[str, Decimal]) -> Decimal:
    match component:
        case KwhCharge():
            return component.price * sum(name in imported for name in component.on)
        case PercentCharge():
            base = sum((part for name, part in imported.items() if name in component.on), ZERO)
            return base * component.percent / 100
        case _:
            return ZERO
