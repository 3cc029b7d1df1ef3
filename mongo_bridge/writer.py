"""The writer: takes what waits in the spool to MongoDB, in batches, until MongoDB has confirmed it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
import logging
import random
import sqlite3
import threading
import time
from typing import Final

from pymongo.errors import PyMongoError

from .conflict import Reason, conflict_of
from .dead_letters import refused_by_mongodb
from .device_updates import DeviceUpdates
from .documents import Document, decode
from .health import Health
from .kind import Kind
from .live import LiveHub
from .log_limit import TOLD_ONCE, LogLimit
from .notice import NOTICES, apply, updates
from .seals import Seals
from .spool import Row, Spool
from .store import Later, Outcome, Store

BATCH: Final = 1000
_DEVICES_EVERY_S: Final = 1.0
_DEVICES_SHARE: Final = 0.05
"""Of the time, at most this is spent on telling `devices` of readings that newer ones wait behind."""

_LONGEST_PAUSE_S: Final = 10.0
_LOG = logging.getLogger(__name__)
_TOLD: Final = {
    Reason.DIFFERENT: "another reading with this time is stored already",
    Reason.SEALED: "readings of its time are not kept any more, and their summaries are sealed",
}


@dataclass(slots=True)
class _Written:
    """What became of a batch's readings: those that are done, and of them those that are in `readings` now."""

    settled: list[Row] = field(default_factory=list)
    there: list[Row] = field(default_factory=list)
    stored: list[Row] = field(default_factory=list)
    conflicts: list[Document] = field(default_factory=list)
    refused: list[Document] = field(default_factory=list)
    waits_for: str | None = None

    @property
    def counts(self) -> Counter[str]:
        return Counter(
            stored=len(self.stored),
            duplicates=len(self.there) - len(self.stored),
            conflicts=len(self.conflicts),
            refused=len(self.refused),
        )


