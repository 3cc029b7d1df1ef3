"""Passwords, kept as argon2id hashes only."""

from __future__ import annotations

import threading
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 10
LONGEST: Final = 256

_HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""OWASP's password storage cheat sheet: argon2id with 19 MiB, 2 iterations, 1 lane."""

_ONE_AT_A_TIME: Final = threading.Lock()
"""Many logins at once must take neither all memory nor all cores of a small machine."""


class PasswordError(ValueError):
    """A password cannot be accepted: the text says why."""


def check_new(password: str, name: str) -> None:
    """Raise PasswordError where a new password of the user `name` is too weak."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordError(f"a password has {SHORTEST} to {LONGEST} characters, this one has {len(password)}")
    if password.casefold() == name.casefold() or len(set(password)) < 4:
        raise PasswordError("this password is too easy to guess: it is the name, or the same few characters")


def hash_of(password: str) -> str:
    """Return the hash, parameters and salt included."""
    with _ONE_AT_A_TIME:
        return _HASHER.hash(password)


def matches(hashed: str, password: str) -> bool:
    """Whether the password is the one that was hashed."""
    try:
        with _ONE_AT_A_TIME:
            return _HASHER.verify(hashed, password[: LONGEST + 1])
    except VerificationError, InvalidHashError:
        return False


NOBODYS: Final = hash_of("a password that no user has")
"""Compared with where there is no such user, so that the time of an answer does not tell which names exist."""
