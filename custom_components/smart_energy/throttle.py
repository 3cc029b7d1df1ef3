"""When a value is written: only what a person would call a change, and not too often. Pure: time is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONGEST_SILENCE_S: Final = 300.0
"""A change too small to be written at once is written after this long: nobody looks at an old value for ever."""


@dataclass(frozen=True, slots=True)
class Deadband:
    """What a change must exceed: `absolute`, in the value's unit, or `percent` of what is written, if that is more.

    Both are for the option's default of 1 %; twice the option makes both twice as large.
    """

    absolute: float = 0.0
    percent: float = 0.0

    def holds(self, written: float, value: float, option_percent: float) -> bool:
        """Return whether the value may stay as it was written."""
        return abs(value - written) <= option_percent * max(self.absolute, self.percent / 100 * abs(written))


NO_DEADBAND: Final = Deadband()


class Throttle:
    """Judges the values of one entity; all times are monotonic seconds."""

    __slots__ = ("_deadband", "_digits", "_interval_s", "_option_percent", "_silence_s", "_written", "_written_s")

    def __init__(
        self, deadband: Deadband, option_percent: float, *, interval_s: float, silence_s: float, digits: int
    ) -> None:
        """Let changes be written every `interval_s`, small ones every `silence_s`, and only if `digits` show them."""
        self._deadband = deadband
        self._option_percent = option_percent
        self._interval_s = interval_s
        self._silence_s = silence_s
        self._digits = digits
        self._written: float | None = None
        self._written_s = float("-inf")

    def note(self, value: float | None, now_s: float) -> None:
        """Take note of what is written."""
        self._written, self._written_s = value, now_s

    def is_new(self, value: float | None) -> bool:
        """Return whether the value differs at all from what is written."""
        return value != self._written

    def is_early(self, now_s: float, spacing_s: float) -> bool:
        """Return whether it is too early to look at the value.

        The reading that comes nearest to the interval is written, not the first after it; `spacing_s` lies between two.
        """
        return now_s - self._written_s < self._interval_s - spacing_s / 2

    def lets(self, value: float | None, now_s: float, spacing_s: float) -> bool:
        """Return whether the value is to be written now, if it is not too early."""
        written = self._written
        if value is None or written is None:
            return value is not written
        if not self._deadband.holds(written, value, self._option_percent):
            return True
        is_old = now_s - self._written_s >= self._silence_s - spacing_s / 2
        return is_old and round(value, self._digits) != round(written, self._digits)
