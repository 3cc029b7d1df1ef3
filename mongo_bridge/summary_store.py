"""The summaries in MongoDB, and the readings that they are made of. Every read is bounded by device and time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
import logging
from typing import Any, Final

from pymongo import ASCENDING, DESCENDING, DeleteMany, InsertOne, ReplaceOne, UpdateOne
from pymongo.cursor import Cursor
from pymongo.database import Database
from pymongo.errors import BulkWriteError

from energy_core.message_error import MessageError
from energy_core.reading import Reading

from .cost_document import COST, COST_FIELDS, BucketCost, cost_fields, kept_costs
from .documents import Document, date_of, epoch_ms_of, reading_of
from .lease import COLLECTION, Lease, LeaseLostError
from .summary_document import FENCE

HOUR_MS: Final = 3_600_000
_NEAR_MS: Final = 600_000
_LONGEST_MS: Final = 26 * HOUR_MS
"""No day of any time zone is longer, nor is an hour."""

_ZONE_ID: Final = "|timezone"
"""No device can be called so."""

_DUPLICATE_KEY: Final = 11000
_LOG = logging.getLogger(__name__)


class Level(StrEnum):
    """How long a bucket is; the collections are named so."""

    MINUTE = "summary_minute"
    HOUR = "summary_hour"
    DAY = "summary_day"


_FINER: Final = {Level.DAY: Level.HOUR, Level.HOUR: Level.MINUTE}


class SummaryStore:
    """Reads readings and summaries, writes summaries. Raises PyMongoError where the database cannot be reached."""

    def __init__(self, database: Database[Document]) -> None:
        """Work on the database."""
        self._database = database

    def prepare(self) -> None:
        """Create the indexes by which summaries are read."""
        for level in Level:
            self._database[level].create_index([("deviceId", ASCENDING), ("start", ASCENDING)])

    def claim_zone(self, zone: str) -> str:
        """Return the time zone that hours and days are counted in: this one, unless another was first."""
        self._database[COLLECTION].update_one({"_id": _ZONE_ID}, {"$setOnInsert": {"timezone": zone}}, upsert=True)
        state = self._database[COLLECTION].find_one({"_id": _ZONE_ID})
        return str(state["timezone"]) if state else zone

    def change_zone(self, zone: str) -> None:
        """Note that all summaries are counted in this time zone from now on."""
        self._database[COLLECTION].update_one({"_id": _ZONE_ID}, {"$set": {"timezone": zone}}, upsert=True)

    def readings(self, device_id: str, after_ms: int, until_ms: int) -> list[Reading]:
        """Return the readings of a device in (after, until], Unix ms, in the order of time."""
        wanted = {"deviceId": device_id, "timestamp": {"$gt": date_of(after_ms), "$lte": date_of(until_ms)}}
        readings = []
        for document in self._database["readings"].find(wanted).sort("timestamp", ASCENDING):
            try:
                readings.append(reading_of(document))
            except MessageError as error:
                _LOG.warning("%s is no reading (%s), and counts in no summary", document["_id"], error)
        return readings

    def summaries(self, level: Level, device_id: str, start_ms: int, end_ms: int) -> list[Document]:
        """Return the documents of a device that begin in [start, end), Unix ms, in the order of time."""
        wanted = {"deviceId": device_id, "start": {"$gte": date_of(start_ms), "$lt": date_of(end_ms)}}
        return list(self._database[level].find(wanted).sort("start", ASCENDING))

    def last_minute(self, device_id: str, before_ms: int) -> Document | None:
        """Return the last minute with readings that begins before, None where there is none."""
        near = self._last(Level.MINUTE, device_id, before_ms - _NEAR_MS, before_ms)
        return near or self._last(Level.DAY, device_id, None, before_ms)

    def first_minute(self, device_id: str, from_ms: int) -> Document | None:
        """Return the first minute with readings that does not begin before, None where there is none."""
        return self._first(Level.DAY, device_id, from_ms, None)

    def first_reading(self, device_id: str, after_ms: int) -> Reading | None:
        """Return the first reading after, however far; with many readings this takes long on some databases."""
        wanted = {"deviceId": device_id, "timestamp": {"$gt": date_of(after_ms)}}
        for found in self._database["readings"].find(wanted).sort("timestamp", ASCENDING).limit(1):
            time_ms = epoch_ms_of(found["timestamp"])
            return next(iter(self.readings(device_id, time_ms - 1, time_ms)), None)
        return None

    def reading_ends(self, device_id: str, after_ms: int) -> list[int]:
        """Return the times (Unix ms) of the first and the last reading after; none where there is none."""
        wanted = {"deviceId": device_id, "timestamp": {"$gt": date_of(after_ms)}}
        return self._ends("readings", "timestamp", wanted)

    def ends(self, level: Level, device_id: str, from_ms: int) -> list[int]:
        """Return where (Unix ms) the first and the last summary that do not begin before begin."""
        return self._ends(level, "start", {"deviceId": device_id, "start": {"$gte": date_of(from_ms)}})

    def _ends(self, collection: str, name: str, wanted: Document) -> list[int]:
        return [
            epoch_ms_of(found[name])
            for order in (ASCENDING, DESCENDING)
            for found in self._database[collection].find(wanted, [name]).sort(name, order).limit(1)
        ]

    def newest_ms(self, device_ids: Sequence[str]) -> dict[str, int]:
        """Return the times of the devices' last readings, for those that have one."""
        found = self._database["devices"].find({"_id": {"$in": list(device_ids)}}, ["lastReading.timestamp"])
        return {device["_id"]: epoch_ms_of(device["lastReading"]["timestamp"]) for device in found if _is_seen(device)}

    def _last(self, level: Level, device_id: str, start_ms: int | None, end_ms: int) -> Document | None:
        for document in self._with_readings(level, device_id, start_ms, end_ms, DESCENDING):
            if level is Level.MINUTE:
                return document
            found = self._last(_FINER[level], device_id, epoch_ms_of(document["start"]), min(end_ms, _end_ms(document)))
            if found is not None:
                return found
        return None

    def _first(self, level: Level, device_id: str, start_ms: int, end_ms: int | None) -> Document | None:
        begin_ms = start_ms if level is Level.MINUTE else start_ms - _LONGEST_MS
        for document in self._with_readings(level, device_id, begin_ms, end_ms, ASCENDING):
            if level is Level.MINUTE:
                return document
            if _end_ms(document) > start_ms:
                found = self._first(_FINER[level], device_id, start_ms, _end_ms(document))
                if found is not None:
                    return found
        return None

    def _with_readings(
        self, level: Level, device_id: str, start_ms: int | None, end_ms: int | None, order: int
    ) -> Cursor[Document]:
        bounds = {} if start_ms is None else {"$gte": date_of(start_ms)}
        bounds |= {} if end_ms is None else {"$lt": date_of(end_ms)}
        wanted = {"deviceId": device_id, "start": bounds, "readingsReceived": {"$gt": 0}}
        return self._database[level].find(wanted, batch_size=50).sort("start", order)

    def replace(
        self, level: Level, lease: Lease, start_ms: int, end_ms: int, documents: Sequence[Document], *, write: bool
    ) -> list[str]:
        """Let these be the device's documents that begin in [start, end), Unix ms; return the ids that differed.

        Only what differs is written, and nothing unless `write`. Raises LeaseLostError where another bridge wrote.
        """
        there = {found["_id"]: found for found in self.summaries(level, lease.device_id, start_ms, end_ms)}
        wanted = {document["_id"]: document for document in documents}
        new = [key for key in wanted if key not in there]
        changed = [key for key in wanted if key in there and _energies(there[key]) != wanted[key]]
        gone = [key for key in there if key not in wanted]
        if write:
            fenced = {FENCE: {"$lte": lease.fence}}
            fence = {FENCE: lease.fence}
            self._write(
                level,
                [InsertOne(wanted[key] | fence) for key in new],
                [
                    # Costs are counted anew after this; until then it costs what it did.
                    ReplaceOne(_place(wanted[key]) | fenced, wanted[key] | kept_costs(there[key]) | fence, upsert=True)
                    for key in changed
                ],
                [DeleteMany({"deviceId": lease.device_id, "_id": {"$in": gone}} | fenced)] if gone else [],
            )
        return new + changed + gone

    def write_costs(
        self, level: Level, lease: Lease, documents: Sequence[Document], costs: Sequence[BucketCost]
    ) -> None:
        """Let these be the costs of documents that are there; raises LeaseLostError where another bridge wrote them."""
        updates = [
            UpdateOne(_place(document) | {FENCE: {"$lte": lease.fence}}, {"$set": fields | {FENCE: lease.fence}})
            for document, cost in zip(documents, costs, strict=True)
            if (fields := cost_fields(cost)) != kept_costs(document)
        ]
        if updates and self._database[level].bulk_write(updates, ordered=False).matched_count < len(updates):
            raise LeaseLostError("another bridge wrote these summaries")

    def clear_costs(self, level: Level, lease: Lease, start: Document) -> None:
        """Drop the costs of a device's documents that begin in a time, as MongoDB names it."""
        priced = {"deviceId": lease.device_id, "start": start, COST: {"$exists": True}}
        self._database[level].update_many(priced, {"$unset": dict.fromkeys(COST_FIELDS, "")})

    def _write(self, level: Level, *groups: Sequence[Any]) -> None:
        for group in groups:
            try:
                if group:
                    self._database[level].bulk_write(group, ordered=False)
            except BulkWriteError as error:
                if any(failure["code"] == _DUPLICATE_KEY for failure in error.details["writeErrors"]):
                    raise LeaseLostError("another bridge wrote these summaries") from error
                raise


def _place(document: Document) -> Document:
    """Return what names a document; where the collection is sharded, its shard too."""
    return {name: document[name] for name in ("_id", "deviceId", "start")}


def _energies(document: Document) -> Document:
    """Return what is made of the readings alone."""
    return {name: value for name, value in document.items() if name != FENCE and name not in COST_FIELDS}


def _end_ms(document: Document) -> int:
    return epoch_ms_of(document["end"])


def _is_seen(device: Document) -> bool:
    return bool(device.get("lastReading", {}).get("timestamp"))
