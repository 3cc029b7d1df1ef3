"""Query parameters, each error naming the parameter."""

from __future__ import annotations

from datetime import datetime
import math
import re
from typing import Final

from energy_core.message_error import MessageError
from energy_core.topic import check_device_id
from mongo_bridge.documents import EPOCH, date_of

from .problem import ParameterError

_MILLISECONDS_FROM: Final = 100_000_000_000
"""As seconds this is the year 5138; Grafana's ${__from} and JavaScript count in milliseconds."""

_LATEST_MS: Final = 100_000_000_000_000
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_EXPECTED: Final = "expected ISO 8601 with a UTC offset (2026-01-31T00:00:00+01:00) or Unix time (1769814000)"


def device_id_of(text: str | None) -> str:
    """Return the device id that `deviceId` names."""
    if text is None:
        raise ParameterError("deviceId", "missing; name the device whose readings you want")
    try:
        return check_device_id(text)
    except MessageError as error:
        raise ParameterError("deviceId", error.reason) from error


def time_of(name: str, text: str | None) -> datetime:
    """Return the time in ISO 8601 with an offset, or in Unix seconds or milliseconds, to the millisecond."""
    if not text:
        raise ParameterError(name, f"missing; {_EXPECTED}")
    if _NUMBER.fullmatch(text):
        return _from_number(name, float(text))
    try:
        # A plus sign that was not percent-encoded arrives as a space.
        date = datetime.fromisoformat(re.sub(r" (?=\d\d:?\d\d$)", "+", text))
    except ValueError as error:
        raise ParameterError(name, f"{_EXPECTED}, got {text!r:.80}") from error
    if date.tzinfo is None:
        raise ParameterError(name, f"{text!r:.80} has no UTC offset; {_EXPECTED}")
    return date_of(math.ceil((date - EPOCH).total_seconds() * 1000))


def _from_number(name: str, number: float) -> datetime:
    epoch_ms = number if abs(number) >= _MILLISECONDS_FROM else number * 1000
    if abs(epoch_ms) > _LATEST_MS:
        raise ParameterError(name, f"{number:g} is no time that can be; {_EXPECTED}")
    return date_of(round(epoch_ms))


def limit_of(text: str | None, default: int, most: int) -> int:
    """Return how many results are wanted, 1 to `most`."""
    if text is None:
        return default
    if not re.fullmatch(r"\d{1,9}", text) or not 1 <= int(text) <= most:
        raise ParameterError("limit", f"expected a whole number from 1 to {most}, got {text!r:.80}")
    return int(text)
