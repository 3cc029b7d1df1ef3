"""What the alert rules notice in the readings of a meter, and when."""

from __future__ import annotations

from typing import Any

import pytest

from energy_core.alert import AlertPhase
from energy_core.limits import AlertKind, LimitSettings, MeterFacts, RuleSettings

from .alerts import Feed, brief, lasting, ms

BEGAN, ENDED = AlertPhase.BEGAN, AlertPhase.ENDED


@pytest.mark.parametrize(
    ("kind", "rule", "bad", "limit"),
    [
        (AlertKind.OVERCURRENT, {"limit": 16}, {"current_a": 17.2}, 16),
        (AlertKind.OVERVOLTAGE, {}, {"voltage_v": 253.1}, 253),
        (AlertKind.UNDERVOLTAGE, {}, {"voltage_v": 206.9}, 207),
        (AlertKind.POWER_LIMIT, {"limit": 3450}, {"power_w": 3451.0}, 3450),
    ],
)
def test_begins_after_its_hold_time_and_ends_after_its_release_time(
    kind: AlertKind, rule: dict[str, float], bad: dict[str, float], limit: float
) -> None:
    feed = Feed()
    feed.set(kind, **rule, hold_s=10, release_s=20)
    feed.every(5, 0, 60)
    feed.every(5, 60, 120, **bad)
    feed.every(5, 120, 180)
    (began_at, began), (ended_at, ended) = feed.events
    # The first reading beyond the limit covers 5 s already.
    assert (began_at, began.phase, began.alert.kind, began.alert.since_ms) == (65, BEGAN, kind, ms(60))
    assert (began.alert.value, began.alert.limit) == (next(iter(bad.values())), limit)
    assert (ended_at, ended.phase, ended.alert.id, ended.alert.until_ms) == (135, ENDED, began.alert.id, ms(120))
    assert began.publish
    assert ended.publish


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"voltage_v": 253.0}, []),
        ({"voltage_v": 207.0}, []),
        ({"voltage_v": 253.1}, ["overvoltage"]),
        ({"voltage_v": 120.0}, ["undervoltage"]),
        ({"current_a": 30.0}, []),
        ({"current_a": 30.1}, ["overcurrent"]),
        ({"power_w": -9000.0}, []),
    ],
)
def test_the_limit_itself_is_allowed(fields: dict[str, float], expected: list[str]) -> None:
    feed = Feed(facts=MeterFacts(rated_current_a=30, rated_voltage_v=230))
    feed.every(5, 0, 60, **fields)
    assert [kind for _, _, kind in feed.told] == expected


def test_a_short_excess_is_no_alert() -> None:
    feed = Feed()
    feed.set(AlertKind.OVERVOLTAGE, hold_s=30)
    for start in range(0, 200, 40):
        feed.every(5, start, start + 20, voltage_v=260)
        feed.every(5, start + 20, start + 40, voltage_v=230)
    assert feed.events == []


def test_hysteresis_keeps_an_alert_from_flapping() -> None:
    feed = Feed()
    for number in range(100):
        feed.read(number * 5, voltage_v=254.0 if number % 2 else 252.0)
    feed.every(5, 500, 560, voltage_v=254)
    feed.every(5, 560, 620, voltage_v=248.5)
    assert [phase for _, phase, _ in feed.told] == [BEGAN]
    feed.every(5, 620, 690, voltage_v=248.3)
    assert [phase for _, phase, _ in feed.told] == [BEGAN, ENDED]
    assert feed.events[-1][1].alert.until_ms == ms(620)


def test_the_worst_value_is_kept() -> None:
    feed = Feed()
    for second, voltage in enumerate([254, 259, 255, 262, 230]):
        feed.read(second * 10, voltage_v=float(voltage))
    feed.every(10, 50, 120)
    assert [event.alert.value for _, event in feed.events] == [259, 262]
    low = Feed()
    for second, voltage in enumerate([200, 190, 205]):
        low.read(second * 10, voltage_v=float(voltage))
    assert [event.alert.value for _, event in low.events] == [190]


