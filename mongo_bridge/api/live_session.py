"""What one client of /api/live asked for, and what it is told: pure of the connection that carries it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
import json
import time
from typing import Any, Final

from energy_core.message import MAX_AHEAD_S
from energy_core.message_error import MessageError
from energy_core.topic import check_device_id
from mongo_bridge.access.principal import Principal
from mongo_bridge.alert_log import AlertLog
from mongo_bridge.documents import Document, message_of, seconds_of
from mongo_bridge.live import Event, EventKind
from mongo_bridge.reading_window import page
from mongo_bridge.store import Store

from .answer import encode, without_id
from .devices import device_of
from .parameters import after_of
from .problem import ParameterError

MOST_RESUMED: Final = 10_000
"""Readings of one device that a client gets after it was away; it is told of a longer gap."""

LONGEST_RESUMED: Final = timedelta(days=1)

_ON_THE_WAY_S: Final = 60.0
"""The writer tells of what it has stored at once; a bridge that is held up for longer tells some of it twice."""

_MOST_DEVICES: Final = 1000
_MOST_ALERTS: Final = 100


class RequestError(ValueError):
    """What the client sent cannot be understood: the text names the field and the reason."""


class LiveSession:
    """One client's subscription. Its methods ask the database, so they belong into a thread."""

    def __init__(self, store: Store) -> None:
        """Read what was stored before from here."""
        self._store = store
        self._told: set[tuple[str, object]] = set()
        self._settled_s = 0.0

    def begin(self, request: Mapping[str, Any], who: Principal) -> Iterator[dict[str, Any]]:
        """Yield the state of every device asked for and what was missed; raises AccessError."""
        wanted = request["devices"]
        devices = [each for each in self._store.devices() if who.may_see(each["_id"])]
        if wanted is not None:
            devices = [each for each in devices if each["_id"] in wanted]
        names = [each["_id"] for each in devices]
        yield {"type": "subscribed", "devices": names if wanted is None else sorted(wanted)}
        for device in devices:
            yield {"type": "state", "device": device_of(device)}
            if last := device.get("lastReading"):
                self._told.add((device["_id"], last["timestamp"]))
        for alert in AlertLog(self._store.database).newest(_MOST_ALERTS, devices=names, is_active=True):
            yield {"type": "alert", "alert": without_id(alert)}
        for device_id in names:
            if (after := _after(request["after"], device_id)) is not None:
                yield from self._missed(device_id, after)
        self._settled_s = time.monotonic() + _ON_THE_WAY_S

    def is_news(self, event: Event) -> bool:
        """Whether the client has not been told of this; a reading that `begin` showed may come by the hub too."""
        kind, device_id, document = event
        return kind is not EventKind.READING or (device_id, document["timestamp"]) not in self._told

    def caught_up(self) -> None:
        """Forget what `begin` told, once nothing of it can be on the way any more."""
        if time.monotonic() >= self._settled_s:
            self._told.clear()

    def _missed(self, device_id: str, after: datetime) -> Iterator[dict[str, Any]]:
        end = datetime.now(UTC) + timedelta(seconds=MAX_AHEAD_S)
        start = max(after, end - LONGEST_RESUMED - timedelta(seconds=MAX_AHEAD_S))
        found = page(self._store, device_id, start, end, limit=MOST_RESUMED, descending=True)
        oldest = found[-1]["timestamp"] if len(found) == MOST_RESUMED else start
        if oldest > after:
            yield {"type": "gap", "deviceId": device_id, "from": seconds_of(after), "to": seconds_of(oldest)}
        for document in reversed(found):
            self._told.add((device_id, document["timestamp"]))
            yield {"type": "reading", "reading": message_of(document)}


def parse_request(text: str) -> dict[str, Any]:
    """Return what a client sent, checked; raises RequestError."""
    try:
        request = json.loads(text)
    except ValueError as error:
        raise RequestError("expected a JSON object") from error
    match request:
        case {"type": "login", "token": str(token)}:
            return {"type": "login", "token": token}
        case {"type": "login"}:
            raise RequestError("token: expected a text")
        case {"type": "subscribe"}:
            return {
                "type": "subscribe",
                "devices": _devices(request.get("devices")),
                "after": _checked_after(request.get("after")),
            }
    raise RequestError("type: expected login or subscribe")


def message_of_event(event: Event) -> dict[str, Any]:
    """Return what a client is told of an event."""
    kind, _, document = event
    match kind:
        case EventKind.READING:
            return {"type": "reading", "reading": message_of(document)}
        case EventKind.ALERT:
            return {"type": "alert", "alert": without_id(document)}
        case EventKind.STATUS:
            return {"type": "status", **document}


def text_of(message: Document) -> str:
    """Return a message as JSON."""
    return encode(message).decode()


def _devices(devices: object) -> frozenset[str] | None:
    if devices is None:
        return None
    if not isinstance(devices, list) or len(devices) > _MOST_DEVICES:
        raise RequestError(f"devices: expected null or a list of at most {_MOST_DEVICES} ids")
    try:
        return frozenset(check_device_id(each) for each in devices)
    except MessageError as error:
        raise RequestError(f"devices: {error.reason}") from error


def _checked_after(after: object) -> dict[str, datetime] | datetime | None:
    if after is None:
        return None
    if isinstance(after, dict):
        return {device_id: _time(time) for device_id, time in after.items()}
    return _time(after)


def _time(time: object) -> datetime:
    try:
        return after_of(str(time))
    except ParameterError as error:
        raise RequestError(str(error)) from error


def _after(after: dict[str, datetime] | datetime | None, device_id: str) -> datetime | None:
    return after.get(device_id) if isinstance(after, dict) else after
