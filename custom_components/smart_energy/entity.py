"""What all entities of a device have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, override

from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers.device_registry import DeviceInfo
from homeassistant.helpers.entity import Entity, EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import slugify

from .const import DOMAIN
from .coordinator import SmartEnergyCoordinator
from .devices import identity
from .energy_core.alert_engine import AlertEngine
from .live_device import LiveDevice

SETTINGS_ENABLED_UNTIL: Final = 95
"""Home Assistant takes 10 000 enabled entities of an integration: a building's later meters have the settings' entities
disabled, so that 200 meters with tariffs stay below."""


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
        if platform in (Platform.NUMBER, Platform.SWITCH) and len(coordinator.devices) > SETTINGS_ENABLED_UNTIL:
            self._attr_entity_registry_enabled_default = False
        self._attr_device_info = DeviceInfo(identifiers={(DOMAIN, device_identity)})

    @override
    async def async_added_to_hass(self) -> None:
        """Write a state whenever the device changes."""
        self.async_on_remove(self.coordinator.async_add_listener(self.device.device_id, self._device_changed))

    @callback
    def _device_changed(self) -> None:
        self.async_write_ha_state()


class SmartEnergyAlertEntity(SmartEnergyEntity):
    """An entity that follows the alerts and settings of its device too."""

    @property
    def engine(self) -> AlertEngine:
        """The rules of the device."""
        return self.coordinator.alerts.engine(self.device.device_id)

    @override
    async def async_added_to_hass(self) -> None:
        """Write a state when an alert or a setting changes, not with every reading."""
        alerts = self.coordinator.alerts
        self.async_on_remove(alerts.async_add_listener(self.device.device_id, self.async_write_ha_state))


def async_add_for_each_device(
    coordinator: SmartEnergyCoordinator,
    async_add_entities: AddConfigEntryEntitiesCallback,
    entities_of: Callable[[LiveDevice], Iterable[Entity]],
) -> None:
    """Add what `entities_of` returns for each device, now and whenever one is new."""
    added: set[str] = set()

    @callback
    def add(device: LiveDevice) -> None:
        if device.device_id not in added:
            added.add(device.device_id)
            async_add_entities(entities_of(device))

    coordinator.async_add_growth_listener(add)
