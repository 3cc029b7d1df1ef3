"""Costs of hours and days against the bill's engine, fed with the readings themselves in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
import random
from typing import Any

from pymongo.errors import AutoReconnect
import pytest

from energy_core.bill.tally import Tally
from energy_core.interval import Interval
from energy_core.period import start_of_day
from energy_core.tariff.rates import Rate, Rates
from energy_core.tariff.reader import tariff_from_json
from mongo_bridge.api.summary import _costs
from mongo_bridge.billing import Billing
from mongo_bridge.conflict import Conflicts, Keep
from mongo_bridge.cost_document import cost_of
from mongo_bridge.device_settings import DeviceSettings
from mongo_bridge.lease import Leases
from mongo_bridge.outbox import Outbox
from mongo_bridge.prices import Prices
from mongo_bridge.store import Store
from mongo_bridge.summary_document import FENCE
from mongo_bridge.summary_reader import SummaryPeriod, SummaryReader
from mongo_bridge.summary_store import Level, SummaryStore

from .machine import ZONE, Machine
from .messages import fields

# 25 October 2026 has 25 hours; billing periods begin on the 20th.
START = datetime(2026, 10, 18, 12, tzinfo=ZONE).astimezone(UTC)
STEP = timedelta(minutes=40)
COUNT = 8 * 36
NOW_S = START.timestamp() + COUNT * 2400 + 3600
QUARTER = timedelta(minutes=15)
ENERGY = {
    "kind": "energy",
    "periods": [
        {
            "name": "day",
            "when": [{"from": "06:00", "to": "22:00"}],
            "tiers": [{"upTo": 20, "price": 0.4}, {"price": 0.5}],
        },
        {"name": "night", "tiers": [{"upTo": 10, "price": 0.1}, {"price": 0.2}]},
    ],
    "tierRule": {"scope": "total", "allocation": "chronological"},
}
DEMAND = {
    "kind": "demand",
    "price": 3.2,
    "window": 15,
    "ratchet": {"percent": 80, "periods": 3, "scope": "component"},
}
BASE = {"kind": "standing", "item": "Base", "price": 9.9, "per": "month"}
TAX = {"kind": "tax", "item": "VAT", "percent": 19}
DYNAMIC = {"kind": "energy", "rates": {"name": "day ahead", "factor": 1.19, "markup": 0.02}}


def tariff_of(*components: dict[str, Any], **contract: Any) -> dict[str, Any]:
    billing = {"billing": {"startDay": 20}}
    return {
        "version": 1,
        "name": "t",
        "contracts": [{"currency": "EUR", "components": list(components)} | billing | contract],
    }


TARIFFS = {
    "tiers by day and night": tariff_of(ENERGY, BASE, TAX),
    "demand with a ratchet": tariff_of(ENERGY, DEMAND, BASE, TAX),
    "prices from outside": tariff_of(DYNAMIC, BASE),
    "a later contract": tariff_of(ENERGY, BASE, **{"from": "2026-10-23"}),
    "exact totals": tariff_of(ENERGY, TAX, rounding={"total": "exact", "decimals": 4}),
}


def messages() -> list[dict[str, Any]]:
    chance = random.Random(7)
    energy_wh, found = 0.0, []
    for number in range(COUNT):
        time = (START + number * STEP).timestamp()
        found.append(fields("m", number, timestamp=time, energy=round(energy_wh, 3), interval=2400, power=500.0))
        energy_wh += chance.random() * 2500
    return found


MESSAGES = messages()


def set_tariff(store: Store, document: Any) -> None:
    DeviceSettings(store.database, Outbox(), "/energy").put("m", "tariff", {"tariff": document}, "test")


def quarters(sent: list[dict[str, Any]]) -> Iterator[Interval]:
    """The energy between readings, divided where a bill may need it."""
    for before, after in pairwise(sent):
        start, end = (datetime.fromtimestamp(each["timestamp"], UTC) for each in (before, after))
        kwh = Decimal(round(after["energy"] * 1000) - round(before["energy"] * 1000)) / 1_000_000
        first = start.replace(minute=0)
        edges = [first + number * QUARTER for number in range(12)]
        yield from Interval(start=start, end=end, imported_kwh=kwh).split_at(edges)


def expected(store: Store, document: Any, sent: list[dict[str, Any]], level: Level) -> list[Decimal | None]:
    """What each hour or day adds to the total of all bills; None where no contract holds."""
    tariff = tariff_from_json(document)
    since = start_of_day(tariff.contracts[0].start or START.astimezone(ZONE).date(), ZONE)
    rates = Prices(store.database).of(tariff.rate_names, START, START + timedelta(days=60))
    tally = Tally(tariff, ZONE, since, rates=rates)
    waiting = [each for each in quarters(sent) if each.start >= since]
    found: list[Decimal | None] = []
    for bucket in store.database[level].find({"deviceId": "m"}).sort("start"):
        if bucket["start"] < since:
            found.append(None)
            continue
        before = tally.total(bucket["start"].astimezone(UTC))
        while waiting and waiting[0].end <= bucket["end"]:
            tally.add(waiting.pop(0))
        found.append(tally.total(bucket["end"].astimezone(UTC)) - before)
    return found


def counted(store: Store, level: Level) -> list[Decimal | None]:
    found = [cost_of(each) for each in store.database[level].find({"deviceId": "m"}).sort("start")]
    return [None if cost is None else cost.amount for cost in found]


def check(store: Store, document: Any, sent: list[dict[str, Any]]) -> None:
    for level in (Level.HOUR, Level.DAY):
        assert counted(store, level) == expected(store, document, sent, level)


def settle(machine: Machine) -> None:
    for _ in range(20):
        if machine.rollup.attempt():
            return
    pytest.fail("costs are not counted in time")


@pytest.fixture
def late(machine: Machine) -> Machine:
    machine.now_s = NOW_S
    return machine


def test_whatever_the_order_costs_are_those_of_the_engine(late: Machine, store: Store) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    last = COUNT - 5
    blocks = [MESSAGES[index : min(index + 32, last)] for index in range(0, last, 32)]
    random.Random(3).shuffle(blocks)
    for block in blocks:
        late.store_messages(*random.Random(4).sample(block, len(block)))
        settle(late)
    for message in MESSAGES[last:]:
        late.store_messages(message)
        settle(late)
    check(store, TARIFFS["tiers by day and night"], MESSAGES)


@pytest.fixture
def full(late: Machine) -> Machine:
    """All readings are there and summarised; there is no tariff yet."""
    late.store_messages(*MESSAGES)
    settle(late)
    return late


def test_a_new_tariff_counts_everything_anew(full: Machine, store: Store) -> None:
    prices = Prices(store.database)
    for document in TARIFFS.values():
        set_tariff(store, document)
        prices.put("day ahead", Rates(market()))
        settle(full)
        check(store, document, MESSAGES)
    set_tariff(store, None)
    settle(full)
    assert set(counted(store, Level.HOUR)) == set(counted(store, Level.DAY)) == {None}


def market() -> Iterator[Rate]:
    """Prices by the quarter of an hour, for all but one day."""
    chance = random.Random(5)
    for number in range(10 * 96):
        start = START + number * QUARTER
        if not 300 <= number < 396:
            yield Rate(start, start + QUARTER, Decimal(chance.randrange(-50, 300)) / 1000)


def test_days_and_hours_add_up_to_the_bills(full: Machine, store: Store) -> None:
    document = TARIFFS["demand with a ratchet"]
    set_tariff(store, document)
    settle(full)
    billing = Billing(store.database, SummaryReader(store.database, ZONE))
    end = datetime.fromtimestamp(NOW_S, UTC)
    first, second = billing.bill("m", START, end, end).periods
    before_the_first_reading = Decimal(29) / 30 * Decimal("9.9")
    for level in (Level.HOUR, Level.DAY):
        costs = [cost_of(each) for each in store.database[level].find({"start": {"$gte": second.start}})]
        assert sum(cost.amount for cost in costs if cost) == second.total
    assert first.total > before_the_first_reading
    assert next(line.quantity for line in second.lines if line.component == "demand") > 0


def test_only_what_costs_otherwise_is_written(full: Machine, store: Store) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    settle(full)
    before = {each["_id"]: each for each in store.database[Level.HOUR].find()}
    changed = MESSAGES[200] | {"energy": MESSAGES[200]["energy"] + 90, "seq": 9999}
    full.store_messages(changed)
    conflicts = Conflicts(store, full.spool)
    (conflict,) = conflicts.open(10)
    conflicts.resolve(conflict["_id"], Keep.NEW, by="test")
    settle(full)
    check(store, TARIFFS["tiers by day and night"], [*MESSAGES[:200], changed, *MESSAGES[201:]])
    written = [each for each in store.database[Level.HOUR].find() if each[FENCE] != before[each["_id"]][FENCE]]
    assert written
    assert all(without_fence(each) != without_fence(before[each["_id"]]) for each in written)
    assert min(each["start"].timestamp() for each in written) >= MESSAGES[199]["timestamp"] // 3600 * 3600


def without_fence(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != FENCE}


def test_killed_while_costs_are_written_they_are_written_later(
    late: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    late.store_messages(*MESSAGES[:60])
    whole = SummaryStore.write_costs

    def killed(*_: Any) -> None:
        raise AutoReconnect("the connection is gone")

    monkeypatch.setattr(SummaryStore, "write_costs", killed)
    assert not late.rollup.attempt()
    monkeypatch.setattr(SummaryStore, "write_costs", whole)
    settle(late)
    check(store, TARIFFS["tiers by day and night"], MESSAGES[:60])


def test_two_bridges_count_one_meter(late: Machine, store: Store, tmp_path: Path) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    other = Machine(tmp_path / "b", store, now_s=NOW_S)
    for index in range(0, 120, 20):
        machine = (late, other)[index // 20 % 2]
        machine.store_messages(*MESSAGES[index : index + 20 : 2], *MESSAGES[index + 1 : index + 20 : 2])
        settle(machine)
    check(store, TARIFFS["tiers by day and night"], MESSAGES[:120])
    other.spool.close()


def test_prices_that_come_late_are_counted(full: Machine, store: Store) -> None:
    document = TARIFFS["prices from outside"]
    set_tariff(store, document)
    settle(full)
    days = list(store.database[Level.DAY].find().sort("start"))
    assert all(cost_of(day).unpriced_kwh > 0 for day in days[1:])
    rates = list(market())
    Prices(store.database).put("day ahead", Rates(rates[:500]))
    Leases(store.database, "api").mark_costs(["m"], rates[0].start)
    settle(full)
    check(store, document, MESSAGES)
    Prices(store.database).put("day ahead", Rates(rates[400:]))
    Leases(store.database, "api").mark_costs(["m"], rates[400].start)
    settle(full)
    check(store, document, MESSAGES)


def test_a_missing_price_is_said(full: Machine, store: Store) -> None:
    set_tariff(store, TARIFFS["prices from outside"])
    settle(full)
    reader = SummaryReader(store.database, ZONE)
    buckets = reader.buckets("m", SummaryPeriod.DAY, START, START + timedelta(days=4))
    shown = list(_costs(buckets, Billing(store.database, reader), "m"))
    assert all("no price is known" in each["costReason"] and not each["costIsCertain"] for each in shown[1:])


def test_weeks_cost_what_their_days_do(full: Machine, store: Store) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    settle(full)
    reader = SummaryReader(store.database, ZONE)
    weeks = reader.buckets("m", SummaryPeriod.WEEK, START, START + timedelta(days=20))
    assert sum(cost_of(week).amount for week in weeks) == sum(counted(store, Level.DAY))


def test_a_bill_looks_back_before_the_rollup_was_there(full: Machine, store: Store) -> None:
    set_tariff(store, TARIFFS["demand with a ratchet"])
    billing = Billing(store.database, SummaryReader(store.database, ZONE))
    end = datetime.fromtimestamp(NOW_S, UTC)
    at_once = billing.bill("m", end, end, end)
    settle(full)
    assert billing.bill("m", end, end, end) == at_once
    assert billing.bill("m", START, end, end).periods[-1:] == at_once.periods


def test_a_circuit_costs_what_its_energy_does_on_its_meters_tariff(late: Machine, store: Store) -> None:
    set_tariff(store, tariff_of({"kind": "energy", "price": 0.5}, BASE))
    info = {"deviceId": "m-oven", "parent": "m"}
    store.database["devices"].insert_one({"_id": "m-oven", "deviceId": "m-oven", "info": info})
    late.store_messages(*(message | {"deviceId": "m-oven"} for message in MESSAGES[:40]))
    settle(late)
    days = list(store.database[Level.DAY].find({"deviceId": "m-oven"}))
    kwh = Decimal(str(round(MESSAGES[39]["energy"] / 1000, 6)))
    assert sum(cost_of(day).amount for day in days) == round(kwh / 2, 2)
