"""The retained info message of a meter or of one of its circuits: what it is, never what it measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from . import json_fields as fields_of
from .message import MAX_INTERVAL_S, check_owner
from .message_error import MessageError
from .topic import check_device_id

SCHEMA_VERSION: Final = 1
ROLES: Final = ("grid", "solar", "battery", "circuit")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceInfo:
    """What a device says of itself; every field but its id may be absent."""

    device_id: str
    model: str | None = None
    firmware: str | None = None
    role: str | None = None
    parent: str | None = None
    interval_s: float | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    """The whole message, as it came."""


def parse_info(payload: bytes | bytearray | str, *, device_id: str) -> DeviceInfo:
    """Parse an info message that came on the topic of `device_id`; raises MessageError."""
    fields = fields_of.decode_object(payload)
    check_owner(fields, device_id)
    schema = fields_of.optional_integer(fields, "schema")
    if schema is not None and schema != SCHEMA_VERSION:
        raise MessageError("schema", f"version {schema} is not understood, only {SCHEMA_VERSION}; update Smart Energy")
    role = fields_of.optional_text(fields, "role")
    if role is not None and role not in ROLES:
        raise MessageError("role", f"expected one of {', '.join(ROLES)}, got {role!r:.80}")
    return DeviceInfo(
        device_id=device_id,
        model=fields_of.optional_text(fields, "model"),
        firmware=fields_of.optional_text(fields, "firmware"),
        role=role,
        parent=_parent(fields, device_id),
        interval_s=fields_of.optional_number(fields, "interval", minimum=0, maximum=MAX_INTERVAL_S),
        fields=fields,
    )


def _parent(fields: Mapping[str, Any], device_id: str) -> str | None:
    parent = fields_of.optional_text(fields, "parent")
    if parent is None:
        return None
    try:
        check_device_id(parent)
    except MessageError as error:
        raise MessageError("parent", error.reason) from error
    if parent == device_id:
        raise MessageError("parent", f"{parent!r} is the device itself; name the meter that the circuit belongs to")
    return parent
