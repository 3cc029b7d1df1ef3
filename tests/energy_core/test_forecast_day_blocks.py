"""Blocks of 24 hours by wall clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from energy_core.forecast.day_blocks import MAX_BLOCKS, MIN_HOURS, DayBlocks
from energy_core.forecast.explanation import IN_ENGLISH, explain_too_short
from energy_core.forecast.history import HistoryError

from .homes import START, history

BERLIN = ZoneInfo("Europe/Berlin")


def _clock(moment: datetime) -> float:
    return float(moment.hour)


@pytest.mark.parametrize("hours", [24, 100, 24 * 90, 24 * 300 + 7])
def test_every_row_holds_one_hour_of_the_clock(hours: int) -> None:
    blocks = DayBlocks.from_history(history(hours, _clock, BERLIN))

    assert [set(row) for row in blocks.energy] == [{float((blocks.first.hour + h) % 24)} for h in range(24)]


def test_the_hour_that_spring_skips_is_filled_and_that_of_autumn_averaged() -> None:
    start = datetime(2025, 3, 24, tzinfo=BERLIN)
    year = history(24 * 250, lambda moment: 2.0 + moment.fold if moment.hour == 2 else 1.0, BERLIN, start)
    blocks = DayBlocks.from_history(year)
    spring, autumn = ((datetime(2025, *day, tzinfo=UTC) - blocks.first).days for day in ((3, 30), (10, 26)))
    row = blocks.energy[(2 - blocks.first.hour) % 24]
    offset = blocks.first.hour > 2

    assert spring - offset not in blocks.known[(2 - blocks.first.hour) % 24]
    assert row[spring - offset] == 2.0
    assert row[autumn - offset] == 2.5


def test_weekdays_change_at_midnight_within_a_block() -> None:
    blocks = DayBlocks.from_history(history(24 * 10 + 15, _clock))

    assert (blocks.first.hour, blocks.midnight) == (15, 9)
    assert blocks.weekday(0, 9) == (blocks.weekday(0, 8) + 1) % 7
    assert blocks.weekday(0, 0) == blocks.first.weekday()
    assert blocks.year_day(1) == blocks.first.timetuple().tm_yday + 1


def test_gaps_are_filled_from_days_before_and_not_known() -> None:
    blocks = DayBlocks.from_history(
        history(24 * 20, lambda moment: None if moment.day == 20 and moment.hour < 6 else float(moment.day))
    )

    assert blocks.measured(14)[:7] == [None] * 6 + [20.0]
    assert blocks.energy[0][14] == (19 + 13) / 2


def test_a_first_day_of_few_hours_is_left_out() -> None:
    assert DayBlocks.from_history(history(24 * 3 + 5, _clock)).count == 3
    assert DayBlocks.from_history(history(24 * 3 + 15, _clock)).count == 4


def test_the_beginning_is_filled_from_what_comes_next() -> None:
    sparse = history(24 * 4, lambda moment: None if moment.hour == 3 or moment.day == 6 else float(moment.day))
    blocks = DayBlocks.from_history(sparse)

    assert blocks.count == 3
    assert blocks.energy[3] == [7.0] * 3
    assert not blocks.known[3]


def test_only_the_last_year_counts() -> None:
    assert DayBlocks.from_history(history(24 * 500, _clock)).count == MAX_BLOCKS


@pytest.mark.parametrize("hours", [2, 23])
def test_less_than_a_day_is_too_little(hours: int) -> None:
    expected = f"{hours} full hours were measured; a forecast needs at least 24"
    with pytest.raises(HistoryError, match=expected) as refused:
        DayBlocks.from_history(history(hours, _clock))
    assert refused.value.full_hours == hours
    told = explain_too_short(hours, MIN_HOURS, IN_ENGLISH)
    assert told.startswith(f"{hours} full hours were measured so far; a forecast needs at least 24, ")


@pytest.mark.parametrize(
    ("jump_kwh", "hours", "is_known"),
    [(1e9, 1, False), (-1e9, 2, False), (120.0, 1, False), (90.0, 1, True), (120.0, 3, True)],
    ids=["register jumped", "and back", "much", "a strong connection", "often"],
)
def test_no_forecast_learns_from_hours_that_cannot_be(jump_kwh: float, hours: int, is_known: bool) -> None:
    jumps = {START + timedelta(days=4, hours=hour) for hour in range(hours)}
    blocks = DayBlocks.from_history(history(24 * 10, lambda moment: jump_kwh if moment in jumps else 1.0))

    assert [4 in blocks.known[h] for h in range(hours)] == [is_known] * hours
    assert blocks.energy[0][4] == (jump_kwh if is_known else 1.0)
