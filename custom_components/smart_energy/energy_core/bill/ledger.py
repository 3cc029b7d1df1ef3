"""The ledger of one billing period: counts intervals as they come, and can be billed at any time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from decimal import Decimal

from ..interval import Interval
from ..period import Period
from ..tariff.contract import Tariff, TotalOf
from ..tariff.rates import Rates
from .billing_period import BillingPeriod, billing_period_at
from .charges import Charges
from .energy_count import ZERO, TierPosition
from .history import LONGEST, History
from .marginal import Price, price_at
from .part_count import PartCount
from .statement import Line, PeriodBill


class Ledger:
    """One billing period of one meter.

    Intervals are added in the order of time. For late or corrected ones, or another tariff, a new ledger is filled:
    the same intervals always give the same bill.
    """

    def __init__(
        self, period: BillingPeriod, *, rates: Mapping[str, Rates] | None = None, history: History | None = None
    ) -> None:
        """Begin an empty period; raises TariffError for rates that the tariff needs and that are not given."""
        self.period = period
        self.history = history or History()
        self._parts = [PartCount(part, rates or {}, self.history) for part in period.parts]
        self._counted_until = period.start
        self._missing: list[Period] = []
        self._estimated: list[Period] = []

    @classmethod
    def at(
        cls,
        tariff: Tariff,
        zone: tzinfo,
        moment: datetime,
        *,
        rates: Mapping[str, Rates] | None = None,
        history: History | None = None,
    ) -> Ledger:
        """Return the empty ledger of the billing period that holds a moment."""
        return cls(billing_period_at(tariff, zone, moment), rates=rates, history=history)

    @property
    def counted_until(self) -> datetime:
        """The end of the last interval, UTC; the period's start before the first."""
        return self._counted_until

    def add(self, interval: Interval) -> None:
        """Count the next interval; raises ValueError where it begins before the last has ended or leaves the period."""
        if interval.start < self._counted_until:
            reason = f"expected {self._counted_until.isoformat()} or later: ledgers are filled in the order of time"
            raise ValueError(f"start: {reason}, got {interval.start.isoformat()}")
        if interval.end > self.period.end:
            raise ValueError(
                f"end: the billing period ends {self.period.end.isoformat()}, got {interval.end.isoformat()}"
            )
        if interval.start > self._counted_until:
            self._missing.append(Period(self._counted_until, interval.start))
        if interval.estimated:
            _extend(self._estimated, interval.start, interval.end)
        self._counted_until = interval.end
        if len(self._parts) == 1:
            self._parts[0].add(interval)
            return
        for piece in interval.split_at(part.part.start for part in self._parts):
            self._part_at(piece.start).add(piece)

    def bill(self, until: datetime | None = None) -> PeriodBill:
        """Return the bill of the whole period or, with `until` (UTC), of what has come of it so far.

        So far, standing charges and minimum bills count the days that have begun before `until`.
        """
        end = self.period.end if until is None else min(until, self.period.end)
        charges = self._charges(until if end < self.period.end else None)
        lines = [line for charge in charges for line in charge.lines]
        rounding = self.period.parts[-1].contract.rounding
        total = sum((line.amount for line in lines), rounding.money(ZERO))
        if rounding.total is TotalOf.EXACT:
            exact = rounding.money(sum((line.exact for line in lines), ZERO))
            if exact != total:
                lines.append(_rounding_line(exact - total, self.period.currency))
            total = exact
        missing = [*self._missing]
        if self._counted_until < end:
            missing.append(Period(self._counted_until, end))
        return PeriodBill(
            start=self.period.start,
            end=self.period.end,
            currency=self.period.currency,
            lines=tuple(lines),
            total=total,
            missing=tuple(missing),
            estimated=tuple(self._estimated),
            unpriced=tuple(one for part in self._parts for rated in part.rated.values() for one in rated.unpriced),
        )

    def close(self) -> History:
        """Return what the next billing period needs to know of this one and of those before."""
        demand_kw: dict[str, Decimal] = {}
        surplus: dict[str, Decimal] = {}
        year_amounts: dict[str, Decimal] = {}
        for charge in self._charges(None):
            for name, kw in charge.demand_kw.items():
                demand_kw[name] = max(kw, demand_kw.get(name, ZERO))
            for name, kwh in charge.surplus.items():
                surplus[name] = surplus.get(name, ZERO) + kwh
            year_amounts = charge.year_amounts
        past = self.history.demand_kw
        return History(
            demand_kw={name: (kw, *past.get(name, ()))[:LONGEST] for name, kw in demand_kw.items()},
            surplus_kwh=surplus,
            year_amounts=year_amounts,
        )

    def price_at(self, moment: datetime) -> Price:
        """Return what one kWh more costs at a moment of the period, with tiers where they stand now."""
        return price_at(self._part_at(moment), moment)

    def tier_positions(self, moment: datetime) -> list[TierPosition]:
        """Return in which tier the next kWh at a moment of the period would fall, for every energy component."""
        return self._part_at(moment).tier_positions(moment)

    def demand_kw(self, moment: datetime) -> dict[str, Decimal]:
        """Return the highest demand so far in kW, by demand component and, after a slash, period."""
        return {
            f"{name}/{period.name}" if period.name else name: count.highest(index)
            for name, count in self._part_at(moment).demand.items()
            for index, period in enumerate(count.charge.periods)
        }

    def _charges(self, until: datetime | None) -> list[Charges]:
        found: list[Charges] = []
        history = self.history
        for part in self._parts:
            charges = Charges(part, history, until, found)
            found.append(charges)
            history = History(
                demand_kw=history.demand_kw, year_amounts={**history.year_amounts, **charges.year_amounts}
            )
        return found

    def _part_at(self, moment: datetime) -> PartCount:
        if not self.period.start <= moment < self.period.end:
            span = f"{self.period.start.isoformat()} to {self.period.end.isoformat()}"
            raise ValueError(f"moment: the billing period is {span}, got {moment.isoformat()}")
        return next(part for part in reversed(self._parts) if part.part.start <= moment)


def _extend(periods: list[Period], start: datetime, end: datetime) -> None:
    if periods and periods[-1].end == start:
        periods[-1] = Period(periods[-1].start, end)
    else:
        periods.append(Period(start, end))


def _rounding_line(amount: Decimal, currency: str) -> Line:
    return Line(
        item="Rounding",
        component="rounding",
        quantity=amount,
        unit=currency,
        price=Decimal(1),
        amount=amount,
        exact=amount,
    )
