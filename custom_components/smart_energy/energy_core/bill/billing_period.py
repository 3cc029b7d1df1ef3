"""Billing periods of a tariff, and the parts of them in which one contract holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from fractions import Fraction

from ..period import PeriodKind, Periods, start_of_day
from ..tariff.component import Per
from ..tariff.contract import BillingRule, Contract, Tariff
from ..tariff.schedule import Schedule
from ..tariff.tariff_error import TariffError


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The days [first, following) of a billing period [whole_first, whole_following) in which a contract holds.

    `start` and `end` are the same in UTC.
    """

    contract: Contract
    zone: tzinfo
    first: date
    following: date
    whole_first: date
    whole_following: date
    is_first: bool
    is_last: bool
    start: datetime
    end: datetime

    @property
    def days(self) -> list[date]:
        """The local dates of the part."""
        return [self.first + timedelta(days=number) for number in range((self.following - self.first).days)]

    @property
    def whole_days(self) -> int:
        """The number of days of the whole billing period."""
        return (self.whole_following - self.whole_first).days

    @property
    def is_alone(self) -> bool:
        """True where the billing period has no other part."""
        return self.is_first and self.is_last

    @property
    def closes_year(self) -> bool:
        """True for the last part of the last billing period that begins in a calendar year."""
        return self.is_last and self.whole_first.year != self.whole_following.year

    def occurs(self, schedule: Schedule, period: int, day: date) -> bool:
        """Return whether a time-of-use period holds at any time of a day."""
        kind = self.contract.days.kind
        return period in schedule.day_plan(kind(day), kind(day - timedelta(days=1)))

    def has_period(self, schedule: Schedule, period: int) -> bool:
        """Return whether a time-of-use period holds on any day of the part."""
        return any(self.occurs(schedule, period, day) for day in self.days)

    def units(self, per: Per, *, prorate: bool = True, until: datetime | None = None) -> Fraction:
        """Return how many `per` the part has, as far as `until`.

        A billing period or month that a contract holds in part counts by its days; what is not prorated is counted
        once, by the contract that holds on the last day.
        """
        days = [day for day in self.days if until is None or start_of_day(day, self.zone) < until]
        match per:
            case Per.DAY:
                return Fraction(len(days))
            case Per.YEAR:
                return sum((Fraction(1, days_in_year(day.year)) for day in days), Fraction(0))
            case _:
                months = self.contract.billing.months if per is Per.MONTH else 1
                if not prorate:
                    return Fraction(months if self.is_last and days else 0)
                return Fraction(months * len(days), self.whole_days)


@dataclass(frozen=True, slots=True)
class BillingPeriod:
    """One period of a bill: its parts join without a gap and share the currency."""

    parts: tuple[Part, ...]

    @property
    def start(self) -> datetime:
        """The first moment, UTC."""
        return self.parts[0].start

    @property
    def end(self) -> datetime:
        """The first moment after, UTC."""
        return self.parts[-1].end

    @property
    def currency(self) -> str:
        """The one currency of the period."""
        return self.parts[0].contract.currency


def billing_period_at(tariff: Tariff, zone: tzinfo, moment: datetime) -> BillingPeriod:
    """Return the billing period that holds a moment; raises TariffError where no contract holds."""
    day = _local_day(moment, zone)
    contracts = tariff.contracts
    held = next((index for index, contract in enumerate(contracts) if _holds(contract, day)), None)
    if held is None:
        first, last = contracts[0].start, contracts[-1].end
        reason = f"no contract holds on {day}: they hold from {first or 'ever'} to {last or 'ever'}"
        raise TariffError("contracts", reason, f'a contract with "from": "{day}"')
    whole = _whole_period(contracts[held].billing, zone, moment)
    low = high = held
    while low > 0 and _joins(contracts[low - 1], contracts[held], contracts[low].start, whole):
        low -= 1
    while high + 1 < len(contracts) and _joins(contracts[high + 1], contracts[held], contracts[high].end, whole):
        high += 1
    parts = []
    for index, contract in enumerate(contracts[low : high + 1], low):
        first = max(whole[0], contract.start or whole[0])
        following = min(whole[1], contract.end or whole[1])
        part = Part(
            contract=contract,
            zone=zone,
            first=first,
            following=following,
            whole_first=whole[0],
            whole_following=whole[1],
            is_first=index == low,
            is_last=index == high,
            start=start_of_day(first, zone),
            end=start_of_day(following, zone),
        )
        parts.append(part)
    return BillingPeriod(tuple(parts))


def billing_periods(tariff: Tariff, zone: tzinfo, start: datetime, end: datetime) -> Iterator[BillingPeriod]:
    """Yield the whole billing periods that touch [start, end); raises TariffError where no contract holds."""
    moment = start
    while moment < end:
        period = billing_period_at(tariff, zone, moment)
        yield period
        moment = period.end


def tariff_zone(tariff: Tariff, zone: tzinfo | None) -> tzinfo:
    """Return the tariff's zone, else the one that is given; raises TariffError for none, or two that differ."""
    if tariff.zone is None:
        if zone is None:
            raise TariffError("timezone", "missing: neither the tariff nor the settings name one", '"Europe/Berlin"')
        return zone
    if zone is not None and str(zone) != str(tariff.zone):
        raise TariffError("timezone", f"the tariff holds in {tariff.zone}, but {zone} was asked for", f'"{zone}"')
    return tariff.zone


def _local_day(moment: datetime, zone: tzinfo) -> date:
    period = Periods(kind=PeriodKind.DAY, zone=zone).containing(moment.astimezone(UTC))
    return period.start.astimezone(zone).date()


def _holds(contract: Contract, day: date) -> bool:
    return (contract.start is None or contract.start <= day) and (contract.end is None or day < contract.end)


def _joins(other: Contract, held: Contract, change: date | None, whole: tuple[date, date]) -> bool:
    same = (other.currency, other.billing) == (held.currency, held.billing)
    return same and change is not None and whole[0] < change < whole[1]


def _whole_period(rule: BillingRule, zone: tzinfo, moment: datetime) -> tuple[date, date]:
    months = Periods(kind=PeriodKind.BILLING, zone=zone, start_day=rule.start_day)
    period = months.containing(moment)
    while (_local_day(period.start, zone).month - rule.start_month) % rule.months:
        period = months.containing(period.start - timedelta(microseconds=1))
    first, last = period.start, period
    for _ in range(rule.months - 1):
        last = months.containing(last.end)
    return _local_day(first, zone), _local_day(last.end, zone)


def days_in_year(year: int) -> int:
    """Return 365 or 366."""
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days
