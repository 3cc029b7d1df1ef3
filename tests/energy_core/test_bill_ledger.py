"""The billing period that is still open, and what bills say of themselves."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
import json
from zoneinfo import ZoneInfo

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.billing_period import billing_period_at, billing_periods, tariff_zone
from energy_core.bill.comparison import compare
from energy_core.bill.history import History
from energy_core.bill.ledger import Ledger
from energy_core.interval import Interval
from energy_core.period import Period
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .tariffs import BERLIN, HOUR, amounts, document, flow, local, rates, steady, tariff

DAY = {"name": "day", "when": [{"from": "08:00", "to": "20:00"}]}
ENERGY = {
    "kind": "energy",
    "periods": [DAY | {"tiers": [{"upTo": 100, "price": 0.3}, {"price": 0.4}]}, {"name": "night", "price": 0.2}],
    "tierRule": {"scope": "total", "allocation": "chronological"},
}
PARTS = [
    ENERGY,
    {"kind": "demand", "price": 5},
    {"kind": "standing", "price": 31, "per": "month"},
    {"kind": "minimum", "amount": 620, "per": "month"},
    {"kind": "tax", "id": "levy", "perKwh": 0.02},
    {"kind": "tax", "id": "vat", "percent": 10, "on": ["energy", "levy", "standing"]},
]
NOON = local("2026-01-05T12:00")


def opened(*parts: object, start: str = "2026-01-01", **options: object) -> Ledger:
    return Ledger.at(tariff(*parts), BERLIN, local(start), **options)  # type: ignore[arg-type]


def test_so_far_counts_the_days_that_have_begun() -> None:
    ledger = opened(*PARTS)
    for interval in steady("2026-01-01", "2026-01-05T12:00"):
        ledger.add(interval)
    so_far = ledger.bill(NOON)
    assert so_far.totals == {
        # 52 h by day, of which 4 after the first 100 kWh, and 56 h by night.
        "energy": Decimal("27.20"),
        "demand": Decimal("5.00"),
        "standing": Decimal("5.00"),
        "minimum": Decimal("62.80"),
        "levy": Decimal("2.16"),
        "vat": Decimal("3.44"),
    }
    assert so_far.missing == ()
    assert ledger.bill(local("2026-03-01")) == ledger.bill()
    assert ledger.bill().missing == (Period(NOON, local("2026-02-01")),)
    assert ledger.counted_until == NOON


def test_the_price_now_knows_the_tier_and_the_taxes() -> None:
    ledger = opened(*PARTS)
    ledger.add(flow("2026-01-01", "2026-01-05T12:00", 99))
    price = ledger.price_at(NOON)
    assert price.import_parts == {"energy": Decimal("0.3"), "levy": Decimal("0.02"), "vat": Decimal("0.032")}
    assert (price.import_price, price.export_price, price.currency) == (Decimal("0.352"), Decimal(0), "EUR")
    assert (price.start, price.end) == (local("2026-01-05T08:00"), local("2026-01-05T20:00"))
    assert price.periods == {"energy": "day"}
    (position,) = ledger.tier_positions(NOON)
    assert (position.tier, position.used_kwh, position.left_kwh, position.price) == (1, 99, 1, Decimal("0.3"))
    ledger.add(flow("2026-01-05T12:00", "2026-01-05T13:00", 2))
    (position,) = ledger.tier_positions(NOON)
    assert (position.tier, position.used_kwh, position.left_kwh, position.price) == (2, 101, None, Decimal("0.4"))
    assert ledger.price_at(local("2026-01-05T23:00")).import_price == Decimal("0.242")


def test_tiers_of_a_period_are_its_own() -> None:
    ledger = opened(ENERGY | {"tierRule": {"scope": "per_period"}})
    ledger.add(flow("2026-01-01T20:00", "2026-01-02T08:00", 99))
    (position,) = ledger.tier_positions(NOON)
    assert (position.period, position.used_kwh, position.left_kwh) == ("day", 0, 100)


def test_the_price_now_of_rates_and_of_export() -> None:
    series = rates(("2026-01-05T12:00", "2026-01-05T12:15", 0.1), ("2026-01-05T13:00", "2026-01-05T14:00", -0.1))
    parts = [
        {"kind": "energy", "rates": {"name": "x"}},
        {"kind": "export", "rates": {"name": "x", "markup": -0.01}},
        {"kind": "export", "id": "bonus", "price": 0.02},
    ]
    ledger = opened(*parts, rates={"x": series})
    known = ledger.price_at(NOON)
    assert (known.import_price, known.export_price) == (Decimal("0.1"), Decimal("0.11"))
    assert known.end == local("2026-01-05T12:15")
    unknown = ledger.price_at(local("2026-01-05T12:30"))
    assert (unknown.import_price, unknown.export_price, unknown.end) == (None, None, local("2026-01-05T13:00"))
    assert ledger.price_at(local("2026-01-05T15:00")).end == local("2026-01-06")


def test_netted_export_is_worth_what_import_costs() -> None:
    ledger = Ledger.at(
        tariff({"kind": "energy", "price": 0.3}, netting={"per": "billing_period", "surplus": "carry"}), BERLIN, NOON
    )
    assert ledger.price_at(NOON).export_price == Decimal("0.3")


def test_demand_so_far_is_told_by_component_and_period() -> None:
    parts = [
        {"kind": "demand", "price": 5},
        {"kind": "demand", "id": "peak", "periods": [DAY | {"price": 1}, {"name": "night", "price": 0}]},
    ]
    ledger = opened(*parts)
    ledger.add(flow("2026-01-01", "2026-01-01T01:00", 3))
    assert ledger.demand_kw(NOON) == {"demand": 3, "peak/day": 0, "peak/night": 3}


def test_a_ledger_tells_what_is_missing_and_estimated() -> None:
    ledger = opened(*PARTS)
    first = flow("2026-01-01T01:00", "2026-01-01T02:00", 1)
    ledger.add(first)
    for hour in (5, 6, 8):
        start = local("2026-01-01") + hour * HOUR
        ledger.add(Interval(start=start, end=start + HOUR, imported_kwh=Decimal(1), estimated=True))
    made = ledger.bill(local("2026-01-01T09:00"))
    assert [(one.start, one.end) for one in made.missing] == [
        (local("2026-01-01T00:00"), local("2026-01-01T01:00")),
        (local("2026-01-01T02:00"), local("2026-01-01T05:00")),
        (local("2026-01-01T07:00"), local("2026-01-01T08:00")),
    ]
    assert [(one.start, one.end) for one in made.estimated] == [
        (local("2026-01-01T05:00"), local("2026-01-01T07:00")),
        (local("2026-01-01T08:00"), local("2026-01-01T09:00")),
    ]
    assert not made.is_certain


def test_a_ledger_is_filled_in_the_order_of_time() -> None:
    ledger = opened(*PARTS)
    ledger.add(flow("2026-01-01", "2026-01-01T01:00", 1))
    with pytest.raises(ValueError, match=r"start: expected .* or later: ledgers are filled in the"):
        ledger.add(flow("2026-01-01T00:30", "2026-01-01T01:30", 1))
    with pytest.raises(ValueError, match="end: the billing period ends 2026-01-31T23:00:00"):
        ledger.add(flow("2026-01-31T23:00", "2026-02-01T01:00", 1))
    with pytest.raises(ValueError, match=r"moment: the billing period is 2025-12-31T23:00:00.* to 2026-01-31"):
        ledger.price_at(local("2026-02-01"))


def test_a_bill_takes_any_order_and_needs_data() -> None:
    load = steady("2026-01-30", "2026-02-03")
    assert bill(tariff(*PARTS), load[::-1]) == bill(tariff(*PARTS), load)
    with pytest.raises(ValueError, match="intervals: expected at least one"):
        bill(tariff(*PARTS), [])
    with pytest.raises(ValueError, match="start: expected"):
        bill(tariff(*PARTS), [load[0], load[0]])


def test_an_interval_over_the_end_of_a_period_is_divided() -> None:
    assert amounts(bill(tariff({"kind": "energy", "price": 1}), [flow("2026-01-31T23:00", "2026-02-01T01:00", 3)])) == [
        ["1.50"],
        ["1.50"],
    ]


def test_billing_periods_without_data_are_billed_too() -> None:
    load = [flow("2026-01-01", "2026-01-02", 1), flow("2026-03-01", "2026-03-02", 1)]
    made = bill(tariff({"kind": "standing", "price": 9, "per": "month"}), load)
    assert amounts(made) == [["9.00"]] * 3
    assert made.periods[1].missing == (Period(local("2026-02-01"), local("2026-03-01")),)


def test_a_bill_is_json() -> None:
    load = [Interval(start=local("2026-01-01"), end=local("2026-01-02"), imported_kwh=Decimal("1.50"), estimated=True)]
    made = bill(
        tariff({"kind": "energy", "price": 0.1}, {"kind": "energy", "id": "x", "rates": {"name": "x"}}),
        load,
        rates={"x": rates()},
    )
    assert made.to_json() == {
        "currency": "EUR",
        "periods": [
            {
                "start": "2026-01-01T00:00:00+01:00",
                "end": "2026-02-01T00:00:00+01:00",
                "lines": [
                    {
                        "item": "Energy",
                        "component": "energy",
                        "quantity": "1.5",
                        "unit": "kWh",
                        "price": "0.1",
                        "amount": "0.15",
                    }
                ],
                "total": "0.15",
            }
        ],
        "total": "0.15",
    }
    full = made.to_full_json()["periods"][0]
    assert (full["currency"], full["totals"]) == ("EUR", {"energy": "0.15"})
    assert full["missing"] == [{"start": "2026-01-02T00:00:00+01:00", "end": "2026-02-01T00:00:00+01:00"}]
    assert full["estimated"] == [{"start": "2026-01-01T00:00:00+01:00", "end": "2026-01-02T00:00:00+01:00"}]
    assert full["unpriced"][0]["kwh"] == "1.5"


def test_a_bill_that_runs_tells_the_price_now_and_the_tier() -> None:
    tiers = [{"upTo": 100, "price": 0.2}, {"price": 0.35}]
    parts = [{"kind": "energy", "tiers": tiers}, {"kind": "tax", "percent": 20}, {"kind": "export", "price": 0.08}]
    load = [flow("2026-01-05", "2026-01-06", 60.5), flow("2026-02-05", "2026-02-06", 101)]
    ended, running = bill(tariff(*parts), load, until=local("2026-02-06")).to_full_json()["periods"]
    assert "now" not in ended
    assert running["now"] == {
        "price": "0.42",
        "exportPrice": "0.08",
        "until": "2026-02-07T00:00:00+01:00",
        "tiers": [
            {"component": "energy", "period": "", "tier": 2, "price": "0.35", "usedKwh": "101", "leftKwh": None},
            {"component": "export", "period": "", "tier": 1, "price": "0.08", "usedKwh": "0", "leftKwh": None},
        ],
    }


def test_history_is_kept_as_json() -> None:
    parts = [
        {"kind": "energy", "price": 1},
        {"kind": "demand", "price": 1},
        {"kind": "minimum", "amount": 1, "per": "year"},
    ]
    ledger = Ledger.at(
        tariff(*parts, netting={"per": "billing_period", "surplus": "carry"}),
        BERLIN,
        NOON,
        history=History(demand_kw={"demand": (Decimal(7),)}),
    )
    ledger.add(flow("2026-01-05", "2026-01-06", 24, 48))
    history = ledger.close()
    assert history.surplus_of("energy") == {"": Decimal(24)}
    assert history.demand_kw == {"demand": (Decimal(1), Decimal(7)), "demand/": (Decimal(1),)}
    assert history.year_amounts == {"minimum/amount": Decimal("1.00"), "minimum/days": Decimal(31)}
    assert History.from_json(json.loads(json.dumps(history.to_json()))) == history


def test_history_of_two_contracts_is_put_together() -> None:
    parts = [{"kind": "energy", "price": 1}, {"kind": "demand", "price": 1}]
    netting = {"per": "billing_period", "surplus": "carry"}
    body = document(*parts, to="2026-01-15", netting=netting)
    body["contracts"].append(document(*parts, netting=netting, **{"from": "2026-01-15"})["contracts"][0])
    ledger = Ledger.at(tariff_from_json(body), BERLIN, NOON)
    ledger.add(flow("2026-01-14", "2026-01-16", 24, 48))
    history = ledger.close()
    assert history.surplus_kwh == {"energy/": Decimal(24)}
    assert history.demand_kw == {"demand": (Decimal("0.5"),), "demand/": (Decimal("0.5"),)}


@pytest.mark.parametrize(
    ("billing", "moment", "start", "end"),
    [
        ({}, "2026-02-15", "2026-02-01", "2026-03-01"),
        ({"startDay": 31}, "2026-02-27", "2026-01-31", "2026-02-28"),
        ({"startDay": 15}, "2026-01-05", "2025-12-15", "2026-01-15"),
        ({"months": 2}, "2026-02-15", "2026-01-01", "2026-03-01"),
        ({"months": 3, "startMonth": 2}, "2026-01-15", "2025-11-01", "2026-02-01"),
        ({"months": 12, "startMonth": 7, "startDay": 10}, "2026-07-09", "2025-07-10", "2026-07-10"),
    ],
)
def test_billing_periods_begin_on_their_day(billing: dict[str, int], moment: str, start: str, end: str) -> None:
    period = billing_period_at(tariff(ENERGY, billing=billing), BERLIN, local(moment))
    assert (period.start, period.end, period.currency) == (local(start), local(end), "EUR")
    assert period.parts[0].is_alone


def test_contracts_that_bill_otherwise_end_the_billing_period() -> None:
    body = document(ENERGY, to="2026-01-15")
    for change in ({"billing": {"startDay": 15}}, {"billing": {"startDay": 15}, "currency": "CHF"}):
        body["contracts"].append(
            document(ENERGY, **{"from": body["contracts"][-1]["to"], "to": "2026-02-01"} | change)["contracts"][0]
        )
        body["contracts"][-1]["to"] = {"2026-01-15": "2026-02-01", "2026-02-01": "2026-03-01"}[
            body["contracts"][-1]["from"]
        ]
    periods = list(billing_periods(tariff_from_json(body), BERLIN, local("2026-01-01"), local("2026-03-01")))
    assert [(one.start, one.currency) for one in periods] == [
        (local("2026-01-01"), "EUR"),
        (local("2026-01-15"), "EUR"),
        (local("2026-02-01"), "CHF"),
        (local("2026-02-15"), "CHF"),
    ]
    with pytest.raises(TariffError, match="contracts: the bill would be in CHF and EUR"):
        bill(tariff_from_json(body), steady("2026-01-01", "2026-02-03"))


def test_three_contracts_share_a_billing_period() -> None:
    body = document({"kind": "energy", "price": 1}, to="2026-01-10")
    body["contracts"] += [
        document({"kind": "energy", "price": 2}, **{"from": "2026-01-10", "to": "2026-01-20"})["contracts"][0],
        document({"kind": "energy", "price": 3}, **{"from": "2026-01-20"})["contracts"][0],
    ]
    read = tariff_from_json(body)
    assert amounts(bill(read, [flow("2026-01-01", "2026-02-01", 31)])) == [["9.00", "20.00", "36.00"]]
    middle = Ledger.at(read, BERLIN, local("2026-01-12"))
    assert middle.price_at(local("2026-01-12")).import_price == 2
    assert middle.period.start == local("2026-01-01")


@pytest.mark.parametrize("moment", ["2025-12-31", "2026-02-01"])
def test_no_contract_is_no_bill(moment: str) -> None:
    held = tariff(ENERGY, **{"from": "2026-01-01", "to": "2026-02-01"})
    with pytest.raises(
        TariffError, match=f"contracts: no contract holds on {moment}: they hold from 2026-01-01 to 2026-02-01"
    ):
        billing_period_at(held, BERLIN, local(moment))


def test_a_day_that_begins_before_its_date_is_billed_with_it() -> None:
    """In 2010 the clocks of St. John's went back from 00:01 to 23:01."""
    zone = ZoneInfo("America/St_Johns")
    body = document(
        {
            "kind": "energy",
            "periods": [
                {"name": "late", "price": 1, "when": [{"from": "23:00", "to": "24:00"}]},
                {"name": "else", "price": 0},
            ],
        }
    )
    body["timezone"] = "America/St_Johns"
    start = local("2010-11-06T23:30", zone)
    load = [Interval(start=start, end=start + timedelta(hours=2), imported_kwh=Decimal(2))]
    made = bill(tariff_from_json(body), load)
    # 23:30 to 24:00, a minute of the 7th, then 23:01 to 24:00 once more.
    assert made.periods[0].lines[0].to_json()["quantity"] == "1.483333"
    again = local("2010-11-06T23:30", zone) + timedelta(minutes=62)
    assert billing_period_at(tariff_from_json(body), zone, again).start == local("2010-11-01", zone)


