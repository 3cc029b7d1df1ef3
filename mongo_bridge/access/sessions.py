"""Sessions of users: a refresh token is good once, and gives the next one. Kept in the collection `tokens`.

A refresh token that comes a second time was stolen, by whoever came first or by whoever came second: the whole
session ends (RFC 9700 section 4.14.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import logging
import re
import secrets
from typing import Final

from pymongo.database import Database

from mongo_bridge.documents import Document

from .principal import AccessError
from .secret import digest_of, is_of, new_secret

KIND: Final = "session"
LIFETIME: Final = timedelta(days=30)
_REFRESH: Final = re.compile(r"ser_([0-9a-f]{24})_([A-Za-z0-9_-]{43})")
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Session:
    """Whose session it is, and the refresh token that goes on with it."""

    session_id: str
    user: str
    refresh_token: str


class ReusedError(AccessError):
    """A refresh token came a second time."""

    def __init__(self, user: str) -> None:
        """Remember whose it was."""
        super().__init__("this refresh token was used before, so the session was ended for safety; log in again")
        self.user = user


class Sessions:
    """The sessions in `tokens`. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Use the collection `tokens`."""
        self._tokens = database["tokens"]

    def prepare(self) -> None:
        """Let the database remove what has expired."""
        self._tokens.create_index("expiresAt", expireAfterSeconds=0)

    def begin(self, user: str) -> Session:
        """Begin a session, and forget those of this user that have expired."""
        now = datetime.now(UTC)
        self._tokens.delete_many({"kind": KIND, "user": user, "expiresAt": {"$lt": now}})
        session_id, secret = secrets.token_hex(12), new_secret()
        self._tokens.insert_one(
            {
                "_id": f"{KIND}|{session_id}",
                "kind": KIND,
                "user": user,
                "digest": digest_of(secret),
                "createdAt": now,
                "usedAt": now,
                "expiresAt": now + LIFETIME,
                "revokedAt": None,
            }
        )
        return Session(session_id, user, f"ser_{session_id}_{secret}")

    def rotate(self, refresh_token: str) -> Session:
        """Exchange a refresh token for the next one; raises AccessError, and ends the session of one used before."""
        parts = _REFRESH.fullmatch(refresh_token)
        if not parts:
            raise AccessError("this is no refresh token; log in again")
        session_id, secret = parts.groups()
        document = self._live(session_id)
        if document is None:
            raise AccessError("this session has ended; log in again")
        fresh, now = new_secret(), datetime.now(UTC)
        # One statement finds and changes it: of two that come at once, only one can succeed.
        taken = self._tokens.update_one(
            {"_id": document["_id"], "digest": digest_of(secret), "revokedAt": None},
            {"$set": {"digest": digest_of(fresh), "usedAt": now, "expiresAt": now + LIFETIME}},
        )
        if not taken.modified_count:
            self.end(session_id)
            _LOG.warning("A refresh token of %r was used twice; its session was ended", document["user"])
            raise ReusedError(document["user"])
        return Session(session_id, document["user"], f"ser_{session_id}_{fresh}")

    def holds(self, session_id: str, user: str) -> bool:
        """Whether this session of the user goes on."""
        document = self._live(session_id)
        return document is not None and document["user"] == user

    def owner(self, refresh_token: str) -> tuple[str, str] | None:
        """Return session and user of a refresh token that is good; it stays good."""
        parts = _REFRESH.fullmatch(refresh_token)
        document = self._live(parts[1]) if parts else None
        if not parts or document is None or not is_of(document["digest"], parts[2]):
            return None
        return parts[1], document["user"]

    def end(self, session_id: str) -> None:
        """End one session."""
        self._tokens.update_one({"_id": f"{KIND}|{session_id}"}, {"$set": {"revokedAt": datetime.now(UTC)}})

    def end_all(self, user: str) -> int:
        """End every session of a user; return how many went on until now."""
        going_on = {"kind": KIND, "user": user, "revokedAt": None}
        return self._tokens.update_many(going_on, {"$set": {"revokedAt": datetime.now(UTC)}}).modified_count

    def _live(self, session_id: str) -> Document | None:
        document = self._tokens.find_one({"_id": f"{KIND}|{session_id}"})
        if document is None or document["revokedAt"] is not None or document["expiresAt"] <= datetime.now(UTC):
            return None
        return document
