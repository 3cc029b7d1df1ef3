"""Users in the collection `users`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
import re
from typing import Any, Final

from pymongo import ASCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from mongo_bridge.documents import Document

from . import passwords
from .principal import Role

_NAME: Final = re.compile(r"(?!token-)[A-Za-z0-9_.@-]{1,40}")


class UserError(ValueError):
    """A change of users cannot be made: the text says why."""


class NoSuchUserError(UserError):
    """There is no user of that name."""

    def __init__(self, name: str) -> None:
        """Name the user."""
        super().__init__(f"there is no user {name!r:.80}")


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Someone who may log in. `devices` are those that they may see, None means all."""

    name: str
    role: Role
    devices: frozenset[str] | None
    password_hash: str = field(repr=False)
    created_at: datetime
    changed_at: datetime


class Users:
    """The collection. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Use the collection `users`."""
        self._users = database["users"]

    def find(self, name: str) -> User | None:
        """Return the user, or None."""
        document = self._users.find_one({"_id": name})
        return _user(document) if document else None

    def all(self) -> list[User]:
        """Return every user, by name."""
        return [_user(document) for document in self._users.find().sort("_id", ASCENDING)]

    def add(self, name: str, password: str, role: Role, devices: Iterable[str] | None = None) -> User:
        """Add a user; raises UserError or PasswordError."""
        if not _NAME.fullmatch(name):
            expected = "a name has 1 to 40 of A-Z a-z 0-9 _ . @ - and does not begin with token-"
            raise UserError(f"{expected}, got {name!r:.80}")
        passwords.check_new(password, name)
        now = _now()
        document = {
            "_id": name,
            "role": role.value,
            "devices": _listed(devices),
            "passwordHash": passwords.hash_of(password),
            "createdAt": now,
            "changedAt": now,
        }
        try:
            self._users.insert_one(document)
        except DuplicateKeyError as error:
            raise UserError(f"there is a user {name!r} already") from error
        return _user(document)

    def set_password(self, name: str, password: str) -> None:
        """Give the user another password; raises UserError or PasswordError."""
        passwords.check_new(password, name)
        self._change(name, {"passwordHash": passwords.hash_of(password)})

    def set_role(self, name: str, role: Role) -> None:
        """Give the user another role; raises UserError."""
        self._keeping_an_admin(
            name, lambda: self._change(name, {"role": role.value}), is_admin_after=role is Role.ADMIN
        )

    def set_devices(self, name: str, devices: Iterable[str] | None) -> None:
        """Let the user see these devices, None for all; raises UserError."""
        self._change(name, {"devices": _listed(devices)})

    def remove(self, name: str) -> None:
        """Remove the user; raises UserError."""

        def delete() -> None:
            if not self._users.delete_one({"_id": name}).deleted_count:
                raise NoSuchUserError(name)

        self._keeping_an_admin(name, delete, is_admin_after=False)

    def _change(self, name: str, values: Mapping[str, Any]) -> None:
        if not self._users.update_one({"_id": name}, {"$set": {**values, "changedAt": _now()}}).matched_count:
            raise NoSuchUserError(name)

    def _keeping_an_admin(self, name: str, change: Callable[[], None], *, is_admin_after: bool) -> None:
        others = [user for user in self.all() if user.role is Role.ADMIN and user.name != name]
        user = self.find(name)
        if user and user.role is Role.ADMIN and not is_admin_after and not others:
            raise UserError(f"{name!r} is the last admin; make another user admin first")
        change()


def _user(document: Mapping[str, Any]) -> User:
    devices = document["devices"]
    return User(
        name=document["_id"],
        role=Role(document["role"]),
        devices=None if devices is None else frozenset(devices),
        password_hash=document["passwordHash"],
        created_at=document["createdAt"],
        changed_at=document["changedAt"],
    )


def _listed(devices: Iterable[str] | None) -> list[str] | None:
    return None if devices is None else sorted(set(devices))


def _now() -> datetime:
    return datetime.now(UTC)
