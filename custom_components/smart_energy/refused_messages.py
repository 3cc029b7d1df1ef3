"""What was refused: every message is counted, each kind is told once."""

from __future__ import annotations

from collections import Counter
from typing import Final

from .const import LOGGER
from .energy_core.message_error import MessageError

MAX_KINDS: Final = 100
"""A publisher gone wild invents ids without end; beyond this many kinds only the sum goes on."""


class RefusedMessages:
    """Counts by sender and field."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.total = 0
        self.by_kind: Counter[tuple[str, str]] = Counter()

    def add(self, sender: str, topic: str, error: MessageError) -> None:
        """Count one message of `sender`; the first of its kind is logged with the reason."""
        self.total += 1
        kind = (sender, error.field)
        if kind not in self.by_kind:
            if len(self.by_kind) >= MAX_KINDS:
                return
            LOGGER.warning(
                "Refused a message on %.200s: %s. More of this kind are only counted, see the diagnostics",
                topic,
                error,
            )
        self.by_kind[kind] += 1
