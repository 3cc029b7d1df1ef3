"""The spool: what has come by MQTT and what MongoDB has not confirmed yet, safe on disk (SQLite, write-ahead log).

It also remembers which minutes of which devices have changed since their summaries were made ("dirty"): an entry leaves
and its minute is noted in one transaction, so that no kill comes between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
import fcntl
import os
from pathlib import Path
import secrets
import sqlite3
import threading
from typing import Final
import uuid

from .acknowledgement import ranges_of
from .delivery import Entry
from .documents import decode, epoch_ms_of
from .kind import Kind
from .reserve import Reserve

FILE_NAME: Final = "spool.sqlite3"
MINUTE_MS: Final = 60_000

# AUTOINCREMENT: a row's number is never given again, since a dead letter's identity in MongoDB is made of it.
_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS entries (
    row INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, received_ms INTEGER NOT NULL, body BLOB NOT NULL,
    device_id TEXT, timestamp_ms INTEGER
) STRICT""",
    """CREATE TABLE IF NOT EXISTS dirty (
    device_id TEXT NOT NULL, minute_ms INTEGER NOT NULL, stamp INTEGER NOT NULL, PRIMARY KEY (device_id, minute_ms)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS states (name TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS identity (uuid TEXT NOT NULL) STRICT""",
)
_ATTEMPTS: Final = 3
_FULL: Final = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
_SIZES: Final = ("page_count", "freelist_count", "page_size")


class SpoolError(OSError):
    """The spool cannot be opened: the text says which folder and why."""


