"""What was just stored, to everyone who listens. A listener that does not keep up is dropped, never waited for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from enum import StrEnum
import threading
from typing import Any, Final

from .documents import Document

QUEUE: Final = 5000
"""Events that a listener may be behind: 50 meters for more than 8 minutes."""


class EventKind(StrEnum):
    """What an event tells of."""

    READING = "reading"
    ALERT = "alert"
    STATUS = "status"


type Event = tuple[EventKind, str, Document]
"""What it tells of, the device, and the document as it was stored."""


class Listener:
    """One consumer's queue, on the event loop where it was made."""

    def __init__(self, size: int) -> None:
        """Begin with an empty queue of `size`."""
        self._loop = asyncio.get_running_loop()
        self._events: asyncio.Queue[Event] = asyncio.Queue(size)
        self.is_behind = False
        self.devices: frozenset[str] = frozenset()
        """Whose events it wants; others are not queued."""

    def put(self, events: list[Event]) -> None:
        """Queue the events that it wants; from any thread."""
        wanted = [event for event in events if event[1] in self.devices]
        if wanted and not self.is_behind and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, wanted)

    def _put(self, events: list[Event]) -> None:
        if self.is_behind:
            return
        if self._events.qsize() + len(events) > self._events.maxsize:
            self.is_behind = True
            return
        for event in events:
            self._events.put_nowait(event)

    async def get(self) -> Event:
        """Wait for the next event."""
        return await self._events.get()


class LiveHub:
    """Hands what the writer has stored to all listeners."""

    def __init__(self, queue: int = QUEUE) -> None:
        """Let each listener be `queue` events behind at most."""
        self._queue = queue
        self._lock = threading.Lock()
        self._listeners: set[Listener] = set()

    def listen(self) -> Listener:
        """Return a listener that gets everything from now on; on an event loop."""
        listener = Listener(self._queue)
        with self._lock:
            self._listeners.add(listener)
        return listener

    def forget(self, listener: Listener) -> None:
        """End what `listen` began."""
        with self._lock:
            self._listeners.discard(listener)

    @property
    def listeners(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def readings(self, documents: Iterable[Document]) -> None:
        """Tell of readings that were stored."""
        self._tell([(EventKind.READING, document["deviceId"], document) for document in documents])

    def alert(self, document: Mapping[str, Any]) -> None:
        """Tell of an alert that began, ended or was acknowledged."""
        self._tell([(EventKind.ALERT, document["deviceId"], dict(document))])

    def status(self, device_id: str, status: str | None) -> None:
        """Tell that a device went online or offline; None where its status was cleared."""
        self._tell([(EventKind.STATUS, device_id, {"deviceId": device_id, "status": status})])

    def _tell(self, events: list[Event]) -> None:
        if not events:
            return
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener.put(events)
