"""Readings of a meter's registers from a CSV file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import csv
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from . import json_fields as fields_of
from .message import timestamp_ms
from .message_error import PAYLOAD, MessageError
from .meter_history import Registers
from .topic import check_device_id

REQUIRED: Final = ("timestamp", "energy")
KNOWN: Final = (*REQUIRED, "energyExport", "deviceId")


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of the file that is left out: its number from 1, the column, and what is wrong."""

    line: int
    field: str
    reason: str


@dataclass(slots=True)
class RegisterFile:
    """The readings of each meter in the order of time, and the lines that were refused."""

    readings: dict[str, list[Registers]] = field(default_factory=dict)
    refused: list[RefusedLine] = field(default_factory=list)


def read_register_file(lines: Iterable[str], *, device_id: str | None, now_s: float) -> RegisterFile:
    """Read CSV with a header: `timestamp` (Unix s, or ISO 8601 with an offset), `energy` (Wh, the import register).

    `energyExport` (Wh) and `deviceId` may be there, other columns are left alone. Without `deviceId` all lines are of
    the meter `device_id`. Raises MessageError, which names the column, when the header lacks one that is needed.
    """
    rows = csv.DictReader(lines, skipinitialspace=True)
    columns = [name.strip() for name in rows.fieldnames or []]
    rows.fieldnames = columns
    for name in REQUIRED:
        if name not in columns:
            raise MessageError(name, f"the first line has no such column, only {', '.join(columns) or 'nothing'}")
    if device_id is None and "deviceId" not in columns:
        raise MessageError("deviceId", "the first line has no such column: choose the meter that the file is of")
    result = RegisterFile()
    try:
        for row in rows:
            _read_row(result, row, rows.line_num, device_id, now_s)
    except csv.Error as error:
        raise MessageError(PAYLOAD, f"line {rows.line_num} is not CSV: {error}") from error
    for readings in result.readings.values():
        readings.sort(key=lambda reading: reading.timestamp_ms)
    return result


def _read_row(
    result: RegisterFile, row: Mapping[str, str | None], line: int, device_id: str | None, now_s: float
) -> None:
    try:
        owner = check_device_id(row.get("deviceId") or device_id or "")
        registers = _registers(row, now_s)
    except MessageError as error:
        result.refused.append(RefusedLine(line, error.field, error.reason))
    else:
        result.readings.setdefault(owner, []).append(registers)


def _registers(row: Mapping[str, str | None], now_s: float) -> Registers:
    numbers = {name: _number(name, text) for name in KNOWN[1:3] if (text := (row.get(name) or "").strip())}
    return Registers(
        timestamp_ms=_timestamp_ms((row["timestamp"] or "").strip(), now_s),
        energy_mwh=fields_of.thousandths(numbers, "energy"),
        energy_export_mwh=fields_of.thousandths(numbers, "energyExport") if "energyExport" in numbers else None,
    )


def _timestamp_ms(text: str, now_s: float) -> int:
    try:
        seconds = float(text)
    except ValueError:
        seconds = _iso_seconds(text)
    return timestamp_ms({"timestamp": seconds}, now_s)


def _iso_seconds(text: str) -> float:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        expected = "Unix seconds or ISO 8601 with an offset (2026-01-31T00:00:00+01:00)"
        raise MessageError("timestamp", f"expected {expected}, got {text!r:.80}") from error
    if moment.tzinfo is None:
        raise MessageError("timestamp", f"{text!r:.80} has no UTC offset, so it could be any of many times")
    return moment.timestamp()


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise MessageError(name, f"expected a number in Wh, got {text!r:.80}") from error
