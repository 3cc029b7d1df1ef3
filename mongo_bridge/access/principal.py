"""Who asks, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What someone may do; each role may do all that the one before may."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: Role) -> bool:
        """Whether this role may do what `other` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


class AccessError(Exception):
    """Who asks is not known, or may not do that: `is_known` tells which."""

    def __init__(self, reason: str, *, is_known: bool = False) -> None:
        """Give the reason, which goes to whoever asked."""
        super().__init__(reason)
        self.reason = reason
        self.is_known = is_known


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks: a user in a session, an API token, or nobody where login is turned off.

    `devices` are those that they may see, None means all; `source` is the id of the session or of the token.
    """

    name: str
    role: Role
    devices: frozenset[str] | None
    source: str

    def may_see(self, device_id: str) -> bool:
        """Whether the device is one of theirs."""
        return self.devices is None or device_id in self.devices

    def check_sees(self, device_id: str) -> None:
        """Raise AccessError unless the device is one of theirs; says nothing of whether there is such a device."""
        if not self.may_see(device_id):
            raise AccessError(f"{device_id} is none of your devices; an admin can let you see it", is_known=True)

    def check_role(self, role: Role) -> None:
        """Raise AccessError unless they may do what `role` may."""
        if not self.role.includes(role):
            reason = f"this needs the role {role}, and {self.name!r} has the role {self.role}; ask an admin"
            raise AccessError(reason, is_known=True)

    def check_sees_all(self) -> None:
        """Raise AccessError where only some devices are theirs."""
        if self.devices is not None:
            raise AccessError("this is about all devices, and you may see only some; ask an admin", is_known=True)
