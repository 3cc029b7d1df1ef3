"""Settings: edited in Home Assistant, shared with bridge and meters, the higher revision wins."""

from __future__ import annotations

from datetime import timedelta
import json
import time
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.const import DOMAIN

from .conftest import Publisher

LIMITS = "/energy/meter-01/settings/limits"
TARIFF = "/energy/meter-01/settings/tariff"
STAMP = {"revision": 9, "changedAt": 1_795_000_000, "changedBy": "bridge"}


async def set_number(hass: HomeAssistant, key: str, value: float) -> None:
    data = {"entity_id": f"number.meter_01_{key}", "value": value}
    await hass.services.async_call("number", "set_value", data, blocking=True)
    await hass.async_block_till_done(wait_background_tasks=True)


async def turn(hass: HomeAssistant, key: str, to: str) -> None:
    data = {"entity_id": f"switch.meter_01_{key}"}
    await hass.services.async_call("switch", f"turn_{to}", data, blocking=True)


def published(mqtt_mock: MqttMockHAClient, topic: str = LIMITS) -> list[dict[str, Any]]:
    calls = [call.args for call in mqtt_mock.async_publish.mock_calls if call.args and call.args[0] == topic]
    assert {args[2:4] for args in calls} <= {(1, True)}
    return [json.loads(args[1]) for args in calls]


def shown(hass: HomeAssistant, key: str) -> str:
    return hass.states.get(f"number.meter_01_{key}").state


def message(revision: int, by: str = "bridge", **fields: Any) -> dict[str, Any]:
    return {"revision": revision, "changedAt": time.time(), "changedBy": by} | fields


@pytest.fixture
async def meter(entry: MockConfigEntry, publisher: Publisher) -> Publisher:
    await publisher.info("meter-01", ratings={"voltage": 230, "current": 30})
    await publisher.data("meter-01", voltage=230.0)
    return publisher


async def test_defaults_come_from_the_ratings(hass: HomeAssistant, meter: Publisher) -> None:
    values = {key: shown(hass, key) for key in ("nominal_voltage", "overvoltage_limit", "undervoltage_limit")}
    assert values == {"nominal_voltage": "230.0", "overvoltage_limit": "253.0", "undervoltage_limit": "207.0"}
    assert shown(hass, "overcurrent_limit") == "30.0"
    assert shown(hass, "fuse_rating") == "unknown"
    assert shown(hass, "power_limit") == "unknown"
    assert shown(hass, "meter_offline_limit") == "120.0"
    assert shown(hass, "billing_day") == "1"


async def test_without_ratings_the_first_reading_tells(hass: HomeAssistant, entry: MockConfigEntry, publisher) -> None:
    await publisher.info("meter-01")
    assert shown(hass, "nominal_voltage") == "unknown"
    await publisher.data("meter-01", voltage=121.3)
    assert shown(hass, "nominal_voltage") == "120.0"
    assert shown(hass, "overvoltage_limit") == "132.0"


@pytest.mark.parametrize(
    ("key", "value", "topic", "fields"),
    [
        ("nominal_voltage", 120, LIMITS, {"nominalVoltage": 120}),
        ("fuse_rating", 16, LIMITS, {"fuseRating": 16}),
        ("overcurrent_limit", 13.5, LIMITS, {"overcurrent": {"limit": 13.5}}),
        ("overvoltage_limit", 250, LIMITS, {"overvoltage": {"limit": 250}}),
        ("undervoltage_limit", 200, LIMITS, {"undervoltage": {"limit": 200}}),
        ("power_limit", 3450, LIMITS, {"powerLimit": {"limit": 3450}}),
        ("power_spike_limit", 2000, LIMITS, {"powerSpike": {"limit": 2000}}),
        ("meter_offline_limit", 300, LIMITS, {"meterOffline": {"limit": 300}}),
        ("import_budget", 250.5, TARIFF, {"budget": 250.5}),
        ("cost_budget", 80.5, TARIFF, {"costBudget": 80.5}),
        ("billing_day", 15, TARIFF, {"billingDay": 15}),
    ],
)
async def test_a_number_is_set_on_every_side_and_back_to_its_default(
    hass: HomeAssistant,
    meter: Publisher,
    mqtt_mock: MqttMockHAClient,
    key: str,
    value: float,
    topic: str,
    fields: dict[str, Any],
) -> None:
    before = shown(hass, key)
    await set_number(hass, key, value)
    assert float(shown(hass, key)) == value
    (sent,) = published(mqtt_mock, topic)
    assert sent["revision"] == 1
    assert sent["changedBy"].startswith("homeassistant-")
    assert {name: sent[name] for name in sent if name not in ("revision", "changedAt", "changedBy")} == fields

    await set_number(hass, key, 1 if key == "billing_day" else 0)
    assert shown(hass, key) == before
    assert published(mqtt_mock, topic)[-1]["revision"] == 2


