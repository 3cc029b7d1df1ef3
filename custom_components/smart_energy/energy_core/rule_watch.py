"""One rule at work: how long a value has been beyond its limit, and how long it has been back."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from dataclasses import dataclass
from math import inf
from typing import Final

from .limits import Rule

SPIKE_WINDOW_MS: Final = 600_000
SPIKE_HISTORY_MS: Final = 60_000
"""A median of less than a minute says nothing of what is usual."""

_INTERVALS_UNTIL_GAP: Final = 3
_MIN_GAP_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, how far it is beyond its limit (negative: within), its Unix ms, and how many ms it covers."""

    value: float
    beyond: float
    at_ms: int
    covers_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Begun:
    """The rule noticed something: since when, and the worst value so far."""

    since_ms: int
    value: float


@dataclass(frozen=True, slots=True)
class Ended:
    """It is over: since when, and the worst value there was."""

    until_ms: int
    value: float


class RuleWatch:
    """Waits for the rule's hold times, measured by the readings' own times, so that every side decides the same."""

    def __init__(self) -> None:
        """Begin within the limit."""
        self.is_active = False
        self._turned_ms: int | None = None
        """Since when the value has been on the other side than `is_active` says."""
        self._last_ms = 0
        self._worst = Measured(0.0, -inf, 0)

    def resume(self, worst: float) -> None:
        """Go on with something that had begun before a restart."""
        self.is_active, self._worst = True, Measured(worst, 0.0, 0)

    def cancel(self) -> None:
        """Forget what was under way: the rule was switched off."""
        self.is_active, self._turned_ms = False, None

    def step(self, rule: Rule, measured: Measured) -> Begun | Ended | None:
        """Take the next value of a rule that watches."""
        if self._has_gap(measured):
            self._turned_ms = None
        self._last_ms = measured.at_ms
        return self._until_back(rule, measured) if self.is_active else self._until_beyond(rule, measured)

    def _until_beyond(self, rule: Rule, measured: Measured) -> Begun | None:
        if measured.beyond <= 0:
            self._turned_ms = None
            return None
        if self._turned_ms is None:
            self._turned_ms, self._worst = measured.at_ms, measured
        self._note_worst(measured)
        since_ms = self._turned_ms
        if measured.at_ms - since_ms + measured.covers_ms < rule.hold_s * 1000:
            return None
        self.is_active, self._turned_ms = True, None
        return Begun(since_ms, self._worst.value)

    def _until_back(self, rule: Rule, measured: Measured) -> Ended | None:
        self._note_worst(measured)
        if measured.beyond > -rule.hysteresis:
            self._turned_ms = None
            return None
        if self._turned_ms is None:
            self._turned_ms = measured.at_ms
        until_ms = self._turned_ms
        if measured.at_ms - until_ms + measured.covers_ms < rule.release_s * 1000:
            return None
        self.cancel()
        return Ended(until_ms, self._worst.value)

    def _has_gap(self, measured: Measured) -> bool:
        """Nothing is known of a silence, or of a clock that was set: no hold time passes in it."""
        passed_ms = measured.at_ms - self._last_ms
        return not 0 <= passed_ms <= max(_MIN_GAP_MS, _INTERVALS_UNTIL_GAP * measured.covers_ms)

    def _note_worst(self, measured: Measured) -> None:
        if measured.beyond > self._worst.beyond:
            self._worst = measured


class RecentMedian:
    """The median of the last ten minutes, in O(log n) comparisons a value."""

    def __init__(self) -> None:
        """Begin with nothing, and with no median until a minute is known."""
        self._values: deque[tuple[int, float]] = deque()
        self._sorted: list[float] = []

    def add(self, at_ms: int, value: float) -> None:
        """Add the next value; forget what is older than the window, and all when the meter's clock was set back."""
        if self._values and at_ms < self._values[-1][0]:
            self._values.clear()
            self._sorted.clear()
        self._values.append((at_ms, value))
        insort(self._sorted, value)
        while self._values[0][0] < at_ms - SPIKE_WINDOW_MS:
            _, old = self._values.popleft()
            del self._sorted[bisect_left(self._sorted, old)]

    @property
    def median(self) -> float | None:
        """The lower median, or None while less than a minute is known."""
        if not self._values or self._values[-1][0] - self._values[0][0] < SPIKE_HISTORY_MS:
            return None
        return self._sorted[(len(self._sorted) - 1) // 2]
