"""API tokens of machines, such as Home Assistant, Grafana and Prometheus. Kept in the collection `tokens`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
import re
import secrets
from typing import Final

from pymongo import ASCENDING
from pymongo.database import Database

from mongo_bridge.documents import Document

from .principal import Principal, Role
from .secret import digest_of, is_of, new_secret
from .users import UserError

KIND: Final = "api"
_TOKEN: Final = re.compile(r"set_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_NAME: Final = re.compile(r"[A-Za-z0-9_.@-]{1,32}")
_NOTED_EVERY: Final = timedelta(minutes=1)


class ApiTokens:
    """The API tokens in `tokens`. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Use the collection `tokens`."""
        self._tokens = database["tokens"]

    def add(
        self,
        name: str,
        role: Role,
        *,
        devices: Iterable[str] | None = None,
        created_by: str,
        expires_at: datetime | None = None,
    ) -> tuple[Document, str]:
        """Make a token; return its document, and its text, which nobody can read again. Raises UserError."""
        if not _NAME.fullmatch(name):
            raise UserError(f"a token's name has 1 to 32 of A-Z a-z 0-9 _ . @ -, got {name!r:.80}")
        token_id, secret = secrets.token_hex(6), new_secret()
        document: Document = {
            "_id": f"{KIND}|{token_id}",
            "kind": KIND,
            "name": name,
            "role": role.value,
            "devices": None if devices is None else sorted(set(devices)),
            "digest": digest_of(secret),
            "createdBy": created_by,
            "createdAt": datetime.now(UTC),
            "expiresAt": expires_at,
            "usedAt": None,
        }
        self._tokens.insert_one(document)
        return document, f"set_{token_id}_{secret}"

    def find(self, text: str) -> Principal | None:
        """Return who has this token, or None where it is unknown, revoked or expired."""
        parts = _TOKEN.fullmatch(text)
        document = self._tokens.find_one({"_id": f"{KIND}|{parts[1]}"}) if parts else None
        if not parts or document is None or not is_of(document["digest"], parts[2]):
            return None
        now = datetime.now(UTC)
        if document["expiresAt"] is not None and document["expiresAt"] <= now:
            return None
        if document["usedAt"] is None or now - document["usedAt"] > _NOTED_EVERY:
            self._tokens.update_one({"_id": document["_id"]}, {"$set": {"usedAt": now}})
        return _principal(document)

    def again(self, source: str) -> Principal | None:
        """Return who has the token `source` now, or None where it was revoked or has expired."""
        document = self._tokens.find_one({"_id": source, "kind": KIND})
        expires_at = document["expiresAt"] if document else None
        if document is None or (expires_at is not None and expires_at <= datetime.now(UTC)):
            return None
        return _principal(document)

    def all(self) -> list[Document]:
        """Return every token, by name, without what it is checked by."""
        found = self._tokens.find({"kind": KIND}, {"digest": False})
        return list(found.sort([("name", ASCENDING), ("_id", ASCENDING)]))

    def revoke(self, token_id: str) -> bool:
        """Remove a token; False where there is none with this id."""
        return bool(self._tokens.delete_one({"_id": f"{KIND}|{token_id}"}).deleted_count)


def _principal(document: Document) -> Principal:
    return Principal(
        name=f"token-{document['name']}",
        role=Role(document["role"]),
        devices=None if document["devices"] is None else frozenset(document["devices"]),
        source=document["_id"],
    )
