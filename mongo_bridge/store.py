"""MongoDB: everything that is written to it and read from it. Every write may be repeated and changes nothing then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from bson.raw_bson import RawBSONDocument
import pymongo
from pymongo import ASCENDING, DESCENDING, MongoClient, UpdateOne, WriteConcern
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError
from pymongo.read_concern import ReadConcern

from energy_core.message_error import MessageError

from .addresses import MongodbAddress
from .documents import Document, decode, reading_of

_DUPLICATE_KEY: Final = 11000
_DOCUMENT_AT_FAULT: Final = frozenset({2, 9, 52, 57, 121, 10334, 17280, 17419})
"""BadValue, FailedToParse, names, DocumentValidationFailure, sizes: it would fail for ever, so it must not wait."""


class Outcome(Enum):
    """What became of a reading that was written."""

    STORED = auto()
    DUPLICATE = auto()
    CONFLICT = auto()


@dataclass(frozen=True, slots=True)
class Later:
    """The database does not take a reading now, which is not the reading's fault: the reason."""

    reason: str


_INDEXES: Final = (
    ("readings", "deviceId", "timestamp"),
    ("past_forecasts", "deviceId", "start"),
    ("cost_period", "deviceId", "start"),
    ("conflicts", "deviceId", "_id"),
    ("dead_letter", "topic", "_id"),
)
"""What is read in the order of the last field, of one value of the field before, or of several."""

_TIMEOUTS_MS: Final = {"serverSelectionTimeoutMS": 3_000, "connectTimeoutMS": 5_000, "socketTimeoutMS": 20_000}


def _timeouts(url: str) -> dict[str, Any]:
    """Return our timeouts but those that the connection string names."""
    named = {name.lower() for name, _ in parse_qsl(urlsplit(url).query)}
    return {name: value for name, value in _TIMEOUTS_MS.items() if name.lower() not in named}


class MissingDocumentError(LookupError):
    """There is no such document."""


class Store:
    """The collections. Raises PyMongoError where the database cannot be reached or does not confirm."""

    def __init__(self, address: MongodbAddress) -> None:
        """Connect in the background; nothing waits here."""
        self._client: MongoClient[Document] = MongoClient(
            address.url,
            appname="smart-energy",
            connect=False,
            tz_aware=True,
            **_timeouts(address.url),
            # The writer repeats whole batches itself; a driver that does it too only delays the news.
            retryWrites=False,
        )
        # A majority has it in its journal before we call it stored, whatever the URL says.
        self._database = self._client.get_database(
            address.database, write_concern=WriteConcern("majority", wtimeout=15_000, j=True)
        )

    @property
    def database(self) -> Database[Document]:
        """The database, for what keeps collections of its own beside those of this class."""
        return self._database

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def patience(self, seconds: float) -> AbstractContextManager[None]:
        """Return a context in which all calls together give up after `seconds`."""
        return pymongo.timeout(seconds)

    def ping(self, seconds: float) -> None:
        """Ask the database for a sign of life within `seconds`."""
        with self.patience(seconds):
            self._client.admin.command("ping")

    def prepare(self) -> None:
        """Create the indexes by which our collections are read."""
        for collection, *fields in _INDEXES:
            self._database[collection].create_index([(field, ASCENDING) for field in fields])

    def insert_readings(self, bodies: Sequence[bytes]) -> list[Outcome | Later | str]:
        """Store readings, each a document in BSON.

        Return for each what became of it, or MongoDB's reason where it will never take that document.
        """
        outcomes: list[Outcome | Later | str] = [Outcome.STORED] * len(bodies)
        there: dict[int, Document] = {}
        for index, code, reason in _insert(self._database["readings"], [RawBSONDocument(body) for body in bodies]):
            if code == _DUPLICATE_KEY:
                there[index] = decode(bodies[index])
            else:
                outcomes[index] = reason if code in _DOCUMENT_AT_FAULT else Later(reason)
        stored = self._stored(document["_id"] for document in there.values())
        for index, document in there.items():
            outcomes[index] = _compare(stored.get(document["_id"]), document)
        return outcomes

    def _stored(self, keys: Iterable[str]) -> dict[str, Document]:
        # What a majority has not got yet may be rolled back, so its duplicate must not be dropped for its sake.
        committed = self._database["readings"].with_options(read_concern=ReadConcern("majority"))
        wanted = sorted(set(keys))
        return {found["_id"]: found for found in committed.find({"_id": {"$in": wanted}})} if wanted else {}

    def keep(self, collection: str, documents: Sequence[Document]) -> None:
        """Insert what is not there yet, by `_id`; raises BulkWriteError for anything but a document that is there."""
        if documents:
            for _, code, reason in _insert(self._database[collection], documents):
                if code != _DUPLICATE_KEY:
                    raise BulkWriteError({"writeErrors": [{"code": code, "errmsg": reason}]})

    def update_devices(self, updates: Sequence[UpdateOne]) -> None:
        """Apply updates of `devices`, in order."""
        if updates:
            self._database["devices"].bulk_write(updates)

    def devices(self) -> list[Document]:
        """Return every device, by name."""
        return list(self._database["devices"].find().sort("_id", ASCENDING))

    def device(self, device_id: str) -> Document | None:
        """Return one device."""
        return self._database["devices"].find_one({"_id": device_id})

    def device_version(self, device_id: str) -> Document | None:
        """Return what of a device is another after each change of its readings."""
        return self._database["devices"].find_one({"_id": device_id}, ["lastReading.timestamp", "lastSeen", "changes"])

    def check_there(self, collection: str, key: str) -> None:
        """Raise MissingDocumentError where there is no document with this `_id`."""
        if self._database[collection].find_one({"_id": key}, ["_id"]) is None:
            raise MissingDocumentError(f"{collection}: there is no {key!r:.200}")

    def touch_device(self, device_id: str) -> None:
        """Note that readings of a device were changed by a person, or were deleted."""
        self._database["devices"].update_one({"_id": device_id}, {"$inc": {"changes": 1}})

    def stored(self, keys: Iterable[str]) -> dict[str, Document]:
        """Return readings by their `_id`; one that is not there is left out."""
        return {found["_id"]: found for found in self._database["readings"].find({"_id": {"$in": sorted(set(keys))}})}

    def readings(
        self,
        device_id: str,
        start: datetime,
        end: datetime,
        limit: int,
        *,
        descending: bool = False,
        fields: Sequence[str] | None = None,
    ) -> list[Document]:
        """Return the first `limit` readings of one device in [start, end), by time; `fields` are these, not all."""
        wanted = {"deviceId": device_id, "timestamp": {"$gte": start, "$lt": end}}
        found = self._database["readings"].find(wanted, None if fields is None else ["timestamp", *fields])
        return list(found.sort("timestamp", DESCENDING if descending else ASCENDING).limit(limit))


def _insert(
    collection: Collection[Document], documents: Sequence[Document | RawBSONDocument]
) -> Iterator[tuple[int, int, str]]:
    """Insert them all, and yield index, code and reason of each that failed; raises where nothing is confirmed."""
    try:
        collection.insert_many(documents, ordered=False)
    except BulkWriteError as error:
        if error.details.get("writeConcernErrors"):
            raise
        for failure in error.details["writeErrors"]:
            yield failure["index"], failure["code"], failure["errmsg"]


def _compare(stored: Document | None, new: Mapping[str, Any]) -> Outcome | Later:
    if stored is None:
        return Later("its duplicate is not confirmed by a majority yet")
    try:
        return Outcome.DUPLICATE if reading_of(stored) == reading_of(new) else Outcome.CONFLICT
    except MessageError:
        return Outcome.CONFLICT
