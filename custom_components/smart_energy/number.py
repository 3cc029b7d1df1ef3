"""Numbers: the limits, ratings and billing settings of a device; the one place where a person edits them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final, override

from homeassistant.components.number import NumberDeviceClass, NumberEntity, NumberEntityDescription, NumberMode
from homeassistant.const import (
    EntityCategory,
    Platform,
    UnitOfElectricCurrent,
    UnitOfElectricPotential,
    UnitOfEnergy,
    UnitOfPower,
    UnitOfTime,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .energy_core.limits import AlertKind
from .energy_core.tariff_settings import MAX_COST_BUDGET
from .entity import SmartEnergyAlertEntity, async_add_for_each_device

PARALLEL_UPDATES = 1

type Get = Callable[[SmartEnergyCoordinator, str], float | None]
type Set = Callable[[SmartEnergyCoordinator, str, float | None], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class SmartEnergyNumberDescription(NumberEntityDescription):
    """A setting: what holds now, and how to change it; None goes back to the default."""

    get_fn: Get
    set_fn: Set
    unit_fn: Callable[[SmartEnergyCoordinator, str], str] | None = None


def _limit(kind: AlertKind) -> tuple[Get, Set]:
    def get(coordinator: SmartEnergyCoordinator, device_id: str) -> float | None:
        return coordinator.alerts.engine(device_id).rules[kind].limit

    async def change(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
        limits = coordinator.settings.limits
        settings = limits.get(device_id)
        await limits.async_change(device_id, settings.with_rule(kind, replace(settings.rule(kind), limit=value)))

    return get, change


def _nominal_voltage(coordinator: SmartEnergyCoordinator, device_id: str) -> float | None:
    return coordinator.alerts.engine(device_id).nominal_voltage_v


async def _set_nominal_voltage(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
    limits = coordinator.settings.limits
    await limits.async_change(device_id, replace(limits.get(device_id), nominal_voltage_v=value))


def _fuse_rating(coordinator: SmartEnergyCoordinator, device_id: str) -> float | None:
    return coordinator.settings.limits.get(device_id).fuse_rating_a


async def _set_fuse_rating(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
    limits = coordinator.settings.limits
    await limits.async_change(device_id, replace(limits.get(device_id), fuse_rating_a=value))


def _budget(coordinator: SmartEnergyCoordinator, device_id: str) -> float | None:
    return coordinator.settings.tariff.get(device_id).budget_kwh


async def _set_budget(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
    tariff = coordinator.settings.tariff
    await tariff.async_change(device_id, replace(tariff.get(device_id), budget_kwh=value))


def _cost_budget(coordinator: SmartEnergyCoordinator, device_id: str) -> float | None:
    return coordinator.settings.tariff.get(device_id).cost_budget


async def _set_cost_budget(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
    tariff = coordinator.settings.tariff
    await tariff.async_change(device_id, replace(tariff.get(device_id), cost_budget=value))


def _currency(coordinator: SmartEnergyCoordinator, device_id: str) -> str:
    meter = coordinator.costs.of(device_id)
    return coordinator.hass.config.currency if meter is None or meter.figures is None else meter.figures.currency


async def _set_billing_day(coordinator: SmartEnergyCoordinator, device_id: str, value: float | None) -> None:
    tariff = coordinator.settings.tariff
    day = None if value is None else int(value)
    await tariff.async_change(device_id, replace(tariff.get(device_id), billing_day=day))


@dataclass(frozen=True, slots=True)
class _Unit:
    unit: str
    device_class: NumberDeviceClass | None
    maximum: float
    step: float


_VOLT: Final = _Unit(UnitOfElectricPotential.VOLT, NumberDeviceClass.VOLTAGE, 1000, 0.1)
_AMPERE: Final = _Unit(UnitOfElectricCurrent.AMPERE, NumberDeviceClass.CURRENT, 10_000, 0.1)
_WATT: Final = _Unit(UnitOfPower.WATT, NumberDeviceClass.POWER, 10_000_000, 1)
_SECOND: Final = _Unit(UnitOfTime.SECONDS, NumberDeviceClass.DURATION, 86_400, 1)
_KWH: Final = _Unit(UnitOfEnergy.KILO_WATT_HOUR, NumberDeviceClass.ENERGY, 10_000_000, 0.1)


def _setting(key: str, unit: _Unit, functions: tuple[Get, Set]) -> SmartEnergyNumberDescription:
    get_fn, set_fn = functions
    return SmartEnergyNumberDescription(
        key=key,
        translation_key=key,
        entity_category=EntityCategory.CONFIG,
        device_class=unit.device_class,
        native_unit_of_measurement=unit.unit,
        native_min_value=0,
        native_max_value=unit.maximum,
        native_step=unit.step,
        mode=NumberMode.BOX,
        get_fn=get_fn,
        set_fn=set_fn,
    )


NUMBERS: Final = (
    _setting("nominal_voltage", _VOLT, (_nominal_voltage, _set_nominal_voltage)),
    _setting("fuse_rating", _AMPERE, (_fuse_rating, _set_fuse_rating)),
    _setting("overcurrent_limit", _AMPERE, _limit(AlertKind.OVERCURRENT)),
    _setting("overvoltage_limit", _VOLT, _limit(AlertKind.OVERVOLTAGE)),
    _setting("undervoltage_limit", _VOLT, _limit(AlertKind.UNDERVOLTAGE)),
    _setting("power_limit", _WATT, _limit(AlertKind.POWER_LIMIT)),
    _setting("power_spike_limit", _WATT, _limit(AlertKind.POWER_SPIKE)),
    _setting("meter_offline_limit", _SECOND, _limit(AlertKind.METER_OFFLINE)),
    _setting("import_budget", _KWH, (_budget, _set_budget)),
    SmartEnergyNumberDescription(
        key="cost_budget",
        translation_key="cost_budget",
        entity_category=EntityCategory.CONFIG,
        device_class=NumberDeviceClass.MONETARY,
        native_min_value=0,
        native_max_value=MAX_COST_BUDGET,
        native_step=0.01,
        mode=NumberMode.BOX,
        unit_fn=_currency,
        get_fn=_cost_budget,
        set_fn=_set_cost_budget,
    ),
    SmartEnergyNumberDescription(
        key="billing_day",
        translation_key="billing_day",
        entity_category=EntityCategory.CONFIG,
        native_min_value=1,
        native_max_value=31,
        native_step=1,
        mode=NumberMode.BOX,
        get_fn=lambda coordinator, device_id: coordinator.settings.billing_day(device_id),
        set_fn=_set_billing_day,
    ),
)


async def async_setup_entry(
    _hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the settings of each device, now and whenever one is new."""
    coordinator = entry.runtime_data
    async_add_for_each_device(
        coordinator,
        async_add_entities,
        lambda device: [
            SmartEnergyNumber(coordinator, device, description, Platform.NUMBER) for description in NUMBERS
        ],
    )


class SmartEnergyNumber(SmartEnergyAlertEntity, NumberEntity):
    """One setting; 0 goes back to what holds where nobody has set anything."""

    entity_description: SmartEnergyNumberDescription

    @property
    @override
    def native_unit_of_measurement(self) -> str | None:
        """Return the unit; money is in the currency of the meter's tariff."""
        unit_fn = self.entity_description.unit_fn
        if unit_fn is None:
            return self.entity_description.native_unit_of_measurement
        return unit_fn(self.coordinator, self.device.device_id)

    @property
    @override
    def native_value(self) -> float | None:
        """Return what holds now, None where there is no limit."""
        return self.entity_description.get_fn(self.coordinator, self.device.device_id)

    @override
    async def async_set_native_value(self, value: float) -> None:
        """Change the setting on every side."""
        await self.entity_description.set_fn(self.coordinator, self.device.device_id, value or None)
