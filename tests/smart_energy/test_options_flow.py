"""The options of a root, in their sections."""

from __future__ import annotations

from typing import Any

import aiohttp
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.bridge_client import is_bridge_url
from custom_components.smart_energy.const import CONF_ADDED_DEVICES, CONF_REMOVED_DEVICES

from .conftest import Publisher

BRIDGE = "http://192.168.1.10:8080"
CHOSEN: dict[str, dict[str, Any]] = {
    "meters": {"new_meters": "automatic"},
    "billing": {"billing_day": 1},
    "updates": {"publish_interval": 10, "deadband": 1},
    "bridge": {},
    "removal": {"delete_statistics": False},
}
STORED = {
    "new_meters": "automatic",
    "billing_day": 1,
    "publish_interval": 10,
    "deadband": 1,
    "delete_statistics": False,
    CONF_REMOVED_DEVICES: [],
}


def answer(mock: AiohttpClientMocker, *, health: object = None, devices_status: int = 200) -> None:
    mock.get(f"{BRIDGE}/api/health", json={"spool": {"waiting": 0}} if health is None else health)
    mock.get(f"{BRIDGE}/api/devices", json=[], status=devices_status)


async def choose(hass: HomeAssistant, entry: MockConfigEntry, **sections: dict[str, Any]) -> dict[str, Any]:
    flow = await hass.config_entries.options.async_init(entry.entry_id)
    assert (flow["type"], flow["step_id"]) == (FlowResultType.FORM, "init")
    chosen = {name: CHOSEN[name] | sections.get(name, {}) for name in CHOSEN}
    result = await hass.config_entries.options.async_configure(flow["flow_id"], chosen)
    await hass.async_block_till_done(wait_background_tasks=True)
    return result


async def test_defaults_are_the_options_of_a_new_entry(hass: HomeAssistant, unloaded_entry, load) -> None:
    hass.config_entries.async_update_entry(unloaded_entry, options={})
    await load(unloaded_entry)
    result = await choose(hass, unloaded_entry)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert unloaded_entry.options == STORED


async def test_the_entry_is_reloaded_with_what_was_chosen(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    before = entry.runtime_data
    await choose(hass, entry, updates={"publish_interval": 30, "deadband": 2.5}, removal={"delete_statistics": True})
    assert entry.options == STORED | {"publish_interval": 30, "deadband": 2.5, "delete_statistics": True}
    assert entry.runtime_data is not before


async def test_removed_device_is_allowed_again(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    removed = {CONF_REMOVED_DEVICES: ["attic", "meter-01"]}
    hass.config_entries.async_update_entry(entry, options={**entry.options, **removed})
    await hass.config_entries.async_reload(entry.entry_id)
    await publisher.data("meter-01")
    assert hass.states.get("sensor.meter_01_power") is None

    await choose(hass, entry, meters={"allow_again": ["meter-01"]})
    assert entry.options[CONF_REMOVED_DEVICES] == ["attic"]
    assert entry.options[CONF_ADDED_DEVICES] == ["meter-01"]
    await publisher.data("meter-01")
    await publisher.data("attic")
    assert hass.states.get("sensor.meter_01_power").state == "295.4"
    assert hass.states.get("sensor.attic_power") is None


async def test_who_is_here_is_not_asked_for(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.data("meter-01")
    await choose(hass, entry, meters={"new_meters": "ask"})
    assert entry.options[CONF_ADDED_DEVICES] == ["meter-01"]
    # A SIGKILL soon after the first start costs the device registry.
    registry = dr.async_get(hass)
    for device in dr.async_entries_for_config_entry(registry, entry.entry_id):
        registry.async_remove_device(device.id)
    await hass.config_entries.async_reload(entry.entry_id)
    await publisher.data("meter-01", power=7.0)
    await publisher.data("meter-02")
    assert hass.states.get("sensor.meter_01_power").state == "7.0"
    assert entry.runtime_data.devices.keys() == {"meter-01"}


async def test_billing_day_holds_for_every_meter(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    await publisher.data("meter-01")
    await choose(hass, entry, billing={"billing_day": 15})
    assert entry.options["billing_day"] == 15
    assert entry.runtime_data.settings.billing_day("meter-01") == 15
    assert entry.runtime_data.settings.billing_day("not-yet-heard") == 15
    published = [call.args for call in mqtt_mock.async_publish.mock_calls if "settings/tariff" in str(call.args)]
    assert [topic for topic, *_ in published] == ["/energy/meter-01/settings/tariff"]
    assert '"billingDay":15' in published[0][1]


async def test_billing_day_of_an_entry_that_is_not_loaded(hass: HomeAssistant, unloaded_entry: MockConfigEntry) -> None:
    await choose(hass, unloaded_entry, billing={"billing_day": 15})
    assert unloaded_entry.options["billing_day"] == 15


async def test_bridge_is_tried_and_kept(
    hass: HomeAssistant, entry: MockConfigEntry, aioclient_mock: AiohttpClientMocker
) -> None:
    answer(aioclient_mock)
    await choose(hass, entry, bridge={"bridge_url": f" {BRIDGE} ", "bridge_token": "secret"})
    assert (entry.options["bridge_url"], entry.options["bridge_token"]) == (BRIDGE, "secret")
    await choose(hass, entry)
    assert "bridge_url" not in entry.options
    assert "bridge_token" not in entry.options


@pytest.mark.parametrize(
    ("mocked", "error"),
    [
        ({"devices_status": 401}, "bridge_refused_token"),
        ({"devices_status": 403}, "bridge_refused_token"),
        ({"devices_status": 500}, "bridge_not_reached"),
        ({"health": {"hello": "world"}}, "bridge_not_reached"),
        ({"health": ["x"]}, "bridge_not_reached"),
    ],
)
async def test_bridge_that_does_not_let_us_in_can_be_corrected(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    aioclient_mock: AiohttpClientMocker,
    mocked: dict[str, Any],
    error: str,
) -> None:
    answer(aioclient_mock, **mocked)
    result = await choose(hass, entry, bridge={"bridge_url": BRIDGE, "bridge_token": "secret"})
    assert result["errors"] == {"base": error}
    assert "bridge_url" not in entry.options
    aioclient_mock.clear_requests()
    answer(aioclient_mock)
    chosen = CHOSEN | {"bridge": {"bridge_url": BRIDGE}}
    result = await hass.config_entries.options.async_configure(result["flow_id"], chosen)
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize("failure", [aiohttp.ClientConnectionError("refused"), TimeoutError()])
async def test_bridge_that_cannot_be_reached(
    hass: HomeAssistant, entry: MockConfigEntry, aioclient_mock: AiohttpClientMocker, failure: Exception
) -> None:
    aioclient_mock.get(f"{BRIDGE}/api/health", exc=failure)
    result = await choose(hass, entry, bridge={"bridge_url": BRIDGE})
    assert result["errors"] == {"base": "bridge_not_reached"}


@pytest.mark.parametrize("url", ["192.168.1.10:8080", "ftp://bridge", "http://", "http://a:b@bridge", "http://b?x=1"])
async def test_wrong_address_of_the_bridge(hass: HomeAssistant, entry: MockConfigEntry, url: str) -> None:
    result = await choose(hass, entry, bridge={"bridge_url": url})
    assert result["errors"] == {"base": "invalid_bridge_url"}


def test_an_address_that_is_none() -> None:
    assert not is_bridge_url("http://[::1")
