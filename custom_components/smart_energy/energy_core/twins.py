"""Notices two devices that send under one id: their registers take turns, or disagree about the same moment."""

from __future__ import annotations

from collections import deque
from typing import Final

from .reading import Reading

SIGNS_NEEDED: Final = 3
"""One register falls once when a meter begins anew, or its flash loses a little; two take turns for ever."""

WINDOW_MS: Final = 600_000


class TwinDetector:
    """Takes the live readings of one id as they arrive; `now_ms` is Unix ms."""

    def __init__(self) -> None:
        """Begin without suspicion."""
        self._last: Reading | None = None
        self._signs_ms: deque[int] = deque(maxlen=SIGNS_NEEDED)

    def on_reading(self, reading: Reading, *, now_ms: int) -> None:
        """Take a reading that was not sent late."""
        last, self._last = self._last, reading
        if last is None:
            return
        disagrees = reading.timestamp_ms == last.timestamp_ms and reading != last
        if disagrees or reading.energy_mwh < last.energy_mwh:
            self._signs_ms.append(now_ms)

    def is_suspected(self, now_ms: int) -> bool:
        """Return whether there were three signs within ten minutes, the first of them at most ten minutes ago."""
        return len(self._signs_ms) == SIGNS_NEEDED and now_ms - self._signs_ms[0] <= WINDOW_MS
