"""Reads the components of a contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
import re
from typing import Final

from .component import (
    Component,
    DemandCharge,
    EnergyPrice,
    KwhCharge,
    MinimumBill,
    Per,
    PercentCharge,
    PricePeriod,
    StandingCharge,
    StepCharge,
)
from .contract import Netting, NettingPer, Surplus
from .day_kind import DayRule
from .demand_reader import read_demand, read_steps, read_window
from .fields import Fields
from .ladder import LimitPer, Reset, TierAllocation, TierRule, TierScope
from .price_reader import read_periods
from .rates import RateSource
from .tariff_error import TariffError

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")
_COMPONENTS: Final = '[{"kind": "energy", "price": 0.30}]'
_PERCENT: Final = "19"
_LIMITS: Final = {
    Reset.BILLING_PERIOD: list(LimitPer),
    Reset.MONTH: [LimitPer.MONTH, LimitPer.DAY],
    Reset.DAY: [LimitPer.DAY],
}
"""What limits can be given for, by when tiers begin again; the first is usual."""


class ComponentReader:
    """Reads components one after the other, because a tax may only lie on what comes before it."""

    def __init__(self, days: DayRule, netting: Netting) -> None:
        """Take what the contract says of its days and of export."""
        self._days = days
        self._netting = netting
        self._read: list[Component] = []
        self._kinds: dict[str, Callable[[Fields, str, str], Component]] = {
            "energy": self._energy,
            "export": self._export,
            "standing": self._standing,
            "demand": self._demand,
            "step": self._step,
            "tax": self._tax,
            "discount": self._discount,
            "minimum": self._minimum,
        }

    def read(self, contract: Fields) -> tuple[Component, ...]:
        """Read all components of a contract; raises TariffError."""
        for fields in contract.objects("components", _COMPONENTS):
            kind = fields.choice("kind", list(self._kinds))
            name = self._id(fields, kind)
            item = fields.text("item", '"Energy"') if "item" in fields else name.replace("_", " ").capitalize()
            self._read.append(self._kinds[kind](fields, name, item))
            fields.end()
        self._check_netting(contract)
        return tuple(self._read)

    def _check_netting(self, contract: Fields) -> None:
        sold = [part for part in self._read if isinstance(part, EnergyPrice) and part.exported]
        used = [part for part in self._read if isinstance(part, EnergyPrice) and not part.exported]
        if self._netting.per is not NettingPer.BILLING_PERIOD:
            return
        if self._netting.surplus is not Surplus.EXPORT_PRICE:
            if sold:
                raise contract.error("netting.surplus", f'"{sold[0].id}" would never be paid', '"export_price"')
            return
        names = [[period.name for period in part.periods] for part in (*sold, *used[:1])]
        if len(sold) != 1 or not used or not (len(names[0]) == 1 or set(names[1]) <= set(names[0])):
            reason = "needs energy and one export component with one price, or with the periods of the energy"
            raise contract.error("netting.surplus", reason, '{"kind": "export", "price": 0.08}')

    def _id(self, fields: Fields, kind: str) -> str:
        name = fields.text("id", f'"{kind}"') if "id" in fields else kind
        if not _ID.fullmatch(name):
            raise fields.error("id", f'"{name}" is not 1 to 40 of A-Z a-z 0-9 _ -', f'"{kind}_1"')
        if name in self._ids:
            raise fields.error("id", f'another component is called "{name}"', f'"{name}_2"')
        return name

    @property
    def _ids(self) -> list[str]:
        return [component.id for component in self._read]

    def _energy(self, fields: Fields, name: str, item: str) -> EnergyPrice:
        return self._priced(fields, name, item, exported=False)

    def _export(self, fields: Fields, name: str, item: str) -> EnergyPrice:
        return self._priced(fields, name, item, exported=True)

    def _priced(self, fields: Fields, name: str, item: str, *, exported: bool) -> EnergyPrice:
        if "rates" in fields:
            if self._netting.per is not NettingPer.INTERVAL:
                reason = f"prices from outside cannot be netted per {self._netting.per}"
                raise fields.error("rates", reason, '"netting": {"per": "interval"}')
            return EnergyPrice(id=name, item=item, rates=_rates(fields), exported=exported)
        periods, schedule = read_periods(fields, "kWh", self._days)
        rule = _tier_rule(fields, periods)
        return EnergyPrice(id=name, item=item, periods=periods, schedule=schedule, tier_rule=rule, exported=exported)

    def _standing(self, fields: Fields, name: str, item: str) -> StandingCharge:
        return StandingCharge(
            id=name,
            item=item,
            price=fields.number("price", "10.50"),
            per=Per(fields.choice("per", list(Per))),
            prorate=fields.flag("prorate", default=True),
            multiplier=fields.number("multiplier", "4.6") if "multiplier" in fields else Decimal(1),
            multiplier_unit=fields.text("multiplierUnit", '"kW"') if "multiplierUnit" in fields else "",
        )

    def _demand(self, fields: Fields, name: str, item: str) -> DemandCharge:
        return read_demand(fields, name, item, self._days)

    def _step(self, fields: Fields, name: str, item: str) -> StepCharge:
        priced = [part.id for part in self._read if isinstance(part, EnergyPrice)]
        used = [part.id for part in self._read if isinstance(part, EnergyPrice) and not part.exported]
        return StepCharge(
            id=name,
            item=item,
            steps=read_steps(fields),
            on=self._on(fields, priced, "energy", used[:1]),
            prorate=fields.flag("prorate", default=True),
        )

    def _tax(self, fields: Fields, name: str, item: str) -> Component:
        return self._share(fields, name, item, 1)

    def _discount(self, fields: Fields, name: str, item: str) -> Component:
        if "amount" in fields:
            return StandingCharge(
                id=name,
                item=item,
                price=-fields.number("amount", "5", minimum=0),
                per=Per(fields.choice("per", list(Per))),
                prorate=fields.flag("prorate", default=True),
            )
        return self._share(fields, name, item, -1)

    def _share(self, fields: Fields, name: str, item: str, sign: int) -> Component:
        if "percent" in fields:
            percent = fields.number("percent", _PERCENT, minimum=0, maximum=1000)
            return PercentCharge(id=name, item=item, percent=sign * percent, on=self._on(fields, self._ids))
        if "perKwh" not in fields:
            raise fields.error("percent", "missing; percent or perKwh is required", _PERCENT)
        priced = [part.id for part in self._read if isinstance(part, EnergyPrice) and not part.exported]
        price = sign * fields.number("perKwh", "0.0205")
        return KwhCharge(id=name, item=item, price=price, on=self._on(fields, priced, "energy", priced[:1]))

    def _minimum(self, fields: Fields, name: str, item: str) -> MinimumBill:
        return MinimumBill(
            id=name,
            item=item,
            amount=fields.number("amount", "12", minimum=0),
            per=Per(fields.choice("per", list(Per))),
            on=self._on(fields, self._ids),
            prorate=fields.flag("prorate", default=True),
        )

    def _on(
        self, fields: Fields, allowed: Sequence[str], what: str = "a component", default: Sequence[str] | None = None
    ) -> frozenset[str]:
        example = f'["{allowed[0]}"]' if allowed else "a component that comes before"
        if "on" not in fields:
            chosen = allowed if default is None else default
            if not chosen:
                raise fields.error("on", f"there is no {what.removeprefix('a ')} before this one", _COMPONENTS)
            return frozenset(chosen)
        names = set()
        for value, path in fields.items("on", example):
            if value not in allowed:
                raise TariffError(path, f"{value!r:.60} is not {what} that comes before", example)
            names.add(value)
        return frozenset(names)


def _rates(fields: Fields) -> RateSource:
    inner = fields.object("rates", '{"name": "day_ahead", "factor": 1, "markup": 0.02}')
    source = RateSource(
        name=inner.text("name", '"day_ahead"'),
        factor=inner.number("factor", "1.19") if "factor" in inner else Decimal(1),
        markup=inner.number("markup", "0.02") if "markup" in inner else Decimal(0),
    )
    inner.end()
    return source


def _tier_rule(fields: Fields, periods: tuple[PricePeriod, ...]) -> TierRule:
    tiered = any(len(period.ladder) > 1 for period in periods)
    if not tiered:
        return TierRule()
    choices = len(periods) > 1
    example = '{"scope": "total", "allocation": "chronological"}'
    if choices and "tierRule" not in fields:
        raise fields.error("tierRule", "missing: tiers with several periods need a rule", example)
    inner = fields.object("tierRule", example)
    scope = TierScope(inner.choice("scope", list(TierScope), None if choices else TierScope.TOTAL))
    pooled = choices and scope is TierScope.TOTAL
    usual = None if pooled else TierAllocation.CHRONOLOGICAL
    reset = Reset(inner.choice("reset", list(Reset), Reset.BILLING_PERIOD))
    limits = _LIMITS[reset]
    rule = TierRule(
        scope=scope,
        allocation=TierAllocation(inner.choice("allocation", list(TierAllocation), usual)),
        limit_per=LimitPer(inner.choice("limitPer", limits, limits[0])),
        reset=reset,
        prorate=inner.flag("prorate", default=True),
        window_s=read_window(inner) * 60,
    )
    inner.end()
    return rule
