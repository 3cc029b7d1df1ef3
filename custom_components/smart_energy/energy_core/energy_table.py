"""Energy from a table: CSV with the columns `start` and `kwh`, hourly or finer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final

from .interval import Interval

START: Final = "start"
KWH: Final = "kwh"

_HOUR: Final = timedelta(hours=1)
_SEEN_OFTEN: Final = 3
_ZERO: Final = Decimal(0)
_MOST_KWH: Final = Decimal(1_000_000)
_YEARS: Final = range(1970, 9001)


class EnergyTableError(ValueError):
    """A table is refused; the text names line, column and reason."""

    def __init__(self, line: int, column: str, reason: str) -> None:
        """Name the line (1 is the header), the column and the reason."""
        super().__init__(f"line {line}: {column}: {reason}")
        self.line = line
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class EnergyRow:
    """One row: when its interval began (UTC), its net energy in kWh, negative if exported, and its line."""

    start: datetime
    energy_kwh: Decimal
    line: int


@dataclass(frozen=True, slots=True)
class EnergyTable:
    """Intervals in the order of time, and what the table contradicts itself in; there the later line counts."""

    intervals: list[Interval]
    conflicts: list[EnergyTableError]


def read_energy_table(lines: Iterable[str]) -> EnergyTable:
    """Read CSV with net energies, negative if exported.

    Lines may end in any way, rows come in any order, other columns are left out; a row without energy is a gap, one
    that says the same again is left out. A row tells no end: see `_lengths`. Raises EnergyTableError.
    """
    rows, conflicts = _in_order(_rows(lines))
    if len(rows) < 2:
        raise EnergyTableError(rows[0].line if rows else 1, START, "expected at least two rows with an energy")
    intervals = [
        Interval(
            start=row.start,
            end=row.start + length,
            imported_kwh=max(row.energy_kwh, _ZERO),
            exported_kwh=max(-row.energy_kwh, _ZERO),
        )
        for row, length in zip(rows, _lengths(rows), strict=True)
    ]
    return EnergyTable(intervals, conflicts)


def _rows(lines: Iterable[str]) -> list[EnergyRow]:
    reader = csv.reader(lines, skipinitialspace=True)
    rows = []
    places: tuple[int, int] | None = None
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if places is None:
                places = _places(cells, reader.line_num)
            elif row := _row(cells, places, reader.line_num):
                rows.append(row)
    except csv.Error as error:
        raise EnergyTableError(reader.line_num, START, f"not CSV: {error}") from error
    if places is None:
        raise EnergyTableError(1, START, "the table is empty; expected a first line with the columns start and kwh")
    return rows


def _places(header: Sequence[str], line: int) -> tuple[int, int]:
    names = [name.strip().removeprefix("\ufeff").strip().lower() for name in header]
    for column in (START, KWH):
        if names.count(column) != 1:
            raise EnergyTableError(
                line, column, f"expected one column of this name, separated by commas, got {','.join(header)[:80]!r}"
            )
    return names.index(START), names.index(KWH)


def _row(cells: Sequence[str], places: tuple[int, int], line: int) -> EnergyRow | None:
    if len(cells) <= max(places):
        column = START if len(cells) <= places[0] else KWH
        raise EnergyTableError(line, column, f"the row ends before this column: {','.join(cells)[:80]!r}")
    start, energy = (cells[place].strip() for place in places)
    moment = _moment(start, line)
    return EnergyRow(moment, _energy(energy, line), line) if energy else None


def _moment(text: str, line: int) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise EnergyTableError(
            line, START, f"expected a time such as 2026-01-31T00:00:00+01:00, got {text!r}"
        ) from error
    if moment.tzinfo is None:
        raise EnergyTableError(line, START, f"expected a UTC offset, as in 2026-01-31T00:00:00+01:00, got {text!r}")
    # Bills count whole days and months around it, and calendars end.
    if moment.year not in _YEARS:
        reason = f"expected a year from {_YEARS.start} to {_YEARS.stop - 1}, got {text!r}"
        raise EnergyTableError(line, START, reason)
    return moment.astimezone(UTC)


def _energy(text: str, line: int) -> Decimal:
    try:
        energy = Decimal(text)
    except InvalidOperation as error:
        raise EnergyTableError(line, KWH, f"expected a number such as 0.25, got {text!r}") from error
    if not energy.is_finite():
        raise EnergyTableError(line, KWH, f"expected a finite number, got {text!r}")
    if abs(energy) > _MOST_KWH:
        raise EnergyTableError(line, KWH, f"expected at most {_MOST_KWH} kWh in one interval, got {text!r}")
    return energy


def _in_order(rows: list[EnergyRow]) -> tuple[list[EnergyRow], list[EnergyTableError]]:
    ordered: list[EnergyRow] = []
    conflicts = []
    for row in sorted(rows, key=lambda row: (row.start, row.line)):
        if not ordered or ordered[-1].start != row.start:
            ordered.append(row)
            continue
        before = ordered[-1]
        if before.energy_kwh != row.energy_kwh:
            reason = f"{row.energy_kwh}, but line {before.line} gives {before.energy_kwh} for the same start"
            conflicts.append(EnergyTableError(row.line, KWH, reason))
        ordered[-1] = row
    return ordered, conflicts


def _lengths(rows: Sequence[EnergyRow]) -> list[timedelta]:
    """Return how long each row's interval is: until the next, unless that is a gap.

    The shorter of its two distances to its neighbours, of those that occur at least three times in the table; else
    the table's most frequent one. So a table may change from hours to quarters, and gaps do not stretch a row.
    """
    distances = [after.start - before.start for before, after in pairwise(rows)]
    counts = Counter(distances)
    usual = min(counts, key=lambda distance: (-counts[distance], distance))
    if usual > _HOUR:
        raise EnergyTableError(rows[1].line, START, f"expected a row every hour or more often, got one every {usual}")
    often = {distance for distance, count in counts.items() if count >= _SEEN_OFTEN and distance <= _HOUR} | {usual}
    around = zip([distances[0], *distances], [*distances, distances[-1]], strict=True)
    lengths = [min((distance for distance in pair if distance in often), default=usual) for pair in around]
    return [min(length, until) for length, until in zip(lengths, [*distances, _HOUR], strict=True)]
