"""docs/tariffs.md says what the examples and the reader do."""

from __future__ import annotations

import json
import re

from energy_core.tariff.component import Per
from energy_core.tariff.contract import NettingPer, Surplus
from energy_core.tariff.ladder import LimitPer, Reset, TierAllocation, TierScope
from energy_core.tariff.reader import parse_tariff

from .tariffs import ROOT, TARIFFS

PAGE = (ROOT / "docs" / "tariffs.md").read_text("utf-8")


def test_every_example_is_listed_with_its_worked_bill() -> None:
    worked = json.loads((TARIFFS / "worked_bills.json").read_text("utf-8"))
    missing = [one["tariff"] for one in worked if f"| {one['calculation']} | {one['total']} " not in PAGE]
    assert missing == []
    assert len(worked) >= 10


def test_every_word_of_the_format_is_explained() -> None:
    schema = json.loads((TARIFFS / "tariff.schema.json").read_text("utf-8"))
    words = {word for kind in (Per, NettingPer, Surplus, LimitPer, Reset, TierAllocation, TierScope) for word in kind}
    names = {name for definition in schema["$defs"].values() for name in definition.get("properties", {})}
    fences = re.findall(r"^```.*?^```", PAGE, re.MULTILINE | re.DOTALL)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", PAGE, flags=re.MULTILINE | re.DOTALL))
    quoted = " ".join([*fences, *inline])
    assert [word for word in sorted(words | names) if not re.search(rf"\b{word}\b", quoted)] == []


def test_the_example_on_the_page_is_a_tariff() -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert parse_tariff(example).name == "Day and night 2026"