def test_no_hold_time_passes_in_a_silence() -> None:
    feed = Feed()
    feed.read(0, voltage_v=260)
    assert feed.read(300, voltage_v=260) == []
    assert brief(feed.read(305, voltage_v=260)) == [("began", "overvoltage")]
    assert feed.events[-1][1].alert.since_ms == ms(300)


def test_a_meter_with_long_intervals_is_judged_by_what_they_cover() -> None:
    feed = Feed()
    feed.read(0, interval_s=300)
    assert brief(feed.read(300, voltage_v=260, interval_s=300)) == [("began", "overvoltage")]
    assert brief(feed.read(600, interval_s=300)) == [("ended", "overvoltage")]


def test_without_interval_the_readings_times_count() -> None:
    feed = Feed()
    assert feed.read(0, voltage_v=260, interval_s=None) == []
    assert feed.read(5, voltage_v=260, interval_s=None) == []
    assert brief(feed.read(10, voltage_v=260, interval_s=None)) == [("began", "overvoltage")]


def test_a_clock_that_was_set_back_begins_anew() -> None:
    feed = Feed()
    feed.set(AlertKind.POWER_SPIKE, limit=1000)
    feed.every(5, 3600, 3720)
    feed.read(3720, voltage_v=260, arrives=120)
    assert feed.read(125, voltage_v=260, arrives=125) == []
    assert brief(feed.read(130, voltage_v=260)) == [("began", "overvoltage")]
    assert feed.engine.book.active["overvoltage"].since_ms == ms(125)


@pytest.mark.parametrize("second", [55, 50, -3600])
def test_readings_that_are_not_later_change_nothing(second: float) -> None:
    feed = Feed()
    feed.set(AlertKind.OVERVOLTAGE, hold_s=0)
    feed.every(5, 0, 60)
    assert feed.read(second, voltage_v=300, arrives=60) == []


@pytest.mark.parametrize(
    "fields",
    [{"voltage_v": 3.0}, {"voltage_v": 90.0, "flags": ("noMains",)}, {"voltage_v": 0.0, "flags": ("noMains",)}],
)
def test_no_mains_is_no_undervoltage(fields: dict[str, Any]) -> None:
    feed = Feed()
    feed.every(5, 0, 60)
    feed.every(5, 60, 120, **fields)
    feed.every(5, 120, 180)
    assert feed.told == [(60, BEGAN, "noMains"), (125, ENDED, "noMains")]


def test_undervoltage_that_becomes_no_mains() -> None:
    feed = Feed()
    feed.set(AlertKind.UNDERVOLTAGE, release_s=0)
    feed.every(5, 0, 30, voltage_v=180)
    feed.every(5, 30, 60, voltage_v=0)
    assert [(phase, kind) for _, phase, kind in feed.told] == [
        (BEGAN, "undervoltage"),
        (ENDED, "undervoltage"),
        (BEGAN, "noMains"),
    ]
    assert feed.events[1][1].alert.value == 180


def test_a_meter_that_starts_without_mains() -> None:
    feed = Feed(facts=MeterFacts())
    feed.every(5, 0, 30, voltage_v=0, flags=("noMains",))
    feed.every(5, 30, 60, voltage_v=121)
    assert feed.told == [(0, BEGAN, "noMains"), (35, ENDED, "noMains")]
    assert feed.engine.nominal_voltage_v == 120


def test_a_120_volt_house_that_nobody_configured_has_no_alert() -> None:
    feed = Feed(facts=MeterFacts())
    feed.every(5, 0, 600, voltage_v=121)
    assert feed.events == []
    assert feed.engine.rules[AlertKind.OVERVOLTAGE].limit == 132


def test_direct_current_has_no_voltage_alerts() -> None:
    feed = Feed(facts=MeterFacts())
    for number, voltage in enumerate([12.5, 11.0, 0.0, 14.8] * 10):
        feed.read(number * 5, voltage_v=voltage)
    assert feed.events == []


def spiking_feed() -> Feed:
    feed = Feed()
    feed.set(AlertKind.POWER_SPIKE, limit=1000)
    feed.every(5, 0, 300)
    return feed


