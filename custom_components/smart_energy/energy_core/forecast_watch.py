"""What a forecast shows to be unusual, as alerts of one device: each hour is told once, and only while it is news."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any, Final

from .alert import Alert, AlertEvent
from .alert_book import AlertBook
from .forecast.anomaly import Anomaly, AnomalyKind, find_anomalies
from .forecast.explanation import IN_ENGLISH, Language, explain_energy, explain_standby
from .forecast.history import History
from .forecast.kept_forecast import KeptForecast
from .forecast.standby import standby_rise
from .limits import FORECAST_KINDS, STANDBY_RISE_W, UNUSUAL_REACHES, AlertKind, Rules

HOUR_MS: Final = 3_600_000

NEWS_MS: Final = 3 * HOUR_MS
"""What ended longer ago than that was found in data that came late: it is recorded, and nobody is notified."""

QUIET_MS: Final = 28 * 24 * HOUR_MS
"""Standby that wavers about its limit is told once in four weeks."""

_TOLD_MS: Final = 70 * 24 * HOUR_MS
"""Longer than forecasts are kept, so that nothing is found again that was forgotten here."""

_DIGITS: Final = 3
_LENGTH_MS: Final = {AlertKind.UNUSUAL_HOUR: HOUR_MS, AlertKind.UNUSUAL_DAY: 24 * HOUR_MS}
_KIND_OF: Final = {
    AnomalyKind.HOUR_ABOVE: AlertKind.UNUSUAL_HOUR,
    AnomalyKind.HOUR_BELOW: AlertKind.UNUSUAL_HOUR,
    AnomalyKind.DAY_ABOVE: AlertKind.UNUSUAL_DAY,
    AnomalyKind.DAY_BELOW: AlertKind.UNUSUAL_DAY,
    AnomalyKind.STANDBY_ROSE: AlertKind.STANDBY_RISE,
}


class ForecastWatch:
    """Turns anomalies into alerts of a book; hours or days in a row are one alert. `now_ms` is Unix ms."""

    def __init__(self, device_id: str, book: AlertBook) -> None:
        """Begin with nothing told."""
        self.has_judged = False
        self._device_id = device_id
        self._book = book
        self._told: dict[str, int] = {}
        self._until_ms: dict[AlertKind, int] = {}

    def take(self, anomalies: Sequence[Anomaly], rules: Rules, *, known_until_ms: int, now_ms: int) -> list[AlertEvent]:
        """Take all that is unusual in what is known up to `known_until_ms`; what was told already changes nothing."""
        self.has_judged = True
        self._told = {key: until_ms for key, until_ms in self._told.items() if now_ms - until_ms < _TOLD_MS}
        watched = [each for each in anomalies if rules[_KIND_OF[each.kind]].enabled]
        events: list[AlertEvent] = []
        for kind in _LENGTH_MS:
            of_kind = [each for each in watched if _KIND_OF[each.kind] is kind]
            for anomaly in of_kind:
                if not (kind is AlertKind.UNUSUAL_DAY and _is_told_by_an_hour(anomaly, watched)):
                    events += self._span(kind, anomaly, now_ms)
            events += self._close(kind, {each.end_s * 1000 for each in of_kind}, known_until_ms, now_ms)
        rises = [each for each in watched if each.kind is AnomalyKind.STANDBY_ROSE]
        return events + self._standby(rises, known_until_ms, now_ms)

    def is_active(self, kind: str) -> bool:
        """Return whether an alert of a kind lasts that was noticed here."""
        return kind in self._until_ms

    def cancel(self, kind: AlertKind) -> None:
        """Forget that the alert of a kind lasts."""
        self._until_ms.pop(kind, None)

    def state(self) -> dict[str, Any]:
        """Return what must outlive a restart, as JSON."""
        return {"told": dict(self._told), "until": {kind.value: until for kind, until in self._until_ms.items()}}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from what `state` returned."""
        self._told = {str(key): int(until_ms) for key, until_ms in state["told"].items()}
        self._until_ms = {AlertKind(kind): int(until_ms) for kind, until_ms in state["until"].items()}

    def _span(self, kind: AlertKind, anomaly: Anomaly, now_ms: int) -> list[AlertEvent]:
        since_ms, end_ms = anomaly.start_s * 1000, anomaly.end_s * 1000
        key = f"{kind}|{since_ms}"
        if key in self._told:
            return []
        self._told[key] = end_ms
        alert = self._alert(kind, anomaly)
        if now_ms - end_ms > NEWS_MS:
            return self._book.record(replace(alert, until_ms=end_ms, replayed=True), publish=True)
        before_ms = self._until_ms.get(kind)
        events = [] if before_ms in (None, since_ms) else self._end(kind)
        self._until_ms[kind] = end_ms
        return events if before_ms == since_ms else events + self._book.begin(alert, publish=True)

    def _close(self, kind: AlertKind, found_ms: set[int], known_until_ms: int, now_ms: int) -> list[AlertEvent]:
        """End what the next hour or day has not gone on with, what is long over, and what late data has made usual."""
        until_ms = self._until_ms.get(kind)
        if until_ms is None:
            return []
        next_ms = until_ms + _LENGTH_MS[kind]
        is_over = until_ms not in found_ms or known_until_ms >= next_ms or now_ms > next_ms + NEWS_MS
        return self._end(kind) if is_over else []

    def _standby(self, rises: Sequence[Anomaly], known_until_ms: int, now_ms: int) -> list[AlertEvent]:
        kind = AlertKind.STANDBY_RISE
        if not rises:
            return self._end(kind) if kind in self._until_ms else []
        seen_ms, self._told[kind] = self._told.get(kind), now_ms
        if kind in self._until_ms:
            self._until_ms[kind] = known_until_ms
        elif seen_ms is None or now_ms - seen_ms > QUIET_MS:
            self._until_ms[kind] = known_until_ms
            return self._book.begin(self._alert(kind, rises[0]), publish=True)
        return []

    def _end(self, kind: AlertKind) -> list[AlertEvent]:
        return self._book.end(kind, self._until_ms.pop(kind), publish=True)

    def _alert(self, kind: AlertKind, anomaly: Anomaly) -> Alert:
        return Alert(
            device_id=self._device_id,
            kind=kind,
            since_ms=anomaly.start_s * 1000,
            value=round(anomaly.value, _DIGITS),
            limit=round(anomaly.limit, _DIGITS),
        )


