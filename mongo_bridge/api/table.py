"""Rows as JSON, NDJSON or CSV, whichever was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
import csv
from datetime import UTC, datetime
from enum import StrEnum
import io
import re
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi import Request

from .answer import encode
from .problem import ParameterError

_MAY_BE_A_FORMULA: Final = ("=", "@", "+", "-", "\t", "\r", "\n")
"""A spreadsheet would compute a text that begins so (OWASP, CSV injection)."""

_AMOUNT: Final = re.compile(r"-?\d+(\.\d+)?")

type Row = Mapping[str, Any]


class Format(StrEnum):
    """How rows are written."""

    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        """The type that an answer is marked with."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES: Final = {
    Format.JSON: "application/json",
    Format.NDJSON: "application/x-ndjson",
    Format.CSV: "text/csv; charset=utf-8",
}


def format_of(request: Request, text: str | None) -> Format:
    """Return the format that the parameter `format` names, else the one that the client accepts, else JSON."""
    if text is not None:
        try:
            return Format(text)
        except ValueError as error:
            raise ParameterError("format", f"expected json, ndjson or csv, got {text!r:.80}") from error
    accepted = request.headers.get("accept", "")
    # Many clients accept anything; only who names another format gets it.
    chosen = [each for each in (Format.NDJSON, Format.CSV) if each.media_type.partition(";")[0] in accepted]
    return chosen[0] if chosen else Format.JSON


def write(rows: Sequence[Row], form: Format, columns: Sequence[str] | None = None) -> bytes:
    """Return the rows; a CSV's columns are these, else all that any row has, in the order of their first showing."""
    match form:
        case Format.JSON:
            return encode(rows)
        case Format.NDJSON:
            return b"".join(encode(row) + b"\n" for row in rows)
        case Format.CSV:
            return _csv(rows, columns or list(dict.fromkeys(name for row in rows for name in row)))


def in_iso(rows: Iterable[Row], names: Sequence[str], zone: ZoneInfo) -> list[Row]:
    """Return the rows with the times of these names in ISO 8601, in a time zone."""
    return [
        {name: _iso(value, zone) if name in names and value is not None else value for name, value in row.items()}
        for row in rows
    ]


def _iso(seconds: float, zone: ZoneInfo) -> str:
    date = datetime.fromtimestamp(seconds, UTC).astimezone(zone)
    return date.isoformat(timespec="milliseconds" if date.microsecond else "seconds")


def _csv(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(map(_cell, columns))
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return text.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_MAY_BE_A_FORMULA) and not _AMOUNT.fullmatch(value) else value
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return encode(value).decode()
