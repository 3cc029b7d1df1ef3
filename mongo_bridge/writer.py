"""The writer: takes what waits in the spool to MongoDB, in batches, until MongoDB has confirmed it."""

from __future__ import annotations

from collections import Counter
import logging
import random
import sqlite3
import threading
import time
from typing import Final

from pymongo.errors import PyMongoError

from .delivery import Kind
from .device_updates import notice_update, reading_updates
from .documents import Document, date_of, decode, reading_of
from .health import Health
from .live import LiveHub
from .log_limit import TOLD_ONCE, LogLimit
from .spool import Row, Spool
from .store import Outcome, Store

BATCH: Final = 1000
_LONGEST_PAUSE_S: Final = 10.0
_LOG = logging.getLogger(__name__)
_COUNTED: Final = {
    Outcome.STORED: "stored",
    Outcome.DUPLICATE: "duplicates",
    Outcome.CONFLICT: "conflicts",
}


class Writer:
    """One thread's work: `run` returns after `stop`, when the spool is empty or `flush_s` have passed.

    It does not wait for a database that was away already: what waits in the spool is safe there.
    """

    def __init__(
        self, spool: Spool, store: Store, health: Health, *, live: LiveHub | None = None, flush_s: float = 10.0
    ) -> None:
        """Write from `spool` to `store`, and tell `live` of what is stored."""
        self._spool = spool
        self._store = store
        self._health = health
        self._flush_s = flush_s
        self._live = live or LiveHub()
        self._stopping = threading.Event()
        self._prepared = False
        self._told = LogLimit()

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
            done = self._write(rows)
        except PyMongoError as error:
            self._health.database.failed(f"{type(error).__name__}: {error}")
            return False
        except sqlite3.Error as error:
            self._health.spool.failed(f"the spool cannot be read or written: {error}")
            return False
        self._health.database.works()
        return done

    def _write(self, rows: list[Row]) -> bool:
        """Write the rows, then settle those that are confirmed; True where at least one is."""
        readings = [row for row in rows if row.entry.kind is Kind.READING]
        notices = [row for row in rows if row.entry.kind in (Kind.INFO, Kind.STATUS)]
        letters = [row for row in rows if row.entry.kind is Kind.DEAD_LETTER]
        settled, counts = self._write_readings(readings)
        self._store.keep("dead_letter", [{"_id": row.letter_id} | decode(row.entry.body) for row in letters])
        self._store.update_devices([notice_update(decode(row.entry.body)) for row in notices])
        self._tell_status(notices)
        counts["notices"] = len(notices)
        settled += notices + letters
        self._spool.settle(settled, counts)
        return bool(settled)

    def _write_readings(self, rows: list[Row]) -> tuple[list[Row], Counter[str]]:
        counts = Counter[str]()
        if not rows:
            return [], counts
        outcomes = self._store.insert_readings([row.entry.body for row in rows])
        settled, seen, conflicts, refused, stored = [], [], [], [], []
        for row, outcome in zip(rows, outcomes, strict=True):
            if outcome is Outcome.LATER:
                continue
            settled.append(row)
            if isinstance(outcome, str):
                refused.append(self._refused(row, outcome))
                continue
            counts[_COUNTED[outcome]] += 1
            if outcome is Outcome.CONFLICT:
                conflicts.append(self._conflict(row))
            else:
                document = decode(row.entry.body)
                seen.append((document, date_of(row.entry.received_ms)))
                stored += [document] if outcome is Outcome.STORED else []
        counts["refused"] = len(refused)
        self._store.keep("conflicts", conflicts)
        self._store.keep("dead_letter", refused)
        self._store.update_devices(reading_updates(seen))
        self._live.readings(stored)
        return settled, counts

    def _tell_status(self, notices: list[Row]) -> None:
        for row in notices:
            if row.entry.kind is Kind.STATUS:
                notice = decode(row.entry.body)
                self._live.status(notice["deviceId"], notice["status"])

    def _conflict(self, row: Row) -> Document:
        document = decode(row.entry.body)
        key = document.pop("_id")
        if self._told.lets_through("conflict", document["deviceId"]):
            told = "another reading with this time is stored already; this one is kept in conflicts"
            _LOG.warning("%s: %s. %s", key, told, TOLD_ONCE)
        return {
            "_id": f"{key}|{reading_of(document).fingerprint}",
            "readingId": key,
            "deviceId": document["deviceId"],
            "timestamp": document["timestamp"],
            "reading": document,
            "receivedAt": date_of(row.entry.received_ms),
        }

    def _refused(self, row: Row, reason: str) -> Document:
        document = decode(row.entry.body)
        if self._told.lets_through("refused", document["deviceId"]):
            told = "MongoDB refused the document, it is kept in dead_letter"
            _LOG.warning("%s: %s: %.500s. %s", document["_id"], told, reason, TOLD_ONCE)
        return {
            "_id": row.letter_id,
            "topic": None,
            "field": "payload",
            "reason": f"MongoDB refused it: {reason:.500}",
            "payload": row.entry.body,
            "size": len(row.entry.body),
            "receivedAt": date_of(row.entry.received_ms),
        }
