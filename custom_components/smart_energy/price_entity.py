"""What the entities of Nord Pool, Tibber, EPEX Spot, ENTSO-E and others tell: the price now, and those to come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any, Final

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import State
from homeassistant.util import dt as dt_util

from .energy_core.tariff.currency import CURRENCIES
from .energy_core.tariff.rates import Rate

_STARTS: Final = ("start", "start_time", "startsAt", "starts_at", "from", "time", "datetime", "timestamp", "hour")
_ENDS: Final = ("end", "end_time", "to", "till")
_PRICES: Final = ("value", "price", "total", "price_per_kwh", "value_inc_vat", "electricity_price")
_SCALES: Final = {"electricity_price": Decimal("1e-7")}
"""Zonneplan lists whole numbers of ten millionths beside a state in euros."""

_OTHER_UNIT: Final = 50
"""So many times the state's price, or as little of it, is the price of the same time in another unit."""

_SMALL_UNITS: Final = frozenset(("ct", "cent", "cents", "c", "¢", "p", "öre", "øre", "ore"))
_SIGNS: Final = {"€": "EUR", "£": "GBP", "kr": "", "zł": "PLN"}
_PER_KWH: Final = {"kwh": Decimal(1), "mwh": Decimal("0.001"), "wh": Decimal(1000)}
_LONGEST: Final = timedelta(hours=1)
_SNAP: Final = timedelta(minutes=2)
"""A state that changes this soon after a quarter of an hour began holds from its begin on."""


def price_factor(unit: str | None) -> Decimal | None:
    """Return what a price in this unit is multiplied by to be one per kWh; None for a unit that is not understood."""
    money, separator, energy = (unit or "").partition("/")
    per = _PER_KWH.get(energy.strip().lower())
    if not separator or per is None:
        return None
    name = money.strip()
    if name.lower() in _SMALL_UNITS:
        return per / 100
    return per if name.upper() in CURRENCIES or name in _SIGNS or name == "$" else None


def price_currency(unit: str | None) -> str | None:
    """Return the currency that the unit of a price names, None where it may be one of several: ct, kr, $."""
    name = (unit or "").partition("/")[0].strip()
    return name.upper() if name.upper() in CURRENCIES else _SIGNS.get(name) or None


def rates_of(state: State, now: datetime) -> list[Rate]:
    """Return the prices per kWh that an entity tells at a time (UTC), those of its attributes last: they are surer."""
    factor = price_factor(state.attributes.get(ATTR_UNIT_OF_MEASUREMENT))
    if factor is None:
        return []
    listed = [rate for rows in _lists(state.attributes) for rate in _rates(rows, factor)]
    price = _decimal(state.state)
    if price is not None and _are_of_another_unit(listed, price * factor, (state.last_changed, now)):
        listed = []
    if any(rate.start <= now < rate.end for rate in listed):
        return listed
    since = _snapped(state.last_changed)
    return [Rate(since, now, price * factor), *listed] if price is not None and since < now else listed


def _lists(attributes: Mapping[str, Any]) -> Iterator[list[Mapping[str, Any]]]:
    for value in attributes.values():
        if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value):
            yield value


def _rates(rows: list[Mapping[str, Any]], factor: Decimal) -> list[Rate]:
    found = []
    for row in rows:
        start, price = _moment(_first(row, _STARTS)), _price(row)
        if start is not None and price is not None:
            found.append((start, _moment(_first(row, _ENDS)), price * factor))
    found.sort(key=lambda each: each[0])
    steps = [after[0] - before[0] for before, after in pairwise(found)]
    step = min([_LONGEST, *(each for each in steps if each)])
    return [Rate(start, end or start + step, price) for start, end, price in found if end is None or end > start]


def _price(row: Mapping[str, Any]) -> Decimal | None:
    name = next((name for name in _PRICES if row.get(name) is not None), "")
    price = _decimal(row.get(name))
    return None if price is None else price * _SCALES.get(name, 1)


def _are_of_another_unit(listed: list[Rate], price: Decimal, moments: tuple[datetime, ...]) -> bool:
    """Return whether no price of a time at which the state was written can be the state's; zero may be any."""
    pairs = [
        sorted((abs(rate.price), abs(price)))
        for rate in listed
        if any(rate.start <= moment < rate.end for moment in moments)
    ]
    return bool(pairs) and all(0 < small * _OTHER_UNIT < large for small, large in pairs)


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _moment(value: object) -> datetime | None:
    moment = dt_util.parse_datetime(value) if isinstance(value, str) else value
    if not isinstance(moment, datetime):
        return None
    return dt_util.as_utc(moment)


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _snapped(moment: datetime) -> datetime:
    moment = moment.astimezone(UTC)
    quarter = moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)
    return quarter if moment - quarter <= _SNAP else moment
