"""Summaries that follow changes: any order of arrival gives what in-order delivery gives. The store is in memory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from energy_core.reading import Reading
from energy_core.summary import Carry, summarize
from mongo_bridge.documents import epoch_ms_of
from mongo_bridge.lease import Lease, Seal
from mongo_bridge.recompute import Recompute
from mongo_bridge.spool import MINUTE_MS, minute_of
from mongo_bridge.summary_document import summary_of
from mongo_bridge.summary_store import Level

type Document = dict[str, Any]

ZONE = ZoneInfo("Europe/Berlin")
START_MS = int(datetime(2026, 3, 28, 22, 57, tzinfo=UTC).timestamp() * 1000)
"""Three minutes before a day of 23 hours."""


class MemoryStore:
    """What SummaryStore does, in dictionaries."""

    def __init__(self) -> None:
        self.raw: dict[int, Reading] = {}
        self.levels: dict[Level, dict[int, Document]] = {level: {} for level in Level}

    def readings(self, device_id: str, after_ms: int, until_ms: int) -> list[Reading]:
        return [self.raw[time] for time in sorted(self.raw) if after_ms < time <= until_ms]

    def summaries(self, level: Level, device_id: str, start_ms: int, end_ms: int) -> list[Document]:
        return [self.levels[level][start] for start in sorted(self.levels[level]) if start_ms <= start < end_ms]

    def last_minute(self, device_id: str, before_ms: int) -> Document | None:
        return next(iter(self._received(lambda start: start < before_ms)[::-1]), None)

    def first_minute(self, device_id: str, from_ms: int) -> Document | None:
        return next(iter(self._received(lambda start: start >= from_ms)), None)

    def _received(self, wanted: Any) -> list[Document]:
        minutes = self.levels[Level.MINUTE]
        return [minutes[start] for start in sorted(minutes) if wanted(start) and minutes[start]["readingsReceived"]]

    def replace(
        self, level: Level, lease: Lease, start_ms: int, end_ms: int, documents: Sequence[Document], *, write: bool
    ) -> list[str]:
        there = {each["_id"]: each for each in self.summaries(level, "m", start_ms, end_ms)}
        new = {each["_id"]: each for each in documents}
        assert all(start_ms <= epoch_ms_of(each["start"]) < end_ms for each in documents)
        if write:
            for each in there.values():
                del self.levels[level][epoch_ms_of(each["start"])]
            for each in new.values():
                self.levels[level][epoch_ms_of(each["start"])] = each
        return [key for key in there | new if there.get(key) != new.get(key)]


class Leases:
    def renew(self, lease: Lease) -> None:
        pass


def recompute(store: MemoryStore, *minutes: int, seal: Seal | None = None, write: bool = True) -> Recompute:
    made = Recompute(
        store,  # type: ignore[arg-type]
        Leases(),  # type: ignore[arg-type]
        Lease("m", 1, 0.0, seal),
        ZONE,
        newest_ms=max(store.raw, default=0),
        write=write,
    )
    for minute in sorted(minutes):
        made.run(minute, minute + MINUTE_MS)
    return made


def in_order(readings: list[Reading]) -> dict[Level, dict[int, Document]]:
    """Return what a store holds to which the readings came one by one in order."""
    store = MemoryStore()
    for reading in sorted(readings, key=lambda reading: reading.timestamp_ms):
        store.raw[reading.timestamp_ms] = reading
        recompute(store, minute_of(reading.timestamp_ms))
    return store.levels


def reading(at_ms: int, register_mwh: int, **more: Any) -> Reading:
    measured = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 0.1 * (register_mwh % 977)} | more
    return Reading(device_id="m", timestamp_ms=at_ms, energy_mwh=register_mwh, **measured)


steps = st.tuples(
    st.one_of(st.integers(1, 12_000), st.integers(12_000, 400_000), st.integers(3_000_000, 90_000_000)),
    st.integers(-400, 4_000),
)


@st.composite
def streams(draw: st.DrawFn) -> list[Reading]:
    """Steady, silent for minutes or for days; registers that rise, fall a little, and begin again."""
    now_ms, register = START_MS, 1000
    made = []
    for distance, rise in draw(st.lists(steps, min_size=1, max_size=14)):
        now_ms += distance
        register = max(register + rise, 0)
        made.append(reading(now_ms, register, interval_s=draw(st.sampled_from([None, 5.0, 60.0]))))
    return made


@given(streams(), st.randoms(use_true_random=False), st.integers(1, 4))
@settings(max_examples=150, deadline=None)
def test_any_order_of_arrival_gives_the_result_of_the_right_one(
    readings: list[Reading], random: Any, batch: int
) -> None:
    shuffled = readings[:]
    random.shuffle(shuffled)
    store = MemoryStore()
    for index in range(0, len(shuffled), batch):
        came = shuffled[index : index + batch]
        store.raw |= {each.timestamp_ms: each for each in came}
        recompute(store, *{minute_of(each.timestamp_ms) for each in came})
    assert store.levels == in_order(readings)


@given(streams(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_reading_that_changes_or_goes_leaves_no_trace(readings: list[Reading], data: st.DataObject) -> None:
    store = MemoryStore()
    for each in readings:
        store.raw[each.timestamp_ms] = each
        recompute(store, minute_of(each.timestamp_ms))
    time = data.draw(st.sampled_from(sorted(store.raw)))
    changed = data.draw(st.sampled_from([None, reading(time, 777_777)]))
    others = [each for each in readings if each.timestamp_ms != time]
    store.raw = {each.timestamp_ms: each for each in [*others, *([changed] if changed else [])]}
    recompute(store, minute_of(time))
    assert store.levels == in_order(list(store.raw.values()))


@given(streams())
@settings(max_examples=60, deadline=None)
def test_levels_agree_with_the_readings_and_with_each_other(readings: list[Reading]) -> None:
    levels = in_order(readings)
    first, last = readings[0].timestamp_ms, readings[-1].timestamp_ms
    ((whole,), _) = summarize([minute_of(first), minute_of(last) + MINUTE_MS], readings, None)
    for level in (Level.HOUR, Level.DAY):
        parts = [summary_of(each) for each in levels[level].values()]
        for name in ("imported_mwh", "received", "covered_ms", "estimated_ms", "register_falls", "register_restarts"):
            assert sum(getattr(part, name) for part in parts) == getattr(whole, name), name


def test_a_day_of_23_hours_has_23_hours() -> None:
    readings = [reading(START_MS + 600_000 * number + 1, 1000 * number, interval_s=600.0) for number in range(160)]
    levels = in_order(readings)
    days = [summary_of(each) for each in levels[Level.DAY].values()]
    assert [(day.end_ms - day.start_ms) // 3_600_000 for day in days] == [24, 23, 24]
    hours = [start for start in levels[Level.HOUR] if days[1].start_ms <= start < days[1].end_ms]
    assert len(hours) == 23


def test_a_long_silence_makes_hours_but_no_minutes() -> None:
    week_ms = 7 * 86_400_000
    levels = in_order([reading(START_MS + 5000, 0), reading(START_MS + week_ms, 700_000)])
    assert len(levels[Level.MINUTE]) == 4
    assert len(levels[Level.HOUR]) == 168 + 1
    hours = [summary_of(each) for each in levels[Level.HOUR].values()]
    assert sum(hour.imported_mwh for hour in hours) == 700_000
    assert {hour.estimated_share for hour in hours[1:-1]} == {1.0}


def test_only_what_is_touched_is_written() -> None:
    store = MemoryStore()
    for number in range(1, 500):
        store.raw[START_MS + 5000 * number] = reading(START_MS + 5000 * number, 100 * number)
    recompute(store, *range(START_MS, START_MS + 42 * MINUTE_MS, MINUTE_MS))
    late = START_MS + 20 * MINUTE_MS + 2500
    store.raw[late] = reading(late, 100 * 240 + 10)
    differences = recompute(store, minute_of(late)).differences
    assert [len(differences.ids[level]) for level in Level] == [1, 1, 1]


def test_a_comparison_writes_nothing_and_names_what_differs() -> None:
    store = MemoryStore()
    for number in range(1, 100):
        store.raw[START_MS + 5000 * number] = reading(START_MS + 5000 * number, 100 * number)
    recompute(store, *range(START_MS, START_MS + 9 * MINUTE_MS, MINUTE_MS))
    spoilt = store.levels[Level.MINUTE][START_MS + 2 * MINUTE_MS]
    right = spoilt["energyImported"]
    spoilt["energyImported"] = 5.0
    whole = range(START_MS, START_MS + 9 * MINUTE_MS, MINUTE_MS)
    differences = recompute(store, *whole, write=False).differences
    assert set(differences.ids[Level.MINUTE]) == {spoilt["_id"]}
    assert spoilt["energyImported"] == 5.0
    recompute(store, *whole)
    assert store.levels[Level.MINUTE][START_MS + 2 * MINUTE_MS]["energyImported"] == right


@pytest.mark.parametrize("late_s", [None, 30, 90])
def test_beyond_a_seal_nothing_changes_and_the_sum_stays(late_s: int | None) -> None:
    seal_ms = START_MS + 3 * MINUTE_MS
    old = [reading(START_MS + 5000 * number, 100 * number) for number in range(1, 36)]
    new = [reading(seal_ms + 60_000 + 5000 * number, 5000 + 100 * number) for number in range(1, 20)]
    store = MemoryStore()
    store.raw = {each.timestamp_ms: each for each in [*old, *new]}
    recompute(store, *{minute_of(time) for time in store.raw})
    before = {start: each for start, each in store.levels[Level.MINUTE].items() if start < seal_ms}
    total = sum(each["energyImported"] for each in store.levels[Level.MINUTE].values())
    handed_on = sum(round(each["energyImported"] * 1000) for each in before.values()) + old[0].energy_mwh
    store.raw = {each.timestamp_ms: each for each in new}
    store.raw |= {} if late_s is None else {seal_ms + late_s * 1000: reading(seal_ms + late_s * 1000, 5000)}
    recompute(store, *{minute_of(time) for time in store.raw}, seal=Seal(seal_ms, Carry(seal_ms, handed_on)))
    after = store.levels[Level.MINUTE]
    assert {start: each for start, each in after.items() if start < seal_ms} == before
    assert sum(each["energyImported"] for each in after.values()) == pytest.approx(total)
    assert bisect_left(sorted(after), seal_ms) == len(before)
