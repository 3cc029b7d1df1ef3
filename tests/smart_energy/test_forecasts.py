"""Forecasts from a real recorder's statistics: sensors, the dashboard's command, what is kept and scored."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
import math
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.smart_energy.devices import registry_id
from custom_components.smart_energy.forecasts import FIRST_AFTER_S, Forecasts

from .conftest import Publisher
from .recorder_home import integration

__all__ = ["integration"]

ENERGY = "sensor.meter_01_energy"
EXPORT = "sensor.meter_01_energy_export"
NOW = datetime(2026, 11, 18, 15, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
async def zone(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> None:
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to(NOW)


def used_kwh(start: datetime) -> float:
    """A home that wakes in the morning, cooks in the evening and rests at night."""
    hour = start.astimezone(UTC).hour
    return 0.2 + 0.3 * (hour in (6, 7)) + 1.1 * (hour in (17, 18)) + 0.05 * math.sin(start.timestamp() / 86_400)


async def import_hours(hass: HomeAssistant, statistic_id: str, days: int, kwh: Callable[[datetime], float]) -> None:
    end = dt_util.utcnow().replace(minute=0)
    total, rows = 0.0, []
    for back in range(days * 24, 0, -1):
        start = end - timedelta(hours=back)
        total += kwh(start)
        rows.append({"start": start, "state": total, "sum": total})
    metadata: Any = {
        "statistic_id": statistic_id,
        "source": "recorder",
        "name": None,
        "unit_of_measurement": "kWh",
        "unit_class": "energy",
        "has_sum": True,
        "mean_type": StatisticMeanType.NONE,
    }
    async_import_statistics(hass, metadata, rows)
    await async_wait_recording_done(hass)


@pytest.fixture
async def entry(
    hass: HomeAssistant,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    unloaded_entry: MockConfigEntry,
    publisher: Publisher,
) -> MockConfigEntry:
    assert await load(unloaded_entry)
    await publisher.info("meter-01")
    await publisher.data("meter-01")
    return unloaded_entry


def value(hass: HomeAssistant, key: str) -> float:
    state = hass.states.get(f"sensor.meter_01_{key}")
    assert state is not None
    return float(state.state)


async def forecast(hass: HomeAssistant, entry: MockConfigEntry, now: datetime = NOW) -> None:
    await entry.runtime_data.forecasts.async_forecast(now)
    await hass.async_block_till_done()


async def test_a_home_with_habits_is_expected_to_keep_them(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await import_hours(hass, ENERGY, 40, used_kwh)
    await forecast(hass, entry)
    midnight = datetime(2026, 11, 17, 23, tzinfo=UTC)
    day = sum(used_kwh(midnight + timedelta(hours=hour)) for hour in range(24))
    assert value(hass, "energy_expected_today") == pytest.approx(day, rel=0.05)
    assert value(hass, "energy_expected_tomorrow") == pytest.approx(day, rel=0.08)
    state = hass.states.get("sensor.meter_01_energy_expected_today")
    assert state is not None
    assert state.attributes["p10"] <= float(state.state) <= state.attributes["p90"]
    measured = sum(used_kwh(midnight + timedelta(hours=hour)) for hour in range(16))
    assert state.attributes["measured"] == pytest.approx(measured, abs=0.001)


async def test_export_is_taken_off(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.data("meter-01", energyExport=5)
    await import_hours(hass, ENERGY, 10, lambda _start: 0.5)
    await import_hours(hass, EXPORT, 10, lambda _start: 0.7)
    await forecast(hass, entry)
    assert value(hass, "energy_expected_tomorrow") == pytest.approx(-0.2 * 24, rel=0.01)


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("en", "0 full hours were measured so far; a forecast needs at least 24"),
        ("de", "Bisher wurden 0 volle Stunden gemessen; eine Vorhersage braucht mindestens 24"),
    ],
)
async def test_too_little_history_says_so(
    hass: HomeAssistant, entry: MockConfigEntry, language: str, reason: str
) -> None:
    await hass.config.async_update(language=language)
    await import_hours(hass, ENERGY, 0, used_kwh)
    await forecast(hass, entry)
    state = hass.states.get("sensor.meter_01_energy_expected_today")
    assert state is not None
    assert state.state == "unknown"
    assert state.attributes["reason"].startswith(reason)


async def test_forecasts_are_kept_over_a_restart_and_scored(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    freezer: FrozenDateTimeFactory,
) -> None:
    await import_hours(hass, ENERGY, 40, used_kwh)
    await forecast(hass, entry)
    kept = [each.to_json() for each in entry.runtime_data.forecasts.kept("meter-01")]
    assert len(kept) == 1
    await hass.config_entries.async_unload(entry.entry_id)
    await load(entry)
    assert [each.to_json() for each in entry.runtime_data.forecasts.kept("meter-01")] == kept

    freezer.move_to(NOW + timedelta(hours=30))
    await import_hours(hass, ENERGY, 41, used_kwh)
    await forecast(hass, entry, NOW + timedelta(hours=30))
    present = entry.runtime_data.forecasts.of("meter-01")
    assert present is not None
    assert present.score is not None
    assert present.score.hours == 24
    assert present.score.mae_kwh < 0.05


async def test_circuits_are_part_of_their_meter(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.info("meter-01-kitchen", parent="meter-01")
    await publisher.data("meter-01-kitchen")
    assert hass.states.get("sensor.meter_01_energy_expected_today") is not None
    assert hass.states.get("sensor.meter_01_kitchen_energy_expected_today") is None


async def test_publisher_without_info_gets_a_forecast_too(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("plain")
    assert hass.states.get("sensor.plain_energy_expected_today") is None
    await import_hours(hass, "sensor.plain_energy", 3, used_kwh)
    await forecast(hass, entry)
    assert hass.states.get("sensor.plain_energy_expected_today") is not None


@pytest.mark.parametrize(
    ("days", "reached"), [(40, "2026-11-20T23:00:00+00:00"), (2, "2026-11-17T23:00:00+00:00")], ids=["later", "today"]
)
async def test_budget_is_reached_on_a_day(hass: HomeAssistant, entry: MockConfigEntry, days: int, reached: str) -> None:
    await import_hours(hass, ENERGY, days, lambda _start: 1.0)
    measured = {40: 17 * 24 + 16, 2: 48}[days]
    budget = measured + {40: 8 + 48 + 1, 2: 1}[days]
    await hass.services.async_call(
        "number", "set_value", {"entity_id": "number.meter_01_import_budget", "value": budget}, blocking=True
    )
    await forecast(hass, entry)
    state = hass.states.get("sensor.meter_01_budget_reached_on")
    assert state is not None
    assert state.state == reached


async def test_the_day_on_which_the_budget_was_passed_stays(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Of 1 kW all the time, the 100th kWh of November passes on its 5th day, a fortnight ago."""
    await import_hours(hass, ENERGY, 40, lambda _start: 1.0)
    await hass.services.async_call(
        "number", "set_value", {"entity_id": "number.meter_01_import_budget", "value": 99.5}, blocking=True
    )
    await forecast(hass, entry)
    state = hass.states.get("sensor.meter_01_budget_reached_on")
    assert state is not None
    assert state.state == "2026-11-04T23:00:00+00:00"


