"""Tariffs of kinds that utilities of the world have, each billed and worked out beside it by plain arithmetic.

The rules are real, the loads made up, the prices rounded from what was published or in that range.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from functools import cache
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.statement import Bill
from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.reader import Calendars, tariff_from_json

from .world import Load, blocks, cents

D = Decimal


def billed(
    load: Load,
    currency: str,
    *components: dict[str, Any],
    rates: dict[str, Rates] | None = None,
    calendars: Calendars | None = None,
    **contract: Any,
) -> Bill:
    document = {
        "version": 1,
        "name": "World",
        "timezone": str(load.zone),
        "contracts": [{"currency": currency, "components": list(components), **contract}],
    }
    return bill(tariff_from_json(document, calendars), load.intervals(), load.zone, rates=rates)


def is_workday(local: datetime) -> bool:
    return local.weekday() < 5


@pytest.mark.parametrize("given", ["dates", "calendar"])
def test_french_tempo_has_days_of_three_colours_that_begin_at_six(given: str) -> None:
    load = Load("Europe/Paris", "2026-01-01", 31)
    colours = {"red": ["2026-01-08", "2026-01-09", "2026-01-31"], "white": ["2026-01-10", "2026-01-20"]}
    prices = {"blue": ("0.1325", "0.1612"), "white": ("0.1499", "0.1871"), "red": ("0.1575", "0.7060")}
    periods = []
    for colour, (off, peak) in prices.items():
        days = [colour] if colour != "blue" else ["weekday", "weekend", "holiday"]
        periods += [
            {
                "name": f"{colour} off-peak",
                "price": float(off),
                "when": [{"days": days, "from": "22:00", "to": "06:00"}],
            },
            {"name": f"{colour} peak", "price": float(peak), "when": [{"days": days, "from": "06:00", "to": "22:00"}]},
        ]
    dates = {name: [date.fromisoformat(day) for day in days] for name, days in colours.items()}
    types = {name: {"dates": days} if given == "dates" else {"calendar": name} for name, days in colours.items()}
    found = billed(load, "EUR", {"kind": "energy", "periods": periods}, dayTypes=types, calendars=dates)

    def colour_of(local: datetime) -> str:
        day = local.date() if local.hour >= 6 else date.fromordinal(local.date().toordinal() - 1)
        return next((name for name, days in dates.items() if day in days), "blue")

    def is_peak(local: datetime) -> bool:
        return 6 <= local.hour < 22

    expected = sum(
        (
            cents(
                load.kwh(lambda at, c=colour, p=peak: colour_of(at) == c and is_peak(at) is p) * D(prices[colour][peak])
            )
            for colour in prices
            for peak in (False, True)
        ),
        D(0),
    )
    assert found.total == expected


def test_belgian_capacity_is_the_mean_of_twelve_peaks_of_at_least_2_5_kw() -> None:
    load = Load("Europe/Brussels", "2025-01-01", 31 + 28 + 31)
    found = billed(
        load,
        "EUR",
        {"kind": "demand", "price": 42.5, "pricePer": "year", "minimumKw": 2.5, "averageOf": 12},
        {"kind": "energy", "price": 0},
    )
    peaks: list[Decimal] = []
    for number, days in ((1, 31), (2, 28), (3, 31)):
        highest = max(kw for at, kw in load.peaks(15).items() if at.month == number)
        peaks.append(max(highest, D("2.5")))
        expected = cents(sum(peaks) / len(peaks) * D("42.5") * days / 365)
        assert found.periods[number - 1].totals["demand"] == expected
    least = {"kind": "demand", "price": 12, "minimumKw": 2.5, "averageOf": 12}
    idle = billed(Load("Europe/Brussels", "2025-02-01", 28, scale=0), "EUR", least)
    assert idle.total == D("30.00")


def test_swedish_effect_fee_is_the_mean_of_the_three_highest_hours_of_different_days() -> None:
    load = Load("Europe/Stockholm", "2026-02-01", 28, seed=3)
    charge = {"kind": "demand", "price": 81.25, "window": 60, "peaks": 3, "peaksPer": "day"}
    of_days: dict[date, Decimal] = {}
    for at, kw in load.peaks(60).items():
        of_days[at.date()] = max(kw, of_days.get(at.date(), D(0)))
    mean = sum(sorted(of_days.values())[-3:]) / 3
    assert billed(load, "SEK", charge).total == cents(mean * D("81.25"))
    windows = {**charge, "peaksPer": "window"}
    highest = sum(sorted(load.peaks(60).values())[-3:]) / 3
    assert billed(load, "SEK", windows).total == cents(highest * D("81.25")) > cents(mean * D("81.25"))


@pytest.mark.parametrize(("seed", "scale"), [(1, 0), (1, 1), (2, 2), (3, 4), (4, 9)])
def test_norwegian_capacity_fee_goes_by_steps(seed: int, scale: int) -> None:
    load = Load("Europe/Oslo", "2026-02-01", 28, seed=seed, scale=scale)
    steps = [(2, 125), (5, 206), (10, 350), (15, 494), (None, 900)]
    charge = {
        "kind": "demand",
        "window": 60,
        "peaks": 3,
        "peaksPer": "day",
        "steps": [{"below": limit, "amount": amount} if limit else {"amount": amount} for limit, amount in steps],
    }
    of_days: dict[date, Decimal] = {}
    for at, kw in load.peaks(60).items():
        of_days[at.date()] = max(kw, of_days.get(at.date(), D(0)))
    mean = sum(sorted(of_days.values())[-3:], D(0)) / 3
    fee = next(amount for limit, amount in steps if limit is None or mean < limit)
    assert billed(load, "NOK", charge).total == fee


@pytest.mark.parametrize(("scale", "limit"), [(1, "upTo"), (1, "below")])
def test_korean_progressive_tariff_has_a_base_fee_by_the_step_reached(scale: int, limit: str) -> None:
    """Steps of 300 and 450 kWh in July and August, of 200 and 400 in other months; whole won, cut off."""
    for month, first, second in (("2026-08-01", "300", "450"), ("2026-10-01", "200", "400")):
        load = Load("Asia/Seoul", month, 31, seed=7)
        base = [{limit: int(first), "amount": 910}, {limit: int(second), "amount": 1600}, {"amount": 7300}]
        found = billed(
            load,
            "KRW",
            {
                "kind": "energy",
                "periods": [
                    {
                        "name": "summer",
                        "tiers": [{"upTo": 300, "price": 120}, {"upTo": 450, "price": 214.6}, {"price": 307.3}],
                        "when": [{"months": [7, 8]}],
                    },
                    {
                        "name": "other",
                        "tiers": [{"upTo": 200, "price": 120}, {"upTo": 400, "price": 214.6}, {"price": 307.3}],
                    },
                ],
                "tierRule": {"scope": "per_period"},
            },
            {"kind": "step", "item": "Base fee", "steps": base},
            {"kind": "tax", "id": "climate", "perKwh": 9},
            {"kind": "tax", "id": "fuel", "perKwh": 5},
            {"kind": "tax", "item": "VAT", "percent": 10},
            rounding={"mode": "down"},
        )
        kwh = load.kwh()
        floor, lines = D(0), []
        for end, price in ((D(first), D(120)), (D(second), D("214.6")), (kwh, D("307.3"))):
            lines.append((max(min(end, kwh) - floor, D(0)) * price).quantize(D(1), ROUND_DOWN))
            floor = end
        fee = D(910) if kwh <= D(first) else D(1600) if kwh <= D(second) else D(7300)
        levies = [(kwh * rate).quantize(D(1), ROUND_DOWN) for rate in (9, 5)]
        net = sum(lines) + fee + sum(levies)
        assert found.total == net + (net / 10).quantize(D(1), ROUND_DOWN)


def test_japanese_tariff_by_ampere_three_tiers_fuel_and_levy_cut_to_the_yen() -> None:
    load = Load("Asia/Tokyo", "2026-03-01", 31, seed=5)
    found = billed(
        load,
        "JPY",
        {
            "kind": "standing",
            "item": "40 A",
            "price": 311.75,
            "per": "month",
            "multiplier": 4,
            "multiplierUnit": "10 A",
        },
        {"kind": "energy", "tiers": [{"upTo": 120, "price": 29.8}, {"upTo": 300, "price": 36.4}, {"price": 40.49}]},
        {"kind": "discount", "id": "fuel", "perKwh": 7.21},
        {"kind": "tax", "id": "levy", "perKwh": 3.98},
        rounding={"mode": "down", "total": "exact"},
    )
    kwh = load.kwh()
    energy = 120 * D("29.8") + min(kwh - 120, D(180)) * D("36.4") + max(kwh - 300, D(0)) * D("40.49")
    exact = 4 * D("311.75") + energy - kwh * D("7.21") + kwh * D("3.98")
    assert kwh > 300
    assert found.total == exact.quantize(D(1), ROUND_DOWN)
    assert sum(line.amount for line in found.periods[0].lines) == found.total


@cache
def dutch_year() -> Load:
    return Load("Europe/Amsterdam", "2026-01-01", 365, sun=True, seed=2, minutes=60, scale=4)


def test_dutch_net_metering_with_energy_tax_and_its_credit_per_year() -> None:
    load = dutch_year()
    found = billed(
        load,
        "EUR",
        {"kind": "energy", "price": 0.14},
        {"kind": "energy", "id": "energy_tax", "tiers": [{"upTo": 2900, "price": 0.0916}, {"price": 0.0888}]},
        {"kind": "standing", "price": 6, "per": "month"},
        {"kind": "discount", "item": "Tax credit", "amount": 524.95, "per": "year"},
        {"kind": "tax", "percent": 21},
        billing={"months": 12},
        netting={"per": "billing_period", "surplus": "lost"},
    )
    net = load.kwh() - load.made()
    assert net > 2900
    lines = cents(net * D("0.14")) + blocks(net, ("2900", "0.0916"), (None, "0.0888")) + 72 - D("524.95")
    assert found.total == lines + cents(lines * D("0.21"))


def test_dutch_feed_in_costs_go_by_what_was_exported() -> None:
    load = dutch_year()
    steps = [{"upTo": 500, "amount": 60}, {"upTo": 1500, "amount": 210}, {"upTo": 3000, "amount": 380}, {"amount": 500}]
    found = billed(
        load,
        "EUR",
        {"kind": "energy", "price": 0.25},
        {"kind": "export", "price": 0.04},
        {"kind": "step", "steps": steps, "on": ["export"]},
        billing={"months": 12},
    )
    made = load.made()
    fee = 60 if made <= 500 else 210 if made <= 1500 else 380 if made <= 3000 else 500
    assert found.total == cents(load.kwh() * D("0.25")) - cents(made * D("0.04")) + fee


def test_brazilian_white_tariff_with_flag_and_taxes_within_the_price() -> None:
    load = Load("America/Sao_Paulo", "2026-06-01", 30)
    when = {"days": ["weekday"]}
    periods = [
        {"name": "peak", "price": 1.12, "when": [{**when, "from": "18:00", "to": "21:00"}]},
        {
            "name": "between",
            "price": 0.71,
            "when": [{**when, "from": "17:00", "to": "18:00"}, {**when, "from": "21:00", "to": "22:00"}],
        },
        {"name": "other", "price": 0.52},
    ]
    found = billed(
        load,
        "BRL",
        {"kind": "energy", "periods": periods},
        {"kind": "tax", "id": "red_flag", "perKwh": 0.04463},
        {"kind": "tax", "id": "icms", "percent": 21.951219512195},
        {"kind": "tax", "id": "lighting", "percent": 0},
        {"kind": "minimum", "amount": 52, "per": "month"},
        holidays={"dates": ["2026-06-04"]},
    )

    def kwh(*hours: int) -> Decimal:
        return load.kwh(lambda at: is_workday(at) and at.date() != date(2026, 6, 4) and at.hour in hours)

    between, peak = kwh(17, 21), kwh(18, 19, 20)
    parts = cents(peak * D("1.12")) + cents(between * D("0.71")) + cents((load.kwh() - peak - between) * D("0.52"))
    net = parts + cents(load.kwh() * D("0.04463"))
    assert found.total == net + cents(net * D("0.21951219512195"))


@pytest.mark.parametrize(("kwh_scale", "limit", "credit"), [(1, "below", True), (0, "below", False)])
def test_texan_plan_with_free_nights_and_a_credit_for_using_much(kwh_scale: int, limit: str, credit: bool) -> None:
    load = Load("America/Chicago", "2026-03-01", 31, scale=kwh_scale)
    found = billed(
        load,
        "USD",
        {
            "kind": "energy",
            "periods": [
                {"name": "free", "price": 0, "when": [{"from": "21:00", "to": "07:00"}]},
                {"name": "day", "price": 0.189},
            ],
        },
        {"kind": "energy", "id": "delivery", "price": 0.0485},
        {"kind": "standing", "price": 4.23, "per": "month"},
        {"kind": "step", "id": "credit", "steps": [{limit: 500, "amount": 0}, {"amount": -35}], "on": ["delivery"]},
        {"kind": "step", "id": "small_use", "steps": [{limit: 500, "amount": 9.95}, {"amount": 0}], "on": ["delivery"]},
    )
    day = load.kwh(lambda at: 7 <= at.hour < 21)
    extra = D(-35) if credit else D("9.95")
    assert (load.kwh() >= 500) is credit
    assert found.total == cents(day * D("0.189")) + cents(load.kwh() * D("0.0485")) + D("4.23") + extra


def test_danish_hourly_price_with_network_by_season_and_time_tax_and_vat() -> None:
    load = Load("Europe/Copenhagen", "2026-03-15", 31, seed=9)
    hours = [start for start, _, _ in load.quarters if start.minute == 0]
    prices = {
        start: D(300 + 17 * (number % 41) - 250 * (number % 97 == 0)).scaleb(-3) for number, start in enumerate(hours)
    }
    rates = Rates(
        Rate(start, start.replace(minute=0) + (hours[1] - hours[0]), price) for start, price in prices.items()
    )
    network = {
        "kind": "energy",
        "id": "network",
        "periods": [
            {"name": "low", "price": 0.1101, "when": [{"from": "00:00", "to": "06:00"}]},
            {"name": "winter peak", "price": 0.991, "when": [{"from": "17:00", "to": "21:00", "seasons": ["winter"]}]},
            {"name": "summer peak", "price": 0.43, "when": [{"from": "17:00", "to": "21:00", "seasons": ["summer"]}]},
            {"name": "high", "price": 0.3303},
        ],
    }
    found = billed(
        load,
        "DKK",
        {"kind": "energy", "rates": {"name": "DK2", "markup": 0.05}},
        network,
        {"kind": "tax", "id": "elafgift", "perKwh": 0.72},
        {"kind": "tax", "percent": 25},
        rates={"DK2": rates},
        seasons={"winter": {"first": "10-01", "last": "03-31"}, "summer": {"first": "04-01", "last": "09-30"}},
        billing={"startDay": 15},
    )
    spot = sum((used * (prices[start.replace(minute=0)] + D("0.05")) for start, used, _ in load.quarters), D(0))
    low, peak = load.kwh(lambda at: at.hour < 6), load.kwh(lambda at: 17 <= at.hour < 21)
    winter = load.kwh(lambda at: 17 <= at.hour < 21 and at.month == 3)
    net = cents(spot) + cents(low * D("0.1101")) + cents(winter * D("0.991")) + cents((peak - winter) * D("0.43"))
    net += cents((load.kwh() - low - peak) * D("0.3303")) + cents(load.kwh() * D("0.72"))
    assert found.total == net + cents(net * D("0.25"))


def test_swiss_high_and_low_tariff_with_saturday_noon() -> None:
    load = Load("Europe/Zurich", "2026-10-01", 92)
    when = [{"days": ["weekday"], "from": "07:00", "to": "20:00"}, {"days": ["sat"], "from": "07:00", "to": "13:00"}]
    found = billed(
        load,
        "CHF",
        {
            "kind": "energy",
            "periods": [{"name": "high", "price": 0.2741, "when": when}, {"name": "low", "price": 0.2213}],
        },
        {"kind": "tax", "perKwh": 0.023, "item": "Network surcharge"},
        {"kind": "standing", "price": 9.45, "per": "month"},
        {"kind": "tax", "id": "vat", "percent": 8.1},
        billing={"months": 3},
    )
    high = load.kwh(lambda at: 7 <= at.hour < (20 if is_workday(at) else 13 if at.weekday() == 5 else 0))
    net = cents(high * D("0.2741")) + cents((load.kwh() - high) * D("0.2213")) + cents(load.kwh() * D("0.023"))
    net += 3 * D("9.45")
    assert found.total == net + cents(net * D("0.081"))


def test_south_african_blocks_in_winter_and_summer_with_free_units() -> None:
    load = Load("Africa/Johannesburg", "2026-06-01", 30)
    found = billed(
        load,
        "ZAR",
        {"kind": "energy", "tiers": [{"upTo": 50, "price": 0}, {"upTo": 350, "price": 2.1673}, {"price": 3.0514}]},
        {"kind": "standing", "price": 2.9, "per": "day"},
        {"kind": "tax", "percent": 15},
    )
    net = blocks(load.kwh(), ("50", "0"), ("350", "2.1673"), (None, "3.0514")) + 30 * D("2.9")
    assert found.total == net + cents(net * D("0.15"))


@pytest.mark.parametrize(("first", "days"), [("2026-02-01", 7), ("2026-02-01", 12), ("2026-02-01", 28)])
def test_slabs_that_price_all_energy_at_the_one_reached(first: str, days: int) -> None:
    """Kerala and Pakistan: above a limit all units cost the price of the slab in which the sum lies."""
    load = Load("Asia/Kolkata", first, days)
    slabs = [(100, "3.35"), (200, "5.1"), (400, "6.95"), (None, "9.2")]
    tiers = [{"upTo": limit, "price": float(price)} if limit else {"price": float(price)} for limit, price in slabs]
    rule = {"allocation": "whole", "prorate": False}
    found = billed(load, "INR", {"kind": "energy", "tiers": tiers, "tierRule": rule})
    price = next(D(price) for limit, price in slabs if limit is None or load.kwh() <= limit)
    assert found.total == cents(load.kwh() * price)


def test_slabs_of_the_whole_with_several_periods() -> None:
    load = Load("Asia/Karachi", "2026-02-01", 28)
    night = {"from": "00:00", "to": "06:00"}
    periods = [
        {"name": "night", "tiers": [{"upTo": 300, "price": 10}, {"price": 20}], "when": [night]},
        {"name": "day", "tiers": [{"upTo": 300, "price": 30}, {"price": 40}]},
    ]
    nights = load.kwh(lambda at: at.hour < 6)
    assert nights <= 300 < load.kwh() - nights
    for scope, price in (("total", 20), ("per_period", 10)):
        rule = {"scope": scope, "allocation": "whole"}
        found = billed(load, "PKR", {"kind": "energy", "periods": periods, "tierRule": rule})
        assert found.total == cents(nights * price) + cents((load.kwh() - nights) * 40)


def test_portuguese_three_periods_with_contracted_power_and_two_vat_rates() -> None:
    load = Load("Europe/Lisbon", "2026-07-01", 31)
    found = billed(
        load,
        "EUR",
        {
            "kind": "energy",
            "periods": [
                {
                    "name": "ponta",
                    "price": 0.2893,
                    "when": [{"from": "10:30", "to": "13:00"}, {"from": "19:30", "to": "21:00"}],
                },
                {
                    "name": "cheias",
                    "price": 0.1755,
                    "when": [
                        {"from": "08:00", "to": "10:30"},
                        {"from": "13:00", "to": "19:30"},
                        {"from": "21:00", "to": "22:00"},
                    ],
                },
                {"name": "vazio", "price": 0.1072},
            ],
        },
        {"kind": "standing", "price": 0.3, "per": "day"},
        {"kind": "tax", "id": "iec", "perKwh": 0.001},
        {"kind": "tax", "id": "iva23", "percent": 23, "on": ["energy", "iec"]},
        {"kind": "tax", "id": "iva6", "percent": 6, "on": ["standing"]},
    )

    def minute(at: datetime) -> int:
        return at.hour * 60 + at.minute

    ponta = load.kwh(lambda at: 630 <= minute(at) < 780 or 1170 <= minute(at) < 1260)
    cheias = load.kwh(lambda at: 480 <= minute(at) < 1320) - ponta
    energy = (
        cents(ponta * D("0.2893")) + cents(cheias * D("0.1755")) + cents((load.kwh() - ponta - cheias) * D("0.1072"))
    )
    iec, standing = cents(load.kwh() * D("0.001")), cents(31 * D("0.3"))
    assert found.total == energy + iec + standing + cents((energy + iec) * D("0.23")) + cents(standing * D("0.06"))


def test_critical_peak_days_beside_time_of_use() -> None:
    """California's SmartDays and Ontario's events: named days cost more for some hours, and are else as usual."""
    load = Load("America/Los_Angeles", "2026-08-01", 31)
    events = ["2026-08-12", "2026-08-13", "2026-08-20"]
    afternoon = {"from": "16:00", "to": "21:00"}
    periods = [
        {"name": "event", "price": 0.95, "when": [{"days": ["event"], **afternoon}]},
        {"name": "peak", "price": 0.55, "when": [{"days": ["weekday"], **afternoon}]},
        {"name": "off-peak", "price": 0.31},
    ]
    found = billed(load, "USD", {"kind": "energy", "periods": periods}, dayTypes={"event": {"dates": events}})
    event = load.kwh(lambda at: str(at.date()) in events and 16 <= at.hour < 21)
    peak = load.kwh(lambda at: is_workday(at) and 16 <= at.hour < 21) - event
    other = load.kwh() - event - peak
    assert found.total == cents(event * D("0.95")) + cents(peak * D("0.55")) + cents(other * D("0.31"))


def test_demand_above_the_contracted_power_is_a_penalty() -> None:
    """Spain 3.0TD and France C4: kW beyond what was contracted cost extra, by time-of-use period."""
    load = Load("Europe/Madrid", "2026-11-01", 30, scale=5)
    tiers = [{"upTo": 20, "price": 0}, {"price": 4.2}]
    periods = [{"name": "P1", "tiers": tiers, "when": [{"from": "18:00", "to": "22:00"}]}, {"name": "P2", "price": 0}]
    found = billed(load, "EUR", {"kind": "demand", "window": 15, "periods": periods})
    highest = max(load.peaks(15, lambda at: 18 <= at.hour < 22).values())
    assert highest > 20
    assert found.total == cents((highest - 20) * D("4.2"))


def test_californian_net_billing_by_the_hour_with_a_minimum_and_yearly_true_up() -> None:
    load = Load("America/Los_Angeles", "2026-05-01", 31, sun=True)
    found = billed(
        load,
        "USD",
        {"kind": "energy", "price": 0.34},
        {"kind": "export", "price": 0.08},
        {"kind": "minimum", "amount": 0.39, "per": "day"},
        netting={"per": "hour"},
    )
    imported = exported = D(0)
    for start, used, made in load.quarters:
        if start.minute == 0:
            net = D(0)
        net += used - made
        if start.minute == 45:
            imported += max(net, D(0))
            exported += max(-net, D(0))
    bought = cents(imported * D("0.34")) - cents(exported * D("0.08"))
    assert found.total == max(bought, cents(31 * D("0.39")))


def test_italian_bands_with_contracted_power_and_stacked_taxes_in_two_months() -> None:
    load = Load("Europe/Rome", "2026-03-01", 61)
    weekday = {"days": ["weekday"]}
    f2 = [
        {**weekday, "from": "07:00", "to": "08:00"},
        {**weekday, "from": "19:00", "to": "23:00"},
        {"days": ["sat"], "from": "07:00", "to": "23:00"},
    ]
    periods = [
        {"name": "F1", "price": 0.1412, "when": [{**weekday, "from": "08:00", "to": "19:00"}]},
        {"name": "F2", "price": 0.1324, "when": f2},
        {"name": "F3", "price": 0.1188},
    ]
    found = billed(
        load,
        "EUR",
        {"kind": "energy", "periods": periods},
        {"kind": "standing", "id": "power", "price": 22.08, "per": "year", "multiplier": 3, "multiplierUnit": "kW"},
        {"kind": "energy", "id": "excise", "tiers": [{"upTo": 150, "price": 0}, {"price": 0.0227}],
         "tierRule": {"limitPer": "month"}},
        {"kind": "tax", "percent": 10},
        billing={"months": 2, "startMonth": 3},
        holidays={"dates": ["2026-04-06", "2026-04-25"]},
    )  # fmt: skip

    def is_working(at: datetime) -> bool:
        return is_workday(at) and str(at.date()) != "2026-04-06"

    def is_saturday(at: datetime) -> bool:
        return at.weekday() == 5 and str(at.date()) != "2026-04-25"

    first = load.kwh(lambda at: is_working(at) and 8 <= at.hour < 19)
    second = load.kwh(
        lambda at: (is_working(at) and at.hour in (7, 19, 20, 21, 22)) or (is_saturday(at) and 7 <= at.hour < 23)
    )
    net = cents(first * D("0.1412")) + cents(second * D("0.1324")) + cents((load.kwh() - first - second) * D("0.1188"))
    net += cents(D("22.08") * 3 * 61 / 365) + cents(max(load.kwh() - 300, D(0)) * D("0.0227"))
    assert found.total == net + cents(net * D("0.1"))