class Writer:
    """One thread's work: `run` returns after `stop`, when the spool is empty or `flush_s` have passed.

    It does not wait for a database that was away already: what waits in the spool is safe there.
    """

    def __init__(
        self,
        spool: Spool,
        store: Store,
        health: Health,
        *,
        live: LiveHub | None = None,
        seals: Seals | None = None,
        flush_s: float = 10.0,
    ) -> None:
        """Write from `spool` to `store`, but for what `seals` cover, and tell `live` of what is stored."""
        self._spool = spool
        self._store = store
        self._health = health
        self._flush_s = flush_s
        self._live = live or LiveHub()
        self._seals = seals or Seals()
        self._stopping = threading.Event()
        self._prepared = False
        self._told = LogLimit()
        self._devices = DeviceUpdates()
        self._devices_due_s = 0.0

    def stop(self) -> None:
        """Let `run` take what still waits to the database, if it can be reached, and return."""
        self._stopping.set()
        self._spool.wake()

    def run(self) -> None:
        """Write until stopped."""
        failures = 0
        while not self._stopping.is_set():
            if self._attempt():
                failures = 0
                continue
            # Many bridges that lost one database must not come back to it at the same moment.
            pause = min(_LONGEST_PAUSE_S, 0.25 * 2**failures) * random.uniform(0.5, 1)  # noqa: S311
            failures = min(failures + 1, 8)
            self._stopping.wait(pause)
        if failures == 0:
            self._flush()

    def _flush(self) -> None:
        deadline = time.monotonic() + self._flush_s
        with self._store.patience(self._flush_s):
            while self._spool.waiting and time.monotonic() < deadline and self._attempt():
                pass

    def _attempt(self) -> bool:
        """Write one batch, or wait for one; False where it has to be tried again after a pause."""
        try:
            if not self._prepared:
                self._store.prepare()
                self._prepared = True
                self._health.database.works()
            rows = self._spool.oldest(BATCH)
            if not rows:
                self._spool.wait(1.0)
                return True
            if not self._write(rows):
                return False
        except PyMongoError as error:
            self._health.database.failed(f"{type(error).__name__}: {error}")
            return False
        except sqlite3.Error as error:
            self._health.spool.failed(f"the spool cannot be read or written: {error}")
            return False
        self._health.database.works()
        return True

    def _write(self, rows: list[Row]) -> bool:
        """Write the rows, then settle those that are confirmed; True where at least one is."""
        readings = [row for row in rows if row.entry.kind is Kind.READING]
        notices = [row for row in rows if row.entry.kind in NOTICES]
        letters = [row for row in rows if row.entry.kind is Kind.DEAD_LETTER]
        written = self._write_readings(readings)
        self._store.keep("dead_letter", [{"_id": row.letter_id} | decode(row.entry.body) for row in letters])
        self._write_notices(notices)
        self._tell_devices(is_backlog=self._spool.waiting > len(rows))
        settled = written.settled + notices + letters
        self._spool.settle(settled, written.counts | Counter(notices=len(notices)), written.there)
        if settled:
            return True
        self._health.database.failed(f"MongoDB takes no reading, so they wait in the spool: {written.waits_for}")
        return False

    def _write_notices(self, rows: list[Row]) -> None:
        notices = [(row.entry.kind, decode(row.entry.body)) for row in rows]
        apply(self._store.database, [update for kind, notice in notices for update in updates(kind, notice)])
        for kind, notice in notices:
            if kind is Kind.STATUS:
                self._live.status(notice["deviceId"], notice["status"])

    def _tell_devices(self, *, is_backlog: bool) -> None:
        """Tell `devices` of the newest readings: at once, or now and then while more waits.

        A kill before that costs nothing: the rollup, which knows what has changed, tells `devices` again.
        """
        now_s = time.monotonic()
        if is_backlog and now_s < self._devices_due_s:
            return
        self._store.update_devices(self._devices.updates())
        self._devices.clear()
        taken_s = time.monotonic() - now_s
        self._devices_due_s = now_s + max(_DEVICES_EVERY_S, taken_s / _DEVICES_SHARE)

    def _write_readings(self, rows: list[Row]) -> _Written:
        written = _Written()
        if not rows:
            return written
        sealed = [row for row in rows if self._seals.covers(row.entry.device_id, row.entry.timestamp_ms)]
        rest = [row for row in rows if row not in sealed] if sealed else rows
        self._keep_aside(written, sealed, Reason.SEALED)
        for row, outcome in zip(rest, self._store.insert_readings([row.entry.body for row in rest]), strict=True):
            match outcome:
                case Later(reason):
                    written.waits_for = reason
                    continue
                case Outcome.CONFLICT:
                    self._keep_aside(written, [row], Reason.DIFFERENT)
                    continue
                case str():
                    written.refused.append(self._refused(row, outcome))
                case _:
                    written.there.append(row)
                    written.stored += [row] if outcome is Outcome.STORED else []
            written.settled.append(row)
        self._store.keep("conflicts", written.conflicts)
        self._store.keep("dead_letter", written.refused)
        for row in written.there:
            self._devices.add(row)
        if self._live.listeners:
            self._live.readings([decode(row.entry.body) for row in written.stored])
        return written

    def _keep_aside(self, written: _Written, rows: list[Row], reason: Reason) -> None:
        for row in rows:
            conflict = conflict_of(row, reason)
            if self._told.lets_through("conflict", reason, conflict["deviceId"]):
                _LOG.warning("%s: %s; it is kept in conflicts. %s", conflict["readingId"], _TOLD[reason], TOLD_ONCE)
            written.conflicts.append(conflict)
        written.settled += rows

    def _refused(self, row: Row, reason: str) -> Document:
        letter = refused_by_mongodb(row, reason)
        if self._told.lets_through("refused", str(row.entry.device_id)):
            told = "MongoDB refused a reading, it is kept in dead_letter"
            _LOG.warning("%s: %s: %.500s. %s", row.entry.device_id, told, reason, TOLD_ONCE)
        return letter
