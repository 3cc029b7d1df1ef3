"""Prices from outside, such as a day-ahead market's, by the name that tariffs call them; given to us, never guessed.

The collection `prices` holds a document for each day (UTC) of a name: `rates` are [start, end, price per kWh] in the
order of time, `start` and `end` those of the first and the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from bson.decimal128 import Decimal128
from pymongo import ASCENDING
from pymongo.database import Database

from energy_core.tariff.rate_history import RateHistory
from energy_core.tariff.rates import Rate, Rates

from .documents import Document, epoch_ms_of

COLLECTION: Final = "prices"
_DAY: Final = timedelta(days=1)


class Prices:
    """The collection `prices`. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Read and change the collection."""
        self._prices = database[COLLECTION]

    def names(self) -> list[dict[str, Any]]:
        """Return each name with the first and the last time that a price is known for."""
        found: dict[str, dict[str, Any]] = {}
        for day in self._prices.find({}, ["name", "start", "end"]).sort("day", ASCENDING):
            known = found.setdefault(day["name"], {"name": day["name"], "start": day["start"]})
            known["end"] = day["end"]
        return sorted(found.values(), key=lambda known: str(known["name"]))

    def rates(self, name: str, start: datetime, end: datetime) -> RateHistory:
        """Return what is known of the prices of a name in [start, end), UTC; there may be gaps."""
        days = self._prices.find({"name": name, "day": {"$gte": _day_of(start), "$lt": end}}).sort("day", ASCENDING)
        history = RateHistory()
        for day in days:
            for rate in _rates_of(day):
                if rate.end > start and rate.start < end:
                    history.put(rate)
        return history

    def of(self, names: Iterable[str], start: datetime, end: datetime) -> Mapping[str, Rates]:
        """Return the prices of each of these names, none where none is known."""
        return {name: self.rates(name, start, end) for name in names}

    def is_known(self, name: str) -> bool:
        """Whether any price of a name is there."""
        return self._prices.find_one({"name": name}, ["_id"]) is not None

    def put(self, name: str, rates: Rates) -> None:
        """Let these rates take the place of what was known of their times. May be repeated."""
        for day, new in _by_day(rates):
            history = RateHistory(_rates_of(self._prices.find_one({"_id": _key(name, day)}) or {"rates": []}))
            for rate in new:
                history.put(rate)
            self._write(name, day, history)

    def remove(self, name: str, start: datetime, end: datetime) -> int:
        """Forget the prices of a name in [start, end); return how many days were touched."""
        days = list(self._prices.find({"name": name, "day": {"$gte": _day_of(start), "$lt": end}}))
        for day in days:
            kept = [part for rate in _rates_of(day) for part in _outside(rate, start, end)]
            self._write(name, day["day"], kept)
        return len(days)

    def _write(self, name: str, day: datetime, rates: Iterable[Rate]) -> None:
        place = {"_id": _key(name, day)}
        rows = [[rate.start, rate.end, Decimal128(rate.price)] for rate in rates]
        if not rows:
            self._prices.delete_one(place)
            return
        whole = {"day": day, "start": rows[0][0], "end": rows[-1][1]}
        self._prices.replace_one(place, {**place, "name": name, **whole, "rates": rows}, upsert=True)


def _key(name: str, day: datetime) -> str:
    return f"{name}|{epoch_ms_of(day)}"


def _day_of(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _rates_of(day: Document) -> Iterator[Rate]:
    for start, end, price in day["rates"]:
        yield Rate(start.astimezone(UTC), end.astimezone(UTC), price.to_decimal())


def _by_day(rates: Iterable[Rate]) -> Iterator[tuple[datetime, list[Rate]]]:
    """Yield days with their rates, what spans midnight (UTC) divided there."""
    by_day: dict[datetime, list[Rate]] = {}
    for rate in rates:
        start = rate.start
        while start < rate.end:
            day = _day_of(start)
            end = min(rate.end, day + _DAY)
            by_day.setdefault(day, []).append(Rate(start, end, rate.price))
            start = end
    yield from by_day.items()


def _outside(rate: Rate, start: datetime, end: datetime) -> Iterator[Rate]:
    if rate.start < start:
        yield Rate(rate.start, min(rate.end, start), rate.price)
    if rate.end > end:
        yield Rate(max(rate.start, end), rate.end, rate.price)
