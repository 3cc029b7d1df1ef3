"""Tariffs as text: JSON, or YAML read by the rules of its version 1.2."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
import json
from typing import Any

import pytest
import yaml

from energy_core.tariff.fields import decode
from energy_core.tariff.file import read_tariff, tariff_of
from energy_core.tariff.tariff_error import TariffError
from energy_core.tariff.text import YamlParser, decode_text

from .tariffs import TARIFFS

YAML = YamlParser(partial(yaml.compose, Loader=yaml.BaseLoader), yaml.YAMLError)

DAY_NIGHT = """
version: 1
name: Day and night   # as the supplier calls it
contracts:
  - from: 2026-01-01
    to: 2027-01-01
    currency: EUR
    seasons: {winter: {first: 10-01, last: 03-31}}
    components:
      - &base {kind: standing, id: base, price: 9.90, per: month, prorate: true}
      - kind: energy
        periods:
          - {name: night, price: 0.210, when: [{from: 22:00, to: 06:00}]}
          - {name: day, price: .29}
      - kind: tax
        item: "2026"
        on: [energy]
        percent: 19
"""


def test_yaml_says_what_json_says() -> None:
    value = decode_text(DAY_NIGHT, YAML)
    contract = value["contracts"][0]
    assert (contract["from"], contract["seasons"]["winter"]["first"]) == ("2026-01-01", "10-01")
    standing, energy, tax = contract["components"]
    assert (standing["price"], standing["prorate"]) == (Decimal("9.90"), True)
    assert energy["periods"][0]["when"] == [{"from": "22:00", "to": "06:00"}]
    assert (tax["item"], tax["on"], tax["percent"]) == ("2026", ["energy"], 19)
    assert tariff_of(value).tariff == read_tariff(json.dumps(value, default=float)).tariff


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~", None),
        ("", None),
        ("TRUE", True),
        ("false", False),
        ("on", "on"),
        ("NO", "NO"),
        ("-012", -12),
        ("12345678901234567890.5", Decimal("12345678901234567890.5")),
        ("1" * 5000, Decimal("1" * 5000)),
        ("1e-3", Decimal("0.001")),
        ("1_000", "1_000"),
        ("0,30", "0,30"),
        ("'0.30'", "0.30"),
        ('""', ""),
        (".nan", ".nan"),
    ],
)
def test_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    read = decode_text(f"a: {text}", YAML)["a"]
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("example", sorted(TARIFFS.glob("*.json")), ids=lambda path: path.stem)
def test_every_example_is_the_same_as_yaml(example: Any) -> None:
    text = example.read_text("utf-8")
    as_yaml = yaml.safe_dump(json.loads(text), sort_keys=False)
    assert decode_text(as_yaml, YAML) == decode_text("\ufeff" + text, YAML) == decode(text)


LAUGHS = "\n".join(["a0: &a0 x", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))])


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("  # nothing\n", "tariff", "empty"),
        ("a: [1", "tariff", "neither JSON nor YAML: while parsing a flow sequence"),
        ("a: 1\nb: {c: 2, c: 3}", "b.c", "given twice"),
        ('{"a": {"price": 1, "price": 2}}', "price", "given twice"),
        ('{"a": }', "tariff", "not JSON"),
        ("[" * 100_000, "tariff", "not JSON"),
        ("a: !!python/name:os.system x", "a", "tag"),
        ("- [1, 2]: 3", "[0]", "a name that is a list"),
        ("a: &x [*x]", "a[0]", "alias repeats itself"),
        ("a: &x {b: *x}", "a.b", "alias repeats itself"),
        (LAUGHS, "a", "alias repeats itself"),
        ("- " * 20_000 + "a", "tariff", "too many lists or objects within each other"),
    ],
)
def test_text_that_is_wrong_is_refused(text: str, path: str, reason: str) -> None:
    with pytest.raises(TariffError) as refused:
        decode_text(text, YAML)
    assert refused.value.path.startswith(path)
    assert reason in refused.value.reason
    assert refused.value.example
