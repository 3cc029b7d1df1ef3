"""The gate: from an Authorization header to who asks, and from name and password to a session."""

from __future__ import annotations

from dataclasses import dataclass
import logging
from typing import Final

from pymongo.database import Database

from mongo_bridge.documents import Document

from . import passwords
from .access_token import LIFETIME, AccessTokens
from .api_tokens import ApiTokens
from .audit import Audit
from .login_limit import LoginLimit
from .principal import AccessError, Principal, Role
from .secret import digest_of, is_of
from .sessions import ReusedError, Session, Sessions
from .users import User, Users

HOW_TO_LOG_IN: Final = (
    "send `Authorization: Bearer <token>`, with an API token (`smart-energy token add NAME`) or with the access token "
    "that POST /api/login returns"
)
FIRST_USER: Final = (
    "there is no user yet: make the first on the bridge's machine with `smart-energy user add --role admin NAME`, "
    "or start the bridge with SMART_ENERGY_ADMIN_PASSWORD, with SMART_ENERGY_API_TOKEN (a token that you choose, to "
    "read), or with SMART_ENERGY_AUTH=none (every program on this machine may read)"
)
_NOBODY: Final = Principal(name="nobody", role=Role.VIEWER, devices=None, source="open")
_SET_UP: Final = "environment"
_LOG = logging.getLogger(__name__)


class TooManyError(AccessError):
    """Too many wrong passwords."""

    def __init__(self, wait_s: int) -> None:
        """Say how long to wait."""
        super().__init__(f"too many wrong passwords; try again in {wait_s} s")
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class Grant:
    """What a login gives: an access token, good for `expires_in` seconds, and a refresh token, good once."""

    access_token: str
    refresh_token: str
    role: Role
    expires_in: int = int(LIFETIME.total_seconds())


class Gate:
    """Everything about who may come in. Raises PyMongoError where the database does not answer."""

    def __init__(
        self,
        database: Database[Document],
        access_tokens: AccessTokens,
        *,
        is_open: bool = False,
        api_token: str | None = None,
    ) -> None:
        """Check against `database`; `is_open` lets everyone read; `api_token` is one more token that may read."""
        self.is_open = is_open
        self.users = Users(database)
        self.sessions = Sessions(database)
        self.api_tokens = ApiTokens(database)
        self.audit = Audit(database)
        self._access_tokens = access_tokens
        self._api_token_digest = digest_of(api_token) if api_token else None
        self._limit = LoginLimit()
        self._has_users = False

    def prepare(self) -> None:
        """Create the indexes."""
        self.sessions.prepare()
        self.audit.prepare()

    def enter(self, token: str | None) -> Principal:
        """Return who has this bearer token; raises AccessError."""
        if token is None:
            return self._without_token()
        if not token.isascii():
            raise AccessError(f"this token has characters that no token has; {HOW_TO_LOG_IN}")
        if self._api_token_digest and is_of(self._api_token_digest, token):
            return Principal(name=f"token-{_SET_UP}", role=Role.VIEWER, devices=None, source=_SET_UP)
        principal = self.api_tokens.find(token) or self._of_access_token(token)
        if principal is None:
            raise AccessError(f"this token is not known, was revoked, or has expired; {HOW_TO_LOG_IN}")
        return principal

    def again(self, principal: Principal) -> Principal:
        """Return who `principal` is now; raises AccessError where they may not come in any more."""
        if principal.source in (_NOBODY.source, _SET_UP):
            return principal
        kind, _, session_id = principal.source.partition("|")
        if kind == "session":
            now = self._in_session(principal.name, session_id)
        else:
            now = self.api_tokens.again(principal.source)
        if now is None:
            raise AccessError("your session or token has ended")
        return now

    def log_in(self, name: str, password: str, address: str) -> Grant:
        """Begin a session; raises AccessError."""
        user = self.check_password(name, password, address)
        self.audit.note(name, "login", "session", address)
        return self._grant(self.sessions.begin(name), user)

    def check_password(self, name: str, password: str, address: str) -> User:
        """Return the user whose password this is; raises AccessError, and counts wrong ones."""
        if wait_s := self._limit.begin(name, address):
            raise TooManyError(wait_s)
        user = self.users.find(name)
        if not passwords.matches(user.password_hash if user else passwords.NOBODYS, password) or user is None:
            # Someone may have typed the password where the name belongs.
            who = name if user else "(no such user)"
            self.audit.note(who, "login failed", "session", address)
            _LOG.warning("A login as %s from %s failed", who, address)
            raise AccessError("name or password is wrong")
        self._limit.succeeded(name, address)
        return user

    def refresh(self, refresh_token: str, address: str) -> Grant:
        """Go on with a session; raises AccessError."""
        try:
            session = self.sessions.rotate(refresh_token)
        except ReusedError as error:
            self.audit.note(error.user, "refresh token used twice", "session", address)
            raise
        user = self.users.find(session.user)
        if user is None:
            self.sessions.end(session.session_id)
            raise AccessError("this session has ended; log in again")
        return self._grant(session, user)

    def _grant(self, session: Session, user: User) -> Grant:
        access_token = self._access_tokens.issue(user.name, session.session_id)
        return Grant(access_token, session.refresh_token, user.role)

    def _without_token(self) -> Principal:
        if self.is_open:
            return _NOBODY
        self._has_users = self._has_users or bool(self.users.all())
        raise AccessError(f"this needs a login: {HOW_TO_LOG_IN if self._has_users else FIRST_USER}")

    def _of_access_token(self, token: str) -> Principal | None:
        claim = self._access_tokens.read(token)
        return self._in_session(claim.user, claim.session_id) if claim else None

    def _in_session(self, name: str, session_id: str) -> Principal | None:
        """Ask the database each time, so that what an admin takes away is gone at once."""
        user = self.users.find(name) if self.sessions.holds(session_id, name) else None
        if user is None:
            return None
        return Principal(name=name, role=user.role, devices=user.devices, source=f"session|{session_id}")
