"""The rest of a time by the hour adds up to its sum and to both ends of its band."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from energy_core.forecast.expected_rest import Energies
from energy_core.forecast.forecaster import Forecaster

from .homes import Energy, history, noisy
from .test_forecast_period_rest import clouds, stepped


def total(energies: Energies) -> float:
    return sum(kwh for _start, _end, kwh in energies)


@pytest.mark.parametrize("ahead", [timedelta(hours=17), timedelta(days=1), timedelta(days=12)])
@pytest.mark.parametrize("energy", [noisy(), clouds, stepped])
@pytest.mark.parametrize("days", [3, 40, 120])
def test_hours_add_up(days: int, energy: Energy, ahead: timedelta) -> None:
    home = Forecaster(history(24 * days + 7, energy))
    start, end = home.start - timedelta(days=2), home.start + ahead
    expected, rest = home.sum(start, end), home.rest(start, end)
    known = expected.kwh - rest.kwh

    assert known == pytest.approx(expected.measured_kwh)
    assert known + total(rest.low()) == pytest.approx(expected.p10)
    assert known + total(rest.high()) == pytest.approx(expected.p90)
    assert [rest.hours[0][0], rest.hours[-1][1], rest.end] == [home.start, end, end]
    assert all(before[1] == after[0] for before, after in pairwise(rest.hours))


def test_a_home_that_never_exported_is_not_expected_to() -> None:
    home = Forecaster(history(24 * 60, stepped))
    rest = home.rest(home.start - timedelta(days=15), home.start + timedelta(days=15))

    assert rest.below_kwh > 0
    assert min(kwh for _start, _end, kwh in rest.low()) > -1e-9


def test_panels_move_by_day() -> None:
    home = Forecaster(history(24 * 60, clouds))
    rest = home.rest(home.start - timedelta(days=15), home.start + timedelta(days=15))
    moved = {start.hour: high - kwh for (start, _, kwh), (_, _, high) in zip(rest.hours, rest.high(), strict=True)}

    assert min(moved[hour] for hour in range(9, 15)) > 10 * max(moved[hour] for hour in (1, 2, 3, 21, 22))


def test_what_is_over_has_no_rest() -> None:
    home = Forecaster(history(24 * 40, noisy()))
    over = home.rest(home.start - timedelta(days=14), home.start - timedelta(days=7))

    assert (over.hours, over.low(), over.high(), over.kwh) == ([], [], [], 0)


def test_a_home_without_energy_stays_so() -> None:
    home = Forecaster(history(24 * 20, lambda _: 0.0))
    start, end = home.start - timedelta(days=9), home.start + timedelta(days=9)
    rest = home.rest(start, end)

    assert home.sum(start, end).kwh == 0
    assert {kwh for _start, _end, kwh in rest.hours} == {0.0}
    assert total(rest.moved(9 * 24)) == pytest.approx(9 * 24)
    assert {kwh for _start, _end, kwh in rest.moved(9 * 24)} == {1.0}
