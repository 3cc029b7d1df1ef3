"""All that is stored of one device: to take away, or to erase."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from energy_core.topic import DATA, RETAINED_KINDS, Topic

from .documents import EPOCH, Document, decode
from .notice import NOTICE_TOPICS
from .outbox import Message, Outbox
from .reading_window import windows
from .store import Store

COLLECTIONS: Final = (
    "readings",
    "summary_minute",
    "summary_hour",
    "summary_day",
    "cost_period",
    "alerts",
    "conflicts",
    "settings",
    "forecasts",
    "past_forecasts",
)
"""Where documents name their device in `deviceId`; `devices` comes last, so that an erasure can be repeated."""

_AT_ONCE: Final = 2000
_AHEAD: Final = timedelta(days=2)


class Archive:
    """One device at a time. Raises PyMongoError where the database does not answer."""

    def __init__(self, store: Store, outbox: Outbox, root: str) -> None:
        """Read and erase in the store's collections; retained topics below `root` are cleared by `outbox`."""
        self._store = store
        self._outbox = outbox
        self._root = root

    def export(self, device_id: str) -> Iterator[tuple[str, Document]]:
        """Yield each document of a device with its collection's name: the device, its readings by time, all else."""
        database = self._store.database
        device = database["devices"].find_one({"_id": device_id})
        if device is not None:
            yield "devices", device
        for batch in windows(self._store, device_id, EPOCH, datetime.now(UTC) + _AHEAD, _AT_ONCE):
            yield from (("readings", document) for document in batch)
        for name in COLLECTIONS[1:]:
            for document in database[name].find({"deviceId": device_id}, batch_size=_AT_ONCE):
                yield name, document
        yield from (("dead_letter", letter) for letter in self._letters(device_id))

    def erase(self, device_id: str) -> dict[str, int]:
        """Delete all of a device and clear its retained topics; return how many documents of each collection."""
        database = self._store.database
        counts = {name: database[name].delete_many({"deviceId": device_id}).deleted_count for name in COLLECTIONS}
        letters = [letter["_id"] for letter in self._letters(device_id)]
        counts["dead_letter"] = database["dead_letter"].delete_many({"_id": {"$in": letters}}).deleted_count
        counts["devices"] = database["devices"].delete_one({"_id": device_id}).deleted_count
        # A bridge that makes its summaries at this moment loses its lease, and finds nothing when it begins anew.
        database["rollup_state"].delete_many({"deviceId": device_id})
        for kind in RETAINED_KINDS:
            self._outbox.put(Message(str(Topic(self._root, device_id, kind)), "", retain=True))
        return counts

    def exists(self, device_id: str) -> bool:
        """Whether anything is known of a device."""
        return self._store.database["devices"].find_one({"_id": device_id}, ["_id"]) is not None

    def _letters(self, device_id: str) -> Iterator[Document]:
        letters = self._store.database["dead_letter"]
        yield from letters.find(
            {"topic": {"$in": [str(Topic(self._root, device_id, kind)) for kind in (DATA, *NOTICE_TOPICS)]}}
        )
        # What MongoDB itself refused has no topic, but is a reading.
        yield from (each for each in letters.find({"topic": None}) if decode(each["payload"])["deviceId"] == device_id)
