"""Actions, device triggers, repairs and system health."""

from __future__ import annotations

from http import HTTPStatus
import time
from typing import Any

from homeassistant.components import automation
from homeassistant.components.device_automation import DeviceAutomationType
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_get_device_automations,
    async_mock_service,
    get_system_health_info,
)
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.smart_energy.const import CONF_ADDED_DEVICES, CONF_NEW_METERS, CONF_REMOVED_DEVICES, DOMAIN

from .conftest import Publisher
from .test_alerts import feed


@pytest.fixture
def now() -> float:
    return float(int(time.time()) - 900)


def registry_id(hass: HomeAssistant, entry: MockConfigEntry, device_id: str = "meter-01") -> str:
    return dr.async_get(hass).async_get_device_by_identifier((DOMAIN, f"/energy|{device_id}"), entry.entry_id).id


async def call(hass: HomeAssistant, action: str, **data: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)
    await hass.async_block_till_done(wait_background_tasks=True)
    return answer


@pytest.fixture
async def two_alerts(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, now: float) -> list[str]:
    await publisher.info("meter-01", ratings={"voltage": 230, "current": 16})
    await feed(publisher, now, 30, voltage=257.5, current=20.0)
    await feed(publisher, now, 30, "meter-02", voltage=230.0)
    return [f"meter-01|{kind}|{round(now * 1000)}" for kind in ("overcurrent", "overvoltage")]


async def test_acknowledge_one_by_its_id(hass: HomeAssistant, two_alerts: list[str]) -> None:
    assert await call(hass, "acknowledge_alert", alert_id=two_alerts[0]) == {"acknowledged": two_alerts[:1]}
    assert await call(hass, "acknowledge_alert", alert_id=two_alerts[0]) == {"acknowledged": []}
    assert hass.states.get("binary_sensor.meter_01_overcurrent").attributes["acknowledged"] is True
    assert hass.states.get("binary_sensor.meter_01_overvoltage").attributes["acknowledged"] is False


async def test_acknowledge_a_kind_of_a_meter(hass: HomeAssistant, entry: MockConfigEntry, two_alerts) -> None:
    other = registry_id(hass, entry, "meter-02")
    assert await call(hass, "acknowledge_alert", device_id=other) == {"acknowledged": []}
    device = registry_id(hass, entry)
    answer = await call(hass, "acknowledge_alert", device_id=[device], kind="overvoltage")
    assert answer == {"acknowledged": two_alerts[1:]}
    assert await call(hass, "acknowledge_alert") == {"acknowledged": two_alerts[:1]}


async def test_acknowledge_an_alert_that_is_over(
    hass: HomeAssistant, publisher: Publisher, two_alerts: list[str], now: float
) -> None:
    await feed(publisher, now + 30, 120, voltage=230.0, current=1.0)
    assert await call(hass, "acknowledge_alert") == {"acknowledged": []}
    assert await call(hass, "acknowledge_alert", alert_id=two_alerts[0]) == {"acknowledged": two_alerts[:1]}


async def test_acknowledge_what_is_not_there(hass: HomeAssistant, two_alerts: list[str]) -> None:
    with pytest.raises(ServiceValidationError, match=r"There is no alert meter-01\|noMains\|1"):
        await call(hass, "acknowledge_alert", alert_id="meter-01|noMains|1")


async def test_get_alerts(hass: HomeAssistant, publisher: Publisher, two_alerts: list[str], now: float) -> None:
    await call(hass, "acknowledge_alert", alert_id=two_alerts[0])
    await feed(publisher, now + 30, 25, voltage=257.5, current=1.0)
    alerts = (await call(hass, "get_alerts"))["alerts"]
    assert [(alert["meter"], alert["kind"], "until" in alert, alert["acknowledged"]) for alert in alerts] == [
        ("meter-01", "overvoltage", False, False),
        ("meter-01", "overcurrent", True, True),
    ]
    lasting = (await call(hass, "get_alerts", history=False))["alerts"]
    assert [alert["kind"] for alert in lasting] == ["overvoltage"]


