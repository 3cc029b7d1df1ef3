"""Every sensor of a meter, and where its value comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from homeassistant.components.sensor import SensorDeviceClass, SensorEntityDescription, SensorStateClass
from homeassistant.const import (
    PERCENTAGE,
    EntityCategory,
    UnitOfApparentPower,
    UnitOfElectricCurrent,
    UnitOfElectricPotential,
    UnitOfEnergy,
    UnitOfFrequency,
    UnitOfPower,
    UnitOfReactivePower,
)
from homeassistant.util.dt import utc_from_timestamp

from .energy_core.meter_history import IMPORT, MeterHistory
from .energy_core.period import PeriodKind
from .energy_core.reading import Reading
from .live_device import LiveDevice
from .throttle import NO_DEADBAND, Deadband

DAY_MS: Final = 86_400_000


@dataclass(frozen=True, kw_only=True)
class DeviceDescription(SensorEntityDescription):
    """A value of a device, what of it is a change, and how many digits behind the point of its native unit people see.

    docs/use-it-in-home-assistant.md gives the reason of each deadband.
    """

    deadband: Deadband = NO_DEADBAND
    digits: int = 3


@dataclass(frozen=True, kw_only=True)
class ReadingDescription(DeviceDescription):
    """A value of the last reading."""

    value_fn: Callable[[Reading], float | datetime | None]


@dataclass(frozen=True, kw_only=True)
class RegisterDescription(DeviceDescription):
    """An energy register in mWh; its key names it in LiveDevice too."""

    register_fn: Callable[[LiveDevice], int | None]


@dataclass(frozen=True, kw_only=True)
class PeriodDescription(DeviceDescription):
    """The energy imported since a period of the home's time zone began, written every `interval_s` at most."""

    kind: PeriodKind
    interval_s: float


@dataclass(frozen=True, kw_only=True)
class HistoryDescription(DeviceDescription):
    """What a meter's history tells at a Unix time in ms."""

    history_fn: Callable[[MeterHistory, int], float | None]


type Description = ReadingDescription | RegisterDescription | PeriodDescription | HistoryDescription


def covered_percent(history: MeterHistory, now_ms: int) -> float | None:
    """Return how much of the last 24 hours, or since the first reading, readings cover; late ones count too."""
    track = history.tracks[IMPORT]
    if track.first_ms is None or track.first_ms >= now_ms:
        return None
    start_ms = max(now_ms - DAY_MS, track.first_ms)
    return round(100 * track.covered_ms(start_ms, now_ms) / (now_ms - start_ms), 1)


def _period(key: str, kind: PeriodKind, interval_s: float = 300) -> PeriodDescription:
    return PeriodDescription(
        key=key,
        translation_key=key,
        device_class=SensorDeviceClass.ENERGY,
        native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
        suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=2,
        deadband=Deadband(absolute=10),
        digits=0,
        kind=kind,
        interval_s=interval_s,
    )


