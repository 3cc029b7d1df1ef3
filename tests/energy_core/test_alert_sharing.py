"""Meter, bridge and Home Assistant tell each other of alerts: nothing twice, nothing in circles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from energy_core.alert import Acknowledgement, AlertPhase
from energy_core.alert_book import ACKNOWLEDGEMENTS_KEPT, HISTORY_LENGTH, AlertBook
from energy_core.alert_engine import MAX_ACTIVE
from energy_core.alert_message import encode_alert, parse_alert
from energy_core.limits import AlertKind, LimitSettings

from .alerts import METER, Feed, brief, lasting, ms, reading


def test_our_own_message_comes_back_without_effect() -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    feed.every(5, 30, 120)
    for _, event in feed.events:
        assert feed.engine.adopt(parse_alert(encode_alert(event.alert), device_id=METER), now_ms=ms(121)) == []


def test_two_sides_with_the_same_readings_tell_a_person_once() -> None:
    ours, theirs = Feed(), Feed()
    told = []
    for second in range(0, 150, 5):
        voltage = 260.0 if second < 40 else 230.0
        for side, other in ((theirs, ours), (ours, theirs)):
            events = side.read(second, voltage_v=voltage)
            told += [event.phase for event in events if side is ours]
            for event in events:
                heard = other.engine.adopt(event.alert, now_ms=ms(second))
                told += [event.phase for event in heard if other is ours]
    assert told == [AlertPhase.BEGAN, AlertPhase.ENDED]
    assert [alert.id for alert in ours.engine.book.history] == [alert.id for alert in theirs.engine.book.history]


def test_what_the_meter_itself_sends_is_shown_until_it_ends() -> None:
    feed = Feed()
    feed.read(0)
    assert brief(feed.engine.adopt(lasting("cover_open", 1), now_ms=ms(2))) == [("began", "cover_open")]
    assert brief(feed.engine.adopt(lasting("overcurrent", 1), now_ms=ms(2))) == [("began", "overcurrent")]
    feed.every(5, 5, 300)
    assert feed.events == []
    ended = feed.engine.adopt(lasting("cover_open", 1, until_ms=ms(100)), now_ms=ms(300))
    assert brief(ended) == [("ended", "cover_open")]
    assert not ended[0].publish
    assert feed.engine.adopt(lasting("cover_open", 1), now_ms=ms(301)) == []


def test_both_agree_on_the_earlier_beginning() -> None:
    feed = Feed()
    feed.every(5, 10, 40, voltage_v=260)
    early = feed.engine.adopt(lasting(since=5), now_ms=ms(41))
    assert brief(early) == [("recorded", "overvoltage")]
    assert feed.engine.adopt(lasting(since=20), now_ms=ms(41)) == []
    feed.every(5, 40, 120)
    assert [alert.since_ms for alert in feed.engine.book.history] == [ms(5)]


def test_ours_that_began_earlier_is_told_to_the_others() -> None:
    feed = Feed()
    feed.read(0, voltage_v=260)
    feed.engine.adopt(lasting(since=5), now_ms=ms(5))
    (event,) = feed.read(10, voltage_v=260)
    assert (event.phase, event.publish, event.alert.since_ms) == (AlertPhase.RECORDED, True, ms(0))


def test_an_acknowledged_alert_stays_so_when_its_beginning_moves() -> None:
    feed = Feed()
    feed.engine.adopt(lasting(since=5), now_ms=ms(5))
    feed.engine.acknowledge(acknowledgement(lasting(since=5).id), publish=True)
    (event,) = feed.engine.adopt(lasting(since=1), now_ms=ms(6))
    assert (event.phase, event.publish, event.alert.acknowledged_by) == (AlertPhase.ACKNOWLEDGED, True, "jane")


def test_our_readings_say_when_our_alert_ends() -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    assert feed.engine.adopt(lasting(until_ms=ms(20)), now_ms=ms(31)) == []
    assert "overvoltage" in feed.engine.book.active


def test_an_end_whose_beginning_was_missed_is_only_recorded() -> None:
    feed = Feed()
    assert brief(feed.engine.adopt(lasting(until_ms=ms(9)), now_ms=ms(10))) == [("recorded", "overvoltage")]
    feed.engine.adopt(lasting(since=20), now_ms=ms(20))
    assert brief(feed.engine.adopt(lasting(since=12, until_ms=ms(15)), now_ms=ms(21))) == [("recorded", "overvoltage")]
    assert feed.engine.book.active["overvoltage"].since_ms == ms(20)


def test_what_is_switched_off_is_not_adopted() -> None:
    feed = Feed()
    feed.set(AlertKind.OVERVOLTAGE, enabled=False)
    assert feed.engine.adopt(lasting(), now_ms=ms(1)) == []


def test_a_meters_alert_of_a_kind_without_limit_survives_a_change_of_settings() -> None:
    feed = Feed()
    feed.engine.adopt(lasting("powerLimit"), now_ms=ms(1))
    assert feed.configure(LimitSettings(nominal_voltage_v=230), 2) == []
    assert "powerLimit" in feed.engine.book.active


def test_an_adopted_alert_that_nobody_ends_is_dropped_after_a_day() -> None:
    feed = Feed()
    feed.set(AlertKind.METER_OFFLINE, enabled=False)
    feed.engine.adopt(lasting("cover_open"), now_ms=ms(0))
    assert feed.tick(86_399) == []
    (event,) = feed.tick(86_400)
    assert (event.phase, event.publish) == (AlertPhase.ENDED, False)


def test_an_adopted_alert_that_is_repeated_stays() -> None:
    feed = Feed()
    feed.set(AlertKind.METER_OFFLINE, enabled=False)
    feed.engine.adopt(lasting("cover_open"), now_ms=ms(0))
    feed.engine.adopt(lasting("cover_open"), now_ms=ms(50_000))
    assert feed.tick(100_000) == []


def test_inventing_kinds_fills_nothing() -> None:
    feed = Feed()
    for number in range(MAX_ACTIVE + 50):
        feed.engine.adopt(lasting(f"kind{number}"), now_ms=ms(1))
    assert len(feed.engine.book.active) == MAX_ACTIVE


def acknowledgement(alert_id: str, by: str = "jane", at: float = 30) -> Acknowledgement:
    return Acknowledgement(alert_id=alert_id, by=by, at_ms=ms(at))


def test_acknowledged_once_by_the_first() -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    alert_id = lasting().id
    (event,) = feed.engine.acknowledge(acknowledgement(alert_id), publish=True)
    assert (event.phase, event.publish, event.alert.acknowledged_ms) == (AlertPhase.ACKNOWLEDGED, True, ms(30))
    assert feed.engine.acknowledge(acknowledgement(alert_id, "joe"), publish=False) == []
    feed.every(5, 30, 120)
    assert feed.engine.book.history[0].acknowledged_by == "jane"


def test_acknowledged_before_the_alert_is_known() -> None:
    feed = Feed()
    assert feed.engine.acknowledge(acknowledgement(lasting().id), publish=False) == []
    feed.every(5, 0, 30, voltage_v=260)
    assert feed.engine.book.active["overvoltage"].acknowledged_by == "jane"


def test_acknowledged_after_it_ended() -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    feed.every(5, 30, 120)
    assert brief(feed.engine.acknowledge(acknowledgement(lasting().id), publish=False)) == [
        ("acknowledged", "overvoltage")
    ]
    assert feed.engine.book.find(lasting().id).is_acknowledged
    assert feed.engine.book.find("meter-01|noMains|1795000000000") is None


def test_acknowledgements_outlive_a_restart() -> None:
    feed = Feed()
    feed.every(5, 0, 30, voltage_v=260)
    feed.engine.acknowledge(acknowledgement(lasting().id), publish=True)
    again = Feed()
    again.engine.restore(feed.engine.state(), now_ms=ms(31))
    assert again.engine.book.active["overvoltage"].acknowledged_by == "jane"
    assert again.engine.acknowledge(acknowledgement(lasting().id), publish=False) == []


def test_what_is_remembered_is_bounded() -> None:
    book = AlertBook()
    for number in range(200):
        book.record(lasting(since=number * 10, until_ms=ms(number * 10 + 5)), publish=False)
        book.acknowledge(acknowledgement(lasting(since=number * 10).id))
    assert len(book.history) == HISTORY_LENGTH
    assert book.history[-1].since_ms == ms(1990)
    assert len(book.state()["acknowledgements"]) == ACKNOWLEDGEMENTS_KEPT


def replay(feed: Feed, start: float, stop: float, arrives: float, **fields: float) -> list[str]:
    phases = []
    for second in range(round(start), round(stop), 5):
        late = replace(reading(second, **fields), replayed=True)
        phases += [event.phase for event in feed.engine.on_reading(late, now_ms=ms(arrives))]
    return phases


def test_replayed_readings_record_and_never_notify() -> None:
    feed = Feed()
    feed.every(5, 1000, 1100)
    assert replay(feed, 0, 60, 1101, voltage_v=260) == []
    assert replay(feed, 60, 200, 1102) == [AlertPhase.RECORDED]
    assert replay(feed, 60, 200, 1103) == []
    (alert,) = feed.engine.book.history
    assert (alert.since_ms, alert.until_ms, alert.replayed, alert.value) == (ms(0), ms(60), True, 260)
    assert feed.engine.book.active == {}
    feed.every(5, 1105, 1200)
    assert feed.told == []


def test_what_lasts_at_the_end_of_a_replay_is_closed_there() -> None:
    feed = Feed()
    feed.every(5, 1000, 1100)
    replay(feed, 0, 60, 1101, voltage_v=260)
    assert feed.tick(1160) == []
    (event,) = feed.tick(1161)
    assert (event.phase, event.publish, event.alert.until_ms) == (AlertPhase.RECORDED, True, ms(55))


@pytest.mark.parametrize("times", [2, 3])
def test_a_second_replay_of_the_same_records_nothing(times: int) -> None:
    feed = Feed()
    recorded = []
    for number in range(times):
        recorded += replay(feed, 0, 60, 1100 + number * 100, voltage_v=260)
        recorded += replay(feed, 60, 200, 1100 + number * 100)
        feed.every(5, 1165 + number * 100, 1195 + number * 100)
        feed.tick(1195 + number * 100)
    assert recorded == [AlertPhase.RECORDED]


def test_a_replay_of_what_was_seen_live_records_nothing() -> None:
    feed = Feed()
    feed.every(5, 0, 60, voltage_v=260)
    feed.every(5, 60, 200)
    assert replay(feed, 20, 60, 201, voltage_v=260) == []
    assert replay(feed, 60, 200, 201) == []
    assert len(feed.engine.book.history) == 1


def test_a_rule_that_is_switched_off_during_a_replay_records_nothing() -> None:
    feed = Feed()
    replay(feed, 0, 60, 1100, voltage_v=260)
    feed.set(AlertKind.OVERVOLTAGE, 1100, enabled=False)
    assert replay(feed, 60, 200, 1101) == []
    feed.tick(1200)
    assert feed.engine.book.history == []


def test_replayed_alerts_of_others_are_recorded() -> None:
    feed = Feed()
    assert feed.engine.adopt(lasting(replayed=True), now_ms=ms(9)) == []
    past = lasting(replayed=True, until_ms=ms(5))
    assert brief(feed.engine.adopt(past, now_ms=ms(9))) == [("recorded", "overvoltage")]
    assert not feed.engine.adopt(past, now_ms=ms(9))
