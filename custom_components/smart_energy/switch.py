"""Switches: which alerts a device has."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, override

from homeassistant.components.switch import SwitchEntity, SwitchEntityDescription
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .alert_key import kind_key
from .coordinator import SmartEnergyConfigEntry
from .energy_core.limits import AlertKind
from .entity import SmartEnergyAlertEntity, async_add_for_each_device

PARALLEL_UPDATES = 1


@dataclass(frozen=True, kw_only=True)
class SmartEnergySwitchDescription(SwitchEntityDescription):
    """The switch of one kind of alert."""

    kind: AlertKind


SWITCHES: Final = tuple(
    SmartEnergySwitchDescription(
        key=f"{kind_key(kind)}_alert",
        translation_key=f"{kind_key(kind)}_alert",
        entity_category=EntityCategory.CONFIG,
        kind=kind,
    )
    for kind in AlertKind
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the switches of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    async_add_for_each_device(
        coordinator,
        async_add_entities,
        lambda device: [
            SmartEnergyAlertSwitch(coordinator, device, description, Platform.SWITCH) for description in SWITCHES
        ],
    )


class SmartEnergyAlertSwitch(SmartEnergyAlertEntity, SwitchEntity):
    """Whether one kind of alert is watched for."""

    entity_description: SmartEnergySwitchDescription

    @property
    @override
    def is_on(self) -> bool:
        """Return whether the alert is switched on."""
        return self.engine.rules[self.entity_description.kind].enabled

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        """Watch for it."""
        await self._async_set(enabled=True)

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        """Watch for it no longer; an alert that lasts ends."""
        await self._async_set(enabled=False)

    async def _async_set(self, *, enabled: bool) -> None:
        limits, device_id, kind = self.coordinator.settings.limits, self.device.device_id, self.entity_description.kind
        settings = limits.get(device_id)
        rule = replace(settings.rule(kind), enabled=enabled)
        await limits.async_change(device_id, settings.with_rule(kind, rule))
