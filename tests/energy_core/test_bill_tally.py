"""The tally of successive billing periods equals their bills; a circuit's tariff is its meter's unless it says so."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.tally import Tally
from energy_core.register_track import RegisterTrack
from energy_core.tariff.assignment import assigned_document
from energy_core.tariff.rate_history import RateHistory
from energy_core.tariff.rates import Rate

from .tariffs import BERLIN, document, flow, local, steady, tariff

COMPONENTS: list[dict[str, Any]] = [
    {"kind": "energy", "tiers": [{"upTo": 300, "price": 0.2}, {"price": 0.35}]},
    {"kind": "standing", "price": 0.4, "per": "day"},
    {"kind": "demand", "price": 3},
    {"kind": "tax", "percent": 19},
]


@pytest.mark.parametrize("step", [1, 7, 97])
def test_tally_of_three_months_is_the_sum_of_their_bills(step: int) -> None:
    load = steady("2026-02-11", "2026-05-04", 1.3)
    made = tariff(*COMPONENTS)
    tally = Tally(made, BERLIN, load[0].start)
    for number, interval in enumerate(load):
        tally.add(interval)
        if number % step == 0:
            tally.total(interval.end)
    end = load[-1].end
    assert tally.total(end) == bill(made, load, until=end).total


def test_interval_that_spans_billing_periods_is_divided() -> None:
    whole = flow("2026-01-20", "2026-04-03", 500)
    tally = Tally(tariff(*COMPONENTS), BERLIN, whole.start)
    tally.add(whole)
    assert tally.total(whole.end) == bill(tariff(*COMPONENTS), [whole], until=whole.end).total


def test_total_rises_with_the_days_that_have_begun() -> None:
    tally = Tally(tariff({"kind": "standing", "price": 2, "per": "day"}), BERLIN, local("2026-03-01"))
    days = [tally.total(local("2026-03-30") + timedelta(hours=hours)) for hours in (1, 25, 49, 73)]
    assert days == [60, 62, 64, 66]


OWN = document({"kind": "energy", "price": 0.2})
MAIN = document({"kind": "energy", "price": 0.3})


@pytest.mark.parametrize(
    ("own", "of_meter", "expected"),
    [
        ({}, {}, None),
        ({}, {"tariff": MAIN}, MAIN),
        ({"budget": 3}, {"tariff": MAIN}, MAIN),
        ({"tariff": None}, {"tariff": MAIN}, None),
        ({"tariff": OWN}, {"tariff": MAIN}, OWN),
    ],
    ids=["nothing", "meter's", "own budget only", "none on purpose", "own"],
)
def test_circuit_has_the_tariff_of_its_meter_unless_it_says_so(own: Any, of_meter: Any, expected: Any) -> None:
    assert assigned_document(own, of_meter) == expected


def test_billing_day_holds_for_contracts_that_name_none() -> None:
    named = document({"kind": "energy", "price": 0.2}, billing={"startDay": 3})
    days = [
        assigned_document({"billingDay": 12, "tariff": each}, {})["contracts"][0]["billing"]["startDay"]
        for each in (OWN, named)
    ]
    assert days == [12, 3]
    assert assigned_document({}, {"tariff": MAIN, "billingDay": 9})["contracts"][0]["billing"] == {"startDay": 9}


def rate(start: str, end: str, price: object) -> Rate:
    return Rate(local(f"2026-03-01 {start}"), local(f"2026-03-01 {end}"), Decimal(str(price)))


@pytest.mark.parametrize(
    ("new", "changed", "after"),
    [
        (rate("10:00", "11:00", 3), "10:00", [("08:00", 1), ("09:00", 2), ("10:00", 3)]),
        (rate("09:00", "10:00", 2), None, [("08:00", 1), ("09:00", 2)]),
        (rate("09:00", "10:30", 2), "10:00", [("08:00", 1), ("09:00", 2)]),
        (rate("10:00", "11:00", 2), "10:00", [("08:00", 1), ("09:00", 2)]),
        (rate("08:30", "09:30", 5), "08:30", [("08:00", 1), ("08:30", 5), ("09:30", 2)]),
        (rate("08:30", "08:45", 5), "08:30", [("08:00", 1), ("08:30", 5), ("08:45", 1), ("09:00", 2)]),
        (rate("07:00", "12:00", 4), "07:00", [("07:00", 4)]),
        (rate("06:00", "07:00", 1), "06:00", [("06:00", 1), ("08:00", 1), ("09:00", 2)]),
    ],
    ids=["next", "again", "longer", "goes on", "across", "within", "all", "before"],
)
def test_rates_become_known(new: Rate, changed: str | None, after: list[tuple[str, int]]) -> None:
    history = RateHistory([rate("08:00", "09:00", 1), rate("09:00", "10:00", 2)])
    found = history.put(new)
    assert found == (None if changed is None else local(f"2026-03-01 {changed}"))
    assert [(f"{each.start.astimezone(BERLIN):%H:%M}", each.price) for each in history] == after
    moments = [each.start for each in history]
    assert [history.at(moment).price for moment in moments] == [price for _, price in after]


def test_old_rates_are_forgotten() -> None:
    history = RateHistory([rate("08:00", "09:00", 1), rate("09:00", "10:00", 2)])
    history.forget_before(local("2026-03-01 09:30"))
    assert [each.price for each in history] == [2]
    history.forget_before(local("2026-03-02"))
    assert list(history) == []
    assert history.at(local("2026-03-01 09:30")) is None


def test_copy_of_a_track_is_its_own() -> None:
    track = RegisterTrack()
    track.add(0, 1000)
    copy = track.copy()
    track.add(5000, 2000)
    track.add(2500, 1200)
    assert (copy.last_ms, track.last_ms) == (0, 5000)
    assert copy.at(0) == track.at(0)
