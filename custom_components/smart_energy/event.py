"""Event: what happened to a device's alerts, one event a change."""

from __future__ import annotations

from typing import Final, override

from homeassistant.components.event import EventEntity, EventEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .const import ALERT_EVENTS
from .coordinator import SmartEnergyConfigEntry
from .energy_core.alert import AlertEvent
from .entity import SmartEnergyEntity, async_add_for_each_device

PARALLEL_UPDATES = 0

ALERT: Final = EventEntityDescription(key="alert", translation_key="alert", event_types=list(ALERT_EVENTS))


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the event of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    async_add_for_each_device(
        coordinator,
        async_add_entities,
        lambda device: [SmartEnergyAlertEvent(coordinator, device, ALERT, Platform.EVENT)],
    )


class SmartEnergyAlertEvent(SmartEnergyEntity, EventEntity):
    """The last thing that happened to an alert; always available, because it is about the past."""

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the device's alerts instead of its values."""
        self.async_on_remove(
            self.coordinator.alerts.async_set_event_listener(self.device.device_id, self._alert_changed)
        )

    @callback
    def _alert_changed(self, event: AlertEvent) -> None:
        self._trigger_event(event.phase.value, self.coordinator.alerts.text.attributes(event.alert))
        self.async_write_ha_state()
