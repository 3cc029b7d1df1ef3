"""From messages to devices: one subscription set for each config entry, however many meters speak."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto
import time
from typing import Final

from homeassistant.components import mqtt
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval, async_track_utc_time_change

from . import devices as registry
from .alert_manager import AlertManager
from .availability_log import AvailabilityLog
from .bridge_history import BridgeHistory, bridge_of
from .const import (
    CONF_DEADBAND,
    CONF_PUBLISH_INTERVAL,
    CONF_REMOVED_DEVICES,
    CONF_ROOT,
    DEFAULT_DEADBAND_PERCENT,
    DEFAULT_PUBLISH_INTERVAL_S,
    DOMAIN,
)
from .cost_statistics import CostStatistics
from .costs import Costs
from .energy_core.device_info import parse_info
from .energy_core.message import parse_reading, parse_status
from .energy_core.message_error import MessageError
from .energy_core.meter_history import REGISTERS
from .energy_core.reading import Reading
from .energy_core.topic import DATA, INFO, STATUS, parse_topic, subscription
from .forecasts import Forecasts
from .holiday_calendar import HolidayCalendars
from .interval_store import IntervalStore
from .issues import async_clear_device
from .late_data import LateData
from .live_device import LiveDevice
from .meter_settings import MeterSettings
from .meter_store import MeterStore
from .newcomers import Newcomers
from .price_history import PriceHistory
from .refused_messages import RefusedMessages
from .tariffs import Tariffs

type SmartEnergyConfigEntry = ConfigEntry[SmartEnergyCoordinator]
type MessageHandler = Callable[[str, mqtt.ReceiveMessage], None]
type GrowthListener = Callable[[LiveDevice], None]
type ReadingListener = Callable[[LiveDevice, Reading, bool], None]
type ValueListener = Callable[[Occasion, float], None]

STALENESS_CHECK: Final = timedelta(seconds=5)
QOS: Final = 1
QOS_DATA: Final = 0
"""Our session starts clean, so QoS 1 would keep nothing for us; while it lasts, TCP delivers either way, without an
acknowledgement for each of a million readings."""

BOUNDARY_MINUTES: Final = range(4, 60, 5)
BOUNDARY_SECOND: Final = 57
"""Just before Home Assistant compiles its statistics of five minutes."""


class Occasion(Enum):
    """Why a device's values are looked at."""

    READING = auto()
    BOUNDARY = auto()
    """Statistics are about to be compiled."""
    ALL = auto()
    """The device came, went or fell quiet: what it said last is to be shown as it was said."""


