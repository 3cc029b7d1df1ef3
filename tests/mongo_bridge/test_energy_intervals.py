"""Intervals of a device's energy: whatever they are made of, all that flowed is in them, where it flowed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from energy_core.interval import Interval
from mongo_bridge.energy_intervals import hourly, quarterly
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader

from .machine import ZONE, Machine
from .messages import START_S, fields

type Read = Callable[..., list[Interval]]

BEGIN_S = START_S // 3600 * 3600 - 10 * 3600
BEGIN, END = (datetime.fromtimestamp(BEGIN_S + hours * 3600, UTC) for hours in (0, 12))


def at(*seconds: int) -> list[dict[str, Any]]:
    """Readings of a meter that imports 1 Wh a second."""
    return [fields("m", 0, timestamp=BEGIN_S + each, energy=float(each), interval=60) for each in seconds]


@pytest.mark.parametrize("read", [hourly, quarterly])
def test_what_flowed_in_hours_of_silence_is_there(machine: Machine, store: Store, read: Read) -> None:
    machine.store_messages(*at(*range(60, 1200, 60), *range(5 * 3600 + 60, 5 * 3600 + 1800, 60)))
    assert machine.rollup.attempt()
    found = read(SummaryReader(store.database, ZONE), "m", BEGIN, END)
    assert sum(each.imported_kwh for each in found) == Decimal(5 * 3600 + 1740 - 60) / 1000
    assert all(before.end == after.start for before, after in pairwise(found))
    assert (found[0].start, found[-1].end) == (
        BEGIN + timedelta(seconds=60),
        BEGIN + timedelta(seconds=5 * 3600 + 1740),
    )


@pytest.mark.parametrize("read", [hourly, quarterly])
def test_one_that_goes_on_begins_where_the_one_before_ended(machine: Machine, store: Store, read: Read) -> None:
    machine.store_messages(*at(*range(0, 3600 + 300, 60)))
    assert machine.rollup.attempt()
    (last,) = read(SummaryReader(store.database, ZONE), "m", BEGIN + timedelta(hours=1), END)
    assert (last.start, last.end - last.start) == (BEGIN + timedelta(hours=1), timedelta(minutes=4))
