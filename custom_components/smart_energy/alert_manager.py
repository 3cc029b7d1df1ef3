"""The alerts of every meter below one root: noticed here, told by others, shared with all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import mqtt
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.dt import get_default_time_zone, utcnow

from .alert_text import AlertText
from .const import DOMAIN, EVENT_ALERT, LOGGER
from .devices import registry_id
from .energy_core.alert import Acknowledgement, Alert, AlertEvent, AlertPhase
from .energy_core.alert_engine import AlertEngine
from .energy_core.alert_message import encode_acknowledgement, encode_alert, parse_acknowledgement, parse_alert
from .energy_core.clock_watch import ClockWatch
from .energy_core.forecast.anomaly import Anomaly
from .energy_core.limits import AlertKind, facts_of
from .energy_core.meter_history import IMPORT
from .energy_core.period import PeriodKind, Periods
from .energy_core.reading import Reading
from .energy_core.topic import ALERT, ALERT_ACK, Topic
from .energy_core.twins import TwinDetector
from .issues import async_clear_twins, async_report_twins
from .live_device import LiveDevice

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

type EventListener = Callable[[AlertEvent], None]

MWH_PER_KWH: Final = 1_000_000

_KINDS: Final = frozenset(AlertKind)


def unix_ms() -> int:
    """Return the time as the rules take it."""
    return round(time.time() * 1000)


class AlertManager:
    """Feeds one engine a device, and passes on what changes."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Begin without a device."""
        self._coordinator = coordinator
        self._engines: dict[str, AlertEngine] = {}
        self._twins: dict[str, TwinDetector] = {}
        self._suspected: set[str] = set()
        self._listeners: dict[str, set[CALLBACK_TYPE]] = {}
        self._event_listeners: dict[str, EventListener] = {}
        self._saved: dict[str, Any] = {}
        self._clock = ClockWatch()
        self.text = AlertText(coordinator.hass)

    async def async_start(self) -> None:
        """Go on with what was saved, and listen."""
        coordinator = self._coordinator
        coordinator.entry.async_on_unload(await self.text.async_start())
        self._saved = dict(coordinator.store.add("alerts", self._states))
        coordinator.settings.limits.async_add_listener(self._settings_changed)
        coordinator.settings.tariff.async_add_listener(self._settings_changed)
        coordinator.async_add_reading_listener(self._reading_received)
        await coordinator.async_listen(ALERT, self._alert_received)
        await coordinator.async_listen(ALERT_ACK, self._acknowledgement_received)

    def engine(self, device_id: str) -> AlertEngine:
        """Return the rules of a device, with its settings and what was saved of it."""
        engine = self._engines.get(device_id)
        if engine is None:
            engine = self._engines[device_id] = AlertEngine(device_id, now_ms=unix_ms())
            if (saved := self._saved.pop(device_id, None)) is not None:
                engine.restore(saved, now_ms=unix_ms())
            self._configure(engine)
        return engine

    def other_alerts(self, device_id: str) -> list[Alert]:
        """Return the lasting alerts of kinds that only the meter knows."""
        return [alert for kind, alert in self.engine(device_id).book.active.items() if kind not in _KINDS]

    @callback
    def async_add_listener(self, device_id: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `listener` whenever the device's alerts or settings change; returns how to stop that."""
        listeners = self._listeners.setdefault(device_id, set())
        listeners.add(listener)
        return lambda: listeners.discard(listener)

    @callback
    def async_set_event_listener(self, device_id: str, listener: EventListener) -> CALLBACK_TYPE:
        """Call `listener` with each change that a person is to be told of; returns how to stop that."""
        self._event_listeners[device_id] = listener
        return lambda: self._event_listeners.pop(device_id, None) and None

    @callback
    def async_check(self, devices: Iterable[LiveDevice], *, listening: bool) -> None:
        """Look at the clock: who has fallen silent, which replay is over."""
        now_ms = unix_ms()
        if step_ms := self._clock.step_ms(now_ms, time.monotonic()):
            for engine in self._engines.values():
                engine.on_clock_set(step_ms)
        for device in devices:
            engine = self.engine(device.device_id)
            interval_s = device.interval_s if device.is_interval_known else None
            self._tell(device.device_id, engine.on_time(now_ms, interval_s=interval_s, listening=listening))
            if engine.rules[AlertKind.IMPORT_BUDGET].watches:
                self._check_budget(engine, now_ms)
        for device_id in [each for each in self._suspected if not self._twins[each].is_suspected(now_ms)]:
            self._suspected.discard(device_id)
            async_clear_twins(self._coordinator, device_id)

    @callback
    def async_judge(
        self, device_id: str, anomalies: Sequence[Anomaly], *, known_until: datetime, now: datetime
    ) -> None:
        """Tell of what a new forecast shows to be unusual in what is known up to a time."""
        known_until_ms, now_ms = (round(moment.timestamp() * 1000) for moment in (known_until, now))
        events = self.engine(device_id).on_anomalies(anomalies, known_until_ms=known_until_ms, now_ms=now_ms)
        self._tell(device_id, events)
        self._write(device_id)

    @callback
    def async_info_changed(self, device_id: str) -> None:
        """Look at the meter's ratings again."""
        self._configure(self.engine(device_id))

    async def async_acknowledge(self, device_id: str, alert_ids: Iterable[str]) -> list[str]:
        """Take note of alerts for good, and tell the others; return those that nobody had taken note of."""
        engine, noted = self.engine(device_id), list[str]()
        author = self._coordinator.settings.limits.author
        for alert_id in alert_ids:
            acknowledgement = Acknowledgement(alert_id=alert_id, by=author, at_ms=unix_ms())
            if events := engine.acknowledge(acknowledgement, publish=True):
                noted.append(alert_id)
                self._tell(device_id, events)
        if noted:
            await self._coordinator.store.async_save()
        return noted

    @callback
    def async_forget(self, device_id: str) -> None:
        """Drop a removed device."""
        for kept in (self._engines, self._twins, self._saved):
            kept.pop(device_id, None)
        self._suspected.discard(device_id)
        self._coordinator.store.save_soon()

    @callback
    def _reading_received(self, device: LiveDevice, reading: Reading, is_live: bool) -> None:  # noqa: FBT001
        device_id, now_ms = device.device_id, unix_ms()
        engine = self._engines.get(device_id) or self.engine(device_id)
        rules = engine.rules
        if not is_live:
            self._tell(device_id, engine.on_late_reading(reading, now_ms=now_ms))
        elif events := engine.on_reading(reading, now_ms=now_ms):
            self._tell(device_id, events)
        if engine.rules is not rules:
            self._write(device_id)
        if not reading.replayed:
            self._watch_for_twins(device_id, reading, now_ms)

    def _check_budget(self, engine: AlertEngine, now_ms: int) -> None:
        track = self._coordinator.intervals.history(engine.device_id).tracks[IMPORT]
        period = Periods(
            kind=PeriodKind.BILLING,
            zone=get_default_time_zone(),
            start_day=self._coordinator.billing_day(engine.device_id),
        ).containing(utcnow())
        start_ms = round(period.start.timestamp() * 1000)
        if track.last_ms is None or (last := track.at(track.last_ms)) is None:
            return
        # Without a reading since the period began, nothing is known to have been used in it.
        start = track.at(max(start_ms, track.first_ms or 0)) or last
        imported_kwh = (last.total_mwh - start.total_mwh) / MWH_PER_KWH
        self._tell(engine.device_id, engine.on_import(imported_kwh, period_start_ms=start_ms, at_ms=now_ms))

    def _watch_for_twins(self, device_id: str, reading: Reading, now_ms: int) -> None:
        twins = self._twins.get(device_id)
        if twins is None:
            twins = self._twins[device_id] = TwinDetector()
        twins.on_reading(reading, now_ms=now_ms)
        if device_id not in self._suspected and twins.is_suspected(now_ms):
            self._suspected.add(device_id)
            async_report_twins(self._coordinator, device_id)

    @callback
    def _alert_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        if not message.payload:
            return
        alert = parse_alert(message.payload, device_id=device_id)
        if (device := self._coordinator.devices.get(device_id)) is None:
            return
        self._tell(device_id, self.engine(device_id).adopt(alert, now_ms=unix_ms()))
        if alert.kind not in _KINDS:
            self._coordinator.async_announce(device)

    @callback
    def _acknowledgement_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        if not message.payload:
            return
        acknowledgement = parse_acknowledgement(message.payload, device_id=device_id)
        if device_id in self._coordinator.devices:
            self._tell(device_id, self.engine(device_id).acknowledge(acknowledgement, publish=False))
            self._coordinator.store.save_soon()

    @callback
    def _settings_changed(self, device_id: str) -> None:
        if device_id in self._coordinator.devices:
            self._configure(self.engine(device_id))
            self._write(device_id)

    def _configure(self, engine: AlertEngine) -> None:
        device_id, settings = engine.device_id, self._coordinator.settings
        device = self._coordinator.devices.get(device_id)
        events = engine.configure(
            settings.limits.get(device_id),
            facts_of(device.info if device else None),
            budget_kwh=settings.tariff.get(device_id).budget_kwh,
            now_ms=unix_ms(),
        )
        self._tell(device_id, events)

    def _tell(self, device_id: str, events: list[AlertEvent]) -> None:
        if not events:
            return
        for event in events:
            if event.publish:
                self._publish(device_id, event)
            if event.notify:
                self._notify(device_id, event)
        self._coordinator.store.save_soon()
        self._write(device_id)

    def _notify(self, device_id: str, event: AlertEvent) -> None:
        if (listener := self._event_listeners.get(device_id)) is not None:
            listener(event)
        coordinator = self._coordinator
        data = {
            "device_id": registry_id(coordinator.hass, coordinator.entry, device_id),
            "meter": device_id,
            "type": event.phase.value,
            **self.text.attributes(event.alert),
        }
        coordinator.hass.bus.async_fire(EVENT_ALERT, data)

    def _publish(self, device_id: str, event: AlertEvent) -> None:
        alert, by, at_ms = event.alert, event.alert.acknowledged_by, event.alert.acknowledged_ms
        if event.phase is AlertPhase.ACKNOWLEDGED and by is not None and at_ms is not None:
            kind = ALERT_ACK
            payload = encode_acknowledgement(Acknowledgement(alert_id=alert.id, by=by, at_ms=at_ms))
        else:
            kind, payload = ALERT, encode_alert(alert)
        coordinator = self._coordinator
        topic = str(Topic(coordinator.root, device_id, kind))
        coordinator.entry.async_create_background_task(
            coordinator.hass, self._async_publish(topic, payload), f"{DOMAIN} {kind}"
        )

    async def _async_publish(self, topic: str, payload: str) -> None:
        try:
            await mqtt.async_publish(self._coordinator.hass, topic, payload, qos=1)
        except HomeAssistantError as error:
            LOGGER.debug("%s was not published: %s", topic, error)

    def _write(self, device_id: str) -> None:
        for listener in tuple(self._listeners.get(device_id, ())):
            listener()

    def _states(self) -> dict[str, Any]:
        """Return what to save: of the devices that have not been heard since the start, what was saved before."""
        return self._saved | {device_id: engine.state() for device_id, engine in self._engines.items()}
