"""The alerts of all meters: noticed here by the rules that Home Assistant has too, adopted from others, told to all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
import json
import logging
import queue
import sqlite3
import time
from typing import Any, Final

import bson

from energy_core.alert import Acknowledgement, Alert, AlertEvent, AlertPhase
from energy_core.alert_engine import AlertEngine
from energy_core.alert_message import encode_acknowledgement, encode_alert
from energy_core.clock_watch import ClockWatch
from energy_core.device_info import parse_info
from energy_core.forecast.anomaly import Anomaly
from energy_core.limits import AlertKind, LimitSettings, MeterFacts, Rules, facts_of, rules_of
from energy_core.limits_message import limits_from_fields
from energy_core.reading import Reading
from energy_core.reading_interval import LearnedInterval
from energy_core.tariff_settings import TariffSettings, tariff_settings_from_fields
from energy_core.topic import ALERT, ALERT_ACK, Topic

from .budget import Budget
from .delivery import Entry
from .documents import Document, decode, epoch_ms_of
from .health import Health
from .kind import Kind
from .notice import LIMITS, acknowledgement_document, alert_document
from .outbox import Message, Outbox
from .spool import Spool, SpoolFullError

LATE_MS: Final = 60_000
INTERVALS_UNTIL_LATE: Final = 3
"""A reading that comes later than this tells of the past: it is recorded, and nobody is notified."""

_LOOK_EVERY_S: Final = 5.0
_MOST_BATCHES: Final = 50
_PATIENCE_S: Final = 10.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a forecast shows to be unusual in what is known of a device up to a Unix time in ms."""

    device_id: str
    anomalies: Sequence[Anomaly]
    known_until_ms: int


@dataclass(frozen=True, slots=True)
class Clocks:
    """The time of day as Unix time, which may be set, and one that only ever goes on; both in s."""

    unix_s: Callable[[], float] = time.time
    steady_s: Callable[[], float] = time.monotonic


SYSTEM_CLOCKS: Final = Clocks()


@dataclass(slots=True)
class _Meter:
    engine: AlertEngine
    limits: LimitSettings = field(default_factory=LimitSettings)
    tariff: TariffSettings = field(default_factory=TariffSettings)
    facts: MeterFacts = field(default_factory=MeterFacts)
    said_interval_s: float | None = None
    learned: LearnedInterval = field(default_factory=LearnedInterval)

    @property
    def known_interval_s(self) -> float | None:
        """Seconds between readings, as said or as learned; None before that."""
        return self.said_interval_s or (self.learned.usual_s if self.learned.is_known else None)

    @property
    def is_bare(self) -> bool:
        """Whether neither settings nor info say anything of it."""
        return (self.limits, self.tariff, self.facts) == (LimitSettings(), TariffSettings(), facts_of(None))


