"""Tariffs of kinds that utilities of the world have, each billed and worked out beside it by plain arithmetic.

The rules are real, the loads made up, the prices rounded from what was published or in that range.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_DOWN, Decimal
from functools import cache

import pytest

from .world import Load, billed, blocks, cents, is_workday

D = Decimal


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
