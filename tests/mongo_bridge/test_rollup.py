"""The rollup against the real database: what is killed, late, shared or sealed leaves the summaries right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
import random
from typing import Any
from zoneinfo import ZoneInfo

from pymongo.errors import AutoReconnect
import pytest

from mongo_bridge.conflict import ConflictError, Conflicts, Keep
from mongo_bridge.documents import date_of
from mongo_bridge.health import Health
from mongo_bridge.lease import Leases
from mongo_bridge.rollup import Rollup, runs_of
from mongo_bridge.spool import MINUTE_MS
from mongo_bridge.store import Store
from mongo_bridge.summary_document import FENCE
from mongo_bridge.summary_store import Level, SummaryStore
from mongo_bridge.verify import Energy, Verification, VerificationError

from .machine import NOW_S, ZONE, Machine
from .messages import START_S, fields


def summaries(store: Store, level: Level) -> list[dict[str, Any]]:
    found = store.database[level].find().sort("_id")
    return [{name: value for name, value in each.items() if name != FENCE} for each in found]


def content(store: Store) -> dict[Level, list[dict[str, Any]]]:
    return {level: summaries(store, level) for level in Level}


def differences(store: Store) -> int:
    reports = list(Verification(store, ZONE).run(repair=False))
    assert [report.by_registers for report in reports] == [report.by_days for report in reports]
    return sum(report.count for report in reports)


def test_minutes_hours_and_days_of_several_meters(machine: Machine, store: Store) -> None:
    messages = [fields(device, number, interval=5) for number in range(300) for device in ("m", "n")]
    random.Random(1).shuffle(messages)
    machine.store_messages(*messages)
    assert machine.rollup.attempt()
    assert machine.spool.dirty(10) == {}
    for device in ("m", "n"):
        for level in Level:
            found = list(store.database[level].find({"deviceId": device}))
            assert sum(each["energyImported"] for each in found) == pytest.approx(299 * 1.25)
            assert sum(each["readingsReceived"] for each in found) == 300
            assert {(each["powerMin"], each["powerMax"], each["voltageMin"]) for each in found} == {(900, 900, 230.1)}
    assert differences(store) == 0


def test_late_readings_change_what_they_touch(machine: Machine, store: Store, tmp_path: Path) -> None:
    messages = [fields("m", number) for number in range(600)]
    late = [messages[index] for index in range(100, 400) if index % 3]
    machine.store_messages(*(message for message in messages if message not in late))
    assert machine.rollup.attempt()
    random.Random(2).shuffle(late)
    for index in range(0, len(late), 40):
        machine.store_messages(*late[index : index + 40])
        assert machine.rollup.attempt()
    assert differences(store) == 0
    assert sum(each["readingsReceived"] for each in summaries(store, Level.DAY)) == 600


@pytest.mark.parametrize("level", Level)
def test_killed_between_two_levels_it_makes_the_rest_later(
    level: Level, machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.store_messages(*(fields("m", number) for number in range(100)))
    whole = SummaryStore._write

    def interrupted(self: SummaryStore, at: Level, *groups: Any) -> None:
        whole(self, at, *groups)
        if at is level:
            raise AutoReconnect("the connection is gone")

    monkeypatch.setattr(SummaryStore, "_write", interrupted)
    assert not machine.rollup.attempt()
    assert machine.spool.dirty(1000)
    monkeypatch.setattr(SummaryStore, "_write", whole)
    assert machine.rollup.attempt()
    assert (machine.spool.dirty(10), differences(store)) == ({}, 0)


def test_what_changes_while_summaries_are_made_stays_noted(machine: Machine) -> None:
    machine.store_messages(fields("m", 0))
    (minute,) = machine.spool.dirty(10)["m"]
    machine.store_messages(fields("m", 1))
    machine.spool.clean("m", [minute])
    assert machine.spool.dirty(10)


def test_one_bridge_at_a_time_makes_the_summaries_of_a_meter(machine: Machine, store: Store) -> None:
    now_s = NOW_S
    others = Leases(store.database, "another bridge", clock=lambda: now_s)
    lease = others.take("m")
    assert lease is not None
    machine.store_messages(fields("m", 0), fields("n", 0))
    assert not machine.rollup.attempt()
    assert list(machine.spool.dirty(10)) == ["m"]
    others.give_back(lease)
    assert machine.rollup.attempt()
    assert machine.spool.dirty(10) == {}


def test_a_bridge_that_slept_through_its_lease_overwrites_nothing(machine: Machine, store: Store) -> None:
    machine.store_messages(*(fields("m", number) for number in range(30)))
    sleeper = Leases(store.database, "sleeper", clock=lambda: NOW_S - 3600)
    lease = sleeper.take("m")
    assert lease is not None
    assert machine.rollup.attempt()
    before = content(store)
    with pytest.raises(Exception, match="another bridge wrote"):
        SummaryStore(store.database).replace(
            Level.MINUTE,
            lease,
            0,
            2 * START_S * 1000,
            [before[Level.MINUTE][0] | {"powerMax": -1.0}],
            write=True,
        )
    with pytest.raises(Exception, match="another bridge makes"):
        sleeper.give_back(lease)
    assert content(store) == before


def test_a_last_reading_that_a_killed_writer_did_not_tell_is_told(machine: Machine, store: Store) -> None:
    machine.store_messages(*(fields("m", number) for number in range(30)))
    store.database["devices"].update_one({"_id": "m"}, {"$unset": {"lastReading": ""}})
    assert machine.rollup.attempt()
    (device,) = store.devices()
    assert device["lastReading"]["seq"] == 29


def test_a_conflict_that_a_person_resolves_changes_the_summaries(machine: Machine, store: Store) -> None:
    machine.store_messages(*(fields("m", number) for number in range(30)), fields("m", 29, power=5000.0, energy=40.0))
    assert machine.rollup.attempt()
    conflicts = Conflicts(store, machine.spool)
    (conflict,) = conflicts.open(10)
    assert conflict["reason"] == "different"
    resolved = conflicts.resolve(conflict["_id"], Keep.NEW, by="ann")
    assert (resolved["kept"], resolved["resolvedBy"], resolved["replaced"]["power"]) == ("new", "ann", 900.0)
    assert machine.rollup.attempt()
    (day,) = summaries(store, Level.DAY)
    assert (day["powerMax"], day["energyImported"], differences(store)) == (5000.0, 40.0, 0)
    assert store.devices()[0]["lastReading"]["power"] == 5000.0
    assert conflicts.open(10) == []
    with pytest.raises(ConflictError, match="ann has resolved it already"):
        conflicts.resolve(conflict["_id"], Keep.STORED, by="bob")
    with pytest.raises(ConflictError, match="there is no conflict"):
        conflicts.resolve("m|1|2", Keep.STORED, by="bob")


def days_of_readings(days: int, every_s: int = 600) -> list[dict[str, Any]]:
    start_s = START_S - days * 86_400
    count = days * 86_400 // every_s
    return [
        fields("m", number, timestamp=start_s + every_s * number, energy=number * 7.0, interval=every_s)
        for number in range(count)
    ]


def summarised(machine: Machine) -> None:
    """Summarise as the bridge does: again, where a busy database did not answer in time."""
    assert any(machine.rollup.attempt() for _ in range(10))


def test_old_readings_go_and_their_summaries_stay(tmp_path: Path, store: Store) -> None:
    machine = Machine(tmp_path, store, keep_days=7)
    messages = days_of_readings(12, every_s=1800)
    machine.store_messages(*messages)
    summarised(machine)
    while machine.rollup._retention._delete_at_s == 0:
        summarised(machine)
    before = content(store)
    oldest = store.database["readings"].find_one(sort=[("timestamp", 1)])
    today = datetime.fromtimestamp(NOW_S, ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    assert oldest["timestamp"] > (today - timedelta(days=7)).astimezone(UTC)
    assert oldest["timestamp"] < (today - timedelta(days=6)).astimezone(UTC)
    assert sum(day["energyImported"] for day in before[Level.DAY]) == pytest.approx(messages[-1]["energy"])
    machine.store_messages(messages[3] | {"power": 1.0}, messages[5], messages[-1] | {"timestamp": START_S - 5})
    summarised(machine)
    assert {(each["reason"], each["reading"]["seq"]) for each in store.database["conflicts"].find()} == {
        ("sealed", 3),
        ("sealed", 5),
    }
    after = content(store)
    assert after[Level.DAY][:4] == before[Level.DAY][:4]
    assert differences(store) == 0
    sealed = store.database["conflicts"].find_one({"reading.seq": 3})
    with pytest.raises(ConflictError, match="sealed; keep the stored ones"):
        Conflicts(store, machine.spool).resolve(sealed["_id"], Keep.NEW, by="ann")
    machine.spool.close()


def test_a_silent_device_whose_readings_went_is_another_version(tmp_path: Path, store: Store) -> None:
    """The ETag of its pages is made of that: who has an old page must not be told that nothing has changed."""
    machine = Machine(tmp_path, store, keep_days=7)
    machine.store_messages(*days_of_readings(9))
    before = store.device_version("m")
    assert machine.rollup.attempt()
    assert store.database["readings"].count_documents({"deviceId": "m"}) < len(days_of_readings(9))
    assert store.device_version("m") != before
    machine.spool.close()


def test_a_long_past_is_sealed_some_days_at_a_time(tmp_path: Path, store: Store) -> None:
    machine = Machine(tmp_path, store, keep_days=7)
    messages = days_of_readings(30, every_s=3600)
    machine.store_messages(*messages)
    seals = []
    for _ in range(6):
        assert machine.rollup.attempt()
        seals.append(Leases(store.database, "reader").seals()["m"])
        machine.now_s += 1
    assert seals == sorted(seals)
    assert len(set(seals)) == 4
    assert sum(day["energyImported"] for day in summaries(store, Level.DAY)) == pytest.approx(messages[-1]["energy"])
    assert differences(store) == 0
    machine.spool.close()


def test_a_reading_that_another_bridge_stored_in_a_sealed_time_is_put_aside(tmp_path: Path, store: Store) -> None:
    machine = Machine(tmp_path / "a", store, keep_days=7)
    machine.store_messages(*days_of_readings(9))
    assert machine.rollup.attempt()
    other = Machine(tmp_path / "b", store)
    before = content(store)
    late = fields("m", 4711, timestamp=START_S - 9 * 86_400 + 1, energy=0.0)
    other.store_messages(late)
    assert other.rollup.attempt()
    assert content(store) == before
    assert [each["reason"] for each in store.database["conflicts"].find()] == ["sealed"]
    assert store.database["readings"].count_documents({"seq": 4711}) == 0
    for each in (machine, other):
        each.spool.close()


def test_without_a_setting_nothing_is_deleted(machine: Machine, store: Store) -> None:
    machine.store_messages(*days_of_readings(9, every_s=7200))
    assert machine.rollup.attempt()
    assert store.database["readings"].count_documents({"timestamp": {"$lt": date_of(machine.now_ms)}}) == 9 * 12


def test_verification_names_and_repairs_what_was_spoilt(machine: Machine, store: Store) -> None:
    machine.store_messages(*(fields("m", number) for number in range(600)))
    assert machine.rollup.attempt()
    right = content(store)
    store.database[Level.HOUR].update_many({}, {"$set": {"energyImported": 1.0}})
    gone = right[Level.MINUTE][7]["_id"]
    store.database[Level.MINUTE].delete_one({"_id": gone})
    (report,) = Verification(store, ZONE).run(repair=False)
    assert (report.is_good, report.readings, report.by_registers) == (False, 600, Energy(599 * 1250, 0))
    assert (report.device_id, report.ids[Level.MINUTE]) == ("m", [gone])
    assert set(report.ids[Level.HOUR]) == {hour["_id"] for hour in right[Level.HOUR]}
    (repaired,) = Verification(store, ZONE).run(repair=True, devices=["m"])
    assert (repaired.count, repaired.by_days) == (report.count, report.by_registers)
    assert content(store) == right
    assert differences(store) == 0


def test_a_device_that_a_bridge_holds_for_ever_is_named(machine: Machine, store: Store) -> None:
    machine.store_messages(fields("m"))
    Leases(store.database, "another bridge").take("m")
    with pytest.raises(VerificationError, match="m: a bridge makes its summaries"):
        list(Verification(store, ZONE, patience_s=0.0).run(repair=False))


def test_runs() -> None:
    minutes = [0, MINUTE_MS, 50 * MINUTE_MS, 120 * MINUTE_MS]
    assert list(runs_of(minutes)) == [(0, 51 * MINUTE_MS), (120 * MINUTE_MS, 121 * MINUTE_MS)]
    assert list(runs_of([])) == []


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kathmandu", "Pacific/Auckland"])
def test_after_a_change_of_the_time_zone_verification_makes_all_anew(zone: str, machine: Machine, store: Store) -> None:
    machine.store_messages(*days_of_readings(2, every_s=900))
    assert machine.rollup.attempt()
    moved = Verification(store, ZoneInfo(zone))
    health = Health()
    elsewhere = Rollup(machine.spool, store, health, ZoneInfo(zone))
    assert not elsewhere.attempt()
    assert f"counted in Europe/Berlin, and SMART_ENERGY_TIMEZONE is {zone}" in (health.rollup.problem or "")
    assert [report.is_good for report in moved.run(repair=False)] == [False]
    list(moved.run(repair=True))
    assert elsewhere.attempt()
    assert health.rollup.is_working
    assert [report.is_good for report in moved.run(repair=False)] == [True]
    for level in (Level.HOUR, Level.DAY):
        found = summaries(store, level)
        assert all(last["end"] == first["start"] for last, first in pairwise(found))
        assert sum(each["energyImported"] for each in found) == pytest.approx(7.0 * (2 * 96 - 1))
    assert found[1]["start"].astimezone(ZoneInfo(zone)).hour == 0