async def test_set_alert(hass: HomeAssistant, entry: MockConfigEntry, two_alerts: list[str]) -> None:
    device = registry_id(hass, entry)
    data = {"device_id": device, "kind": "overvoltage", "limit": 250, "hysteresis": 1, "hold": 30, "release": 5}
    await hass.services.async_call(DOMAIN, "set_alert", data, blocking=True)
    rule = entry.runtime_data.alerts.engine("meter-01").rules["overvoltage"]
    assert (rule.enabled, rule.limit, rule.hysteresis, rule.hold_s, rule.release_s) == (True, 250, 1, 30, 5)

    data = {"device_id": device, "kind": "overvoltage", "enabled": False, "reset": True}
    await hass.services.async_call(DOMAIN, "set_alert", data, blocking=True)
    rule = entry.runtime_data.alerts.engine("meter-01").rules["overvoltage"]
    assert (rule.enabled, rule.limit, rule.hold_s) == (False, 253, 10)


async def test_set_alert_that_no_meter_takes(hass: HomeAssistant, entry: MockConfigEntry, two_alerts) -> None:
    data = {"device_id": registry_id(hass, entry), "kind": "meter_offline", "hold": 10}
    with pytest.raises(ServiceValidationError, match=r"meterOffline.hold: not known"):
        await hass.services.async_call(DOMAIN, "set_alert", data, blocking=True)