async def test_export_does_not_save_the_import_budget(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    """Imports 1 kWh in each hour of the night, and gives back as much by day: 12 kWh a day, net nothing."""
    await publisher.data("meter-01", energyExport=5)
    await import_hours(hass, ENERGY, 40, lambda start: float(start.hour < 12))
    await import_hours(hass, EXPORT, 40, lambda start: float(start.hour >= 12))
    # 17 days and 12 hours of Paris' November are measured, and the next night's budget ends with the one of the 21st.
    budget = 17 * 12 + 12 + 2 * 12 + 6
    await hass.services.async_call(
        "number", "set_value", {"entity_id": "number.meter_01_import_budget", "value": budget}, blocking=True
    )
    await forecast(hass, entry)
    state = hass.states.get("sensor.meter_01_budget_reached_on")
    assert state is not None
    assert state.state == "2026-11-20T23:00:00+00:00"


async def test_dashboard_command(
    hass: HomeAssistant, entry: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> None:
    await import_hours(hass, ENERGY, 40, used_kwh)
    await forecast(hass, entry, NOW - timedelta(hours=3))
    await forecast(hass, entry)
    device_id = registry_id(hass, entry, "meter-01")
    client = await hass_ws_client(hass)
    await client.send_json_auto_id({"type": "smart_energy/forecast", "device_ids": [device_id, "no such device"]})
    answer = (await client.receive_json())["result"]
    assert list(answer) == [device_id]
    found = answer[device_id]
    assert found["hours"][0]["start"] == "2026-11-18T15:00:00+00:00"
    assert len(found["hours"]) == 48
    assert all(hour["p10"] <= hour["kwh"] <= hour["p90"] for hour in found["hours"])
    assert found["today_kwh"] == pytest.approx(value(hass, "energy_expected_today"), abs=0.001)
    assert found["reason"] is None


async def test_a_forecast_ends_with_the_entry(
    hass: HomeAssistant, entry: MockConfigEntry, freezer: FrozenDateTimeFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old coordinator must not tell of a forecast, nor save it, when a new one does."""
    told = []

    async def never_ends(_forecasts: Forecasts, _device: Any, _now: datetime) -> None:
        told.append("began")
        try:
            await asyncio.Event().wait()
        finally:
            told.append("ended")

    monkeypatch.setattr(Forecasts, "_forecast", never_ends)
    freezer.tick(timedelta(seconds=FIRST_AFTER_S + 1))
    async_fire_time_changed(hass)
    await asyncio.sleep(0)
    assert told == ["began"]
    await hass.config_entries.async_unload(entry.entry_id)
    assert told == ["began", "ended"]
