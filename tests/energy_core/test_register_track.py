"""A track gives what all readings in order would have given, however they arrive."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
import random

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.interval import Interval
from energy_core.register import shown_register
from energy_core.register_track import (
    GAP,
    HOLE,
    JOINED,
    MIN_GAP_MS,
    QUARTER_MS,
    Point,
    RegisterTrack,
    Span,
    Total,
    gaps_of,
    intervals,
    kwh,
    moment,
)

T0 = 1_795_000_500_000
"""A quarter of an hour begins here."""

INTERVAL = 120_000
GAP_FROM = 3 * INTERVAL


@dataclass(frozen=True)
class Reading:
    time_ms: int
    register_mwh: int


@st.composite
def streams(draw: st.DrawFn) -> list[Reading]:
    """Readings in order of time: a load that varies, resets, small falls, lost readings."""
    count = draw(st.integers(2, 50))
    jitter = st.integers(-INTERVAL // 8, INTERVAL // 8)
    steps = draw(st.lists(st.sampled_from([0, 1, 7, 1500, 40_000]), min_size=count, max_size=count))
    events = draw(st.dictionaries(st.integers(1, count - 1), st.sampled_from(["reset", "fall", "half"]), max_size=3))
    register, readings = draw(st.integers(0, 10**7)), []
    for number, step in enumerate(steps):
        factor = {"reset": 0.0, "fall": 0.95, "half": 0.5}.get(events.get(number, ""), 1.0)
        register = int(register * factor) + step
        readings.append(Reading(T0 + number * INTERVAL + draw(jitter), register))
    lost = draw(st.sets(st.integers(0, count - 1), max_size=count // 2))
    return [reading for number, reading in enumerate(readings) if number not in lost] or readings[:1]


def track_of(readings: list[Reading]) -> RegisterTrack:
    track = RegisterTrack()
    for reading in readings:
        track.add(reading.time_ms, reading.register_mwh, INTERVAL)
    return track


def totals_in_order(readings: list[Reading]) -> dict[int, int]:
    """The rule, naively: every difference of registers, divided by time at each quarter."""
    shown, total = readings[0].register_mwh, readings[0].register_mwh
    totals = {readings[0].time_ms: total}
    for before, after in pairwise(readings):
        now = shown_register(shown, after.register_mwh)
        energy = now - shown if now >= shown else now
        whole = Interval(start=moment(before.time_ms), end=moment(after.time_ms), imported_kwh=kwh(energy))
        edges = range(before.time_ms // QUARTER_MS * QUARTER_MS + QUARTER_MS, after.time_ms, QUARTER_MS)
        given_out = Decimal(0)
        for edge, part in zip(edges, whole.split_at([moment(edge) for edge in edges]), strict=False):
            given_out += part.imported_kwh
            totals[edge] = total + int(given_out * 1_000_000)
        shown, total = now, total + energy
        totals[after.time_ms] = total
    return totals


def at_quarters(track: RegisterTrack, readings: list[Reading]) -> dict[int, int]:
    quarters = range(T0 - QUARTER_MS, readings[-1].time_ms + QUARTER_MS, QUARTER_MS)
    return {quarter: total.total_mwh for quarter in quarters if (total := track.at(quarter)) is not None}


@given(streams(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_what_the_order_of_time_gives(
    readings: list[Reading], chance: random.Random
) -> None:
    arrivals = readings + chance.choices(readings, k=len(readings) // 2)
    chance.shuffle(arrivals)
    track, in_order = track_of(arrivals), track_of(readings)

    expected = totals_in_order(readings)
    assert track.at(readings[-1].time_ms).total_mwh == expected[readings[-1].time_ms]
    assert at_quarters(track, readings) == {
        time: total for time, total in expected.items() if time % QUARTER_MS == 0
    } == at_quarters(in_order, readings)  # fmt: skip
    assert list(track.points) == list(in_order.points)
    assert track.shown_mwh == in_order.shown_mwh


@given(st.integers(0, 60), st.booleans(), st.booleans(), st.randoms(use_true_random=False))
def test_a_file_of_hours_and_a_live_meter_are_both_told(
    begins_min: int, is_file_first: bool, is_compacted: bool, chance: random.Random
) -> None:
    """A file's last hours lie close to the first live reading, in one interval of the file: each hour is as it says."""
    hour_ms, begins_ms = 4 * QUARTER_MS, T0 + 12 * 4 * QUARTER_MS + begins_min * 60_000
    load_mwh = [chance.randrange(10**6) for _ in range(14)]

    def register(time_ms: int) -> int:
        hours, part = divmod(time_ms - T0, hour_ms)
        return sum(load_mwh[:hours]) + load_mwh[hours] * part // hour_ms

    of_hours = [(T0 + number * hour_ms, hour_ms) for number in range(13)]
    live = [(begins_ms + number * 5000, 5000) for number in range(120)]
    track = RegisterTrack()
    for arrivals in (of_hours, live) if is_file_first else (live, of_hours):
        for time_ms, interval_ms in arrivals:
            track.add(time_ms, register(time_ms), interval_ms)
        if is_compacted:
            track.compact(begins_ms)
    assert [track.at(time_ms).total_mwh for time_ms, _ in of_hours] == [register(time_ms) for time_ms, _ in of_hours]


