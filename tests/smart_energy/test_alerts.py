"""Alerts in Home Assistant: shown, told, acknowledged, shared, kept."""

from __future__ import annotations

from datetime import timedelta
import json
import time
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_fire_time_changed,
)
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.const import DOMAIN, EVENT_ALERT

from .conftest import Publisher

OVERVOLTAGE = "binary_sensor.meter_01_overvoltage"
EVENT = "event.meter_01_alert"


async def feed(publisher: Publisher, since: float, seconds: int, device_id: str = "meter-01", **fields: Any) -> None:
    """Publish a reading every 5 s from `since` on, all of them in the past."""
    for second in range(0, seconds, 5):
        await publisher.data(device_id, timestamp=since + second, interval=5, **fields)


def state(hass: HomeAssistant, entity_id: str) -> str:
    return hass.states.get(entity_id).state


def published(mqtt_mock: MqttMockHAClient, topic: str) -> list[dict[str, Any]]:
    calls = [call.args for call in mqtt_mock.async_publish.mock_calls if call.args and call.args[0] == topic]
    return [json.loads(payload) for _, payload, *_ in calls if payload]


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
def now() -> float:
    """Return a whole second a quarter of an hour ago, so that no reading is from the future."""
    return float(int(time.time()) - 900)


async def test_an_alert_begins_and_ends(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient, now: float
) -> None:
    events = async_capture_events(hass, EVENT_ALERT)
    await feed(publisher, now, 30, voltage=230.0)
    assert state(hass, OVERVOLTAGE) == "off"
    assert hass.states.get(OVERVOLTAGE).attributes["limit"] == 253
    assert state(hass, EVENT) == "unknown"

    await feed(publisher, now + 30, 30, voltage=257.5)
    shown = hass.states.get(OVERVOLTAGE)
    alert_id = f"meter-01|overvoltage|{round((now + 30) * 1000)}"
    assert shown.state == "on"
    assert shown.attributes["device_class"] == "safety"
    assert (shown.attributes["value"], shown.attributes["limit"]) == (257.5, 253)
    assert shown.attributes["alert_id"] == alert_id
    assert shown.attributes["acknowledged"] is False
    assert hass.states.get(EVENT).attributes["event_type"] == "began"

    await feed(publisher, now + 60, 80, voltage=230.0)
    assert state(hass, OVERVOLTAGE) == "off"
    assert "alert_id" not in hass.states.get(OVERVOLTAGE).attributes
    assert hass.states.get(EVENT).attributes["event_type"] == "ended"
    device = dr.async_get(hass).async_get_device_by_identifier((DOMAIN, "/energy|meter-01"), entry.entry_id)
    assert [(event.data["type"], event.data["kind"], event.data["device_id"]) for event in events] == [
        ("began", "overvoltage", device.id),
        ("ended", "overvoltage", device.id),
    ]
    begun, ended = published(mqtt_mock, "/energy/meter-01/alert")
    assert begun == {"id": alert_id, "kind": "overvoltage", "value": 257.5, "limit": 253, "since": now + 30}
    assert ended == begun | {"until": now + 60}


async def test_our_own_alert_comes_back_without_effect(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient, now: float
) -> None:
    events = async_capture_events(hass, EVENT_ALERT)
    await feed(publisher, now, 30, voltage=257.5)
    (begun,) = published(mqtt_mock, "/energy/meter-01/alert")
    await publisher.send("meter-01/alert", begun)
    await feed(publisher, now + 30, 80, voltage=230.0)
    for message in published(mqtt_mock, "/energy/meter-01/alert"):
        await publisher.send("meter-01/alert", message)
    assert len(events) == 2
    assert len(published(mqtt_mock, "/energy/meter-01/alert")) == 2


