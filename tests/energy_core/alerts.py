"""Readings for the alert tests, and an engine that is fed with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from energy_core.alert import Alert, AlertEvent, AlertPhase
from energy_core.alert_engine import AlertEngine
from energy_core.limits import AlertKind, LimitSettings, MeterFacts, RuleSettings
from energy_core.reading import Reading

T0_MS = 1_795_000_000_000
METER = "meter-01"
NORMAL = Reading(
    device_id=METER, timestamp_ms=T0_MS, voltage_v=230.0, current_a=2.0, power_w=400.0, energy_mwh=1000, interval_s=5
)


def ms(second: float) -> int:
    return T0_MS + round(second * 1000)


def reading(second: float, **fields: Any) -> Reading:
    return replace(NORMAL, timestamp_ms=ms(second), **fields)


def lasting(kind: str = "overvoltage", since: float = 0, **fields: Any) -> Alert:
    return Alert(device_id=METER, kind=kind, since_ms=ms(since), value=260, limit=253, **fields)


def brief(events: list[AlertEvent]) -> list[tuple[str, str]]:
    return [(event.phase.value, event.alert.kind) for event in events]


class Feed:
    """An engine whose readings arrive when they are taken, unless said otherwise."""

    def __init__(self, settings: LimitSettings | None = None, facts: MeterFacts | None = None) -> None:
        self.engine = AlertEngine(METER, now_ms=T0_MS)
        self.budget_kwh: float | None = None
        self.facts = facts or MeterFacts(rated_voltage_v=230)
        self.events: list[tuple[float, AlertEvent]] = []
        self.configure(settings or LimitSettings())

    def configure(self, settings: LimitSettings, second: float = 0) -> list[AlertEvent]:
        return self.engine.configure(settings, self.facts, budget_kwh=self.budget_kwh, now_ms=ms(second))

    def set(self, kind: AlertKind, second: float = 0, **rule: Any) -> list[AlertEvent]:
        return self.configure(self.engine.settings.with_rule(kind, RuleSettings(**rule)), second)

    def read(self, second: float, *, arrives: float | None = None, **fields: Any) -> list[AlertEvent]:
        at = second if arrives is None else arrives
        events = self.engine.on_reading(reading(second, **fields), now_ms=ms(at))
        self.events += [(at, event) for event in events]
        return events

    def every(self, step: float, start: float, stop: float, **fields: Any) -> None:
        for number in range(round((stop - start) / step)):
            self.read(start + number * step, **fields)

    def tick(self, second: float, *, listening: bool = True, interval_s: float | None = 5) -> list[AlertEvent]:
        events = self.engine.on_time(ms(second), interval_s=interval_s, listening=listening)
        self.events += [(second, event) for event in events]
        return events

    @property
    def told(self) -> list[tuple[float, AlertPhase, str]]:
        return [(at, event.phase, event.alert.kind) for at, event in self.events if event.notify]
