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
from .coordinator import Occasion, SmartEnergyConfigEntry, SmartEnergyCoordinator
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
from .throttle import LONGEST_SILENCE_S, Throttle

PARALLEL_UPDATES = 0

REGISTER_INTERVALS: Final = 6
"""A register is written every sixth publish interval, a minute by default, if not for a rise beyond its deadband."""

SLOW_S: Final = 60.0
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
    """A sensor that is there while its device is; its description says what of it is a change."""

    entity_description: Description

    def __init__(
        self, coordinator: SmartEnergyCoordinator, device: LiveDevice, description: Description, platform: Platform
    ) -> None:
        """Write as seldom as the options let it."""
        super().__init__(coordinator, device, description, platform)
        self._throttle = Throttle(
            description.deadband,
            coordinator.deadband_percent,
            interval_s=self._interval_s(coordinator.publish_interval_s),
            silence_s=self._silence_s(coordinator.publish_interval_s),
            digits=description.digits,
        )
        self._was_available = False

    @override
    async def async_added_to_hass(self) -> None:
        """Look at the value whenever it may have changed."""
        self._note(time.monotonic())
        self.async_on_remove(self.coordinator.async_add_value_listener(self.device.device_id, self._look))

    @property
    @override
    def available(self) -> bool:
        """Return False when the last reading is no longer what the device measures."""
        return self.device.is_shown

    @property
    def history(self) -> MeterHistory:
        """The device's history."""
        return self.coordinator.intervals.history(self.device.device_id)

    def _interval_s(self, publish_interval_s: float) -> float:
        return publish_interval_s

    def _silence_s(self, _publish_interval_s: float) -> float:
        return LONGEST_SILENCE_S

    def _number(self) -> float | None:
        """Return the value as what changes are judged by."""
        value = self.native_value
        if isinstance(value, datetime):
            return value.timestamp()
        return value if isinstance(value, int | float) else None

    def _is_urgent(self, occasion: Occasion) -> bool:
        """Return whether a change is to be written at once, however small."""
        return occasion is Occasion.ALL

    @callback
    def _look(self, occasion: Occasion, now_s: float) -> None:
        """Write the value if it is time to."""
        throttle = self._throttle
        if self._was_available is not self.device.is_shown:
            self._write(now_s)
            return
        if self._is_urgent(occasion):
            if throttle.is_new(self._number()):
                self._write(now_s)
            return
        spacing_s = self.device.interval_s
        if not throttle.is_early(now_s, spacing_s) and throttle.lets(self._number(), now_s, spacing_s):
            self._write(now_s)

    def _write(self, now_s: float) -> None:
        self._note(now_s)
        self.async_write_ha_state()

    def _note(self, now_s: float) -> None:
        self._was_available = self.device.is_shown
        self._throttle.note(self._number(), now_s)


class SmartEnergySensor(DeviceSensor):
    """One value of the last reading; small changes are not written."""

    entity_description: ReadingDescription

    @property
    @override
    def native_value(self) -> StateType | datetime:
        """Return the value in the description's native unit."""
        reading = self.device.reading
        return None if reading is None else self.entity_description.value_fn(reading)


class SmartEnergyRegister(DeviceSensor):
    """A register, which does not step back over a restart either; written once a minute and for statistics."""

    entity_description: RegisterDescription

    @property
    @override
    def native_value(self) -> float | None:
        """Return the register in Wh."""
        register_mwh = self.entity_description.register_fn(self.device)
        return None if register_mwh is None else register_mwh / 1000

    @override
    def _silence_s(self, publish_interval_s: float) -> float:
        return REGISTER_INTERVALS * publish_interval_s

    @override
    def _is_urgent(self, occasion: Occasion) -> bool:
        return occasion is not Occasion.READING


class SlowSensor(DeviceSensor):
    """A sensor that is looked at once a minute, because its value takes more than a look at the last reading."""

    _looked_s = float("-inf")

    @callback
    @override
    def _look(self, occasion: Occasion, now_s: float) -> None:
        """Look less often than readings come."""
        is_early = now_s - self._looked_s < SLOW_S - self.device.interval_s / 2
        if occasion is Occasion.ALL or not is_early:
            self._looked_s = now_s
            super()._look(occasion, now_s)

    @override
    def _note(self, now_s: float) -> None:
        self._looked_s = now_s
        super()._note(now_s)

    @override
    def _interval_s(self, publish_interval_s: float) -> float:
        return max(SLOW_S, publish_interval_s)


class SmartEnergyPeriod(SlowSensor):
    """The energy since a day, week or billing period began; late readings count where they belong."""

    entity_description: PeriodDescription
    _period: Period | None = None
    _ends_s = 0.0
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

    @callback
    @override
    def _look(self, occasion: Occasion, now_s: float) -> None:
        """Begin a new period with the first reading of it."""
        if self._period is not None and time.time() >= self._ends_s:
            self._write(now_s)
        else:
            super()._look(occasion, now_s)

    @override
    def _interval_s(self, publish_interval_s: float) -> float:
        return max(self.entity_description.interval_s, publish_interval_s)

    def _current(self) -> Period:
        now = utcnow()
        start_day = self.coordinator.billing_day(self.device.device_id)
        if self._period is None or now not in self._period or start_day != self._start_day:
            self._start_day = start_day
            periods = Periods(kind=self.entity_description.kind, zone=get_default_time_zone(), start_day=start_day)
            self._period = periods.containing(now)
            self._ends_s = self._period.end.timestamp()
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
    def native_value(self) -> float | None:
        """Return the value in the description's native unit."""
        return self.entity_description.history_fn(self.history, round(time.time() * 1000))


def _unix_ms(when: datetime) -> int:
    return round(when.timestamp() * 1000)
