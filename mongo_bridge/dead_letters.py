"""What was refused: one document for each delivery, listed and replayed on request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
import time

from pymongo import ASCENDING
from pymongo.collection import Collection

from energy_core.message_error import MessageError

from .delivery import Entry, accept
from .documents import Document, date_of, decode, epoch_ms_of
from .kind import Kind
from .spool import Row, Spool
from .store import Store


class DeadLetterError(ValueError):
    """A dead letter cannot be replayed: the text says why and what to do."""


def refused_by_mongodb(row: Row, reason: str) -> Document:
    """Return the dead letter of a reading that MongoDB will never take."""
    return {
        "_id": row.letter_id,
        "topic": None,
        "field": "payload",
        "reason": f"MongoDB refused it: {reason:.500}",
        "payload": row.entry.body,
        "size": len(row.entry.body),
        "receivedAt": date_of(row.entry.received_ms),
    }


class DeadLetters:
    """Dead letters as a person sees them. Raises PyMongoError where the database cannot be reached."""

    def __init__(self, store: Store, spool: Spool, *, root: str, clock: Callable[[], float] = time.time) -> None:
        """Work on the store's collection; what is replayed goes the way of every message, through the spool."""
        self._letters: Collection[Document] = store.database["dead_letter"]
        self._spool = spool
        self._root = root
        self._clock = clock

    def open(self, limit: int, *, after: str | None = None) -> list[Document]:
        """Return up to `limit` letters that were not replayed, by `_id`, beyond `after`."""
        wanted: Document = {"replayedAt": {"$exists": False}}
        if after is not None:
            wanted["_id"] = {"$gt": after}
        return list(self._letters.find(wanted).sort("_id", ASCENDING).limit(limit))

    def replay(self, letter_id: str, *, by: str) -> Document:
        """Let a letter be received anew, and return it as it is then; raises DeadLetterError where it is refused again.

        It stays for the record. Repeated after a kill it changes nothing: the reading is a duplicate then. Raises
        sqlite3.Error or SpoolFullError where the spool cannot take it.
        """
        letter = self._letters.find_one({"_id": letter_id})
        if letter is None:
            raise DeadLetterError(f"there is no dead letter {letter_id!r:.200}")
        if "replayedAt" in letter:
            raise DeadLetterError(f"{letter['replayedBy']} has replayed it already")
        self._spool.append([self._entry(letter)])
        replayed: Document = {"replayedAt": datetime.now(UTC), "replayedBy": by}
        self._letters.update_one({"_id": letter_id}, {"$set": replayed})
        return letter | replayed

    def _entry(self, letter: Document) -> Entry:
        payload = bytes(letter["payload"])
        now_ms = int(self._clock() * 1000)
        if letter["topic"] is None:
            document = decode(payload)
            timestamp_ms = epoch_ms_of(document["timestamp"])
            return Entry(Kind.READING, now_ms, payload, document["deviceId"], timestamp_ms)
        if len(payload) < letter["size"]:
            kept = f"only {len(payload)} of its {letter['size']} bytes were kept"
            raise DeadLetterError(f"{kept}; let its publisher send it again, shorter")
        try:
            return accept(letter["topic"], payload, root=self._root, now_ms=now_ms)
        except MessageError as error:
            raise DeadLetterError(f"it is refused still: {error}") from error