def test_spike_is_against_the_recent_median() -> None:
    feed = spiking_feed()
    assert feed.read(300, power_w=1400.0) == []
    assert brief(feed.read(305, power_w=1400.5)) == [("began", "powerSpike")]
    assert feed.events[0][1].alert.limit == 1400
    assert feed.read(310, power_w=1350.0) == []
    feed.every(5, 315, 330, power_w=1300.0)
    assert [phase for _, phase, _ in feed.told] == [BEGAN, ENDED]


def test_what_stays_is_no_spike_but_usual() -> None:
    feed = spiking_feed()
    feed.every(5, 300, 1500, power_w=2400.0)
    assert [phase for _, phase, _ in feed.told] == [BEGAN, ENDED]
    assert feed.engine.book.history[0].since_ms == ms(300)
    assert feed.engine.book.history[0].until_ms < ms(700)


def test_the_peak_within_an_interval_is_a_spike_too() -> None:
    feed = spiking_feed()
    assert brief(feed.read(300, power_w=500.0, power_max_w=5000.0)) == [("began", "powerSpike")]


def test_no_spike_before_a_minute_is_known() -> None:
    feed = Feed()
    feed.set(AlertKind.POWER_SPIKE, limit=1000)
    feed.every(5, 0, 55)
    assert feed.read(55, power_w=9000.0) == []


def test_offline_after_its_silence_and_back_with_a_reading() -> None:
    feed = Feed()
    feed.every(5, 0, 60)
    assert feed.tick(174.9) == []
    assert brief(feed.tick(175)) == [("began", "meterOffline")]
    alert = feed.engine.book.active["meterOffline"]
    assert (alert.since_ms, alert.value, alert.limit) == (ms(55), 120, 120)
    assert feed.tick(1000) == []
    assert brief(feed.read(1005)) == [("ended", "meterOffline")]
    assert feed.engine.book.history[0].until_ms == ms(1005)


def test_a_meter_that_never_spoke_is_offline_since_it_is_awaited() -> None:
    feed = Feed()
    assert brief(feed.tick(121)) == [("began", "meterOffline")]
    assert feed.engine.book.active["meterOffline"].since_ms == ms(0)


def test_long_intervals_are_no_silence() -> None:
    feed = Feed()
    feed.read(0)
    assert feed.tick(899, interval_s=300) == []
    assert brief(feed.tick(900, interval_s=300)) == [("began", "meterOffline")]


def test_who_may_send_seldom_has_an_hour() -> None:
    feed = Feed()
    feed.read(0)
    assert feed.tick(3599, interval_s=None) == []
    assert brief(feed.tick(3600, interval_s=None)) == [("began", "meterOffline")]


@pytest.mark.parametrize("step_s", [20 * 60, -20 * 60])
def test_a_clock_that_is_set_is_no_silence(step_s: int) -> None:
    feed = Feed()
    feed.every(5, 0, 60)
    feed.tick(60)
    feed.engine.on_clock_set(step_s * 1000)
    assert feed.tick(step_s + 174) == []
    assert brief(feed.tick(step_s + 175)) == [("began", "meterOffline")]


def test_a_clock_that_is_set_while_nobody_is_heard() -> None:
    feed = Feed()
    feed.tick(5, listening=False)
    feed.engine.on_clock_set(600_000)
    assert feed.tick(606) == []
    assert feed.tick(725) == []
    assert brief(feed.tick(726)) == [("began", "meterOffline")]


def test_while_nobody_is_heard_no_meter_is_offline() -> None:
    feed = Feed()
    feed.read(0)
    for second in range(0, 1000, 5):
        assert feed.tick(second, listening=False) == []
    assert feed.tick(1000) == []
    assert feed.tick(1119) == []
    assert brief(feed.tick(1120)) == [("began", "meterOffline")]


def test_offline_switched_off_and_on_in_one_silence() -> None:
    feed = Feed()
    feed.read(0)
    feed.tick(120)
    assert brief(feed.set(AlertKind.METER_OFFLINE, 130, enabled=False)) == [("ended", "meterOffline")]
    assert feed.tick(135) == []
    feed.set(AlertKind.METER_OFFLINE, 140, enabled=True)
    assert brief(feed.tick(145)) == [("began", "meterOffline")]
    assert feed.engine.book.active["meterOffline"].since_ms == ms(145)


