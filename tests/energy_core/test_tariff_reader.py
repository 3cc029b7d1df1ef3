"""Tariffs of our own format: what is read, and what is refused with path, reason and example."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
import json
from typing import Any

import pytest

from energy_core.tariff.component import DemandCharge, KwhCharge, MinimumBill, PercentCharge, StandingCharge
from energy_core.tariff.contract import Surplus
from energy_core.tariff.currency import decimals
from energy_core.tariff.ladder import LimitPer, Reset, TierAllocation, TierScope
from energy_core.tariff.reader import document as unpacked
from energy_core.tariff.reader import parse_tariff, tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .tariffs import ROOT, document, tariff

ENERGY: dict[str, Any] = {"kind": "energy", "price": 0.3}
EXPORT: dict[str, Any] = {"kind": "export", "price": 0.08}
NIGHT: dict[str, Any] = {"name": "night", "price": 0.2, "when": [{"from": "22:00", "to": "06:00"}]}
OTHERS: dict[str, Any] = {"name": "day", "price": 0.3}
TIERS = [{"upTo": 100, "price": 0.1}, {"price": 0.2}]
STANDING: dict[str, Any] = {"kind": "standing", "price": 10, "per": "month"}


def periods(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "energy", "periods": list(parts)} | more


def test_numbers_are_what_was_written() -> None:
    text = json.dumps(document(ENERGY)).replace("0.3", "0.30000000001")
    component = parse_tariff(text).contracts[0].components[0]
    assert component == tariff({"kind": "energy", "price": 0.30000000001}).contracts[0].components[0]
    assert str(next(parse_tariff(text).contracts[0].energy_prices).periods[0].ladder[0].price) == "0.30000000001"


def test_a_contract_has_usual_values() -> None:
    read = tariff(ENERGY)
    contract = read.contracts[0]
    assert (read.name, read.source, str(read.zone), read.rate_names) == ("Test", "", "Europe/Berlin", set())
    assert (contract.start, contract.end, contract.currency) == (None, None, "EUR")
    assert (contract.billing.start_day, contract.billing.months, contract.rounding.decimals) == (1, 1, 2)


@pytest.mark.parametrize(("currency", "expected"), [("EUR", 2), ("JPY", 0), ("KWD", 3)])
def test_a_currency_has_its_smallest_unit(currency: str, expected: int) -> None:
    assert decimals(currency) == expected
    assert tariff(ENERGY, currency=currency).contracts[0].rounding.decimals == expected


def test_components_are_read() -> None:
    read = tariff(
        ENERGY | {"id": "supply", "item": "Supply"},
        {"kind": "demand", "price": 5, "window": 30, "minimumKw": 2, "ratchet": {"percent": 80, "periods": 11}},
        STANDING | {"multiplier": 4.6, "multiplierUnit": "kW", "prorate": False},
        {"kind": "discount", "amount": 5, "per": "month"},
        {"kind": "discount", "id": "loyal", "percent": 3, "on": ["supply"]},
        {"kind": "tax", "perKwh": 0.0205},
        {"kind": "minimum", "amount": 12, "per": "month"},
    ).contracts[0]
    supply, demand, standing, discount, loyal, levy, minimum = read.components
    assert (supply.id, supply.item) == ("supply", "Supply")
    assert isinstance(demand, DemandCharge)
    assert (demand.window_s, demand.minimum_kw) == (1800, 2)
    assert demand.ratchet is not None
    assert (demand.ratchet.share, demand.ratchet.periods) == (Decimal("0.8"), 11)
    assert isinstance(standing, StandingCharge)
    assert (standing.multiplier, standing.multiplier_unit, standing.prorate) == (Decimal("4.6"), "kW", False)
    assert isinstance(discount, StandingCharge)
    assert discount.price == -5
    assert loyal == PercentCharge(id="loyal", item="Loyal", percent=Decimal(-3), on=frozenset({"supply"}))
    assert levy == KwhCharge(id="tax", item="Tax", price=Decimal("0.0205"), on=frozenset({"supply"}))
    assert isinstance(minimum, MinimumBill)
    assert minimum.on == {"supply", "demand", "standing", "discount", "loyal", "tax"}


def test_a_tier_rule_is_read() -> None:
    rule = {"scope": "per_period", "reset": "month", "limitPer": "day", "prorate": False, "window": 30}
    read = tariff(periods(NIGHT | {"price": 1}, {"name": "day", "tiers": TIERS}, tierRule=rule))
    got = next(read.contracts[0].energy_prices).tier_rule
    assert (got.scope, got.allocation) == (TierScope.PER_PERIOD, TierAllocation.CHRONOLOGICAL)
    assert (got.reset, got.limit_per, got.prorate, got.window_s) == (Reset.MONTH, LimitPer.DAY, False, 1800)


@pytest.mark.parametrize(
    ("reset", "limit_per"), [("billing_period", "billing_period"), ("month", "month"), ("day", "day")]
)
def test_limits_are_for_what_tiers_begin_again(reset: str, limit_per: str) -> None:
    read = tariff({"kind": "energy", "tiers": TIERS, "tierRule": {"reset": reset}})
    assert next(read.contracts[0].energy_prices).tier_rule.limit_per is LimitPer(limit_per)


def test_prices_from_outside_are_named() -> None:
    read = tariff({"kind": "energy", "rates": {"name": "day_ahead", "factor": 1.19, "markup": 0.02}})
    source = next(read.contracts[0].energy_prices).rates
    assert source is not None
    assert (source.name, source.factor, source.markup) == ("day_ahead", Decimal("1.19"), Decimal("0.02"))
    assert read.rate_names == {"day_ahead"}


def test_holidays_come_from_dates_and_calendars() -> None:
    body = document(ENERGY, holidays={"dates": ["2026-12-24"], "calendar": "DE", "as": "holiday"})
    days = tariff_from_json(body, {"DE": [date(2026, 12, 25)]}).contracts[0].days
    assert days.holidays == {date(2026, 12, 24), date(2026, 12, 25)}
    assert days.kind(date(2026, 12, 25)).day == 7
    assert tariff(ENERGY, holidays={"dates": ["2026-12-25"]}).contracts[0].days.kind(date(2026, 12, 25)).day == 6


def test_surplus_may_be_paid_by_the_period_of_the_energy() -> None:
    sold = {"kind": "export", "periods": [NIGHT, OTHERS]}
    read = tariff(periods(NIGHT, OTHERS), sold, netting={"per": "billing_period", "surplus": "export_price"})
    assert read.contracts[0].netting.surplus is Surplus.EXPORT_PRICE


def test_an_answer_of_the_rate_database_holds_one_rate() -> None:
    assert unpacked({"items": [{"label": "x"}]}) == {"label": "x"}
    assert unpacked({"label": "x"}) == {"label": "x"}
    with pytest.raises(TariffError, match="items: expected one rate, got 2"):
        unpacked({"items": [{}, {}]})


@pytest.mark.parametrize(
    ("components", "message"),
    [
        ([], "components: expected a list, got an empty one"),
        ({}, "components: expected a list, got an object"),
        ([1], r"components\[0\]: expected an object, got a number"),
        ([{"kind": "gas"}], r'components\[0\].kind: "gas" is not known; right is, for example, "energy" or "export"'),
        ([{"kind": 1}], r"components\[0\].kind: expected a text, got a number"),
        ([{"kind": "energy"}], r"components\[0\].price: missing; right is, for example, 0.30"),
        ([{"kind": "energy", "price": "0,25"}], r'price: expected a number, got the text "0,25"; right is'),
        ([{"kind": "energy", "price": True}], "price: expected a number, got true or false"),
        ([{"kind": "energy", "price": None}], "price: expected a number, got null"),
        ([{"kind": "energy", "price": float("inf")}], "price: expected a number of at most 1000000000"),
        ([{"kind": "energy", "price": 10**10}], "price: expected a number of at most 1000000000"),
        ([{"kind": "energy", "price": 1e-13}], "price: expected at most 12 decimals"),
        (
            [ENERGY | {"prise": 1}],
            r"components\[0\].prise: not a field that is known here; right is, for example, one of",
        ),
        ([ENERGY, ENERGY], r'components\[1\].id: another component is called "energy"; right is, .* "energy_2"'),
        ([ENERGY | {"id": "a b"}], r'components\[0\].id: "a b" is not 1 to 40 of'),
        ([ENERGY | {"item": ""}], r"components\[0\].item: expected a text, got an empty one"),
        ([ENERGY | {"tiers": TIERS}], r"components\[0\].price: stands beside tiers"),
        ([{"kind": "energy", "tiers": [*TIERS, {"price": 1}]}], r"tiers\[1\].upTo: missing"),
        (
            [{"kind": "energy", "tiers": [{"upTo": 5, "price": 1}]}],
            r"tiers\[0\].upTo: the last tier takes all other kWh",
        ),
        (
            [{"kind": "energy", "tiers": [TIERS[0], {"upTo": 50, "price": 1}, TIERS[1]]}],
            r"tiers\[1\].upTo: expected more than 100 kWh, the limit before, got 50: limits count from zero",
        ),
        ([periods()], r"periods: expected a list, got an empty one"),
        ([periods(*[OTHERS] * 251)], r"periods: expected at most 250, got 251"),
        ([periods(OTHERS, OTHERS)], r'periods\[1\].name: another period is called "day"'),
        ([periods(OTHERS, {"name": "x", "price": 1})], r"periods\[1\].when: missing: only one period can have all"),
        ([periods(NIGHT)], r"periods: no period covers mon in month \d+ at 06:00; right is, .* all other times"),
        (
            [periods(NIGHT, {"name": "late", "price": 1, "when": [{"from": "21:00", "to": "23:00"}]}, OTHERS)],
            r"periods\[1\].when: overlaps another period on \w+ in month \d+ at 22:00",
        ),
        ([periods(NIGHT | {"tiers": TIERS}, OTHERS)], r"periods\[0\].price: stands beside tiers"),
        (
            [periods(NIGHT, {"name": "day", "tiers": TIERS})],
            r"tierRule: missing: tiers with several periods need a rule",
        ),
        ([periods(NIGHT, {"name": "day", "tiers": TIERS}, tierRule={})], r"tierRule.scope: missing"),
        (
            [periods(NIGHT, {"name": "day", "tiers": TIERS}, tierRule={"scope": "total"})],
            r"tierRule.allocation: missing; right is, for example, \"chronological\" or \"proportional\"",
        ),
        (
            [{"kind": "energy", "tiers": TIERS, "tierRule": {"reset": "day", "limitPer": "month"}}],
            r'tierRule.limitPer: "month" is not known; right is, for example, "day"',
        ),
        ([{"kind": "energy", "tiers": TIERS, "tierRule": {"window": 7}}], "tierRule.window: 7 minutes do not divide"),
        ([{"kind": "energy", "rates": {}}], "rates.name: missing"),
        ([STANDING | {"per": "week"}], r'per: "week" is not known'),
        ([STANDING | {"prorate": "yes"}], "prorate: expected true or false, got a text"),
        ([{"kind": "demand", "price": 1, "window": 45}], r"components\[0\].window: 45 minutes do not divide an hour"),
        ([{"kind": "demand", "price": 1, "window": 1.5}], r"window: expected a whole number, got 1.5"),
        ([{"kind": "demand", "price": 1, "window": 90}], r"window: expected at most 60, got 90"),
        (
            [{"kind": "demand", "price": 1, "maximumPer": "day", "pricePer": "month"}],
            r"pricePer: expected the same as maximumPer \(day\)",
        ),
        (
            [{"kind": "demand", "price": 1, "maximumPer": "day", "ratchet": {"percent": 80}}],
            "ratchet: needs a maximum per billing period",
        ),
        (
            [{"kind": "demand", "price": 1, "ratchet": {"percent": 180}}],
            "ratchet.percent: expected at most 100, got 180",
        ),
        ([{"kind": "demand", "price": 1, "ratchet": {"percent": -1}}], "ratchet.percent: expected at least 0, got -1"),
        ([{"kind": "tax", "percent": 19}], r"components\[0\].on: there is no component before this one"),
        ([STANDING, {"kind": "tax", "perKwh": 1}], r"components\[1\].on: there is no energy before this one"),
        ([ENERGY, {"kind": "tax"}], r"components\[1\].percent: missing; percent or perKwh is required"),
        (
            [ENERGY, {"kind": "tax", "percent": 19, "on": ["vat"]}],
            r"components\[1\].on\[0\]: 'vat' is not a component that comes before; right is, .* \[\"energy\"\]",
        ),
        (
            [ENERGY, EXPORT, {"kind": "tax", "perKwh": 1, "on": ["export"]}],
            r"on\[0\]: 'export' is not energy that comes",
        ),
    ],
)
def test_components_that_are_wrong_are_refused(components: object, message: str) -> None:
    body = document()
    body["contracts"][0]["components"] = components
    with pytest.raises(TariffError, match=message):
        tariff_from_json(body)


@pytest.mark.parametrize(
    ("window", "message"),
    [
        ({"from": "24:30"}, r'when\[0\].from: "24:30" is no time of the day'),
        ({"from": "8:00"}, r'when\[0\].from: "8:00" is no time of the day'),
        ({"to": "07:60"}, r'when\[0\].to: "07:60" is no time of the day'),
        ({"from": "08:00", "to": "08:00"}, r"when\[0\].to: expected another time than from"),
        ({"days": ["someday"]}, r"when\[0\].days\[0\]: 'someday' is not known"),
        ({"days": []}, r"when\[0\].days: expected a list, got an empty one"),
        ({"months": [0]}, r"when\[0\].months\[0\]: 0 is no month"),
        ({"months": [True]}, r"when\[0\].months\[0\]: True is no month"),
        ({"seasons": ["summer"]}, r"when\[0\].seasons\[0\]: 'summer' is not known"),
        ({"season": "summer"}, r"when\[0\].season: not a field that is known here"),
    ],
)
def test_windows_that_are_wrong_are_refused(window: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff(periods({"name": "a", "price": 1, "when": [window]}, OTHERS))


@pytest.mark.parametrize(
    ("contract", "message"),
    [
        ({"currency": "EURO"}, r'contracts\[0\].currency: "EURO" is no currency of ISO 4217; right is, .* "EUR"'),
        ({"from": "2026-13-01"}, r"contracts\[0\].from: expected a date, got '2026-13-01'"),
        ({"from": "20260101"}, r"contracts\[0\].from: expected a date, got '20260101'"),
        ({"from": 2026}, r"contracts\[0\].from: expected a date, got 2026"),
        ({"from": "2026-01-01", "to": "2026-01-01"}, r"contracts\[0\].to: expected a date after 2026-01-01"),
        ({"billing": {"startDay": 32}}, r"billing.startDay: expected at most 31, got 32"),
        ({"billing": {"months": 5}}, r"billing.months: 5 months do not divide a year"),
        ({"rounding": {"decimals": 9}}, r"rounding.decimals: expected at most 6, got 9"),
        (
            {"rounding": {"mode": "ceiling"}},
            r'rounding.mode: "ceiling" is not known; right is, .* "half_up" or "half_even" or "down"',
        ),
        ({"netting": {"per": "billing_period"}}, r"netting.surplus: missing"),
        ({"netting": {"per": "hour", "surplus": "carry"}}, r"netting.surplus: not a field that is known here"),
        ({"seasons": {"summer": {"first": "06-01"}}}, r"seasons.summer.last: missing"),
        (
            {"seasons": {"summer": {"first": "06-01", "last": "06-31"}}},
            r'seasons.summer.last: "06-31" is no month and day',
        ),
        (
            {"seasons": {"summer": {"first": "June", "last": "06-30"}}},
            r'seasons.summer.first: "June" is no month and day',
        ),
        ({"seasons": []}, r"seasons: expected an object, got a list"),
        (
            {"holidays": {"calendar": "DE"}},
            r'holidays.calendar: no dates are given for the calendar "DE" \(given: none is\)',
        ),
        ({"holidays": {"dates": ["x"]}}, r"holidays.dates\[0\]: expected a date, got 'x'"),
        ({"colour": "green"}, r"contracts\[0\].colour: not a field that is known here"),
    ],
)
def test_contracts_that_are_wrong_are_refused(contract: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff(ENERGY, **contract)


@pytest.mark.parametrize(
    ("components", "netting", "message"),
    [
        ([ENERGY, EXPORT], {"surplus": "carry"}, r'netting.surplus: "export" would never be paid'),
        ([ENERGY], {"surplus": "export_price"}, "netting.surplus: needs energy and one export component"),
        ([EXPORT], {"surplus": "export_price"}, "netting.surplus: needs energy and one export component"),
        (
            [ENERGY, EXPORT | {"price": 1, "id": "a"}, EXPORT | {"id": "b"}],
            {"surplus": "export_price"},
            "netting.surplus: needs energy and one export component",
        ),
        (
            [ENERGY, {"kind": "export", "periods": [NIGHT, OTHERS]}],
            {"surplus": "export_price"},
            "netting.surplus: needs energy and one export component with one price, or with the periods of the energy",
        ),
        (
            [{"kind": "energy", "rates": {"name": "x"}}],
            {"surplus": "carry"},
            r"components\[0\].rates: prices from outside cannot be netted per billing_period",
        ),
    ],
)
def test_netting_that_cannot_be_is_refused(components: list[Any], netting: dict[str, str], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff(*components, netting={"per": "billing_period"} | netting)


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (
            [("2025-01-01", None), ("2026-01-01", None)],
            r'contracts\[0\].to: missing: another contract follows; right is, .* "2027-01-01"',
        ),
        ([(None, "2026-01-01"), (None, None)], r"contracts\[1\].from: missing: another contract comes before"),
        (
            [(None, "2025-12-31"), ("2026-01-01", None)],
            r'contracts\[1\].from: 2026-01-01 leaves a gap after 2025-12-31; right is, for example, "2025-12-31"',
        ),
        (
            [(None, "2026-01-02"), ("2026-01-01", None)],
            r"contracts\[1\].from: 2026-01-01 overlaps the contract before, which ends 2026-01-02",
        ),
    ],
)
def test_contracts_join_without_gap_or_overlap(dates: list[tuple[str | None, str | None]], message: str) -> None:
    body = document(ENERGY)
    contract = body["contracts"][0]
    body["contracts"] = [
        contract | {name: day for name, day in (("from", start), ("to", end)) if day} for start, end in dates
    ]
    with pytest.raises(TariffError, match=message):
        tariff_from_json(body)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "version: this version is not understood; right is, for example, 1"),
        ({"name": ""}, "name: expected a text, got an empty one"),
        ({"timezone": "Berlin"}, 'timezone: "Berlin" is no time zone of the IANA database'),
        ({"timezone": "../etc/passwd"}, "is no time zone"),
        ({"contracts": []}, "contracts: expected a list, got an empty one"),
        ({"contract": []}, "contract: not a field that is known here"),
    ],
)
def test_tariffs_that_are_wrong_are_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        tariff_from_json(document(ENERGY) | change)


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "tariff: not JSON"), ("[]", "tariff: expected an object, got a list"), ("{}", "version: missing")],
)
def test_texts_that_are_none_are_refused(text: str, message: str) -> None:
    with pytest.raises(TariffError, match=message) as refused:
        parse_tariff(text)
    assert refused.value.example
    assert refused.value.path


REFUSED = json.loads((ROOT / "tests" / "tariffs" / "refused.json").read_text("utf-8"))


@pytest.mark.parametrize("each", REFUSED, ids=lambda each: each["case"])
def test_bad_input_is_refused_with_path_reason_and_example(each: dict[str, str]) -> None:
    with pytest.raises(TariffError) as refused:
        parse_tariff(json.dumps(each["tariff"]))
    assert refused.value.path == each["path"]
    assert each["reason"] in refused.value.reason
    assert each["example"] in refused.value.example
