"""Anomalies as alerts: told once, in time, and over when they are over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
import json
from zoneinfo import ZoneInfo

import pytest

from energy_core.alert import Alert, AlertEvent
from energy_core.alert_engine import AlertEngine
from energy_core.forecast.anomaly import Anomaly, AnomalyKind
from energy_core.forecast.explanation import Language
from energy_core.forecast_watch import explanation, unusual
from energy_core.limits import FORECAST_KINDS, AlertKind, LimitSettings, MeterFacts, RuleSettings, rules_of

from .alerts import METER, brief
from .homes import START, history, rhythm
from .test_forecast_kept import kept_day

HOUR_S = 3600
NOON_S = 1_795_003_200 // 86_400 * 86_400 + 12 * HOUR_S


def hour(at: float, kind: AnomalyKind = AnomalyKind.HOUR_ABOVE, length: float = 1) -> Anomaly:
    """Return what was unusual from so many hours after noon on."""
    return Anomaly(kind, round(NOON_S + at * HOUR_S), round(NOON_S + (at + length) * HOUR_S), 4.20012, 1.5)


def day(at: float, kind: AnomalyKind = AnomalyKind.DAY_ABOVE) -> Anomaly:
    return hour(at, kind, 24)


def standby(at: float, value: float = 160.0) -> Anomaly:
    return Anomaly(AnomalyKind.STANDBY_ROSE, round(NOON_S + (at - 168) * HOUR_S), NOON_S, value, 100.0)


class Home:
    """A device whose forecasts are judged a minute after the hour, `at` hours after noon."""

    def __init__(self) -> None:
        self.engine = AlertEngine(METER, now_ms=0)

    def judge(self, at: float, anomalies: Sequence[Anomaly], *, known: float | None = None) -> list[tuple[str, str]]:
        return brief(self.events(at, anomalies, known=known))

    def events(self, at: float, anomalies: Sequence[Anomaly], *, known: float | None = None) -> list[AlertEvent]:
        known_s = NOON_S + (at if known is None else known) * HOUR_S
        now_ms = round((NOON_S + at * HOUR_S + 60) * 1000)
        return self.engine.on_anomalies(anomalies, known_until_ms=round(known_s * 1000), now_ms=now_ms)

    def switch(self, kind: AlertKind, *, enabled: bool) -> list[tuple[str, str]]:
        settings = self.engine.settings.with_rule(kind, RuleSettings(enabled=enabled))
        return brief(self.engine.configure(settings, MeterFacts(), budget_kwh=None, now_ms=NOON_S * 1000))


def test_an_hour_is_told_once_and_is_over_with_the_next() -> None:
    home = Home()
    assert not home.engine.watches(AlertKind.UNUSUAL_HOUR)
    assert home.judge(0, []) == []
    assert home.engine.watches(AlertKind.UNUSUAL_HOUR)

    (began,) = home.events(1, [hour(0)])
    assert began.publish
    assert began.notify
    alert = began.alert
    assert (alert.kind, alert.since_ms, alert.value, alert.limit) == ("unusualHour", NOON_S * 1000, 4.2, 1.5)
    assert home.judge(1.5, [hour(0)], known=1) == []

    (ended,) = home.events(2, [hour(0)])
    assert (ended.phase, ended.alert.until_ms) == ("ended", (NOON_S + HOUR_S) * 1000)
    assert home.judge(3, [hour(0)]) == []


def test_hours_in_a_row_are_one_alert() -> None:
    home = Home()
    assert home.judge(1, [hour(0)]) == [("began", "unusualHour")]
    assert home.judge(2, [hour(0), hour(1)]) == []
    (ended,) = home.events(3, [hour(0), hour(1)])
    assert ended.alert.since_ms == NOON_S * 1000
    assert ended.alert.until_ms == (NOON_S + 2 * HOUR_S) * 1000


def test_hours_apart_that_come_together_are_two_alerts() -> None:
    home = Home()
    found = home.judge(3, [hour(0), hour(2)])
    assert found == [("began", "unusualHour"), ("ended", "unusualHour"), ("began", "unusualHour")]


@pytest.mark.parametrize("anomaly", [hour(0), day(-23)], ids=["hour", "day"])
def test_what_came_late_is_recorded_and_nobody_is_told(anomaly: Anomaly) -> None:
    home = Home()
    (event,) = home.events(5, [anomaly])
    assert (event.phase, event.notify, event.publish) == ("recorded", False, True)
    assert (event.alert.replayed, event.alert.until_ms) == (True, (NOON_S + HOUR_S) * 1000)
    assert home.judge(6, [anomaly]) == []
    assert home.engine.book.active == {}


def test_late_data_may_take_an_alert_back() -> None:
    home = Home()
    home.judge(1, [hour(0)])
    assert home.judge(1.9, [], known=1) == [("ended", "unusualHour")]


def test_an_alert_does_not_outlast_a_meter_that_fell_silent() -> None:
    home = Home()
    home.judge(1, [hour(0)])
    assert home.judge(4, [hour(0)], known=1) == []
    assert home.judge(6, [hour(0)], known=1) == [("ended", "unusualHour")]


def test_a_day_lasts_until_the_next_has_passed() -> None:
    home = Home()
    assert home.judge(24, [day(0)]) == [("began", "unusualDay")]
    assert home.judge(47, [day(0)]) == []
    assert home.judge(48, [day(0)]) == [("ended", "unusualDay")]


@pytest.mark.parametrize(
    ("anomalies", "told"),
    [
        ([hour(3), day(0)], [("recorded", "unusualHour")]),
        ([hour(3, AnomalyKind.HOUR_BELOW), day(0)], [("recorded", "unusualHour"), ("began", "unusualDay")]),
        ([hour(3, AnomalyKind.HOUR_BELOW), day(0, AnomalyKind.DAY_BELOW)], [("recorded", "unusualHour")]),
        ([hour(-1), day(0)], [("recorded", "unusualHour"), ("began", "unusualDay")]),
    ],
    ids=["above", "opposite", "below", "hour before"],
)
def test_a_day_is_not_told_where_one_of_its_hours_was(anomalies: list[Anomaly], told: list[tuple[str, str]]) -> None:
    assert Home().judge(24, anomalies) == told


def test_a_day_is_told_where_hours_are_switched_off() -> None:
    home = Home()
    home.switch(AlertKind.UNUSUAL_HOUR, enabled=False)
    assert home.judge(24, [hour(3), day(0)]) == [("began", "unusualDay")]


def test_standby_is_told_once_however_its_beginning_moves() -> None:
    home = Home()
    (began,) = home.events(0, [standby(0)])
    assert (began.alert.kind, began.alert.value, began.alert.limit) == ("standbyRise", 160.0, 100.0)
    assert home.judge(24, [standby(24)]) == []
    (ended,) = home.events(48, [])
    assert ended.alert.until_ms == (NOON_S + 24 * HOUR_S) * 1000
    assert home.judge(72, []) == []
    assert home.judge(96, [standby(96)]) == []
    assert home.judge(96 + 29 * 24, [standby(96 + 29 * 24)]) == [("began", "standbyRise")]


@pytest.mark.parametrize(
    ("kind", "anomaly"),
    [
        (AlertKind.UNUSUAL_HOUR, hour(0)),
        (AlertKind.UNUSUAL_DAY, day(-23)),
        (AlertKind.STANDBY_RISE, standby(1)),
    ],
)
def test_each_kind_can_be_switched_off(kind: AlertKind, anomaly: Anomaly) -> None:
    home = Home()
    home.judge(1, [anomaly])
    assert home.switch(kind, enabled=False) == [("ended", kind)]
    assert not home.engine.watches(kind)
    assert home.judge(1.5, [anomaly]) == []


def test_a_circuit_is_part_of_its_meter() -> None:
    home = Home()
    home.engine.configure(LimitSettings(), MeterFacts(is_circuit=True), budget_kwh=None, now_ms=0)
    assert home.judge(1, [hour(0), day(-23), standby(1)]) == []


def test_a_restart_tells_nothing_twice_and_ends_what_is_over() -> None:
    before, after = Home(), Home()
    before.judge(1, [hour(0)])
    now_ms = (NOON_S + 2 * HOUR_S) * 1000
    after.engine.restore(json.loads(json.dumps(before.engine.state())), now_ms=now_ms)

    assert after.engine.on_time(now_ms + 2 * 86_400_000, interval_s=5, listening=False) == []
    assert after.judge(1.5, [hour(0)], known=1) == []
    assert after.judge(2, [hour(0)]) == [("ended", "unusualHour")]


def test_what_was_saved_before_there_were_such_alerts_is_read() -> None:
    home = Home()
    state = home.engine.state()
    del state["forecast"]
    home.engine.restore(state, now_ms=0)
    assert home.judge(1, [hour(0)]) == [("began", "unusualHour")]


def test_two_sides_that_notice_the_same_hour_tell_one_alert() -> None:
    home = Home()
    told = Alert(device_id=METER, kind="unusualHour", since_ms=NOON_S * 1000, value=4.1, limit=1.4)
    assert brief(home.engine.adopt(told, now_ms=NOON_S * 1000)) == [("began", "unusualHour")]
    assert home.judge(1, [hour(0)]) == []
    assert brief(home.engine.adopt(told.ended((NOON_S + HOUR_S) * 1000), now_ms=NOON_S * 1000)) == [
        ("ended", "unusualHour")
    ]
    assert home.judge(2, [hour(0)]) == []


def test_memory_is_bounded() -> None:
    home = Home()
    for week in range(20):
        home.judge(168 * week, [hour(168 * week - 1)])
    assert len(home.engine.forecast_watch.state()["told"]) == 10


@pytest.mark.parametrize(
    ("limit", "kinds"), [(None, ["hourAboveForecast", "standbyRose"]), (999.0, [])], ids=["usual", "insensitive"]
)
def test_limits_say_what_is_unusual(limit: float | None, kinds: list[str]) -> None:
    changed = {START + timedelta(days=38, hours=13): 4.0}
    risen = START + timedelta(days=33)
    home = history(24 * 40, lambda at: changed.get(at, rhythm(at)) + 0.06 * (at >= risen))
    expected = [kept_day(day, lambda at: rhythm(at) + 0.06 * (at >= risen)) for day in range(40)]
    settings = LimitSettings()
    for kind in FORECAST_KINDS:
        settings = settings.with_rule(kind, RuleSettings(limit=limit))

    assert [each.kind for each in unusual(expected, home, rules_of(settings, MeterFacts()))] == kinds


ABOVE = (AlertKind.UNUSUAL_HOUR, 4.2, 1.5)


@pytest.mark.parametrize(
    ("kind", "value", "limit", "text"),
    [
        (*ABOVE, "From 2026-11-18 13:00 to 2026-11-18 14:00 the home used 4.20 kWh; at most 1.50 kWh were expected."),
        (AlertKind.UNUSUAL_HOUR, 0.1, 1.5, "the home used only 0.10 kWh; at least 1.50 kWh were expected."),
        (AlertKind.UNUSUAL_DAY, -1.0, -9.0, "From 2026-11-18 13:00 to 2026-11-19 13:00 the home's net energy was -1.0"),
        (AlertKind.UNUSUAL_DAY, -9.0, 1.0, "at least 1.00 kWh were expected."),
        (AlertKind.STANDBY_RISE, 160.0, 100.0, "60 W are 526 kWh a year."),
    ],
)
def test_alerts_are_explained(kind: AlertKind, value: float, limit: float, text: str) -> None:
    since_ms = 1_795_003_200_000
    alert = Alert(device_id=METER, kind=kind, since_ms=since_ms, value=value, limit=limit)
    assert text in (explanation(alert, ZoneInfo("Europe/Berlin")) or "")


def test_alerts_are_explained_in_other_languages() -> None:
    alert = Alert(device_id=METER, kind=ABOVE[0], since_ms=1_795_003_200_000, value=ABOVE[1], limit=ABOVE[2])
    german = Language({"unusual_used_above": "{start}: {value} kWh, höchstens {limit} kWh erwartet"}, ",")
    assert explanation(alert, UTC, german) == "2026-11-18 12:00: 4,20 kWh, höchstens 1,50 kWh erwartet"


@pytest.mark.parametrize(("kind", "limit"), [("overvoltage", 253.0), ("unusualHour", None)])
def test_other_alerts_need_no_explanation(kind: str, limit: float | None) -> None:
    alert = Alert(device_id=METER, kind=kind, since_ms=0, value=260.0, limit=limit)
    assert explanation(alert, UTC) is None
