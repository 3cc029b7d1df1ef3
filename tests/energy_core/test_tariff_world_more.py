"""More tariffs of kinds that utilities of the world have, each billed and worked out beside it by plain arithmetic.

The rules are real, the loads made up, the prices rounded from what was published or in that range.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from energy_core.tariff.rates import Rate, Rates

from .world import Load, billed, blocks, cents, is_workday

D = Decimal


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


PONTA = [{"from": "10:30", "to": "13:00"}, {"from": "19:30", "to": "21:00"}]
CHEIAS = [{"from": "08:00", "to": "10:30"}, {"from": "13:00", "to": "19:30"}, {"from": "21:00", "to": "22:00"}]


def test_portuguese_three_periods_with_contracted_power_and_two_vat_rates() -> None:
    load = Load("Europe/Lisbon", "2026-07-01", 31)
    found = billed(
        load,
        "EUR",
        {
            "kind": "energy",
            "periods": [
                {"name": "ponta", "price": 0.2893, "when": PONTA},
                {"name": "cheias", "price": 0.1755, "when": CHEIAS},
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