@pytest.mark.parametrize(
    "rule", [{"enabled": False}, {"enabled": False, "limit": 253}], ids=["switched off", "with its limit"]
)
def test_what_is_switched_off_ends_and_stays_quiet(rule: dict[str, Any]) -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    assert brief(feed.set(AlertKind.OVERVOLTAGE, 30, **rule)) == [("ended", "overvoltage")]
    feed.every(5, 30, 60, voltage_v=260)
    assert [phase for _, phase, _ in feed.told] == [BEGAN]


def test_a_limit_that_is_taken_away_ends_its_alert() -> None:
    feed = Feed()
    feed.set(AlertKind.POWER_LIMIT, limit=300)
    feed.every(5, 0, 30)
    assert brief(feed.set(AlertKind.POWER_LIMIT, 30)) == [("ended", "powerLimit")]


def test_a_raised_limit_ends_the_alert_with_the_next_readings() -> None:
    feed = Feed()
    feed.set(AlertKind.POWER_LIMIT, limit=300, release_s=0)
    feed.every(5, 0, 30)
    assert feed.set(AlertKind.POWER_LIMIT, 30, limit=3000, release_s=0) == []
    assert brief(feed.read(35)) == [("ended", "powerLimit")]


def test_budget_of_the_billing_period() -> None:
    feed = Feed()
    feed.budget_kwh = 100
    feed.configure(LimitSettings())
    events = []
    for second, kwh, period in [
        (0, 99.0, 0),
        (5, 100.0, 0),
        (10, 100.1, 0),
        (15, 100.2, 0),
        (20, 0.1, 20),
        (25, 101, 20),
    ]:
        events += feed.engine.on_import(kwh, period_start_ms=ms(period), at_ms=ms(second))
    assert brief(events) == [("began", "importBudget"), ("ended", "importBudget"), ("began", "importBudget")]
    assert (events[0].alert.value, events[0].alert.limit, events[1].alert.until_ms) == (100.1, 100, ms(20))


def test_a_raised_budget_ends_the_alert() -> None:
    feed = Feed()
    feed.budget_kwh = 100
    feed.configure(LimitSettings())
    feed.engine.on_import(101, period_start_ms=ms(0), at_ms=ms(5))
    feed.budget_kwh = 200
    assert feed.configure(LimitSettings(), 10) == []
    assert brief(feed.engine.on_import(101, period_start_ms=ms(0), at_ms=ms(15))) == [("ended", "importBudget")]
    assert feed.engine.on_import(102, period_start_ms=ms(0), at_ms=ms(20)) == []


@pytest.mark.parametrize("settings", [None, {AlertKind.IMPORT_BUDGET: RuleSettings(enabled=False)}])
def test_no_budget_no_alert(settings: dict[AlertKind, RuleSettings] | None) -> None:
    feed = Feed(LimitSettings(rules=settings or {}))
    assert feed.engine.on_import(1e6, period_start_ms=ms(0), at_ms=ms(5)) == []


def test_several_alerts_at_once() -> None:
    feed = Feed(facts=MeterFacts(rated_current_a=16))
    feed.every(5, 0, 30, voltage_v=260, current_a=20)
    assert {kind for _, _, kind in feed.told} == {"overvoltage", "overcurrent"}


def test_state_outlives_a_restart() -> None:
    feed = Feed(facts=MeterFacts())
    feed.every(5, 0, 30, voltage_v=121)
    feed.every(5, 30, 60, voltage_v=140)
    feed.engine.adopt(lasting("cover_open", 40), now_ms=ms(41))
    again = Feed(facts=MeterFacts())
    again.engine.restore(feed.engine.state(), now_ms=ms(70))
    assert again.engine.nominal_voltage_v == 120
    assert again.engine.book.active == feed.engine.book.active
    assert again.read(55) == []
    again.every(5, 70, 100, voltage_v=140)
    assert again.told == []
    again.every(5, 100, 180, voltage_v=121)
    assert again.told == [(155, ENDED, "overvoltage")]
    assert again.engine.state()["book"]["history"][0]["until"] == ms(100)
    assert "cover_open" in again.engine.book.active
