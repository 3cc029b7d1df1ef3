"""The tariff of each meter and circuit."""  # noqa: A005

from __future__ import annotations

from typing import Final, override

from homeassistant.components.select import SelectEntity, SelectEntityDescription
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import SmartEnergyConfigEntry
from .entity import SmartEnergyEntity, async_add_for_each_device

PARALLEL_UPDATES = 1

TARIFF: Final = SelectEntityDescription(key="tariff", translation_key="tariff", entity_category=EntityCategory.CONFIG)


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the choice of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    async_add_for_each_device(
        coordinator,
        async_add_entities,
        lambda device: [SmartEnergyTariff(coordinator, device, TARIFF, Platform.SELECT)],
    )


class SmartEnergyTariff(SmartEnergyEntity, SelectEntity):
    """Which of the tariffs a meter is billed by; bridge and Home Assistant share the choice."""

    @property
    @override
    def options(self) -> list[str]:
        """Return the tariffs' names, after `none` and, for a circuit, `meter`."""
        return self.coordinator.tariffs.choices(self.device.device_id)

    @property
    @override
    def current_option(self) -> str:
        """Return the choice that holds."""
        return self.coordinator.tariffs.choice(self.device.device_id)

    @override
    async def async_added_to_hass(self) -> None:
        """Follow choices and tariffs instead of values."""
        self.coordinator.settings.tariff.async_add_listener(self._settings_changed)
        self.coordinator.tariffs.async_add_listener(self._tariffs_changed)
        self.async_on_remove(self.coordinator.async_add_listener(self.device.device_id, self._device_changed))
        self._shown = self._present()

    @override
    async def async_select_option(self, option: str) -> None:
        """Let the meter have a tariff."""
        await self.coordinator.tariffs.async_choose(self.device.device_id, option)

    @callback
    @override
    def _device_changed(self) -> None:
        """Write a state when a circuit is told from a meter, not with every reading."""
        if self._present() != self._shown:
            self._shown = self._present()
            self.async_write_ha_state()

    @callback
    def _settings_changed(self, device_id: str) -> None:
        if device_id == self.device.device_id and self.hass is not None:
            self._device_changed()

    @callback
    def _tariffs_changed(self) -> None:
        if self.hass is not None:
            self._device_changed()

    def _present(self) -> tuple[str, list[str]]:
        return self.current_option, self.options
