"""What a bill takes over from billing periods before it, while the rollup has not counted them (anew) yet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from energy_core.interval import Interval
from mongo_bridge import billing as module
from mongo_bridge.billing import Billing
from mongo_bridge.cost_counter import COLLECTION
from mongo_bridge.documents import EPOCH
from mongo_bridge.energy_intervals import known_intervals
from mongo_bridge.lease import Leases
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader

from .machine import ZONE, Machine
from .test_cost_rollup import COUNT, MESSAGES, NOW_S, TARIFFS, set_tariff, settle

END = datetime.fromtimestamp(NOW_S, UTC)
SECOND = datetime(2026, 10, 20, tzinfo=ZONE)
LAST = datetime(2026, 10, 26, tzinfo=ZONE)
CARRY = {"per": "billing_period", "surplus": "carry"}
RATCHET = TARIFFS["demand with a ratchet"]


@pytest.fixture
def billing(machine: Machine, store: Store) -> Billing:
    """All readings are there and summarised; there is no tariff yet."""
    machine.now_s = NOW_S
    machine.store_messages(*MESSAGES[:COUNT])
    settle(machine)
    return Billing(store.database, SummaryReader(store.database, ZONE))


def test_what_was_handed_on_is_not_used_while_its_past_is_counted_anew(
    machine: Machine, store: Store, billing: Billing
) -> None:
    set_tariff(store, RATCHET)
    settle(machine)
    right = billing.bill("m", END, END, END)
    handed_on = store.database[COLLECTION]
    handed_on.update_one({"start": SECOND}, {"$set": {"history.demandKw": {"demand": ["99"]}}})
    assert billing.bill("m", END, END, END).total > right.total + Decimal(100)
    Leases(store.database, "api").mark_costs(["m"], SECOND)
    assert billing.bill("m", END, END, END).total > right.total + Decimal(100)
    Leases(store.database, "api").mark_costs(["m"], EPOCH)
    assert billing.bill("m", END, END, END) == right


def test_a_long_past_is_read_some_days_at_a_time(
    machine: Machine, store: Store, billing: Billing, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A carried surplus looks back at all that is known.
    carry = {**RATCHET["contracts"][0], "netting": CARRY, "billing": {"startDay": LAST.day}}
    set_tariff(store, RATCHET | {"contracts": [carry]})
    read: list[tuple[datetime, datetime]] = []

    def noting(*args: Any) -> list[Interval]:
        read.append((args[4], args[5]))
        return known_intervals(*args)

    monkeypatch.setattr(module, "known_intervals", noting)
    monkeypatch.setattr(module, "_AT_ONCE", timedelta(0))
    by_days = billing.bill("m", END, END, END)
    past = [end - start for start, end in read if start < LAST]
    assert len(past) > 7
    assert max(past) <= timedelta(hours=25)
    settle(machine)
    assert billing.bill("m", END, END, END) == by_days
