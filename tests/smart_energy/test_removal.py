"""A person removes a device, and it stays away until it is wanted again."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient, WebSocketGenerator

from custom_components.smart_energy.const import CONF_REMOVED_DEVICES, DOMAIN

from .conftest import Publisher

RETAINED = ("info", "status", "settings/limits", "settings/tariff")


def registry_id(hass: HomeAssistant, entry: MockConfigEntry, device_id: str) -> str | None:
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, f"/energy|{device_id}"), entry.entry_id)
    return device.id if device else None


async def remove(hass: HomeAssistant, hass_ws_client: WebSocketGenerator, device: str) -> dict:
    assert await async_setup_component(hass, "config", {})
    client = await hass_ws_client(hass)
    answer = await client.remove_device(device)
    await hass.async_block_till_done()
    return answer


async def test_removed_device_stays_away(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await publisher.info("meter-01")
    await publisher.data("meter-01")
    await publisher.data("meter-02")
    answer = await remove(hass, hass_ws_client, registry_id(hass, entry, "meter-01"))
    assert answer["success"]
    for kind in RETAINED:
        mqtt_mock.async_publish.assert_any_call(f"/energy/meter-01/{kind}", "", 1, True, message_expiry_interval=None)
    assert not any("meter-02" in str(call) for call in mqtt_mock.async_publish.mock_calls)

    await publisher.data("meter-01")
    await publisher.info("meter-01")
    await publisher.status("meter-01", "online")
    await publisher.send("meter-01/data", "{broken")
    assert registry_id(hass, entry, "meter-01") is None
    assert hass.states.get("sensor.meter_01_power") is None
    assert entry.runtime_data.refused.total == 0

    await hass.config_entries.async_reload(entry.entry_id)
    await publisher.data("meter-01")
    await publisher.data("meter-02")
    assert registry_id(hass, entry, "meter-01") is None
    assert hass.states.get("sensor.meter_02_power").state == "295.4"
    assert [er_entry for er_entry in er.async_get(hass).entities if "meter_01" in er_entry] == []


async def test_removal_needs_the_broker(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    hass_ws_client: WebSocketGenerator,
) -> None:
    await publisher.data("meter-01")
    mqtt_mock.connected = False
    answer = await remove(hass, hass_ws_client, registry_id(hass, entry, "meter-01"))
    assert not answer["success"]
    assert "not connected to the MQTT broker" in answer["error"]["message"]
    assert registry_id(hass, entry, "meter-01") is not None
    assert CONF_REMOVED_DEVICES not in entry.options


async def test_removal_while_the_entry_is_not_loaded(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, hass_ws_client: WebSocketGenerator
) -> None:
    await publisher.data("meter-01")
    device = registry_id(hass, entry, "meter-01")
    await hass.config_entries.async_unload(entry.entry_id)
    assert entry.state is ConfigEntryState.NOT_LOADED
    answer = await remove(hass, hass_ws_client, device)
    assert answer["success"]
    assert entry.options[CONF_REMOVED_DEVICES] == ["meter-01"]


async def test_device_of_another_root_is_not_removed(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    stranger = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, "/other|meter-01")}
    )
    answer = await remove(hass, hass_ws_client, stranger.id)
    assert not answer["success"]
    assert CONF_REMOVED_DEVICES not in entry.options


async def test_circuits_stay_when_their_meter_is_removed(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, hass_ws_client: WebSocketGenerator
) -> None:
    await publisher.data("meter-01")
    await publisher.info("meter-01-kitchen", parent="meter-01", role="circuit")
    await publisher.data("meter-01-kitchen")
    answer = await remove(hass, hass_ws_client, registry_id(hass, entry, "meter-01"))
    assert answer["success"]
    await publisher.data("meter-01-kitchen", power=5.0)
    assert hass.states.get("sensor.meter_01_kitchen_power").state == "5.0"
