"""Fields of a decoded JSON object, checked one by one, each error naming its field."""

from __future__ import annotations

from collections.abc import Mapping
import json
import math
import re
from typing import Any, Final

from .message_error import PAYLOAD, MessageError

MAX_PAYLOAD_BYTES: Final = 16_384
"""A reading takes about 500 bytes; what is far larger is no message of ours and is not parsed."""

MAX_INTEGER: Final = 2**53
"""Integers beyond this are not exact in JSON (RFC 8259 section 6)."""

MAX_DEPTH: Final = 16
"""Unknown fields are kept as they come, so what no reader could hold is refused: this deep, or beyond 64 bits."""

_KINDS: Final = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}
_UNKEEPABLE: Final = re.compile("[\0\ud800-\udfff]")


def decode_object(payload: bytes | bytearray | str) -> dict[str, Any]:
    """Decode one JSON object (UTF-8) that every reader can keep; raises MessageError for anything else."""
    size = len(payload.encode("utf-8", "surrogatepass") if isinstance(payload, str) else payload)
    if size > MAX_PAYLOAD_BYTES:
        raise MessageError(PAYLOAD, f"{size} bytes, at most {MAX_PAYLOAD_BYTES} are accepted")
    try:
        text = payload if isinstance(payload, str) else payload.decode("utf-8")
        # Python lets NaN and Infinity in, which JSON lacks: so the check below can name their field.
        decoded = json.loads(text)
    except UnicodeDecodeError as error:
        raise MessageError(PAYLOAD, f"not UTF-8 text at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise MessageError(PAYLOAD, f"not JSON: {error.msg} at character {error.pos}") from error
    except (RecursionError, ValueError) as error:
        raise MessageError(PAYLOAD, "not JSON that can be read: nested too deep or a number too long") from error
    if not isinstance(decoded, dict):
        raise MessageError(PAYLOAD, f"expected a JSON object, got {_kind(decoded)}")
    # Without an escape, a text of the message holds nothing that the message itself does not.
    may_hold_unkeepable = "\\" in text or _UNKEEPABLE.search(text) is not None
    for name, value in decoded.items():
        if may_hold_unkeepable:
            _check_text(PAYLOAD, name)
        if type(value) is not float or not math.isfinite(value):
            _check_plain(name[:80], value, 1)
    return decoded


def number(fields: Mapping[str, Any], name: str, *, minimum: float = -math.inf, maximum: float = math.inf) -> float:
    """Return a required finite number within [minimum, maximum]."""
    value = fields.get(name)
    if type(value) is float and minimum <= value <= maximum and math.isfinite(value):
        return value
    if name not in fields:
        raise MessageError(name, "missing; a number is required")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MessageError(name, f"expected a number, got {_kind(value)}")
    try:
        as_float = float(value)
    except OverflowError:
        as_float = math.inf
    if not math.isfinite(as_float):
        raise MessageError(name, f"expected a finite number, got {as_float}")
    if as_float < minimum:
        raise MessageError(name, f"expected at least {minimum:g}, got {as_float:g}")
    if as_float > maximum:
        raise MessageError(name, f"expected at most {maximum:g}, got {as_float:g}")
    return as_float


def optional_number(
    fields: Mapping[str, Any], name: str, *, minimum: float = -math.inf, maximum: float = math.inf
) -> float | None:
    """Return a finite number within [minimum, maximum], or None where the field is absent."""
    return number(fields, name, minimum=minimum, maximum=maximum) if name in fields else None


def thousandths(fields: Mapping[str, Any], name: str) -> int:
    """Return a required number of at least 0 as an integer of thousandths, rounded to the nearest."""
    scaled = number(fields, name, minimum=0) * 1000
    if scaled > MAX_INTEGER:
        raise MessageError(name, f"expected at most {MAX_INTEGER / 1000:g}")
    return round(scaled)


def optional_integer(fields: Mapping[str, Any], name: str) -> int | None:
    """Return an integer of at least 0, or None where the field is absent."""
    if name not in fields:
        return None
    value = number(fields, name, minimum=0, maximum=MAX_INTEGER)
    if not value.is_integer():
        raise MessageError(name, f"expected a whole number, got {value:g}")
    return int(value)


def optional_boolean(fields: Mapping[str, Any], name: str) -> bool:
    """Return true or false, false where the field is absent."""
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise MessageError(name, f"expected true or false, got {_kind(value)}")
    return value


def optional_text(fields: Mapping[str, Any], name: str) -> str | None:
    """Return a text, or None where the field is absent."""
    value = fields.get(name)
    if name in fields and not isinstance(value, str):
        raise MessageError(name, f"expected a text, got {_kind(value)}")
    return value


def optional_texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, empty where the field is absent."""
    value = fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise MessageError(name, f"expected a list of texts, got {_kind(value)}")
    return tuple(value)


def _check_plain(name: str, value: object, depth: int) -> None:
    if isinstance(value, str):
        _check_text(name, value)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise MessageError(name, f"expected a finite number, got {value}")
    elif isinstance(value, int):
        if not -(2**63) <= value < 2**63:
            raise MessageError(name, "a whole number beyond 64 bits cannot be kept")
    elif isinstance(value, list | dict):
        _check_members(name, value, depth)


def _check_members(name: str, value: list[Any] | dict[str, Any], depth: int) -> None:
    if depth == MAX_DEPTH:
        raise MessageError(name, f"nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, dict):
        for inner in value:
            _check_text(name, inner)
    for member in value.values() if isinstance(value, dict) else value:
        _check_plain(name, member, depth + 1)


def _check_text(name: str, text: str) -> None:
    if _UNKEEPABLE.search(text):
        raise MessageError(name, "a text holds a NUL or half of a surrogate pair")


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "null")