class AlertWatch:
    """One thread's work: `run` returns after `stop`. What lasts is kept beside the spool, and goes on after a kill."""

    def __init__(
        self,
        spool: Spool,
        outbox: Outbox,
        health: Health,
        *,
        root: str,
        budget: Budget,
        tell: Callable[[AlertEvent], None] = lambda _event: None,
        clocks: Clocks = SYSTEM_CLOCKS,
    ) -> None:
        """Store what is noticed by `spool`, publish it by `outbox` below `root`, and `tell` of it here."""
        self._spool = spool
        self._outbox = outbox
        self._health = health
        self._root = root
        self._budget = budget
        self._tell_here = tell
        self._clocks = clocks
        self._clock_watch = ClockWatch()
        self._arrived: queue.Queue[Sequence[Entry] | Judged] = queue.Queue(_MOST_BATCHES)
        self._meters: dict[str, _Meter] = {}
        self._states = spool.states()
        self._is_stopping = False

    def receive(self, entries: Sequence[Entry]) -> None:
        """Take what is safe in the spool; waits a while where the rules do not keep up."""
        try:
            self._arrived.put(entries, timeout=_PATIENCE_S)
        except queue.Full:
            _LOG.warning("The alert rules do not keep up; %d messages were stored, but not watched", len(entries))

    def judge(self, judged: Judged) -> None:
        """Take what a forecast shows, from any thread; it comes again in an hour where the rules do not keep up."""
        with suppress(queue.Full):
            self._arrived.put_nowait(judged)

    def rules(self, device_id: str) -> Rules:
        """Return the rules that hold for a device, from any thread."""
        meter = self._meters.get(device_id)
        return rules_of(LimitSettings(), MeterFacts()) if meter is None else meter.engine.rules

    def stop(self) -> None:
        """Let `run` take what has arrived, and return."""
        self._is_stopping = True
        self.receive([])

    def run(self) -> None:
        """Watch until stopped."""
        look_s = time.monotonic() + _LOOK_EVERY_S
        while not self._is_stopping or not self._arrived.empty():
            with suppress(queue.Empty):
                arrived = self._arrived.get(timeout=max(look_s - time.monotonic(), 0.01))
                if isinstance(arrived, Judged):
                    self.take_judged(arrived)
                else:
                    self.take(arrived)
            if time.monotonic() >= look_s:
                self.look()
                look_s = time.monotonic() + _LOOK_EVERY_S

    def take(self, entries: Sequence[Entry]) -> None:
        """Let the rules see what has come."""
        now_ms = self._now_ms()
        for entry in entries:
            if entry.reading is not None:
                self._reading(entry.reading, now_ms)
            elif entry.kind in _NOTICED:
                self._notice(entry.kind, decode(entry.body), now_ms)

    def take_judged(self, judged: Judged) -> None:
        """Tell of what a forecast shows to be unusual."""
        now_ms = self._now_ms()
        engine = self._meter(judged.device_id, now_ms).engine
        self._tell(engine.on_anomalies(judged.anomalies, known_until_ms=judged.known_until_ms, now_ms=now_ms))

    def look(self) -> None:
        """Look at the clock: who has fallen silent, which replay is over, which budget is used up."""
        now_ms = self._now_ms()
        if step_ms := self._clock_watch.step_ms(now_ms, self._clocks.steady_s()):
            for meter in self._meters.values():
                meter.engine.on_clock_set(step_ms)
        listening = self._health.broker.is_working
        for device_id, meter in self._meters.items():
            events = meter.engine.on_time(now_ms, interval_s=meter.known_interval_s, listening=listening)
            if meter.engine.rules[AlertKind.IMPORT_BUDGET].watches:
                used = self._budget.used(device_id, meter.tariff.billing_day or 1, now_ms)
                if used is not None:
                    events += meter.engine.on_import(used.kwh, period_start_ms=used.since_ms, at_ms=now_ms)
            self._tell(events)

    def _now_ms(self) -> int:
        return int(self._clocks.unix_s() * 1000)

    def _meter(self, device_id: str, now_ms: int) -> _Meter:
        meter = self._meters.get(device_id)
        if meter is None:
            meter = self._meters[device_id] = _Meter(AlertEngine(device_id, now_ms=now_ms))
            if (state := self._states.pop(device_id, None)) is not None:
                meter.engine.restore(json.loads(state), now_ms=now_ms)
        return meter

    def _reading(self, reading: Reading, now_ms: int) -> None:
        meter = self._meter(reading.device_id, now_ms)
        if reading.interval_s:
            meter.said_interval_s = reading.interval_s
        late_ms = max(LATE_MS, INTERVALS_UNTIL_LATE * (meter.known_interval_s or 0.0) * 1000)
        if reading.replayed or now_ms - reading.timestamp_ms > late_ms:
            self._tell(meter.engine.on_late_reading(reading, now_ms=now_ms))
        else:
            meter.learned.take(reading.timestamp_ms)
            self._tell(meter.engine.on_reading(reading, now_ms=now_ms))

    def _notice(self, kind: Kind, notice: Document, now_ms: int) -> None:
        is_known = notice["deviceId"] in self._meters or notice["deviceId"] in self._states
        if _is_cleared(kind, notice) and not is_known:
            return
        meter = self._meter(notice["deviceId"], now_ms)
        if kind is Kind.ALERT:
            self._tell(meter.engine.adopt(_alert_of(notice), now_ms=now_ms))
        elif kind is Kind.ACKNOWLEDGEMENT:
            self._tell(meter.engine.acknowledge(_acknowledgement_of(notice), publish=False))
        else:
            self._configure(meter, kind, notice, now_ms)

    def _configure(self, meter: _Meter, kind: Kind, notice: Document, now_ms: int) -> None:
        if kind is Kind.INFO:
            info = notice["info"]
            parsed = parse_info(json.dumps(info), device_id=notice["deviceId"]) if info else None
            meter.facts = facts_of(parsed)
            meter.said_interval_s = (parsed.interval_s if parsed else None) or meter.said_interval_s
        elif notice["name"] == LIMITS:
            limits = limits_from_fields(notice["settings"]) if notice["settings"] else LimitSettings()
            # An older revision is no news, but what was cleared begins anew.
            meter.limits = limits if not notice["settings"] else max(meter.limits, limits, key=_revision)
        else:
            tariff = tariff_settings_from_fields(notice["settings"]) if notice["settings"] else TariffSettings()
            meter.tariff = tariff if not notice["settings"] else max(meter.tariff, tariff, key=_revision)
        if _is_cleared(kind, notice) and meter.is_bare:
            self._forget(notice["deviceId"])
            return
        budget_kwh = meter.tariff.budget_kwh
        self._tell(meter.engine.configure(meter.limits, meter.facts, budget_kwh=budget_kwh, now_ms=now_ms))

    def _forget(self, device_id: str) -> None:
        """Watch no more over a meter that was removed; one that goes on sending is watched again."""
        self._meters.pop(device_id, None)
        try:
            self._spool.forget_state(device_id)
        except sqlite3.Error as error:
            _LOG.warning("What is known of alerts of %s is not forgotten: the spool: %s", device_id, error)

    def _tell(self, events: Sequence[AlertEvent]) -> None:
        """Store, publish and notify; what lasts is remembered first, so that a kill makes no second alert of it."""
        for event in events:
            alert = event.alert
            self._keep(event)
            self._tell_here(event)
            if not event.publish:
                continue
            acknowledgement = _acknowledgement(alert) if event.phase is AlertPhase.ACKNOWLEDGED else None
            if acknowledgement is not None:
                topic, payload = ALERT_ACK, encode_acknowledgement(acknowledgement)
            else:
                topic, payload = ALERT, encode_alert(alert)
            self._outbox.put(Message(str(Topic(self._root, alert.device_id, topic)), payload))

    def _keep(self, event: AlertEvent) -> None:
        alert = event.alert
        entries = [Entry(Kind.ALERT, self._now_ms(), bson.encode(alert_document(alert)))]
        if (acknowledgement := _acknowledgement(alert)) is not None:
            body = bson.encode(acknowledgement_document(acknowledgement, alert.device_id))
            entries.append(Entry(Kind.ACKNOWLEDGEMENT, self._now_ms(), body))
        state = json.dumps(self._meters[alert.device_id].engine.state())
        try:
            self._spool.keep_state(alert.device_id, state, entries)
        except (sqlite3.Error, SpoolFullError) as error:
            _LOG.warning("%s is told, but not stored: the spool cannot be written: %s", alert.id, error)


