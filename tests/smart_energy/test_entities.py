"""Every entity as Home Assistant shows it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, snapshot_platform
from syrupy.assertion import SnapshotAssertion

from custom_components.smart_energy.const import PLATFORMS
from custom_components.smart_energy.sensor import SENSORS

from .conftest import Publisher

FULL = {
    "energyExport": 12.5,
    "frequency": 50.02,
    "powerFactor": 0.97,
    "apparentPower": 304.5,
    "reactivePower": -73.9,
    "thdVoltage": 2.1,
    "thdCurrent": 18.4,
    "timestamp": 1_795_000_000.25,
}


@pytest.fixture
def all_enabled() -> Iterator[None]:
    with patch("homeassistant.helpers.entity.Entity.entity_registry_enabled_default", new=True):
        yield


@pytest.mark.usefixtures("all_enabled")
@pytest.mark.parametrize("platform", PLATFORMS)
async def test_all_entities(
    hass: HomeAssistant,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
    snapshot: SnapshotAssertion,
    freezer: FrozenDateTimeFactory,
    platform: Platform,
) -> None:
    freezer.move_to(datetime.fromtimestamp(FULL["timestamp"], UTC))
    with patch("custom_components.smart_energy.PLATFORMS", [platform]):
        await load(unloaded_entry)
    await publisher.data("meter-01", **FULL)
    await snapshot_platform(hass, er.async_get(hass), snapshot, unloaded_entry.entry_id)


async def test_optional_sensors_come_with_their_field(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("meter-01")
    assert hass.states.get("sensor.meter_01_frequency") is None
    await publisher.data("meter-01", frequency=49.98)
    assert hass.states.get("sensor.meter_01_frequency").state == "49.98"
    assert hass.states.get("sensor.meter_01_power_factor") is None
    await publisher.data("meter-01", powerFactor=-0.5, energyExport=2500)
    assert hass.states.get("sensor.meter_01_power_factor").state == "-0.5"
    assert hass.states.get("sensor.meter_01_energy_export").state == "2.5"
    assert hass.states.get("sensor.meter_01_frequency").state == "unknown"


async def test_register_that_falls_a_little_is_not_negative_energy(
    hass: HomeAssistant, entry: MockConfigEntry, publisher
) -> None:
    shown = []
    for energy in (1000.0, 950.0, 1000.5, 10.0):
        await publisher.data("meter-01", energy=energy)
        shown.append(hass.states.get("sensor.meter_01_energy").state)
    assert shown == ["1.0", "1.0", "1.0005", "0.01"]


async def test_negative_power_is_export(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher) -> None:
    await publisher.data("meter-01", power=-1500.5)
    assert hass.states.get("sensor.meter_01_power").state == "-1500.5"


async def test_entity_ids_are_english_in_every_language(
    hass: HomeAssistant, unloaded_entry: MockConfigEntry, load, publisher
) -> None:
    hass.config.language = "de"
    await load(unloaded_entry)
    await publisher.data("meter-01", **FULL)
    state = hass.states.get("sensor.meter_01_power")
    assert state.name == "meter-01 Leistung"
    registered = {er_entry.entity_id for er_entry in er.async_get(hass).entities.values()}
    assert registered >= {f"sensor.meter_01_{sensor.key}" for sensor in SENSORS} | {"binary_sensor.meter_01_status"}


async def test_ids_that_read_alike_stay_apart(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    for power, device_id in enumerate(("meter-01", "meter_01", "METER-01", "-", "_")):
        await publisher.data(device_id, power=float(power))
    powers = {
        state.state for state in hass.states.async_all("sensor") if state.attributes.get("device_class") == "power"
    }
    assert powers == {"0.0", "1.0", "2.0", "3.0", "4.0"}
    assert hass.states.get("sensor.meter_01_power_2").name == "meter_01 Power"


async def test_what_few_need_is_disabled_by_default(
    hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher
) -> None:
    await publisher.data("meter-01", **FULL)
    disabled = {
        registered.entity_id.removeprefix("sensor.meter_01_")
        for registered in er.async_get(hass).entities.values()
        if registered.domain == "sensor" and registered.disabled_by is er.RegistryEntryDisabler.INTEGRATION
    }
    few_need = {"reactive_power", "apparent_power", "thd_voltage", "thd_current", "last_reading", "late_readings"}
    assert disabled == few_need
