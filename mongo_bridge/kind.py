"""The kinds of entries in the spool."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What an entry of the spool becomes in MongoDB."""

    READING = "reading"
    INFO = "info"
    STATUS = "status"
    ALERT = "alert"
    ACKNOWLEDGEMENT = "acknowledgement"
    SETTINGS = "settings"
    DEAD_LETTER = "dead_letter"