async def test_a_switch_is_set_on_every_side(
    hass: HomeAssistant, meter: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    assert hass.states.get("switch.meter_01_overvoltage_alert").state == "on"
    await turn(hass, "overvoltage_alert", "off")
    assert hass.states.get("switch.meter_01_overvoltage_alert").state == "off"
    assert hass.states.get("binary_sensor.meter_01_overvoltage").state == "unknown"
    await turn(hass, "overvoltage_alert", "on")
    assert [sent["overvoltage"]["enabled"] for sent in published(mqtt_mock)] == [False, True]
    assert hass.states.get("binary_sensor.meter_01_overvoltage").state == "off"


async def test_higher_revision_is_adopted_without_an_echo(
    hass: HomeAssistant, meter: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    theirs = message(5, overvoltage={"limit": 240}, later="kept")
    await meter.send("meter-01/settings/limits", theirs)
    assert float(shown(hass, "overvoltage_limit")) == 240
    await meter.send("meter-01/settings/limits", theirs)
    assert len(published(mqtt_mock)) == 1

    await set_number(hass, "overvoltage_limit", 245)
    assert published(mqtt_mock)[-1]["revision"] == 6
    assert published(mqtt_mock)[-1]["later"] == "kept"


async def test_lower_revision_is_answered_with_ours(
    hass: HomeAssistant, meter: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    await set_number(hass, "overvoltage_limit", 251)
    await meter.send("meter-01/settings/limits", message(1, overvoltage={"limit": 240}))
    assert float(shown(hass, "overvoltage_limit")) == 251
    sent = published(mqtt_mock)
    assert [each["revision"] for each in sent] == [1, 2, 2]
    await meter.send("meter-01/settings/limits", sent[-1])
    assert len(published(mqtt_mock)) == 3


async def test_a_tie_goes_by_author(hass: HomeAssistant, meter: Publisher) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    await meter.send("meter-01/settings/limits", message(1, "bridge", overvoltage={"limit": 240}))
    assert float(shown(hass, "overvoltage_limit")) == 250
    await meter.send("meter-01/settings/limits", message(1, "me", overvoltage={"limit": 241}))
    assert float(shown(hass, "overvoltage_limit")) == 241


@pytest.mark.parametrize(
    ("kind", "payload", "field"),
    [
        ("limits", "{broken", "payload"),
        ("limits", json.dumps(STAMP | {"overvoltage": {"limit": "high"}}), "overvoltage.limit"),
        ("limits", json.dumps(STAMP | {"note": "x" * 600}), "payload"),
        ("tariff", json.dumps(STAMP | {"billingDay": 99}), "billingDay"),
    ],
    ids=["no JSON", "a limit as text", "too long", "no day"],
)
async def test_invalid_settings_are_kept_out_and_reported(
    hass: HomeAssistant, entry: MockConfigEntry, meter: Publisher, kind: str, payload: str, field: str
) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    await meter.send(f"meter-01/settings/{kind}", payload)
    issue_id = f"invalid_settings|{entry.entry_id}|meter-01|settings/{kind}"
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    assert issue.translation_placeholders["topic"] == f"/energy/meter-01/settings/{kind}"
    assert issue.translation_placeholders["field"] == field
    assert float(shown(hass, "overvoltage_limit")) == 250
    assert entry.runtime_data.refused.by_kind == {("meter-01", field): 1}

    await meter.send(f"meter-01/settings/{kind}", message(10))
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue_id) is None

    await meter.send(f"meter-01/settings/{kind}", payload)
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue_id) is not None
    await meter.send(f"meter-01/settings/{kind}", "")
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue_id) is None


