"""Which of two copies of a setting is the newer one: the same answer on every side (DESIGN.md section 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
import re
from typing import Any, Final

from . import json_fields as fields_of
from .message_error import PAYLOAD, MessageError

REVISION_FIELDS: Final = frozenset(("revision", "changedAt", "changedBy"))
_AUTHOR: Final = re.compile(r"[A-Za-z0-9_.@-]{1,40}")


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """Ordered as the rule says: the higher number wins, a tie goes by who changed it, then by when (Unix ms)."""

    number: int = 0
    changed_by: str = ""
    changed_at_ms: int = 0

    def next(self, changed_by: str, now_ms: int) -> Revision:
        """Return the revision of a change made now by `changed_by`."""
        return Revision(self.number + 1, changed_by, now_ms)

    def fields(self) -> dict[str, Any]:
        """Return the three fields of a settings message."""
        return {"revision": self.number, "changedAt": seconds(self.changed_at_ms), "changedBy": self.changed_by}


def seconds(unix_ms: int) -> int | float:
    """Return Unix time in s with at most 3 decimals, as messages carry it."""
    return unix_ms // 1000 if unix_ms % 1000 == 0 else unix_ms / 1000


def check_author(name: str, author: object) -> str:
    """Return who did something, or raise MessageError for the field `name`: 1-40 of A-Z a-z 0-9 _ - . @."""
    if not isinstance(author, str) or _AUTHOR.fullmatch(author) is None:
        raise MessageError(name, f"expected 1 to 40 of A-Z a-z 0-9 _ - . @, got {author!r:.80}")
    return author


def unix_ms(fields: Mapping[str, Any], name: str) -> int:
    """Return a required Unix time in s as ms; raises MessageError for what no clock of ours shows."""
    return round(fields_of.number(fields, name, minimum=1_000_000_000, maximum=99_999_999_999) * 1000)


def revision_of(fields: Mapping[str, Any]) -> Revision:
    """Read the revision of a settings message; raises MessageError."""
    number = fields_of.optional_integer(fields, "revision")
    if not number:
        raise MessageError("revision", "missing or 0; a whole number from 1 is required")
    author = check_author("changedBy", fields.get("changedBy"))
    return Revision(number, author, unix_ms(fields, "changedAt"))


def check_size(payload: bytes | bytearray | str, maximum: int) -> None:
    """Raise MessageError for a payload of more than `maximum` bytes."""
    size = len(payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload)
    if size > maximum:
        raise MessageError(PAYLOAD, f"{size} bytes, at most {maximum} are accepted")
