"""Counts the costs of a device's hours and days, by the bill's engine, from its summaries.

What an hour costs is what the bill comes to at its end less what it comes to at its start. So whatever changes in an
hour may change all later ones of its billing period (tiers, demand, rounding), and later periods by what is handed on
to them (a ratchet, a surplus): `cost_period` keeps that for each. An hour ahead of the last one is kept in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import time
from typing import Final
from zoneinfo import ZoneInfo

from pymongo import DESCENDING
from pymongo.database import Database

from energy_core.bill.billing_period import BillingPeriod, billing_period_at
from energy_core.bill.history import History
from energy_core.bill.ledger import Ledger
from energy_core.period import PeriodKind, Periods, start_of_day
from energy_core.tariff.contract import Tariff
from energy_core.tariff.tariff_error import TariffError

from .cost_document import BucketCost
from .documents import Document, date_of, epoch_ms_of
from .energy_intervals import known_intervals
from .lease import Lease, Leases
from .period_count import PeriodCount
from .prices import Prices
from .summary_reader import SummaryReader
from .summary_store import Level, SummaryStore

COLLECTION: Final = "cost_period"
_CHUNK: Final = timedelta(days=7)
_KEPT: Final = timedelta(days=2)
_MOST_RUNNING: Final = 200
_LEVELS: Final = (Level.HOUR, Level.DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be counted of one device: hours and days that end after `start`, as far as there are summaries.

    What has changed lies before `changed_until`; `end` is the end of the hour of the last reading.
    """

    lease: Lease
    tariff: Tariff
    digest: str
    start: datetime
    changed_until: datetime
    end: datetime

    @property
    def is_marked(self) -> bool:
        """Whether there may be costs by another tariff or other prices."""
        return self.lease.costs_from is not None or self.lease.costs_tariff != self.digest


@dataclass(slots=True)
class _Running:
    """A billing period as far as it is counted for good, for the next time."""

    digest: str
    fence: int
    revision: int | None
    count: PeriodCount
    goes_on_at: datetime | None = None


