"""Keeps one broken publisher from filling the log: what is said of it once is counted afterwards."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Final

PERIOD_S: Final = 3600.0
MAX_KINDS: Final = 100
"""A publisher gone wild invents topics without end; beyond this many kinds the log is silent until the next period."""

TOLD_ONCE: Final = f"More of this kind are only counted for {PERIOD_S / 3600:.0f} h, see /api/health"


class LogLimit:
    """Lets the first message of each kind through, once a period. For one thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with nothing said; `clock` gives monotonic seconds."""
        self._clock = clock
        self._since_s = clock()
        self._kinds: set[tuple[str, ...]] = set()

    def lets_through(self, *kind: str) -> bool:
        """Whether a message of this kind is to be logged now."""
        now_s = self._clock()
        if now_s - self._since_s >= PERIOD_S:
            self._kinds.clear()
            self._since_s = now_s
        if kind in self._kinds or len(self._kinds) >= MAX_KINDS:
            return False
        self._kinds.add(kind)
        return True