@pytest.mark.parametrize(
    ("kind", "entity_id"),
    [("overcurrent", "binary_sensor.meter_01_overcurrent"), ("cover_open", "binary_sensor.meter_01_other_alert")],
)
async def test_what_a_meter_sends_itself_is_shown_the_same_way(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    now: float,
    kind: str,
    entity_id: str,
) -> None:
    await publisher.data("meter-01")
    alert = {"id": f"meter-01|{kind}|{round(now * 1000)}", "kind": kind, "value": 33.5, "limit": 32, "since": now}
    await publisher.send("meter-01/alert", alert)
    shown = hass.states.get(entity_id)
    assert (shown.state, shown.attributes["value"], shown.attributes["kind"]) == ("on", 33.5, kind)
    assert hass.states.get(EVENT).attributes["event_type"] == "began"
    await publisher.send("meter-01/alert", alert)
    await publisher.send("meter-01/alert", alert | {"until": now + 5})
    assert state(hass, entity_id) != "on"
    assert "value" not in hass.states.get(entity_id).attributes
    assert hass.states.get(EVENT).attributes["event_type"] == "ended"
    assert published(mqtt_mock, "/energy/meter-01/alert") == []


async def test_alerts_of_strangers_are_passed_over(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    alert = {"id": f"meter-09|noMains|{round(now * 1000)}", "kind": "noMains", "value": 0, "since": now}
    await publisher.send("meter-09/alert", alert)
    acknowledgement = {"id": alert["id"], "acknowledgedAt": now, "acknowledgedBy": "bridge"}
    await publisher.send("meter-09/alert/ack", acknowledgement)
    assert entry.runtime_data.devices == {}
    assert entry.runtime_data.refused.total == 0


@pytest.mark.parametrize("topic", ["alert", "alert/ack"])
@pytest.mark.parametrize("payload", ["{", "[]", '{"id": "meter-02|noMains|1795000000000"}'])
async def test_bad_alerts_are_refused(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, topic: str, payload: str
) -> None:
    await publisher.data("meter-01")
    await publisher.send(f"meter-01/{topic}", payload)
    await publisher.send(f"meter-01/{topic}", "")
    assert entry.runtime_data.refused.total == 1


async def test_replayed_readings_do_not_notify(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient, now: float
) -> None:
    events = async_capture_events(hass, EVENT_ALERT)
    await feed(publisher, now + 600, 30, voltage=230.0)
    await feed(publisher, now, 60, voltage=260.0, replayed=True)
    await feed(publisher, now + 60, 120, voltage=230.0, replayed=True)
    assert state(hass, OVERVOLTAGE) == "off"
    assert state(hass, EVENT) == "unknown"
    assert events == []
    answer = await hass.services.async_call(DOMAIN, "get_alerts", {}, blocking=True, return_response=True)
    (recorded,) = answer["alerts"]
    assert (recorded["kind"], recorded["replayed"], recorded["value"]) == ("overvoltage", True, 260)
    (message,) = published(mqtt_mock, "/energy/meter-01/alert")
    assert message["replayed"] is True


async def test_acknowledged_by_the_button(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient, now: float
) -> None:
    await feed(publisher, now, 30, voltage=257.5, current=50.0)
    press = {"entity_id": "button.meter_01_acknowledge_alerts"}
    await hass.services.async_call("button", "press", press, blocking=True)
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = hass.states.get(OVERVOLTAGE)
    assert (shown.state, shown.attributes["acknowledged"]) == ("on", True)
    author = shown.attributes["acknowledged_by"]
    assert author.startswith("homeassistant-")
    (message,) = published(mqtt_mock, "/energy/meter-01/alert/ack")
    assert (message["id"], message["acknowledgedBy"]) == (shown.attributes["alert_id"], author)
    assert hass.states.get(EVENT).attributes["event_type"] == "acknowledged"

    await hass.services.async_call("button", "press", press, blocking=True)
    await publisher.send("meter-01/alert/ack", message)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(published(mqtt_mock, "/energy/meter-01/alert/ack")) == 1


async def test_acknowledged_on_the_bridge(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient, now: float
) -> None:
    await feed(publisher, now, 30, voltage=257.5)
    alert_id = hass.states.get(OVERVOLTAGE).attributes["alert_id"]
    acknowledgement = {"id": alert_id, "acknowledgedAt": now + 31, "acknowledgedBy": "jane"}
    await publisher.send("meter-01/alert/ack", acknowledgement)
    assert hass.states.get(OVERVOLTAGE).attributes["acknowledged_by"] == "jane"
    assert published(mqtt_mock, "/energy/meter-01/alert/ack") == []


async def test_alerts_outlive_a_restart(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    await feed(publisher, now, 30, voltage=257.5)
    await hass.services.async_call(DOMAIN, "acknowledge_alert", {}, blocking=True)
    before = hass.states.get(OVERVOLTAGE)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    shown = hass.states.get(OVERVOLTAGE)
    assert (shown.state, shown.attributes) == ("on", before.attributes)
    events = async_capture_events(hass, EVENT_ALERT)
    await feed(publisher, now + 30, 30, voltage=257.5)
    assert hass.states.get(OVERVOLTAGE).attributes == before.attributes
    await feed(publisher, now + 60, 80, voltage=230.0)
    assert [event.data["type"] for event in events] == ["ended"]


async def test_other_alerts_of_a_meter_outlive_a_restart(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    await publisher.data("meter-01")
    alert = {"id": f"meter-01|cover_open|{round(now * 1000)}", "kind": "cover_open", "value": 1, "since": now}
    await publisher.send("meter-01/alert", alert)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert state(hass, "binary_sensor.meter_01_other_alert") == "on"


async def test_a_meter_that_falls_silent(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01", voltage=230.0, interval=5)
    for _ in range(25):
        await pass_time(hass, freezer, 5)
    shown = hass.states.get("binary_sensor.meter_01_meter_offline")
    assert (shown.state, shown.attributes["limit"]) == ("on", 120)
    publisher.published_s = time.time()
    await publisher.data("meter-01", voltage=230.0)
    assert state(hass, "binary_sensor.meter_01_meter_offline") == "off"


async def test_who_sends_every_ten_minutes_is_not_offline_after_a_restart(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    for _ in range(4):
        publisher.published_s = time.time()
        await publisher.data("meter-01", voltage=230.0)
        await pass_time(hass, freezer, 600)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert entry.runtime_data.devices["meter-01"].interval_s == 600
    for _ in range(20):
        await pass_time(hass, freezer, 60)
        assert state(hass, "binary_sensor.meter_01_meter_offline") != "on"


async def test_a_clock_that_is_set_makes_no_meter_offline(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01", voltage=230.0, interval=5)
    await pass_time(hass, freezer, 5)
    steady_s = time.monotonic()
    with patch("custom_components.smart_energy.alert_manager.time.monotonic", lambda: steady_s):
        await pass_time(hass, freezer, 1200)
    assert state(hass, "binary_sensor.meter_01_meter_offline") == "off"


async def test_a_lost_broker_is_no_silent_meter(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.data("meter-01", voltage=230.0)
    entry.runtime_data._connection_changed(connected=False)
    for _ in range(40):
        await pass_time(hass, freezer, 5)
    assert state(hass, "binary_sensor.meter_01_meter_offline") == "off"
    assert state(hass, OVERVOLTAGE) == "unavailable"
    entry.runtime_data._connection_changed(connected=True)
    await pass_time(hass, freezer, 5)
    assert state(hass, "binary_sensor.meter_01_meter_offline") == "off"


async def test_a_message_that_the_broker_does_not_take_costs_nothing(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    now: float,
    caplog: pytest.LogCaptureFixture,
) -> None:
    mqtt_mock.async_publish.side_effect = HomeAssistantError("not connected")
    await feed(publisher, now, 30, voltage=257.5)
    await hass.services.async_call(DOMAIN, "acknowledge_alert", {}, blocking=True)
    assert hass.states.get(OVERVOLTAGE).attributes["acknowledged"] is True
    assert "WARNING" not in [record.levelname for record in caplog.records if "smart_energy" in record.name]


async def test_budget_of_the_billing_period(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to("2026-11-20T12:00:00+00:00")
    budget = "binary_sensor.meter_01_import_budget"
    await publisher.data("meter-01", energy=1_000_000.0, voltage=230.0)
    assert state(hass, budget) == "unknown"
    number = {"entity_id": "number.meter_01_import_budget", "value": 5}
    await hass.services.async_call("number", "set_value", number, blocking=True)
    for register_wh in (1_004_900.0, 1_005_000.0):
        await pass_time(hass, freezer, 5)
        await publisher.data("meter-01", energy=register_wh, voltage=230.0)
    await pass_time(hass, freezer, 5)
    assert state(hass, budget) == "off"
    await publisher.data("meter-01", energy=1_005_001.0, voltage=230.0)
    await pass_time(hass, freezer, 5)
    shown = hass.states.get(budget)
    assert (shown.state, shown.attributes["value"], shown.attributes["limit"]) == ("on", 5.001, 5)

    freezer.move_to("2026-12-01T12:00:00+00:00")
    await pass_time(hass, freezer, 1)
    publisher.published_s = time.time()
    await publisher.data("meter-01", energy=1_005_002.0, voltage=230.0)
    await pass_time(hass, freezer, 5)
    assert state(hass, budget) == "off"


async def test_no_reading_no_budget_alert(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    await publisher.info("meter-01")
    number = {"entity_id": "number.meter_01_import_budget", "value": 5}
    await hass.services.async_call("number", "set_value", number, blocking=True)
    await pass_time(hass, freezer, 5)
    assert state(hass, "binary_sensor.meter_01_import_budget") == "off"


async def test_a_circuit_leaves_voltage_and_connection_to_its_meter(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    await publisher.info("meter-01", role="grid")
    await publisher.info("meter-01-kitchen", role="circuit", parent="meter-01")
    await feed(publisher, now, 30, "meter-01-kitchen", voltage=257.5)
    disabled = {
        registered.entity_id
        for registered in er.async_get(hass).entities.values()
        if registered.disabled_by and registered.domain == "binary_sensor"
    }
    kitchen = "binary_sensor.meter_01_kitchen"
    of_the_meter = ("overvoltage", "undervoltage", "meter_offline", "no_mains")
    of_its_forecast = ("unusual_hour", "unusual_day", "standby_rise")
    assert disabled == {f"{kitchen}_{kind}" for kind in (*of_the_meter, *of_its_forecast)}
    assert entry.runtime_data.alerts.engine("meter-01-kitchen").book.active == {}


async def test_two_devices_with_one_id(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, freezer: FrozenDateTimeFactory
) -> None:
    issues = ir.async_get(hass)
    issue_id = f"two_devices_one_id|{entry.entry_id}|meter-01"
    for number in range(8):
        assert issues.async_get_issue(DOMAIN, issue_id) is None or number > 5
        await publisher.data("meter-01", energy=5000.0 if number % 2 else 90_000.0)
    issue = issues.async_get_issue(DOMAIN, issue_id)
    assert issue.translation_key == "two_devices_one_id"
    assert issue.translation_placeholders["device"] == "meter-01"
    await pass_time(hass, freezer, 700)
    assert issues.async_get_issue(DOMAIN, issue_id) is None


async def test_a_removed_meter_leaves_no_alert_behind(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    await feed(publisher, now, 30, voltage=257.5)
    await publisher.send("meter-01/settings/limits", "{")
    entry.runtime_data.async_forget("meter-01")
    await hass.async_block_till_done()
    assert entry.runtime_data.alerts._states() == {}
    assert [issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN] == []