class SmartEnergyCoordinator:
    """Keeps the devices below one topic root.

    Entities listen to their own device only: with 200 meters, telling every entity of every message would be 200
    times the work.
    """

    def __init__(self, hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> None:
        """Begin with the devices that the registry knows, so that their entities are there before they speak."""
        self.hass = hass
        self.entry = entry
        self.root: str = entry.data[CONF_ROOT]
        self.refused = RefusedMessages()
        self.store = MeterStore(hass, entry.entry_id)
        self.settings = MeterSettings(self)
        self.alerts = AlertManager(self)
        self.forecasts = Forecasts(self)
        self.prices = PriceHistory(hass, entry.entry_id)
        self.calendars = HolidayCalendars(hass, entry)
        self.tariffs = Tariffs(self)
        self.costs = Costs(self)
        self.cost_statistics = CostStatistics(self)
        self._newcomers = Newcomers(hass, entry)
        self.connected = mqtt.is_connected(hass)
        self.statuses: dict[str, bool] = {}
        self.intervals = IntervalStore(hass, entry.entry_id)
        self.late_data = LateData(hass, entry, self.root, self.intervals)
        self.publish_interval_s = float(entry.options.get(CONF_PUBLISH_INTERVAL, DEFAULT_PUBLISH_INTERVAL_S))
        self.deadband_percent = float(entry.options.get(CONF_DEADBAND, DEFAULT_DEADBAND_PERCENT))
        self._removed: set[str] = set(entry.options.get(CONF_REMOVED_DEVICES, []))
        self._log = AvailabilityLog()
        self._listeners: dict[str, set[CALLBACK_TYPE]] = {}
        self._value_listeners: dict[str, set[ValueListener]] = {}
        self._growth_listeners: list[GrowthListener] = []
        self._reading_listeners: list[ReadingListener] = [self.late_data.take]
        self._is_stopped = False
        now_s = time.monotonic()
        self.devices = {
            device_id: LiveDevice(device_id, now_s=now_s) for device_id in registry.known_device_ids(hass, entry)
        }

    async def async_start(self) -> None:
        """Load the meters' history and subscribe; everything ends with the config entry."""
        keep = self.entry.async_on_unload
        keep(self._stop)
        await self.intervals.async_load(time.time() * 1000)
        for device in self.devices.values():
            self._restore(device)
        for stop in self.late_data.async_start():
            keep(stop)
        if (bridge := bridge_of(self.hass, self.entry)) is not None:
            for stop in BridgeHistory(self.hass, bridge, self.late_data).async_start():
                keep(stop)
        await self.store.async_load()
        self._restore_intervals()
        await self.settings.async_start()
        await self.alerts.async_start()
        for stop in (
            *self.forecasts.async_start(),
            *await self.prices.async_start(),
            *await self.calendars.async_start(),
            *self.tariffs.async_start(),
            *self.costs.async_start(),
            *self.cost_statistics.async_start(),
        ):
            keep(stop)
        self._watch_clock()
        await self.async_listen(STATUS, self._status_received)
        await self.async_listen(INFO, self._info_received)
        await self.async_listen(DATA, self._data_received, qos=QOS_DATA)

    @callback
    def _watch_clock(self) -> None:
        """Look at silence and boundaries from now on: what was saved of the alerts is there."""
        keep = self.entry.async_on_unload
        keep(
            async_track_utc_time_change(
                self.hass, self._before_boundary, minute=list(BOUNDARY_MINUTES), second=BOUNDARY_SECOND
            )
        )
        keep(mqtt.async_subscribe_connection_status(self.hass, self._connection_changed))
        self.connected = mqtt.is_connected(self.hass)
        keep(
            async_track_time_interval(
                self.hass, self._check_staleness, STALENESS_CHECK, name=f"{DOMAIN} staleness", cancel_on_shutdown=True
            )
        )

    async def async_listen(self, kind: str, handler: MessageHandler, *, qos: int = QOS) -> None:
        """Hand every message on one kind of topic to `handler`, which may refuse it; ends with the entry."""
        topics = subscription(self.root, kind)
        receive = self._refusing(handler)
        self.entry.async_on_unload(await mqtt.async_subscribe(self.hass, topics, receive, qos=qos, encoding=None))

    def billing_day(self, device_id: str) -> int:
        """Return the day of the month on which a meter's billing period begins."""
        return self.settings.billing_day(device_id)

    @callback
    def async_add_listener(self, device_id: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `listener` when the device comes, goes or tells of itself, not for readings; returns how to stop."""
        listeners = self._listeners.setdefault(device_id, set())
        listeners.add(listener)
        return lambda: listeners.discard(listener)

    @callback
    def async_add_value_listener(self, device_id: str, listener: ValueListener) -> CALLBACK_TYPE:
        """Call `listener(occasion, monotonic seconds)` whenever the device's values may have to be written."""
        listeners = self._value_listeners.setdefault(device_id, set())
        listeners.add(listener)
        return lambda: listeners.discard(listener)

    @callback
    def async_add_growth_listener(self, listener: GrowthListener) -> None:
        """Call `listener` for each device there is, and whenever one is new or measures more than before."""
        self._growth_listeners.append(listener)
        for device in self.devices.values():
            listener(device)

    @callback
    def async_add_reading_listener(self, listener: ReadingListener) -> None:
        """Call `listener(device, reading, is_live)` for every reading, before states are written.

        `is_live` is False for what was sent late, sent again, or kept by the broker: it never moves a state.
        """
        self._reading_listeners.append(listener)

    @callback
    def async_forget(self, device_id: str) -> None:
        """Drop a removed device, and stay deaf to it."""
        self._removed.add(device_id)
        self.devices.pop(device_id, None)
        self._listeners.pop(device_id, None)
        self._value_listeners.pop(device_id, None)
        self._log.forget(device_id)
        self.alerts.async_forget(device_id)
        self.forecasts.async_forget(device_id)
        self.costs.async_forget(device_id)
        self.settings.async_forget(device_id)
        async_clear_device(self.hass, self.entry.entry_id, device_id)

    @callback
    def _stop(self) -> None:
        """Become deaf: after a reload of the MQTT integration its new client keeps calling what the old one forgot."""
        self._is_stopped = True

    def _refusing(self, handler: MessageHandler) -> Callable[[mqtt.ReceiveMessage], None]:
        """Wrap a handler so that what it refuses is counted and goes no further."""
        prefix = f"{self.root}/"

        @callback
        def receive(message: mqtt.ReceiveMessage) -> None:
            if self._is_stopped:
                return
            sender = message.topic.removeprefix(prefix).partition("/")[0]
            if sender in self._removed:
                return
            try:
                handler(parse_topic(message.topic, self.root).device_id, message)
            except MessageError as error:
                self.refused.add(sender[:80], message.topic, error)

        return receive

    @callback
    def _data_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        unix_s = time.time()
        reading = parse_reading(message.payload, device_id=device_id, now_s=unix_s)
        if device_id not in self.devices and not self._newcomers.admits(device_id):
            return
        device, is_new = self._get_or_add(device_id)
        grown = device.learn(reading)
        now_s = time.monotonic()
        is_live = device.take(reading, now_s=now_s, unix_ms=unix_s * 1000, retained=message.retain)
        if is_new:
            registry.register(self.hass, self.entry, device)
        for listener in self._reading_listeners:
            listener(device, reading, is_live)
        if not self._update(device, now_s) and is_live:
            self._tell_values(device, Occasion.READING, now_s)
        if is_new or grown:
            self.async_announce(device)

    @callback
    def _info_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        if not message.payload:
            return
        info = parse_info(message.payload, device_id=device_id)
        if device_id not in self.devices and not self._newcomers.admits(device_id):
            return
        device, is_new = self._get_or_add(device_id)
        if device.info == info:
            return
        device.info = info
        registry.register(self.hass, self.entry, device)
        self.alerts.async_info_changed(device_id)
        now_s = time.monotonic()
        if not self._update(device, now_s):
            self._tell(device, now_s)
        if is_new:
            self.async_announce(device)

    @callback
    def _status_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        if message.payload:
            self.statuses[device_id] = parse_status(message.payload)
        else:
            self.statuses.pop(device_id, None)
        now_s = time.monotonic()
        for device in self.devices.values():
            if device.device_id == device_id or device.parent is not None:
                self._update(device, now_s)

    @callback
    def _connection_changed(self, connected: bool) -> None:  # noqa: FBT001 - as the MQTT integration calls it
        self.connected = connected
        if connected:
            self.settings.async_connected()
        now_s = time.monotonic()
        for device in self.devices.values():
            self._update(device, now_s)

    @callback
    def _check_staleness(self, _now: datetime) -> None:
        now_s = time.monotonic()
        for device in self.devices.values():
            is_quiet = device.falls_quiet(now_s)
            if not self._update(device, now_s) and is_quiet:
                self._tell_values(device, Occasion.ALL, now_s)
        self.alerts.async_check(self.devices.values(), listening=self.connected)
        self._log.write(self.devices.values())

    async def _before_boundary(self, _now: datetime) -> None:
        """Show energy and cost as they are known, so that statistics are not off by what was not yet shown."""
        now_s = time.monotonic()
        for device in self.devices.values():
            self._tell_values(device, Occasion.BOUNDARY, now_s)
        await self.costs.async_update()

    def _get_or_add(self, device_id: str) -> tuple[LiveDevice, bool]:
        if (device := self.devices.get(device_id)) is not None:
            return device, False
        device = self.devices[device_id] = LiveDevice(device_id, now_s=time.monotonic())
        self._restore(device)
        return device, True

    def _restore(self, device: LiveDevice) -> None:
        """Go on from the registers that were shown last: a power cut often restarts meter and home alike."""
        for register in REGISTERS:
            shown_mwh = self.intervals.history(device.device_id).tracks[register].shown_mwh
            if shown_mwh is not None:
                device.restore_register(register, shown_mwh)

    def _restore_intervals(self) -> None:
        """Go on with how seldom each device sends: a meter of every ten minutes is not offline after one."""
        for device_id, saved in self.store.add("intervals", self._intervals).items():
            if (device := self.devices.get(device_id)) is not None:
                device.restore_interval(saved["seconds"])

    def _intervals(self) -> dict[str, dict[str, float]]:
        return {
            device_id: {"seconds": device.interval_s}
            for device_id, device in self.devices.items()
            if device.is_interval_known
        }

    @callback
    def async_announce(self, device: LiveDevice) -> None:
        """Let the platforms add what is new, and link circuits that waited for this meter."""
        for listener in self._growth_listeners:
            listener(device)
        for circuit in self.devices.values():
            if circuit.parent == device.device_id:
                registry.register(self.hass, self.entry, circuit)

    def _update(self, device: LiveDevice, now_s: float) -> bool:
        """Judge the device anew, and tell its entities when it came or went; returns whether it did."""
        online = device.judge_online(now_s, status=self._status(device)) if self.connected else False
        before = device.online, device.is_shown
        device.online = online
        device.is_shown = device.available
        if before == (online, device.is_shown):
            return False
        self._tell(device, now_s)
        return True

    def _tell(self, device: LiveDevice, now_s: float) -> None:
        for listener in tuple(self._listeners.get(device.device_id, ())):
            listener()
        self._tell_values(device, Occasion.ALL, now_s)

    def _tell_values(self, device: LiveDevice, occasion: Occasion, now_s: float) -> None:
        for listener in tuple(self._value_listeners.get(device.device_id, ())):
            listener(occasion, now_s)

    def _status(self, device: LiveDevice) -> bool | None:
        """Return the device's own status, else that of the meter it belongs to."""
        asked: set[str] = set()
        device_id: str | None = device.device_id
        while device_id is not None and device_id not in asked:
            if (status := self.statuses.get(device_id)) is not None:
                return status
            asked.add(device_id)
            owner = self.devices.get(device_id)
            device_id = owner.parent if owner else None
        return None
