"""DayBlocks: a history laid out by wall clock in blocks of 24 hours that end where the forecast begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
import math
from typing import Final

from .history import History, HistoryError

MAX_BLOCKS: Final = 57 * 7
"""Blocks that are looked at: a year, and the five weeks before it that its first days look back on."""

MIN_HOURS: Final = 24
"""A forecast by the clock needs every hour of a day once."""

_DAY = 24
_WEEK = 7
_ABSURD_KWH: Final = 100.0
_ABSURD_TIMES: Final = 20.0
_FEW_JUMPS: Final = 2


@dataclass(frozen=True, slots=True)
class DayBlocks:
    """`energy[h][k]` is the energy in kWh of hour `h` (0 to 23) of block `k` (0 is the oldest), by wall clock.

    Hour 0 is the wall clock's hour in which the forecast begins. A day with a change to summer time has 24 hours here
    too: the hour that the clock skips is filled, one that it shows twice is the mean of both. `known[h]` names
    the blocks that were measured, in order; others are filled from the days before them. `first` is the local date and
    hour of block 0.
    """

    first: datetime
    energy: list[list[float]]
    known: list[dict[int, None]]

    @classmethod
    def from_history(cls, history: History) -> DayBlocks:
        """Lay a history out; raises HistoryError where fewer than 24 hours were measured."""
        slots = _slots(history)
        measured = sum(hour.energy_kwh is not None for hour in history.hours)
        if measured < MIN_HOURS or not slots:
            raise HistoryError(
                f"{measured} full hours were measured; a forecast needs at least {MIN_HOURS}, and gets better with "
                "every week up to a year",
                measured,
            )
        end = clock_slot(history.end_s, history.zone)
        oldest = min(slots)
        count = min(MAX_BLOCKS, math.ceil((end - oldest) / _DAY))
        begin = end - count * _DAY
        if count > 1 and sum(slot < begin + _DAY for slot in slots if slot >= begin) < _DAY // 2:
            begin, count = begin + _DAY, count - 1
        rows = [[slots.get(begin + k * _DAY + h) for k in range(count)] for h in range(_DAY)]
        known = [dict.fromkeys(k for k, value in enumerate(row) if value is not None) for row in rows]
        first = datetime.combine(date.fromordinal(begin // _DAY), datetime.min.time(), UTC)
        return cls(first + timedelta(hours=begin % _DAY), _filled(rows), known)

    def measured(self, k: int) -> list[float | None]:
        """Return the energies (kWh) by hour of block `k`, None where it was not measured."""
        return [row[k] if k in known else None for row, known in zip(self.energy, self.known, strict=True)]

    @property
    def count(self) -> int:
        """How many blocks there are; also the number of the first block of the forecast."""
        return len(self.energy[0])

    def weekday(self, k: int, h: int) -> int:
        """Return 0 for Monday to 6 for Sunday, of hour `h` of block `k`."""
        return (self.first.weekday() + k + (self.first.hour + h >= _DAY)) % _WEEK

    def year_day(self, k: int) -> int:
        """Return the day of the year, 1 to 366, in which block `k` begins."""
        return (self.first + timedelta(days=k)).timetuple().tm_yday

    @property
    def midnight(self) -> int:
        """The first hour of a block that belongs to its second date; 24 where blocks begin at midnight."""
        return _DAY - self.first.hour


def clock_slot(moment_s: float, zone: tzinfo) -> int:
    """Return the number of hours that the wall clock shows at that Unix time, since the beginning of its calendar."""
    local = datetime.fromtimestamp(moment_s, zone)
    return local.toordinal() * _DAY + local.hour


def _slots(history: History) -> dict[int, float]:
    """Return the mean power of every clock hour in kW, which is its energy in kWh if it lasts an hour."""
    end = clock_slot(history.end_s, history.zone)
    found: dict[int, float] = {}
    seconds: dict[int, int] = {}
    hours = history.hours[-(MAX_BLOCKS + 2) * _DAY :]
    most_kwh = _most_kwh([abs(hour.energy_kwh) for hour in hours if hour.energy_kwh is not None])
    for hour in hours:
        slot = clock_slot(hour.start_s, history.zone)
        if hour.energy_kwh is None or abs(hour.energy_kwh) > most_kwh or slot >= end:
            continue
        found[slot] = found.get(slot, 0.0) + hour.energy_kwh
        seconds[slot] = seconds.get(slot, 0) + hour.end_s - hour.start_s
    return {slot: energy * 3600 / seconds[slot] for slot, energy in found.items()}


def _most_kwh(energies_kwh: list[float]) -> float:
    """Return what no hour of this home can have used: 100 kWh, or 20 times what one hour in a hundred uses.

    A register that jumps gives such an hour. It counts where energy is added up, but no forecast learns from it.
    """
    falling = sorted(energies_kwh, reverse=True)
    often = falling[min(max(_FEW_JUMPS, len(falling) // 100), len(falling) - 1)] if falling else 0.0
    return max(_ABSURD_KWH, _ABSURD_TIMES * often)


def _filled(rows: list[list[float | None]]) -> list[list[float]]:
    """Fill each gap from the same hour of the day and the week before; at the very beginning, from what comes next."""
    return [_fill(row, _beginning(row, rows)) for row in rows]


def _fill(row: list[float | None], beginning: float) -> list[float]:
    filled: list[float] = []
    for k, value in enumerate(row):
        if value is not None:
            filled.append(value)
        elif k == 0:
            filled.append(beginning)
        else:
            filled.append((filled[k - 1] + filled[max(k - _WEEK, 0)]) / 2)
    return filled


def _beginning(row: list[float | None], rows: list[list[float | None]]) -> float:
    known = [value for value in row if value is not None] or [v for other in rows for v in other if v is not None]
    return known[0]
