"""Bridge, broker and database killed at random moments of a stream: what was sent is stored, no more and no less.

20 000 readings of 50 meters and 20 kills of the bridge with SMART_ENERGY_FULL=1 (script/test --full), fewer without.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
import json
import logging
import os
from pathlib import Path
import random
import threading
import time
from typing import Any

from pymongo import MongoClient
import pytest

from energy_core.bill.billing import bill
from energy_core.bill.statement import Bill
from energy_core.interval import Interval
from energy_core.tariff.reader import tariff_from_json
from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.billing import Billing
from mongo_bridge.device_settings import DeviceSettings
from mongo_bridge.documents import message_of
from mongo_bridge.outbox import Outbox
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader
from mongo_bridge.summary_store import Level
from mongo_bridge.verify import Verification

from .conftest import ROOT, Bridge, Broker, EmbeddedDatabase, wait_until
from .machine import ZONE
from .meters import Meters

type Documents = dict[str, Any]

FULL = bool(os.environ.get("SMART_ENERGY_FULL"))
DEVICES, READINGS, POISON, BRIDGE_KILLS, OTHER_KILLS, SECONDS = (
    (50, 20_000, 300, 20, 4, 150) if FULL else (10, 1200, 30, 3, 1, 12)
)


TARIFF = json.loads((ROOT / "docs/tariffs/day_night_italy.json").read_text()) | {"timezone": ZONE.key}


@pytest.fixture
def seed() -> int:
    chosen = int(os.environ.get("SMART_ENERGY_SEED", random.SystemRandom().randrange(10**6)))
    # pytest shows this where the test fails, whichever line it was.
    logging.getLogger(__name__).warning("SMART_ENERGY_SEED=%d", chosen)
    return chosen


def patiently(store: Store) -> bool:
    """Whether the summaries of all meters are what the readings say; a bridge may be at work on them."""
    return all(report.is_good for report in Verification(store, ZONE).run(repair=False))


def killed(server: Bridge | Broker | EmbeddedDatabase, chance: random.Random) -> None:
    server.kill()
    time.sleep(chance.random())
    server.start()


@pytest.mark.timeout(900)
def test_killed_at_random_moments_all_is_stored_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for name in ("broker", "database", "bridge"):
        (tmp_path / name).mkdir()
    broker, database = Broker(tmp_path / "broker"), EmbeddedDatabase(tmp_path / "database")
    bridge = Bridge(tmp_path / "bridge", broker.url, f"{database.url}/kill")
    with broker, database, bridge:
        for server in (broker, database):
            server.start()
        bridge.start_connected()
        store = Store(parse_mongodb(f"{database.url}/kill"))
        meters = Meters(broker.port, "k", devices=DEVICES, count=READINGS, poison=POISON, seed=seed)
        give_tariff(store, meters)
        sending = threading.Thread(target=meters.send_all, args=(SECONDS,))
        sending.start()
        victims: list[Any] = [bridge] * BRIDGE_KILLS + [broker, database] * OTHER_KILLS
        chance.shuffle(victims)
        for victim in victims:
            time.sleep(chance.random() * 1.5 * SECONDS / len(victims))
            killed(victim, chance)
            {broker: meters.broker_was_killed}.get(victim, lambda: None)()
        sending.join()
        wait_until(lambda: meters.send_again() == 0, 240)
        wait_until(lambda: bridge.get("health")["spool"]["waiting"] == 0, 120)
        wait_until(lambda: letters(database) >= set(meters.poison), 60)
        wait_until(lambda: patiently(store), 240)
        totals = {device_id: engine_bill(meters, device_id).total for device_id in meters.device_ids}
        wait_until(lambda: costs(store, Level.HOUR) == costs(store, Level.DAY) == totals, 120)
        store.close()
        meters.end()
        check(database, meters)


def give_tariff(store: Store, meters: Meters) -> None:
    for device_id in meters.device_ids:
        DeviceSettings(store.database, Outbox(), "/energy").put(device_id, "tariff", {"tariff": TARIFF}, "test")


def costs(store: Store, level: Level) -> dict[str, Decimal]:
    """Return what the costs of each device's hours or days add up to."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for each in store.database[level].find({"cost": {"$exists": True}}):
        sums[each["deviceId"]] += each["cost"].to_decimal()
    return dict(sums)


