"""Sensors: what a device measures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, override

from homeassistant.components.sensor import (
    RestoreSensor,
    SensorDeviceClass,
    SensorEntity,
    SensorEntityDescription,
    SensorStateClass,
)
from homeassistant.const import (
    EntityCategory,
    Platform,
    UnitOfElectricCurrent,
    UnitOfElectricPotential,
    UnitOfEnergy,
    UnitOfFrequency,
    UnitOfPower,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util.dt import utc_from_timestamp

from .const import DOMAIN
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .devices import identity
from .energy_core.reading import Reading
from .entity import SmartEnergyEntity
from .live_device import OPTIONAL_VALUES, LiveDevice

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class SmartEnergySensorDescription(SensorEntityDescription):
    """A sensor and where its value comes from."""

    value_fn: Callable[[LiveDevice, Reading], StateType | datetime]


@dataclass(frozen=True, kw_only=True)
class SmartEnergyRegisterDescription(SensorEntityDescription):
    """An energy register in mWh; its key names it in LiveDevice too."""

    register_fn: Callable[[LiveDevice], int | None]


SENSORS: Final = (
    SmartEnergySensorDescription(
        key="voltage",
        translation_key="voltage",
        device_class=SensorDeviceClass.VOLTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfElectricPotential.VOLT,
        suggested_display_precision=1,
        value_fn=lambda _device, reading: reading.voltage_v,
    ),
    SmartEnergySensorDescription(
        key="current",
        translation_key="current",
        device_class=SensorDeviceClass.CURRENT,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfElectricCurrent.AMPERE,
        suggested_display_precision=2,
        value_fn=lambda _device, reading: reading.current_a,
    ),
    SmartEnergySensorDescription(
        key="power",
        translation_key="power",
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=1,
        value_fn=lambda _device, reading: reading.power_w,
    ),
    SmartEnergyRegisterDescription(
        key="energy",
        translation_key="energy",
        device_class=SensorDeviceClass.ENERGY,
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
        suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
        register_fn=lambda device: device.energy_mwh,
    ),
    SmartEnergyRegisterDescription(
        key="energy_export",
        translation_key="energy_export",
        device_class=SensorDeviceClass.ENERGY,
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
        suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
        register_fn=lambda device: device.energy_export_mwh,
    ),
    SmartEnergySensorDescription(
        key="frequency",
        translation_key="frequency",
        device_class=SensorDeviceClass.FREQUENCY,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfFrequency.HERTZ,
        suggested_display_precision=2,
        value_fn=lambda _device, reading: reading.frequency_hz,
    ),
    SmartEnergySensorDescription(
        key="power_factor",
        translation_key="power_factor",
        device_class=SensorDeviceClass.POWER_FACTOR,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=2,
        value_fn=lambda _device, reading: reading.power_factor,
    ),
    SmartEnergySensorDescription(
        key="last_reading",
        translation_key="last_reading",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda _device, reading: utc_from_timestamp(reading.timestamp_ms / 1000),
    ),
)


async def async_setup_entry(
    hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of each device, now and whenever one is new or measures more."""
    coordinator = entry.runtime_data
    registry = er.async_get(hass)
    added: set[tuple[str, str]] = set()

    def is_wanted(device: LiveDevice, key: str) -> bool:
        unique_id = f"{identity(coordinator.root, device.device_id)}|{key}"
        return (
            key not in OPTIONAL_VALUES
            or key in device.measures
            or registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id) is not None
        )

    @callback
    def add_sensors(device: LiveDevice) -> None:
        new = [
            description
            for description in SENSORS
            if (device.device_id, description.key) not in added and is_wanted(device, description.key)
        ]
        added.update((device.device_id, description.key) for description in new)
        async_add_entities(_sensor(coordinator, device, description) for description in new)

    coordinator.async_add_growth_listener(add_sensors)


def _sensor(
    coordinator: SmartEnergyCoordinator,
    device: LiveDevice,
    description: SmartEnergySensorDescription | SmartEnergyRegisterDescription,
) -> SensorEntity:
    if isinstance(description, SmartEnergyRegisterDescription):
        return SmartEnergyRegister(coordinator, device, description, Platform.SENSOR)
    return SmartEnergySensor(coordinator, device, description, Platform.SENSOR)


class SmartEnergySensor(SmartEnergyEntity, SensorEntity):
    """One value of the last reading."""

    entity_description: SmartEnergySensorDescription

    @property
    @override
    def available(self) -> bool:
        """Return False when the last reading is no longer what the device measures."""
        return self.device.available

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value in the description's native unit."""
        reading = self.device.reading
        return None if reading is None else self.entity_description.value_fn(self.device, reading)


class SmartEnergyRegister(SmartEnergyEntity, RestoreSensor):
    """A register, which does not step back over a restart either: a power cut often restarts meter and home alike."""

    entity_description: SmartEnergyRegisterDescription

    @override
    async def async_added_to_hass(self) -> None:
        """Go on from the value that was shown last."""
        await super().async_added_to_hass()
        last = await self.async_get_last_sensor_data()
        if last is not None and isinstance(last.native_value, int | float):
            self.device.restore_register(self.entity_description.key, round(last.native_value * 1000))

    @property
    @override
    def available(self) -> bool:
        """Return False when the last reading is no longer what the device measures."""
        return self.device.available

    @property
    @override
    def native_value(self) -> float | None:
        """Return the register in Wh; known before the first reading, so that it is kept over a second restart too."""
        register_mwh = self.entity_description.register_fn(self.device)
        return None if register_mwh is None else register_mwh / 1000
