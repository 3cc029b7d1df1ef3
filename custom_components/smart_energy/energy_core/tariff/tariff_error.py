"""The one error for tariffs and price series that are refused."""

from __future__ import annotations


class TariffError(ValueError):
    """A tariff is refused: `path` leads to the value, `reason` says what is wrong, `example` what would be right."""

    def __init__(self, path: str, reason: str, example: str) -> None:
        """Name the path, the reason and an example of what is right."""
        super().__init__(f"{path}: {reason}; right is, for example, {example}")
        self.path = path
        self.reason = reason
        self.example = example
