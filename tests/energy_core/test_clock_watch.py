"""A clock that is set is told from one that goes."""

from __future__ import annotations

from energy_core.clock_watch import ClockWatch


def test_a_clock_that_goes_is_not_set() -> None:
    watch = ClockWatch()
    assert [watch.step_ms(1_000_000 + 5001 * number, 50.0 + 5 * number) for number in range(100)] == [0] * 100


def test_each_step_is_told_once() -> None:
    watch = ClockWatch()
    assert watch.step_ms(1_000_000, 50.0) == 0
    assert watch.step_ms(1_000_000 + 5000 + 1_200_000, 55.0) == 1_200_000
    assert watch.step_ms(1_000_000 + 10_000 + 1_200_000, 60.0) == 0
    assert watch.step_ms(1_000_000 + 15_000, 65.0) == -1_200_000
