"""Updates of `devices` that may be repeated, and may come in any order where time decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from pymongo import UpdateOne

from .documents import Document


def notice_update(notice: Document) -> UpdateOne:
    """Return the update for an info or status entry: what it says holds from now on."""
    device_id = notice.pop("deviceId")
    ((name, value),) = notice.items()
    change: dict[str, Any] = {"$setOnInsert": {"deviceId": device_id}}
    if value is not None:
        change["$set"] = {name: value}
    elif name == "status":
        # Cleared by whoever removed the device: an "online" that nobody will take back must not stay.
        change["$unset"] = {name: ""}
    return UpdateOne({"_id": device_id}, change, upsert=True)


def reading_updates(readings: Iterable[tuple[Mapping[str, Any], datetime]]) -> list[UpdateOne]:
    """Return the updates for stored readings, each with the time when it was received."""
    by_device: dict[str, list[tuple[Mapping[str, Any], datetime]]] = {}
    for document, received in readings:
        by_device.setdefault(document["deviceId"], []).append((document, received))
    return [update for group in by_device.values() for update in _of_device(group)]


def _of_device(group: list[tuple[Mapping[str, Any], datetime]]) -> list[UpdateOne]:
    newest = max((document for document, _ in group), key=lambda document: document["timestamp"])
    device_id, timestamp = newest["deviceId"], newest["timestamp"]
    reading = {name: value for name, value in newest.items() if name != "_id"}
    received = [when for _, when in group]
    seen = {
        "$setOnInsert": {"deviceId": device_id},
        "$min": {"firstSeen": min(received)},
        "$max": {"lastSeen": max(received)},
    }
    older = [{"lastReading": {"$exists": False}}, {"lastReading.timestamp": {"$lt": timestamp}}]
    return [
        UpdateOne({"_id": device_id}, seen, upsert=True),
        UpdateOne({"_id": device_id, "$or": older}, {"$set": {"lastReading": reading}}),
    ]
