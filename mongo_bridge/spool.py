"""The spool: what has come by MQTT and what MongoDB has not confirmed yet, safe on disk (SQLite, write-ahead log)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
import fcntl
import os
from pathlib import Path
import sqlite3
import threading
from typing import Final
import uuid

from .delivery import Entry, Kind

FILE_NAME: Final = "spool.sqlite3"

# AUTOINCREMENT: a row's number is never given again, since a dead letter's identity in MongoDB is made of it.
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS entries (
    row INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, received_ms INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS identity (uuid TEXT NOT NULL) STRICT;
"""


class SpoolError(OSError):
    """The spool cannot be opened: the text says which folder and why."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in its place; `letter_id` is its identity as a dead letter, the same at every attempt."""

    number: int
    entry: Entry
    letter_id: str


class Spool:
    """A durable queue. Safe to use from several threads; one process at a time.

    One connection behind one lock: SQLite lets one writer in at a time anyway, and each call takes milliseconds.
    """

    def __init__(self, folder: Path) -> None:
        """Open the spool in `folder`, made if it is not there; raises SpoolError."""
        self._lock = threading.Lock()
        self._arrived = threading.Event()
        self._waiting = 0
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with ExitStack() as opened:
                opened.callback(os.close, _lock_folder(folder))
                # Its companions (-wal, -shm) take the mode of the file: when a home is empty is nobody else's business.
                (folder / FILE_NAME).touch(mode=0o600)
                self._database = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
                opened.callback(self._database.close)
                self._prepare()
                self._opened = opened.pop_all()
        except BlockingIOError as error:
            raise SpoolError(f"{folder}: another bridge uses this spool; give each its own folder") from error
        except OSError as error:
            raise SpoolError(f"{folder}: {error.strerror}") from error
        except sqlite3.Error as error:
            raise SpoolError(f"{folder / FILE_NAME}: cannot be used as a spool: {error}") from error

    def _prepare(self) -> None:
        # FULL makes every commit reach the disk before it returns: what is acknowledged survives a power cut.
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        self._database.executescript(_TABLES)
        with self._transaction():
            if self._database.execute("SELECT count(*) FROM identity").fetchone() == (0,):
                self._database.execute("INSERT INTO identity VALUES (?)", (str(uuid.uuid4()),))
        (self._uuid,) = self._database.execute("SELECT uuid FROM identity").fetchone()
        (self._waiting,) = self._database.execute("SELECT count(*) FROM entries").fetchone()
        self._counts = Counter[str](dict(self._database.execute("SELECT name, value FROM counters")))

    def append(self, entries: Sequence[Entry]) -> None:
        """Keep the entries; they are on disk when this returns. Raises sqlite3.Error and keeps none of them."""
        counts = Counter(received=len(entries))
        counts["refused"] = sum(entry.kind is Kind.DEAD_LETTER for entry in entries)
        with self._lock, self._counted(counts, len(entries)):
            self._database.executemany(
                "INSERT INTO entries (kind, received_ms, body) VALUES (?, ?, ?)",
                [(entry.kind, entry.received_ms, entry.body) for entry in entries],
            )
        self._arrived.set()

    def oldest(self, limit: int) -> list[Row]:
        """Return up to `limit` entries that wait, in the order in which they came."""
        with self._lock:
            found = self._database.execute(
                "SELECT row, kind, received_ms, body FROM entries ORDER BY row LIMIT ?", (limit,)
            ).fetchall()
        return [
            Row(number, Entry(Kind(kind), received_ms, body), f"{self._uuid}|{number}")
            for number, kind, received_ms, body in found
        ]

    def settle(self, rows: Sequence[Row], counts: Mapping[str, int]) -> None:
        """Drop entries that MongoDB has confirmed, and count what became of them."""
        with self._lock, self._counted(counts, -len(rows)):
            self._database.executemany("DELETE FROM entries WHERE row = ?", [(row.number,) for row in rows])

    def wait(self, seconds: float) -> None:
        """Return when something new has come, or after `seconds`."""
        self._arrived.wait(seconds)
        self._arrived.clear()

    def wake(self) -> None:
        """Let a waiting thread go on."""
        self._arrived.set()

    @property
    def waiting(self) -> int:
        """How many entries MongoDB has not confirmed."""
        return self._waiting

    @property
    def counts(self) -> Counter[str]:
        """What came since the spool was made: received, and refused, stored, duplicates, conflicts, notices of it."""
        return self._counts.copy()

    def close(self) -> None:
        """Close the file and let another process have the folder."""
        with self._lock:
            self._opened.close()

    @contextmanager
    def _counted(self, counts: Mapping[str, int], waiting: int) -> Iterator[None]:
        with self._transaction():
            yield
            self._database.executemany(
                "INSERT INTO counters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                list(counts.items()),
            )
        self._waiting += waiting
        self._counts = self._counts + Counter(counts)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            # A full disk may have ended the transaction already.
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise


def _lock_folder(folder: Path) -> int:
    # The kernel lets go of the lock when the process ends, however it ends.
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
