"""Query parameters, each error naming the parameter."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
import math
import re
from typing import Annotated, Final

from pydantic import WithJsonSchema

from energy_core.message import MAX_AHEAD_S
from energy_core.message_error import MessageError
from energy_core.topic import check_device_id
from mongo_bridge.documents import EPOCH, date_of

from .problem import ParameterError

_MILLISECONDS_FROM: Final = 100_000_000_000
"""As seconds this is the year 5138; Grafana's ${__from} and JavaScript count in milliseconds."""

_FIELD: Final = re.compile("[A-Za-z][A-Za-z0-9_]{0,63}")
_MOST_FIELDS: Final = 50
_NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]+)?")
_EXPECTED: Final = "expected ISO 8601 with a UTC offset (2026-01-31T00:00:00+01:00) or Unix time (1769814000)"


Text = str | None
"""A parameter as it came: it is checked here and not by the framework, so that every error names it alike."""

IdText = Annotated[Text, WithJsonSchema({"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"})]
TimeText = Annotated[
    Text,
    WithJsonSchema(
        {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "pattern": "^1[0-9]{9}([0-9]{3})?$"}]}
    ),
]
CountText = Annotated[Text, WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{0,4}$"})]
NameText = Annotated[Text, WithJsonSchema({"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{0,63}$"})]
FormatText = Annotated[Text, WithJsonSchema({"type": "string", "enum": ["json", "ndjson", "csv"]})]
TimeFormatText = Annotated[Text, WithJsonSchema({"type": "string", "enum": ["unix", "iso"]})]


def one_of(words: type[StrEnum]) -> WithJsonSchema:
    """Let the description say that a parameter is one of several words."""
    return WithJsonSchema({"type": "string", "enum": [word.value for word in words]})


def device_id_of(text: str | None) -> str:
    """Return the device id that `deviceId` names."""
    if text is None:
        raise ParameterError("deviceId", "missing; name the device whose readings you want")
    try:
        return check_device_id(text)
    except MessageError as error:
        raise ParameterError("deviceId", error.reason) from error


def range_of(start: str | None, end: str | None, now_s: float, *, days: float = 1) -> tuple[datetime, datetime]:
    """Return the half-open range of `from` and `to`; without `to` all that is newer, without `from` some days."""
    now = EPOCH + timedelta(seconds=now_s)
    last = now + timedelta(seconds=MAX_AHEAD_S) if end is None else time_of("to", end)
    if start is None:
        # Nothing was metered before 1970; a day before the year 1 is no time at all.
        return max(min(last, now), EPOCH) - timedelta(days=days), last
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


def limit_of(text: str | None, default: int, most: int, *, name: str = "limit", least: int = 1) -> int:
    """Return how many results are wanted, `least` to `most`."""
    if text is None:
        return default
    if not re.fullmatch("[0-9]{1,9}", text) or not least <= int(text) <= most:
        raise ParameterError(name, f"expected a whole number from {least} to {most}, got {text!r:.80}")
    return int(text)


def choice_of[Choice: StrEnum](name: str, text: str | None, default: Choice) -> Choice:
    """Return one of several words."""
    if text is None:
        return default
    try:
        return type(default)(text)
    except ValueError as error:
        raise ParameterError(name, f"expected {', '.join(type(default))}, got {text!r:.80}") from error


class TimeFormat(StrEnum):
    """How times are written."""

    UNIX = "unix"
    ISO = "iso"


def is_iso(text: str | None) -> bool:
    """Whether times are to be written in ISO 8601."""
    return choice_of("time", text, TimeFormat.UNIX) is TimeFormat.ISO


def field_of(name: str, text: str) -> str:
    """Return the name of one field."""
    if not _FIELD.fullmatch(text):
        raise ParameterError(name, f"expected the name of a field such as power, got {text!r:.80}")
    return text


def names_of(text: str | None) -> list[str] | None:
    """Return the names of fields that `fields` lists, separated by commas."""
    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    wrong = next((name for name in names if not _FIELD.fullmatch(name)), None)
    if wrong is not None or len(names) > _MOST_FIELDS:
        raise ParameterError("fields", f"expected names such as power,energy, separated by commas, got {wrong!r:.80}")
    return names


def confirmed(text: str | None, name: str) -> None:
    """Raise ParameterError unless `confirm` repeats the name of what is to be erased."""
    if text != name:
        raise ParameterError("confirm", f"repeat the id, {name}, to erase all that is stored of it")