SENSORS: Final[tuple[Description, ...]] = (
    ReadingDescription(
        key="voltage",
        translation_key="voltage",
        device_class=SensorDeviceClass.VOLTAGE,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfElectricPotential.VOLT,
        suggested_display_precision=1,
        deadband=Deadband(absolute=0.02, percent=0.2),
        digits=1,
        value_fn=lambda reading: reading.voltage_v,
    ),
    ReadingDescription(
        key="current",
        translation_key="current",
        device_class=SensorDeviceClass.CURRENT,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfElectricCurrent.AMPERE,
        suggested_display_precision=2,
        deadband=Deadband(absolute=0.01, percent=1),
        digits=2,
        value_fn=lambda reading: reading.current_a,
    ),
    ReadingDescription(
        key="power",
        translation_key="power",
        device_class=SensorDeviceClass.POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfPower.WATT,
        suggested_display_precision=1,
        deadband=Deadband(absolute=1, percent=1),
        digits=1,
        value_fn=lambda reading: reading.power_w,
    ),
    ReadingDescription(
        key="reactive_power",
        translation_key="reactive_power",
        device_class=SensorDeviceClass.REACTIVE_POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfReactivePower.VOLT_AMPERE_REACTIVE,
        suggested_display_precision=1,
        entity_registry_enabled_default=False,
        deadband=Deadband(absolute=2, percent=1),
        digits=1,
        value_fn=lambda reading: reading.reactive_power_var,
    ),
    ReadingDescription(
        key="apparent_power",
        translation_key="apparent_power",
        device_class=SensorDeviceClass.APPARENT_POWER,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfApparentPower.VOLT_AMPERE,
        suggested_display_precision=1,
        entity_registry_enabled_default=False,
        deadband=Deadband(absolute=1, percent=1),
        digits=1,
        value_fn=lambda reading: reading.apparent_power_va,
    ),
    RegisterDescription(
        key="energy",
        translation_key="energy",
        device_class=SensorDeviceClass.ENERGY,
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
        suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
        deadband=Deadband(absolute=100),
        register_fn=lambda device: device.energy_mwh,
    ),
    RegisterDescription(
        key="energy_export",
        translation_key="energy_export",
        device_class=SensorDeviceClass.ENERGY,
        state_class=SensorStateClass.TOTAL_INCREASING,
        native_unit_of_measurement=UnitOfEnergy.WATT_HOUR,
        suggested_unit_of_measurement=UnitOfEnergy.KILO_WATT_HOUR,
        suggested_display_precision=3,
        deadband=Deadband(absolute=100),
        register_fn=lambda device: device.energy_export_mwh,
    ),
    _period("energy_today", PeriodKind.DAY, interval_s=60),
    _period("energy_week", PeriodKind.WEEK),
    _period("energy_billing_period", PeriodKind.BILLING),
    ReadingDescription(
        key="frequency",
        translation_key="frequency",
        device_class=SensorDeviceClass.FREQUENCY,
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=UnitOfFrequency.HERTZ,
        suggested_display_precision=2,
        deadband=Deadband(absolute=0.02),
        digits=2,
        value_fn=lambda reading: reading.frequency_hz,
    ),
    ReadingDescription(
        key="power_factor",
        translation_key="power_factor",
        device_class=SensorDeviceClass.POWER_FACTOR,
        state_class=SensorStateClass.MEASUREMENT,
        suggested_display_precision=2,
        deadband=Deadband(absolute=0.02),
        digits=2,
        value_fn=lambda reading: reading.power_factor,
    ),
    ReadingDescription(
        key="thd_voltage",
        translation_key="thd_voltage",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=1,
        entity_registry_enabled_default=False,
        deadband=Deadband(absolute=0.2),
        digits=1,
        value_fn=lambda reading: reading.thd_voltage_percent,
    ),
    ReadingDescription(
        key="thd_current",
        translation_key="thd_current",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=1,
        entity_registry_enabled_default=False,
        deadband=Deadband(absolute=0.5, percent=5),
        digits=1,
        value_fn=lambda reading: reading.thd_current_percent,
    ),
    ReadingDescription(
        key="last_reading",
        translation_key="last_reading",
        device_class=SensorDeviceClass.TIMESTAMP,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        value_fn=lambda reading: utc_from_timestamp(reading.timestamp_ms / 1000),
    ),
    HistoryDescription(
        key="late_readings",
        translation_key="late_readings",
        state_class=SensorStateClass.TOTAL_INCREASING,
        entity_category=EntityCategory.DIAGNOSTIC,
        entity_registry_enabled_default=False,
        history_fn=lambda history, _now_ms: history.late_readings,
    ),
    HistoryDescription(
        key="data_quality",
        translation_key="data_quality",
        state_class=SensorStateClass.MEASUREMENT,
        native_unit_of_measurement=PERCENTAGE,
        suggested_display_precision=1,
        entity_category=EntityCategory.DIAGNOSTIC,
        history_fn=covered_percent,
    ),
)
