"""Sensors of a meter's forecast: what is expected, and how good forecasts have been."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription
from homeassistant.const import PERCENTAGE, EntityCategory, Platform, UnitOfEnergy
from homeassistant.core import callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util import dt as dt_util

from .coordinator import SmartEnergyCoordinator
from .energy_core.forecast.forecaster import SumForecast
from .energy_core.forecast.score import Score
from .energy_core.limits import AlertKind
from .entity import SmartEnergyEntity
from .expected_cost import async_setup_expected_cost
from .forecasts import MeterForecast, budget_reached_on
from .live_device import LiveDevice

PARALLEL_UPDATES = 0


@dataclass(frozen=True, kw_only=True)
class SumDescription(SensorEntityDescription):
    """The energy expected of a time, with its band as attributes."""

    sum_fn: Callable[[MeterForecast], SumForecast | None]


@dataclass(frozen=True, kw_only=True)
class ScoreDescription(SensorEntityDescription):
    """How good the forecasts of the last 60 days were."""

    value_fn: Callable[[Score], StateType]


def _sum(key: str, sum_fn: Callable[[MeterForecast], SumForecast | None]) -> SumDescription:
    return SumDescription(
        key=key,
        translation_key=key,
        # An expectation is no meter's total: a state class would let statistics add it up.
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=2,
        sum_fn=sum_fn,
    )


def _score(key: str, value_fn: Callable[[Score], StateType], **more: Any) -> ScoreDescription:
    return ScoreDescription(
        key=key,
        translation_key=key,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=value_fn,
        **more,
    )


SUMS: Final = (
    _sum("energy_expected_today", lambda forecast: forecast.today),
    _sum("energy_expected_tomorrow", lambda forecast: forecast.tomorrow),
    _sum("energy_expected_billing_period", lambda forecast: forecast.billing_period),
)

SCORES: Final = (
    _score(
        "forecast_error",
        lambda score: score.mae_kwh,
        native_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
    ),
    _score("forecast_mase", lambda score: score.mase, suggested_display_precision=2),
    _score(
        "forecast_coverage",
        lambda score: 100 * score.coverage,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=0,
    ),
)

BUDGET_REACHED: Final = SensorEntityDescription(
    key="budget_reached_on", translation_key="budget_reached_on", device_class=SensorDeviceClass.TIMESTAMP
)


def async_setup_forecast_sensors(
    coordinator: SmartEnergyCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the forecast of each meter; a circuit is part of its meter, which only its info tells before a forecast."""
    added: set[str] = set()

    @callback
    def add_sensors(device: LiveDevice) -> None:
        is_meter = device.info is not None or coordinator.forecasts.of(device.device_id) is not None
        if device.device_id in added or not is_meter or device.parent is not None:
            return
        added.add(device.device_id)
        sensors: list[SensorEntity] = [ForecastSum(coordinator, device, each, Platform.SENSOR) for each in SUMS]
        sensors += [ForecastScore(coordinator, device, each, Platform.SENSOR) for each in SCORES]
        sensors.append(BudgetReached(coordinator, device, BUDGET_REACHED, Platform.SENSOR))
        async_add_entities(sensors)

    async_setup_expected_cost(coordinator, async_add_entities)
    coordinator.async_add_growth_listener(add_sensors)
    coordinator.forecasts.async_set_first_listener(add_sensors)


class ForecastEntity(SmartEnergyEntity):
    """What is new with a new forecast only; there while one can be made, whether the meter speaks or not."""

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the meter's forecast instead of its values."""
        self.async_on_remove(
            self.coordinator.forecasts.async_add_listener(self.device.device_id, self.async_write_ha_state)
        )

    @property
    def forecast(self) -> MeterForecast | None:
        """The present forecast; None before the first, and where too little is known."""
        return self.coordinator.forecasts.of(self.device.device_id)


class ForecastSum(ForecastEntity, SensorEntity):
    """Energy expected of a time, what was measured of it included."""

    _unrecorded_attributes = frozenset(("p10", "p90", "measured", "missing_hours", "reason"))
    entity_description: SumDescription

    @property
    def _sum(self) -> SumForecast | None:
        return None if self.forecast is None else self.entity_description.sum_fn(self.forecast)

    @property
    @override
    def native_value(self) -> float | None:
        """Return the expectation in kWh."""
        return None if self._sum is None else round(self._sum.kwh, 3)

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the band of 80 % and what was measured, in kWh; or why there is no forecast."""
        expected = self._sum
        if expected is None:
            reason = self.forecast and self.coordinator.alerts.text.no_forecast(self.forecast)
            return {"reason": reason} if reason else {}
        return {
            "p10": round(expected.p10, 3),
            "p90": round(expected.p90, 3),
            "measured": round(expected.measured_kwh, 3),
            "missing_hours": expected.missing_hours,
        }


class ForecastScore(ForecastEntity, SensorEntity):
    """A score of past forecasts."""

    entity_description: ScoreDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return the score; None until a forecast's day has passed."""
        score = None if self.forecast is None else self.forecast.score
        return None if score is None else self.entity_description.value_fn(score)


class BudgetReached(ForecastEntity, SensorEntity):
    """The day on which the billing period's import budget will be used up; unknown where it will last."""

    @property
    @override
    def native_value(self) -> datetime | None:
        """Return the start of that day."""
        rule = self.coordinator.alerts.engine(self.device.device_id).rules[AlertKind.IMPORT_BUDGET]
        if self.forecast is None or rule.limit is None:
            return None
        return budget_reached_on(self.forecast, rule.limit, dt_util.get_default_time_zone())