class CostCounter:
    """Raises PyMongoError where the database does not answer, LeaseLostError where another bridge has the device."""

    def __init__(self, database: Database[Document], leases: Leases, zone: ZoneInfo) -> None:
        """Count by the hours and days of `zone`."""
        self._summaries = SummaryStore(database)
        self._reader = SummaryReader(database, zone)
        self._prices = Prices(database)
        self._handed_on = database[COLLECTION]
        self._leases = leases
        self._zone = zone
        self._hours = Periods(kind=PeriodKind.HOUR, zone=zone)
        self._days = Periods(kind=PeriodKind.DAY, zone=zone)
        self._running: dict[str, _Running] = {}

    def count(self, task: Task, deadline_s: float) -> datetime | None:
        """Count until done, or until `deadline_s` (monotonic); return from where to go on, None when done."""
        running = self._running.pop(task.lease.device_id, None)
        last = task.tariff.contracts[-1].end
        if last is not None and task.start >= start_of_day(last, self._zone):
            self.clear(task.lease, task.start)
            return None
        if running is not None and self._may_go_on(running, task):
            return self._from(task, running, deadline_s)
        begun = self._beginning(task)
        return None if begun is None else self._from(task, begun, deadline_s)

    def forget_others(self, lease: Lease, digest: str) -> None:
        """Drop what was handed on under tariffs that a device had before."""
        self._handed_on.delete_many({"deviceId": lease.device_id, "tariff": {"$ne": digest}})

    def clear(self, lease: Lease, start: datetime, end: datetime | None = None) -> None:
        """Drop the costs of what begins in [start, end), and what was handed on."""
        begins: Document = {"$gte": start} if end is None else {"$gte": start, "$lt": end}
        self._handed_on.delete_many({"deviceId": lease.device_id, "start": begins})
        for level in _LEVELS:
            self._summaries.clear_costs(level, lease, begins)

    def _may_go_on(self, running: _Running, task: Task) -> bool:
        """Whether nobody else has had the device since, and nothing has changed that is counted for good."""
        lease = task.lease
        is_ours = (running.digest, running.fence + 1) == (task.digest, lease.fence)
        is_unmarked = (running.revision, running.goes_on_at) == (lease.costs_revision, lease.costs_from)
        period = running.count.ledger.period
        return is_ours and is_unmarked and running.count.until <= task.start and task.start < period.end

    def _beginning(self, task: Task) -> _Running | None:
        """Return the billing period to begin with: that of the start, or the last before whose past is known."""
        wanted = {"deviceId": task.lease.device_id, "tariff": task.digest, "start": {"$lte": task.start}}
        for found in self._handed_on.find(wanted).sort("start", DESCENDING).limit(1):
            period = billing_period_at(task.tariff, self._zone, found["start"].astimezone(UTC))
            if period.start == found["start"]:
                return self._open(task, period, History.from_json(found["history"]))
        days = self._summaries.ends(Level.DAY, task.lease.device_id, 0)
        return self._first(task, date_of(days[0])) if days else None

    def _first(self, task: Task, moment: datetime) -> _Running | None:
        """Open the first billing period that a contract holds in; times before have no cost."""
        first = task.tariff.contracts[0].start
        start = moment if first is None else max(moment, start_of_day(first, self._zone))
        if start > moment and task.is_marked:
            self.clear(task.lease, moment, start)
        if start >= task.end:
            return None
        try:
            return self._open(task, billing_period_at(task.tariff, self._zone, start), History())
        except TariffError:
            self.clear(task.lease, start)
            return None

    def _open(self, task: Task, period: BillingPeriod, history: History) -> _Running:
        rates = self._prices.of(task.tariff.rate_names, period.start, period.end)
        ledger = Ledger(period, rates=rates, history=history)
        self._hand_on(task, period, history)
        count = PeriodCount(ledger, period.start, tuple(rates.values()))
        return _Running(task.digest, task.lease.fence, task.lease.costs_revision, count)

    def _from(self, task: Task, running: _Running, deadline_s: float) -> datetime | None:
        """Count one period after the other."""
        opened: _Running | None = running
        while opened is not None:
            running = opened
            if not self._period(task, running, deadline_s):
                running.goes_on_at = max(running.count.until, task.start)
                self._keep(task, running)
                return running.goes_on_at
            opened = self._following(task, running)
        self._keep(task, running)
        return None

    def _keep(self, task: Task, running: _Running) -> None:
        running.fence = task.lease.fence
        # Devices come in turn: to drop the one counted longest ago for a new one would be to drop each before its turn.
        if len(self._running) < _MOST_RUNNING:
            self._running[task.lease.device_id] = running

    def _period(self, task: Task, running: _Running, deadline_s: float) -> bool:
        """Count a period, some days at a time; False where the time is up."""
        count, end = running.count, min(running.count.ledger.period.end, task.end)
        # Readings are often some minutes late, so the hour before the last one is not counted for good yet.
        last = self._hours.containing(end - timedelta(milliseconds=1)).start
        settled = end if end < task.end else self._hours.containing(last - timedelta(milliseconds=1)).start
        while count.until < settled:
            # A week after a full hour may lie within one: some clocks change by half an hour.
            self._run(task, count, min(self._hours.containing(count.until + _CHUNK).start, settled))
            self._leases.renew(task.lease)
            if time.monotonic() > deadline_s and count.until < end:
                return False
        if count.until < end:
            self._run(task, count.copy(), end, is_last=True)
        return True

    def _following(self, task: Task, running: _Running) -> _Running | None:
        """Open the next period, None where nothing of it changes."""
        period = running.count.ledger.period
        if period.end >= task.end:
            return None
        history = running.count.ledger.close()
        if period.end >= task.changed_until and self._is_handed_on(task, period.end, history):
            return None
        try:
            following = billing_period_at(task.tariff, self._zone, period.end)
        except TariffError:
            self.clear(task.lease, period.end)
            return None
        return self._open(task, following, history)

    def _run(self, task: Task, count: PeriodCount, until: datetime, *, is_last: bool = False) -> None:
        """Count [count.until, until), whole hours, and write what the hours and days that end in it cost.

        With `is_last` the day that goes on is one of them.
        """
        begin = count.until
        found = {level: self._touched(level, task, begin, until, is_last=is_last) for level in _LEVELS}
        edges = {edge for each in found.values() for bucket in each for edge in (bucket["start"], bucket["end"])}
        edges.add(self._days.containing(until).start)
        wanted = sorted(edge.astimezone(UTC) for edge in edges if edge >= begin and edge not in count.totals)
        device_id, rates = task.lease.device_id, count.rates
        count.run(known_intervals(self._reader, task.tariff, rates, device_id, begin, until), wanted)
        count.until = until
        for level, buckets in found.items():
            self._summaries.write_costs(level, task.lease, buckets, [_cost(count, bucket) for bucket in buckets])
        count.totals = {edge: total for edge, total in count.totals.items() if edge > until - _KEPT}

    def _touched(self, level: Level, task: Task, begin: datetime, until: datetime, *, is_last: bool) -> list[Document]:
        first = begin if level is Level.HOUR else self._days.containing(begin).start
        there = self._summaries.summaries(level, task.lease.device_id, epoch_ms_of(first), epoch_ms_of(until))
        return [each for each in there if each["end"] > task.start and (is_last or each["end"] <= until)]

    def _hand_on(self, task: Task, period: BillingPeriod, history: History) -> None:
        """Keep what a period takes from those before it."""
        if not self._is_handed_on(task, period.start, history):
            document = self._handed(task, period.start, history)
            self._handed_on.replace_one({"_id": document["_id"]}, document, upsert=True)

    def _is_handed_on(self, task: Task, start: datetime, history: History) -> bool:
        wanted = self._handed(task, start, history)
        return self._handed_on.find_one({"_id": wanted["_id"]}) == wanted

    def _handed(self, task: Task, start: datetime, history: History) -> Document:
        device_id = task.lease.device_id
        place = {"_id": f"{device_id}|{epoch_ms_of(start)}", "deviceId": device_id, "start": start}
        return {**place, "tariff": task.digest, "history": history.to_json()}


def _cost(count: PeriodCount, bucket: Document) -> BucketCost:
    before, after = count.totals[bucket["start"]], count.totals[bucket["end"]]
    currency = count.ledger.period.currency
    return BucketCost(after.amount - before.amount, currency, after.unpriced_kwh - before.unpriced_kwh)
