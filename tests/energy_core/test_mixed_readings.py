"""A track is told by several sources, some of them days late: live readings, replays, files of hours and quarters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
import pytest

from energy_core.register import shown_register
from energy_core.register_track import JOINED, MARK, MARK_MS, QUARTER_MS, Point, RegisterTrack, Span
from energy_core.track_codec import decode_points, encode_points

HOUR_MS = 4 * QUARTER_MS
MINUTE_MS = 60_000
T0 = 498_612 * HOUR_MS
HOURS = 5

RESETS = {"none": 1.0, "to zero": 0.0, "to a small value": 0.04, "small fall": 0.97, "another meter": 1.3}


@dataclass(frozen=True)
class Reading:
    time_ms: int
    register_mwh: int
    interval_ms: int


@dataclass(frozen=True)
class Meter:
    """Its register, with a load that changes every minute and an event within the time."""

    minutes: list[int]
    event_ms: int
    offset_mwh: int

    def at(self, time_ms: int) -> int:
        minute, rest_ms = divmod(time_ms - T0, MINUTE_MS)
        rise = (self.minutes[minute + 1] - self.minutes[minute]) * rest_ms // MINUTE_MS
        return self.minutes[minute] + rise + (self.offset_mwh if time_ms >= self.event_ms else 0)


@st.composite
def meters(draw: st.DrawFn) -> Meter:
    watts = draw(st.lists(st.sampled_from([0, 5, 200, 3000, 9000]), min_size=20, max_size=20))
    first = draw(st.sampled_from([0, 10_000, 80_000_000]))
    minutes = list(accumulate((watts[minute // 7 % 20] * 1000 // 60 for minute in range(HOURS * 60)), initial=first))
    event = draw(st.integers(1, HOURS * 60 - 1))
    kept = RESETS[draw(st.sampled_from(sorted(RESETS)))]
    return Meter(minutes, T0 + event * MINUTE_MS, int(minutes[event] * kept) - minutes[event])


@st.composite
def sources(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Times (Unix ms) of the readings of one source, with its interval: aligned or not, some lost, in any order."""
    interval_ms = draw(st.sampled_from([5000, 10_000, 60_000, 300_000, QUARTER_MS, HOUR_MS]))
    begins = draw(st.integers(0, HOURS * 60 - 30)) * MINUTE_MS
    lasts_ms = min(HOURS * HOUR_MS - begins, 400 * interval_ms)
    shift_ms = draw(st.sampled_from([0, 1234]))
    times = [T0 + begins + shift_ms + number for number in range(-begins % interval_ms, lasts_ms - 2000, interval_ms)]
    chance = draw(st.randoms(use_true_random=False))
    lost = draw(st.sampled_from([0.0, 0.1, 0.5]))
    told = [(time_ms, interval_ms) for time_ms in times if chance.random() >= lost]
    return draw(st.sampled_from([told, told[::-1], chance.sample(told, len(told))]))


def totals_in_order(registers: dict[int, int]) -> dict[int, int]:
    """The rule, naively: every difference of registers in the order of time."""
    times = sorted(registers)
    shown = total = registers[times[0]]
    totals = {times[0]: total}
    for time_ms in times[1:]:
        now = shown_register(shown, registers[time_ms])
        total += now - shown if now >= shown else now
        shown = now
        totals[time_ms] = total
    return totals


def stored(track: RegisterTrack) -> RegisterTrack:
    """The track as it is after a restart."""
    loaded = RegisterTrack()
    loaded.replace(decode_points(encode_points(list(track.points))))
    return loaded


