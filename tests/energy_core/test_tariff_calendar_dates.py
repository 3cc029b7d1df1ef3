"""Calendars that a tariff names, and their dates in place of the names."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from energy_core.tariff.calendar_dates import calendar_names, with_dates
from energy_core.tariff.reader import tariff_from_json

CHRISTMAS = date(2026, 12, 25)
CALENDARS = {"DE": [date(2027, 1, 1), CHRISTMAS], "red": [date(2026, 12, 3)]}


def tariff(**contract: Any) -> dict[str, Any]:
    energy = {"kind": "energy", "price": 0.3}
    return {"version": 1, "name": "A", "contracts": [{"currency": "EUR", "components": [energy], **contract}]}


BOTH = tariff(
    holidays={"dates": ["2026-12-25", "2026-12-24"], "calendar": "DE", "as": "sat"},
    dayTypes={"red": {"calendar": "red"}},
)


def test_dates_take_the_place_of_names() -> None:
    before = deepcopy(BOTH)
    assert calendar_names(BOTH) == {
        "contracts[0].holidays.calendar": "DE",
        "contracts[0].dayTypes.red.calendar": "red",
    }
    found = with_dates(BOTH, CALENDARS)
    assert before == BOTH
    assert found["contracts"][0]["holidays"] == {"dates": ["2026-12-25", "2026-12-24", "2027-01-01"], "as": "sat"}
    assert found["contracts"][0]["dayTypes"] == {"red": {"dates": ["2026-12-03"]}}
    assert tariff_from_json(found) == tariff_from_json(BOTH, CALENDARS)
    assert with_dates(found, {}) == found


@pytest.mark.parametrize("calendars", [{}, {"DE": []}, {"FR": [CHRISTMAS]}])
def test_calendar_without_a_date_stays_a_name(calendars: dict[str, list[date]]) -> None:
    body = tariff(holidays={"calendar": "DE"})
    assert with_dates(body, calendars) == body


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"contracts": {}},
        {"contracts": [None]},
        tariff(holidays=[]),
        tariff(holidays={"calendar": 1}),
        tariff(dayTypes=[]),
        tariff(dayTypes={"red": None}),
    ],
)
def test_what_is_no_tariff_is_left_to_its_reader(body: object) -> None:
    assert calendar_names(body) == {}
    assert with_dates(body, CALENDARS) == body


def test_dates_that_are_no_list_are_left_to_the_reader() -> None:
    body = tariff(holidays={"calendar": "DE", "dates": "2026-12-25"})
    assert with_dates(body, CALENDARS) == body
