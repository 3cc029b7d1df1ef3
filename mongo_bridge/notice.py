"""Notices: what comes by MQTT beside readings (info, status, alerts, settings), and what becomes of each in MongoDB."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pymongo import UpdateOne
from pymongo.database import Database

from energy_core.alert import Acknowledgement, Alert
from energy_core.alert_message import parse_acknowledgement, parse_alert
from energy_core.device_info import parse_info
from energy_core.json_fields import decode_object
from energy_core.limits_message import parse_limits
from energy_core.message import parse_status
from energy_core.revision import Revision
from energy_core.tariff_settings import parse_tariff_settings
from energy_core.topic import ALERT, ALERT_ACK, INFO, SETTINGS_LIMITS, SETTINGS_TARIFF, STATUS

from .documents import Document, check_names, date_of
from .kind import Kind

LIMITS: Final = "limits"
TARIFF: Final = "tariff"
SETTINGS_NAMES: Final = (LIMITS, TARIFF)


def parse(kind: str, payload: bytes, device_id: str) -> tuple[Kind, Document]:
    """Return what to keep of a message on the topic `kind` of a device; raises MessageError, KeyError for others."""
    parsed, body_of = _PARSERS[kind]
    return parsed, {"deviceId": device_id} | body_of(payload, device_id)


def updates(kind: Kind, notice: Document) -> list[tuple[str, UpdateOne]]:
    """Return collection and update for what a notice changes, in order. All may be repeated."""
    return _UPDATES[kind](notice)


def apply(database: Database[Document], changes: list[tuple[str, UpdateOne]]) -> None:
    """Make changes, those of one collection in their order; raises PyMongoError."""
    by_collection: dict[str, list[UpdateOne]] = {}
    for collection, update in changes:
        by_collection.setdefault(collection, []).append(update)
    for collection, updates_of_it in by_collection.items():
        database[collection].bulk_write(updates_of_it)


def alert_document(alert: Alert) -> Document:
    """Return the fields of an alert that are stored; who acknowledged it comes by a message of its own."""
    document: Document = {
        "deviceId": alert.device_id,
        "id": alert.id,
        "kind": alert.kind,
        "since": date_of(alert.since_ms),
        "value": alert.value,
        "limit": alert.limit,
        "replayed": alert.replayed,
    }
    return document if alert.until_ms is None else document | {"until": date_of(alert.until_ms)}


def acknowledgement_document(acknowledgement: Acknowledgement, device_id: str) -> Document:
    """Return what is stored of who took note of an alert."""
    return {
        "deviceId": device_id,
        "id": acknowledgement.alert_id,
        "acknowledgedBy": acknowledgement.by,
        "acknowledgedAt": date_of(acknowledgement.at_ms),
    }


def _info(payload: bytes, device_id: str) -> Document:
    """Hold None for an empty payload: so a retained topic is cleared when its device is removed."""
    return {"info": _checked(dict(parse_info(payload, device_id=device_id).fields)) if payload else None}


def _status(payload: bytes, _device_id: str) -> Document:
    return {"status": ("online" if parse_status(payload) else "offline") if payload else None}


def _alert(payload: bytes, device_id: str) -> Document:
    return alert_document(parse_alert(payload, device_id=device_id))


def _acknowledgement(payload: bytes, device_id: str) -> Document:
    return acknowledgement_document(parse_acknowledgement(payload, device_id=device_id), device_id)


def _limits(payload: bytes, _device_id: str) -> Document:
    return _settings(LIMITS, payload, parse_limits(payload).revision if payload else Revision())


def _tariff(payload: bytes, _device_id: str) -> Document:
    return _settings(TARIFF, payload, parse_tariff_settings(payload).revision if payload else Revision())


def _settings(name: str, payload: bytes, revision: Revision) -> Document:
    return {
        "name": name,
        "settings": _checked(decode_object(payload)) if payload else None,
        "revision": revision.number,
        "changedBy": revision.changed_by,
        "changedAt": date_of(revision.changed_at_ms),
    }


def _checked(fields: Document) -> Document:
    check_names(fields)
    return fields


_PARSERS: Final[Mapping[str, tuple[Kind, Callable[[bytes, str], Document]]]] = {
    INFO: (Kind.INFO, _info),
    STATUS: (Kind.STATUS, _status),
    ALERT: (Kind.ALERT, _alert),
    ALERT_ACK: (Kind.ACKNOWLEDGEMENT, _acknowledgement),
    SETTINGS_LIMITS: (Kind.SETTINGS, _limits),
    SETTINGS_TARIFF: (Kind.SETTINGS, _tariff),
}
NOTICE_TOPICS: Final = tuple(_PARSERS)


def _device_updates(notice: Document) -> list[tuple[str, UpdateOne]]:
    """Set what info or status say from now on."""
    device_id, name = notice["deviceId"], "info" if "info" in notice else "status"
    if notice[name] is not None:
        change: dict[str, Any] = {"$setOnInsert": {"deviceId": device_id}, "$set": {name: notice[name]}}
        return [("devices", UpdateOne({"_id": device_id}, change, upsert=True))]
    # Cleared by whoever removed the device: it must not come back by that, and an "online" that nobody will take back
    # must not stay.
    return [("devices", UpdateOne({"_id": device_id}, {"$unset": {name: ""}}))] if name == "status" else []


def _alert_updates(notice: Document) -> list[tuple[str, UpdateOne]]:
    """Set what an alert says; one that is over does not begin again when its beginning is told once more."""
    told = {name: value for name, value in notice.items() if name not in ("id", "deviceId", "kind", "since")}
    lasting = {} if "until" in notice else {"until": {"$exists": False}}
    return [
        _alert_beginning(notice["id"]),
        ("alerts", UpdateOne({"_id": notice["id"]} | lasting, {"$set": told})),
    ]


def _acknowledgement_updates(notice: Document) -> list[tuple[str, UpdateOne]]:
    """Set who took note; the first one counts. It may come before its alert."""
    told = {"acknowledgedBy": notice["acknowledgedBy"], "acknowledgedAt": notice["acknowledgedAt"]}
    unknown = {"_id": notice["id"], "acknowledgedBy": {"$exists": False}}
    return [_alert_beginning(notice["id"]), ("alerts", UpdateOne(unknown, {"$set": told}))]


def _alert_beginning(alert_id: str) -> tuple[str, UpdateOne]:
    device_id, kind, since_ms = alert_id.split("|")
    known = {"deviceId": device_id, "kind": kind, "since": date_of(int(since_ms))}
    return "alerts", UpdateOne({"_id": alert_id}, {"$setOnInsert": known}, upsert=True)


def _settings_updates(notice: Document) -> list[tuple[str, UpdateOne]]:
    """Set settings of a higher revision, a tie going by who changed them; what was cleared counts as never set."""
    device_id, name = notice["deviceId"], notice["name"]
    key = f"{device_id}|{name}"
    told = {name: notice[name] for name in ("settings", "revision", "changedBy", "changedAt")}
    unset = {"deviceId": device_id, "name": name, "settings": None, "revision": 0, "changedBy": ""}
    older: list[Document] = [
        {"revision": {"$lt": notice["revision"]}},
        {"revision": notice["revision"], "changedBy": {"$lt": notice["changedBy"]}},
    ]
    if notice["settings"] is None:
        return [("settings", UpdateOne({"_id": key}, {"$set": told}))]
    newer: Document = {"_id": key, "$or": older}
    return [
        ("settings", UpdateOne({"_id": key}, {"$setOnInsert": unset}, upsert=True)),
        ("settings", UpdateOne(newer, {"$set": told})),
    ]


_UPDATES: Final[Mapping[Kind, Callable[[Document], list[tuple[str, UpdateOne]]]]] = {
    Kind.INFO: _device_updates,
    Kind.STATUS: _device_updates,
    Kind.ALERT: _alert_updates,
    Kind.ACKNOWLEDGEMENT: _acknowledgement_updates,
    Kind.SETTINGS: _settings_updates,
}
NOTICES: Final = frozenset(_UPDATES)