def test_finer_readings_of_hours_that_were_compacted_are_told() -> None:
    track = RegisterTrack()
    for hour in range(4):
        track.add(T0 + hour * 4 * QUARTER_MS, hour * 4000, 4 * QUARTER_MS)
    track.compact(T0 + 16 * QUARTER_MS)
    assert track.add(T0 + 5 * QUARTER_MS, 7000, QUARTER_MS) == Span(T0 + 4 * QUARTER_MS, T0 + 8 * QUARTER_MS)
    assert track.at(T0 + 5 * QUARTER_MS) == Total(7000, 0, estimated=False)


@given(streams(), st.randoms(use_true_random=False))
def test_the_same_readings_again_change_nothing(readings: list[Reading], chance: random.Random) -> None:
    track = track_of(readings)
    before, revision = list(track.points), track.revision
    again = chance.sample(readings, len(readings))
    assert [track.add(reading.time_ms, reading.register_mwh, INTERVAL) for reading in again] == [None] * len(again)
    assert list(track.points) == before
    assert track.revision == revision


@given(streams(), st.integers(0, 50))
def test_compacting_changes_no_quarter(readings: list[Reading], minutes: int) -> None:
    track = track_of(readings)
    quarters, gaps = at_quarters(track, readings), track.gaps(0, readings[-1].time_ms)
    size, shown = len(track), track.shown_mwh
    track.compact(T0 + minutes * INTERVAL)
    assert at_quarters(track, readings) == quarters
    assert track.gaps(0, readings[-1].time_ms) == gaps
    assert track.shown_mwh == shown
    track.compact(T0 + minutes * INTERVAL)
    assert at_quarters(track, readings) == quarters
    assert len(track) <= size + len(quarters)


@given(streams(), st.lists(st.integers(0, 50), max_size=4))
def test_compacting_piece_by_piece_changes_no_quarter(readings: list[Reading], steps: list[int]) -> None:
    track = track_of(readings)
    quarters, gaps = at_quarters(track, readings), track.gaps(0, readings[-1].time_ms)
    for minutes in sorted(steps):
        track.compact(T0 + minutes * INTERVAL)
        assert at_quarters(track, readings) == quarters
        assert track.gaps(0, readings[-1].time_ms) == gaps


