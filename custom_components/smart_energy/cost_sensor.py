"""Sensors of what a meter costs; there for each meter and circuit that has a tariff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription, SensorStateClass
from homeassistant.const import EntityCategory, Platform, UnitOfEnergy, UnitOfPower
from homeassistant.core import callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util.dt import get_default_time_zone

from .coordinator import SmartEnergyCoordinator
from .cost_json import hours
from .energy_core.bill.statement import PeriodBill
from .entity import SmartEnergyEntity
from .live_device import LiveDevice
from .meter_cost import CostFigures, MeterCost


@dataclass(frozen=True, kw_only=True)
class CostDescription(SensorEntityDescription):
    """A figure of a meter's costs; `unit_suffix` follows the currency, where the unit is money at all."""

    value_fn: Callable[[MeterCost, CostFigures], StateType | Decimal]
    attributes_fn: Callable[[MeterCost, CostFigures], dict[str, Any]] = lambda _meter, _figures: {}
    is_money: bool = True
    unit_suffix: str = ""
    exists_fn: Callable[[MeterCost], bool] = lambda _meter: True


def _price(_meter: MeterCost, figures: CostFigures) -> Decimal | None:
    return None if figures.price is None else figures.price.import_price


def _price_attributes(_meter: MeterCost, figures: CostFigures) -> dict[str, Any]:
    price = figures.price
    if price is None:
        return {}
    return {
        "until": price.end.isoformat(),
        "export_price": None if price.export_price is None else float(price.export_price),
        "parts": {name: float(part) for name, part in price.import_parts.items()},
    }


def _period(_meter: MeterCost, figures: CostFigures) -> str | None:
    return next(iter(figures.price.periods.values()), None) if figures.price else None


def _period_attributes(_meter: MeterCost, figures: CostFigures) -> dict[str, Any]:
    return {"until": figures.price.end.isoformat()} if figures.price and figures.price.periods else {}


def _tier(_meter: MeterCost, figures: CostFigures) -> int | None:
    return None if figures.tier is None else figures.tier.tier


def _tier_attributes(_meter: MeterCost, figures: CostFigures) -> dict[str, Any]:
    tier = figures.tier
    if tier is None:
        return {}
    left = None if tier.left_kwh is None else float(tier.left_kwh)
    return {"used_kwh": float(tier.used_kwh), "left_kwh": left, "price": float(tier.price)}


def _certainty(bill: PeriodBill) -> dict[str, Any]:
    return {
        "since": bill.start.astimezone(get_default_time_zone()).isoformat(),
        "until": bill.end.astimezone(get_default_time_zone()).isoformat(),
        "components": {name: float(amount) for name, amount in bill.totals.items()},
        "estimated_hours": hours(bill.estimated),
        "missing_hours": hours(bill.missing),
        "unpriced_kwh": float(sum((each.kwh for each in bill.unpriced), Decimal(0))),
    }


def _band(meter: MeterCost, _figures: CostFigures) -> dict[str, Any]:
    expected = meter.expected_bill
    return {} if expected is None else {"p10": float(expected.p10), "p90": float(expected.p90)}


def _money(key: str, value_fn: Callable[[MeterCost, CostFigures], Decimal | None], **more: Any) -> CostDescription:
    return CostDescription(
        key=key,
        translation_key=key,
        device_class=SensorDeviceClass.MONETARY,
        suggested_display_precision=2,
        value_fn=value_fn,
        **more,
    )


COSTS: Final = (
    CostDescription(
        key="price",
        translation_key="price",
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=4,
        unit_suffix=f"/{UnitOfEnergy.KILO_WATT_HOUR}",
        value_fn=_price,
        attributes_fn=_price_attributes,
    ),
    CostDescription(
        key="tariff_period",
        translation_key="tariff_period",
        is_money=False,
        value_fn=_period,
        attributes_fn=_period_attributes,
    ),
    CostDescription(
        key="tier",
        translation_key="tier",
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        is_money=False,
        value_fn=_tier,
        attributes_fn=_tier_attributes,
    ),
    _money("cost_today", lambda _meter, figures: figures.today),
    _money(
        "cost_billing_period",
        lambda _meter, figures: figures.bill.total,
        attributes_fn=lambda _meter, figures: _certainty(figures.bill),
    ),
    _money("cost_total", lambda _meter, figures: figures.total, state_class=SensorStateClass.TOTAL),
    _money(
        "cost_expected_billing_period",
        lambda meter, _figures: None if meter.expected_bill is None else meter.expected_bill.bill.total,
        attributes_fn=_band,
    ),
    CostDescription(
        key="demand",
        translation_key="demand",
        device_class=SensorDeviceClass.POWER,
        native_unit_of_measurement=UnitOfPower.KILO_WATT,
        suggested_display_precision=2,
        is_money=False,
        value_fn=lambda _meter, figures: figures.demand_kw,
        exists_fn=lambda meter: meter.has_demand,
    ),
)


def async_setup_cost_sensors(
    coordinator: SmartEnergyCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of each meter that has a tariff, now and when it gets one."""
    added: set[tuple[str, str]] = set()

    @callback
    def add_sensors(device: LiveDevice) -> None:
        meter = coordinator.costs.of(device.device_id)
        new = [
            description
            for description in COSTS
            if meter is not None and (device.device_id, description.key) not in added and description.exists_fn(meter)
        ]
        added.update((device.device_id, description.key) for description in new)
        async_add_entities(CostSensor(coordinator, device, description, Platform.SENSOR) for description in new)

    coordinator.costs.async_set_first_listener(add_sensors)


class CostSensor(SmartEnergyEntity, SensorEntity):
    """A figure that is counted each minute; there while it can be counted, whether the meter speaks or not."""

    _unrecorded_attributes = frozenset(
        ("components", "estimated_hours", "missing_hours", "p10", "p90", "parts", "until", "unpriced_kwh")
    )
    entity_description: CostDescription

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the meter's costs instead of its values."""
        self.async_on_remove(
            self.coordinator.costs.async_add_listener(self.device.device_id, self.async_write_ha_state)
        )

    @property
    def _figures(self) -> CostFigures | None:
        meter = self.coordinator.costs.of(self.device.device_id)
        return None if meter is None else meter.figures

    @property
    @override
    def available(self) -> bool:
        """Return False while there is no tariff, or nothing is counted by it."""
        return self._figures is not None

    @property
    @override
    def native_value(self) -> StateType | Decimal | datetime:
        """Return the figure."""
        meter, figures = self.coordinator.costs.of(self.device.device_id), self._figures
        return None if meter is None or figures is None else self.entity_description.value_fn(meter, figures)

    @property
    @override
    def native_unit_of_measurement(self) -> str | None:
        """Return the unit: money in the contract's currency."""
        description = self.entity_description
        if not description.is_money:
            return description.native_unit_of_measurement
        return None if self._figures is None else f"{self._figures.currency}{description.unit_suffix}"

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return what belongs to the figure."""
        meter, figures = self.coordinator.costs.of(self.device.device_id), self._figures
        return {} if meter is None or figures is None else self.entity_description.attributes_fn(meter, figures)
