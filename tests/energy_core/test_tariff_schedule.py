from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from energy_core.tariff.day_kind import DayRule, Season
from energy_core.tariff.schedule import MINUTES
from energy_core.tariff.tariff_error import TariffError

from .tariffs import tariff


def at(day: str, minute: int, *windows: dict[str, Any], **contract: Any) -> str:
    """The period that holds at a minute of a local day."""
    read = tariff(
        {
            "kind": "energy",
            "periods": [{"name": "here", "price": 1, "when": list(windows)}, {"name": "else", "price": 2}],
        },
        **contract,
    ).contracts[0]
    price = next(read.energy_prices)
    today = date.fromisoformat(day)
    plan = price.schedule.day_plan(read.days.kind(today), read.days.kind(today - timedelta(days=1)))
    assert len(plan) == MINUTES
    return price.periods[plan[minute]].name


SUMMER = {"seasons": {"summer": {"first": "06-01", "last": "09-30"}, "winter": {"first": "11-15", "last": "02-29"}}}


@pytest.mark.parametrize(
    ("day", "minute", "window", "expected"),
    [
        ("2026-11-20", 22 * 60, {"days": ["fri"], "from": "22:00", "to": "06:00"}, "here"),
        ("2026-11-20", 359, {"days": ["fri"], "from": "22:00", "to": "06:00"}, "else"),
        ("2026-11-21", 359, {"days": ["fri"], "from": "22:00", "to": "06:00"}, "here"),
        ("2026-11-21", 360, {"days": ["fri"], "from": "22:00", "to": "06:00"}, "else"),
        ("2026-11-21", 1320, {"days": ["fri"], "from": "22:00", "to": "06:00"}, "else"),
        ("2026-11-20", 0, {"days": ["weekday"]}, "here"),
        ("2026-11-21", 0, {"days": ["weekday"]}, "else"),
        ("2026-11-22", 1439, {"days": ["weekend"], "from": "12:00", "to": "24:00"}, "here"),
        ("2026-09-30", 0, {"seasons": ["summer"]}, "here"),
        ("2026-10-01", 0, {"seasons": ["summer"]}, "else"),
        ("2026-05-31", 0, {"seasons": ["summer"]}, "else"),
        ("2027-02-28", 0, {"seasons": ["winter"]}, "here"),
        ("2028-02-29", 0, {"seasons": ["winter"]}, "here"),
        ("2027-03-01", 0, {"seasons": ["winter"]}, "else"),
        ("2026-12-31", 0, {"seasons": ["winter"]}, "here"),
        ("2026-07-01", 0, {"months": [7]}, "here"),
        ("2026-08-01", 0, {"months": [7]}, "else"),
        # The night of 31 July belongs to the day on which it begins.
        ("2026-08-01", 60, {"months": [7], "from": "22:00", "to": "06:00"}, "here"),
    ],
)
def test_windows_hold_when_they_say(day: str, minute: int, window: dict[str, Any], expected: str) -> None:
    assert at(day, minute, window, **SUMMER) == expected


@pytest.mark.parametrize(
    ("counts_as", "window", "expected"),
    [
        ("sun", {"days": ["sun"]}, "here"),
        ("sun", {"days": ["sat", "holiday"]}, "else"),
        ("holiday", {"days": ["holiday"]}, "here"),
        ("holiday", {"days": ["fri"]}, "else"),
        ("holiday", {"days": ["all"]}, "here"),
        ("sat", {"days": ["weekend"]}, "here"),
    ],
)
def test_holidays_count_as_what_the_contract_says(counts_as: str, window: dict[str, Any], expected: str) -> None:
    holidays = {"dates": ["2026-12-25"], "as": counts_as}
    assert at("2026-12-25", 0, window, holidays=holidays) == expected


@pytest.mark.parametrize("holidays", [{}, {"holidays": {"dates": ["2026-12-25"]}}])
def test_prices_of_holidays_that_count_as_sundays_are_refused(holidays: dict[str, Any]) -> None:
    with pytest.raises(TariffError, match=r'periods\[0\].when\[0\].days: .* holidays count as "sun"'):
        at("2026-12-25", 0, {"days": ["holiday"]}, **holidays)


SATURDAY_NIGHT = {"name": "saturday night", "price": 1, "when": [{"days": ["sat"], "from": "22:00", "to": "08:00"}]}
MORNING = {"name": "morning", "price": 2, "when": [{"days": ["weekday"], "from": "06:00", "to": "08:00"}]}
ELSE = {"name": "else", "price": 3}


@pytest.mark.parametrize("holidays", [{}, {"dates": ["2026-12-25"], "as": "sun"}])
def test_days_that_never_follow_each_other_cannot_overlap(holidays: dict[str, Any]) -> None:
    contract = {"holidays": holidays} if holidays else {}
    read = tariff({"kind": "energy", "periods": [SATURDAY_NIGHT, MORNING, ELSE]}, **contract)
    assert len(next(read.contracts[0].energy_prices).periods) == 3


@pytest.mark.parametrize(
    ("windows", "contract"),
    [
        (["sun"], {}),
        (["sat"], {"holidays": {"dates": ["2026-12-25"], "as": "sat"}}),
        (["holiday"], {"holidays": {"dates": ["2026-12-25"], "as": "holiday"}}),
        (["red"], {"dayTypes": {"red": {"dates": ["2026-12-25"]}}}),
    ],
)
def test_days_that_may_follow_each_other_can_overlap(windows: list[str], contract: dict[str, Any]) -> None:
    night = {"name": "night", "price": 1, "when": [{"days": windows, "from": "22:00", "to": "08:00"}]}
    with pytest.raises(TariffError, match="overlaps another period"):
        tariff({"kind": "energy", "periods": [night, MORNING, ELSE]}, **contract)


def test_without_seasons_every_day_of_a_month_is_alike() -> None:
    rule = DayRule({"all year": Season((3, 1), (2, 29))})
    assert rule.kind(date(2026, 7, 6)) == rule.kind(date(2026, 7, 13))
