"""What a tariff sees in a date: its month, its seasons, its day of the week or that it is a holiday."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday")
GROUPS: Final = {"weekday": DAYS[:5], "weekend": DAYS[5:7], "all": DAYS}
HOLIDAY: Final = 7
FIRST_TYPE: Final = len(DAYS)
"""The index of the first day type of a contract's own."""


class DayKind(NamedTuple):
    """`day` is 0 for Monday to 6 for Sunday, 7 for a holiday with prices of its own, 8 and more for day types."""

    month: int
    seasons: frozenset[str]
    day: int


@dataclass(frozen=True, slots=True)
class Season:
    """From the `first` to the `last` (month, day), both included; may span the turn of the year."""

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, day: date) -> bool:
        month_day = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= month_day <= self.last
        return month_day >= self.first or month_day <= self.last


@dataclass(frozen=True, slots=True)
class DayRule:
    """How a contract sees dates: its seasons, which count as which day of the week, and its own types of days."""

    seasons: Mapping[str, Season]
    holidays: frozenset[date] = frozenset()
    holidays_as: int = HOLIDAY
    types: Mapping[str, frozenset[date]] = field(default_factory=dict)

    def kind(self, day: date) -> DayKind:
        """Return the kind of a local date."""
        seasons = frozenset(name for name, season in self.seasons.items() if day in season)
        return DayKind(day.month, seasons, self._number(day))

    def _number(self, day: date) -> int:
        for number, dates in enumerate(self.types.values(), FIRST_TYPE):
            if day in dates:
                return number
        return self.holidays_as if day in self.holidays else day.weekday()
