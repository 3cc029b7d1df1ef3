"""What each component puts on a bill, with numbers that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.history import History
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .tariffs import amounts, billed, document, flow, local, rates, steady, tariff

JANUARY = ("2026-01-01", "2026-02-01")
DAY = {"name": "day", "when": [{"from": "08:00", "to": "20:00"}]}
NIGHT = {"name": "night"}
TWO = [{"upTo": 100, "price": 1}, {"price": 2}]
LIMITS = {"scope": "total", "allocation": "chronological"}


def tou(day: Any, night: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "energy", "periods": [DAY | day, NIGHT | night]} | more


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        # 12 kWh by day and 12 by night for 31 days: the first 100 kWh are gone within five days.
        (LIMITS, [("day, tier 1", "48"), ("day, tier 2", "324"), ("night, tier 1", "52"), ("night, tier 2", "320")]),
        (
            {"scope": "total", "allocation": "proportional"},
            [("day, tier 1", "50"), ("day, tier 2", "322"), ("night, tier 1", "50"), ("night, tier 2", "322")],
        ),
        (
            {"scope": "per_period"},
            [("day, tier 1", "100"), ("day, tier 2", "272"), ("night, tier 1", "100"), ("night, tier 2", "272")],
        ),
        ({"scope": "per_period", "limitPer": "day"}, [("day, tier 1", "372"), ("night, tier 1", "372")]),
        (
            {"scope": "per_period", "reset": "month"},
            [("day, tier 1", "100"), ("day, tier 2", "272"), ("night, tier 1", "100"), ("night, tier 2", "272")],
        ),
        ({"scope": "per_period", "reset": "day"}, [("day, tier 1", "372"), ("night, tier 1", "372")]),
    ],
)
def test_tiers_fill_as_their_rule_says(rule: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    lines = billed([tou({"tiers": TWO}, {"tiers": TWO}, tierRule=rule)], *steady(*JANUARY))
    assert [(item.removeprefix("Energy, "), quantity) for item, quantity, _ in lines] == expected


@pytest.mark.parametrize(
    ("rule", "first_tier"),
    [
        ({}, "100"),
        ({"limitPer": "month"}, "100"),
        ({"limitPer": "day"}, "3100"),
        ({"limitPer": "kw"}, "600"),
        ({"limitPer": "kw_day"}, "4464"),
        ({"reset": "day"}, "3100"),
        ({"reset": "month"}, "100"),
        ({"reset": "month", "limitPer": "day"}, "3100"),
    ],
)
def test_limits_count_for_what_they_are_given(rule: dict[str, Any], first_tier: str) -> None:
    """6 kW all January: 4464 kWh."""
    lines = billed([{"kind": "energy", "tiers": TWO, "tierRule": rule}], *steady(*JANUARY, kw=6))
    assert lines[0][1] == first_tier


def test_limits_per_kw_go_by_the_highest_demand() -> None:
    rule = {"limitPer": "kw", "window": 60}
    load = [*steady("2026-01-01", "2026-01-31"), flow("2026-01-31T00:00", "2026-01-31T01:00", 3)]
    lines = billed([{"kind": "energy", "tiers": TWO, "tierRule": rule}], *load)
    assert lines == [("Energy, tier 1", "300", "300.00"), ("Energy, tier 2", "423", "846.00")]


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ({}, ["45.16129", "54.83871"]),
        ({"prorate": False}, ["100", "100"]),
        ({"limitPer": "day"}, ["336", "408"]),
        ({"limitPer": "month"}, ["45.16129", "54.83871"]),
        ({"limitPer": "month", "prorate": False}, ["100", "100"]),
        ({"reset": "month"}, ["45.16129", "54.83871"]),
    ],
)
def test_limits_are_prorated_where_a_contract_changes(rule: dict[str, Any], first: list[str]) -> None:
    """14 of January's 31 days lie before the change on the 15th."""
    energy = {"kind": "energy", "tiers": TWO, "tierRule": rule}
    body = document(energy, to="2026-01-15")
    body["contracts"].append(document(energy, **{"from": "2026-01-15"})["contracts"][0])
    made = bill(tariff_from_json(body), steady(*JANUARY))
    tier_1 = [line.to_json()["quantity"] for line in made.periods[0].lines if "tier 1" in line.item]
    assert tier_1 == first
    assert made.periods[0].lines[0].item == "Energy, tier 1 (2026-01-01 to 2026-01-15)"


