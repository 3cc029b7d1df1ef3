"""Alerts that the bridge notices, adopts and tells, and that a kill does not repeat."""

from __future__ import annotations

from collections.abc import Iterator
import json
from pathlib import Path
import time
from typing import Any

from pymongo.database import Database
import pytest

from energy_core.alert import AlertEvent
from mongo_bridge.alert_watch import AlertWatch, Clocks
from mongo_bridge.budget import Budget, Used
from mongo_bridge.delivery import entry_of
from mongo_bridge.documents import decode
from mongo_bridge.health import Health
from mongo_bridge.outbox import Outbox
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store

from .conftest import Bridge, Publisher, wait_until
from .machine import ZONE, Machine
from .messages import START_S, fields


class House:
    """A watch whose clock stands at the last reading."""

    def __init__(self, folder: Path, budget: Any = None) -> None:
        self.folder = folder
        self.now_s = float(START_S)
        self.events: list[AlertEvent] = []
        self.outbox = Outbox()
        self.budget = budget
        self.set_by_s = 0.0
        self.open()

    def open(self) -> None:
        self.spool = Spool(self.folder)
        health = Health()
        health.broker.works()
        self.watch = AlertWatch(
            self.spool,
            self.outbox,
            health,
            root="/energy",
            budget=self.budget,
            tell=self.events.append,
            clocks=Clocks(lambda: self.now_s, lambda: self.now_s - self.set_by_s),
        )

    def say(self, topic: str, message: Any) -> None:
        payload = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.watch.take([entry_of(f"/energy/{topic}", payload, root="/energy", now_ms=int(self.now_s * 1000))])

    def measure(self, *voltages: float, late: bool = False) -> None:
        for voltage in voltages:
            self.now_s += 5
            at_s = self.now_s - (3600 if late else 0)
            self.say("m/data", fields("m", voltage=voltage, timestamp=at_s, interval=5))

    @property
    def phases(self) -> list[tuple[str, str]]:
        return [(event.phase.value, event.alert.kind) for event in self.events]

    def published(self) -> list[tuple[str, dict[str, Any]]]:
        found = []
        while (message := self.outbox.take()) is not None:
            found.append((message.topic, json.loads(message.payload)))
        return found


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.spool.close()


HIGH = [258.0] * 30
GOOD = [230.0] * 30


def test_a_high_voltage_begins_and_ends_an_alert(house: House) -> None:
    house.measure(*GOOD, *HIGH, *GOOD)
    assert house.phases == [("began", "overvoltage"), ("ended", "overvoltage")]
    began, ended = house.published()
    assert began[0] == ended[0] == "/energy/m/alert"
    assert began[1]["id"] == ended[1]["id"] == f"m|overvoltage|{(START_S + 155) * 1000}"
    assert ("until" in began[1], "until" in ended[1]) == (False, True)
    stored = [decode(row.entry.body) for row in house.spool.oldest(10)]
    assert [("until" in each, each["value"]) for each in stored] == [(False, 258.0), (True, 258.0)]


def test_a_kill_makes_no_second_alert_of_one_that_lasts(house: House) -> None:
    house.measure(*GOOD, *HIGH)
    house.spool.close()
    house.open()
    house.measure(*HIGH, *GOOD)
    assert house.phases == [("began", "overvoltage"), ("ended", "overvoltage")]
    assert len({event.alert.id for event in house.events}) == 1


def test_a_removed_meter_is_watched_no_more(house: House) -> None:
    house.say("m/settings/limits", {"revision": 1, "changedAt": START_S, "changedBy": "a", "powerLimit": {"limit": 1}})
    house.measure(*GOOD, *HIGH)
    assert house.spool.states()
    for topic in ("info", "status", "settings/limits", "settings/tariff"):
        house.say(f"m/{topic}", b"")
    assert house.spool.states() == {}
    house.now_s += 3600
    house.watch.look()
    assert "meterOffline" not in [kind for _, kind in house.phases]


def test_what_comes_late_is_recorded_and_nobody_is_notified(house: House) -> None:
    house.measure(230.0)
    house.measure(*GOOD, *HIGH, *GOOD, late=True)
    assert [(event.phase.value, event.notify, event.alert.replayed) for event in house.events] == [
        ("recorded", False, True)
    ]


