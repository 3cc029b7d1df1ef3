"""A RunningCost: what a meter costs today, this billing period and in all, as its registers rise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from ..interval import Interval
from ..period import PeriodKind, Periods
from ..register_track import QUARTER_MS, RegisterTrack, Total, intervals, kwh
from ..tariff.contract import Tariff
from ..tariff.rates import Rates
from .energy_count import ZERO
from .history import History
from .ledger import Ledger
from .statement import PeriodBill
from .tally import Tally

_INSTANT = timedelta(microseconds=1)

type _Totals = tuple[Total | None, Total | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The start of a billing period (UTC), what those before came to, and what it needs to know of them."""

    start: datetime
    closed: Decimal = ZERO
    history: History = field(default_factory=History)

    def to_json(self) -> dict[str, Any]:
        """Return the checkpoint as JSON, amounts as decimal strings."""
        return {"start": self.start.isoformat(), "closed": str(self.closed), "history": self.history.to_json()}

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> Checkpoint:
        """Make a checkpoint of what `to_json` returned."""
        return Checkpoint(
            start=datetime.fromisoformat(value["start"]),
            closed=Decimal(value["closed"]),
            history=History.from_json(value["history"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CostNow:
    """The running period's bill so far, and the costs since counting began and since midnight."""

    bill: PeriodBill
    total: Decimal
    today: Decimal


class RunningCost:
    """Counts a meter's energy as it comes; for late readings or another tariff a new one is made from a checkpoint.

    Raises TariffError, here and when it counts, where no contract holds or rates are not given.
    """

    def __init__(
        self, tariff: Tariff, zone: tzinfo, checkpoint: Checkpoint, *, rates: Mapping[str, Rates] | None = None
    ) -> None:
        """Go on from a checkpoint."""
        self.checkpoint = checkpoint
        self._tally = Tally(
            tariff, zone, checkpoint.start, rates=rates, history=checkpoint.history, closed=checkpoint.closed
        )
        self._days = Periods(kind=PeriodKind.DAY, zone=zone)
        self._today = self._days.containing(checkpoint.start)
        self._at_midnight = checkpoint.closed
        self._counted: _Totals = (None, None)
        self._unchanging = (tariff, zone, rates, *(rates or {}).values())

    def copy(self) -> RunningCost:
        """Return a running cost that has counted the same, and counts on by itself."""
        return deepcopy(self, {id(each): each for each in self._unchanging})

    @property
    def ledger(self) -> Ledger:
        """The running billing period."""
        return self._tally.ledger

    @property
    def counted_until(self) -> datetime:
        """The end of the last interval, UTC."""
        return self.ledger.counted_until

    @property
    def day_end(self) -> datetime:
        """The end of the day that `CostNow.today` tells of: that of the last energy."""
        return self._today.end

    def add(self, known: Iterable[Interval]) -> None:
        """Count intervals in the order of time, none of which spans midnight of the tariff's zone."""
        for interval in known:
            if interval.start >= self._today.end:
                self._today = self._days.containing(interval.start)
                self._at_midnight = self._tally.total(self._today.start)
            before = self.ledger
            self._tally.add(interval)
            if self.ledger is not before:
                self.checkpoint = Checkpoint(
                    start=self.ledger.period.start, closed=self._tally.closed, history=self.ledger.history
                )

    def count(self, imported: RegisterTrack, exported: RegisterTrack | None) -> None:
        """Count what the registers tell since the last time; their past must be what it was then (`revision`).

        Within a quarter a track forgets readings that others follow, so what was counted up to the last is kept here.
        """
        until, before = self.counted_until, self._counted
        for interval in quarters(imported, exported, until):
            is_next = interval.start == until
            self.add([_between(before, _totals(imported, exported, interval.end), interval) if is_next else interval])
        self._counted = _totals(imported, exported, self.counted_until)

    def moment(self, now: datetime) -> datetime:
        """Return the time up to which costs are told: now, but within the day and billing period of the last energy."""
        return max(self.counted_until, min(now, self._today.end - _INSTANT, self.ledger.period.end - _INSTANT))

    def now(self, now: datetime) -> CostNow:
        """Return the costs as they stand now."""
        bill = self.ledger.bill(self.moment(now))
        total = self._tally.closed + bill.total
        return CostNow(bill=bill, total=total, today=total - self._at_midnight)

    def total(self, now: datetime) -> Decimal:
        """Return what it costs since the first billing period began."""
        return self._tally.total(self.moment(now))


def quarters(
    imported: RegisterTrack, exported: RegisterTrack | None, start: datetime, end: datetime | None = None
) -> Iterator[Interval]:
    """Yield the energy from `start` to `end` (UTC), or to the last reading, by quarters of an hour as far as known."""
    if imported.first_ms is None or imported.last_ms is None:
        return iter(())
    first = max(round(start.timestamp() * 1000), imported.first_ms)
    last = imported.last_ms if end is None else min(round(end.timestamp() * 1000), imported.last_ms)
    if last <= first:
        return iter(())
    edges = [first, *range((first // QUARTER_MS + 1) * QUARTER_MS, last, QUARTER_MS), last]
    return intervals(imported, exported if exported is not None and len(exported) else None, edges)


def _totals(imported: RegisterTrack, exported: RegisterTrack | None, time: datetime) -> _Totals:
    time_ms = round(time.timestamp() * 1000)
    return imported.at(time_ms), None if exported is None else exported.at(time_ms)


def _between(before: _Totals, after: _Totals, known: Interval) -> Interval:
    """Return an interval with the energies between these totals, where both are known."""
    into, out = (
        otherwise if first is None or last is None else kwh(last.total_mwh - first.total_mwh)
        for first, last, otherwise in zip(before, after, (known.imported_kwh, known.exported_kwh), strict=True)
    )
    return replace(known, imported_kwh=into, exported_kwh=out)


def totals_at(running: RunningCost, known: Iterable[Interval], moments: Sequence[datetime]) -> dict[datetime, Decimal]:
    """Return the totals at moments in the order of time, for a cost that has counted nothing after the first."""
    found: dict[datetime, Decimal] = {}
    waiting = iter(moments)
    following = next(waiting, None)
    for interval in known:
        rest: list[Interval] = [interval]
        while rest:
            while following is not None and following <= rest[0].start:
                found[following] = running.total(following)
                following = next(waiting, None)
            here, *rest = rest[0].split_at([following] if following else [])
            running.add([here])
    while following is not None:
        found[following] = running.total(following)
        following = next(waiting, None)
    return found