def test_a_ladder_per_month_in_a_quarter_counts_its_months() -> None:
    energy = {"kind": "energy", "tiers": TWO, "tierRule": {"limitPer": "month"}}
    assert billed([energy], *steady("2026-01-01", "2026-04-01"), billing={"months": 3})[0][1] == "300"


def test_tiers_begin_again_each_month_of_a_quarter() -> None:
    energy = {"kind": "energy", "tiers": TWO, "tierRule": {"reset": "month"}}
    load = [flow("2026-01-01", "2026-02-01", 150), flow("2026-02-01", "2026-03-01", 90)]
    lines = billed([energy], *load, billing={"months": 3})
    assert [quantity for _, quantity, _ in lines] == ["190", "50"]


def test_no_energy_in_proportion_is_no_line() -> None:
    rule = {"scope": "total", "allocation": "proportional"}
    assert billed([tou({"tiers": TWO}, {"tiers": TWO}, tierRule=rule)], flow(*JANUARY)) == []


def test_a_half_hour_that_spans_a_price_is_divided() -> None:
    lines = billed([tou({"price": 1}, {"price": 2})], flow("2026-01-01T07:45", "2026-01-01T08:15", 1))
    assert lines == [("Energy, day", "0.5", "0.50"), ("Energy, night", "0.5", "1.00")]


@pytest.mark.parametrize(
    ("day", "night_hours"),
    [("2026-03-29", "11"), ("2026-10-25", "13"), ("2026-10-26", "12")],
)
def test_days_of_the_clock_have_their_hours(day: str, night_hours: str) -> None:
    lines = billed([tou({"price": 1}, {"price": 2})], *steady(day, f"{day[:-2]}{int(day[-2:]) + 1}"))
    assert [quantity for _, quantity, _ in lines] == ["12", night_hours]


def test_rates_price_each_part_and_may_be_negative() -> None:
    given = {"x": rates(("2026-01-01T00:00", "2026-01-01T00:30", 0.2), ("2026-01-01T00:30", "2026-01-01T02:00", -0.1))}
    energy = {"kind": "energy", "rates": {"name": "x", "factor": 2, "markup": 0.01}}
    made = bill(tariff(energy), steady("2026-01-01", "2026-01-01T02:00"), rates=given)
    line = made.periods[0].lines[0]
    assert (line.to_json()["quantity"], line.to_json()["price"], str(line.amount)) == ("2", "-0.04", "-0.08")
    assert made.periods[0].unpriced == ()


def test_energy_without_a_price_is_told_and_not_billed() -> None:
    given = {"x": rates(("2026-01-01T00:00", "2026-01-01T00:45", 1), ("2026-01-01T02:00", "2026-01-01T03:00", 1))}
    load = steady("2026-01-01", "2026-01-01T05:00")
    made = bill(tariff({"kind": "energy", "rates": {"name": "x"}}), load, rates=given).periods[0]
    assert [line.to_json()["quantity"] for line in made.lines] == ["1.75"]
    assert [str(one.kwh) for one in made.unpriced] == ["0.250000", "1", "1", "1"]
    assert not made.is_certain
    assert len(made.unpriced) == 4


def test_times_without_energy_need_no_price() -> None:
    load = [flow("2026-01-01", "2026-01-01T01:00")]
    made = bill(tariff({"kind": "energy", "rates": {"name": "x"}}), load, rates={"x": rates()}).periods[0]
    assert (made.lines, made.unpriced) == ((), ())