@settings(max_examples=60)
@given(meters(), st.lists(sources(), min_size=1, max_size=3), st.lists(st.integers(0, HOURS * 60), max_size=4))
def test_every_register_at_a_quarter_is_told_whatever_else_is_known(
    meter: Meter, told: list[list[tuple[int, int]]], compacted_min: list[int]
) -> None:
    """Between the arrivals the track is compacted up to any time and stored; the same readings again add nothing."""
    arrivals = [Reading(time_ms, meter.at(time_ms), interval_ms) for source in told for time_ms, interval_ms in source]
    assume(arrivals)
    steps = [*range(0, len(arrivals), len(arrivals) // (len(compacted_min) + 1) + 1), len(arrivals)]
    track = RegisterTrack()
    for (first, last), minutes in zip(pairwise(steps), [*compacted_min, 0], strict=False):
        for reading in arrivals[first:last]:
            track.add(reading.time_ms, reading.register_mwh, reading.interval_ms)
        track.compact(T0 + minutes * MINUTE_MS)
        track = stored(track)

    totals = totals_in_order({reading.time_ms: reading.register_mwh for reading in arrivals})
    exact = {time_ms: total for time_ms, total in totals.items() if time_ms % QUARTER_MS == 0 or time_ms == max(totals)}
    for again in ([], arrivals, arrivals[::-1]):
        for reading in again:
            track.add(reading.time_ms, reading.register_mwh, reading.interval_ms)
        assert {time_ms: track.at(time_ms).total_mwh for time_ms in exact} == exact


def compacted(spacing_ms: int, registers: list[int], start_ms: int) -> RegisterTrack:
    track = RegisterTrack()
    for number, register_mwh in enumerate(registers):
        track.add(start_ms + number * spacing_ms, register_mwh, spacing_ms)
    track.compact(T0 + 9 * HOUR_MS)
    return track


def test_a_reading_that_was_lost_at_an_hour_is_told_after_days() -> None:
    """A meter of five minutes keeps its readings for weeks; the hour between two of them is not made up meanwhile."""
    track = RegisterTrack()
    for minute, register_mwh in ((50, 1000), (65, 2500), (70, 3000)):
        track.add(T0 + minute * MINUTE_MS, register_mwh, 5 * MINUTE_MS)
    track.compact(T0 + 9 * HOUR_MS)
    assert track.add(T0 + HOUR_MS, 1100, 5 * MINUTE_MS) is not None
    assert track.at(T0 + HOUR_MS).total_mwh == 1100


@pytest.mark.parametrize(
    ("spacing_ms", "lost"),
    [(10 * MINUTE_MS, []), (MINUTE_MS, []), (5000, [T0 + HOUR_MS - 2000])],
    ids=["ten minutes", "a minute", "five seconds, one was lost"],
)
def test_finer_readings_around_an_hour_are_told_after_days(spacing_ms: int, lost: list[int]) -> None:
    first_ms = T0 + HOUR_MS - 2000 - 3 * spacing_ms
    times = [first_ms + number * spacing_ms for number in range(7)]
    track = RegisterTrack()
    for time_ms in times:
        if time_ms not in lost:
            track.add(time_ms, (time_ms - first_ms) * 10, spacing_ms)
    for _ in range(2):
        track.compact(T0 + 9 * HOUR_MS)
        track.compacted_until_ms = 0
    late = {T0 + HOUR_MS - 2000: 30 * spacing_ms, T0 + HOUR_MS + 2000: 30 * spacing_ms + 4}
    told = [time_ms for time_ms, register_mwh in late.items() if track.add(time_ms, register_mwh, 1000)]
    assert told == [*lost, T0 + HOUR_MS + 2000]
    assert [track.add(time_ms, register_mwh, 1000) for time_ms, register_mwh in late.items()] == [None, None]


def test_a_reading_at_a_mark_takes_its_place() -> None:
    """A utility's file has the register at the hour itself, the live meter only seconds before and after."""
    track = compacted(10_000, [5000 + 100 * number for number in range(200)], T0 + HOUR_MS - 1_004_000)
    mark = Point(T0 + HOUR_MS, 15_040, MARK)
    assert mark in track.points
    assert track.add(mark.time_ms, 15_035, HOUR_MS) == Span(T0 + HOUR_MS - QUARTER_MS, T0 + HOUR_MS + QUARTER_MS)
    assert track.at(mark.time_ms).total_mwh == 15_035
    assert track.add(mark.time_ms, 15_036, HOUR_MS) is None
    assert track.at(mark.time_ms).total_mwh == 15_035


def test_a_reading_that_says_what_a_mark_says_changes_nothing() -> None:
    track = compacted(10_000, [5000 + 100 * number for number in range(200)], T0 + HOUR_MS - 1_004_000)
    assert track.add(T0 + HOUR_MS, 15_040, HOUR_MS) is None
    assert Point(T0 + HOUR_MS, 15_040, JOINED) in track.points
    assert track.add(T0 + HOUR_MS, 15_041, HOUR_MS) is None


def test_the_first_point_in_memory_may_be_a_mark() -> None:
    track = compacted(10_000, [5000 + 100 * number for number in range(200)], T0 + HOUR_MS - 1_004_000)
    track.replace(track.since(T0 + HOUR_MS - 1))
    assert track.add(T0 + HOUR_MS, 15_035, HOUR_MS) == Span(T0 + HOUR_MS, T0 + HOUR_MS + QUARTER_MS)
    assert track.at(T0 + HOUR_MS).total_mwh == 15_035


@pytest.mark.parametrize("beside_ms", [-MARK_MS + 1, -1, 1, MARK_MS - 1])
def test_readings_so_close_to_a_mark_never_contradict_it(beside_ms: int) -> None:
    """A meter that is new: a mark that is off by a few mWh must not look like a register that began anew."""
    track = compacted(10_000, [0, 0, 0, 90, 95, 98], T0 + HOUR_MS - 25_000)
    before = list(track.points)
    assert track.add(T0 + HOUR_MS + beside_ms, 0 if beside_ms > 0 else 90, 1000) is None
    assert list(track.points) == before


def test_a_late_turn_before_a_mark_leaves_it_as_it_is() -> None:
    track = compacted(10_000, [5000 + 100 * number for number in range(200)], T0 + HOUR_MS - 1_004_000)
    assert track.add(T0 + HOUR_MS - 7 * MINUTE_MS, 20_000, 10_000) is not None
    assert Point(T0 + HOUR_MS, 15_040, MARK) in track.points
    assert track.gaps(0, T0 + 9 * HOUR_MS) == []


@pytest.mark.parametrize(("spacing_ms", "is_marked"), [(10_000, True), (15_000, True), (15_001, False)])
def test_only_readings_that_are_close_together_make_way_for_a_mark(spacing_ms: int, is_marked: bool) -> None:
    track = compacted(spacing_ms, list(range(0, 20_000, 100)), T0 + QUARTER_MS - 4 * spacing_ms - spacing_ms // 2)
    assert any(point.before == MARK for point in track.points) == is_marked
