"""The costs of one meter as they stand: what sensors, cards and actions show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Final

from .cost_account import CostAccount
from .energy_core.bill.energy_count import TierPosition
from .energy_core.bill.expected_bill import ExpectedBill
from .energy_core.bill.ledger import Ledger
from .energy_core.bill.marginal import Price
from .energy_core.bill.running_cost import RunningCost
from .energy_core.bill.statement import PeriodBill
from .energy_core.register_track import RegisterTrack
from .energy_core.tariff.component import DemandCharge, EnergyPrice
from .energy_core.tariff.contract import Contract, Tariff
from .energy_core.tariff.rates import Rates

STILL_TODAY: Final = timedelta(minutes=15)
"""After midnight the day before is shown until there is a reading; a meter that stays silent has no cost of today."""

type Tracks = tuple[RegisterTrack, RegisterTrack]
"""Import and export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostFigures:
    """Costs at one moment, in the currency of the running contract."""

    currency: str
    bill: PeriodBill
    total: Decimal
    today: Decimal | None
    price: Price | None
    tier: TierPosition | None
    demand_kw: Decimal | None


@dataclass(slots=True, kw_only=True)
class MeterCost:
    """A meter with a tariff: how it is counted, and the last figures; `error` is why there are none."""

    tariff: Tariff | None = None
    zone: tzinfo | None = None
    account: CostAccount | None = None
    running: RunningCost | None = None
    revisions: tuple[int, int] = (-1, -1)
    dirty_from: datetime | None = None
    figures: CostFigures | None = None
    expected_bill: ExpectedBill | None = None
    error: str | None = None
    rates: Mapping[str, Rates] = field(default_factory=dict)

    def count(self, tracks: Tracks, now: datetime) -> None:
        """Count what came, and make the figures of now; raises TariffError."""
        running, account, tariff = self.running, self.account, self.tariff
        assert running is not None and account is not None and tariff is not None  # noqa: S101, PT018 - as built
        running.count(*tracks)
        account.checkpoint = running.checkpoint
        self.figures = self._figures(running, account, now)
        account.total = self.figures.total

    @property
    def has_demand(self) -> bool:
        """Whether any contract of the tariff charges for demand."""
        return self.tariff is not None and any(
            isinstance(component, DemandCharge)
            for contract in self.tariff.contracts
            for component in contract.components
        )

    def ledger_at(self, moment: datetime) -> Ledger:
        """Return the running period's ledger for a moment in it, else an empty one; raises TariffError."""
        assert self.tariff is not None and self.zone is not None  # noqa: S101, PT018 - as built
        if self.running is not None:
            period = self.running.ledger.period
            if period.start <= moment < period.end:
                return self.running.ledger
        return Ledger.at(self.tariff, self.zone, moment, rates=self.rates)

    def _figures(self, running: RunningCost, account: CostAccount, now: datetime) -> CostFigures:
        costs = running.now(now)
        ledger = self.ledger_at(now)
        contract = next(part.contract for part in reversed(ledger.period.parts) if part.start <= now)
        demands = ledger.demand_kw(now)
        return CostFigures(
            currency=costs.bill.currency,
            bill=costs.bill,
            total=costs.total + account.offset,
            today=costs.today if now < running.day_end + STILL_TODAY else None,
            price=ledger.price_at(now),
            tier=_tier(ledger, contract, now),
            demand_kw=max(demands.values()) if demands else None,
        )


def currency_at(tariff: Tariff, zone: tzinfo, moment: datetime) -> str:
    """Return the currency at a moment; raises TariffError where no contract holds."""
    return Ledger.at(tariff, zone, moment, rates={name: Rates(()) for name in tariff.rate_names}).period.currency


def _tier(ledger: Ledger, contract: Contract, moment: datetime) -> TierPosition | None:
    tiered = {
        component.id
        for component in contract.components
        if isinstance(component, EnergyPrice)
        and not component.exported
        and any(len(period.ladder) > 1 for period in component.periods)
    }
    return next((each for each in ledger.tier_positions(moment) if each.component in tiered), None)
