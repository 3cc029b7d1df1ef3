"""Prices and holidays from tables that people keep beside their tariff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import csv
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from .fields import as_date
from .rates import Rate, Rates
from .tariff_error import TariffError

_ROW: Final = "2026-01-31T00:00:00+01:00,0.0812"
_ROW_WITH_END: Final = "2026-01-31T00:00:00+01:00,0.0812,2026-01-31T01:00:00+01:00"
_LONGEST: Final = timedelta(hours=1)
_HIGHEST: Final = 10**9


def read_rates(lines: Iterable[str]) -> Rates:
    """Read CSV with the columns `start`, `price` and, if there is one, `end`; raises TariffError with the line.

    Without an end a price holds until the next one, at most an hour; the last holds as long as the one before it.
    """
    table = csv.DictReader(lines, skipinitialspace=True)
    try:
        return _rates(table)
    except csv.Error as error:
        raise TariffError(f"line {table.line_num + 1}", f"not CSV: {error}", _ROW) from error


def _rates(table: csv.DictReader[str]) -> Rates:
    columns = [(name or "").strip().removeprefix("\ufeff").strip().lower() for name in table.fieldnames or ()]
    if "start" not in columns or "price" not in columns:
        raise TariffError("line 1", f"expected the columns start and price, got {','.join(columns):.80}", "start,price")
    table.fieldnames = columns
    rows = []
    for row in table:
        path = f"line {table.line_num}"
        start, end = _moment(row, "start", path), _moment(row, "end", path) if row.get("end") else None
        if end is not None and end <= start:
            raise TariffError(f"{path}, end", f"expected a time after {_text(start)}, the start", _ROW_WITH_END)
        rows.append((start, _price(row, path), end))
    rows = sorted(set(rows), key=lambda row: row[0])
    if not rows:
        raise TariffError("line 2", "missing: there is no price", _ROW)
    ends = [min(after[0], before[0] + _LONGEST) for before, after in pairwise(rows)]
    ends.append(rows[-1][0] + (ends[-1] - rows[-2][0] if ends else _LONGEST))
    return Rates(Rate(start, end or usual, price) for (start, price, end), usual in zip(rows, ends, strict=True))


def read_holidays(lines: Iterable[str]) -> set[date]:
    """Read one date a line, YYYY-MM-DD; what follows it, and empty lines, are left out. Raises TariffError."""
    return {as_date(line.split()[0], f"line {number}") for number, line in enumerate(lines, 1) if line.strip()}


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%MZ")


def _moment(row: Mapping[str, str | None], name: str, path: str) -> datetime:
    text = (row[name] or "").strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise TariffError(f"{path}, {name}", f'"{text:.40}" is no time', _ROW) from error
    if moment.tzinfo is None:
        raise TariffError(f"{path}, {name}", f'"{text}" has no UTC offset', _ROW)
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise TariffError(f"{path}, {name}", f'"{text}" lies outside the years 1 to 9999', _ROW) from error


def _price(row: Mapping[str, str | None], path: str) -> Decimal:
    text = (row["price"] or "").strip()
    try:
        # Decimal takes 1_000 for a thousand.
        price = Decimal(text.replace("_", " "))
    except InvalidOperation as error:
        raise TariffError(f"{path}, price", f'"{text:.40}" is no number', _ROW) from error
    if not price.is_finite():
        raise TariffError(f"{path}, price", f'"{text:.40}" is no finite number', _ROW)
    if abs(price) > _HIGHEST:
        raise TariffError(f"{path}, price", f'expected at most {_HIGHEST}, got "{text:.40}"', _ROW)
    return price