def test_compacting_looks_only_at_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every midnight 40 days in memory are compacted, of 200 meters: only the last day, and what came late, is work."""
    track, day_ms, minute_ms = RegisterTrack(), 96 * QUARTER_MS, 60_000
    late = range(10 * 1440, 10 * 1440 + 60)
    for minute in sorted(set(range(40 * 1440)) - set(late)):
        track.add(T0 + minute * minute_ms, minute * 1000, minute_ms)
    looked, matters = [], RegisterTrack._matters

    def count(counted: RegisterTrack, index: int) -> bool:
        looked.append(index)
        return matters(counted, index)

    monkeypatch.setattr(RegisterTrack, "_matters", count)
    track.compact(T0 + 38 * day_ms)
    at_once = len(looked)
    looked.clear()
    track.compact(T0 + 39 * day_ms)
    assert len(looked) < at_once / 20

    for minute in late:
        track.add(T0 + minute * minute_ms, minute * 1000, minute_ms)
    track.compact(T0 + 39 * day_ms)
    within = range(T0 + 10 * day_ms + 1, T0 + 10 * day_ms + 4 * QUARTER_MS)
    assert [point.time_ms - T0 for point in track.points if point.time_ms in within] == [
        10 * day_ms + number * QUARTER_MS for number in (1, 2, 3)
    ]


@given(streams(), st.randoms(use_true_random=False))
def test_only_what_is_reported_changes(readings: list[Reading], chance: random.Random) -> None:
    """Whatever energy between two quarters changes, the span that add() returned touches it."""
    track = RegisterTrack()
    for reading in chance.sample(readings, len(readings)):
        before = at_quarters(track, readings)
        span = track.add(reading.time_ms, reading.register_mwh, INTERVAL)
        after = at_quarters(track, readings)
        both = sorted(before.keys() & after.keys())
        changed = [
            (start, end)
            for start, end in pairwise(both)
            if end - start == QUARTER_MS and before[end] - before[start] != after[end] - after[start]
        ]
        assert all(span and span.start_ms < end and start < span.end_ms for start, end in changed)


def test_a_steady_stream_keeps_two_points_a_quarter() -> None:
    track = RegisterTrack()
    spans = [track.add(T0 + 1000 + number * 5000, number * 1000) for number in range(720)]
    assert spans == [None] * 720
    assert len(track) == 8
    assert track.revision == 0
    track.compact(T0 + 3_600_000)
    assert [point.time_ms for point in track.points] == [
        T0 + 1000, T0 + QUARTER_MS, T0 + 2 * QUARTER_MS, T0 + 3 * QUARTER_MS, T0 + 3_596_000
    ]  # fmt: skip
    assert track.at(T0 + QUARTER_MS) == Total(179_800, 0, estimated=False)


@pytest.mark.parametrize(
    ("spacing_ms", "interval_ms", "before"),
    [
        (5_000, 5_000, JOINED),
        (7_500, 5_000, JOINED),
        (7_501, 5_000, HOLE),
        (MIN_GAP_MS, 5_000, HOLE),
        (MIN_GAP_MS + 1, 5_000, GAP),
        (900_000, 300_000, HOLE),
        (900_001, 300_000, GAP),
    ],
)
def test_what_lies_between(spacing_ms: int, interval_ms: int, before: int) -> None:
    track = RegisterTrack()
    track.add(T0, 0)
    span = track.add(T0 + spacing_ms, 10, interval_ms)
    assert [point.before for point in track.points] == [JOINED, before]
    assert (span is not None) == (before == GAP)


def test_a_gap_is_divided_by_time_and_estimated_until_its_readings_come() -> None:
    track = RegisterTrack()
    track.add(T0, 0)
    assert track.add(T0 + 4 * QUARTER_MS, 4000) == Span(T0, T0 + 4 * QUARTER_MS)
    assert track.at(T0 + QUARTER_MS) == Total(1000, 0, estimated=True)
    assert track.covered_ms(T0, T0 + 4 * QUARTER_MS) == 0
    assert track.gaps(T0 + QUARTER_MS, T0 + QUARTER_MS) == [Span(T0, T0 + 4 * QUARTER_MS)]

    assert track.add(T0 + QUARTER_MS, 3000) == Span(T0, T0 + 4 * QUARTER_MS)
    assert track.at(T0 + QUARTER_MS) == Total(3000, 0, estimated=False)
    assert track.at(T0 + 2 * QUARTER_MS) == Total(3333, 0, estimated=True)
    assert track.revision == 1
    assert len(track.gaps(0, T0 + 9 * QUARTER_MS)) == 2
    assert track.gaps(T0 + 5 * QUARTER_MS, T0 + 9 * QUARTER_MS) == []


def test_a_reset_that_only_a_late_reading_shows() -> None:
    track = track_of([Reading(T0, 1000), Reading(T0 + QUARTER_MS, 1500)])
    assert track.at(T0 + QUARTER_MS) == Total(1500, 0, estimated=False)
    track.add(T0 + 60_000, 100, INTERVAL)
    assert track.at(T0 + QUARTER_MS) == Total(2500, 1000, estimated=False)
    track.add(T0 + 30_000, 1200, INTERVAL)
    assert track.at(T0 + QUARTER_MS) == Total(2700, 1200, estimated=False)


def test_another_register_at_the_same_time_is_not_taken() -> None:
    track = track_of([Reading(T0, 1000), Reading(T0 + INTERVAL, 1500)])
    assert track.add(T0 + INTERVAL, 1600) is None
    assert list(track.points) == [Point(T0, 1000), Point(T0 + INTERVAL, 1500)]


def test_a_reading_that_fits_no_rise_is_kept() -> None:
    track = track_of([Reading(T0, 1000), Reading(T0 + INTERVAL, 1500)])
    assert track.add(T0 + 1000, 1600, INTERVAL) == Span(T0, T0 + INTERVAL)
    assert [point.before for point in track.points] == [JOINED] * 3


def test_points_since() -> None:
    track = track_of([Reading(T0, 1), Reading(T0 + QUARTER_MS, 2)])
    assert track.since(T0) == [Point(T0 + QUARTER_MS, 2, GAP)]
    assert track.since(T0 - 1) == list(track.points)
    assert track.since(T0 + QUARTER_MS) == []


def test_nothing_is_known_outside() -> None:
    track = RegisterTrack()
    assert (track.first_ms, track.last_ms, track.shown_mwh, track.at(T0), len(track)) == (None, None, None, None, 0)
    assert track.covered_ms(T0, T0 + 1) == 0
    track.add(T0, 5)
    assert (track.first_ms, track.last_ms, track.shown_mwh, len(track)) == (T0, T0, 5, 1)
    assert track.at(T0 - 1) is None
    assert track.at(T0 + 1) is None
    assert track.covered_ms(T0 - 20, T0 - 10) == 0
    assert track.covered_ms(T0 + 10, T0 + 20) == 0


def test_a_late_peak_makes_the_next_wait() -> None:
    track = track_of([Reading(T0, 1000), Reading(T0 + 9 * INTERVAL, 1010), Reading(T0 + 10 * INTERVAL, 1030)])
    assert track.add(T0 + INTERVAL, 1020, INTERVAL) == Span(T0, T0 + 10 * INTERVAL)
    assert track.at(T0 + 9 * INTERVAL) == Total(1020, 0, estimated=False)


def test_an_empty_track_stays_empty() -> None:
    track = RegisterTrack()
    track.compact(T0)
    assert list(track.points) == []


@pytest.mark.parametrize(
    ("start_ms", "end_ms", "found"), [(0, 99, [(10, 20), (30, 40)]), (20, 99, [(30, 40)]), (0, 30, [(10, 20)])]
)
def test_gaps_of_points_that_are_in_no_track(start_ms: int, end_ms: int, found: list[tuple[int, int]]) -> None:
    points = [Point(10, 0), Point(20, 1, GAP), Point(30, 2, HOLE), Point(40, 3, GAP)]
    assert gaps_of(points, start_ms, end_ms) == [Span(*gap) for gap in found]


def test_registers_of_zero_are_counted_too() -> None:
    track = RegisterTrack()
    track.replace([Point(T0, 0), Point(T0 + 1, 0), Point(T0 + 2, 7)])
    assert track.at(T0 + 1) == Total(0, 0, estimated=False)
    assert track.at(T0 + 2) == Total(7, 0, estimated=False)


def test_intervals_of_both_registers() -> None:
    imported = track_of([Reading(T0, 0), Reading(T0 + 2 * QUARTER_MS, 2_000_000)])
    exported = track_of([Reading(T0 + QUARTER_MS, 10), Reading(T0 + QUARTER_MS + INTERVAL, 20)])
    edges = [T0 + number * QUARTER_MS for number in range(4)]
    alone, both = list(intervals(imported, None, edges)), list(intervals(imported, exported, edges))
    assert [(part.start, part.imported_kwh, part.exported_kwh, part.estimated) for part in alone] == [
        (moment(T0), 1, 0, True), (moment(T0 + QUARTER_MS), 1, 0, True)
    ]  # fmt: skip
    assert [part.exported_kwh for part in both] == [0, 0]
    assert list(intervals(RegisterTrack(), None, edges)) == []
    covered = list(intervals(imported, imported, edges[:2]))
    assert covered[0].exported_kwh == 1