def test_the_zone_is_the_tariffs_else_the_homes() -> None:
    here, anywhere = (
        tariff(ENERGY),
        tariff_from_json({key: value for key, value in document(ENERGY).items() if key != "timezone"}),
    )
    assert tariff_zone(here, None) == BERLIN
    assert tariff_zone(here, ZoneInfo("Europe/Berlin")) == BERLIN
    assert tariff_zone(anywhere, BERLIN) == BERLIN
    with pytest.raises(
        TariffError, match="timezone: the tariff holds in Europe/Berlin, but Europe/Paris was asked for"
    ):
        tariff_zone(here, ZoneInfo("Europe/Paris"))
    with pytest.raises(TariffError, match="timezone: missing"):
        tariff_zone(anywhere, None)


def test_tariffs_are_compared() -> None:
    dear, cheap, foreign, ended = (
        tariff({"kind": "energy", "price": price}, **contract)
        for price, contract in ((2, {}), (1, {}), (1, {"currency": "CHF"}), (1, {"to": "2020-01-01"}))
    )
    offers = compare([dear, cheap, foreign, ended], [flow("2026-01-01", "2026-01-02", 10)])
    assert [(offer.bill.total if offer.bill else None, offer.above_cheapest) for offer in offers] == [
        (Decimal("20.00"), Decimal("10.00")),
        (Decimal("10.00"), Decimal(0)),
        (Decimal("10.00"), Decimal(0)),
        (None, None),
    ]
    assert "no contract holds on 2026-01-01" in offers[3].refusal
