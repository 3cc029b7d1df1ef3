"""Access tokens: JSON Web Tokens (RFC 7519) that are good for minutes, and only while their session goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import os
from pathlib import Path
import secrets
from typing import Final

import jwt

LIFETIME: Final = timedelta(minutes=10)
KEY_FILE: Final = "signing.key"
_KEY_BYTES: Final = 32
_ISSUER: Final = "smart-energy"
_ALGORITHM: Final = "HS256"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a good access token says: this user, in this session."""

    user: str
    session_id: str


class AccessTokens:
    """Signs and reads access tokens."""

    def __init__(self, key: bytes) -> None:
        """Sign with this key; whoever has it can make tokens."""
        self._key = key

    def issue(self, user: str, session_id: str) -> str:
        """Return a token for a session, good for LIFETIME."""
        now = datetime.now(UTC)
        claims = {"iss": _ISSUER, "sub": user, "sid": session_id, "iat": now, "exp": now + LIFETIME}
        return jwt.encode(claims, self._key, _ALGORITHM)

    def read(self, token: str) -> Claim | None:
        """Return what a token says, or None where it is none of ours or has expired."""
        try:
            claims = jwt.decode(
                token,
                self._key,
                algorithms=[_ALGORITHM],
                issuer=_ISSUER,
                options={"require": ["exp", "iat", "iss", "sub"]},
            )
        except jwt.InvalidTokenError:
            return None
        session_id = claims.get("sid")
        return Claim(claims["sub"], session_id) if isinstance(session_id, str) else None


def signing_key(folder: Path) -> bytes:
    """Return the key in `folder`, made at the first start; only its owner can read it. Raises OSError."""
    path = folder / KEY_FILE
    if not path.exists():
        # A power cut must not leave half a key under its name.
        fresh = folder / f".{KEY_FILE}"
        fresh.unlink(missing_ok=True)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(path)
    return read_key(path)


def read_key(path: Path) -> bytes:
    """Return the key in a file; raises OSError."""
    key = path.read_bytes()
    if len(key) < _KEY_BYTES:
        raise OSError(f"{path}: a signing key has at least {_KEY_BYTES} bytes, this file has {len(key)}")
    return key
