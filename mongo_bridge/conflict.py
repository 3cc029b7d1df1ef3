"""Readings that are kept aside: another one has their time, or the time is sealed. A person resolves them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pymongo import ASCENDING
from pymongo.collection import Collection

from energy_core.message_error import MessageError

from .documents import Document, date_of, decode, epoch_ms_of, reading_of
from .spool import Row, Spool, minute_of
from .store import Store


class Reason(StrEnum):
    """Why a reading is kept aside."""

    DIFFERENT = "different"
    """Another reading with this time and other values was there before."""

    SEALED = "sealed"
    """The readings of its time are gone, as the setting keep_readings says, so its summaries stay as they are."""


class Keep(StrEnum):
    """Which of the two a person keeps."""

    STORED = "stored"
    NEW = "new"


class ConflictError(ValueError):
    """A conflict cannot be resolved so: the text says why and what to do."""


def conflict_of(row: Row, reason: Reason) -> Document:
    """Return what is kept of a reading that met another one, or a seal."""
    return conflict_document(decode(row.entry.body), reason, date_of(row.entry.received_ms))


def conflict_document(reading: Mapping[str, Any], reason: Reason, received: datetime) -> Document:
    """Return the document in `conflicts`; the same measured values make the same one."""
    message = {name: value for name, value in reading.items() if name != "_id"}
    key = reading["_id"]
    return {
        "_id": f"{key}|{reading_of(message).fingerprint}",
        "readingId": key,
        "deviceId": message["deviceId"],
        "timestamp": message["timestamp"],
        "reason": reason.value,
        "reading": message,
        "receivedAt": received,
    }


class Conflicts:
    """What a person does with conflicts. Raises PyMongoError where the database cannot be reached."""

    def __init__(self, store: Store, spool: Spool) -> None:
        """Work on the store's collections; the spool is told which summaries have to be made anew."""
        self._readings: Collection[Document] = store.database["readings"]
        self._conflicts: Collection[Document] = store.database["conflicts"]
        self._devices: Collection[Document] = store.database["devices"]
        self._spool = spool

    def open(self, limit: int, *, after: str | None = None, devices: list[str] | None = None) -> list[Document]:
        """Return up to `limit` conflicts that are not resolved, by `_id`, beyond `after`; of these devices, or all."""
        wanted: Document = {"resolvedAt": {"$exists": False}}
        if after is not None:
            wanted["_id"] = {"$gt": after}
        if devices is not None:
            wanted["deviceId"] = {"$in": devices}
        return list(self._conflicts.find(wanted).sort("_id", ASCENDING).limit(limit))

    def resolve(self, conflict_id: str, keep: Keep, *, by: str) -> Document:
        """Keep one of the two readings, and return the conflict as it is then; raises ConflictError.

        The other stays in `conflicts` for the record. May be repeated after a kill.
        """
        conflict = self._conflicts.find_one({"_id": conflict_id})
        if conflict is None:
            raise ConflictError(f"there is no conflict {conflict_id!r:.200}; it may belong to an erased device")
        if "resolvedAt" in conflict:
            raise ConflictError(f"{conflict['resolvedBy']} has resolved it already")
        resolved: Document = {"resolvedAt": datetime.now(UTC), "resolvedBy": by, "kept": keep.value}
        if keep is Keep.NEW:
            resolved["replaced"] = self._replace(conflict)
        self._conflicts.update_one({"_id": conflict_id}, {"$set": resolved})
        return conflict | resolved

    def _replace(self, conflict: Document) -> Document | None:
        if conflict.get("reason") == Reason.SEALED:
            reason = "the readings of its time are gone and their summaries sealed; keep the stored ones"
            raise ConflictError(reason)
        key, reading = conflict["readingId"], conflict["reading"]
        stored = self._readings.find_one({"_id": key})
        # A kill between replacing and resolving: what was replaced is remembered from the first attempt.
        replaced = conflict.get("replaced", stored)
        self._conflicts.update_one({"_id": conflict["_id"]}, {"$set": {"replaced": replaced}})
        device_id, timestamp = reading["deviceId"], reading["timestamp"]
        # Device and time name the shard, where the collection is sharded.
        place = {"_id": key, "deviceId": device_id, "timestamp": timestamp}
        self._readings.replace_one(place, {"_id": key, **reading}, upsert=True)
        newest = {"_id": device_id, "lastReading.timestamp": timestamp}
        self._devices.update_one(newest, {"$set": {"lastReading": reading}})
        self._spool.mark(device_id, [minute_of(epoch_ms_of(timestamp))])
        return dict(replaced) if replaced else None


def is_reading(document: Mapping[str, Any]) -> bool:
    """Whether a document in `readings` is one; another program may have written there."""
    try:
        reading_of(document)
    except MessageError:
        return False
    return True
