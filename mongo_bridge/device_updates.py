"""What `devices` says of each device's readings. The updates may be repeated, and come in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pymongo import UpdateOne

from .documents import date_of, decode
from .spool import Row


@dataclass(slots=True)
class _Seen:
    first_received_ms: int
    last_received_ms: int
    timestamp_ms: int
    body: bytes


class DeviceUpdates:
    """Gathers stored readings, of which only each device's newest matters. For one thread."""

    def __init__(self) -> None:
        """Begin with none."""
        self._seen: dict[str, _Seen] = {}

    def add(self, row: Row) -> None:
        """Note a reading that is stored."""
        entry = row.entry
        if entry.device_id is None or entry.timestamp_ms is None:
            return
        seen = self._seen.get(entry.device_id)
        if seen is None:
            received_ms = entry.received_ms
            self._seen[entry.device_id] = _Seen(received_ms, received_ms, entry.timestamp_ms, entry.body)
            return
        seen.first_received_ms = min(seen.first_received_ms, entry.received_ms)
        seen.last_received_ms = max(seen.last_received_ms, entry.received_ms)
        if entry.timestamp_ms > seen.timestamp_ms:
            seen.timestamp_ms, seen.body = entry.timestamp_ms, entry.body

    def updates(self) -> list[UpdateOne]:
        """Return what to tell `devices`; it is kept until `clear`."""
        return [update for device_id, seen in self._seen.items() for update in _updates(device_id, seen)]

    def clear(self) -> None:
        """Forget what was told."""
        self._seen.clear()


def last_reading_update(document: Mapping[str, Any]) -> UpdateOne:
    """Return the update that makes a reading its device's last one, unless there is a later one."""
    device_id, timestamp = document["deviceId"], document["timestamp"]
    reading = {name: value for name, value in document.items() if name != "_id"}
    older = [{"lastReading": {"$exists": False}}, {"lastReading.timestamp": {"$lt": timestamp}}]
    return UpdateOne({"_id": device_id, "$or": older}, {"$set": {"lastReading": reading}})


def first_seen_update(device_id: str, first: datetime, last: datetime) -> UpdateOne:
    """Return the update that notes when the bridge got readings of a device."""
    seen = {
        "$setOnInsert": {"deviceId": device_id},
        "$min": {"firstSeen": first},
        "$max": {"lastSeen": last},
    }
    return UpdateOne({"_id": device_id}, seen, upsert=True)


def _updates(device_id: str, seen: _Seen) -> list[UpdateOne]:
    first, last = date_of(seen.first_received_ms), date_of(seen.last_received_ms)
    return [first_seen_update(device_id, first, last), last_reading_update(decode(seen.body))]
