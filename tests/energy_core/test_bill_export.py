"""What exported energy puts on a bill, with numbers that can be worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.history import History
from energy_core.bill.ledger import Ledger

from .tariffs import BERLIN, amounts, billed, flow, local, rates, tariff

JANUARY = ("2026-01-01", "2026-02-01")
DAY = {"name": "day", "when": [{"from": "08:00", "to": "20:00"}]}
NIGHT = {"name": "night"}
TWO = [{"upTo": 100, "price": 1}, {"price": 2}]


def tou(day: Any, night: Any, **more: Any) -> dict[str, Any]:
    return {"kind": "energy", "periods": [DAY | day, NIGHT | night]} | more


def test_export_earns_beside_import() -> None:
    lines = billed(
        [
            {"kind": "energy", "price": 0.3},
            {"kind": "export", "periods": [DAY | {"price": 0.1}, NIGHT | {"price": 0.05}]},
        ],
        flow("2026-01-01T06:00", "2026-01-01T10:00", 2, 4),
    )
    assert lines == [("Energy", "2", "0.60"), ("Export, day", "2", "-0.20"), ("Export, night", "2", "-0.10")]


def test_export_is_priced_by_rates() -> None:
    given = {"x": rates(("2026-01-01", "2026-01-02", 0.25))}
    load = flow("2026-01-01T06:00", "2026-01-01T10:00", 0, 4)
    made = bill(tariff({"kind": "export", "rates": {"name": "x"}}), [load], rates=given)
    assert [(str(line.price), str(line.amount)) for line in made.periods[0].lines] == [("-0.25", "-1.00")]


NETTED = [flow("2026-01-05", "2026-01-06", 30, 6), flow("2026-01-10T09:00", "2026-01-10T15:00", 0, 12)]
"""Net by day 12 - 12 = 0, by night 12; a surplus of 3 kWh more by day in the third."""
SURPLUS = [
    *NETTED,
    flow("2026-01-11T09:00", "2026-01-11T15:00", 0, 3),
    flow("2026-02-05T09:00", "2026-02-05T15:00", 10),
]


@pytest.mark.parametrize(
    ("surplus", "extra", "expected"),
    [
        ("credit", [], [["-3.00", "24.00"], ["10.00"]]),
        ("carry", [], [["24.00"], ["7.00"]]),
        ("lost", [], [["24.00"], ["10.00"]]),
        ("export_price", [{"kind": "export", "price": 0.5}], [["24.00", "-1.50"], ["10.00"]]),
        (
            "export_price",
            [{"kind": "export", "periods": [DAY | {"price": 0.4}, NIGHT | {"price": 0.1}]}],
            [["24.00", "-1.20"], ["10.00"]],
        ),
    ],
)
def test_net_metering_sets_off_within_the_price(surplus: str, extra: list[Any], expected: list[list[str]]) -> None:
    made = bill(
        tariff(tou({"price": 1}, {"price": 2}), *extra, netting={"per": "billing_period", "surplus": surplus}), SURPLUS
    )
    assert amounts(made) == expected


def test_net_metering_without_surplus_sells_nothing() -> None:
    parts = [{"kind": "energy", "price": 1}, {"kind": "export", "price": 0.5}]
    assert billed(parts, *NETTED, netting={"per": "billing_period", "surplus": "export_price"}) == [
        ("Energy", "12", "12.00")
    ]


def test_what_was_carried_fills_tiers_from_below_zero() -> None:
    carried = History(surplus_kwh={"energy/": Decimal(50)})
    netting = {"per": "billing_period", "surplus": "carry"}
    made = bill(tariff({"kind": "energy", "tiers": TWO}, netting=netting), [flow(*JANUARY, 200)], history=carried)
    assert amounts(made) == [["100.00", "100.00"]]


@pytest.mark.parametrize(("per", "expected"), [("interval", ["1.50", "-0.50"]), ("hour", ["0.50", "-0.10"])])
def test_import_and_export_are_set_off_within_the_hour(per: str, expected: list[str]) -> None:
    parts = [{"kind": "energy", "price": 1}, {"kind": "export", "price": 0.4}]
    load = [
        flow("2026-01-01T10:00", "2026-01-01T10:30", 1),
        flow("2026-01-01T10:30", "2026-01-01T11:00", 0, 0.5),
        flow("2026-01-01T11:45", "2026-01-01T12:15", 0.5, 0.75),
    ]
    assert [line[2] for line in billed(parts, *load, netting={"per": per})] == expected


def test_a_tax_on_export_raises_what_the_next_kwh_earns() -> None:
    """A tax on everything is smaller by its share of the credit."""
    parts = [{"kind": "energy", "price": 0.3}, {"kind": "export", "price": 0.1}, {"kind": "tax", "percent": 20}]
    ledger = Ledger.at(tariff(*parts), BERLIN, local("2026-01-05"))
    assert ledger.price_at(local("2026-01-05")).export_price == Decimal("0.12")
    ledger.add(flow("2026-01-05", "2026-01-05T01:00", 0, 100))
    assert ledger.bill().total == -12


@pytest.mark.parametrize(
    ("surplus", "sold", "expected"),
    [("export_price", [{"kind": "export", "price": 0.05}], "0.06"), ("lost", [], "0"), ("carry", [], "0.384")],
)
def test_beyond_import_the_next_kwh_moves_the_surplus_only(
    surplus: str, sold: list[dict[str, Any]], expected: str
) -> None:
    """As long as import is more, a kWh moves energy and levy; then what the surplus is worth."""
    levy = {"kind": "tax", "id": "levy", "perKwh": 0.02}
    made = tariff(
        {"kind": "energy", "price": 0.3},
        *sold,
        levy,
        {"kind": "tax", "percent": 20},
        netting={"per": "billing_period", "surplus": surplus},
    )
    ledger = Ledger.at(made, BERLIN, local("2026-01-05"))
    ledger.add(flow("2026-01-05", "2026-01-05T01:00", 10))
    assert ledger.price_at(local("2026-01-05T01:00")).import_price == Decimal("0.384")
    ledger.add(flow("2026-01-05T01:00", "2026-01-05T02:00", 0, 30))
    price = ledger.price_at(local("2026-01-05T02:00"))
    assert (price.import_price, price.export_price) == (Decimal(expected), Decimal(expected))
