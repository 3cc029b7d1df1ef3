"""What a meter's readings leave: counts of both registers, and hours that must be booked anew."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from energy_core.meter_history import EXPORT, IMPORT, MeterHistory, Registers
from energy_core.reading import Reading
from energy_core.sum_correction import HOUR_MS, Count

HOUR_0 = 498_600 * HOUR_MS


def reading(hour: float, energy_mwh: int = 0, **fields: Any) -> Reading:
    values = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 230.0} | fields
    return Reading(device_id="meter-01", timestamp_ms=HOUR_0 + round(hour * HOUR_MS), energy_mwh=energy_mwh, **values)


def add(history: MeterHistory, hour: float, energy_mwh: int = 0, **fields: Any) -> bool:
    taken = reading(hour, energy_mwh, **fields)
    return history.add(taken, now_ms=taken.timestamp_ms, interval_ms=5000)


def hours(history: MeterHistory, register: str = IMPORT) -> list[int]:
    return [(end_ms - HOUR_0) // HOUR_MS for end_ms in sorted(history.pending_ms[register])]


def test_a_stream_books_nothing_anew() -> None:
    history = MeterHistory()
    assert not any(add(history, 0.99 + number / 720, number) for number in range(20))
    assert not history.has_pending
    assert history.late_readings == 0
    assert history.last_ms == HOUR_0 + round((0.99 + 19 / 720) * HOUR_MS)


def test_a_gap_and_its_readings_book_the_hours_between() -> None:
    history = MeterHistory()
    add(history, 0.5, 1_000_000, energy_export_mwh=0)
    assert add(history, 2.5, 3_000_000, energy_export_mwh=4_000_000)
    assert hours(history) == hours(history, EXPORT) == [1, 2, 3]
    assert history.count_at(EXPORT, HOUR_0 + HOUR_MS) == Count(Decimal(1))
    assert history.late_readings == 0

    assert history.ready(IMPORT, HOUR_0 + 2 * HOUR_MS) == [HOUR_0 + HOUR_MS, HOUR_0 + 2 * HOUR_MS]
    assert history.ready(IMPORT, HOUR_0 + 9 * HOUR_MS) == [HOUR_0 + HOUR_MS, HOUR_0 + 2 * HOUR_MS]
    history.settle(IMPORT, history.ready(IMPORT, HOUR_0 + 9 * HOUR_MS))
    assert hours(history) == [3]
    assert history.has_pending

    assert add(history, 1.5, 1_100_000)
    assert hours(history) == [1, 2, 3]
    assert history.late_readings == 1
    assert not add(history, 1.5, 1_100_000)
    assert history.late_readings == 1
    assert history.count_at(IMPORT, HOUR_0 + 2 * HOUR_MS) == Count(Decimal("2.05"))


@pytest.mark.parametrize(
    ("late_by_s", "replayed", "late"),
    [(0, False, []), (60, True, []), (61, True, [(1, 2)]), (7200, False, [(1, 2)])],
)
def test_hours_that_were_filled_late(late_by_s: float, replayed: bool, late: list[tuple[int, int]]) -> None:
    history = MeterHistory()
    add(history, 0.5)
    add(history, 4.5, 4000)
    taken = reading(1.5, 1000, replayed=replayed)
    history.add(taken, now_ms=taken.timestamp_ms + late_by_s * 1000, interval_ms=5000)
    found = history.late_spans(HOUR_0, HOUR_0 + 9 * HOUR_MS)
    assert [((span.start_ms - HOUR_0) // HOUR_MS, (span.end_ms - HOUR_0) // HOUR_MS) for span in found] == late


@pytest.mark.parametrize("sent", ["replayed", "imported", "late"])
def test_what_follows_the_last_reading_but_was_missed_books_its_hours(sent: str) -> None:
    """A meter sends what it kept before its first live reading: no gap is ever seen, but the hours were compiled."""
    history = MeterHistory()
    add(history, 1.9, 1900)
    new = []
    for hour, now, expected in ((1.95, 2.5, [2, 3]), (1.95, 2.5, [2, 3]), (2.05, 2.5, [2, 3]), (2.1, 4.5, [2, 3, 4])):
        taken = reading(hour, round(hour * 1000), replayed=sent == "replayed")
        made = {"imported": Registers(taken.timestamp_ms, taken.energy_mwh)}.get(sent, taken)
        new.append(history.add(made, now_ms=HOUR_0 + now * HOUR_MS, interval_ms=HOUR_MS // 10))
        assert hours(history) == expected
    assert new == [True, False, True, True]


@pytest.mark.parametrize(("sent", "new"), [("replayed", True), ("imported", True), ("late", False)])
def test_what_was_missed_in_the_present_hour_books_nothing(sent: str, new: bool) -> None:
    history = MeterHistory()
    add(history, 1.1, 1100)
    taken = reading(1.15, 1150, replayed=sent == "replayed")
    made = {"imported": Registers(taken.timestamp_ms, taken.energy_mwh)}.get(sent, taken)
    assert history.add(made, now_ms=HOUR_0 + 1.9 * HOUR_MS, interval_ms=HOUR_MS // 10) == new
    assert not history.has_pending


def test_a_reset_that_a_late_reading_shows_books_its_only_hour() -> None:
    """The register was replaced at half past one, and what the old one counted until then comes late."""
    history = MeterHistory()
    for hour, energy_mwh in ((0.9, 900), (1.1, 1000), (1.6, 100), (1.9, 400), (2.1, 600)):
        history.add(reading(hour, energy_mwh), now_ms=HOUR_0 + hour * HOUR_MS, interval_ms=HOUR_MS)
    assert not history.has_pending
    assert history.add(reading(1.2, 1050), now_ms=HOUR_0 + 3 * HOUR_MS, interval_ms=HOUR_MS)
    assert hours(history) == [2, 3]
    assert history.count_at(IMPORT, HOUR_0 + 2 * HOUR_MS).total == Decimal("0.00155")


@pytest.mark.parametrize("spacing_ms", [59_998, 60_004, 65_000])
def test_aggregates_of_a_minute_leave_no_gaps(spacing_ms: int) -> None:
    """A meter whose store was full sends minutes, and its clock is not exact: nothing between them is estimated."""
    history = MeterHistory()
    for number, interval_s in ((0, 5.0), (100, 5.0), *((number, 60.0) for number in range(1, 100))):
        taken = reading(number * spacing_ms / HOUR_MS, number * 1000, interval_s=interval_s)
        history.add(taken, now_ms=HOUR_0 + 9 * HOUR_MS, interval_ms=5000)
    assert history.tracks[IMPORT].gaps(HOUR_0, HOUR_0 + 9 * HOUR_MS) == []


def test_the_first_reading_of_an_import_is_new() -> None:
    history = MeterHistory()
    assert history.add(Registers(HOUR_0, 5), now_ms=HOUR_0 + 5 * HOUR_MS, interval_ms=HOUR_MS)
    assert hours(history) == [1, 2]


def test_late_hours_that_follow_each_other_are_one_span_and_are_forgotten_in_time() -> None:
    history = MeterHistory()
    add(history, 0.5)
    for hour in (1, 1.25, 2, 4.5):
        taken = reading(hour, round(hour * 1000), replayed=True)
        history.add(taken, now_ms=HOUR_0 + 9 * HOUR_MS, interval_ms=5000)

    def late(start: int, end: int) -> list[tuple[int, int]]:
        spans = history.late_spans(HOUR_0 + start * HOUR_MS, HOUR_0 + end * HOUR_MS)
        return [((span.start_ms - HOUR_0) // HOUR_MS, (span.end_ms - HOUR_0) // HOUR_MS) for span in spans]

    assert late(0, 9) == [(0, 2), (4, 5)]
    assert late(2, 4) == []
    assert late(1, 2) == [(1, 2)]
    history.forget_before(HOUR_0 + 2 * HOUR_MS)
    assert late(0, 9) == [(4, 5)]


def test_a_count_beyond_the_readings_is_the_nearest() -> None:
    history = MeterHistory()
    add(history, 0.5, 2_000_000)
    add(history, 0.501, 1_000_000)
    assert history.count_at(IMPORT, HOUR_0) == Count(Decimal(2))
    assert history.count_at(IMPORT, HOUR_0 + HOUR_MS) == Count(Decimal(3), Decimal(2))
    assert history.count_at(IMPORT, HOUR_0 + HOUR_MS).state == 1


def test_a_register_without_readings_has_no_count() -> None:
    history = MeterHistory()
    assert history.last_ms is None
    assert history.ready(EXPORT, HOUR_0) == []
    with pytest.raises(ValueError, match="energy_export: no reading"):
        history.count_at(EXPORT, HOUR_0)


def test_a_clock_that_runs_ahead_is_not_believed() -> None:
    history = MeterHistory()
    history.add(reading(5, 7), now_ms=HOUR_0 + 0.5, interval_ms=5000)
    assert history.last_ms == HOUR_0
    history.add(reading(1 / 60, 8), now_ms=HOUR_0, interval_ms=5000)
    assert history.last_ms == HOUR_0 + 60_000
