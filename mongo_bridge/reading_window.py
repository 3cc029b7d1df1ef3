"""Readings of a long time, read in windows: what a read costs follows the documents it matches, whatever its limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from energy_core.message import EARLIEST_TIMESTAMP_S

from .documents import EPOCH, Document
from .store import Store

_FIRST: Final = timedelta(hours=1)
_LONGEST: Final = timedelta(days=366)
_EARLIEST: Final = EPOCH + timedelta(seconds=EARLIEST_TIMESTAMP_S)


def page(
    store: Store,
    device_id: str,
    start: datetime,
    end: datetime,
    *,
    limit: int,
    descending: bool = False,
    fields: Sequence[str] | None = None,
) -> list[Document]:
    """Return the first `limit` readings of a device in [start, end), or the last ones, the newest first."""
    found: list[Document] = []
    width = _FIRST
    start = max(start, _EARLIEST)
    while start < end and len(found) < limit:
        step = min(width, end - start)
        first, last = (end - step, end) if descending else (start, start + step)
        wanted = limit - len(found)
        read = store.readings(device_id, first, last, wanted, descending=descending, fields=fields)
        found += read
        width = _next_width(step, len(read), wanted)
        start, end = (start, first) if descending else (last, end)
    return found


def windows(store: Store, device_id: str, start: datetime, end: datetime, size: int) -> Iterator[list[Document]]:
    """Yield all readings of a device in [start, end), by time, in lists of at most `size`."""
    while read := page(store, device_id, start, end, limit=size):
        yield read
        start = read[-1]["timestamp"] + timedelta(milliseconds=1)


def _next_width(width: timedelta, read: int, wanted: int) -> timedelta:
    """Return a window that should hold what is still wanted, as dense as the last one was."""
    growth = 8.0 if not read else min(max((wanted - read) / read, 0.1), 8.0)
    return min(width * growth, _LONGEST) or _FIRST
