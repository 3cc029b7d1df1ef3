"""Set-up, restart, unload and removal of an entry."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from unittest.mock import patch

from homeassistant.components.mqtt import DATA_MQTT
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HassJob, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.util.async_ import get_scheduled_timer_handles
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_time_changed
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.meter_store import MeterStore

from .conftest import Publisher

RETAINED = ("info", "status", "settings/limits", "settings/tariff")


def cleared_topics(mqtt_mock: MqttMockHAClient) -> set[str]:
    return {call.args[0] for call in mqtt_mock.async_publish.mock_calls if call.args and call.args[1:] == ("", 1, True)}


def our_timers(hass: HomeAssistant) -> list[str | None]:
    """Return the names of the timers that our interval job started."""
    jobs = [
        argument
        for handle in get_scheduled_timer_handles(hass.loop)
        if not handle.cancelled()
        for argument in handle._args or ()
        if isinstance(argument, HassJob)
    ]
    return [job.name for job in jobs if job.name and "smart_energy" in job.name]


async def test_waits_for_mqtt(hass: HomeAssistant, unloaded_entry: MockConfigEntry, load) -> None:
    with patch("homeassistant.components.mqtt.async_wait_for_mqtt_client", return_value=False):
        await load(unloaded_entry)
    assert unloaded_entry.state is ConfigEntryState.SETUP_RETRY
    assert unloaded_entry.error_reason_translation_key == "mqtt_not_ready"


async def test_unload_leaves_nothing_running(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.data("meter-01")
    assert len(our_timers(hass)) >= 2
    assert await hass.config_entries.async_unload(entry.entry_id)
    await hass.async_block_till_done()
    assert entry.state is ConfigEntryState.NOT_LOADED
    assert our_timers(hass) == []

    await publisher.data("meter-01", power=1.0)
    await publisher.data("meter-02")
    assert hass.states.get("sensor.meter_01_power").state == "unavailable"
    assert hass.states.get("sensor.meter_02_power") is None


async def test_deaf_after_unload_even_if_mqtt_was_reloaded(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    """A reloaded MQTT integration moves subscriptions to a new client, which `unsubscribe` of the old one misses."""
    client = hass.data[DATA_MQTT].client._mock_wraps
    subscriptions = {each for each in client.subscriptions if each.topic == "/energy/+/data"}
    assert len(subscriptions) == 1
    assert await hass.config_entries.async_unload(entry.entry_id)
    client.async_restore_tracked_subscriptions(subscriptions)
    await publisher.data("meter-02")
    assert dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id) == []


@pytest.mark.parametrize(("register_wh", "shown"), [(950.0, "1.0"), (1000.5, "1.0005"), (10.0, "0.01")])
async def test_a_register_that_fell_in_a_power_cut_is_not_negative_energy(
    hass: HomeAssistant, unloaded_entry: MockConfigEntry, load, publisher: Publisher, register_wh: float, shown: str
) -> None:
    """Home Assistant restarts in the same power cut that costs the meter a little of its register."""
    await load(unloaded_entry)
    await publisher.data("meter-01", energy=1000.0)
    for _ in range(2):
        await hass.config_entries.async_reload(unloaded_entry.entry_id)
        await hass.async_block_till_done()
        await publisher.data("meter-01", energy=register_wh)
        assert hass.states.get("sensor.meter_01_energy").state == shown


async def test_a_restart_without_a_reading_forgets_no_register(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("meter-01", energy=1000.0)
    for _ in range(2):
        await hass.config_entries.async_reload(entry.entry_id)
        await hass.async_block_till_done()
        assert hass.states.get("sensor.meter_01_energy").state == "unavailable"
    await publisher.data("meter-01", energy=950.0)
    assert hass.states.get("sensor.meter_01_energy").state == "1.0"


async def test_devices_are_there_before_they_speak(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("meter-01", energy=1240.5, energyExport=3.25)
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()
    assert hass.states.get("binary_sensor.meter_01_status").state == "unknown"
    states = {state.entity_id: state.state for state in hass.states.async_all("sensor")}
    assert states == {
        "sensor.meter_01_voltage": "unavailable",
        "sensor.meter_01_current": "unavailable",
        "sensor.meter_01_power": "unavailable",
        "sensor.meter_01_energy": "unavailable",
        "sensor.meter_01_energy_export": "unavailable",
        "sensor.meter_01_energy_today": "unavailable",
        "sensor.meter_01_energy_week": "unavailable",
        "sensor.meter_01_energy_billing_period": "unavailable",
        "sensor.meter_01_data_quality": "unavailable",
    }
    await publisher.data("meter-01", energy=1240.75, energyExport=3.25)
    assert hass.states.get("sensor.meter_01_energy").state == "1.24075"
    assert hass.states.get("sensor.meter_01_energy_export").state == "0.00325"


async def test_removing_the_entry_clears_its_retained_topics(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, mqtt_mock: MqttMockHAClient
) -> None:
    await publisher.info("meter-01")
    await publisher.data("garage")
    await hass.config_entries.async_remove(entry.entry_id)
    await hass.async_block_till_done()
    assert cleared_topics(mqtt_mock) == {
        f"/energy/{meter}/{kind}" for meter in ("meter-01", "garage") for kind in RETAINED
    }
    assert dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id) == []
    assert er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id) == []
    assert hass.states.async_all() == []


async def test_removing_the_entry_without_broker(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await publisher.data("meter-01")
    mqtt_mock.connected = False
    await hass.config_entries.async_remove(entry.entry_id)
    assert cleared_topics(mqtt_mock) == set()
    assert "Retained topics below /energy are left on the broker: Home Assistant is not connected" in caplog.text


async def test_removing_the_entry_when_the_broker_refuses(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    mqtt_mock: MqttMockHAClient,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await publisher.data("meter-01")
    mqtt_mock.async_publish.side_effect = HomeAssistantError("not authorized")
    await hass.config_entries.async_remove(entry.entry_id)
    assert "did not let Home Assistant clear what the meter left there: not authorized" in caplog.text


async def test_after_the_last_save_an_old_start_writes_nothing(
    hass: HomeAssistant, hass_storage: dict[str, Any]
) -> None:
    store, value = MeterStore(hass, "entry"), {"meter-01": {"number": 1}}
    store.add("part", lambda: value)
    await store.async_close()
    value["meter-01"]["number"] = 2
    store.save_soon()
    await store.async_save()
    async_fire_time_changed(hass, utcnow() + timedelta(seconds=5))
    await hass.async_block_till_done()
    assert hass_storage["smart_energy.entry.meters"]["data"]["part"]["meter-01"]["number"] == 1
