"""Prices as people give them: CSV, or JSON with the same columns. Both are read by the rules of tariffs."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import io
import json
import re
from typing import Any, Final

from energy_core.tariff.rates import Rates
from energy_core.tariff.rates_table import read_rates
from energy_core.tariff.tariff_error import TariffError

_COLUMNS: Final = ("start", "end", "price")
_EXAMPLE: Final = '[{"start": "2026-01-31T00:00:00+01:00", "price": 0.0812}]'
_LONGEST: Final = timedelta(days=31)
_MOST_DAYS: Final = 1100
_HIGHEST: Final = 1_000_000
_DECIMALS: Final = 12
_FIRST_YEAR: Final = 1970
_LAST_YEAR: Final = 9000
_LINE: Final = re.compile(r"line (\d+)")


def prices_of_csv(text: str) -> Rates:
    """Read CSV with the columns start, price and, if there is one, end; raises TariffError with the line."""
    return _checked(read_rates(io.StringIO(text, newline="")))


def prices_of_json(text: str) -> Rates:
    """Read an array of objects with start, price and, if there is one, end; raises TariffError with the place."""
    try:
        rows = json.loads(text, parse_float=Decimal, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise TariffError("prices", f"not JSON: {error}", _EXAMPLE) from error
    if not isinstance(rows, list):
        raise TariffError("prices", "expected an array", _EXAMPLE)
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS)
    writer.writeheader()
    for index, row in enumerate(rows):
        writer.writerow(_row(row, index))
    try:
        return _checked(read_rates(io.StringIO(table.getvalue(), newline="")))
    except TariffError as error:
        raise TariffError(_LINE.sub(_place, error.path), error.reason, _EXAMPLE) from error


def _row(row: Any, index: int) -> dict[str, str]:
    if not isinstance(row, dict) or not {"start", "price"} <= row.keys() <= set(_COLUMNS):
        raise TariffError(f"[{index}]", "expected an object with start, price and perhaps end", _EXAMPLE)
    price = row["price"]
    if isinstance(price, bool) or not isinstance(price, int | Decimal | str):
        raise TariffError(f"[{index}], price", "expected a number", _EXAMPLE)
    times = {name: _time(row[name], f"[{index}], {name}") for name in ("start", "end") if row.get(name) is not None}
    return {"price": str(price), **times}


def _time(value: Any, path: str) -> str:
    """Return ISO 8601, of Unix seconds too, as all our answers have them."""
    if isinstance(value, str):
        return value.replace("\n", " ")
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TariffError(path, "expected a time", _EXAMPLE)
    try:
        return datetime.fromtimestamp(float(value), UTC).isoformat()
    except (OverflowError, ValueError, OSError) as error:
        raise TariffError(path, f"{value!s:.40} is no time", _EXAMPLE) from error


def _place(found: re.Match[str]) -> str:
    return f"[{int(found[1]) - 2}]"


def _checked(rates: Rates) -> Rates:
    every = list(rates)
    for rate in every:
        if abs(rate.price) > _HIGHEST or rate.price != round(rate.price, _DECIMALS):
            raise TariffError("price", f"{rate.price!s:.40}", f"at most {_HIGHEST}, with {_DECIMALS} decimals")
        if rate.end - rate.start > _LONGEST:
            reason = f"the price from {rate.start.isoformat()} ends {rate.end.isoformat()}"
            raise TariffError("end", reason, "an end 31 days after the start at most")
    if not _FIRST_YEAR <= every[0].start.year <= every[-1].end.year <= _LAST_YEAR:
        reason = f"it lies outside the years {_FIRST_YEAR} to {_LAST_YEAR}"
        raise TariffError("start", reason, "2026-01-31T00:00:00+01:00")
    if every[-1].end - every[0].start > timedelta(days=_MOST_DAYS):
        raise TariffError("start", f"more than {_MOST_DAYS} days at once", "the prices of one year")
    return rates
