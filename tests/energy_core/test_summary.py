"""Summaries against a naive reference, and their parts against the whole."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.interval import Interval
from energy_core.reading import Reading
from energy_core.summary import Carry, Summary, merge, summarize

MINUTE_MS = 60_000
START_MS = 1_767_225_600_000
MINUTES = [START_MS + MINUTE_MS * number for number in range(11)]


def reading(second: float, energy_wh: float, **more: Any) -> Reading:
    measured = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 200.0} | more
    return Reading(
        device_id="m", timestamp_ms=START_MS + round(second * 1000), energy_mwh=round(energy_wh * 1000), **measured
    )


def minutes(*readings: Reading, carry: Carry | None = None, following: Reading | None = None) -> list[Summary]:
    return summarize(MINUTES, readings, carry, following)[0]


def moment(epoch_ms: int) -> datetime:
    return datetime.fromtimestamp(epoch_ms / 1000, UTC)


def test_a_steady_minute() -> None:
    readings = [reading(5 * number, number / 3, interval_s=5.0) for number in range(1, 25)]
    first, second, *rest = minutes(*readings, carry=Carry(START_MS, 0))
    assert second == Summary(
        start_ms=MINUTES[1],
        end_ms=MINUTES[2],
        imported_mwh=4000,
        received=12,
        expected=12.0,
        covered_ms=60_000,
        power_min_w=200.0,
        power_max_w=200.0,
        voltage_min_v=230.0,
        voltage_max_v=230.0,
        watt_s=12_000.0,
        volt_ampere_s=13_800.0,
    )
    assert (second.power_mean_w, second.estimated_share) == (200.0, 0.0)
    assert second.power_factor == pytest.approx(200 / 230)
    assert first.received == 12
    assert all(bucket.is_empty for bucket in rest)


def test_a_reading_belongs_to_the_bucket_in_which_its_interval_ended() -> None:
    first, second, *_ = minutes(reading(60, 1, power_w=7.0), reading(60.001, 1))
    assert (first.received, first.power_max_w, second.received) == (1, 7.0, 1)


def test_nothing_is_known_before_the_first_reading() -> None:
    first, *rest = minutes(reading(30, 500))
    assert (first.imported_mwh, first.covered_ms, first.expected) == (0, 0, 1.0)
    assert (first.power_mean_w, first.power_min_w, first.estimated_share) == (None, 200.0, None)
    assert all(bucket.is_empty for bucket in rest)


@given(
    st.lists(st.tuples(st.integers(1, 200_000), st.integers(0, 10**7)), min_size=1, max_size=12),
    st.lists(st.integers(1, 599_999), max_size=8),
)
def test_energy_divides_as_intervals_do_and_adds_up(steps: list[tuple[int, int]], cuts: list[int]) -> None:
    edges = sorted({START_MS, START_MS + 600_000, *(START_MS + cut for cut in cuts)})
    now_ms, register = START_MS, 0
    readings, parts = [], []
    for distance, rise in steps:
        until, register = now_ms + distance, register + rise
        kwh = Decimal(rise) / 1_000_000
        whole = Interval(start=moment(now_ms), end=moment(until), imported_kwh=kwh, exported_kwh=kwh)
        parts += whole.split_at([moment(edge) for edge in edges])
        readings.append(reading((until - START_MS) / 1000, register / 1000, energy_export_mwh=register))
        now_ms = until
    inside = [one for one in readings if one.timestamp_ms <= edges[-1]]
    after = next((one for one in readings if one.timestamp_ms > edges[-1]), None)
    buckets, _ = summarize(edges, reversed(inside), Carry(START_MS, 0, 0), after)
    for bucket, (start, end) in zip(buckets, pairwise(edges), strict=True):
        expected = sum((part.imported_kwh for part in parts if moment(start) <= part.start < moment(end)), Decimal(0))
        assert bucket.interval().imported_kwh == bucket.interval().exported_kwh == expected
    known = sum(bucket.covered_ms + bucket.estimated_ms for bucket in buckets)
    assert known == min(now_ms, edges[-1]) - START_MS


registers = st.lists(st.tuples(st.integers(1, 90_000), st.integers(0, 3000)), min_size=2, max_size=40)


@given(registers, st.integers(0, 39), st.integers(1, 10))
def test_what_is_carried_makes_pieces_equal_to_the_whole(
    steps: list[tuple[int, int]], cut: int, bucket_minutes: int
) -> None:
    """Registers fall and begin again here; a stop at any edge changes nothing."""
    now_ms = START_MS
    readings = []
    for distance, register in steps:
        now_ms += distance
        readings.append(reading((now_ms - START_MS) / 1000, register))
    edges = [START_MS + MINUTE_MS * bucket_minutes * number for number in range(61)]
    whole, carried = summarize(edges, readings, None)
    pieces: list[Summary] = []
    carries: list[Carry | None] = []
    carry = None
    for piece in (edges[: cut + 1], edges[cut:]):
        inside = [one for one in readings if piece[0] < one.timestamp_ms <= piece[-1]]
        after = next((one for one in readings if one.timestamp_ms > piece[-1]), None)
        summaries, handed_on = summarize(piece, inside, carry, after)
        carry = handed_on[-1] if handed_on else carry
        pieces += summaries
        carries += handed_on
    assert pieces == whole
    assert carries == carried
    assert merge(whole, edges[0], edges[-1]).received == len(readings)


def test_merged_minutes_equal_one_bucket() -> None:
    readings = [
        reading(7 * number, number**2 / 10, power_w=float(number % 9), voltage_v=220.0 + number % 5, interval_s=7.0)
        for number in range(1, 86)
    ]
    merged = merge(minutes(*readings), MINUTES[0], MINUTES[-1])
    ((whole,), _) = summarize([MINUTES[0], MINUTES[-1]], readings, None)
    assert merged.watt_s == pytest.approx(whole.watt_s)
    assert merged.volt_ampere_s == pytest.approx(whole.volt_ampere_s)
    assert merged.expected == pytest.approx(whole.expected, abs=0.01)
    names = ("imported_mwh", "received", "covered_ms", "estimated_ms", "power_min_w", "power_max_w", "voltage_max_v")
    assert [getattr(merged, name) for name in names] == [getattr(whole, name) for name in names]


@pytest.mark.parametrize(
    ("registers_wh", "imported_mwh", "falls", "restarts"),
    [
        ([1000, 1010], 10_000, 0, 0),
        ([1000, 899, 905], 905_000, 0, 1),
        ([1000, 900, 905], 0, 2, 0),
        ([1000, 990, 1003], 3_000, 1, 0),
        ([1000, 0, 5], 5_000, 0, 1),
    ],
)
def test_registers_that_fall(registers_wh: list[float], imported_mwh: int, falls: int, restarts: int) -> None:
    buckets = minutes(*(reading(10 + 10 * number, wh) for number, wh in enumerate(registers_wh)))
    assert (buckets[0].imported_mwh, buckets[0].register_falls, buckets[0].register_restarts) == (
        imported_mwh,
        falls,
        restarts,
    )


def test_an_export_register_that_is_not_always_sent() -> None:
    exports = [None, 500, None, 800]
    readings = [reading(10 * number, 0, energy_export_mwh=export) for number, export in enumerate(exports, 1)]
    assert minutes(*readings)[0].exported_mwh == 300


@pytest.mark.parametrize(
    ("distance_s", "interval_s", "flags", "covered_s", "expected"),
    [
        (60, None, (), 60, 1.0),
        (61, None, (), 5, 12.2),
        (60, 5.0, (), 60, 12.0),
        (61, 5.0, (), 5, 12.2),
        (180, 60.0, (), 180, 3.0),
        (181, 60.0, (), 60, 3.017),
        (10, 5.0, ("estimated",), 0, 2.0),
        (90, 1e-300, (), 0.001, 90_000.0),
        (90, 1e308, (), 90, 0.0),
    ],
)
def test_what_no_reading_covers_is_estimated(
    distance_s: float, interval_s: float | None, flags: tuple[str, ...], covered_s: float, expected: float
) -> None:
    more = {"interval_s": interval_s, "flags": flags}
    buckets = minutes(reading(distance_s, 0, **more), carry=Carry(START_MS, 0))
    whole = merge(buckets, MINUTES[0], MINUTES[-1])
    assert (whole.covered_ms / 1000, whole.expected) == (covered_s, pytest.approx(expected, abs=0.002))
    assert whole.covered_ms + whole.estimated_ms == distance_s * 1000
    assert [bucket.interval().estimated for bucket in buckets] == [bucket.estimated_ms > 0 for bucket in buckets]


def test_means_are_weighted_by_time_and_aggregates_bring_their_extremes() -> None:
    aggregate = reading(60, 0, power_w=100.0, interval_s=60.0, power_min_w=-5.0, power_max_w=900.0)
    short = reading(90, 0, power_w=400.0, apparent_power_va=800.0, interval_s=30.0)
    ((bucket,), _) = summarize([START_MS, START_MS + 90_000], [short, aggregate], Carry(START_MS, 0))
    assert (bucket.power_mean_w, bucket.power_min_w, bucket.power_max_w) == (200.0, -5.0, 900.0)
    assert bucket.power_factor == pytest.approx((100 * 60 + 400 * 30) / (230 * 60 + 800 * 30))


def test_numbers_beyond_physics_stop_nothing() -> None:
    (bucket, *_) = minutes(reading(5, 0, power_w=1e308), reading(10, 0, power_w=1e308), carry=Carry(START_MS, 0))
    assert (bucket.power_mean_w, bucket.power_max_w) == (None, 1e308)


def test_without_current_there_is_no_power_factor() -> None:
    (bucket, *_) = minutes(reading(5, 0, power_w=0.0, current_a=0.0), carry=Carry(START_MS, 0))
    assert bucket.power_factor is None
