"""The messages of `/energy/<id>/alert` and `/energy/<id>/alert/ack` (DESIGN.md section 3)."""

from __future__ import annotations

from collections.abc import Mapping
import json
import re
from typing import Any, Final

from . import json_fields as fields_of
from .alert import Acknowledgement, Alert
from .message_error import MessageError
from .revision import check_author, seconds, unix_ms
from .topic import check_device_id

_KIND: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_SINCE: Final = re.compile(r"[0-9]{12,14}")


def parse_alert(payload: bytes | bytearray | str, *, device_id: str) -> Alert:
    """Parse an alert that came on the topic of `device_id`; raises MessageError."""
    fields = fields_of.decode_object(payload)
    alert_id = parse_alert_id(fields.get("id"), device_id=device_id)
    kind = fields_of.optional_text(fields, "kind")
    since_ms = unix_ms(fields, "since")
    if f"{device_id}|{kind}|{since_ms}" != alert_id:
        raise MessageError("id", f"expected <deviceId>|<kind>|<since ms> of the same message, got {alert_id!r}")
    until_ms = unix_ms(fields, "until") if "until" in fields else None
    if until_ms is not None and until_ms < since_ms:
        raise MessageError("until", "expected a time that is not before since")
    return Alert(
        device_id=device_id,
        kind=alert_id.split("|")[1],
        since_ms=since_ms,
        value=fields_of.number(fields, "value"),
        limit=fields_of.optional_number(fields, "limit"),
        until_ms=until_ms,
        replayed=fields_of.optional_boolean(fields, "replayed"),
    )


def encode_alert(alert: Alert) -> str:
    """Return the alert's message; who acknowledged it goes on a topic of its own."""
    fields: dict[str, Any] = {"id": alert.id, "kind": alert.kind, "value": alert.value}
    if alert.limit is not None:
        fields["limit"] = alert.limit
    fields["since"] = seconds(alert.since_ms)
    if alert.until_ms is not None:
        fields["until"] = seconds(alert.until_ms)
    if alert.replayed:
        fields["replayed"] = True
    return json.dumps(fields, separators=(",", ":"))


def parse_acknowledgement(payload: bytes | bytearray | str, *, device_id: str) -> Acknowledgement:
    """Parse an acknowledgement that came on the topic of `device_id`; raises MessageError."""
    fields = fields_of.decode_object(payload)
    return Acknowledgement(
        alert_id=parse_alert_id(fields.get("id"), device_id=device_id),
        by=check_author("acknowledgedBy", fields.get("acknowledgedBy")),
        at_ms=unix_ms(fields, "acknowledgedAt"),
    )


def encode_acknowledgement(acknowledgement: Acknowledgement) -> str:
    """Return the acknowledgement's message."""
    fields: Mapping[str, Any] = {
        "id": acknowledgement.alert_id,
        "acknowledgedAt": seconds(acknowledgement.at_ms),
        "acknowledgedBy": acknowledgement.by,
    }
    return json.dumps(fields, separators=(",", ":"))


def parse_alert_id(text: object, *, device_id: str | None = None) -> str:
    """Return an alert's id, or raise MessageError; it names `device_id` where that is given."""
    parts = text.split("|") if isinstance(text, str) else []
    if len(parts) != 3 or _KIND.fullmatch(parts[1]) is None or _SINCE.fullmatch(parts[2]) is None:
        raise MessageError("id", f"expected <deviceId>|<kind>|<since ms>, got {text!r:.120}")
    owner = check_device_id(parts[0])
    if device_id is not None and owner != device_id:
        raise MessageError("id", f"{owner!r} came on the topic of {device_id!r}; they must be equal")
    return "|".join(parts)
