"""The JSON Schema of tariffs says what the reader does."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator
import pytest

from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError
from energy_core.tariff.urdb import urdb_to_json

from .tariffs import TARIFFS, document

SCHEMA = json.loads((TARIFFS / "tariff.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
EXAMPLES = sorted(path.stem for path in TARIFFS.glob("*.json") if path.stem not in ("worked_bills", "tariff.schema"))
PRICE: dict[str, Any] = {"kind": "energy", "price": 0.3}
TIERS = [{"upTo": 100, "price": 0.1}, {"price": 0.2}]
EVERYTHING = document(
    PRICE | {"id": "a", "item": "A"},
    {
        "kind": "energy",
        "periods": [
            {
                "name": "x",
                "tiers": TIERS,
                "when": [{"days": ["holiday"], "seasons": ["s"], "months": [1], "to": "24:00"}],
            },
            {"name": "y", "price": 1},
        ],
        "tierRule": {
            "scope": "total",
            "allocation": "proportional",
            "reset": "billing_period",
            "limitPer": "kw_day",
            "prorate": False,
            "window": 30,
        },
    },
    {"kind": "energy", "id": "r", "rates": {"name": "x", "factor": 2, "markup": -1}},
    {"kind": "export", "tiers": TIERS},
    {"kind": "standing", "price": 1, "per": "year", "prorate": False, "multiplier": 2, "multiplierUnit": "kW"},
    {
        "kind": "demand",
        "price": 1,
        "window": 60,
        "maximumPer": "billing_period",
        "pricePer": "day",
        "prorate": True,
        "minimumKw": 2,
        "ratchet": {"percent": 80, "periods": 3, "scope": "component"},
    },
    {
        "kind": "demand",
        "id": "peaks",
        "steps": [{"upTo": 2, "amount": 10}, {"below": 5, "amount": 20}, {"amount": -1}],
        "peaks": 3,
        "peaksPer": "day",
        "averageOf": 12,
    },
    {"kind": "step", "steps": [{"amount": 1}], "on": ["a"], "prorate": False},
    {"kind": "tax", "percent": 19, "on": ["a"]},
    {"kind": "tax", "id": "levy", "perKwh": 0.1},
    {"kind": "discount", "amount": 1, "per": "month", "prorate": True},
    {"kind": "discount", "id": "d", "percent": 3},
    {"kind": "minimum", "amount": 1, "per": "day", "prorate": True, "on": ["a"]},
    **{"from": "2026-01-01", "to": "2027-01-01"},
    billing={"startDay": 31, "months": 2, "startMonth": 2},
    rounding={"decimals": 3, "mode": "half_even", "total": "exact"},
    seasons={"s": {"first": "11-01", "last": "02-29"}},
    holidays={"dates": ["2026-12-25"], "as": "holiday"},
    dayTypes={"red": {"dates": ["2026-12-24"]}, "white": {"dates": ["2026-12-26"]}},
    netting={"per": "interval"},
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_follows_the_schema(name: str) -> None:
    VALIDATOR.validate(json.loads((TARIFFS / f"{name}.json").read_text("utf-8")))


def test_every_field_is_known_to_both() -> None:
    VALIDATOR.validate(EVERYTHING)
    tariff_from_json(EVERYTHING)


def test_a_converted_rate_follows_the_schema() -> None:
    rate = {"energyratestructure": [[{"rate": 0.1, "max": 9}, {"rate": 0.2}]], "flatdemandstructure": [[{"rate": 1}]]}
    VALIDATOR.validate(json.loads(json.dumps(urdb_to_json(rate).document, default=float)))


@pytest.mark.parametrize(
    "components",
    [
        [],
        [{"kind": "gas", "price": 1}],
        [{"kind": "energy"}],
        [PRICE | {"price": "0.3"}],
        [PRICE | {"tiers": TIERS}],
        [PRICE | {"prise": 1}],
        [PRICE | {"id": "a b"}],
        [{"kind": "energy", "periods": [{"price": 1}]}],
        [
            {
                "kind": "energy",
                "periods": [{"name": "x", "price": 1, "when": [{"from": "8:00"}]}, {"name": "y", "price": 1}],
            }
        ],
        [{"kind": "standing", "price": 1}],
        [PRICE, {"kind": "tax"}],
        [PRICE, {"kind": "minimum", "amount": -1, "per": "day"}],
        [{"kind": "demand", "price": 1, "window": 45}],
        [{"kind": "demand", "price": 1, "steps": [{"amount": 1}]}],
        [{"kind": "demand", "price": 1, "peaks": 32}],
        [PRICE, {"kind": "step", "steps": [{"upTo": 1, "below": 2, "amount": 1}, {"amount": 2}]}],
    ],
)
def test_both_refuse_the_same(components: list[Any]) -> None:
    body = document(*components)
    assert not VALIDATOR.is_valid(body)
    with pytest.raises(TariffError):
        tariff_from_json(body)
