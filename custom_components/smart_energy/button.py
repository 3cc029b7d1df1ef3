"""Button: take note of everything that is wrong with a device."""

from __future__ import annotations

from typing import Final, override

from homeassistant.components.button import ButtonEntity, ButtonEntityDescription
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import SmartEnergyConfigEntry
from .entity import SmartEnergyEntity, async_add_for_each_device

PARALLEL_UPDATES = 0

ACKNOWLEDGE: Final = ButtonEntityDescription(key="acknowledge_alerts", translation_key="acknowledge_alerts")


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the button of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    async_add_for_each_device(
        coordinator,
        async_add_entities,
        lambda device: [SmartEnergyAcknowledgeButton(coordinator, device, ACKNOWLEDGE, Platform.BUTTON)],
    )


class SmartEnergyAcknowledgeButton(SmartEnergyEntity, ButtonEntity):
    """Acknowledges the alerts that last; available also while the device is not."""

    @override
    async def async_press(self) -> None:
        """Acknowledge what lasts now."""
        alerts = self.coordinator.alerts
        device_id = self.device.device_id
        await alerts.async_acknowledge(device_id, [alert.id for alert in alerts.engine(device_id).book.active.values()])
