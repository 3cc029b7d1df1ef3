"""Histories: any spans become hours of the home's clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
import math
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from energy_core.forecast.history import EnergySpan, History, HistoryError, clock_hours
from energy_core.interval import Interval

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
T0 = datetime(2025, 3, 1, tzinfo=UTC).timestamp()


def _spans(step_s: float, *energies: float | None, start_s: float = T0) -> list[EnergySpan]:
    times = [(start_s + step_s * k, energy) for k, energy in enumerate(energies)]
    return [EnergySpan(start, start + step_s, energy) for start, energy in times if energy is not None]


def _energies(history: History) -> list[float | None]:
    return [None if hour.energy_kwh is None else round(hour.energy_kwh, 9) for hour in history.hours]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        (_spans(3600, 1, 2, 3), [1, 2, 3]),
        (_spans(3600, 1, -2, 3)[::-1], [1, -2, 3]),
        (_spans(3600, 1, None, 3), [1, None, 3]),
        (_spans(1800, 1, 2, 3, 4), [3, 7]),
        (_spans(1800, 1, 2, 3), [3]),
        (_spans(900, 1, 1, 1, 1, None, 1, 1, 1, 1, 1, 1, 1), [4, 4, 4]),
        (_spans(900, 1, 1, 1, 1, None, None, None, 1, 1, 1, 1, 1), [4, None, 4]),
        (_spans(7200, 4, 6), [2, 2, 3, 3]),
        (_spans(3600, 2, 4, 4, start_s=T0 + 1800), [2, 3, 4]),
    ],
    ids=["hours", "backwards", "gap", "halves", "late half", "scaled", "too little", "longer", "half-hour starts"],
)
def test_spans_become_hours(spans: list[EnergySpan], expected: list[float | None]) -> None:
    assert _energies(History.from_spans(spans, UTC)) == expected


def test_an_hour_that_is_not_over_is_left_for_the_forecast() -> None:
    history = History.from_spans(_spans(300, *[0.1] * 23), UTC)

    assert history.end_s == T0 + 3600


def test_intervals_are_netted_and_estimated_ones_left_out() -> None:
    start = datetime(2025, 3, 1, tzinfo=UTC)
    intervals = [
        Interval(
            start=start + timedelta(hours=k),
            end=start + timedelta(hours=k + 1),
            imported_kwh=Decimal(1),
            exported_kwh=Decimal(3),
            estimated=k == 1,
        )
        for k in range(3)
    ]

    assert _energies(History.from_intervals(intervals, UTC)) == [-2, None, -2]


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        (BERLIN, "2025-03-30", [60] * 23),
        (BERLIN, "2025-10-26", [60] * 25),
        (KOLKATA, "2025-03-30", [60] * 24),
        (LORD_HOWE, "2025-04-06", [60, 60, 30] + [60] * 22),
    ],
    ids=["spring", "autumn", "half-hour zone", "change of half an hour"],
)
def test_hours_follow_the_clock(zone: ZoneInfo, day: str, minutes: list[int]) -> None:
    begins = datetime.fromisoformat(day).replace(tzinfo=zone)
    ends = begins + timedelta(days=1)
    hours = clock_hours(begins.timestamp(), zone)
    found = []
    for start_s, end_s in hours:
        found.append((end_s - start_s) // 60)
        if end_s >= ends.timestamp():
            break

    assert sum(found) == sum(minutes)
    assert sorted(found) == sorted(minutes)


@settings(max_examples=60, deadline=None)
@given(
    zone=st.sampled_from([UTC, BERLIN, KOLKATA, LORD_HOWE]),
    steps=st.lists(st.tuples(st.integers(1, 200), st.floats(-5, 5)), min_size=1, max_size=60),
    start=st.integers(0, 365 * 24 * 60),
)
def test_covered_energy_is_kept(zone: ZoneInfo, steps: list[tuple[int, float]], start: int) -> None:
    at_s = T0 + start * 60
    spans = []
    for minutes, energy in steps:
        spans.append(EnergySpan(at_s, at_s + minutes * 60, energy))
        at_s += minutes * 60
    first, *_ = clock_hours(spans[0].start_s, zone), None
    _, first_end = next(first)
    pad = EnergySpan(at_s, at_s + 7200, 0.0)
    history = History.from_spans([*spans, pad], zone)
    inside = [hour for hour in history.hours if hour.start_s >= first_end]
    expected = math.fsum(
        span.energy_kwh * max(0.0, span.end_s - max(span.start_s, first_end)) / (span.end_s - span.start_s)
        for span in spans
    )

    assert all(before.end_s == after.start_s for before, after in pairwise(history.hours))
    assert math.isclose(sum(hour.energy_kwh or 0.0 for hour in inside), expected, abs_tol=1e-6)


@pytest.mark.parametrize(
    ("spans", "reason"),
    [
        ([], "no energy was measured"),
        (_spans(60, 1, 1), "no full hour was measured"),
        ([EnergySpan(T0, T0, 1)], "expected an end after the start"),
        ([EnergySpan(T0, T0 + 3600, math.nan)], "expected finite"),
        ([EnergySpan(T0, T0 + 3600, 1e308)], "energies up to 1e\\+12 kWh"),
        ([*_spans(3600, 1, 2), *_spans(1800, 1)], "given twice"),
    ],
)
def test_what_is_no_history_is_refused(spans: list[EnergySpan], reason: str) -> None:
    with pytest.raises(HistoryError, match=reason):
        History.from_spans(spans, UTC)


def test_what_is_very_old_is_left_out() -> None:
    history = History.from_spans([*_spans(3600, 9, start_s=0.0), *_spans(3600, 1, 2)], UTC)

    assert _energies(history) == [1, 2]


def test_what_was_known_at_a_time() -> None:
    history = History.from_spans(_spans(3600, 1, None, 3, 4), UTC)

    assert _energies(history.until(T0 + 3 * 3600 + 1)) == [1, None, 3]
    assert _energies(history.until(T0 + 2 * 3600)) == [1]
    assert history.measured_between(T0, T0 + 3 * 3600) == {T0: 1, T0 + 7200: 3}
    with pytest.raises(HistoryError, match="no hour had been measured"):
        history.until(T0 + 60)