def letters(database: EmbeddedDatabase) -> set[str]:
    with MongoClient[Documents](database.url) as client:
        return {bytes(letter["payload"]).decode() for letter in client["kill"]["dead_letter"].find()}


def check(database: EmbeddedDatabase, meters: Meters) -> None:
    with MongoClient[Documents](database.url, tz_aware=True) as client:
        kill = client["kill"]
        stored = {(each["deviceId"], each["seq"]): message_of(each) for each in kill["readings"].find()}
        assert stored.keys() == meters.sent.keys()
        late = {"replayed": True}
        assert all(stored[key] | late == message | late for key, message in meters.sent.items())
        assert kill["conflicts"].count_documents({}) == 0
        assert letters(database) == set(meters.poison)
        for level in ("summary_minute", "summary_hour", "summary_day"):
            assert energies(kill[level].find()) == pytest.approx(registers(meters))
        assert hours(kill["summary_hour"].find()) == pytest.approx(hours_by_hand(meters), abs=0.002)

        for device_id in meters.device_ids[:5]:
            check_bill(kill, meters, device_id)


def check_bill(database: Any, meters: Meters, device_id: str) -> None:
    """Compare the bridge's bill, from its summaries, with that of the engine on what was sent."""
    sent = sorted(message["timestamp"] for (device, _), message in meters.sent.items() if device == device_id)
    first, last = (datetime.fromtimestamp(moment, UTC) for moment in (sent[0], sent[-1]))
    ours = Billing(database, SummaryReader(database, ZONE)).bill(device_id, first, last, last)
    engine = engine_bill(meters, device_id)
    assert ours.total == engine.total > 0
    assert [line.to_json() for line in ours.periods[0].lines] == [line.to_json() for line in engine.periods[0].lines]


def engine_bill(meters: Meters, device_id: str) -> Bill:
    known = list(intervals(meters, device_id))
    return bill(tariff_from_json(TARIFF), known, ZONE, until=known[-1].end)


def intervals(meters: Meters, device_id: str) -> Iterator[Interval]:
    messages = [message for (device, _), message in meters.sent.items() if device == device_id]
    for before, after in pairwise(sorted(messages, key=lambda message: message["timestamp"])):
        yield Interval(
            start=datetime.fromtimestamp(before["timestamp"], UTC),
            end=datetime.fromtimestamp(after["timestamp"], UTC),
            imported_kwh=(Decimal(str(after["energy"])) - Decimal(str(before["energy"]))) / 1000,
        )


def energies(summaries: Any) -> dict[str, float]:
    sums: dict[str, float] = defaultdict(float)
    for each in summaries:
        sums[each["deviceId"]] += each["energyImported"]
    return dict(sums)


def registers(meters: Meters) -> dict[str, float]:
    """Return what each register rose by, without any code of ours."""
    by_device: dict[str, list[float]] = defaultdict(list)
    for (device_id, _), message in meters.sent.items():
        by_device[device_id].append(message["energy"])
    return {device_id: max(values) - min(values) for device_id, values in by_device.items()}


def hours(summaries: Any) -> dict[tuple[str, datetime], float]:
    return {(each["deviceId"], each["start"]): each["energyImported"] for each in summaries}


def hours_by_hand(meters: Meters) -> dict[tuple[str, datetime], float]:
    """Divide each rise at the full hours in proportion to time, in plain floating point."""
    by_device: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (device_id, _), message in meters.sent.items():
        by_device[device_id].append((message["timestamp"], message["energy"]))
    sums: dict[tuple[str, datetime], float] = defaultdict(float)
    for device_id, points in by_device.items():
        for (start, low), (end, high) in pairwise(sorted(points)):
            edges = [start, *range(int(start // 3600 + 1) * 3600, int(end) + 1, 3600), end]
            for first, last in pairwise(edges):
                key = device_id, datetime.fromtimestamp((first + last) / 2 // 3600 * 3600, UTC)
                sums[key] += (high - low) * (last - first) / (end - start)
    return {key: value for key, value in sums.items() if value}
