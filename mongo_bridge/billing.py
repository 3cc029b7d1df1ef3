"""Bills and costs of a device: its tariff from its settings, its energy from its summaries, the shared engine."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from pymongo.database import Database

from energy_core.bill.billing import bill, billed_span
from energy_core.bill.billing_period import billing_period_at, tariff_zone
from energy_core.bill.history import History
from energy_core.bill.past import history_before, past_start, takes_over
from energy_core.bill.statement import Bill
from energy_core.bill.tally import Tally
from energy_core.interval import Interval
from energy_core.period import Period, PeriodKind, Periods
from energy_core.tariff.assignment import TARIFF, assigned_document
from energy_core.tariff.contract import Tariff
from energy_core.tariff.rates import Rates
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .cost_counter import COLLECTION as HANDED_ON
from .documents import Document, date_of, epoch_ms_of
from .energy_intervals import known_intervals
from .lease import COLLECTION as LEASES
from .prices import Prices
from .summary_reader import SummaryReader
from .summary_store import Level, SummaryStore
from .tariff_table import digest_of
from .unpriced import Unpriced

_AT_ONCE: Final = timedelta(days=6)


class NoBillError(ValueError):
    """There can be no bill: the text says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What the time [start, end) added to the bill; `is_certain` where nothing is missing, estimated or unpriced."""

    start: datetime
    end: datetime
    amount: Decimal
    currency: str
    imported_kwh: Decimal
    exported_kwh: Decimal
    unpriced_kwh: Decimal
    is_certain: bool


class Billing:
    """Bills devices. Raises PyMongoError where the database does not answer, TariffError where a tariff is wrong."""

    def __init__(self, database: Database[Document], reader: SummaryReader) -> None:
        """Read tariffs from `settings`, and energy by `reader`."""
        self._database = database
        self._reader = reader
        self._prices = Prices(database)
        self._summaries = SummaryStore(database)

    @property
    def zone(self) -> ZoneInfo:
        """The home's time zone."""
        return self._reader.zone

    def tariff(self, device_id: str) -> Tariff:
        """Return the tariff of a device, or of the meter that it is a circuit of; raises NoBillError."""
        return tariff_from_json(self._document(device_id))

    def why_not(self, device_id: str) -> Callable[[datetime], str]:
        """Return what tells why a time that is summarised has no cost."""
        try:
            tariff = self.tariff(device_id)
            zone = tariff_zone(tariff, self.zone)
        except (NoBillError, TariffError) as error:
            reason = str(error)
            return lambda _: reason

        def why_not_then(moment: datetime) -> str:
            try:
                billing_period_at(tariff, zone, moment)
            except TariffError as error:
                return str(error)
            return "it is being counted; ask again in a moment"

        return why_not_then

    def bill(self, device_id: str, start: datetime, end: datetime, now: datetime) -> Bill:
        """Return the bill of all billing periods that touch [start, end), the running one as it stands now."""
        tariff = self.tariff(device_id)
        zone = tariff_zone(tariff, self.zone)
        first, last = billed_span(tariff, zone, start, end, now)
        rates = self._rates(tariff, first, last)
        known = known_intervals(self._reader, tariff, rates.values(), device_id, first, last)
        if not known:
            raise NoBillError(f"of {device_id} nothing is known from {first.isoformat()} to {last.isoformat()}")
        begin = billing_period_at(tariff, zone, known[0].start).start
        return bill(tariff, known, zone, rates=rates, history=self._history(tariff, device_id, begin), until=now)

    def costs(self, device_id: str, kind: PeriodKind, start: datetime, end: datetime, now: datetime) -> Iterator[Cost]:
        """Yield what each hour, day, week or month that touches [start, end) added to its bill, by time.

        Within a billing period they add up to the bill: tiers, demand and standing charges fall where they grow.
        """
        tariff = self.tariff(device_id)
        zone = tariff_zone(tariff, self.zone)
        buckets = list(Periods(kind=kind, zone=zone).covering(start, end))
        if not buckets:
            return
        last = buckets[-1].end
        first = billing_period_at(tariff, zone, buckets[0].start).start
        rates = self._rates(tariff, first, last)
        known = known_intervals(self._reader, tariff, rates.values(), device_id, first, last)
        if not known:
            return
        tally = Tally(tariff, zone, first, rates=rates, history=self._history(tariff, device_id, first))
        parts = _Buckets(tally, known, now, Unpriced(tariff, zone, rates))
        for bucket in buckets:
            if (cost := parts.cost(bucket)) is not None:
                yield cost

    def _rates(self, tariff: Tariff, start: datetime, end: datetime) -> Mapping[str, Rates]:
        for name in sorted(tariff.rate_names):
            if not self._prices.is_known(name):
                how = f"PUT /api/prices/{quote(name, safe='')} with CSV of the columns start,price"
                raise NoBillError(f'no price of "{name}" is known here, and none is guessed: {how}')
        return self._prices.of(tariff.rate_names, start, end)

    def _history(self, tariff: Tariff, device_id: str, start: datetime) -> History:
        """Return what the billing period that begins then takes over from those before it."""
        if not takes_over(tariff):
            return History()
        digest = digest_of(self._document(device_id), self.zone)
        wanted = {"_id": f"{device_id}|{epoch_ms_of(start)}", "tariff": digest}
        found = self._database[HANDED_ON].find_one(wanted)
        if found is not None and not self._is_recount_due(device_id, start):
            return History.from_json(found["history"])
        # The rollup has not been there yet.
        days = self._summaries.ends(Level.DAY, device_id, 0)
        if not days:
            return History()
        begin = max(past_start(tariff, self.zone, start), date_of(days[0]))
        rates = self._prices.of(tariff.rate_names, begin, start)
        known = self._bit_by_bit(tariff, rates, device_id, Period(begin, start))
        return history_before(tariff, known, self.zone, start, rates=rates)

    def _bit_by_bit(
        self, tariff: Tariff, rates: Mapping[str, Rates], device_id: str, whole: Period
    ) -> Iterator[Interval]:
        """Yield the energy of a long time, of which no more than some days are read at once."""
        days = Periods(kind=PeriodKind.DAY, zone=self.zone)
        begin = whole.start
        while begin < whole.end:
            end = min(days.containing(begin + _AT_ONCE).end, whole.end)
            yield from known_intervals(self._reader, tariff, rates.values(), device_id, begin, end)
            begin = end

    def _is_recount_due(self, device_id: str, start: datetime) -> bool:
        """Whether what comes before is still to be counted anew, so that what was handed on may be wrong."""
        due = {"_id": device_id, "costsFrom": {"$lt": start}}
        return self._database[LEASES].find_one(due, ["_id"]) is not None

    def _document(self, device_id: str) -> Any:
        own, of_meter = self._settings(device_id), self._settings(self._parent(device_id))
        document = assigned_document(own or {}, of_meter or {})
        if document is None:
            how = f'PUT /api/settings/{device_id}/tariff with {{"tariff": {{...}}}}, in the format of docs/tariffs.md'
            raise NoBillError(f"{device_id} has no tariff yet: {how}")
        return document

    def _settings(self, device_id: str | None) -> dict[str, Any] | None:
        key = f"{device_id}|{TARIFF}"
        document = self._database["settings"].find_one({"_id": key}) if device_id else None
        settings: dict[str, Any] | None = document["settings"] if document else None
        return settings

    def _parent(self, device_id: str) -> str | None:
        device = self._database["devices"].find_one({"_id": device_id}, ["info.parent"]) or {}
        parent: str | None = (device.get("info") or {}).get("parent")
        return parent


