"""What a forecast shows to be unusual, as alerts of Home Assistant: shown, told, explained, shared, kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
import json
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import Event, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.const import DOMAIN, EVENT_ALERT
from custom_components.smart_energy.devices import registry_id
from custom_components.smart_energy.energy_core.forecast.kept_forecast import KeptForecast

from .conftest import Publisher
from .recorder_home import integration
from .test_forecasts import ENERGY, NOW, import_hours, used_kwh

__all__ = ["integration"]

HOUR = "binary_sensor.meter_01_unusual_hour"
LAST = NOW.replace(minute=0) - timedelta(hours=1)
LAST_MS = round(LAST.timestamp() * 1000)
KEPT_DAYS = 20


@pytest.fixture(autouse=True)
async def zone(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to(NOW)


def kept(start: datetime) -> dict[str, Any]:
    """Return a good forecast of 24 hours as it is kept, its band 20 % wide on either side."""
    moments = [start + timedelta(hours=hour) for hour in range(25)]
    kwh = tuple(used_kwh(moment) for moment in moments[:-1])
    bands = (tuple(energy * 0.8 for energy in kwh), tuple(energy * 1.2 for energy in kwh))
    total = sum(kwh)
    forecast = KeptForecast(
        tuple(int(each.timestamp()) for each in moments), kwh, *bands, total, total * 0.9, total * 1.1
    )
    return forecast.to_json()


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    unloaded_entry: MockConfigEntry,
    publisher: Publisher,
    hass_storage: dict[str, Any],
) -> MockConfigEntry:
    """Set up a meter that has been forecast for three weeks, the last forecast ending in an hour."""
    first = LAST + timedelta(hours=2) - timedelta(days=KEPT_DAYS)
    key = f"{DOMAIN}.{unloaded_entry.entry_id}.meters"
    forecasts = [kept(first + timedelta(days=day)) for day in range(KEPT_DAYS)]
    hass_storage[key] = {"version": 1, "key": key, "data": {"forecasts": {"meter-01": forecasts}}}
    assert await load(unloaded_entry)
    await publisher.info("meter-01")
    await publisher.data("meter-01")
    return unloaded_entry


@pytest.fixture
def told(hass: HomeAssistant) -> list[Event]:
    return async_capture_events(hass, EVENT_ALERT)


def changes(told: list[Event], kind: str = "unusual_hour") -> list[str]:
    """Return what happened to alerts of a kind; the meter falls silent in some tests, which is told too."""
    return [event.data["type"] for event in told if event.data["kind"] == kind]


def unusual(moment: datetime) -> float:
    """Return what a home used that left something on in the last hour."""
    return 4.2 if moment == LAST else used_kwh(moment)


async def forecast(hass: HomeAssistant, entry: MockConfigEntry, now: datetime = NOW) -> None:
    await entry.runtime_data.forecasts.async_forecast(now)
    await hass.async_block_till_done(wait_background_tasks=True)


def state(hass: HomeAssistant, entity_id: str = HOUR) -> str:
    found = hass.states.get(entity_id)
    assert found is not None
    return found.state


def shared(mqtt_mock: MqttMockHAClient) -> list[dict[str, Any]]:
    calls = [call.args for call in mqtt_mock.async_publish.mock_calls if call.args]
    return [json.loads(payload) for topic, payload, *_ in calls if topic == "/energy/meter-01/alert"]


async def test_an_unusual_hour_is_told_once_explained_and_shared(
    hass: HomeAssistant, entry: MockConfigEntry, told: list[Event], mqtt_mock: MqttMockHAClient
) -> None:
    assert state(hass) == "unknown"
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry)
    assert state(hass) == "on"
    shown = hass.states.get(HOUR).attributes
    assert (shown["kind"], shown["value"], shown["since"]) == ("unusual_hour", 4.2, LAST.isoformat())
    assert shown["limit"] == pytest.approx(used_kwh(LAST) * 1.2, abs=0.001)
    assert shown["explanation"].startswith("From 2026-11-18 15:00 to 2026-11-18 16:00 the home used 4.20 kWh; at most")
    assert hass.states.get("event.meter_01_alert").attributes["explanation"] == shown["explanation"]
    assert changes(told) == ["began"]
    assert told[0].data["explanation"] == shown["explanation"]
    assert shared(mqtt_mock)[0]["id"] == f"meter-01|unusualHour|{LAST_MS}"

    await forecast(hass, entry)
    assert len(told) == 1
    assert state(hass, "binary_sensor.meter_01_unusual_day") == "off"


async def test_it_is_acknowledged_and_kept_over_a_restart(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    told: list[Event],
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    freezer: FrozenDateTimeFactory,
) -> None:
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry)
    await hass.services.async_call(DOMAIN, "acknowledge_alert", {"kind": "unusual_hour"}, blocking=True)
    await hass.config_entries.async_unload(entry.entry_id)
    assert await load(entry)
    assert state(hass) == "on"
    assert hass.states.get(HOUR).attributes["acknowledged"]
    await forecast(hass, entry)
    assert changes(told) == ["began", "acknowledged"]

    freezer.move_to(NOW + timedelta(hours=1))
    await import_hours(hass, ENERGY, 40, lambda at: 4.2 if at == LAST else used_kwh(at))
    await forecast(hass, entry, NOW + timedelta(hours=1))
    assert state(hass) == "off"
    assert changes(told) == ["began", "acknowledged", "ended"]


async def test_what_came_late_is_recorded_and_tells_nobody(
    hass: HomeAssistant, entry: MockConfigEntry, told: list[Event], freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(NOW + timedelta(hours=9))
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry, NOW + timedelta(hours=9))
    assert state(hass) == "off"
    assert changes(told) == []
    answer = await hass.services.async_call(DOMAIN, "get_alerts", {}, blocking=True, return_response=True)
    (alert,) = [each for each in answer["alerts"] if each["kind"] == "unusual_hour"]
    assert (alert["replayed"], alert["since"]) == (True, LAST.isoformat())


async def test_it_can_be_switched_off(hass: HomeAssistant, entry: MockConfigEntry, told: list[Event]) -> None:
    switch = {"entity_id": "switch.meter_01_unusual_hour_alert"}
    await hass.services.async_call("switch", "turn_off", switch, blocking=True)
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry)
    assert (state(hass), changes(told)) == ("unknown", [])


@pytest.mark.parametrize("limit", [3, 999])
async def test_its_limit_can_be_set(hass: HomeAssistant, entry: MockConfigEntry, told: list[Event], limit: int) -> None:
    change = {"device_id": registry_id(hass, entry, "meter-01"), "kind": "unusual_hour", "limit": limit}
    await hass.services.async_call(DOMAIN, "set_alert", change, blocking=True)
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry)
    assert changes(told) == ["began"] * (limit == 3)


@pytest.mark.parametrize(
    ("language", "beginning"),
    [
        ("de", "Von 2026-11-18 15:00 bis 2026-11-18 16:00 hat das Haus 4,20 kWh verbraucht; erwartet waren höchstens "),
        ("es", "De 2026-11-18 15:00 a 2026-11-18 16:00 la casa consumió 4,20 kWh; se esperaban como máximo "),
        ("fr", "From 2026-11-18 15:00 to 2026-11-18 16:00 the home used 4.20 kWh; at most "),
    ],
)
async def test_it_is_explained_in_the_language_of_the_home(
    hass: HomeAssistant, entry: MockConfigEntry, told: list[Event], language: str, beginning: str
) -> None:
    await hass.config.async_update(language=language)
    await hass.async_block_till_done()
    await import_hours(hass, ENERGY, 40, unusual)
    await forecast(hass, entry)
    assert told[0].data["explanation"].startswith(beginning)


async def test_standby_that_crept_up(hass: HomeAssistant, entry: MockConfigEntry, told: list[Event]) -> None:
    since = NOW - timedelta(days=8)
    await import_hours(hass, ENERGY, 40, lambda at: used_kwh(at) + 0.09 * (at > since))
    await forecast(hass, entry)
    shown = hass.states.get("binary_sensor.meter_01_standby_rise")
    assert shown.state == "on"
    assert shown.attributes["value"] - shown.attributes["limit"] == pytest.approx(90, abs=40)
    assert "W are" in shown.attributes["explanation"]
    assert changes(told, "standby_rise") == ["began"]
