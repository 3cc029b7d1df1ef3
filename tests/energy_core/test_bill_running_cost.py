"""A running cost equals the bill at every moment, however often it is counted, and goes on from a checkpoint."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, batched
import random
from typing import Any

import pytest

from energy_core.bill.billing import bill, billed_span
from energy_core.bill.running_cost import Checkpoint, RunningCost, quarters, totals_at
from energy_core.meter_history import MeterHistory, Registers
from energy_core.register_track import RegisterTrack, moment

from .tariffs import BERLIN, local, tariff

COMPONENTS: list[dict[str, Any]] = [
    {"kind": "energy", "tiers": [{"upTo": 40, "price": 0.2}, {"price": 0.35}]},
    {"kind": "standing", "price": 0.4, "per": "day"},
    {"kind": "demand", "price": 3, "ratchet": {"percent": 80, "periods": 3}},
    {"kind": "tax", "percent": 19},
]
START = local("2026-03-20 07:10")
MADE = tariff(*COMPONENTS)


def track(days: float, seed: int = 1, step_s: int = 600) -> RegisterTrack:
    """A register that rises by up to 0.5 kWh every ten minutes."""
    chance, register, found = random.Random(seed), 5_000_000, RegisterTrack()
    for number in range(int(days * 86_400 / step_s)):
        found.add(round((START.timestamp() + number * step_s) * 1000), register, step_s * 1000)
        register += chance.randrange(500_000)
    return found


def counted(imported: RegisterTrack, checkpoint: Checkpoint | None = None) -> RunningCost:
    running = RunningCost(MADE, BERLIN, checkpoint or Checkpoint(start=local("2026-03-01")))
    running.count(imported, None)
    return running


@pytest.mark.parametrize("days", [5, 13, 40])
def test_costs_equal_the_bill(days: float) -> None:
    imported = track(days)
    running = counted(imported)
    end = running.counted_until
    made = bill(MADE, quarters(imported, None, START), BERLIN, until=end)
    now = running.now(end)
    assert (now.total, now.bill.total) == (made.total, made.periods[-1].total)
    assert running.total(end) == made.total
    midnight = end.astimezone(BERLIN).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)
    until_midnight = bill(MADE, quarters(imported, None, START, midnight), BERLIN, until=midnight)
    assert now.today == now.total - until_midnight.total
    assert timedelta(0) < running.day_end - midnight <= timedelta(hours=25)


def test_counting_often_changes_nothing() -> None:
    whole, growing = track(15), RegisterTrack()
    running = RunningCost(MADE, BERLIN, Checkpoint(start=local("2026-03-01")))
    for point in whole.points:
        growing.add(point.time_ms, point.register_mwh, 600_000)
        running.count(growing, None)
    end = running.counted_until
    often, once = running.now(end), counted(whole).now(end)
    assert abs(often.total - once.total) <= Decimal("0.01")
    assert abs(often.today - once.today) <= Decimal("0.02")


@pytest.mark.parametrize("every", [1, 7, 12])
def test_counting_within_quarters_changes_nothing(every: int) -> None:
    """Readings come every five seconds; the load is another every minute, as at the beginning of a kettle's two."""
    chance, imported, exported = random.Random(every), RegisterTrack(), RegisterTrack()
    loads = [chance.choice([(60, 0), (60, 0), (3600, 0), (0, 1800)]) for _ in range(6 * 60)]
    into, out = (accumulate(load[side] * 5_000 // 3600 for load in loads for _ in range(12)) for side in (0, 1))
    first_ms = round(START.timestamp() * 1000) + 1234
    running = RunningCost(MADE, BERLIN, Checkpoint(start=local("2026-03-01")))
    for readings in batched(enumerate(zip(into, out, strict=True)), every, strict=False):
        for number, (imported_mwh, exported_mwh) in readings:
            imported.add(first_ms + number * 5000, imported_mwh)
            exported.add(first_ms + number * 5000, exported_mwh)
        running.count(imported, exported)
    once = RunningCost(MADE, BERLIN, Checkpoint(start=local("2026-03-01")))
    once.count(imported, exported)
    assert running.now(once.counted_until).total == once.now(once.counted_until).total


def test_checkpoint_is_as_good_as_the_beginning() -> None:
    running = counted(track(30))
    checkpoint = Checkpoint.from_json(running.checkpoint.to_json())
    assert checkpoint == running.checkpoint
    assert checkpoint.start == local("2026-04-01")
    again = counted(track(30), checkpoint)
    end = running.counted_until
    assert again.now(end) == running.now(end)


def test_silence_over_midnight_and_the_end_of_the_period_changes_nothing() -> None:
    running = counted(track(11))
    end = running.counted_until
    assert end < local("2026-04-01")
    later = running.now(end + timedelta(days=9))
    assert later.bill.start == local("2026-03-01")
    assert later.total == running.now(local("2026-03-31 23:59")).total
    running.count(track(14), None)
    assert running.ledger.period.start == local("2026-04-01")


def test_totals_at_hours_are_those_that_were_shown() -> None:
    imported = track(3)
    hours = [START.replace(minute=0) + timedelta(hours=number) for number in range(-1, 80, 7)]
    found = totals_at(
        RunningCost(MADE, BERLIN, Checkpoint(start=local("2026-03-01"))), quarters(imported, None, START), hours
    )
    assert list(found) == hours
    known = {hour: list(quarters(imported, None, START, hour)) for hour in hours}
    shown = {hour: bill(MADE, load, BERLIN, until=hour).total for hour, load in known.items() if load}
    assert {hour: found[hour] for hour in shown} == shown


def test_no_reading_no_energy() -> None:
    assert list(quarters(RegisterTrack(), None, START)) == []
    assert list(quarters(track(1), None, START + timedelta(days=4))) == []
    exported = track(1, seed=2)
    both = list(quarters(track(1), exported, START))
    assert sum(each.exported_kwh for each in both) > 0


def test_a_copy_counts_by_itself() -> None:
    running, shorter, longer = counted(track(5)), track(5), track(9)
    copied = running.copy()
    copied.count(longer, None)

    assert running.counted_until == counted(shorter).counted_until
    assert running.now(running.counted_until) == counted(shorter).now(running.counted_until)
    assert copied.now(copied.counted_until) == counted(longer).now(copied.counted_until)


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2026-03-20", "2026-03-20", "2026-03-01", "2026-03-25"),
        ("2026-02-20", "2026-02-20", "2026-02-01", "2026-03-01"),
        ("2026-01-20", "2026-02-03", "2026-01-01", "2026-03-01"),
        ("2026-03-20", "2026-04-03", "2026-03-01", "2026-03-25"),
    ],
    ids=["a moment", "a moment in the past", "past", "running"],
)
def test_bills_need_the_energy_of_whole_periods(start: str, end: str, first: str, last: str) -> None:
    now: datetime = local("2026-03-25")
    assert billed_span(MADE, BERLIN, local(start), local(end), now) == (local(first), local(last))


def test_first_hour_to_book_anew() -> None:
    history = MeterHistory()
    hour = 3_600_000
    history.add(Registers(10 * hour, 1000), now_ms=10 * hour, interval_ms=5000)
    assert history.pending_from_ms(10 * hour + 5) == 10 * hour
    history.add(Registers(14 * hour + 7, 9000), now_ms=15 * hour, interval_ms=5000)
    assert history.pending_from_ms(14 * hour + 7) == 10 * hour
    assert moment(10 * hour).hour == 10
