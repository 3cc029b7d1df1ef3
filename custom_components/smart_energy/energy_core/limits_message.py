"""The retained message of `/energy/<id>/settings/limits`: at most 512 bytes, because meters read it too."""

from __future__ import annotations

from collections.abc import Mapping
import json
from typing import Any, Final

from . import json_fields as fields_of
from .limits import FORECAST_KINDS, AlertKind, LimitSettings, RuleSettings
from .message_error import PAYLOAD, MessageError
from .revision import REVISION_FIELDS, check_size, revision_of

MAX_LIMITS_BYTES: Final = 512
MAX_VOLTAGE_V: Final = 1000.0
MAX_CURRENT_A: Final = 10_000.0
MAX_LIMIT: Final = 10_000_000.0
MAX_HOLD_S: Final = 86_400.0

_KNOWN: Final = REVISION_FIELDS | {"nominalVoltage", "fuseRating"} | set(AlertKind)
_RULE_FIELDS: Final = ("enabled", "limit", "hysteresis", "hold", "release")
_HAS_NO_HYSTERESIS: Final = frozenset(
    (AlertKind.METER_OFFLINE, AlertKind.NO_MAINS, AlertKind.IMPORT_BUDGET, *FORECAST_KINDS)
)
_FIELDS_OF: Final = {
    **{kind: _RULE_FIELDS for kind in AlertKind if kind not in _HAS_NO_HYSTERESIS},
    AlertKind.METER_OFFLINE: ("enabled", "limit"),
    AlertKind.NO_MAINS: ("enabled", "limit", "hold", "release"),
    # The budget itself goes with the tariff.
    AlertKind.IMPORT_BUDGET: ("enabled",),
    **dict.fromkeys(FORECAST_KINDS, ("enabled", "limit")),
}


def parse_limits(payload: bytes | bytearray | str) -> LimitSettings:
    """Parse a limits message; raises MessageError, which names the field and the reason."""
    check_size(payload, MAX_LIMITS_BYTES)
    return limits_from_fields(fields_of.decode_object(payload))


def limits_from_fields(fields: Mapping[str, Any]) -> LimitSettings:
    """Make LimitSettings of a decoded message; raises MessageError."""
    settings = LimitSettings(
        revision=revision_of(fields),
        nominal_voltage_v=_positive(fields, "nominalVoltage", MAX_VOLTAGE_V),
        fuse_rating_a=_positive(fields, "fuseRating", MAX_CURRENT_A),
        rules={kind: _rule(fields, kind) for kind in AlertKind if kind in fields},
        unknown={name: value for name, value in fields.items() if name not in _KNOWN},
    )
    low, high = settings.rule(AlertKind.UNDERVOLTAGE).limit, settings.rule(AlertKind.OVERVOLTAGE).limit
    if low is not None and high is not None and low >= high:
        raise MessageError("undervoltage.limit", f"expected less than overvoltage.limit ({high:g}), got {low:g}")
    return settings


def limits_fields(settings: LimitSettings) -> dict[str, Any]:
    """Return the message's fields; what is None is left out."""
    fields: dict[str, Any] = settings.revision.fields()
    fields |= _present({"nominalVoltage": settings.nominal_voltage_v, "fuseRating": settings.fuse_rating_a})
    for kind in AlertKind:
        rule = settings.rule(kind)
        values = (rule.enabled, rule.limit, rule.hysteresis, rule.hold_s, rule.release_s)
        if entry := _present(dict(zip(_RULE_FIELDS, values, strict=True))):
            fields[kind] = entry
    return {**settings.unknown, **fields}


def encode_limits(settings: LimitSettings) -> str:
    """Return the message as JSON; raises MessageError when a meter could not take it, or would refuse it."""
    payload = json.dumps(limits_fields(settings), separators=(",", ":"))
    size = len(payload)
    if size > MAX_LIMITS_BYTES:
        reason = f"{size} bytes, a meter takes at most {MAX_LIMITS_BYTES}; set some values back to their default"
        raise MessageError(PAYLOAD, reason)
    parse_limits(payload)
    return payload


def _rule(fields: Mapping[str, Any], kind: AlertKind) -> RuleSettings:
    rule = fields[kind]
    if not isinstance(rule, dict):
        raise MessageError(kind, 'expected an object such as {"limit":253}')
    for name in rule:
        if name not in _FIELDS_OF[kind]:
            raise MessageError(f"{kind}.{name}"[:80], f"not known; expected one of {', '.join(_FIELDS_OF[kind])}")
    try:
        return RuleSettings(
            enabled=fields_of.optional_boolean(rule, "enabled") if "enabled" in rule else None,
            limit=_positive(rule, "limit", MAX_LIMIT),
            hysteresis=fields_of.optional_number(rule, "hysteresis", minimum=0, maximum=MAX_LIMIT),
            hold_s=fields_of.optional_number(rule, "hold", minimum=0, maximum=MAX_HOLD_S),
            release_s=fields_of.optional_number(rule, "release", minimum=0, maximum=MAX_HOLD_S),
        )
    except MessageError as error:
        raise MessageError(f"{kind}.{error.field}", error.reason) from error


def _positive(fields: Mapping[str, Any], name: str, maximum: float) -> float | None:
    value = fields_of.optional_number(fields, name, minimum=0, maximum=maximum)
    if value == 0:
        raise MessageError(name, "expected more than 0")
    return value


def _present(fields: Mapping[str, float | bool | None]) -> dict[str, float | bool]:
    """Return what is not None; 230.0 as 230, because a byte saved is a byte of room."""
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in fields.items()
        if value is not None
    }
