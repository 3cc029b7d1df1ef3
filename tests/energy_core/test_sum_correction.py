"""Running sums of hours after an outage: each hour gets its energy, the total stays."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.sum_correction import HOUR_MS, Count, SumRow, correct_sums, hours_touched, runs_of_hours

H = HOUR_MS


def counts(*totals: str, first_hour: int = 0, base: str = "0") -> Callable[[int], Count]:
    """Return a count that is known at whole hours, and stays beyond the first and the last."""
    known = {(first_hour + number) * H: Count(Decimal(total), Decimal(base)) for number, total in enumerate(totals)}
    return lambda time_ms: known[max(min(time_ms // H * H, max(known)), min(known))]


def row(hour: float, state: float | None, total: float) -> SumRow:
    return SumRow(round(hour * H), state, total)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (0.2, 0.8, []),
        (0.0, 0.5, []),
        (0.2, 1.0, [1, 2]),
        (0.2, 1.5, [1, 2]),
        (1.0, 1.5, []),
        (0.9, 4.1, [1, 2, 3, 4, 5]),
    ],
)
def test_hours_touched(start: float, end: float, hours: list[int]) -> None:
    assert list(hours_touched(round(start * H), round(end * H))) == [hour * H for hour in hours]


def test_runs_of_hours() -> None:
    assert runs_of_hours({5 * H, 1 * H, 2 * H, 7 * H, 6 * H}) == [[H, 2 * H], [5 * H, 6 * H, 7 * H]]
    assert runs_of_hours([]) == []


def test_the_hour_of_the_return_gives_back_what_the_others_used() -> None:
    """4.2 kWh were in the hour of the return (facts: 1.0 / 1.2 / 1.4 / 0.6)."""
    count = counts("100", "101", "102.2", "103.6", "104.2", "104.9")
    rows = [row(0, 100.0, 7.0), row(1, 100.0, 7.0), row(2, 100.0, 7.0), row(4, 104.2, 11.2), row(5, 104.9, 11.9)]
    correction = correct_sums([H, 2 * H, 3 * H], rows, count, known_from_ms=0, tolerance=0.0005)
    assert correction.rows == (row(1, 101.0, 8.0), row(2, 102.2, 9.2), row(3, 103.6, pytest.approx(10.6)))
    assert correction.later == 0.0


def test_what_was_shown_a_moment_before_the_hour_ended_changes_no_later_sum() -> None:
    count = counts("100", "101", "102", "103")
    rows = [row(0, 99.995, 7.0), row(2, 101.99, 8.995)]
    correction = correct_sums([H], rows, count, known_from_ms=0, tolerance=0.0005)
    assert correction.rows == (row(1, 101.0, 8.0),)
    assert correction.later == 0.0


@pytest.mark.parametrize(("state", "first"), [(99.5, 2.0), (None, 1.5)])
def test_rows_that_are_older_than_the_count(state: float | None, first: float) -> None:
    """The sensor has statistics from before its readings were kept."""
    count = counts("100", "101.5", "102", "103", first_hour=2)
    rows = [row(1, state, 7.0), row(2, state, 7.0), row(4, 102.0, 9.5)]
    correction = correct_sums([3 * H], rows, count, known_from_ms=2 * H + 1, tolerance=0.0005)
    assert correction.rows == (row(3, 101.5, 7.0 + first),)


def test_import_before_the_first_row_lifts_the_later_sums() -> None:
    """Home Assistant began to count at 102.5 kWh, in the third hour."""
    count = counts("100", "101", "102", "103", "104")
    rows = [row(3, 103.0, 0.5), row(4, 104.0, 1.5)]
    first = correct_sums([H, 2 * H], rows, count, known_from_ms=0, tolerance=0.0005)
    assert first.rows == (row(1, 101.0, 1.0), row(2, 102.0, 2.0))
    assert first.later == pytest.approx(2.5)

    lifted = [*first.rows, *(row(old.end_ms / H, old.state, old.sum + first.later) for old in rows)]
    assert correct_sums([H, 2 * H], lifted, count, known_from_ms=0, tolerance=0.0005).later == 0.0


def test_a_reset_that_nobody_saw_is_added_later() -> None:
    """1000 -> 1200 kWh, reset, 300 kWh at the return: Home Assistant counted 300."""
    known = {0: Count(Decimal(1000)), H: Count(Decimal(1200)), 2 * H: Count(Decimal(1500), Decimal(1200))}
    rows = [row(0, 1000.0, 50.0), row(2, 300.0, 350.0)]
    correction = correct_sums([H], rows, known.__getitem__, known_from_ms=0, tolerance=0.0005)
    assert correction.rows == (row(1, 1200.0, 250.0),)
    assert correction.later == 200.0


@pytest.mark.parametrize(
    ("before", "after", "settled"),
    [
        (row(0, None, 7.0), row(2, 3.0, 9.0), True),
        (row(0, 1.0, 7.0), row(2, None, 9.0), False),
        (row(0, 1.0, 7.0), row(2, 5.0, 9.0), False),
        (row(0, 100.0, 7.0), row(2, 3.0, 9.0), True),
    ],
)
def test_states_that_do_not_belong_to_the_count_change_no_later_sum(
    before: SumRow, after: SumRow, settled: bool
) -> None:
    """A state of an earlier epoch: the register began anew in the last seconds of the hour."""
    correction = correct_sums([H], [before, after], counts("1", "2", "3"), known_from_ms=0, tolerance=0.0005)
    assert correction.rows == (row(1, 2.0, 8.0),)
    assert (correction.later, correction.settled) == (0.0, settled)


def test_no_row_at_all() -> None:
    correction = correct_sums([H, 2 * H], [], counts("5", "6", "8"), known_from_ms=0, tolerance=0.0005)
    assert correction.rows == (row(1, 6.0, 1.0), row(2, 8.0, 3.0))
    assert (correction.later, correction.settled) == (0.0, False)


@given(
    st.lists(st.integers(0, 5000), min_size=3, max_size=12),
    st.integers(0, 4000),
    st.data(),
)
def test_every_hour_of_a_run_is_exact_and_no_hour_is_negative(
    hours: list[int], start: int, data: st.DataObject
) -> None:
    """Whatever Home Assistant booked in the hour of the return; a second correction is the same."""
    registers = [start]
    for energy in hours:
        registers.append(registers[-1] + energy)
    count = counts(*(str(Decimal(register) / 1000) for register in registers))
    begin = data.draw(st.integers(1, len(hours) - 1))
    last = data.draw(st.integers(begin, len(hours) - 1))
    run = [hour * H for hour in range(begin, last + 1)]
    frozen = registers[begin - 1]
    rows = [
        row(
            hour,
            (frozen if begin <= hour <= last else register) / 1000,
            (frozen if begin <= hour <= last else register) / 1000,
        )
        for hour, register in enumerate(registers)
    ]
    for _ in range(2):
        correction = correct_sums(run, rows, count, known_from_ms=0, tolerance=0.0005)
        assert correction.later == 0.0
        written = {new.end_ms: new for new in correction.rows}
        rows = [written.get(old.end_ms, old) for old in rows]
        changes = [after.sum - before.sum for before, after in pairwise(rows)]
        assert changes == pytest.approx([energy / 1000 for energy in hours], abs=1e-9)
