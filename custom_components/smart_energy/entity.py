"""What all entities of a device have in common."""

from __future__ import annotations

from typing import override

from homeassistant.const import Platform
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.util import slugify

from .const import DOMAIN
from .coordinator import SmartEnergyCoordinator
from .devices import identity
from .live_device import LiveDevice


class SmartEnergyEntity(Entity):
    """An entity that follows one device."""

    _attr_has_entity_name = True
    _attr_should_poll = False

    def __init__(
        self,
        coordinator: SmartEnergyCoordinator,
        device: LiveDevice,
        description: EntityDescription,
        platform: Platform,
    ) -> None:
        """Belong to `device`; the entity id is English in every language, because shared dashboards name it."""
        device_identity = identity(coordinator.root, device.device_id)
        self.coordinator = coordinator
        self.device = device
        self.entity_description = description
        self.entity_id = f"{platform}.{slugify(f'{device.device_id}_{description.key}')}"
        self._attr_unique_id = f"{device_identity}|{description.key}"
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, device_identity)})

    @override
    async def async_added_to_hass(self) -> None:
        """Write a state whenever the device changes."""
        self.async_on_remove(self.coordinator.async_add_listener(self.device.device_id, self.async_write_ha_state))
