"""Tables of energy: what utilities, exports and people write."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from energy_core.energy_table import EnergyTable, EnergyTableError, read_energy_table

HOUR = ["2025-01-06T00:00:00+01:00,1.5", "2025-01-06T01:00:00+01:00,2", "2025-01-06T02:00:00+01:00,0.25"]


def _read(*rows: str, header: str = "start,kwh", end: str = "\n") -> EnergyTable:
    return read_energy_table(line + end for line in (header, *rows))


def _energies(table: EnergyTable) -> list[Decimal]:
    return [interval.imported_kwh - interval.exported_kwh for interval in table.intervals]


def _minutes(table: EnergyTable) -> list[float]:
    return [interval.duration.total_seconds() / 60 for interval in table.intervals]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
@pytest.mark.parametrize("header", ["start,kwh", "\ufeffstart,kwh", " Start , kWh ", "start,kwh,", '"start","kwh"'])
def test_tables_are_read_however_they_are_written(header: str, end: str) -> None:
    table = _read(*HOUR, header=header, end=end)

    assert _energies(table) == [Decimal("1.5"), Decimal(2), Decimal("0.25")]
    assert table.intervals[0].start == datetime(2025, 1, 5, 23, tzinfo=UTC)
    assert _minutes(table) == [60, 60, 60]


@pytest.mark.parametrize(
    "rows",
    [HOUR[::-1], [HOUR[0], "", " , ", *HOUR[1:]], [*HOUR, HOUR[1]], [HOUR[0], "2025-01-06T00:30Z,", *HOUR[1:]]],
    ids=["out of order", "blank lines", "duplicate", "no energy"],
)
def test_order_blanks_and_repetition_do_not_matter(rows: list[str]) -> None:
    table = _read(*rows)

    assert table.intervals == _read(*HOUR).intervals
    assert table.conflicts == []


def test_other_columns_are_left_out() -> None:
    table = _read("a,1.5,2025-01-06T00:00Z,x", "a,2.5,2025-01-06T01:00Z,x", header="meter,kwh,start,note")

    assert _energies(table) == [Decimal("1.5"), Decimal("2.5")]


def test_exports_are_negative() -> None:
    (first, _) = _read("2025-01-06T00:00Z,-1.5", "2025-01-06T01:00Z,1").intervals

    assert (first.imported_kwh, first.exported_kwh) == (0, Decimal("1.5"))


def test_offsets_may_change_with_summer_time() -> None:
    starts = ["2025-10-26T02:00:00+02:00", *(f"2025-10-26T0{hour}:00:00+01:00" for hour in (2, 3, 4))]
    table = _read(*[f"{start},1" for start in starts])

    assert _minutes(table) == [60] * 4


@pytest.mark.parametrize(
    ("clocks", "minutes"),
    [
        ("00:00 00:15 00:30 01:30 01:45 02:00", [15] * 6),
        ("00:00 01:00 02:00 03:00 03:15 03:30 03:45 04:00", [60] * 3 + [15] * 5),
        ("00:00 00:15 00:30 00:45 01:00 02:00 03:00 04:00", [15] * 5 + [60] * 3),
        ("00:00 01:00 04:00 05:00", [60] * 4),
        ("00:00 00:30 04:00", [30] * 3),
        ("00:00 00:20 00:25 00:30 00:35", [5] * 5),
    ],
    ids=["gap", "hours to quarters", "quarters to hours", "long gap", "alone", "begins with a gap"],
)
def test_a_row_lasts_until_the_next_or_as_long_as_usual(clocks: str, minutes: list[float]) -> None:
    assert _minutes(_read(*[f"2025-01-06T{clock}Z,1" for clock in clocks.split()])) == minutes


def test_a_contradiction_is_told_and_the_later_line_counts() -> None:
    table = _read(*HOUR, "2025-01-06T01:00:00+01:00,3")

    assert _energies(table)[1] == 3
    assert [str(conflict) for conflict in table.conflicts] == ["line 5: kwh: 3, but line 3 gives 2 for the same start"]


@pytest.mark.parametrize(
    ("lines", "line", "column", "reason"),
    [
        ([], 1, "start", "the table is empty"),
        (["start;kwh"], 1, "start", "expected one column of this name, separated by commas, got 'start;kwh'"),
        (["start,energy"], 1, "kwh", "expected one column"),
        (["start,kwh,kwh"], 1, "kwh", "expected one column"),
        (["start,kwh"], 1, "start", "at least two rows"),
        (["start,kwh", HOUR[0]], 2, "start", "at least two rows"),
        (["start,kwh", HOUR[0], "2025-01-06T01:00:00+01:00"], 3, "kwh", "the row ends before this column"),
        (["kwh,start", "1"], 2, "start", "the row ends before this column"),
        (["start,kwh", "yesterday,1"], 2, "start", "expected a time such as 2026"),
        (["start,kwh", "2025-01-06 01:00,1"], 2, "start", "expected a UTC offset"),
        (["start,kwh", "0001-01-01T00:00+05:00,1"], 2, "start", "expected a year from 1970 to 9000"),
        (["start,kwh", "9999-12-31T00:00Z,1"], 2, "start", "expected a year from 1970 to 9000"),
        (["start,kwh", '2025-01-06T00:00Z,"1,5"'], 2, "kwh", "expected a number such as 0.25, got '1,5'"),
        (["start,kwh", "2025-01-06T00:00Z,NaN"], 2, "kwh", "expected a finite number"),
        (["start,kwh", "2025-01-06T00:00Z,1e9"], 2, "kwh", "expected at most 1000000 kWh"),
        (["start,kwh", "2025-01-06T00:00Z,1", "2025-01-07T00:00Z,1"], 3, "start", "every hour or more often"),
        (["start,kwh", "x" * 200_000 + ",1"], 2, "start", "not CSV: field larger"),
    ],
)
def test_what_is_no_table_is_refused(lines: list[str], line: int, column: str, reason: str) -> None:
    with pytest.raises(EnergyTableError, match=f"^line {line}: {column}: .*{reason}") as caught:
        read_energy_table(lines)

    assert (caught.value.line, caught.value.column) == (line, column)
