"""A long time in few points: from the readings themselves where they are few enough, else from summaries."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from mongo_bridge.documents import Document, message_of
from mongo_bridge.downsampling import extremes, largest_triangles
from mongo_bridge.reading_window import page
from mongo_bridge.store import Store

from .problem import ParameterError

MOST_READINGS: Final = 30_000
"""What is read for one diagram: more readings than this are taken from the summaries of minutes, hours or days."""


class Method(StrEnum):
    """How points are chosen: largest triangle three buckets, or the lowest and the highest of each part."""

    LTTB = "lttb"
    MINMAX = "minmax"


_CHOOSE: Final = {Method.LTTB: largest_triangles, Method.MINMAX: extremes}


def points_of(
    store: Store, device_id: str, start: datetime, end: datetime, *, count: int, method: Method, by: str
) -> list[Document]:
    """Return at most `count` readings of a device in [start, end) that keep the shape of the field `by`."""
    found = page(store, device_id, start, end, limit=MOST_READINGS + 1)
    if len(found) > MOST_READINGS:
        raise ParameterError("points", "too many readings; ask for a shorter time")
    readings = [message_of(document) for document in found]
    readings = [reading for reading in readings if isinstance(reading.get(by), int | float)]
    values = [(float(reading["timestamp"]), float(reading[by])) for reading in readings]
    return [readings[index] for index in _CHOOSE[method](values, count)]
