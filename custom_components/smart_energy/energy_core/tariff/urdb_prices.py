"""The price structures and schedules of an OpenEI rate, as parts of our own format."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, NamedTuple

from .fields import as_number
from .tariff_error import TariffError

MONTHS: Final = range(12)
_HOURS: Final = range(24)
_UNLIMITED: Final = Decimal(10) ** 9
_STEP: Final = Decimal("1e-12")
_STRUCTURE: Final = '[[{"rate": 0.12}]]'
_SCHEDULE: Final = "12 lists of 24 indices of periods"


class UrdbTier(NamedTuple):
    """One tier: its price with adjustment, its limit and the unit of that, and what export earns."""

    price: Decimal
    limit: Decimal | None
    unit: str
    sell: Decimal


def read_structure(rate: Mapping[str, Any], name: str, known: frozenset[str]) -> list[list[UrdbTier]]:
    """Return the tiers of every period, an empty list where the field is absent; raises TariffError."""
    if not rate.get(name):
        return []
    periods = _list(rate[name], name, _STRUCTURE)
    return [
        [
            _tier(tier, f"{name}[{index}][{number}]", known)
            for number, tier in enumerate(_list(tiers, f"{name}[{index}]", _STRUCTURE))
        ]
        for index, tiers in enumerate(periods)
    ]


def priced(tiers: list[UrdbTier], path: str) -> dict[str, Any]:
    """Return `price` or `tiers` of our own format; the last tier of a rate has no limit, whatever it says."""
    if len(tiers) == 1:
        return {"price": tiers[0].price}
    parts: list[dict[str, Any]] = []
    lowest = Decimal(0)
    for number, tier in enumerate(tiers[:-1]):
        where = f"{path}[{number}].max"
        if tier.limit is None:
            raise TariffError(where, "missing: the tier after this one would never be reached", "250")
        if tier.limit <= lowest:
            reason = f"expected more than {lowest:f}, the limit before, got {tier.limit:f}: limits count from zero"
            raise TariffError(where, reason, "250, and 700 in the next tier")
        lowest = tier.limit
        parts.append({"upTo": tier.limit, "price": tier.price})
    return {"tiers": [*parts, {"price": tiers[-1].price}]}


def read_schedule(rate: Mapping[str, Any], name: str, periods: int) -> list[list[int]]:
    """Return 12 x 24 indices of periods; raises TariffError. With one period the schedule may be absent."""
    if not rate.get(name):
        if periods > 1:
            raise TariffError(name, f"missing: there are {periods} periods", _SCHEDULE)
        return [[0] * len(_HOURS)] * len(MONTHS)
    rows = _list(rate[name], name, _SCHEDULE)
    if len(rows) != len(MONTHS):
        raise TariffError(name, f"expected 12 months, got {len(rows)}", _SCHEDULE)
    for month, row in enumerate(rows):
        path = f"{name}[{month}]"
        if len(_list(row, path, _SCHEDULE)) != len(_HOURS):
            raise TariffError(path, f"expected 24 hours, got {len(row)}", _SCHEDULE)
        for hour, index in enumerate(row):
            check_index(index, f"{path}[{hour}]", periods)
    return [[int(index) for index in row] for row in rows]


def number_of(value: object, path: str, example: str) -> Decimal:
    """Return a number of the database, without the rounding error of the floats that it was kept in; TariffError."""
    if isinstance(value, float | Decimal):
        number = Decimal(str(value))
        if number.is_finite() and abs(number) < _UNLIMITED:
            value = number.quantize(_STEP).normalize()
    return as_number(value, path, example)


def check_index(index: object, path: str, periods: int) -> None:
    """Raise TariffError for what is no index of a period."""
    if as_number(index, path, "0") not in range(periods):
        raise TariffError(path, f"there is no period {index}: they go from 0 to {periods - 1}", "0")


def windows_of(weekday: list[list[int]], weekend: list[list[int]]) -> dict[int, list[dict[str, Any]]]:
    """Return the windows of every period that occurs."""
    found: dict[int, list[dict[str, Any]]] = {}
    for days, rows in (("weekday", weekday), ("weekend", weekend)):
        by_row: dict[tuple[int, ...], list[int]] = {}
        for month, row in enumerate(rows, 1):
            by_row.setdefault(tuple(row), []).append(month)
        for indices, months in by_row.items():
            for index, hours in groupby(_HOURS, key=indices.__getitem__):
                run = list(hours)
                window = {"months": months, "days": [days], "from": f"{run[0]:02d}:00", "to": f"{run[-1] + 1:02d}:00"}
                found.setdefault(index, []).append(window)
    return found


def months_of(periods: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Return the windows of every period, given the period of each month."""
    return {
        index: [{"months": [month + 1 for month in MONTHS if periods[month] == index]}]
        for index in sorted(set(periods))
    }


def _tier(value: object, path: str, known: frozenset[str]) -> UrdbTier:
    if not isinstance(value, Mapping):
        raise TariffError(path, "expected an object", '{"rate": 0.12}')
    for name in value:
        if name not in known:
            raise TariffError(f"{path}.{name}", "not understood", f"one of {', '.join(sorted(known))}")
    if "rate" not in value and "adj" not in value:
        raise TariffError(f"{path}.rate", "missing", "0.12")
    return UrdbTier(
        price=_number(value, "rate", path) + _number(value, "adj", path),
        limit=_limit(value, path),
        unit=str(value.get("unit") or "kWh"),
        sell=_number(value, "sell", path),
    )


def _number(value: Mapping[str, Any], name: str, path: str) -> Decimal:
    return number_of(value[name], f"{path}.{name}", "0.12") if value.get(name) is not None else Decimal(0)


def _limit(value: Mapping[str, Any], path: str) -> Decimal | None:
    limit = value.get("max")
    if isinstance(limit, int | float | Decimal) and limit >= _UNLIMITED:
        return None
    return None if limit is None else number_of(limit, f"{path}.max", "250")


def _list(value: object, path: str, example: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise TariffError(path, "expected a list that is not empty", example)
    return value