async def test_actions_name_what_is_no_meter(hass: HomeAssistant, entry: MockConfigEntry, two_alerts) -> None:
    other_entry = MockConfigEntry(domain="else")
    other_entry.add_to_hass(hass)
    registry = dr.async_get(hass)
    stranger = registry.async_get_or_create(config_entry_id=other_entry.entry_id, identifiers={("else", "x")})
    leftover = registry.async_get_or_create(
        config_entry_id=entry.entry_id, identifiers={(DOMAIN, "/energy|never-heard")}
    )
    for device in (stranger.id, leftover.id, "unknown"):
        with pytest.raises(ServiceValidationError, match="is not a meter of Smart Energy"):
            await call(hass, "acknowledge_alert", device_id=device)
    device = registry_id(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    with pytest.raises(ServiceValidationError, match="is not a meter of Smart Energy"):
        await call(hass, "acknowledge_alert", device_id=device)


async def test_every_change_of_every_kind_is_a_device_trigger(
    hass: HomeAssistant, entry: MockConfigEntry, two_alerts: list[str]
) -> None:
    device = registry_id(hass, entry)
    triggers = await async_get_device_automations(hass, DeviceAutomationType.TRIGGER, device)
    ours = [(trigger["type"], trigger["subtype"]) for trigger in triggers if trigger["domain"] == DOMAIN]
    assert len(ours) == len(set(ours)) == 3 * 12
    assert {("alert_began", "any"), ("alert_ended", "overvoltage"), ("alert_acknowledged", "no_mains")} <= set(ours)


@pytest.fixture
async def calls(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> list[ServiceCall]:
    """Automations on two device triggers of meter-01."""
    await publisher.data("meter-01", voltage=230.0, timestamp=time.time() - 1000)
    base = {"trigger": "device", "domain": DOMAIN, "device_id": registry_id(hass, entry)}
    data = {"what": "{{ trigger.id }} {{ trigger.event.data.type }} {{ trigger.event.data.kind }}"}
    triggers = [
        {**base, "type": "alert_began", "subtype": "overvoltage", "id": "one"},
        {**base, "type": "alert_ended", "subtype": "any", "id": "any"},
    ]
    config = {"triggers": triggers, "actions": [{"action": "test.automation", "data": data}], "mode": "parallel"}
    mocked = async_mock_service(hass, "test", "automation")
    assert await async_setup_component(hass, automation.DOMAIN, {automation.DOMAIN: config})
    return mocked


async def test_device_triggers_fire(
    hass: HomeAssistant, calls: list[ServiceCall], publisher: Publisher, now: float
) -> None:
    await feed(publisher, now, 30, voltage=257.5)
    await feed(publisher, now, 30, "meter-02", voltage=257.5)
    await feed(publisher, now + 30, 80, voltage=180.0)
    await feed(publisher, now + 110, 80, voltage=230.0)
    assert [call.data["what"] for call in calls] == [
        "one began overvoltage",
        "any ended overvoltage",
        "any ended undervoltage",
    ]


async def asked(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> str:
    hass.config_entries.async_update_entry(entry, options={**entry.options, CONF_NEW_METERS: "ask"})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    await publisher.info("meter-01")
    await publisher.data("meter-02")
    await publisher.data("meter-02")
    assert entry.runtime_data.devices == {}
    assert await async_setup_component(hass, "repairs", {})
    return f"new_meters|{entry.entry_id}"


async def test_new_meters_wait_for_a_person(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, hass_client: ClientSessionGenerator
) -> None:
    issue_id = await asked(hass, entry, publisher)
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id)
    assert issue.is_fixable
    assert issue.translation_placeholders == {"devices": "meter-01, meter-02"}

    client = await hass_client()
    answer = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    form = await answer.json()
    assert (form["type"], form["step_id"]) == ("form", "choose")
    answer = await client.post(f"/api/repairs/issues/fix/{form['flow_id']}", json={"allow_again": ["meter-02"]})
    assert answer.status == HTTPStatus.OK
    await hass.async_block_till_done(wait_background_tasks=True)
    assert ir.async_get(hass).async_get_issue(DOMAIN, issue_id) is None
    assert (entry.options[CONF_ADDED_DEVICES], entry.options[CONF_REMOVED_DEVICES]) == (["meter-02"], ["meter-01"])

    await publisher.data("meter-02", power=7.0)
    await publisher.data("meter-01")
    assert hass.states.get("sensor.meter_02_power").state == "7.0"
    assert entry.runtime_data.devices.keys() == {"meter-02"}
    await publisher.data("meter-03")
    assert entry.runtime_data.devices.keys() == {"meter-02"}


async def test_inventing_ids_does_not_flood_the_question(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    issue_id = await asked(hass, entry, publisher)
    for number in range(300):
        entry.runtime_data._newcomers.admits(f"x{number}")
    placeholders = ir.async_get(hass).async_get_issue(DOMAIN, issue_id).translation_placeholders
    assert placeholders["devices"].count(",") == 199


async def test_the_question_of_a_removed_entry(
    hass: HomeAssistant, entry: MockConfigEntry, hass_client: ClientSessionGenerator, publisher: Publisher
) -> None:
    issue_id = await asked(hass, entry, publisher)
    client = await hass_client()
    data = ir.async_get(hass).async_get_issue(DOMAIN, issue_id).data
    await hass.config_entries.async_remove(entry.entry_id)
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        data=data,
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="new_meters",
    )
    answer = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    assert (await answer.json())["reason"] == "entry_removed"


async def test_system_health(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, two_alerts: list[str]
) -> None:
    await publisher.send("meter-01/data", "{")
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    assert await get_system_health_info(hass, DOMAIN) == {
        "broker_connected": True,
        "meters": 2,
        "meters_online": 2,
        "active_alerts": 2,
        "refused_messages": 1,
    }


async def test_system_health_with_a_bridge(
    hass: HomeAssistant, entry: MockConfigEntry, aioclient_mock: AiohttpClientMocker
) -> None:
    aioclient_mock.get("http://bridge:8080/api/health", text="{}")
    hass.config_entries.async_update_entry(entry, options={**entry.options, "bridge_url": "http://bridge:8080/"})
    assert await async_setup_component(hass, "system_health", {})
    await hass.async_block_till_done()
    info = await get_system_health_info(hass, DOMAIN)
    assert await info["bridge"] == "ok"
