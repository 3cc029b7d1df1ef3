"""Reads demand charges, and amounts that go by steps."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from .component import ALWAYS, DemandCharge, Per, PricePeriod, Ratchet, Step
from .day_kind import DayRule
from .fields import Fields
from .ladder import Tier
from .price_reader import read_periods
from .schedule import Schedule

_STEPS: Final = '[{"upTo": 5, "amount": 12.50}, {"amount": 20}]'
_MOST_PEAKS: Final = 31
_FREE: Final = (PricePeriod("", (Tier(Decimal(0)),)),)


def read_demand(fields: Fields, name: str, item: str, days: DayRule) -> DemandCharge:
    """Read a demand charge; raises TariffError."""
    steps = read_steps(fields) if "steps" in fields else ()
    periods, schedule = _prices(fields, days, has_steps=bool(steps))
    maximum_per = Per(fields.choice("maximumPer", [Per.BILLING_PERIOD, Per.MONTH, Per.DAY], Per.BILLING_PERIOD))
    charge = DemandCharge(
        id=name,
        item=item,
        periods=periods,
        schedule=schedule,
        window_s=read_window(fields) * 60,
        maximum_per=maximum_per,
        price_per=Per(fields.choice("pricePer", list(Per), maximum_per)),
        prorate=fields.flag("prorate", default=True),
        minimum_kw=fields.number("minimumKw", "5", minimum=0) if "minimumKw" in fields else Decimal(0),
        ratchet=_ratchet(fields, len(periods)) if "ratchet" in fields else None,
        peaks=fields.integer("peaks", 1, range(1, _MOST_PEAKS + 1)),
        peaks_of_days=fields.choice("peaksPer", ["window", "day"], "window") == "day",
        average_of=fields.integer("averageOf", 1, range(1, 61)),
        steps=steps,
    )
    _check(fields, charge)
    return charge


def read_steps(fields: Fields) -> tuple[Step, ...]:
    """Read amounts, each up to a limit (`upTo`, which belongs to it, or `below`); raises TariffError."""
    parts = fields.objects("steps", _STEPS)
    steps: list[Step] = []
    lowest = Decimal(-1)
    for number, part in enumerate(parts, 1):
        amount = part.number("amount", "12.50")
        names = [name for name in ("upTo", "below") if name in part]
        if number == len(parts):
            if names:
                raise part.error(names[0], "the last step has no limit", _STEPS)
            steps.append(Step(amount))
        elif len(names) != 1:
            raise part.error("upTo", "missing; upTo or below is required" if not names else "stands beside below", "5")
        else:
            limit = part.number(names[0], "5", minimum=0)
            if limit <= lowest:
                raise part.error(names[0], f"expected more than {lowest}, the limit before, got {limit:f}", _STEPS)
            lowest = limit
            steps.append(Step(amount, limit, names[0] == "below"))
        part.end()
    return tuple(steps)


def read_window(fields: Fields) -> int:
    """Read the minutes of a window; raises TariffError."""
    window = fields.integer("window", 15, range(1, 61))
    if 60 % window:
        raise fields.error("window", f"{window} minutes do not divide an hour", "15, 30 or 60")
    return window


def _prices(fields: Fields, days: DayRule, *, has_steps: bool) -> tuple[tuple[PricePeriod, ...], Schedule]:
    if not has_steps:
        return read_periods(fields, "kW", days)
    for name in ("price", "tiers", "periods"):
        if name in fields:
            raise fields.error(name, "stands beside steps, which have amounts of their own", "steps only")
    return _FREE, ALWAYS


def _check(fields: Fields, charge: DemandCharge) -> None:
    if charge.maximum_per is not Per.BILLING_PERIOD:
        if charge.price_per is not charge.maximum_per:
            reason = f"expected the same as maximumPer ({charge.maximum_per})"
            raise fields.error("pricePer", reason, f'"{charge.maximum_per}"')
        for name in ("ratchet", "averageOf", "steps"):
            if name in fields:
                raise fields.error(name, "needs a maximum per billing period", '"maximumPer": "billing_period"')
    if charge.ratchet and charge.average_of > 1:
        raise fields.error("averageOf", "stands beside a ratchet: one of them decides", "averageOf or ratchet")
    if charge.peaks > 1 and charge.maximum_per is Per.DAY:
        raise fields.error("peaks", "needs a maximum of more than a day", '"maximumPer": "billing_period"')
    if charge.peaks_of_days and charge.peaks == 1:
        raise fields.error("peaksPer", "says nothing without peaks", '"peaks": 3')


def _ratchet(fields: Fields, periods: int) -> Ratchet:
    inner = fields.object("ratchet", '{"percent": 80, "periods": 11, "scope": "component"}')
    scope = inner.choice("scope", ["component", "period"], "component" if periods == 1 else None)
    ratchet = Ratchet(
        of_component=scope == "component",
        share=inner.number("percent", "80", minimum=0, maximum=100) / 100,
        periods=inner.integer("periods", 11, range(1, 61)),
    )
    inner.end()
    return ratchet
