"""Messages of version 1 to values (DESIGN.md section 3). Everything that enters is checked here, once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from . import json_fields as fields_of
from .message_error import PAYLOAD, MessageError
from .reading import Reading
from .topic import check_device_id

EARLIEST_TIMESTAMP_S: Final = 1_000_000_000
"""2001-09-09. A clock that was never set shows 1970 or 2000; nobody metered with this message before."""

MAX_AHEAD_S: Final = 86_400
"""A clock in the wrong time zone is at most 14 h ahead; what is a day ahead is a broken clock."""

MAX_INTERVAL_S: Final = 86_400
"""A reading that covers more than a day is a mistake in the unit."""

_MILLISECONDS_FROM: Final = 100_000_000_000
"""As seconds this is the year 5138, as milliseconds 1973."""

_KNOWN: Final = frozenset(
    (
        "deviceId",
        "voltage",
        "current",
        "power",
        "energy",
        "timestamp",
        "seq",
        "energyExport",
        "frequency",
        "powerFactor",
        "apparentPower",
        "reactivePower",
        "thdVoltage",
        "thdCurrent",
        "interval",
        "powerMin",
        "powerMax",
        "flags",
        "replayed",
    )
)


def parse_reading(payload: bytes | bytearray | str, *, device_id: str, now_s: float) -> Reading:
    """Parse a data message that came on the topic of `device_id` at the Unix time `now_s`.

    Raises MessageError, which names the field and the reason.
    """
    return reading_from_fields(fields_of.decode_object(payload), device_id=device_id, now_s=now_s)


def reading_from_fields(fields: Mapping[str, Any], *, device_id: str, now_s: float) -> Reading:
    """Make a Reading of a decoded data message; raises MessageError."""
    check_owner(fields, device_id)
    power_min_w = fields_of.optional_number(fields, "powerMin")
    power_max_w = fields_of.optional_number(fields, "powerMax")
    if power_min_w is not None and power_max_w is not None and power_min_w > power_max_w:
        raise MessageError("powerMin", f"expected at most powerMax ({power_max_w:g}), got {power_min_w:g}")
    return Reading(
        device_id=device_id,
        voltage_v=fields_of.number(fields, "voltage", minimum=0),
        current_a=fields_of.number(fields, "current", minimum=0),
        power_w=fields_of.number(fields, "power"),
        energy_mwh=fields_of.thousandths(fields, "energy"),
        timestamp_ms=timestamp_ms(fields, now_s),
        seq=fields_of.optional_integer(fields, "seq"),
        energy_export_mwh=fields_of.thousandths(fields, "energyExport") if "energyExport" in fields else None,
        frequency_hz=fields_of.optional_number(fields, "frequency", minimum=0),
        power_factor=fields_of.optional_number(fields, "powerFactor", minimum=-1, maximum=1),
        apparent_power_va=fields_of.optional_number(fields, "apparentPower", minimum=0),
        reactive_power_var=fields_of.optional_number(fields, "reactivePower"),
        thd_voltage_percent=fields_of.optional_number(fields, "thdVoltage", minimum=0),
        thd_current_percent=fields_of.optional_number(fields, "thdCurrent", minimum=0),
        interval_s=fields_of.optional_number(fields, "interval", minimum=0, maximum=MAX_INTERVAL_S),
        power_min_w=power_min_w,
        power_max_w=power_max_w,
        flags=fields_of.optional_texts(fields, "flags"),
        replayed=fields_of.optional_boolean(fields, "replayed"),
        unknown={name: value for name, value in fields.items() if name not in _KNOWN},
    )


def parse_status(payload: bytes | bytearray | str) -> bool:
    """Return True for `online`, False for `offline`; raises MessageError."""
    text = payload if isinstance(payload, str) else bytes(payload).decode("utf-8", "replace")
    if text not in ("online", "offline"):
        raise MessageError(PAYLOAD, f"expected online or offline, got {text!r:.80}")
    return text == "online"


def check_owner(fields: Mapping[str, Any], device_id: str) -> None:
    """Raise MessageError unless the message's deviceId is well-formed and the topic's."""
    if "deviceId" not in fields:
        raise MessageError("deviceId", "missing; the meter's id is required")
    if check_device_id(fields["deviceId"]) != device_id:
        raise MessageError("deviceId", f"{fields['deviceId']!r} came on the topic of {device_id!r}; they must be equal")


def timestamp_ms(fields: Mapping[str, Any], now_s: float) -> int:
    """Return the field `timestamp`, Unix time in s, in ms; raises MessageError for a clock that cannot be right."""
    seconds = fields_of.number(fields, "timestamp")
    if seconds >= _MILLISECONDS_FROM:
        raise MessageError("timestamp", f"{seconds:.0f} looks like milliseconds; Unix time in seconds is expected")
    if seconds < EARLIEST_TIMESTAMP_S:
        raise MessageError("timestamp", f"{seconds:g} is before 2001-09-09: the clock was not set")
    if seconds > now_s + MAX_AHEAD_S:
        raise MessageError("timestamp", f"{seconds:.0f} is {seconds - now_s:.0f} s in the future: the clock is wrong")
    return round(seconds * 1000)
