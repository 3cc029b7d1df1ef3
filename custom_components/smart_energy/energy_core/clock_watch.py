"""Notices when the clock of the day is set: a computer without a battery starts with a wrong one."""

from __future__ import annotations

from typing import Final

TOLERANCE_MS: Final = 2000
"""Less is not worth telling: the fine adjustment of a clock, or a pause between two looks at it."""


class ClockWatch:
    """Compares Unix time in ms with a monotonic one in s."""

    def __init__(self) -> None:
        """Begin with the first look."""
        self._offset_ms: float | None = None

    def step_ms(self, unix_ms: int, monotonic_s: float) -> int:
        """Return by how many ms the clock was set since it was last looked at, 0 for none."""
        offset_ms = unix_ms - monotonic_s * 1000
        step_ms = 0 if self._offset_ms is None else round(offset_ms - self._offset_ms)
        if self._offset_ms is not None and abs(step_ms) < TOLERANCE_MS:
            return 0
        self._offset_ms = offset_ms
        return step_ms
