"""What is wrong with a meter now: the one set of alert rules, for Home Assistant and the bridge alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from .alert import Acknowledgement, Alert, AlertEvent
from .alert_book import AlertBook
from .alert_rules import Noticed, ReadingRules
from .forecast.anomaly import Anomaly
from .forecast_watch import ForecastWatch
from .limits import (
    FORECAST_KINDS,
    AlertKind,
    LimitSettings,
    MeterFacts,
    Rule,
    Rules,
    assumed_nominal_v,
    nominal_voltage_v,
    rules_of,
)
from .reading import Reading
from .rule_watch import Begun, Ended

REPLAY_OVER_MS: Final = 60_000
"""After so long without a replayed reading, what still lasted in the replay is closed at its last reading."""

ADOPTED_EXPIRES_MS: Final = 86_400_000
"""An alert that only somebody else noticed ends unheard if that one is gone: it is dropped after a day."""

INTERVALS_UNTIL_OFFLINE: Final = 3
UNKNOWN_INTERVAL_S: Final = 1200.0
"""Of who may send seldom, nobody knows yet whether a silence is long."""

MAX_ACTIVE: Final = 32
"""A publisher gone wild invents kinds without end."""


class AlertEngine:
    """The alerts of one device. Every method returns what changed; `now_ms` is Unix ms, and the only clock."""

    def __init__(self, device_id: str, *, now_ms: int) -> None:
        """Begin with the default limits; silence is counted from now."""
        self.device_id = device_id
        self.settings = LimitSettings()
        self.facts = MeterFacts()
        self.budget_kwh: float | None = None
        self.book = AlertBook()
        self.forecast_watch = ForecastWatch(device_id, self.book)
        self._assumed_v: float | None = None
        self._live = ReadingRules()
        self._late = ReadingRules()
        self._late_open: dict[AlertKind, Alert] = {}
        self._late_heard_ms = 0
        self._heard_ms: int | None = now_ms
        self._adopted: dict[str, int] = {}
        self.rules: Rules = rules_of(self.settings, self.facts)

    @property
    def nominal_voltage_v(self) -> float | None:
        """The nominal voltage that the limits are derived from."""
        return nominal_voltage_v(self.settings, self.facts, self._assumed_v)

    def watches(self, kind: AlertKind) -> bool:
        """Return whether a kind can be noticed now: of forecasts, there must have been one."""
        return self.rules[kind].watches and (kind not in FORECAST_KINDS or self.forecast_watch.has_judged)

    def configure(
        self, settings: LimitSettings, facts: MeterFacts, *, budget_kwh: float | None, now_ms: int
    ) -> list[AlertEvent]:
        """Use these settings from now on; what is switched off ends."""
        self.settings, self.facts, self.budget_kwh = settings, facts, budget_kwh
        self._resolve()
        events: list[AlertEvent] = []
        for kind, rule in self.rules.items():
            if not rule.enabled or (rule.limit is None and self._is_ours(kind)):
                self._live.cancel(kind)
                self._late.cancel(kind)
                self.forecast_watch.cancel(kind)
                self._late_open.pop(kind, None)
                events += self._end(kind, now_ms, publish=True)
        return events

    def on_reading(self, reading: Reading, *, now_ms: int) -> list[AlertEvent]:
        """Take a live reading; one that is not later than the last changes nothing."""
        if reading.replayed:
            return self.on_late_reading(reading, now_ms=now_ms)
        if reading.timestamp_ms <= self._live.last_ms <= now_ms:
            return []
        self._heard_ms = now_ms
        self._assume_voltage(reading.voltage_v)
        events = self._end(AlertKind.METER_OFFLINE, reading.timestamp_ms, publish=True)
        for noticed in self._live.step(reading, self.rules):
            events += self._noticed(noticed)
        return events

    def on_late_reading(self, reading: Reading, *, now_ms: int) -> list[AlertEvent]:
        """Take a reading that came late: what it shows is recorded with its time, and nobody is notified."""
        if reading.timestamp_ms <= self._late.last_ms:
            return []
        self._late_heard_ms = now_ms
        events: list[AlertEvent] = []
        for noticed in self._late.step(reading, self.rules):
            events += self._noticed_late(noticed)
        return events

    def on_time(self, now_ms: int, *, interval_s: float | None, listening: bool = True) -> list[AlertEvent]:
        """Look at the clock, every few seconds; `interval_s` lies between the meter's readings, None if not known yet.

        While this side hears nobody (`listening` False), a silence says nothing about the meter.
        """
        events = self._close_late(now_ms) + self._expire(now_ms)
        if not listening:
            self._heard_ms = None
        elif self._heard_ms is None:
            self._heard_ms = now_ms
        else:
            events += self._judge_silence(now_ms, now_ms - self._heard_ms, interval_s or UNKNOWN_INTERVAL_S)
        return events

    def on_clock_set(self, step_ms: int) -> None:
        """Go on when the clock was set by so much: no silence became longer by it, nor shorter."""
        if self._heard_ms is not None:
            self._heard_ms += step_ms
        self._late_heard_ms += step_ms
        self._adopted = {kind: since_ms + step_ms for kind, since_ms in self._adopted.items()}

    def on_import(self, imported_kwh: float, *, period_start_ms: int, at_ms: int) -> list[AlertEvent]:
        """Take what was imported since the billing period began, as known at `at_ms`; both Unix ms."""
        kind, events = AlertKind.IMPORT_BUDGET, list[AlertEvent]()
        lasting, rule = self.book.active.get(kind), self.rules[kind]
        if lasting is not None and lasting.since_ms < period_start_ms:
            events += self._end(kind, period_start_ms, publish=True)
        if rule.enabled and rule.limit is not None:
            if imported_kwh > rule.limit:
                alert = self._alert(kind, Begun(at_ms, imported_kwh), rule.limit)
                events += self.book.begin(alert, publish=True)
            else:
                events += self._end(kind, at_ms, publish=True)
        return events

    def on_anomalies(self, anomalies: Sequence[Anomaly], *, known_until_ms: int, now_ms: int) -> list[AlertEvent]:
        """Take all that a forecast shows to be unusual in what is known up to `known_until_ms`; both Unix ms."""
        return self.forecast_watch.take(anomalies, self.rules, known_until_ms=known_until_ms, now_ms=now_ms)

    def adopt(self, alert: Alert, *, now_ms: int) -> list[AlertEvent]:
        """Take an alert that meter, bridge or Home Assistant published; our own come back unchanged."""
        if alert.kind in self.rules and not self.rules[AlertKind(alert.kind)].enabled:
            return []
        if alert.until_ms is None:
            return self._adopt_lasting(alert, now_ms)
        lasting = self.book.active.get(alert.kind)
        if alert.replayed or lasting is None or lasting.since_ms > alert.until_ms:
            return self.book.record(alert, publish=False)
        if self._live.is_active(alert.kind):
            # Our own readings are still beyond the limit, and will say when it is over.
            return []
        return self._end(alert.kind, alert.until_ms, alert.value, publish=False)

    def acknowledge(self, acknowledgement: Acknowledgement, *, publish: bool) -> list[AlertEvent]:
        """Take who took note of an alert: `publish` where it was said here, not heard."""
        return self.book.acknowledge(acknowledgement, publish=publish)

    def state(self) -> dict[str, Any]:
        """Return what must outlive a restart, as JSON."""
        return {
            "assumedVoltage": self._assumed_v,
            "lastReading": self._live.last_ms,
            "book": self.book.state(),
            "forecast": self.forecast_watch.state(),
        }

    def restore(self, state: Mapping[str, Any], *, now_ms: int) -> None:
        """Go on from what `state` returned."""
        self._assumed_v = state["assumedVoltage"]
        self._live.last_ms = int(state["lastReading"])
        self.book.restore(state["book"])
        if "forecast" in state:
            self.forecast_watch.restore(state["forecast"])
        for alert in self.book.active.values():
            self._live.resume(alert)
            self._adopted[alert.kind] = now_ms
        self._resolve()

    def _adopt_lasting(self, alert: Alert, now_ms: int) -> list[AlertEvent]:
        is_full = alert.kind not in self.book.active and len(self.book.active) >= MAX_ACTIVE
        if alert.replayed or is_full:
            return []
        self._adopted[alert.kind] = now_ms
        return self.book.begin(alert, publish=False)

    def _resolve(self) -> None:
        self.rules = rules_of(self.settings, self.facts, assumed_v=self._assumed_v, budget_kwh=self.budget_kwh)

    def _assume_voltage(self, voltage_v: float) -> None:
        if self._assumed_v is None and self.nominal_voltage_v is None:
            self._assumed_v = assumed_nominal_v(voltage_v)
            self._resolve()

    def _noticed(self, noticed: Noticed) -> list[AlertEvent]:
        change = noticed.change
        if isinstance(change, Ended):
            return self._end(noticed.kind, change.until_ms, change.value, publish=True)
        return self.book.begin(self._alert(noticed.kind, change, noticed.limit), publish=True)

    def _noticed_late(self, noticed: Noticed) -> list[AlertEvent]:
        change = noticed.change
        if isinstance(change, Begun):
            self._late_open[noticed.kind] = self._alert(noticed.kind, change, noticed.limit, replayed=True)
            return []
        alert = self._late_open.pop(noticed.kind)
        return self.book.record(alert.ended(change.until_ms, change.value), publish=True)

    def _alert(self, kind: AlertKind, begun: Begun, limit: float, *, replayed: bool = False) -> Alert:
        return Alert(
            device_id=self.device_id,
            kind=kind,
            since_ms=begun.since_ms,
            value=begun.value,
            limit=limit,
            replayed=replayed,
        )

    def _judge_silence(self, now_ms: int, silent_ms: int, interval_s: float) -> list[AlertEvent]:
        rule: Rule = self.rules[AlertKind.METER_OFFLINE]
        if not rule.enabled or rule.limit is None:
            return []
        limit_s = max(rule.limit, INTERVALS_UNTIL_OFFLINE * interval_s)
        if silent_ms < limit_s * 1000 or AlertKind.METER_OFFLINE in self.book.active:
            return []
        begun = Begun(self._live.last_ms or now_ms - silent_ms, round(silent_ms / 1000, 1))
        alert = self._alert(AlertKind.METER_OFFLINE, begun, limit_s)
        if self.book.find(alert.id) is not None:
            # It was switched off and on again in the same silence.
            alert = replace(alert, since_ms=now_ms)
        return self.book.begin(alert, publish=True)

    def _close_late(self, now_ms: int) -> list[AlertEvent]:
        if now_ms - self._late_heard_ms < REPLAY_OVER_MS:
            return []
        events: list[AlertEvent] = []
        for kind, alert in self._late_open.items():
            self._late.cancel(kind)
            events += self.book.record(alert.ended(self._late.last_ms), publish=True)
        self._late_open.clear()
        self._late.last_ms = 0
        return events

    def _expire(self, now_ms: int) -> list[AlertEvent]:
        old = [
            kind
            for kind in self.book.active
            if not self._is_ours(kind) and now_ms - self._adopted.get(kind, now_ms) >= ADOPTED_EXPIRES_MS
        ]
        return [event for kind in old for event in self._end(kind, now_ms, publish=False)]

    def _is_ours(self, kind: str) -> bool:
        by_itself = kind in (AlertKind.METER_OFFLINE, AlertKind.IMPORT_BUDGET)
        return by_itself or self._live.is_active(kind) or self.forecast_watch.is_active(kind)

    def _end(self, kind: str, until_ms: int, value: float | None = None, *, publish: bool) -> list[AlertEvent]:
        self._adopted.pop(kind, None)
        return self.book.end(kind, until_ms, value, publish=publish)
