"""Costs that are to be counted anew while they are being counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_core.tariff.rates import Rate, Rates
from mongo_bridge import cost_counter, cost_rollup
from mongo_bridge.cost_counter import CostCounter
from mongo_bridge.device_settings import DeviceSettings
from mongo_bridge.documents import EPOCH
from mongo_bridge.health import Health
from mongo_bridge.lease import COLLECTION, Leases
from mongo_bridge.outbox import Outbox
from mongo_bridge.prices import Prices
from mongo_bridge.rollup import Rollup
from mongo_bridge.store import Store
from mongo_bridge.summary_store import Level, SummaryStore

from .machine import ZONE, Machine
from .test_cost_rollup import (
    BASE,
    ENERGY,
    MESSAGES,
    NOW_S,
    TARIFFS,
    check,
    counted,
    market,
    set_tariff,
    settle,
    tariff_of,
)

RATES = list(market())
EXACT = {"total": "exact", "decimals": 4}
DYNAMIC = TARIFFS["prices from outside"]


@pytest.fixture
def full(machine: Machine) -> Machine:
    """All readings are there and summarised; there is no tariff yet."""
    machine.now_s = NOW_S
    machine.store_messages(*MESSAGES)
    settle(machine)
    return machine


def give(store: Store, rates: Sequence[Rate]) -> None:
    """Do what the API does with new prices."""
    Prices(store.database).put("day ahead", Rates(rates))
    Leases(store.database, "api").mark_costs(["m"], rates[0].start)


def mark(store: Store) -> datetime | None:
    found: datetime | None = store.database[COLLECTION].find_one({"_id": "m"}).get("costsFrom")
    return found


def count_until(machine: Machine, moment: datetime) -> None:
    for _ in range(60):
        machine.rollup.attempt()
        if (mark(machine.store) or EPOCH) > moment:
            return
    pytest.fail(f"costs are not counted until {moment} in time")


def test_prices_that_come_while_costs_are_counted_are_not_lost(
    full: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Prices(store.database).put("day ahead", Rates(RATES[:200]))
    set_tariff(store, DYNAMIC)
    settle(full)
    whole, later = SummaryStore.write_costs, [RATES[200:]]

    def with_prices_meanwhile(*args: Any) -> None:
        whole(*args)
        while later:
            give(store, later.pop())

    Leases(store.database, "api").mark_costs(["m"], RATES[160].start)
    monkeypatch.setattr(SummaryStore, "write_costs", with_prices_meanwhile)
    settle(full)
    check(store, DYNAMIC, MESSAGES)


def test_prices_that_come_between_two_slices_are_not_lost(
    full: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Prices(store.database).put("day ahead", Rates(RATES[:300]))
    set_tariff(store, DYNAMIC)
    with monkeypatch.context() as slow:
        slow.setattr(cost_rollup, "_SLICE_S", -1.0)
        slow.setattr(cost_counter, "_CHUNK", cost_counter._CHUNK / 7)
        count_until(full, datetime(2026, 10, 21, 12, tzinfo=ZONE))
    assert mark(store) < RATES[300].start
    give(store, RATES[300:])
    settle(full)
    check(store, DYNAMIC, MESSAGES)


def test_before_the_first_contract_costs_are_dropped_once(
    machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.now_s = NOW_S
    set_tariff(store, tariff_of(ENERGY, BASE))
    machine.store_messages(*MESSAGES[:40])
    settle(machine)
    assert None not in counted(store, Level.HOUR)
    set_tariff(store, tariff_of(ENERGY, BASE, **{"from": "2026-12-01"}))
    settle(machine)
    assert set(counted(store, Level.HOUR)) == set(counted(store, Level.DAY)) == {None}
    cleared: list[Any] = []
    monkeypatch.setattr(SummaryStore, "clear_costs", lambda *args: cleared.append(args))
    machine.store_messages(*MESSAGES[40:44])
    settle(machine)
    assert (cleared, set(counted(store, Level.HOUR))) == ([], {None})


def test_where_clocks_change_by_half_an_hour_each_hour_has_its_cost(machine: Machine, store: Store) -> None:
    machine.now_s = NOW_S
    zone = ZoneInfo("Australia/Lord_Howe")
    machine.rollup = Rollup(machine.spool, store, Health(), zone, clock=lambda: machine.now_s)
    # Its clocks change on 4 October 2026, some days after the billing period has begun.
    earlier_s = MESSAGES[0]["timestamp"] - datetime(2026, 10, 5, 12, tzinfo=zone).timestamp()
    sent = [each | {"timestamp": each["timestamp"] - earlier_s} for each in MESSAGES[:144]]
    document = tariff_of({"kind": "energy", "price": 0.5}, billing={"startDay": 1}, rounding=EXACT)
    set_tariff(store, document)
    machine.store_messages(*sent)
    settle(machine)
    costs = counted(store, Level.HOUR)
    assert None not in costs
    kwh = Decimal(str(round(sent[-1]["energy"] / 1000, 6)))
    assert sum(costs) == sum(counted(store, Level.DAY)) == pytest.approx(kwh / 2, abs=Decimal("0.001"))


def test_two_bridges_in_turn_come_to_the_end(
    full: Machine, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_tariff(store, TARIFFS["tiers by day and night"])
    other = Machine(tmp_path / "b", store, now_s=NOW_S)
    # Each look at this clock takes a second, so a slice is not long enough for a billing period's days.
    clock = SimpleNamespace(monotonic=count(1.0).__next__)
    monkeypatch.setattr(cost_counter, "time", clock)
    monkeypatch.setattr(cost_rollup, "time", clock)
    monkeypatch.setattr(cost_counter, "_CHUNK", cost_counter._CHUNK / 7)
    for _ in range(20):
        full.rollup.attempt()
        other.rollup.attempt()
    other.spool.close()
    assert mark(store) is None
    check(store, TARIFFS["tiers by day and night"], MESSAGES)


def test_with_too_many_devices_those_that_are_counted_stay(
    machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cost_counter, "_MOST_RUNNING", 1)
    machine.now_s = NOW_S
    for device_id in ("m", "n"):
        DeviceSettings(store.database, Outbox(), "/energy").put(
            device_id, "tariff", {"tariff": TARIFFS["tiers by day and night"]}, "test"
        )
    opened: list[str] = []
    whole = CostCounter._open
    monkeypatch.setattr(CostCounter, "_open", lambda *args: (opened.append(args[1].lease.device_id), whole(*args))[1])
    for index in range(0, 40, 10):
        for device_id in ("m", "n"):
            machine.store_messages(*(each | {"deviceId": device_id} for each in MESSAGES[index : index + 10]))
        settle(machine)
    assert opened.count("m") == 1
