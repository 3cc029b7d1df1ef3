"""Query parameters, each error naming the parameter."""

from __future__ import annotations

from datetime import datetime, timedelta
import math
import re
from typing import Final

from energy_core.message import MAX_AHEAD_S
from energy_core.message_error import MessageError
from energy_core.topic import check_device_id
from mongo_bridge.documents import EPOCH, date_of

from .problem import ParameterError

_MILLISECONDS_FROM: Final = 100_000_000_000
"""As seconds this is the year 5138; Grafana's ${__from} and JavaScript count in milliseconds."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_EXPECTED: Final = "expected ISO 8601 with a UTC offset (2026-01-31T00:00:00+01:00) or Unix time (1769814000)"


def device_id_of(text: str | None) -> str:
    """Return the device id that `deviceId` names."""
    if text is None:
        raise ParameterError("deviceId", "missing; name the device whose readings you want")
    try:
        return check_device_id(text)
    except MessageError as error:
        raise ParameterError("deviceId", error.reason) from error


def range_of(start: str | None, end: str | None, now_s: float) -> tuple[datetime, datetime]:
    """Return the half-open range of `from` and `to`; without `to` all that is newer, without `from` one day."""
    now = EPOCH + timedelta(seconds=now_s)
    last = now + timedelta(seconds=MAX_AHEAD_S) if end is None else time_of("to", end)
    if start is None:
        # Nothing was metered before 1970; a day before the year 1 is no time at all.
        return max(min(last, now), EPOCH) - timedelta(days=1), last
    first = time_of("from", start)
    if end is not None and first > last:
        raise ParameterError("from", f"{start!r:.80} is later than `to`, {end!r:.80}; exchange them")
    return first, last


def after_of(text: str) -> datetime:
    """Return the first time that is later than `after`."""
    try:
        return time_of("after", text) + timedelta(milliseconds=1)
    except OverflowError as error:
        raise ParameterError("after", "nothing is later than the year 9999") from error


def time_of(name: str, text: str) -> datetime:
    """Return the time in ISO 8601 with an offset, or in Unix seconds or milliseconds, to the millisecond."""
    if _NUMBER.fullmatch(text):
        number = float(text)
        return _date(name, round(number if abs(number) >= _MILLISECONDS_FROM else number * 1000))
    try:
        # A plus sign that was not percent-encoded arrives as a space.
        date = datetime.fromisoformat(re.sub(r" (?=\d\d:?\d\d$)", "+", text))
    except ValueError as error:
        raise ParameterError(name, f"{_EXPECTED}, got {text!r:.80}") from error
    if date.tzinfo is None:
        raise ParameterError(name, f"{text!r:.80} has no UTC offset; {_EXPECTED}")
    return _date(name, math.ceil((date - EPOCH).total_seconds() * 1000))


def _date(name: str, epoch_ms: int) -> datetime:
    try:
        return date_of(epoch_ms)
    except OverflowError as error:
        raise ParameterError(name, f"it lies outside the years 1 to 9999; {_EXPECTED}") from error


def limit_of(text: str | None, default: int, most: int) -> int:
    """Return how many results are wanted, 1 to `most`."""
    if text is None:
        return default
    if not re.fullmatch("[0-9]{1,9}", text) or not 1 <= int(text) <= most:
        raise ParameterError("limit", f"expected a whole number from 1 to {most}, got {text!r:.80}")
    return int(text)