async def test_issues_go_with_the_entry(hass: HomeAssistant, entry: MockConfigEntry, meter: Publisher) -> None:
    ir.async_create_issue(
        hass, DOMAIN, "another", is_fixable=False, severity=ir.IssueSeverity.WARNING, translation_key="x"
    )
    await meter.send("meter-01/settings/limits", "{")
    await hass.config_entries.async_unload(entry.entry_id)
    assert [issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN] == ["another"]


async def test_what_nobody_can_take_is_refused_with_a_reason(
    hass: HomeAssistant, meter: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    with pytest.raises(
        ServiceValidationError, match=r"undervoltage.limit: expected less than overvoltage.limit \(250\)"
    ):
        await set_number(hass, "undervoltage_limit", 251)
    assert shown(hass, "undervoltage_limit") == "207.0"
    assert len(published(mqtt_mock)) == 1


async def test_settings_outlive_a_restart(hass: HomeAssistant, entry: MockConfigEntry, meter: Publisher) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    await set_number(hass, "import_budget", 99)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert float(shown(hass, "overvoltage_limit")) == 250
    assert float(shown(hass, "import_budget")) == 99


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_broker_that_has_forgotten_is_told_again(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    meter: Publisher,
    mqtt_mock: MqttMockHAClient,
    freezer: FrozenDateTimeFactory,
) -> None:
    mqtt_mock.async_publish.side_effect = HomeAssistantError("not connected")
    await set_number(hass, "overvoltage_limit", 250)
    await set_number(hass, "import_budget", 99)
    mqtt_mock.async_publish.side_effect = None
    mqtt_mock.async_publish.reset_mock()
    entry.runtime_data._connection_changed(connected=True)
    await pass_time(hass, freezer, 5)
    await meter.send("meter-01/settings/tariff", message(1, budget=98))
    assert published(mqtt_mock) == []
    await pass_time(hass, freezer, 6)
    assert [sent["revision"] for sent in published(mqtt_mock)] == [1]
    # What the broker keeps is older than ours by its author, and was answered at once.
    assert [sent["budget"] for sent in published(mqtt_mock, TARIFF)] == [99]


async def test_nothing_is_told_after_the_entry_is_unloaded(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    meter: Publisher,
    mqtt_mock: MqttMockHAClient,
    freezer: FrozenDateTimeFactory,
) -> None:
    await set_number(hass, "overvoltage_limit", 250)
    entry.runtime_data._connection_changed(connected=True)
    await hass.config_entries.async_unload(entry.entry_id)
    mqtt_mock.async_publish.reset_mock()
    await pass_time(hass, freezer, 30)
    assert published(mqtt_mock) == []


async def test_settings_of_a_meter_that_is_not_there_yet_wait_for_it(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.send("meter-01/settings/limits", message(3, overvoltage={"limit": 240}))
    await publisher.send("meter-01/settings/tariff", "")
    await publisher.data("meter-01", voltage=230.0)
    assert float(shown(hass, "overvoltage_limit")) == 240


async def test_a_meter_without_broker_at_start(
    hass: HomeAssistant, unloaded_entry: MockConfigEntry, load, mqtt_mock: MqttMockHAClient
) -> None:
    mqtt_mock.connected = False
    assert await load(unloaded_entry)
    assert unloaded_entry.runtime_data.settings._cancel_timer is None
