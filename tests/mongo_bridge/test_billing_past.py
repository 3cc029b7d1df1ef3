"""What a bill takes over from billing periods before it, while the rollup has not counted them (anew) yet."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from mongo_bridge.billing import Billing
from mongo_bridge.cost_counter import COLLECTION
from mongo_bridge.documents import EPOCH
from mongo_bridge.lease import Leases
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader

from .machine import ZONE, Machine
from .test_cost_rollup import COUNT, MESSAGES, NOW_S, TARIFFS, set_tariff, settle

END = datetime.fromtimestamp(NOW_S, UTC)
SECOND = datetime(2026, 10, 20, tzinfo=ZONE)
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
