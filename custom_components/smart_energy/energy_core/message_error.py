"""The one error for input that is refused."""

from __future__ import annotations

PAYLOAD = "payload"
"""The field that is named when the whole payload is at fault."""


class MessageError(ValueError):
    """A message is refused: `field` is its JSON name (or `payload`), `reason` what is wrong and what is expected."""

    def __init__(self, field: str, reason: str) -> None:
        """Name the field and the reason."""
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
