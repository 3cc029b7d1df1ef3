"""All that is counted while one contract holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from ..interval import Interval
from ..tariff.component import DemandCharge, EnergyPrice, PricePeriod
from ..tariff.contract import NettingPer
from ..tariff.ladder import LimitPer
from ..tariff.rates import Rates
from ..tariff.tariff_error import TariffError
from .billing_period import Part
from .demand_count import DemandCount
from .energy_count import ZERO, EnergyCount, TierPosition
from .history import History
from .hour_count import HourCount
from .rates_count import RatesCount
from .timeline import Segment, Timeline


class PartCount:
    """The counts of every component that needs them, by the component's id."""

    def __init__(self, part: Part, rates: Mapping[str, Rates], history: History) -> None:
        """Begin with nothing; raises TariffError for rates that are not given."""
        self.part = part
        self.energy: dict[str, EnergyCount] = {}
        self.rated: dict[str, RatesCount] = {}
        self.demand: dict[str, DemandCount] = {}
        self._peak = _peak_count(part)
        scheduled: list[EnergyPrice | DemandCharge] = []
        for component in part.contract.components:
            if isinstance(component, EnergyPrice) and component.rates is not None:
                self.rated[component.id] = RatesCount(component, component.rates, _given(rates, component.rates.name))
            elif isinstance(component, EnergyPrice):
                self.energy[component.id] = _energy_count(component, part, history)
                scheduled.append(component)
            elif isinstance(component, DemandCharge):
                self.demand[component.id] = DemandCount(component)
                scheduled.append(component)
        self._timed = [self.energy.get(one.id) or self.demand[one.id] for one in scheduled]
        self._choice = {one.id: index for index, one in enumerate(scheduled)}
        self.timeline = Timeline(part.zone, part.contract.days, [one.schedule for one in scheduled])

    def add(self, interval: Interval) -> None:
        """Count an interval that lies within the part and after all that was counted before."""
        for piece, segment in self.timeline.pieces(interval):
            for count, period in zip(self._timed, segment.choice, strict=True):
                count.add(piece, segment, period)
            if self._peak is not None:
                self._peak.add(piece, segment, 0)
        for rated in self.rated.values():
            rated.add(interval)

    @property
    def peak_kw(self) -> Decimal:
        """The highest demand so far, which scales tiers that are limited per kW."""
        return ZERO if self._peak is None else self._peak.highest(0)

    def period_at(self, component: str, segment: Segment) -> int:
        """Return the index of the period in which a scheduled component is."""
        return segment.choice[self._choice[component]]

    def tier_positions(self, moment: datetime) -> list[TierPosition]:
        """Return where the next kWh at a moment would fall, for every component with fixed prices."""
        segment = self.timeline.segment_at(moment)
        peak_kw = self.peak_kw
        return [count.position(segment, self.period_at(name, segment), peak_kw) for name, count in self.energy.items()]


def _energy_count(price: EnergyPrice, part: Part, history: History) -> EnergyCount:
    netting = part.contract.netting.per
    kind = HourCount if netting is NettingPer.HOUR else EnergyCount
    netted = netting is NettingPer.BILLING_PERIOD
    carried = history.surplus_of(price.id) if part.is_first and netted else {}
    return kind(price, part, netted=netted, carried=carried)


def _given(rates: Mapping[str, Rates], name: str) -> Rates:
    if name not in rates:
        known = ", ".join(rates) or "none are"
        raise TariffError("rates", f'the prices "{name}" are not given (given: {known})', f'prices named "{name}"')
    return rates[name]


def _peak_count(part: Part) -> DemandCount | None:
    rules = [price.tier_rule for price in part.contract.energy_prices]
    windows = [rule.window_s for rule in rules if rule.limit_per in (LimitPer.KW, LimitPer.KW_DAY)]
    if not windows:
        return None
    return DemandCount(DemandCharge(id="", item="", periods=(PricePeriod("", ()),), window_s=windows[0]))
