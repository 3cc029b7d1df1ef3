"""The blueprints, loaded and fired."""

from __future__ import annotations

import asyncio
from datetime import timedelta
import json
from pathlib import Path
import re
import shutil
import time
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import automation
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_mqtt_message,
    async_fire_time_changed,
    async_mock_service,
)

from custom_components.smart_energy.alert_key import KIND_BY_KEY
from custom_components.smart_energy.const import DOMAIN

from .conftest import Publisher
from .test_alerts import feed

REPOSITORY = Path(__file__).parents[2]
FOLDER = REPOSITORY / "blueprints/automation/smart_energy"
BLUEPRINTS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DOCUMENTATION = (REPOSITORY / "docs/use-it-in-home-assistant.md").read_text()
SAY: Final = [{"action": "test.say", "data": {"title": "{{ title }}", "message": "{{ message }}"}}]


@pytest.fixture
def now() -> float:
    return float(int(time.time()) - 900)


@pytest.fixture
def said(hass: HomeAssistant, tmp_path: Path) -> list[ServiceCall]:
    """Copy the blueprints to where an import puts them; what they say is collected."""
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints/automation/smart_energy")
    return async_mock_service(hass, "test", "say")


async def use(hass: HomeAssistant, blueprint: str, **inputs: Any) -> None:
    config = {"use_blueprint": {"path": f"smart_energy/{blueprint}.yaml", "input": inputs}}
    assert await async_setup_component(hass, automation.DOMAIN, {automation.DOMAIN: config})
    await hass.async_block_till_done()
    (loaded,) = hass.states.async_all("automation")
    assert loaded.state == "on"


async def settle(hass: HomeAssistant) -> None:
    """Let everything run that is not waiting: `async_block_till_done` would wait for reminders too."""
    for _ in range(100):
        await asyncio.sleep(0)


class QuietPublisher(Publisher):
    """Does not wait for automations to end."""

    async def send(self, topic: str, payload: str | bytes | dict[str, Any], *, retain: bool = False) -> None:
        raw = json.dumps(payload) if isinstance(payload, dict) else payload
        async_fire_mqtt_message(self.hass, f"{self.root}/{topic}", raw, qos=1, retain=retain)
        await settle(self.hass)


@pytest.fixture
def publisher(hass: HomeAssistant) -> Publisher:
    return QuietPublisher(hass)


def titles(calls: list[ServiceCall]) -> list[str]:
    return [call.data["title"] for call in calls]


async def pass_time(hass: HomeAssistant, freezer: FrozenDateTimeFactory, seconds: float) -> None:
    freezer.tick(timedelta(seconds=seconds))
    async_fire_time_changed(hass)
    await settle(hass)


def device_id(hass: HomeAssistant, entry: MockConfigEntry) -> str:
    return dr.async_get(hass).async_get_device_by_identifier((DOMAIN, "/energy|meter-01"), entry.entry_id).id


@pytest.mark.parametrize("name", BLUEPRINTS)
def test_blueprint_is_complete_and_can_be_imported(name: str) -> None:
    raw = load_yaml_dict(str(FOLDER / f"{name}.yaml"))
    blueprint = Blueprint(raw, expected_domain="automation", schema=automation.config.AUTOMATION_BLUEPRINT_SCHEMA)
    assert blueprint.validate() is None
    source = blueprint.metadata["source_url"]
    assert source.endswith(f"/blob/main/blueprints/automation/smart_energy/{name}.yaml")
    assert all("selector" in value and "name" in value for value in blueprint.inputs.values())
    links = re.findall(r"https://my\.home-assistant\.io/redirect/blueprint_import/\?\S+?(?=\))", DOCUMENTATION)
    assert source in [parse_qs(urlsplit(link).query)["blueprint_url"][0] for link in links]
    assert f"**{name}" not in DOCUMENTATION


def test_every_blueprint_has_a_link() -> None:
    assert {"alert", "daily_report", "meter_offline", "monthly_report"} == set(BLUEPRINTS)
    kinds = load_yaml_dict(str(FOLDER / "alert.yaml"))["blueprint"]["input"]["kinds"]["selector"]["select"]["options"]
    assert kinds == list(KIND_BY_KEY)


