"""Past hours follow the schedule."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from demo.history import ALL_DAY, DAYS, Load, past_hours
from demo.meter import loads_of

PARIS = ZoneInfo("Europe/Paris")


def test_energy_of_an_interval_that_starts_in_the_hour() -> None:
    assert Load(2000, ((7 * 3600 + 1800, 8 * 3600 + 1800),)).energy_wh(7 * 3600, 8 * 3600) == 1000


def test_energy_of_an_interval_that_began_before_midnight() -> None:
    assert Load(100, ((23 * 3600, 25 * 3600),)).energy_wh(0, 3600) == 100


def test_hours_are_full_and_end_before_the_present_one() -> None:
    hours = list(past_hours([Load(85, (ALL_DAY,))], datetime(2026, 11, 22, 13, 20, tzinfo=PARIS), "meter-01"))

    assert len(hours) == DAYS * 24
    assert hours[-1].start == datetime(2026, 11, 22, 12, tzinfo=PARIS)
    assert {hour.energy_wh for hour in hours} == {85}


def test_a_day_with_a_clock_change_has_its_true_hours() -> None:
    hours = list(past_hours([Load(85, (ALL_DAY,))], datetime(2026, 10, 27, 12, tzinfo=PARIS), "meter-01"))
    starts = [hour.start.timestamp() for hour in hours]

    assert {after - before for before, after in pairwise(starts)} == {3600}


@pytest.mark.parametrize("device_id", ["meter-01", "meter-02"])
def test_demo_houses_have_a_base_load_and_a_kettle(device_id: str) -> None:
    powers = sorted(load.power_w for load in loads_of(device_id))

    assert 20 < powers[0] < 200
    assert powers[-1] > 1000