_NOTICED: Final = (Kind.ALERT, Kind.ACKNOWLEDGEMENT, Kind.SETTINGS, Kind.INFO)


def _is_cleared(kind: Kind, notice: Document) -> bool:
    """Whether a retained topic was cleared, as it is where a meter is removed."""
    content = {Kind.INFO: "info", Kind.SETTINGS: "settings"}.get(kind)
    return content is not None and not notice[content]


def _revision(settings: LimitSettings | TariffSettings) -> Any:
    return settings.revision


def stored_alert(alert: Alert) -> Document:
    """Return an alert as it is in `alerts`."""
    document = {"_id": alert.id, **alert_document(alert)}
    acknowledgement = _acknowledgement(alert)
    more = {} if acknowledgement is None else acknowledgement_document(acknowledgement, alert.device_id)
    return {name: value for name, value in (document | more).items() if name != "id"}


def _acknowledgement(alert: Alert) -> Acknowledgement | None:
    if alert.acknowledged_by is None or alert.acknowledged_ms is None:
        return None
    return Acknowledgement(alert_id=alert.id, by=alert.acknowledged_by, at_ms=alert.acknowledged_ms)


def _alert_of(notice: Document) -> Alert:
    return Alert(
        device_id=notice["deviceId"],
        kind=notice["kind"],
        since_ms=epoch_ms_of(notice["since"]),
        value=notice["value"],
        limit=notice["limit"],
        until_ms=epoch_ms_of(notice["until"]) if "until" in notice else None,
        replayed=notice["replayed"],
    )


def _acknowledgement_of(notice: Document) -> Acknowledgement:
    at_ms = epoch_ms_of(notice["acknowledgedAt"])
    return Acknowledgement(alert_id=notice["id"], by=notice["acknowledgedBy"], at_ms=at_ms)
