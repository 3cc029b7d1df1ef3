"""Answers in the flow of a tariff that do not go together, or that would make another bill than was meant."""

from __future__ import annotations

import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.smart_energy.energy_core.tariff.reader import tariff_from_json

from .test_tariff_flow import COMMON, FORMS, add, answer, begin, documents, energy, subentry_id

NOT_ALL = {"price_peak", "peak_from", "peak_to", "limit_2", "price_3"}


@pytest.fixture(autouse=True)
def price(hass: HomeAssistant) -> None:
    hass.states.async_set("sensor.nord_pool", "0.1", {"unit_of_measurement": "EUR/kWh"})
    hass.states.async_set("sensor.feed_in", "5", {"unit_of_measurement": "ct/kWh"})
    hass.states.async_set("sensor.sweden", "1", {"unit_of_measurement": "SEK/kWh"})


def without(kind: str, *names: str) -> dict[str, Any]:
    return {name: value for name, value in (COMMON | FORMS[kind]).items() if name not in names}


@pytest.mark.parametrize(
    ("kind", "left_out", "changed", "errors"),
    [
        ("tiers", ["price_3"], {}, {"price_3": "incomplete_tier"}),
        ("tiers", ["limit_2"], {}, {"limit_2": "incomplete_tier"}),
        ("time_of_use", ["price_peak"], {}, {"price_peak": "incomplete_peak"}),
        ("time_of_use", [], {"peak_to": "17:00:00"}, {"peak_to": "same_time"}),
        ("time_of_use", [], {"low_to": "22:00:00", "low_weekends": False}, {"low_to": "same_time"}),
        ("flat", [], {"name": "none"}, {"name": "name_reserved"}),
        ("flat", [], {"name": " meter "}, {"name": "name_reserved"}),
        ("dynamic", [], {"price_entity": "sensor.sweden"}, {"price_entity": "other_currency"}),
    ],
)
async def test_answers_that_do_not_go_together_are_named(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    kind: str,
    left_out: list[str],
    changed: dict[str, Any],
    errors: dict[str, str],
) -> None:
    flow_id = await begin(hass, entry, kind)
    result = await answer(hass, flow_id, without(kind, *left_out) | changed)
    assert result["errors"] == errors
    result = await answer(hass, flow_id, without(kind, *NOT_ALL))
    assert result["type"] is FlowResultType.CREATE_ENTRY


def test_weekends_alone_can_be_low() -> None:
    _, low, _ = energy("time_of_use", low_from="00:00:00", low_to="00:00:00")["periods"]
    assert low["when"] == [{"days": ["weekend"]}]


async def test_each_price_from_outside_has_an_entity_of_its_own(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Export must not earn what import costs because both come from outside."""
    components = [
        {"kind": "energy", "rates": {"name": "day_ahead"}},
        {"kind": "energy", "id": "fee", "rates": {"name": "sensor.feed_in"}},
        {"kind": "export", "rates": {"name": "solar"}},
    ]
    body = {"version": 1, "name": "Two", "contracts": [{"currency": "EUR", "components": components}]}
    flow_id = await begin(hass, entry, "document")
    result = await answer(hass, flow_id, {"document": json.dumps(body)})
    assert (result["step_id"], result["description_placeholders"]) == ("rates", {"names": "day_ahead"})
    result = await answer(hass, flow_id, {"price_entity": "sensor.sweden"})
    assert result["errors"] == {"price_entity": "other_currency"}
    result = await answer(hass, flow_id, {"price_entity": "sensor.nord_pool"})
    assert (result["step_id"], result["description_placeholders"]) == ("rates", {"names": "solar"})
    result = await answer(hass, flow_id, {"price_entity": "sensor.feed_in"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (made,) = documents(entry).values()
    names = [price.rates and price.rates.name for price in tariff_from_json(made).contracts[0].energy_prices]
    assert names == ["sensor.nord_pool", "sensor.feed_in", "sensor.feed_in"]


async def test_new_prices_begin_with_what_stays(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Who changes the price of a kWh does not lose tax, standing charge and currency for it."""
    await add(hass, entry, "flat", currency="CHF", standing_charge=9.5, standing_per="day", tax=8.1, export_credit=0.08)
    flow_id = await begin(hass, entry, "flat", subentry_id(entry))
    result = await answer(hass, flow_id, {"price": 0.35, "valid_from": "2027-01-01", "export_credit": 0.08})
    assert result["type"] is FlowResultType.ABORT
    first, second = documents(entry)["My tariff"]["contracts"]
    assert second["currency"] == "CHF"
    assert second["components"] == [first["components"][0] | {"price": 0.35}, *first["components"][1:]]