class SpoolFullError(Exception):
    """The spool holds as much as its limit lets it."""


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute (Unix ms of its start) of a device that has changed; `stamp` is another after each change."""

    start_ms: int
    stamp: int


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

    def __init__(self, folder: Path, *, limit_bytes: int | None = None) -> None:
        """Open the spool in `folder`, made if it is not there; raises SpoolError. Beyond the limit it takes no more."""
        self._lock = threading.Lock()
        self._arrived = threading.Event()
        self._waiting = 0
        self._limit_bytes = limit_bytes
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with ExitStack() as opened:
                opened.callback(os.close, _lock_folder(folder))
                # Its companions (-wal, -shm) take the mode of the file: when a home is empty is nobody else's business.
                (folder / FILE_NAME).touch(mode=0o600)
                self._database = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
                opened.callback(self._database.close)
                self._prepare()
                self._reserve = Reserve(folder)
                self._opened = opened.pop_all()
        except BlockingIOError as error:
            raise SpoolError(f"{folder}: another bridge uses this spool; give each its own folder") from error
        except OSError as error:
            raise SpoolError(f"{folder}: {error.strerror}") from error
        except sqlite3.Error as error:
            raise SpoolError(f"{folder / FILE_NAME}: cannot be used as a spool: {error}") from error

    def _prepare(self) -> None:
        # FULL makes every commit reach the disk before it returns: what is acknowledged survives a power cut.
        self._database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        self._database.execute("PRAGMA journal_mode = WAL")
        self._database.execute("PRAGMA synchronous = FULL")
        with self._transaction():
            for table in _TABLES:
                self._database.execute(table)
            self._add_columns()
            if self._database.execute("SELECT count(*) FROM identity").fetchone() == (0,):
                self._database.execute("INSERT INTO identity VALUES (?)", (str(uuid.uuid4()),))
        (self._uuid,) = self._database.execute("SELECT uuid FROM identity").fetchone()
        (self._waiting,) = self._database.execute("SELECT count(*) FROM entries").fetchone()
        self._counts = Counter[str](dict(self._database.execute("SELECT name, value FROM counters")))

    def _add_columns(self) -> None:
        """Bring a spool of version 0.1.0, which knew neither device nor time of its entries, up to date."""
        columns = [column[1] for column in self._database.execute("PRAGMA table_info(entries)")]
        if "timestamp_ms" in columns:
            return
        self._database.execute("ALTER TABLE entries ADD COLUMN device_id TEXT")
        self._database.execute("ALTER TABLE entries ADD COLUMN timestamp_ms INTEGER")
        found = self._database.execute("SELECT row, body FROM entries WHERE kind = ?", (Kind.READING,)).fetchall()
        documents = [(decode(body), row) for row, body in found]
        self._database.executemany(
            "UPDATE entries SET device_id = ?, timestamp_ms = ? WHERE row = ?",
            [(document["deviceId"], epoch_ms_of(document["timestamp"]), row) for document, row in documents],
        )

    def append(self, entries: Sequence[Entry]) -> None:
        """Keep the entries; they are on disk when this returns. Raises sqlite3.Error or SpoolFullError; keeps none."""
        counts = Counter(received=len(entries))
        counts["refused"] = sum(entry.kind is Kind.DEAD_LETTER for entry in entries)
        with self._lock:
            self._check_limit()
            with self._counted(counts, len(entries)):
                self._insert(entries)
        self._arrived.set()

    def keep_state(self, name: str, state: str, entries: Sequence[Entry]) -> None:
        """Keep what must outlive a kill, and with it entries of our own; raises as `append`."""
        with self._lock:
            self._check_limit()
            with self._counted(Counter(received=len(entries)), len(entries)):
                self._insert(entries)
                self._database.execute("INSERT OR REPLACE INTO states VALUES (?, ?)", (name, state))
        self._arrived.set()

    def forget_state(self, name: str) -> None:
        """Forget what was kept; raises sqlite3.Error."""
        with self._lock, self._transaction():
            self._database.execute("DELETE FROM states WHERE name = ?", (name,))

    def states(self) -> dict[str, str]:
        """Return what was kept, by name."""
        with self._lock:
            return dict(self._database.execute("SELECT name, state FROM states"))

    def _insert(self, entries: Sequence[Entry]) -> None:
        self._database.executemany(
            "INSERT INTO entries (kind, received_ms, body, device_id, timestamp_ms) VALUES (?, ?, ?, ?, ?)",
            [
                (entry.kind.value, entry.received_ms, entry.body, entry.device_id, entry.timestamp_ms)
                for entry in entries
            ],
        )

    def _leave(self, work: Callable[[], None]) -> None:
        """Do what lets entries leave; where there is no room for it, give up the reserve for it and try again."""
        for attempts_left in reversed(range(_ATTEMPTS)):
            try:
                work()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode not in _FULL or not attempts_left:
                    raise
                self._reserve.give_up()
                self._shrink()
            else:
                break
        if not self._reserve.is_held:
            self._shrink()
            self._reserve.take()

    def _shrink(self) -> None:
        """Make the files as small as they can be."""
        for pragma in ("wal_checkpoint(TRUNCATE)", "incremental_vacuum", "wal_checkpoint(TRUNCATE)"):
            with suppress(sqlite3.OperationalError):
                self._database.execute(f"PRAGMA {pragma}").fetchall()

    def _check_limit(self) -> None:
        if not self._reserve.is_held and not self._reserve.take():
            # Room that came free by entries that left is for those that leave next.
            raise SpoolFullError("its disk has less than 4 MB left; make room there.")
        if self._limit_bytes is not None and self._used_bytes() >= self._limit_bytes:
            raise SpoolFullError(
                f"it holds {self._waiting} messages, its limit is {self._limit_bytes / 1e6:.0f} MB; bring the database"
                " back, or raise SMART_ENERGY_SPOOL_LIMIT."
            )

    @property
    def used_bytes(self) -> int:
        """How much of the file is in use; the file itself never shrinks."""
        with self._lock:
            return self._used_bytes()

    def _used_bytes(self) -> int:
        pages, free, page_bytes = (self._database.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
        return int((pages - free) * page_bytes)

    def oldest(self, limit: int, after: int = 0) -> list[Row]:
        """Return up to `limit` entries that wait, in the order in which they came, numbered beyond `after`."""
        with self._lock:
            found = self._database.execute(
                "SELECT row, kind, received_ms, body, device_id, timestamp_ms FROM entries WHERE row > ?"
                " ORDER BY row LIMIT ?",
                (after, limit),
            ).fetchall()
        return [
            Row(row, Entry(Kind(kind), received_ms, body, device_id, timestamp_ms), f"{self._uuid}|{row}")
            for row, kind, received_ms, body, device_id, timestamp_ms in found
        ]

    def settle(self, rows: Sequence[Row], counts: Mapping[str, int], changed: Iterable[Row] = ()) -> None:
        """Drop entries that MongoDB has confirmed, count what became of them, and note the readings that changed it."""
        minutes = {
            (row.entry.device_id, minute_of(row.entry.timestamp_ms))
            for row in changed
            if row.entry.device_id is not None and row.entry.timestamp_ms is not None
        }
        numbers = ranges_of(row.number for row in rows)

        def leave() -> None:
            with self._counted(counts, -len(rows)):
                self._database.executemany("DELETE FROM entries WHERE row BETWEEN ? AND ?", numbers)
                self._note(minutes)

        with self._lock:
            self._leave(leave)

    def mark(self, device_id: str, starts_ms: Iterable[int]) -> None:
        """Note that minutes of a device have changed otherwise than by a reading that came."""
        with self._lock, self._transaction():
            self._note((device_id, start_ms) for start_ms in starts_ms)

    def _note(self, minutes: Iterable[tuple[str, int]]) -> None:
        stamp = secrets.randbits(62)
        self._database.executemany(
            "INSERT INTO dirty VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET stamp = excluded.stamp",
            [(device_id, start_ms, stamp) for device_id, start_ms in minutes],
        )

    def dirty(self, limit: int) -> dict[str, list[Minute]]:
        """Return about `limit` minutes that have changed, by device, each device's in the order of time.

        Each device has its share, and those with few come first: they do not wait for one that sends a year again.
        """
        with self._lock:
            devices = self._dirty_devices()
            share = max(limit // max(len(devices), 1), 1)
            minutes = {device_id: self._dirty_minutes(device_id, share) for device_id in devices}
        return dict(sorted(minutes.items(), key=lambda item: len(item[1])))

    def _dirty_devices(self) -> list[str]:
        # From one to the next by the index: a device may have half a million minutes.
        devices: list[str] = []
        query = "SELECT min(device_id) FROM dirty WHERE device_id > ?"
        while (found := self._database.execute(query, (devices[-1] if devices else "",)).fetchone()[0]) is not None:
            devices.append(found)
        return devices

    def _dirty_minutes(self, device_id: str, limit: int) -> list[Minute]:
        query = "SELECT minute_ms, stamp FROM dirty WHERE device_id = ? ORDER BY minute_ms LIMIT ?"
        return [Minute(*row) for row in self._database.execute(query, (device_id, limit))]

    def clean(self, device_id: str, minutes: Iterable[Minute]) -> None:
        """Forget minutes whose summaries are made, but for those that have changed again meanwhile."""
        rows = [(device_id, minute.start_ms, minute.stamp) for minute in minutes]

        def leave() -> None:
            with self._transaction():
                self._database.executemany(
                    "DELETE FROM dirty WHERE device_id = ? AND minute_ms = ? AND stamp = ?", rows
                )

        with self._lock:
            self._leave(leave)

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
    def identity(self) -> str:
        """What tells this spool from all others, for as long as its folder is there."""
        return str(self._uuid)

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


def minute_of(timestamp_ms: int) -> int:
    """Return the start of the minute in which a reading's interval ended: one at 12:01:00 ended the minute before."""
    return (timestamp_ms - 1) // MINUTE_MS * MINUTE_MS


def _lock_folder(folder: Path) -> int:
    # The kernel lets go of the lock when the process ends, however it ends.
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