class _Buckets:
    """Tells what each bucket adds to the bills, in the order of time."""

    def __init__(self, tally: Tally, known: list[Interval], now: datetime, unpriced: Unpriced) -> None:
        """Bill `known` intervals, of which there is at least one, by time; standing charges only as far as `now`."""
        self._tally = tally
        self._known = deque(known)
        self._now = now
        self._unpriced = unpriced
        self._first, self._last = known[0].start, known[-1].end

    def cost(self, bucket: Period) -> Cost | None:
        """Return the cost of a bucket, None before the first reading or after the last; they come in order of time."""
        self._take(bucket.start)
        before = self._total(bucket.start)
        taken = self._take(bucket.end)
        after = self._total(bucket.end)
        if bucket.end <= self._first or bucket.start >= self._last:
            return None
        known = sum((piece.duration for piece in taken), start=timedelta())
        unpriced_kwh = self._unpriced.kwh(taken)
        return Cost(
            start=bucket.start,
            end=bucket.end,
            amount=after - before,
            currency=self._tally.ledger.period.currency,
            imported_kwh=sum((piece.imported_kwh for piece in taken), Decimal(0)),
            exported_kwh=sum((piece.exported_kwh for piece in taken), Decimal(0)),
            unpriced_kwh=unpriced_kwh,
            is_certain=known == bucket.duration and not (unpriced_kwh or any(piece.estimated for piece in taken)),
        )

    def _take(self, until: datetime) -> list[Interval]:
        taken = []
        while self._known and self._known[0].start < until:
            here, *rest = self._known.popleft().split_at([until])
            self._known.extendleft(reversed(rest))
            self._tally.add(here)
            taken.append(here)
        return taken

    def _total(self, until: datetime) -> Decimal:
        return self._tally.total(min(until, self._now))
