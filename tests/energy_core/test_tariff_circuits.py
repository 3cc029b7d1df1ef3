"""What a circuit that follows its meter's tariff is charged: its energy, and nothing that the meter pays already."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
import json
from random import Random
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.interval import Interval
from energy_core.tariff.assignment import assigned_document, energy_part
from energy_core.tariff.reader import tariff_from_json

from .tariffs import TARIFFS, document, local

TIME_OF_USE: dict[str, Any] = {
    "kind": "energy",
    "periods": [
        {"name": "night", "price": 0.2, "when": [{"from": "22:00", "to": "06:00"}]},
        {"name": "day", "price": 0.35},
    ],
}
EVERYTHING = document(
    {"kind": "standing", "price": 12, "per": "month"},
    TIME_OF_USE,
    {"kind": "export", "price": 0.08},
    {"kind": "demand", "price": 7},
    {"kind": "tax", "id": "levy", "perKwh": 0.0205},
    {"kind": "tax", "id": "grid_tax", "percent": 5, "on": ["standing", "demand"]},
    {"kind": "discount", "id": "loyal", "percent": 3, "on": ["standing", "energy"]},
    {"kind": "discount", "id": "bonus", "amount": 5, "per": "month"},
    {"kind": "minimum", "amount": 30, "per": "month"},
    {"kind": "tax", "percent": 19},
)


def test_what_is_paid_for_time_and_peak_stays_with_the_meter() -> None:
    (contract,) = energy_part(EVERYTHING)["contracts"]
    assert [component.get("id", component["kind"]) for component in contract["components"]] == [
        "energy",
        "export",
        "levy",
        "loyal",
        "tax",
    ]
    assert contract["components"][3]["on"] == ["energy"]
    assert assigned_document({}, {"tariff": EVERYTHING}) == energy_part(EVERYTHING)
    assert assigned_document({"tariff": EVERYTHING}, {}) == EVERYTHING


def loads(seed: int, circuits: int) -> list[list[Interval]]:
    """Quarters of three days, of each circuit and what no circuit measures, in mWh."""
    random = Random(seed)
    start = local("2026-03-28")
    return [
        [
            Interval(
                start=start + number * timedelta(minutes=15),
                end=start + (number + 1) * timedelta(minutes=15),
                imported_kwh=Decimal(random.randrange(2_000_000)).scaleb(-6),
            )
            for number in range(3 * 96 - 4)
        ]
        for _ in range(circuits + 1)
    ]


def together(parts: list[list[Interval]]) -> list[Interval]:
    return [
        Interval(start=row[0].start, end=row[0].end, imported_kwh=sum((each.imported_kwh for each in row), Decimal(0)))
        for row in zip(*parts, strict=True)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_circuits_and_rest_add_up_to_the_energy_part_of_the_meter(seed: int) -> None:
    parts = loads(seed, 4)
    circuit = tariff_from_json(assigned_document({}, {"tariff": EVERYTHING}))
    bills = [bill(circuit, part) for part in parts]
    whole = bill(circuit, together(parts))
    exact = sum(
        (line.exact for one in bills for line in one.periods[0].lines if line.component == "energy"), Decimal(0)
    )
    assert exact == sum(line.exact for line in whole.periods[0].lines if line.component == "energy")
    lines = sum(len(one.periods[0].lines) for one in (*bills, whole))
    assert abs(sum(one.total for one in bills) - whole.total) <= lines * Decimal("0.01")
    meter = bill(tariff_from_json(EVERYTHING), together(parts)).periods[0].totals
    assert whole.periods[0].totals["energy"] == meter["energy"]
    assert whole.periods[0].totals["levy"] == meter["levy"]


WORKED = json.loads((TARIFFS / "worked_bills.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted({one["tariff"] for one in WORKED}))
def test_the_energy_part_of_every_example_is_a_tariff(name: str) -> None:
    part = energy_part(json.loads((TARIFFS / f"{name}.json").read_text("utf-8")))
    kinds = {component["kind"] for contract in part["contracts"] for component in contract["components"]}
    assert kinds <= {"energy", "export", "tax", "discount"}
    assert tariff_from_json(part)


def test_a_tariff_without_energy_prices_costs_a_circuit_nothing() -> None:
    (contract,) = energy_part(document({"kind": "standing", "price": 3, "per": "day"}, {"kind": "tax", "percent": 5}))[
        "contracts"
    ]
    assert contract["components"] == [{"kind": "energy", "price": 0}]


@pytest.mark.parametrize("wrong", [None, 3, {"contracts": 1}, {"contracts": [1]}, {"contracts": [{"components": [1]}]}])
def test_what_is_no_tariff_is_left_to_the_reader(wrong: Any) -> None:
    assert energy_part(wrong) == wrong


@pytest.mark.parametrize(
    "component", [1, {"kind": ["energy"]}, {"kind": "tax", "id": {}}, {"kind": "tax", "percent": 5, "on": [["energy"]]}]
)
def test_what_cannot_be_read_is_left_to_who_reads_it(component: Any) -> None:
    tariff = document(TIME_OF_USE)
    tariff["contracts"][0]["components"].append(component)
    assert energy_part(tariff) == tariff
