"""Costs on a real recorder: sensors, the choice of a tariff, bills, prices, late readings, restarts, actions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.smart_energy.devices import registry_id

from .conftest import Publisher
from .costs_home import FIVE_MINUTES, FLAT, START, TOTAL, Home, at, bare_home, bill_of, home, kwh
from .recorder_home import integration

__all__ = ["bare_home", "home", "integration"]


async def test_no_tariff_no_costs(hass: HomeAssistant, home: Home) -> None:
    state = hass.states.get("select.meter_01_tariff")
    assert state is not None
    assert state.state == "none"
    assert state.attributes["options"] == ["none", "Blocks", "Day and night", "Flat"]
    assert hass.states.get("sensor.meter_01_cost_today") is None


async def test_flat_tariff(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    await home.pass_until(at("11:00"))
    await home.publish(at("11:00"))
    await home.settle()
    expected = round(0.3 * kwh(START, at("11:00")), 2)
    assert home.number("cost_today") == home.number("cost_billing_period") == home.number("cost_total") == expected
    assert home.number("price") == 0.3
    state = hass.states.get("sensor.meter_01_price")
    assert state is not None
    assert state.attributes["unit_of_measurement"] == "EUR/kWh"
    assert "device_class" not in state.attributes
    total = hass.states.get(TOTAL)
    assert total is not None
    assert (total.attributes["unit_of_measurement"], total.attributes["device_class"]) == ("EUR", "monetary")
    assert total.attributes["state_class"] == "total"
    assert hass.states.get("sensor.meter_01_demand") is None


async def test_time_of_use_with_standing_charge_and_demand(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Day and night")
    assert home.state("tariff_period") == "cheap"
    await home.pass_until(at("13:00"))
    await home.publish(at("13:00"))
    await home.settle()
    assert (home.state("tariff_period"), home.number("price")) == ("dear", 0.5)
    cheap, dear = kwh(START, at("12:00")), kwh(at("12:00"), at("13:00"))
    demand = home.number("demand")
    quarters = [START.replace(minute=0) + timedelta(minutes=15 * number) for number in range(12)]
    highest = max(4 * kwh(max(START, start), start + timedelta(minutes=15)) for start in quarters if start >= START)
    assert demand == pytest.approx(highest, abs=0.001)
    expected = 0.1 * cheap + 0.5 * dear + 18 * 0.5 + demand
    assert home.number("cost_billing_period") == pytest.approx(expected, abs=0.02)
    assert home.number("cost_today") == pytest.approx(0.1 * cheap + 0.5 * dear + 0.5 + demand, abs=0.02)
    state = hass.states.get("sensor.meter_01_cost_billing_period")
    assert state is not None
    assert state.attributes["components"].keys() == {"energy", "standing", "demand"}
    assert state.attributes["missing_hours"] == pytest.approx(17 * 24 + 9.92, abs=0.01)


async def test_bill_command(hass: HomeAssistant, home: Home, hass_ws_client: WebSocketGenerator) -> None:
    await home.choose("Blocks")
    await home.pass_until(at("10:15"))
    await home.publish(at("10:15"))
    await home.settle()
    device_id = registry_id(hass, home.entry, "meter-01")
    budget = {"entity_id": "number.meter_01_cost_budget", "value": 42.5}
    await hass.services.async_call("number", "set_value", budget, blocking=True)
    state = hass.states.get("number.meter_01_cost_budget")
    assert state is not None
    assert (state.state, state.attributes["unit_of_measurement"]) == ("42.5", "EUR")
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "smart_energy/bill", "device_ids": [device_id, "other"]})
    bills = (await client.receive_json())["result"]
    assert list(bills) == [device_id]
    found = bills[device_id]
    used = Decimal(str(kwh(START, at("10:15")))).quantize(Decimal("0.001"))
    assert found["tier"] == {"name": "1", "used_kwh": f"{used}", "limit_kwh": "2.000"}
    assert len(found["lines"]) == 1
    assert found["total"] == found["components"]["energy"] == f"{home.number('cost_billing_period'):.2f}"
    assert (found["currency"], found["budget"], found["projected"], found["estimated_hours"]) == (
        "EUR",
        "42.5",
        None,
        0,
    )
    assert (found["start"], found["end"]) == ("2026-11-01T00:00:00+00:00", "2026-12-01T00:00:00+00:00")


async def test_commands_leave_out_what_has_no_tariff(
    hass: HomeAssistant, home: Home, hass_ws_client: WebSocketGenerator
) -> None:
    client = await hass_ws_client(hass)
    device_id = registry_id(hass, home.entry, "meter-01")
    await client.send_json_auto_id({"type": "smart_energy/bill", "device_ids": [device_id]})
    assert (await client.receive_json())["result"] == {}


async def test_restart_goes_on(
    hass: HomeAssistant, home: Home, load: Callable[[MockConfigEntry], Awaitable[bool]]
) -> None:
    await home.choose("Day and night")
    await home.pass_until(at("11:30"))
    await home.settle()
    before = {key: home.state(key) for key in ("cost_total", "cost_today", "cost_billing_period", "demand")}
    await hass.config_entries.async_unload(home.entry.entry_id)
    assert await load(home.entry)
    await home.publish(datetime.now(UTC) - FIVE_MINUTES)
    await home.settle()
    assert {key: home.state(key) for key in before} == before


async def test_late_readings_are_priced_in_their_hours(home: Home) -> None:
    """The meter had no network from 11:20 to 14:10: what it used at noon was dear, and came after the dear hours."""
    await home.choose("Day and night")
    await home.pass_until(at("11:20"))
    await home.pass_until(at("14:10"), is_live=False)
    await home.pass_until(at("15:10"))
    await home.correct()
    for _ in range(2):
        await home.replay(at("11:15"), at("14:10"))
        await home.pass_until(datetime.now(UTC).replace(minute=0) + timedelta(hours=1, minutes=15))
        await home.correct()
        found = await home.hours()
        prices = {"11": 0.1, "12": 0.5, "13": 0.5, "14": 0.1}
        energy = {hour: price * kwh(at(f"{hour}:00"), at(f"{int(hour) + 1}:00")) for hour, price in prices.items()}
        assert {hour: found[hour] for hour in energy} == pytest.approx(energy, abs=0.021)
    assert home.entry.runtime_data.costs.accounts["meter-01"].changed_from is None


async def test_other_tariff_leaves_the_total_and_recalculation_applies_it(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    await home.pass_until(at("12:10"))
    before = home.number("cost_total")
    await home.choose("Blocks")
    assert home.number("cost_total") == pytest.approx(before, abs=0.001)
    used = kwh(START, at("12:05"))
    assert home.number("cost_billing_period") == pytest.approx(0.2 + 0.4 * (used - 2), abs=0.01)
    device_id = registry_id(hass, home.entry, "meter-01")
    answer = await hass.services.async_call(
        "smart_energy", "recalculate_cost", {"device_id": device_id}, blocking=True, return_response=True
    )
    assert answer is not None
    found: Any = answer["meters"]["meter-01"]  # type: ignore[index, call-overload]
    assert float(found["before"]) == pytest.approx(before, abs=0.001)
    assert float(found["after"]) == home.number("cost_total") == home.number("cost_billing_period")
    await home.pass_until(at("13:15"))
    await home.correct()
    hours = await home.hours()
    assert sum(hours[hour] for hour in ("10", "11", "12")) == pytest.approx(
        home_cost(at("13:00")) - home_cost(at("10:00")), abs=0.03
    )


def home_cost(moment: datetime) -> float:
    used = kwh(START, moment)
    return 0.1 * min(used, 2) + 0.4 * max(used - 2, 0)


async def test_circuit_follows_its_meter_until_it_has_its_own(
    hass: HomeAssistant, home: Home, publisher: Publisher
) -> None:
    await publisher.info("meter-01-kitchen", parent="meter-01")
    await publisher.data("meter-01-kitchen", timestamp=START.timestamp())
    await home.choose("Flat")
    choice = hass.states.get("select.meter_01_kitchen_tariff")
    assert choice is not None
    assert choice.state == "meter"
    assert home.state("price", "meter_01_kitchen") == "0.3"
    await home.choose("Day and night")
    assert home.state("cost_today") == home.state("cost_today", "meter_01_kitchen") == "unknown"
    for each in (START + FIVE_MINUTES, START + 2 * FIVE_MINUTES):
        home.clock.move_to(each)
        await home.publish(each)
        await publisher.data("meter-01-kitchen", timestamp=each.timestamp())
    await home.settle()
    assert home.number("cost_today") > 0.5
    assert float(home.state("cost_today", "meter_01_kitchen")) == 0
    assert hass.states.get("sensor.meter_01_kitchen_demand") is None
    await home.choose("Day and night", "meter_01_kitchen")
    assert float(home.state("cost_today", "meter_01_kitchen")) == 0.5
    await home.choose("Blocks", "meter_01_kitchen")
    assert home.state("price", "meter_01_kitchen") == "0.1"
    await home.choose("none", "meter_01_kitchen")
    assert home.state("price", "meter_01_kitchen") == "unavailable"


async def test_tariff_of_another_side_holds_and_can_be_seen(
    hass: HomeAssistant, home: Home, publisher: Publisher
) -> None:
    other = {**FLAT, "name": "Bridge's"}
    settings = {"revision": 7, "changedAt": 1795000000, "changedBy": "bridge", "tariff": other}
    await publisher.send("meter-01/settings/tariff", settings, retain=True)
    await home.settle()
    choice = hass.states.get("select.meter_01_tariff")
    assert choice is not None
    assert (choice.state, choice.attributes["options"][-1]) == ("Bridge's", "Bridge's")
    assert home.number("price") == 0.3


@pytest.mark.parametrize(
    "document",
    [{**FLAT, "timezone": "Asia/Tokyo"}, {**FLAT, "contracts": []}, {"name": "broken"}],
    ids=["another zone", "no contract", "no tariff"],
)
async def test_tariff_that_cannot_be_used_stops_nothing(
    hass: HomeAssistant, home: Home, publisher: Publisher, document: dict[str, Any]
) -> None:
    await home.choose("Flat")
    settings = {"revision": 7, "changedAt": 1795000000, "changedBy": "bridge", "tariff": document}
    await publisher.send("meter-01/settings/tariff", settings)
    await home.settle()
    assert home.state("cost_today") == "unavailable"
    with pytest.raises(ServiceValidationError, match="cannot be used"):
        await bill_of(hass, home)
    await home.choose("Flat")
    assert home.number("price") == 0.3


async def test_changed_prices_reach_the_meters_that_have_the_tariff(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    subentry = next(each for each in home.entry.subentries.values() if each.title == "Flat")
    components = [{"kind": "energy", "price": 0.4}]
    document = {**FLAT, "contracts": [{"currency": "EUR", "components": components}]}
    hass.config_entries.async_update_subentry(home.entry, subentry, data={"document": document})
    await hass.async_block_till_done(wait_background_tasks=True)
    await home.settle()
    assert home.number("price") == 0.4
    shared = home.entry.runtime_data.settings.tariff.get("meter-01").unknown["tariff"]
    assert shared == document


async def test_removed_meter_is_forgotten(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    home.entry.runtime_data.async_forget("meter-01")
    assert home.entry.runtime_data.costs.of("meter-01") is None
    assert home.entry.runtime_data.costs.accounts == {}


async def test_contract_that_has_ended_says_so(hass: HomeAssistant, home: Home) -> None:
    home.add({**FLAT, "name": "Old", "contracts": [{**FLAT["contracts"][0], "to": "2026-01-01"}]})
    await home.choose("Old")
    meter = home.entry.runtime_data.costs.of("meter-01")
    assert "no contract holds" in meter.error
    with pytest.raises(ServiceValidationError, match="no contract holds"):
        await bill_of(hass, home)


async def test_another_currency_begins_anew(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    await home.pass_until(at("10:30"))
    home.add({**FLAT, "name": "Francs", "contracts": [{**FLAT["contracts"][0], "currency": "CHF"}]})
    await home.choose("Francs")
    state = hass.states.get(TOTAL)
    assert state is not None
    assert state.attributes["unit_of_measurement"] == "CHF"
    assert home.number("cost_total") == home.number("cost_billing_period")
