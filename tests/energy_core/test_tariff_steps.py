"""Day types, means of peaks, steps and slabs of the whole: what is refused, and what holds at the edges."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.comparison import compare
from energy_core.bill.history import History
from energy_core.bill.ledger import Ledger
from energy_core.bill.past import past_start, takes_over
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .tariffs import BERLIN, document, local, tariff

ENERGY: dict[str, Any] = {"kind": "energy", "price": 0}
DEMAND: dict[str, Any] = {"kind": "demand", "price": 1, "window": 60}
STEPS = [{"upTo": 100, "amount": 10}, {"below": 200, "amount": 20}, {"amount": 30}]


def kw(first: str, *powers: str, hours: int = 24) -> list[Interval]:
    """One hour of each power, the first hours of days that follow each other, and nothing between."""
    start = local(first)
    return [
        Interval(
            start=start + number * timedelta(hours=hours),
            end=start + number * timedelta(hours=hours) + timedelta(hours=1),
            imported_kwh=Decimal(power),
        )
        for number, power in enumerate(powers)
    ]


@pytest.mark.parametrize(
    ("component", "message"),
    [
        ({"steps": []}, "steps: expected a list, got an empty one"),
        ({"steps": [{"upTo": 5, "amount": 1}]}, r"steps\[0\].upTo: the last step has no limit"),
        ({"steps": [{"amount": 1}, {"amount": 2}]}, r"steps\[0\].upTo: missing; upTo or below is required"),
        ({"steps": [{"upTo": 1, "below": 2, "amount": 1}, {"amount": 2}]}, r"steps\[0\].upTo: stands beside below"),
        ({"steps": [*STEPS[:2], *STEPS[:2], STEPS[2]]}, r"steps\[2\].upTo: expected more than 200, the limit before"),
        ({"steps": [{"upTo": 1}, {"amount": 2}]}, r"steps\[0\].amount: missing"),
        ({"steps": [{"upTo": -1, "amount": 1}, {"amount": 2}]}, r"steps\[0\].upTo: expected at least 0, got -1"),
        ({"steps": STEPS, "price": 1}, "price: stands beside steps"),
        ({"steps": STEPS, "maximumPer": "day"}, "steps: needs a maximum per billing period"),
        ({"price": 1, "averageOf": 12, "maximumPer": "month"}, "averageOf: needs a maximum per billing period"),
        ({"price": 1, "averageOf": 12, "ratchet": {"percent": 80}}, "averageOf: stands beside a ratchet"),
        ({"price": 1, "averageOf": 61}, "averageOf: expected at most 60, got 61"),
        ({"price": 1, "peaks": 0}, "peaks: expected at least 1, got 0"),
        ({"price": 1, "peaks": 3, "maximumPer": "day"}, "peaks: needs a maximum of more than a day"),
        ({"price": 1, "peaksPer": "day"}, "peaksPer: says nothing without peaks"),
        ({"price": 1, "peaks": 3, "peaksPer": "week"}, 'peaksPer: "week" is not known'),
    ],
)
def test_demand_that_is_wrong_is_refused(component: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff({"kind": "demand", **component})


@pytest.mark.parametrize(
    ("components", "message"),
    [
        ([{"kind": "step", "steps": STEPS}], r"components\[0\].on: there is no energy before this one"),
        ([ENERGY, {"kind": "step"}], r"components\[1\].steps: missing"),
        ([ENERGY, {"kind": "step", "steps": STEPS, "on": ["x"]}], r"on\[0\]: 'x' is not energy that comes before"),
        ([ENERGY, {"kind": "step", "steps": STEPS, "per": "month"}], "per: not a field that is known here"),
    ],
)
def test_steps_that_are_wrong_are_refused(components: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff(*components)


def days(**when: Any) -> dict[str, Any]:
    windows = [{"name": "special", "price": 1, "when": [when]}, {"name": "other", "price": 0}]
    return {"kind": "energy", "periods": windows}


@pytest.mark.parametrize(
    ("types", "message"),
    [
        ({"mon": {"dates": ["2026-01-05"]}}, r'dayTypes.mon.dates: "mon" has a meaning already'),
        ({"weekday": {"dates": ["2026-01-05"]}}, r'dayTypes.weekday.dates: "weekday" has a meaning already'),
        ({"red": {}}, r"dayTypes.red.dates: missing; dates or calendar is required"),
        ({"red": {"calendar": "tempo"}}, r'dayTypes.red.calendar: no dates are given for the calendar "tempo"'),
        ({"red": {"dates": ["05.01.2026"]}}, r"dayTypes.red.dates\[0\]: expected a date"),
        ({"red": {"dates": ["2026-01-05"], "as": "sun"}}, r"dayTypes.red.as: not a field that is known here"),
        (
            {"red": {"dates": ["2026-01-05", "2026-01-06"]}, "white": {"dates": ["2026-01-06"]}},
            r'dayTypes.white.dates: 2026-01-06 is of the type "red" already',
        ),
    ],
)
def test_day_types_that_are_wrong_are_refused(types: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff(days(days=["sun"]), dayTypes=types)


def test_overlaps_and_gaps_on_day_types_are_found() -> None:
    types = {"red": {"dates": ["2026-01-05"]}}
    twice = [{"name": name, "price": 1, "when": [{"days": [days]}]} for name, days in (("a", "red"), ("b", "all"))]
    overlap = {"kind": "energy", "periods": twice}
    with pytest.raises(TariffError, match=r"periods\[1\].when: overlaps another period on the day type 1 in month"):
        tariff(overlap, dayTypes=types)
    gap = {"kind": "energy", "periods": [{"name": "a", "price": 1, "when": [{"days": ["weekday", "weekend"]}]}]}
    with pytest.raises(TariffError, match="no period covers the day type 1 in month"):
        tariff(gap, dayTypes=types)


def test_a_day_type_goes_before_holidays_and_days_of_the_week() -> None:
    types = {"red": {"calendar": "tempo"}}
    body = document(days(days=["red"]), dayTypes=types, holidays={"dates": ["2026-01-06"], "as": "sun"})
    made = tariff_from_json(body, {"tempo": [date(2026, 1, 5), date(2026, 1, 6)]})
    assert bill(made, kw("2026-01-04", "1", "2", "4", "8")).total == 6
    with_monday = document(days(days=["mon"]), dayTypes={"red": {"dates": ["2026-01-05"]}})
    assert bill(tariff_from_json(with_monday), kw("2026-01-04", "1", "2", "4")).total == 0


@pytest.mark.parametrize(
    ("kwh", "amount"), [("0", 10), ("100", 10), ("100.000001", 20), ("199.999999", 20), ("200", 30), ("5000", 30)]
)
def test_a_limit_belongs_to_up_to_and_not_to_below(kwh: str, amount: int) -> None:
    made = tariff(ENERGY, {"kind": "step", "steps": STEPS})
    assert bill(made, kw("2026-03-01", kwh)).total == amount
    by_demand = tariff({"kind": "demand", "window": 60, "steps": STEPS})
    assert bill(by_demand, kw("2026-03-01", kwh)).total == amount


def test_a_step_of_nothing_makes_no_line() -> None:
    made = tariff(ENERGY, {"kind": "step", "steps": [{"upTo": 5, "amount": 0}, {"amount": 1}]},
                  {"kind": "demand", "steps": [{"amount": 0}]})  # fmt: skip
    assert [line.component for line in bill(made, kw("2026-03-01", "3")).periods[0].lines] == ["energy"]


@pytest.mark.parametrize(("prorate", "total"), [(True, "15.00"), (False, "10.00")])
def test_steps_of_a_part_of_the_billing_period_count_by_days(prorate: bool, total: str) -> None:
    """15 days of each contract in April: the first has 60 kWh, more than half of 100, the second 40."""
    step = {"kind": "step", "steps": STEPS, "prorate": prorate}
    body = document(ENERGY, step, to="2026-04-16")
    body["contracts"].append({**body["contracts"][0], "from": "2026-04-16"})
    del body["contracts"][1]["to"]
    made = tariff_from_json(body)
    load = [*kw("2026-04-01", "60"), *kw("2026-04-20", "40")]
    assert str(bill(made, load).total) == total
    (offer,) = compare([tariff(ENERGY, step)], kw("2026-04-01", *["4"] * 15))
    assert offer.bill is not None
    assert str(offer.bill.total) == "10.00"


def test_so_far_a_step_counts_the_days_that_have_begun() -> None:
    ledger = Ledger.at(tariff(ENERGY, {"kind": "step", "steps": STEPS}), BERLIN, local("2026-04-01"))
    ledger.add(kw("2026-04-01", "150")[0])
    assert ledger.bill(local("2026-04-04")).total == 2


def test_the_mean_of_peaks_stands_at_any_time() -> None:
    made = tariff(DEMAND | {"peaks": 3, "peaksPer": "day"})
    ledger = Ledger.at(made, BERLIN, local("2026-04-01"))
    seen = []
    for interval in kw("2026-04-01", "4", "6", "5", "9", "1"):
        ledger.add(interval)
        seen.append(ledger.demand_kw(interval.start)["demand"])
    assert seen == [4, 5, 5, Decimal(20) / 3, Decimal(20) / 3]
    assert ledger.bill().total == Decimal("6.67")
    assert ledger.bill().total == Decimal("6.67")
    same_day = [*kw("2026-04-01", "4", "6", "5", hours=1), *kw("2026-04-02", "1")]
    assert str(bill(made, same_day).total) == "3.50"
    assert str(bill(tariff(DEMAND | {"peaks": 3}), same_day).total) == "5.00"


def test_the_mean_of_peaks_of_each_month_of_a_quarter() -> None:
    made = tariff(DEMAND | {"peaks": 2, "maximumPer": "month"}, billing={"months": 3})
    load = [*kw("2026-01-01", "1", "3", "5"), *kw("2026-02-01", "2", "2"), *kw("2026-03-01", "7")]
    assert str(bill(made, load).total) == "13.00"


def test_a_mean_of_billing_periods_knows_those_before() -> None:
    made = tariff(DEMAND | {"averageOf": 3, "minimumKw": 2.5})
    load = [*kw("2026-01-31", "8"), *kw("2026-02-28", "1"), *kw("2026-03-31", "4.5"), *kw("2026-04-30", "2.5")]
    whole = bill(made, load)
    assert [str(period.total) for period in whole.periods] == ["8.00", "5.25", "5.00", "3.17"]
    assert takes_over(made)
    assert past_start(made, BERLIN, local("2026-04-10")) == local("2026-02-01")
    assert bill(made, load[1:], since=local("2026-04-01")).periods == whole.periods[3:]
    assert str(bill(made, load[3:], history=History()).total) == "2.50"
    assert not takes_over(tariff(DEMAND))


def whole_slabs(**rule: Any) -> Tariff:
    tiers = [{"upTo": 100, "price": 1}, {"price": 2}]
    return tariff({"kind": "energy", "tiers": tiers, "tierRule": {"allocation": "whole", **rule}})


@pytest.mark.parametrize(("kwh", "total"), [("100", "100.00"), ("100.01", "200.02"), ("0", "0.00")])
def test_a_slab_prices_the_whole(kwh: str, total: str) -> None:
    assert str(bill(whole_slabs(), kw("2026-03-01", kwh)).total) == total


def test_slabs_begin_again_where_tiers_do() -> None:
    made = whole_slabs(reset="day")
    assert str(bill(made, kw("2026-03-01", "60", "110", "100")).total) == "380.00"


def test_amounts_are_cut_off_or_made_whole() -> None:
    for mode, expected in (("down", ("1.29", "-1.29")), ("up", ("1.30", "-1.30"))):
        made = tariff({"kind": "energy", "price": 1.299}, {"kind": "export", "price": 1.299}, rounding={"mode": mode})
        start = local("2026-03-01")
        one = Interval(start=start, end=start + timedelta(hours=1), imported_kwh=Decimal(1), exported_kwh=Decimal(1))
        assert tuple(str(line.amount) for line in bill(made, [one]).periods[0].lines) == expected
