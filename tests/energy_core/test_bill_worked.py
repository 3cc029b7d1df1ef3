"""Bills that utilities and sources print, and bills worked out by hand, to the cent."""

from __future__ import annotations

from decimal import Decimal
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_core.bill.billing import bill
from energy_core.tariff.file import read_tariff
from energy_core.tariff.reader import tariff_from_json

from .tariffs import SHARED, TARIFFS, amounts, document, flow, rates

WORKED = json.loads((TARIFFS / "worked_bills.json").read_text("utf-8"))


@pytest.mark.parametrize("worked", WORKED, ids=lambda worked: worked["tariff"])
def test_examples_come_to_their_worked_bill(worked: dict[str, Any]) -> None:
    tariff = read_tariff((TARIFFS / f"{worked['tariff']}.json").read_bytes()).tariff
    zone = ZoneInfo(str(tariff.zone))
    load = [flow(*row, zone=zone) for row in worked["load"]]
    given = {name: rates(*series, zone=zone) for name, series in worked.get("rates", {}).items()}
    made = bill(tariff, load, rates=given)
    assert amounts(made) == [worked["amounts"]]
    assert str(made.total) == worked["total"]
    period = made.periods[0]
    assert (period.start.astimezone(zone).date().isoformat(), period.end.astimezone(zone).date().isoformat()) == (
        worked["start"],
        worked["end"],
    )


def test_every_example_has_a_worked_bill_and_a_source() -> None:
    files = {path.stem for path in TARIFFS.glob("*.json")} - {"worked_bills", "tariff.schema"}
    assert files == {worked["tariff"] for worked in WORKED}
    assert all(read_tariff((TARIFFS / f"{name}.json").read_bytes()).tariff.source for name in files)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared test data are not here (SMART_ENERGY_SHARED)")
@pytest.mark.parametrize("utility", ["seymour_winter", "goodland_residential"])
def test_bills_that_utilities_print(utility: str) -> None:
    bills = {
        one["id"]: one for one in json.loads((SHARED / "tariffs/worked_bills.json").read_text(), parse_float=Decimal)
    }
    given = bills[utility]
    tiers = [{"price": price} | ({} if limit is None else {"upTo": limit}) for limit, price in given["tiers"]]
    adder, percent = given.get("adder_per_kwh", Decimal(0)), given.get("tax_pct", Decimal(0))
    made = bill(
        tariff_from_json(
            document(
                {"kind": "energy", "tiers": tiers},
                {"kind": "energy", "id": "adder", "price": adder},
                {"kind": "standing", "price": given["fixed"], "per": "month"},
                {"kind": "tax", "percent": percent},
                currency=given["currency"],
            )
        ),
        [flow("2026-01-01", "2026-02-01", given["kwh"])],
    )
    expected = {"subtotal": given["expected"]["total"], "tax": Decimal(0)} | given["expected"]
    assert made.total == expected["total"]
    assert made.periods[0].totals["tax"] == expected["tax"]
    assert made.total - made.periods[0].totals["tax"] == expected["subtotal"]
