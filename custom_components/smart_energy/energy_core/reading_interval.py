"""How far apart a device's readings lie, learned from their timestamps where its messages do not say."""

from __future__ import annotations

from collections import deque
from statistics import median_low
from typing import Final

SPACINGS_LEARNED_FROM: Final = 5
SPACINGS_UNTIL_KNOWN: Final = 3


class LearnedInterval:
    """Seconds from one live reading to the next."""

    __slots__ = ("_last_ms", "_spacings_s")

    def __init__(self, learned_s: float | None = None) -> None:
        """Begin with what was learned before, if anything was."""
        known = () if learned_s is None else (learned_s,) * SPACINGS_UNTIL_KNOWN
        self._spacings_s: deque[float] = deque(known, SPACINGS_LEARNED_FROM)
        self._last_ms: int | None = None

    @property
    def usual_s(self) -> float | None:
        """The median of what was seen; None before a second reading."""
        return median_low(self._spacings_s) if self._spacings_s else None

    @property
    def is_known(self) -> bool:
        """Whether it was seen often enough: one spacing alone may be an outage."""
        return len(self._spacings_s) >= SPACINGS_UNTIL_KNOWN

    def take(self, timestamp_ms: int) -> None:
        """Learn from the time of a live reading (Unix ms)."""
        if self._last_ms is not None and timestamp_ms > self._last_ms:
            self._spacings_s.append((timestamp_ms - self._last_ms) / 1000)
        self._last_ms = timestamp_ms
