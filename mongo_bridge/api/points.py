"""A long time in few points: from the readings themselves where they are few enough, else from summaries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from mongo_bridge.documents import Document, message_of
from mongo_bridge.downsampling import extremes, largest_triangles
from mongo_bridge.reading_window import page
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader
from mongo_bridge.summary_store import Level

from .problem import ParameterError

MOST_READINGS: Final = 30_000
"""What is read for one diagram: more readings than this are taken from the summaries of minutes, hours or days."""

_POWER: Final = "power"
_LENGTHS: Final = {Level.MINUTE: timedelta(minutes=1), Level.HOUR: timedelta(hours=1), Level.DAY: timedelta(days=1)}
_FIELDS: Final = ["start", "end", "powerMean", "powerMin", "powerMax"]


class Method(StrEnum):
    """How points are chosen: largest triangle three buckets, or the lowest and the highest of each part."""

    LTTB = "lttb"
    MINMAX = "minmax"


@dataclass(frozen=True, slots=True)
class Points:
    """At most `count` points, chosen by `method`."""

    store: Store
    reader: SummaryReader
    count: int
    method: Method

    def of(self, device_id: str, start: datetime, end: datetime, *, by: str) -> list[Document]:
        """Return readings of a device in [start, end) that keep the shape of the field `by`.

        Where there are too many they are aggregated: mean, least and greatest power of a minute, an hour or a day.
        """
        if self.reader.received(device_id, start, end) > MOST_READINGS:
            return self._of_summaries(device_id, start, end, by)
        found = page(self.store, device_id, start, end, limit=MOST_READINGS + 1)
        if len(found) > MOST_READINGS:
            # They came faster than they were summarised.
            return self._of_summaries(device_id, start, end, by)
        readings = [message_of(document) for document in found if isinstance(document.get(by), int | float)]
        values = [(float(reading["timestamp"]), float(reading[by])) for reading in readings]
        choose = largest_triangles if self.method is Method.LTTB else extremes
        return [readings[index] for index in choose(values, self.count)]

    def _of_summaries(self, device_id: str, start: datetime, end: datetime, by: str) -> list[Document]:
        if by != _POWER:
            raise ParameterError("by", f"more than {MOST_READINGS} readings: take {_POWER}, or a shorter time")
        levels = [level for level, length in _LENGTHS.items() if (end - start) / length <= MOST_READINGS]
        level = levels[0] if levels else Level.DAY
        found = self.reader.series(level, device_id, start, end, _FIELDS)
        points = [_aggregated(device_id, each) for each in found if each["powerMean"] is not None]
        times = [float(point["timestamp"]) for point in points]
        if self.method is Method.LTTB:
            chosen = largest_triangles(list(zip(times, (each[_POWER] for each in points), strict=True)), self.count)
        else:
            lows = list(zip(times, (each["powerMin"] for each in points), strict=True))
            chosen = extremes(lows, self.count, [each["powerMax"] for each in points])
        return [points[index] for index in chosen]


def _aggregated(device_id: str, summary: Document) -> Document:
    mean = round(summary["powerMean"], 3)
    # A bucket that one reading of the next covers has a mean, and no reading of its own.
    low, high = (mean if summary[name] is None else summary[name] for name in ("powerMin", "powerMax"))
    return message_of(
        {
            "deviceId": device_id,
            "timestamp": summary["end"],
            _POWER: mean,
            "powerMin": low,
            "powerMax": high,
            "interval": (summary["end"] - summary["start"]).total_seconds(),
            "flags": ["aggregated"],
        }
    )
