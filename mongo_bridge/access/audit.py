"""The audit log: who did what, when, and from where. Kept in the collection `audit`; never holds a secret."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from pymongo import DESCENDING
from pymongo.database import Database

from mongo_bridge.documents import Document


class Audit:
    """The collection. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Use the collection `audit`."""
        self._audit = database["audit"]

    def prepare(self) -> None:
        """Create the index by which it is read."""
        self._audit.create_index("at")

    def note(self, actor: str, action: str, target: str, address: str | None, **detail: Any) -> None:
        """Write down that `actor` did `action` to `target`, from a network address (None: on this machine)."""
        entry = {"at": datetime.now(UTC), "actor": actor[:80], "action": action, "target": target[:200]}
        self._audit.insert_one(entry | {"address": address, "detail": detail})

    def between(self, start: datetime, end: datetime, limit: int) -> list[Document]:
        """Return the newest entries in [start, end), the newest first."""
        wanted = {"at": {"$gte": start, "$lt": end}}
        return list(self._audit.find(wanted).sort("at", DESCENDING).limit(limit))
