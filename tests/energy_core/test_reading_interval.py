"""The spacing of readings, learned."""

from __future__ import annotations

import pytest

from energy_core.reading_interval import LearnedInterval


def test_nothing_is_known_of_one_reading() -> None:
    learned = LearnedInterval()
    learned.take(1000)
    assert (learned.usual_s, learned.is_known) == (None, False)


def test_the_median_is_known_after_three_spacings() -> None:
    learned = LearnedInterval()
    for timestamp_ms in (0, 600_000, 600_000, 4_000_000):
        learned.take(timestamp_ms)
    assert (learned.usual_s, learned.is_known) == (600, False)
    learned.take(4_600_000)
    assert (learned.usual_s, learned.is_known) == (600, True)


@pytest.mark.parametrize("later_ms", [5_000, 10_000])
def test_what_was_learned_before_counts_until_other_spacings_are_more(later_ms: int) -> None:
    learned = LearnedInterval(600.0)
    assert (learned.usual_s, learned.is_known) == (600, True)
    for number in range(7):
        learned.take(later_ms * number)
    assert learned.usual_s == later_ms / 1000