def unusual(kept: Sequence[KeptForecast], history: History, rules: Rules) -> list[Anomaly]:
    """Return all that is unusual by the limits that hold for a device."""
    hour, day, standby = (rules[kind].limit for kind in FORECAST_KINDS)
    rise = standby_rise(history, standby or STANDBY_RISE_W)
    found = find_anomalies(kept, history, hour_far=hour or UNUSUAL_REACHES, day_far=day or UNUSUAL_REACHES)
    return [*found, *([] if rise is None else [rise])]


def explanation(alert: Alert, zone: tzinfo, language: Language = IN_ENGLISH) -> str | None:
    """Say why an alert was given; None for kinds that forecasts do not decide. It begins with its first hour or day."""
    if alert.kind not in FORECAST_KINDS or alert.limit is None:
        return None
    since_s = alert.since_ms / 1000
    if alert.kind == AlertKind.STANDBY_RISE:
        return explain_standby(since_s, alert.value, alert.limit, zone, language)
    end_s = since_s + _LENGTH_MS[AlertKind(alert.kind)] / 1000
    return explain_energy((since_s, end_s), alert.value, alert.limit, zone, language)


def _is_told_by_an_hour(day: Anomaly, anomalies: Iterable[Anomaly]) -> bool:
    """Return whether an hour of the day was unusual in the same direction: one surprise is one alert."""
    hour = AnomalyKind.HOUR_ABOVE if day.kind is AnomalyKind.DAY_ABOVE else AnomalyKind.HOUR_BELOW
    return any(each.kind is hour and day.start_s <= each.start_s < day.end_s for each in anomalies)
