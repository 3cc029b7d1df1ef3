"""Secrets that we make: 256 random bits as text, kept as a hash only."""

from __future__ import annotations

import hashlib
import hmac
import secrets


def new_secret() -> str:
    """Return 256 random bits as 43 characters that a URL may hold."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It is random and long, so one round of SHA-256 tells nothing of it."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def is_of(digest: str, secret: str) -> bool:
    """Whether the secret has this digest, in the same time wherever they differ."""
    return hmac.compare_digest(digest, digest_of(secret))
