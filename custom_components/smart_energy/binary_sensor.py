"""Binary sensor: whether a device is connected."""

from __future__ import annotations

from typing import Final, override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .entity import SmartEnergyEntity
from .live_device import LiveDevice

PARALLEL_UPDATES = 0

STATUS: Final = BinarySensorEntityDescription(
    key="status",
    translation_key="status",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the status of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    added: set[str] = set()

    @callback
    def add_status(device: LiveDevice) -> None:
        if device.device_id not in added:
            added.add(device.device_id)
            async_add_entities([SmartEnergyStatus(coordinator, device)])

    coordinator.async_add_growth_listener(add_status)


class SmartEnergyStatus(SmartEnergyEntity, BinarySensorEntity):
    """Connected or not; never unavailable, because it is what tells why the others are."""

    def __init__(self, coordinator: SmartEnergyCoordinator, device: LiveDevice) -> None:
        """Show whether `device` is connected."""
        super().__init__(coordinator, device, STATUS, Platform.BINARY_SENSOR)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return True when connected, None until that can be known."""
        return self.device.online