def test_limits_of_a_person_hold(house: House) -> None:
    limits = {"changedAt": START_S, "changedBy": "ann", "overvoltage": {"limit": 260}}
    house.say("m/settings/limits", limits | {"revision": 2})
    house.say("m/settings/limits", limits | {"revision": 1, "overvoltage": {"limit": 240}})
    house.measure(*GOOD, *HIGH)
    assert house.phases == []
    house.say("m/settings/limits", b"")
    house.measure(*HIGH)
    assert house.phases == [("began", "overvoltage")]


def test_alerts_and_acknowledgements_of_others_are_adopted(house: House) -> None:
    house.measure(230.0)
    since = START_S + 1
    alert_id = f"m|cover_open|{since * 1000}"
    house.say("m/alert", {"id": alert_id, "kind": "cover_open", "value": 1.0, "since": since})
    house.say("m/alert/ack", {"id": alert_id, "acknowledgedAt": START_S + 2, "acknowledgedBy": "ann"})
    assert house.phases == [("began", "cover_open"), ("acknowledged", "cover_open")]
    assert house.published() == []


def test_a_meter_that_falls_silent(house: House) -> None:
    house.measure(230.0)
    house.now_s += 600
    house.watch.look()
    assert house.phases == [("began", "meterOffline")]
    house.measure(230.0)
    assert house.phases[-1] == ("ended", "meterOffline")


def test_a_clock_that_is_set_is_no_silence(house: House) -> None:
    house.measure(230.0)
    house.watch.look()
    house.now_s += 1200
    house.set_by_s += 1200
    house.watch.look()
    assert house.phases == []
    house.now_s += 121
    house.watch.look()
    assert house.phases == [("began", "meterOffline")]


def test_who_does_not_say_how_often_it_sends_is_learned_from(house: House) -> None:
    for _ in range(6):
        house.say("m/data", fields("m", voltage=230.0, timestamp=house.now_s))
        for _ in range(10):
            house.now_s += 60
            house.watch.look()
    house.now_s += 1200
    house.watch.look()
    assert house.phases == [("began", "meterOffline")]


def test_a_rating_of_the_meter_is_a_limit(house: House) -> None:
    house.say("m/info", {"deviceId": "m", "ratings": {"voltage": 100}})
    house.measure(*GOOD)
    assert ("began", "overvoltage") in house.phases


def test_a_budget_that_is_used_up(tmp_path: Path) -> None:
    class Spent:
        def used(self, device_id: str, billing_day: int, now_ms: int) -> Used:
            return Used(12.5, (START_S - 86_400) * 1000)

    house = House(tmp_path, Spent())
    tariff = {"revision": 1, "changedAt": START_S, "changedBy": "ann", "budget": 12, "billingDay": 15}
    house.say("m/settings/tariff", tariff)
    house.measure(230.0)
    house.watch.look()
    assert [(event.alert.kind, event.alert.value, event.alert.limit) for event in house.events] == [
        ("importBudget", 12.5, 12.0)
    ]
    house.spool.close()


def test_what_is_used_comes_from_the_summaries(machine: Machine, store: Store) -> None:
    machine.store_messages(*(fields("m", number) for number in range(100)))
    assert machine.rollup.attempt()
    now_s = 0.0
    budget = Budget(store.database, ZONE, clock=lambda: now_s)
    used = budget.used("m", 1, machine.now_ms)
    assert used is not None
    assert used.kwh == pytest.approx(99 * 1.25 / 1000)
    assert budget.used("m", 1, machine.now_ms) is None


def test_the_bridge_stores_and_publishes_what_it_notices(
    bridge: Bridge, publisher: Publisher, database: Database[dict[str, Any]], name: str
) -> None:
    heard: list[dict[str, Any]] = []
    publisher.client.on_message = lambda _client, _data, message: heard.append(json.loads(message.payload))
    publisher.client.subscribe(f"/energy/{name}/alert", 1)
    limits = {"revision": 1, "changedAt": START_S, "changedBy": "ann", "powerLimit": {"limit": 100, "hold": 0}}
    publisher.send((f"/energy/{name}/settings/limits", json.dumps(limits)))
    wait_until(lambda: database.settings.find_one({"deviceId": name}))
    now_s = time.time()
    publisher.send((f"/energy/{name}/data", json.dumps(fields(name, timestamp=round(now_s, 3), power=900.0))))
    wait_until(lambda: heard)
    wait_until(lambda: database.alerts.find_one({"deviceId": name}))
    assert (heard[0]["kind"], heard[0]["value"]) == ("powerLimit", 900.0)
    stored = database.alerts.find_one({"deviceId": name})
    assert stored is not None
    assert (stored["_id"], stored["limit"]) == (heard[0]["id"], 100.0)
