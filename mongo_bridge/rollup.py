"""The rollup: keeps the summaries of minutes, hours and days what the readings say.

The spool knows which minutes have changed, whatever was killed meanwhile, and forgets them only when their summaries
are written. Several bridges may do this for one database: leases keep two of them from one device.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
import logging
import sqlite3
import threading
import time
from typing import Final
from zoneinfo import ZoneInfo

from pymongo.errors import PyMongoError

from .cost_rollup import CostRollup
from .device_updates import last_reading_update
from .health import Health
from .lease import Lease, LeaseLostError, Leases
from .log_limit import LogLimit
from .recompute import NEAR_MS, Recompute
from .retention import Retention
from .seals import Seals
from .spool import MINUTE_MS, Minute, Spool
from .store import Store
from .summary_store import SummaryStore

EVERY_S: Final = 5.0
_SHARE: Final = 0.25
"""Of the time, at most this is spent on summaries; so with many meters they come a little later."""

_AT_ONCE: Final = 20_000
_BACKLOG: Final = 2000
_BACKLOG_PATIENCE_S: Final = 60.0
_FLUSH_S: Final = 5.0
_COSTS_S: Final = 5.0
_LOG = logging.getLogger(__name__)


class Rollup:
    """One thread's work: `run` returns after `stop`, having made what summaries it can within some seconds."""

    def __init__(
        self,
        spool: Spool,
        store: Store,
        health: Health,
        zone: ZoneInfo,
        *,
        seals: Seals | None = None,
        keep_days: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Count hours and days in `zone`, and keep readings for `keep_days`; `clock` gives Unix time in s."""
        self._spool = spool
        self._store = store
        self._health = health
        self._zone = zone
        self._summaries = SummaryStore(store.database)
        self._leases = Leases(store.database, spool.identity, clock=clock)
        self._costs = CostRollup(store.database, self._leases, zone)
        self._retention = Retention(store, self._leases, seals or Seals(), zone, keep_days=keep_days, clock=clock)
        self._stopping = threading.Event()
        self._is_prepared = False
        self._log_limit = LogLimit()
        self._last_pass_s = time.monotonic()

    def stop(self) -> None:
        """Let `run` return."""
        self._stopping.set()

    def run(self) -> None:
        """Make summaries until stopped."""
        pause_s = EVERY_S
        while not self._stopping.wait(pause_s):
            started_s = time.monotonic()
            if self._writer_needs_the_database(started_s):
                continue
            self.attempt()
            self._last_pass_s = time.monotonic()
            pause_s = max(EVERY_S, (self._last_pass_s - started_s) * (1 / _SHARE - 1))
        if self._health.database.is_working:
            with self._store.patience(_FLUSH_S):
                self.attempt(deadline_s=time.monotonic() + _FLUSH_S)

    def attempt(self, *, deadline_s: float | None = None) -> bool:
        """Make the summaries of all that has changed; False where something is left to be tried again."""
        try:
            if not self._prepare():
                return False
            self._retention.look()
            self._costs.refresh()
            is_done = True
            for device_id, minutes in self._changed(deadline_s):
                is_done = self._device(device_id, minutes) and is_done
            if deadline_s is None:
                is_done = self._count_costs() and is_done
            if is_done and deadline_s is None:
                self._retention.delete()
        except PyMongoError as error:
            self._health.rollup.failed(f"summaries cannot be made: {type(error).__name__}: {error}")
            return False
        except sqlite3.Error as error:
            self._health.rollup.failed(f"the spool cannot be read or written: {error}")
            return False
        self._health.rollup.works()
        return is_done

    def _prepare(self) -> bool:
        if not self._is_prepared:
            self._summaries.prepare()
            zone = self._summaries.claim_zone(self._zone.key)
            self._is_prepared = zone == self._zone.key
            if not self._is_prepared:
                wrong = f"summaries are counted in {zone}, and SMART_ENERGY_TIMEZONE is {self._zone.key}; set it back,"
                self._health.rollup.failed(f"{wrong} or stop all bridges and run `smart-energy verify --repair`")
        return self._is_prepared

    def _writer_needs_the_database(self, now_s: float) -> bool:
        return self._spool.waiting > _BACKLOG and now_s - self._last_pass_s < _BACKLOG_PATIENCE_S

    def _changed(self, deadline_s: float | None) -> Iterator[tuple[str, list[Minute]]]:
        dirty = self._spool.dirty(_AT_ONCE)
        self._newest_ms = self._summaries.newest_ms(list(dirty)) if dirty else {}
        for device_id, minutes in dirty.items():
            if deadline_s is not None and time.monotonic() > deadline_s:
                return
            if not self._stopping.is_set() or deadline_s is not None:
                yield device_id, minutes

    def _device(self, device_id: str, minutes: Sequence[Minute]) -> bool:
        if not self._with_lease(device_id, lambda lease: self._make(lease, minutes)):
            return False
        self._spool.clean(device_id, minutes)
        return True

    def _with_lease(self, device_id: str, work: Callable[[Lease], None]) -> bool:
        """Do what needs a lease; False where another bridge has it, or took it."""
        lease = self._leases.take(device_id)
        if lease is None:
            return False
        try:
            work(lease)
            self._leases.give_back(lease)
        except LeaseLostError as error:
            _LOG.info("%s; they are made anew", error)
            return False
        return True

    def _count_costs(self) -> bool:
        """Count costs that tariffs and prices have changed, for some seconds; False where some are left."""
        due = self._costs.due()
        newest_ms = self._summaries.newest_ms(due) if due else {}
        until_s = time.monotonic() + _COSTS_S
        for device_id in newest_ms:
            if self._stopping.is_set() or time.monotonic() > until_s:
                return False
            self._with_lease(device_id, lambda lease: self._count(lease, newest_ms[lease.device_id]))
        return not any(device_id in newest_ms for device_id in self._costs.due()) if due else True

    def _make(self, lease: Lease, minutes: Sequence[Minute]) -> None:
        sealed_ms = 0 if lease.seal is None else lease.seal.until_ms
        late = [minute.start_ms for minute in minutes if minute.start_ms < sealed_ms]
        self._retention.put_aside(lease, late)
        known_ms = self._newest_ms.get(lease.device_id, 0)
        newest_ms = max(known_ms, minutes[-1].start_ms + MINUTE_MS)
        made = Recompute(self._summaries, self._leases, lease, self._zone, newest_ms=newest_ms)
        runs = runs_of([minute.start_ms for minute in minutes if minute.start_ms >= sealed_ms])
        touched = [made.run(start_ms, end_ms) for start_ms, end_ms in runs]
        self._count(lease, newest_ms, touched)
        if made.differences.last_ms > known_ms:
            self._tell_device(lease.device_id, made.differences.last_ms)

    def _count(self, lease: Lease, newest_ms: int, touched: Sequence[tuple[int, int]] = ()) -> None:
        """Count costs; a tariff that nobody foresaw costs its device the costs, and no other device its summaries."""
        try:
            self._costs.count(lease, newest_ms, touched)
        except PyMongoError, LeaseLostError:
            raise
        except Exception:  # noqa: BLE001 - whatever it is, it is this device's
            device_id = lease.device_id
            if self._log_limit.lets_through(device_id):
                _LOG.exception("The costs of %s cannot be counted; please report this. All else goes on", device_id)

    def _tell_device(self, device_id: str, last_ms: int) -> None:
        """Tell `devices` of a last reading that a killed writer did not."""
        document = self._store.database["readings"].find_one({"_id": f"{device_id}|{last_ms}"})
        if document is not None:
            self._store.update_devices([last_reading_update(document)])


def runs_of(starts_ms: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield minutes that lie near each other as one time (start, end]; `starts_ms` rise."""
    first_ms = last_ms = None
    for start_ms in starts_ms:
        if first_ms is None or last_ms is None:
            first_ms = start_ms
        elif start_ms - last_ms > NEAR_MS:
            yield first_ms, last_ms + MINUTE_MS
            first_ms = start_ms
        last_ms = start_ms
    if first_ms is not None and last_ms is not None:
        yield first_ms, last_ms + MINUTE_MS
