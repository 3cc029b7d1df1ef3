"""Sensors: what a device measures, what it used in a period, and how good its data are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
import time
from typing import Any, Final, override

from homeassistant.components.sensor import SensorEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.helpers.typing import StateType
from homeassistant.util.dt import get_default_time_zone, utcnow

from .const import DOMAIN
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .cost_sensor import async_setup_cost_sensors
from .devices import identity
from .energy_core.meter_history import IMPORT, MeterHistory
from .energy_core.period import Period, Periods
from .energy_core.register_track import RegisterTrack, Total, moment
from .entity import SmartEnergyEntity
from .forecast_sensor import async_setup_forecast_sensors
from .live_device import OPTIONAL_VALUES, LiveDevice
from .sensor_descriptions import (
    SENSORS,
    Description,
    HistoryDescription,
    PeriodDescription,
    ReadingDescription,
    RegisterDescription,
)

PARALLEL_UPDATES = 0

SLOW_S: Final = 60
"""Sums over days and the quality of data need no more."""


async def async_setup_entry(
    hass: HomeAssistant, entry: SmartEnergyConfigEntry, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensors of each device, now and whenever one is new or measures more."""
    coordinator = entry.runtime_data
    registry = er.async_get(hass)
    added: set[tuple[str, str]] = set()

    def is_wanted(device: LiveDevice, key: str) -> bool:
        unique_id = f"{identity(coordinator.root, device.device_id)}|{key}"
        return (
            key not in OPTIONAL_VALUES
            or key in device.measures
            or registry.async_get_entity_id(Platform.SENSOR, DOMAIN, unique_id) is not None
        )

    @callback
    def add_sensors(device: LiveDevice) -> None:
        new = [
            description
            for description in SENSORS
            if (device.device_id, description.key) not in added and is_wanted(device, description.key)
        ]
        added.update((device.device_id, description.key) for description in new)
        async_add_entities(_sensor(coordinator, device, description) for description in new)

    coordinator.async_add_growth_listener(add_sensors)
    async_setup_forecast_sensors(coordinator, async_add_entities)
    async_setup_cost_sensors(coordinator, async_add_entities)


def _sensor(coordinator: SmartEnergyCoordinator, device: LiveDevice, description: Description) -> SensorEntity:
    classes: dict[type[Description], Callable[..., SensorEntity]] = {
        ReadingDescription: SmartEnergySensor,
        RegisterDescription: SmartEnergyRegister,
        PeriodDescription: SmartEnergyPeriod,
        HistoryDescription: SmartEnergyHistory,
    }
    return classes[type(description)](coordinator, device, description, Platform.SENSOR)


class DeviceSensor(SmartEnergyEntity, SensorEntity):
    """A sensor that is there while its device is."""

    @property
    @override
    def available(self) -> bool:
        """Return False when the last reading is no longer what the device measures."""
        return self.device.available

    @property
    def history(self) -> MeterHistory:
        """The device's history."""
        return self.coordinator.intervals.history(self.device.device_id)


class SmartEnergySensor(DeviceSensor):
    """One value of the last reading; small changes are not written."""

    entity_description: ReadingDescription
    _written: StateType | datetime = None

    @override
    async def async_added_to_hass(self) -> None:
        """Compare with what is written when the entity is added."""
        await super().async_added_to_hass()
        self._written = self._present_value()

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value in the description's native unit."""
        reading = self.device.reading
        return None if reading is None else self.entity_description.value_fn(reading)

    @callback
    @override
    def _device_changed(self) -> None:
        value = self._present_value()
        if not self._is_near(value):
            self._written = value
            self.async_write_ha_state()

    def _present_value(self) -> StateType | datetime:
        return self.native_value if self.available else None

    def _is_near(self, value: StateType | datetime) -> bool:
        written = self._written
        if not isinstance(value, int | float) or not isinstance(written, int | float):
            return False
        share = self.coordinator.deadband_percent / 100 * self.entity_description.deadband_scale
        return abs(value - written) <= share * abs(written)


class SmartEnergyRegister(DeviceSensor):
    """A register, which does not step back over a restart either."""

    entity_description: RegisterDescription

    @property
    @override
    def native_value(self) -> float | None:
        """Return the register in Wh."""
        register_mwh = self.entity_description.register_fn(self.device)
        return None if register_mwh is None else register_mwh / 1000


class SlowSensor(DeviceSensor):
    """A sensor that is written once a minute, and at once when it comes or goes."""

    _written_s: float | None = None
    _was_available: bool | None = None

    @callback
    @override
    def _device_changed(self) -> None:
        now_s = time.monotonic()
        if (
            self._written_s is None
            or self._was_available is not self.available
            or self._is_due(now_s - self._written_s)
        ):
            self._written_s, self._was_available = now_s, self.available
            self.async_write_ha_state()

    def _is_due(self, elapsed_s: float) -> bool:
        return elapsed_s >= SLOW_S


class SmartEnergyPeriod(SlowSensor):
    """The energy since a day, week or billing period began; late readings count where they belong."""

    entity_description: PeriodDescription
    _period: Period | None = None
    _start_day = 1
    _start: tuple[int, int, Total] | None = None

    @property
    @override
    def native_value(self) -> float | None:
        """Return the energy in Wh up to the last reading."""
        track = self.history.tracks[IMPORT]
        if track.last_ms is None or (last := track.at(track.last_ms)) is None:
            return None
        start = self._total_at_start(track)
        return 0.0 if start is None else (last.total_mwh - start.total_mwh) / 1000

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return since when is counted, and whether that moment lies in a time that no reading covers."""
        track = self.history.tracks[IMPORT]
        start_ms = max(_unix_ms(self._current().start), track.first_ms or 0)
        start = self._total_at_start(track)
        return {"since": moment(start_ms).isoformat(), "estimated": start is not None and start.estimated}

    @override
    def _is_due(self, elapsed_s: float) -> bool:
        return super()._is_due(elapsed_s) or (self._period is not None and utcnow() not in self._period)

    def _current(self) -> Period:
        now = utcnow()
        start_day = self.coordinator.billing_day(self.device.device_id)
        if self._period is None or now not in self._period or start_day != self._start_day:
            self._start_day = start_day
            periods = Periods(kind=self.entity_description.kind, zone=get_default_time_zone(), start_day=start_day)
            self._period = periods.containing(now)
        return self._period

    def _total_at_start(self, track: RegisterTrack) -> Total | None:
        start_ms = max(_unix_ms(self._current().start), track.first_ms or 0)
        if self._start is None or self._start[:2] != (start_ms, track.revision):
            total = track.at(start_ms)
            if total is None:
                return None
            self._start = (start_ms, track.revision, total)
        return self._start[2]


class SmartEnergyHistory(SlowSensor):
    """How complete the readings are."""

    entity_description: HistoryDescription

    @property
    @override
    def native_value(self) -> StateType:
        """Return the value in the description's native unit."""
        return self.entity_description.history_fn(self.history, round(time.time() * 1000))


def _unix_ms(when: datetime) -> int:
    return round(when.timestamp() * 1000)
