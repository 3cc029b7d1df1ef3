"""Binary sensors: whether a device is connected, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, override

from homeassistant.components.binary_sensor import BinarySensorEntity, BinarySensorEntityDescription
from homeassistant.components.binary_sensor.const import BinarySensorDeviceClass
from homeassistant.const import EntityCategory, Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .alert_key import OTHER, kind_key
from .const import DOMAIN
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .devices import identity
from .energy_core.alert import Alert
from .energy_core.limits import FORECAST_KINDS, AlertKind
from .entity import SmartEnergyAlertEntity, SmartEnergyEntity
from .live_device import LiveDevice

PARALLEL_UPDATES = 0

STATUS: Final = BinarySensorEntityDescription(
    key="status",
    translation_key="status",
    device_class=BinarySensorDeviceClass.CONNECTIVITY,
    entity_category=EntityCategory.DIAGNOSTIC,
)


@dataclass(frozen=True, kw_only=True)
class SmartEnergyAlertDescription(BinarySensorEntityDescription):
    """A kind of alert."""

    kind: AlertKind


_SAFETY: Final = frozenset((AlertKind.OVERCURRENT, AlertKind.OVERVOLTAGE))
_BY_ITSELF: Final = frozenset((AlertKind.METER_OFFLINE, AlertKind.IMPORT_BUDGET, *FORECAST_KINDS))
"""The kinds that say something while the meter is silent."""

ALERTS: Final = tuple(
    SmartEnergyAlertDescription(
        key=kind_key(kind),
        translation_key=kind_key(kind),
        device_class=BinarySensorDeviceClass.SAFETY if kind in _SAFETY else BinarySensorDeviceClass.PROBLEM,
        kind=kind,
    )
    for kind in AlertKind
)

OTHER_ALERT: Final = BinarySensorEntityDescription(
    key=f"{OTHER}_alert", translation_key=f"{OTHER}_alert", device_class=BinarySensorDeviceClass.PROBLEM
)


async def async_setup_entry(
    hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the status and the alerts of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    registry = er.async_get(hass)
    added: set[tuple[str, str]] = set()

    def has_others(device_id: str) -> bool:
        unique_id = f"{identity(coordinator.root, device_id)}|{OTHER_ALERT.key}"
        known = registry.async_get_entity_id(Platform.BINARY_SENSOR, DOMAIN, unique_id)
        return known is not None or bool(coordinator.alerts.other_alerts(device_id))

    @callback
    def add_sensors(device: LiveDevice) -> None:
        if (device.device_id, STATUS.key) not in added:
            added.add((device.device_id, STATUS.key))
            async_add_entities([SmartEnergyStatus(coordinator, device)])
            async_add_entities(SmartEnergyAlert(coordinator, device, description) for description in ALERTS)
        if (device.device_id, OTHER_ALERT.key) not in added and has_others(device.device_id):
            added.add((device.device_id, OTHER_ALERT.key))
            async_add_entities([SmartEnergyOtherAlert(coordinator, device, OTHER_ALERT, Platform.BINARY_SENSOR)])

    coordinator.async_add_growth_listener(add_sensors)


class SmartEnergyStatus(SmartEnergyEntity, BinarySensorEntity):
    """Connected or not; never unavailable, because it is what tells why the others are.

    Its capabilities stay in the registry, so that dashboards know a meter's role before its info has come again.
    """

    _unrecorded_attributes = frozenset(("role",))

    def __init__(self, coordinator: SmartEnergyCoordinator, device: LiveDevice) -> None:
        """Show whether `device` is connected."""
        super().__init__(coordinator, device, STATUS, Platform.BINARY_SENSOR)

    @property
    @override
    def is_on(self) -> bool | None:
        """Return True when connected, None until that can be known."""
        return self.device.online

    @property
    @override
    def capability_attributes(self) -> dict[str, Any] | None:
        """Return what the meter says that it measures: `grid`, `solar`, `battery` or `circuit`."""
        role = self.device.info.role if self.device.info else None
        return None if role is None else {"role": role}


def _attributes(coordinator: SmartEnergyCoordinator, alert: Alert) -> dict[str, Any]:
    return {**coordinator.alerts.text.attributes(alert), "acknowledged": alert.is_acknowledged}


class SmartEnergyAlert(SmartEnergyAlertEntity, BinarySensorEntity):
    """On while something is wrong; unknown while nobody watches: there is no limit, or the alert is switched off."""

    entity_description: SmartEnergyAlertDescription

    def __init__(
        self, coordinator: SmartEnergyCoordinator, device: LiveDevice, description: SmartEnergyAlertDescription
    ) -> None:
        """Show one kind of alert; a circuit's are hidden where its meter watches for it."""
        super().__init__(coordinator, device, description, Platform.BINARY_SENSOR)
        self._attr_entity_registry_enabled_default = self.engine.rules[description.kind].enabled
        self._was_available = False

    @override
    async def async_added_to_hass(self) -> None:
        """Write a state also when the device comes or goes."""
        await super().async_added_to_hass()
        self._was_available = self.available
        self.async_on_remove(self.coordinator.async_add_listener(self.device.device_id, self._device_changed))

    @callback
    def _device_changed(self) -> None:
        if self.available is not self._was_available:
            self._was_available = self.available
            self.async_write_ha_state()

    @property
    def _alert(self) -> Alert | None:
        return self.engine.book.active.get(self.entity_description.kind)

    @property
    @override
    def available(self) -> bool:
        """Return False while nothing is known; an alert that lasts stays, and so does what a silence decides."""
        return self.entity_description.kind in _BY_ITSELF or self._alert is not None or self.device.available

    @property
    @override
    def is_on(self) -> bool | None:
        """Return whether the alert lasts."""
        if self._alert is not None:
            return True
        return False if self.engine.watches(self.entity_description.kind) else None

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return value, limit, since and who took note; the present limit while all is well.

        What forecasts decide has a limit of its own for each hour.
        """
        if self._alert is not None:
            return _attributes(self.coordinator, self._alert)
        kind = self.entity_description.kind
        limit = None if kind in FORECAST_KINDS else self.engine.rules[kind].limit
        return {} if limit is None else {"limit": limit}


class SmartEnergyOtherAlert(SmartEnergyAlertEntity, BinarySensorEntity):
    """On while the meter tells of something that only it knows."""

    @property
    @override
    def is_on(self) -> bool:
        """Return whether there is such an alert."""
        return bool(self.coordinator.alerts.other_alerts(self.device.device_id))

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the alert; of several, the one that began last."""
        alerts = self.coordinator.alerts.other_alerts(self.device.device_id)
        return _attributes(self.coordinator, max(alerts, key=lambda alert: alert.since_ms)) if alerts else {}
