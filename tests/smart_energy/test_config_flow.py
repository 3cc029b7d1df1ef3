"""Discovery by the retained info topic, adding by hand, and the options."""

from __future__ import annotations

import json
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_MQTT, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.const import CONF_ALLOW_AGAIN, CONF_REMOVED_DEVICES, CONF_ROOT, DOMAIN

from .conftest import Publisher

INFO = {"deviceId": "meter-01", "schema": 1, "model": "ESP32"}


def announcement(topic: str = "/energy/meter-01/info", payload: str | None = None) -> MqttServiceInfo:
    return MqttServiceInfo(
        topic=topic,
        payload=json.dumps(INFO) if payload is None else payload,
        qos=1,
        retain=True,
        subscribed_topic="/energy/+/info",
        timestamp=0,
    )


async def test_discovered_and_added_with_one_click(hass: HomeAssistant) -> None:
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_MQTT}, data=announcement())
    assert flow["type"] is FlowResultType.FORM
    assert flow["step_id"] == "discovery_confirm"
    assert flow["description_placeholders"] == {"root": "/energy", "device": "meter-01"}

    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Smart Energy"
    assert result["data"] == {CONF_ROOT: "/energy"}
    assert result["result"].unique_id == "/energy"


@pytest.mark.parametrize(
    ("topic", "payload"),
    [
        ("/energy/meter-01/info", ""),
        ("/energy/meter-01/info", "{"),
        ("/energy/meter-01/info", "[]"),
        ("/energy/meter-01/info", '{"model": "ESP32"}'),
        ("/energy/meter-01/info", '{"deviceId": "meter-02"}'),
        ("/energy/meter-01/info", '{"deviceId": "meter-01", "schema": 99}'),
        ("/energy/meter 01/info", '{"deviceId": "meter 01"}'),
        ("/energy/meter-01/other", json.dumps(INFO)),
        ("info", json.dumps(INFO)),
    ],
)
async def test_wrong_announcement_aborts_silently(hass: HomeAssistant, topic: str, payload: str) -> None:
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_MQTT}, data=announcement(topic, payload)
    )
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "invalid_discovery_info"


async def test_many_meters_show_one_card(hass: HomeAssistant, publisher: Publisher) -> None:
    for number in range(20):
        await publisher.info(f"meter-{number}", model="ESP32")
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    assert [flow["context"]["unique_id"] for flow in flows] == ["/energy"]


async def test_200_infos_of_a_configured_root_show_no_card(
    hass: HomeAssistant, entry: MockConfigEntry, publisher
) -> None:
    for number in range(200):
        await publisher.info(f"meter-{number}", model="ESP32")
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []
    assert len(entry.runtime_data.devices) == 200


async def test_cleared_topic_shows_no_card(hass: HomeAssistant, publisher: Publisher) -> None:
    await publisher.send("meter-01/info", "", retain=True)
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []


async def test_ignored_root_stays_ignored(hass: HomeAssistant, publisher: Publisher) -> None:
    MockConfigEntry(domain=DOMAIN, unique_id="/energy", source=SOURCE_IGNORE).add_to_hass(hass)
    await publisher.info("meter-01")
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []


async def start_by_hand(hass: HomeAssistant) -> str:
    flow = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert flow["type"] is FlowResultType.FORM
    assert flow["errors"] == {}
    assert flow["data_schema"]({}) == {CONF_ROOT: "/energy"}
    return flow["flow_id"]


@pytest.mark.parametrize(
    ("typed", "root", "title"),
    [
        ("/energy", "/energy", "Smart Energy"),
        (" /energy ", "/energy", "Smart Energy"),
        ("home/power", "home/power", "Smart Energy (home/power)"),
    ],
)
async def test_added_by_hand(hass: HomeAssistant, typed: str, root: str, title: str) -> None:
    result = await hass.config_entries.flow.async_configure(await start_by_hand(hass), {CONF_ROOT: typed})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == title
    assert result["data"] == {CONF_ROOT: root}
    assert result["result"].unique_id == root


@pytest.mark.parametrize("typed", ["", "/", "/energy/", "/energy/#", "/+/x", "a//b", "/ener\x01gy", "/" + "x" * 70_000])
async def test_bad_root_can_be_corrected(hass: HomeAssistant, typed: str) -> None:
    flow_id = await start_by_hand(hass)
    result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: typed})
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {CONF_ROOT: "invalid_root"}
    result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: "/energy"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_without_mqtt(hass: HomeAssistant) -> None:
    flow_id = await start_by_hand(hass)
    with patch("homeassistant.components.mqtt.async_wait_for_mqtt_client", return_value=False):
        result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: "/energy"})
    assert result["errors"] == {"base": "mqtt_not_configured"}
    result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: "/energy"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_without_broker(hass: HomeAssistant, mqtt_mock: MqttMockHAClient) -> None:
    flow_id = await start_by_hand(hass)
    mqtt_mock.connected = False
    result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: "/energy"})
    assert result["errors"] == {"base": "mqtt_not_connected"}
    mqtt_mock.connected = True
    result = await hass.config_entries.flow.async_configure(flow_id, {CONF_ROOT: "/energy"})
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_one_entry_for_each_root(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    result = await hass.config_entries.flow.async_configure(await start_by_hand(hass), {CONF_ROOT: "/energy"})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "already_configured"


async def test_adding_by_hand_ends_the_discovery(hass: HomeAssistant, publisher: Publisher) -> None:
    await publisher.info("meter-01")
    result = await hass.config_entries.flow.async_configure(await start_by_hand(hass), {CONF_ROOT: "/energy"})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []


async def test_options_without_removed_devices(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    result = await hass.config_entries.options.async_init(entry.entry_id)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "no_removed_devices"


async def test_removed_device_is_allowed_again(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    hass.config_entries.async_update_entry(entry, options={CONF_REMOVED_DEVICES: ["attic", "meter-01"]})
    await hass.config_entries.async_reload(entry.entry_id)
    await publisher.data("meter-01")
    assert hass.states.get("sensor.meter_01_power") is None

    flow = await hass.config_entries.options.async_init(entry.entry_id)
    assert flow["step_id"] == "init"
    result = await hass.config_entries.options.async_configure(flow["flow_id"], {CONF_ALLOW_AGAIN: ["meter-01"]})
    await hass.async_block_till_done()
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert entry.options == {CONF_REMOVED_DEVICES: ["attic"]}

    await publisher.data("meter-01")
    await publisher.data("attic")
    assert hass.states.get("sensor.meter_01_power").state == "295.4"
    assert hass.states.get("sensor.attic_power") is None
