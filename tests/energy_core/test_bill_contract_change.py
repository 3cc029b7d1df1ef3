"""Contracts that change within a billing period."""

from __future__ import annotations

from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.tariff.reader import tariff_from_json

from .tariffs import amounts, document, flow, steady, tariff

JANUARY = ("2026-01-01", "2026-02-01")


def test_what_is_not_prorated_is_paid_once_by_the_last_contract() -> None:
    standing = {"kind": "standing", "per": "month", "prorate": False}
    body = document(standing | {"price": 10}, to="2026-01-15")
    body["contracts"].append(document(standing | {"price": 12}, **{"from": "2026-01-15"})["contracts"][0])
    assert amounts(bill(tariff_from_json(body), steady(*JANUARY))) == [["12.00"]]


@pytest.mark.parametrize(
    ("component", "kwh", "expected"),
    [
        ({"kind": "minimum", "amount": 30, "per": "month"}, (50, 10), ["50.00", "10.00"]),
        ({"kind": "minimum", "amount": 30, "per": "billing_period"}, (12, 10), ["12.00", "10.00", "8.00"]),
        ({"kind": "step", "steps": [{"upTo": 20, "amount": 1}, {"amount": 5}]}, (12, 10), ["12.00", "10.00", "5.00"]),
        ({"kind": "demand", "price": 1, "window": 60}, (4, 2), ["4.00", "2.00", "4.00"]),
    ],
)
def test_what_is_not_prorated_goes_by_the_whole_billing_period(
    component: dict[str, Any], kwh: tuple[int, int], expected: list[str]
) -> None:
    parts = {"kind": "energy", "price": 1}, component | {"prorate": False}
    body = document(*parts, to="2026-01-15")
    body["contracts"].append(document(*parts, **{"from": "2026-01-15"})["contracts"][0])
    hours = ("2026-01-05T12:00", "2026-01-05T13:00"), ("2026-01-25T12:00", "2026-01-25T13:00")
    load = [flow(*hour, energy) for hour, energy in zip(hours, kwh, strict=True)]
    assert amounts(bill(tariff_from_json(body), load)) == [expected]


def test_demand_of_two_contracts_is_each_ones_own() -> None:
    body = document({"kind": "demand", "price": 31}, to="2026-01-15")
    body["contracts"].append(document({"kind": "demand", "price": 31}, **{"from": "2026-01-15"})["contracts"][0])
    load = [flow("2026-01-05T12:00", "2026-01-05T13:00", 2), flow("2026-01-25T12:00", "2026-01-25T13:00", 4)]
    assert amounts(bill(tariff_from_json(body), load)) == [["28.00", "68.00"]]


def test_a_month_of_which_a_contract_or_billing_period_holds_a_part_counts_by_days() -> None:
    charge = {"kind": "demand", "price": 31, "maximumPer": "month"}
    body = document(charge, to="2026-01-15")
    body["contracts"].append(document(charge, **{"from": "2026-01-15"})["contracts"][0])
    load = [flow("2026-01-05T12:00", "2026-01-05T13:00", 2), flow("2026-01-25T12:00", "2026-01-25T13:00", 4)]
    assert amounts(bill(tariff_from_json(body), load)) == [["28.00", "68.00"]]
    whole = [{**contract, "components": [charge | {"prorate": False}]} for contract in body["contracts"]]
    assert amounts(bill(tariff_from_json(body | {"contracts": whole}), load)) == [["124.00"]]
    # 17 of 31 days at 4 kW and 14 of 28 at 1 kW.
    shifted = [*load, flow("2026-02-10T12:00", "2026-02-10T13:00", 1)]
    assert amounts(bill(tariff(charge, billing={"startDay": 15}), shifted))[1] == ["83.50"]


@pytest.mark.parametrize("netting", [{}, {"netting": {"per": "hour"}}])
def test_a_contract_without_net_metering_takes_no_surplus(netting: dict[str, Any]) -> None:
    """It has no rule for what export beyond import is worth, and would pay it at the price of import."""
    energy = {"kind": "energy", "price": 1}
    body = document(energy, to="2026-02-01", netting={"per": "billing_period", "surplus": "carry"})
    body["contracts"].append(document(energy, **{"from": "2026-02-01"}, **netting)["contracts"][0])
    load = [
        flow("2026-01-05T12:00", "2026-01-05T13:00", 0, 500),
        flow("2026-02-05T12:00", "2026-02-05T13:00", 100),
    ]
    assert amounts(bill(tariff_from_json(body), load)) == [[], ["100.00"]]