def test_rates_that_are_not_given_are_asked_for() -> None:
    with pytest.raises(TariffError, match=r'rates: the prices "x" are not given \(given: none are\)'):
        bill(tariff({"kind": "energy", "rates": {"name": "x"}}), [flow(*JANUARY, 1)])


@pytest.mark.parametrize(
    ("charge", "contract", "expected"),
    [
        ({"per": "day"}, {}, ("31", "310.00")),
        ({"per": "month"}, {}, ("1", "10.00")),
        ({"per": "billing_period"}, {}, ("1", "10.00")),
        ({"per": "year"}, {}, ("0.084932", "0.85")),
        ({"per": "month", "multiplier": 4.6, "multiplierUnit": "kW"}, {}, ("4.6", "46.00")),
        ({"per": "month"}, {"from": "2026-01-22"}, ("0.322581", "3.23")),
        ({"per": "day"}, {"from": "2026-01-22"}, ("10", "100.00")),
        ({"per": "month", "prorate": False}, {"from": "2026-01-22"}, ("1", "10.00")),
        ({"per": "month", "prorate": False}, {"to": "2026-01-30"}, ("1", "10.00")),
    ],
)
def test_standing_charges_count_time(
    charge: dict[str, Any], contract: dict[str, Any], expected: tuple[str, str]
) -> None:
    load = flow("2026-01-25", "2026-01-26")
    assert billed([{"kind": "standing", "price": 10} | charge], load, **contract) == [("Standing", *expected)]


def test_a_year_of_366_days_and_a_quarter() -> None:
    lines = billed(
        [
            {"kind": "standing", "price": 366, "per": "year"},
            {"kind": "standing", "id": "m", "price": 10, "per": "month"},
        ],
        flow("2028-01-01", "2028-01-02"),
        billing={"months": 3},
    )
    assert lines == [("Standing", "0.248634", "91.00"), ("M", "3", "30.00")]


