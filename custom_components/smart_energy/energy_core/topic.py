"""The topics of a meter: `<root>/<deviceId>/<kind>` (DESIGN.md section 3)."""

from __future__ import annotations

from dataclasses import dataclass
import re
from typing import Final

from .message_error import MessageError

DEFAULT_ROOT: Final = "/energy"
DATA: Final = "data"
INFO: Final = "info"
STATUS: Final = "status"
ACK: Final = "ack"
ALERT: Final = "alert"
ALERT_ACK: Final = "alert/ack"
SETTINGS_LIMITS: Final = "settings/limits"
SETTINGS_TARIFF: Final = "settings/tariff"
RETAINED_KINDS: Final = (INFO, STATUS, SETTINGS_LIMITS, SETTINGS_TARIFF)
"""Kinds of topic that a broker keeps, and that are cleared when a meter is removed."""

_DEVICE_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ROOT: Final = re.compile(r"(?!\$)/?[^/#+\x00]+(/[^/#+\x00]+)*")


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of one device; `str()` gives it as MQTT wants it."""

    root: str
    device_id: str
    kind: str

    def __str__(self) -> str:
        """Return the topic's text."""
        return f"{self.root}/{self.device_id}/{self.kind}"


def check_device_id(device_id: object) -> str:
    """Return the id, or raise MessageError: 1-64 of A-Z a-z 0-9 _ -."""
    if not isinstance(device_id, str) or _DEVICE_ID.fullmatch(device_id) is None:
        raise MessageError("deviceId", f"expected 1 to 64 of A-Z a-z 0-9 _ -, got {device_id!r:.80}")
    return device_id


def check_root(root: str) -> str:
    """Return the topic root, or raise MessageError: no wildcard, no empty level, no slash at the end.

    Nor `$` at the beginning: such topics are the broker's own (MQTT 3.1.1 section 4.7.2) or share a subscription.
    """
    if _ROOT.fullmatch(root) is None:
        expected = f"expected a topic such as {DEFAULT_ROOT}, without wildcards, / at the end or $ at the start"
        raise MessageError("root", f"{expected}, got {root!r:.80}")
    return root


def subscription(root: str, kind: str) -> str:
    """Return the topic filter for one kind of topic of every device below the root."""
    return f"{root}/+/{kind}"


def parse_topic(text: str, root: str) -> Topic:
    """Split a topic below the root; raises MessageError when it is none of a device's."""
    device_id, _, kind = text.removeprefix(f"{root}/").partition("/")
    if not text.startswith(f"{root}/") or not kind:
        raise MessageError("topic", f"expected {root}/<deviceId>/<kind>, got {text!r:.200}")
    return Topic(root, check_device_id(device_id), kind)
