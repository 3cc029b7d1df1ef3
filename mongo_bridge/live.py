"""What was just stored, to everyone who listens. A listener that does not keep up is dropped, never waited for."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
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


class BehindError(Exception):
    """A listener does not keep up: what it missed is gone."""


class Listener:
    """One consumer's queue, on the event loop where it was made."""

    def __init__(self, size: int) -> None:
        """Begin with an empty queue of `size`."""
        self._loop = asyncio.get_running_loop()
        self._events: deque[Event] = deque()
        self._has_news = asyncio.Event()
        self._size = size
        self._is_behind = False
        self.wants: Callable[[str], bool] = lambda _device_id: False
        """Of which devices it wants to be told; others are not queued."""

    def put(self, events: list[Event]) -> None:
        """Queue the events that it wants; from any thread."""
        wanted = [event for event in events if self.wants(event[1])]
        if wanted and not self._is_behind:
            # The loop may end at any moment when the bridge does.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._put, wanted)

    def _put(self, events: list[Event]) -> None:
        self._is_behind = self._is_behind or len(self._events) + len(events) > self._size
        if self._is_behind:
            self._events.clear()
        else:
            self._events.extend(events)
        self._has_news.set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for it."""
        return not self._events

    async def get(self) -> Event:
        """Wait for the next event; raises BehindError."""
        await self._has_news.wait()
        if self._is_behind:
            raise BehindError
        event = self._events.popleft()
        if not self._events:
            self._has_news.clear()
        return event


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
