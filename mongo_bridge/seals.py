"""Until when the readings of each device are gone and their summaries sealed."""

from __future__ import annotations

import threading


class Seals:
    """Unix times in ms by device, for several threads; kept in MongoDB by the rollup's store."""

    def __init__(self) -> None:
        """Begin with nothing sealed."""
        self._lock = threading.Lock()
        self._until_ms: dict[str, int] = {}

    def set(self, until_ms: dict[str, int]) -> None:
        """Know these seals, and no others."""
        with self._lock:
            self._until_ms = until_ms

    def until_ms(self, device_id: str) -> int | None:
        """Return until when a device is sealed, None where it is not."""
        with self._lock:
            return self._until_ms.get(device_id)

    def covers(self, device_id: str | None, timestamp_ms: int | None) -> bool:
        """Whether the interval that ended then belongs to a sealed time."""
        if device_id is None or timestamp_ms is None:
            return False
        until_ms = self.until_ms(device_id)
        return until_ms is not None and timestamp_ms <= until_ms
