"""Discovery by the retained info topic, adding by hand, and the options."""

from __future__ import annotations

import json
from unittest.mock import patch

from homeassistant.config_entries import SOURCE_IGNORE, SOURCE_MQTT, SOURCE_USER
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL, CONF_ROOT, DOMAIN

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


async def test_moved_to_another_root_with_devices_and_entities(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("meter-01", power=1.0)
    before = er.async_get(hass).async_get("sensor.meter_01_power")
    other = dr.async_get(hass).async_get_or_create(config_entry_id=entry.entry_id, identifiers={("else", "x")})
    er.async_get(hass).async_get_or_create("sensor", DOMAIN, "stranger", config_entry=entry)
    flow = await entry.start_reconfigure_flow(hass)
    assert flow["step_id"] == "reconfigure"
    assert flow["data_schema"]({}) == {CONF_ROOT: "/energy"}
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_ROOT: "/energy/#"})
    assert result["errors"] == {CONF_ROOT: "invalid_root"}
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_ROOT: "home/power"})
    await hass.async_block_till_done()
    assert result["reason"] == "reconfigure_successful"
    assert (entry.unique_id, entry.title) == ("home/power", "Smart Energy (home/power)")
    assert dict(entry.data) == {CONF_ROOT: "home/power"}

    publisher.root = "home/power"
    await publisher.data("meter-01", power=2.0)
    after = er.async_get(hass).async_get("sensor.meter_01_power")
    assert (after.id, after.device_id) == (before.id, before.device_id)
    assert hass.states.get("sensor.meter_01_power").state == "2.0"
    assert dr.async_get(hass).async_get(other.id).identifiers == {("else", "x")}
    assert er.async_get(hass).async_get_entity_id("sensor", DOMAIN, "stranger")


async def test_a_name_of_ones_own_stays_when_the_root_changes(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    hass.config_entries.async_update_entry(entry, title="Cellar")
    flow = await entry.start_reconfigure_flow(hass)
    await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_ROOT: "/energy"})
    await hass.async_block_till_done()
    assert entry.title == "Cellar"


async def test_not_moved_to_a_root_that_is_taken(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    MockConfigEntry(domain=DOMAIN, unique_id="/taken", data={CONF_ROOT: "/taken"}).add_to_hass(hass)
    flow = await entry.start_reconfigure_flow(hass)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_ROOT: "/taken"})
    assert result["reason"] == "already_configured"
    assert entry.data[CONF_ROOT] == "/energy"


async def test_a_new_token_is_tried_and_kept(
    hass: HomeAssistant, entry: MockConfigEntry, aioclient_mock: AiohttpClientMocker
) -> None:
    options = {**entry.options, CONF_BRIDGE_URL: "http://bridge:8080", CONF_BRIDGE_TOKEN: "expired"}
    hass.config_entries.async_update_entry(entry, options=options)
    flow = await entry.start_reauth_flow(hass)
    assert flow["step_id"] == "reauth_confirm"
    aioclient_mock.get("http://bridge:8080/api/health", json={"status": "ok", "spool": {"waiting": 0}})
    aioclient_mock.get("http://bridge:8080/api/devices", status=401)
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_BRIDGE_TOKEN: "wrong"})
    assert result["errors"] == {"base": "bridge_refused_token"}
    assert result["description_placeholders"]["url"] == "http://bridge:8080"

    aioclient_mock.clear_requests()
    aioclient_mock.get("http://bridge:8080/api/health", json={"status": "ok", "spool": {"waiting": 0}})
    aioclient_mock.get("http://bridge:8080/api/devices", json=[])
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], {CONF_BRIDGE_TOKEN: "new"})
    await hass.async_block_till_done()
    assert result["reason"] == "reauth_successful"
    assert entry.options == options | {CONF_BRIDGE_TOKEN: "new"}
    assert aioclient_mock.mock_calls[1][3]["Authorization"] == "Bearer new"
