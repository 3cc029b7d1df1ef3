"""Costs when a meter is silent, when a start is earlier than the tariff, and when a tariff changed meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.smart_energy.devices import registry_id

from .costs_home import FLAT, START, Home, at, bare_home, home, kwh
from .recorder_home import integration

__all__ = ["bare_home", "home", "integration"]


async def test_a_silent_meter_has_no_cost_of_the_new_day(home: Home) -> None:
    await home.choose("Flat")
    await home.pass_until(at("10:30"))
    await home.settle()
    cost = home.number("cost_today")
    assert cost == home.number("cost_billing_period") > 0
    home.clock.move_to(datetime(2026, 11, 19, 0, 10, tzinfo=UTC))
    await home.settle()
    assert home.number("cost_today") == cost
    home.clock.move_to(datetime(2026, 11, 19, 0, 16, tzinfo=UTC))
    await home.settle()
    assert home.state("cost_today") == "unknown"
    assert home.number("cost_billing_period") == cost


async def test_recalculation_from_before_the_first_contract(hass: HomeAssistant, home: Home) -> None:
    contract: dict[str, Any] = {**FLAT["contracts"][0], "from": "2026-11-10"}
    home.add({**FLAT, "name": "Since the tenth", "contracts": [contract]})
    await home.choose("Since the tenth")
    await home.pass_until(at("10:30"))
    data = {"device_id": registry_id(hass, home.entry, "meter-01"), "start": "2026-01-01 00:00:00"}
    answer = await hass.services.async_call(
        "smart_energy", "recalculate_cost", data, blocking=True, return_response=True
    )
    assert answer is not None
    found: Any = answer["meters"]["meter-01"]  # type: ignore[index, call-overload]
    assert float(found["after"]) == pytest.approx(0.3 * kwh(START, at("10:25")), abs=0.01)


@pytest.mark.parametrize("action", ["recalculate_cost", "get_bill", "compare_tariffs"])
async def test_a_time_that_cannot_be_is_refused(hass: HomeAssistant, home: Home, action: str) -> None:
    await hass.config.async_set_time_zone("Asia/Tokyo")
    await home.choose("Flat")
    data = {"device_id": registry_id(hass, home.entry, "meter-01"), "start": "0001-01-01 00:00:00"}
    with pytest.raises(ServiceValidationError, match="start: 0001-01-01T00:00:00 cannot be a time of a meter"):
        await hass.services.async_call("smart_energy", action, data, blocking=True, return_response=True)


async def test_a_tariff_that_changed_while_nothing_was_loaded_reaches_its_meters(
    hass: HomeAssistant, home: Home
) -> None:
    await home.choose("Flat")
    await home.settle()
    await hass.config_entries.async_unload(home.entry.entry_id)
    subentry = next(each for each in home.entry.subentries.values() if each.title == "Flat")
    dear = {**FLAT, "contracts": [{"currency": "EUR", "components": [{"kind": "energy", "price": 0.9}]}]}
    hass.config_entries.async_update_subentry(home.entry, subentry, data={"document": dear})
    assert await hass.config_entries.async_setup(home.entry.entry_id)
    await hass.async_block_till_done()
    home.clock.tick(timedelta(seconds=30))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    tariff = home.entry.runtime_data.settings.tariff.get("meter-01").unknown["tariff"]
    assert tariff == dear