async def test_alert_begins_repeats_and_ends(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, publisher: Publisher, now: float, freezer
) -> None:
    notified = async_mock_service(hass, "notify", "send_message")
    inputs = {"kinds": ["overvoltage"], "notify_entities": ["notify.phone"]}
    await use(hass, "alert", repeat_minutes=10, more_actions=SAY, **inputs)
    await feed(publisher, now, 30, voltage=257.5)
    await settle(hass)
    assert titles(said) == ["meter-01: Overvoltage"]
    since = dt_util.as_local(dt_util.utc_from_timestamp(now)).strftime("%H:%M:%S")
    assert said[0].data["message"] == f"Overvoltage at meter-01 since {since}: 257.5 V, limit 253.0 V."
    assert notified[0].data["entity_id"] == ["notify.phone"]

    await pass_time(hass, freezer, 601)
    await pass_time(hass, freezer, 601)
    assert titles(said)[1:] == ["meter-01: Overvoltage still lasts"] * 2
    publisher.published_s = 0
    await feed(publisher, time.time() - 200, 80, voltage=230.0)
    await settle(hass)
    assert titles(said)[3:] == ["meter-01: Overvoltage is over"]
    await pass_time(hass, freezer, 1300)
    assert len(said) == len(notified) == 4


async def test_alert_is_not_repeated_once_acknowledged(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, publisher: Publisher, now: float, freezer
) -> None:
    await use(hass, "alert", kinds=["overvoltage"], repeat_minutes=10, more_actions=SAY, tell_end=False)
    await feed(publisher, now, 30, voltage=257.5)
    await hass.services.async_call(DOMAIN, "acknowledge_alert", {}, blocking=True)
    await settle(hass)
    await pass_time(hass, freezer, 1300)
    publisher.published_s = 0
    await feed(publisher, time.time() - 200, 80, voltage=230.0)
    await settle(hass)
    assert titles(said) == ["meter-01: Overvoltage"]


async def test_alert_of_chosen_kinds_and_meters(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, publisher: Publisher, now: float
) -> None:
    await publisher.info("meter-01", ratings={"voltage": 230, "current": 16})
    inputs = {"kinds": ["overcurrent"], "meters": [device_id(hass, entry)], "repeat_minutes": 0}
    await use(hass, "alert", more_actions=SAY, **inputs)
    await feed(publisher, now, 30, voltage=257.5, current=20.0)
    await publisher.info("meter-02", ratings={"voltage": 230, "current": 16})
    await feed(publisher, now, 30, "meter-02", current=20.0, voltage=230.0)
    await settle(hass)
    assert titles(said) == ["meter-01: Overcurrent"]


async def test_meter_that_is_offline_and_back(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, publisher: Publisher, freezer
) -> None:
    await publisher.data("meter-01")
    notified = async_mock_service(hass, "notify", "send_message")
    status = ["binary_sensor.meter_01_status"]
    await use(hass, "meter_offline", statuses=status, minutes=5, more_actions=SAY, notify_entities=["notify.mail"])
    await publisher.status("meter-01", "offline")
    await pass_time(hass, freezer, 299)
    await publisher.status("meter-01", "online")
    await publisher.data("meter-01")
    assert said == []
    await publisher.status("meter-01", "offline")
    await pass_time(hass, freezer, 301)
    assert titles(said) == ["meter-01 is offline"]
    await pass_time(hass, freezer, 300)
    await publisher.status("meter-01", "online")
    publisher.published_s = time.time()
    await publisher.data("meter-01")
    await settle(hass)
    assert titles(said) == ["meter-01 is offline", "meter-01 is back"]
    assert said[1].data["message"].startswith("meter-01 is back after 10 minutes.")
    assert len(notified) == 2


async def test_what_is_unusual_is_explained_and_told_once(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, publisher: Publisher, freezer
) -> None:
    await publisher.data("meter-01")
    kinds = ["unusual_hour", "unusual_day"]
    await use(hass, "alert", kinds=kinds, repeat_minutes=10, more_actions=SAY)
    since = round(time.time()) - 7200
    told = {"id": f"meter-01|unusualHour|{since * 1000}", "kind": "unusualHour", "value": 4.2, "limit": 1.5}
    await publisher.send("meter-01/alert", told | {"since": since})
    await settle(hass)
    await pass_time(hass, freezer, 1300)
    await publisher.send("meter-01/alert", told | {"since": since, "until": since + 3600})
    await settle(hass)
    assert titles(said) == ["meter-01: Unusual hour"]
    assert "the home used 4.20 kWh; at most 1.50 kWh were expected." in said[0].data["message"]