@pytest.mark.parametrize(
    ("charge", "expected"),
    [
        ({"price": 5}, [("Demand", "4", "20.00")]),
        ({"price": 5, "window": 30}, [("Demand", "3", "15.00")]),
        ({"price": 5, "window": 60}, [("Demand", "2", "10.00")]),
        ({"price": 5, "minimumKw": 10}, [("Demand", "10", "50.00")]),
        ({"price": 5, "pricePer": "day"}, [("Demand", "124", "620.00")]),
        ({"price": 365, "pricePer": "year"}, [("Demand", "0.339726", "124.00")]),
        # 1 kW on 30 days, 4 kW on the 5th.
        ({"price": 5, "maximumPer": "day"}, [("Demand", "34", "170.00")]),
        ({"price": 5, "maximumPer": "month"}, [("Demand", "4", "20.00")]),
        (
            {"tiers": [{"upTo": 3, "price": 5}, {"price": 7}]},
            [("Demand, tier 1", "3", "15.00"), ("Demand, tier 2", "1", "7.00")],
        ),
        (
            {"periods": [DAY | {"price": 5}, NIGHT | {"price": 2}]},
            [("Demand, day", "4", "20.00"), ("Demand, night", "1", "2.00")],
        ),
        ({"periods": [DAY | {"price": 5}, NIGHT | {"price": 0}]}, [("Demand, day", "4", "20.00")]),
    ],
)
def test_demand_is_the_highest_mean(charge: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    load = [
        *steady("2026-01-01", "2026-01-05T12:00"),
        flow("2026-01-05T12:00", "2026-01-05T12:15", 1),
        flow("2026-01-05T12:15", "2026-01-05T12:30", 0.5),
        *steady("2026-01-05T12:30", "2026-01-05T13:00", minutes=30),
        *steady("2026-01-05T13:00", "2026-02-01"),
    ]
    assert billed([{"kind": "demand"} | charge], *load) == expected


@pytest.mark.parametrize("minutes", [15, 60])
def test_each_window_of_a_long_interval_is_a_peak(minutes: int) -> None:
    load = [
        *steady("2026-01-01", "2026-01-05", kw=1, minutes=minutes),
        *steady("2026-01-05", "2026-01-05T02:00", kw=4, minutes=minutes),
    ]
    assert billed([{"kind": "demand", "price": 1, "peaks": 8}], *load)[0][1] == "4"


@pytest.mark.parametrize("kw", [0, 1])
def test_a_day_without_energy_owes_the_least_demand_too(kw: int) -> None:
    """January 2026 has 9 days of weekends."""
    periods = [{"name": "weekend", "price": 2, "when": [{"days": ["weekend"]}]}, {"name": "workday", "price": 1}]
    charge = {"kind": "demand", "maximumPer": "day", "minimumKw": 5, "periods": periods}
    lines = billed([charge], *steady(*JANUARY, kw=kw))
    assert [line[1:] for line in lines] == [("45", "90.00"), ("110", "110.00")]


def test_windows_follow_the_clock_not_the_intervals() -> None:
    """4 kW from 12:10 to 12:30: the quarter from 12:00 has a third of it, the next all."""
    load = [
        flow("2026-01-05T12:10", "2026-01-05T12:20", 0.666667),
        flow("2026-01-05T12:20", "2026-01-05T12:30", 0.666667),
    ]
    assert billed([{"kind": "demand", "price": 1}], *load)[0][1] == "4.000002"
    long = flow("2026-01-05T12:10", "2026-01-05T13:05", "3.666663")
    assert billed([{"kind": "demand", "price": 1}], long)[0][1] == "3.999996"
    short = flow("2026-01-05T12:10", "2026-01-05T12:20", "0.6")
    assert billed([{"kind": "demand", "price": 1}], short)[0][1] == "1.2"


def test_the_hour_that_comes_twice_is_two_windows() -> None:
    load = steady("2026-10-25", "2026-10-26", kw=3)
    assert billed([{"kind": "demand", "price": 1, "window": 60}], *load)[0][1] == "3"


def test_a_ratchet_remembers() -> None:
    charge = {"kind": "demand", "price": 1, "window": 60, "ratchet": {"percent": 80, "periods": 2}}
    load = [
        flow("2026-01-05T12:00", "2026-01-05T13:00", 10),
        flow("2026-02-05T12:00", "2026-02-05T13:00", 1),
        flow("2026-03-05T12:00", "2026-03-05T13:00", 9),
        flow("2026-04-05T12:00", "2026-04-05T13:00", 1),
        flow("2026-05-05T12:00", "2026-05-05T13:00", 1),
        flow("2026-06-05T12:00", "2026-06-05T13:00", 1),
    ]
    assert amounts(bill(tariff(charge), load)) == [["10.00"], ["8.00"], ["9.00"], ["7.20"], ["7.20"], ["1.00"]]
    known = History(demand_kw={"demand": (Decimal(20),)})
    assert amounts(bill(tariff(charge), load[:1], history=known)) == [["16.00"]]


@pytest.mark.parametrize(("scope", "february"), [("component", ["8.00"]), ("period", ["1.00"])])
def test_a_ratchet_of_seasons_looks_back_on_the_component_or_the_period(scope: str, february: list[str]) -> None:
    """January's price does not hold in February: its 10 kW count where the whole component is looked back on."""
    january = {"name": "january", "price": 2, "when": [{"months": [1]}]}
    ratchet = {"percent": 80, "periods": 2, "scope": scope}
    charge = {"kind": "demand", "periods": [january, {"name": "else", "price": 1}], "window": 60, "ratchet": ratchet}
    load = [
        flow("2026-01-05T12:00", "2026-01-05T13:00", 10),
        flow("2026-02-05T12:00", "2026-02-05T13:00", 1),
    ]
    assert amounts(bill(tariff(charge), load)) == [["20.00"], february]


def test_taxes_stack_and_lie_on_what_they_name() -> None:
    lines = billed(
        [
            {"kind": "energy", "price": 0.1},
            {"kind": "standing", "price": 5, "per": "month"},
            {"kind": "tax", "id": "levy", "item": "Levy", "perKwh": 0.02},
            {"kind": "tax", "id": "electricity", "item": "Electricity tax", "percent": 10, "on": ["energy"]},
            {"kind": "discount", "percent": 50, "on": ["standing"]},
            {"kind": "discount", "id": "green", "perKwh": 0.01},
            {"kind": "tax", "id": "vat", "item": "VAT", "percent": 20},
        ],
        flow(*JANUARY, 100),
    )
    assert [amount for _, _, amount in lines] == ["10.00", "5.00", "2.00", "1.00", "-2.50", "-1.00", "2.90"]


def test_a_fixed_discount_and_a_minimum() -> None:
    parts = [
        {"kind": "energy", "price": 0.1},
        {"kind": "discount", "amount": 3, "per": "month"},
        {"kind": "minimum", "amount": 20, "per": "month", "on": ["energy"]},
        {"kind": "tax", "percent": 10},
    ]
    assert [line[2] for line in billed(parts, flow(*JANUARY, 100))] == ["10.00", "-3.00", "10.00", "1.70"]
    assert [line[2] for line in billed(parts, flow(*JANUARY, 300))] == ["30.00", "-3.00", "2.70"]


@pytest.mark.parametrize(("per", "expected"), [("day", "52.00"), ("billing_period", "0.00"), ("month", "0.00")])
def test_a_minimum_is_for_its_time(per: str, expected: str) -> None:
    parts = [{"kind": "energy", "price": 0.1}, {"kind": "minimum", "amount": 2, "per": per}]
    lines = billed(parts, flow(*JANUARY, 100))
    assert [amount for _, _, amount in lines[1:]] == [expected][: expected != "0.00"]


def test_a_yearly_minimum_is_raised_in_the_last_bill_of_the_year() -> None:
    parts = [{"kind": "energy", "price": 1}, {"kind": "minimum", "amount": 365, "per": "year"}]
    whole = [flow(f"2026-{month:02d}-02", f"2026-{month:02d}-03", 10) for month in range(1, 13)]
    made = bill(tariff(*parts), whole)
    assert [str(one.total) for one in made.periods] == ["10.00"] * 11 + ["255.00"]
    assert bill(tariff(*parts), whole, until=local("2026-12-30")).total == 120
    # Who begins in December owes 31 of 365 days.
    assert str(bill(tariff(*parts), whole[-1:]).total) == "31.00"
    # From the 15th on, the year's last billing period is the one after.
    assert str(bill(tariff(*parts, billing={"startDay": 15}), whole[-1:]).total) == "10.00"


def test_a_yearly_minimum_over_two_contracts() -> None:
    parts = [{"kind": "energy", "price": 1}, {"kind": "minimum", "amount": 365, "per": "year"}]
    body = document(*parts, to="2026-12-15")
    body["contracts"].append(document(*parts, **{"from": "2026-12-15"})["contracts"][0])
    load = [flow("2026-12-02", "2026-12-03", 10), flow("2026-12-20", "2026-12-21", 5)]
    assert amounts(bill(tariff_from_json(body), load)) == [["10.00", "5.00", "16.00"]]


def test_the_rounding_of_lines_and_totals() -> None:
    parts = [{"kind": "energy", "id": name, "price": 0.125} for name in "abc"]
    load = flow("2026-01-01", "2026-01-02", 1)
    assert [line[2] for line in billed(parts, load)] == ["0.13", "0.13", "0.13"]
    assert [line[2] for line in billed(parts, load, rounding={"mode": "half_even"})] == ["0.12", "0.12", "0.12"]
    assert [line[2] for line in billed(parts, load, rounding={"decimals": 3})] == ["0.125"] * 3
    lines = billed([*parts, {"kind": "tax", "percent": 100}], load, rounding={"total": "exact"})
    assert lines[3:] == [("Tax", "0.375", "0.38"), ("Rounding", "-0.02", "-0.02")]
    assert billed([{"kind": "energy", "price": 0.127}], flow(*JANUARY, 1000), rounding={"total": "exact"}) == [
        ("Energy", "1000", "127.00")
    ]
