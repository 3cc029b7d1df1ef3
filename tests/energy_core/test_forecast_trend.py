"""The trend of a day's energy, and the bands of sums."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from energy_core.forecast.day_blocks import DayBlocks
from energy_core.forecast.outlook import Outlook
from energy_core.forecast.sum_band import Place, sum_band
from energy_core.forecast.trend import Trend

from .homes import START, Energy, history, noisy


def _trend(days: int, energy: Energy) -> Trend:
    return Trend(DayBlocks.from_history(history(24 * days, energy)))


def _stepped(at_day: int) -> Energy:
    return lambda moment: 0.5 if moment < START + timedelta(days=at_day) else 1.0


def _weather(seed: int) -> Energy:
    """Return a home that follows weather of about five days."""
    random, level, days = Random(seed), 0.0, []
    for _ in range(400):
        level = 0.8 * level + random.gauss(0, 0.3)
        days.append(max(1.5 + level, 0.1))

    def of(moment: datetime) -> float:
        return days[(moment - START).days]

    return of


@pytest.mark.parametrize("days", [1, 6, 20, 100])
def test_a_steady_home_stays_as_it_is(days: int) -> None:
    trend = _trend(days, lambda _: 0.25)

    assert [trend.day(days, days + ahead) for ahead in range(9)] == pytest.approx([6.0] * 9)


def test_weekdays_keep_their_difference() -> None:
    trend = _trend(56, lambda moment: 1.0 + (moment.weekday() == 6))
    found = [trend.day(56, 56 + ahead) for ahead in range(7)]

    assert found[6] - found[0] == pytest.approx(24)
    assert sum(found) == pytest.approx(7 * 24 + 24, rel=0.02)


def _of_days(size: float) -> Energy:
    """Return a home whose days differ by chance, and whose Sundays use 1 kWh an hour more."""
    return lambda moment: 2.0 + (moment.weekday() == 6) + Random(f"{size} {moment.date()}").gauss(0, size)


def test_differences_that_chance_explains_are_shrunk() -> None:
    clear, lost = (_trend(56, _of_days(size)) for size in (0.1, 2.0))
    of_clear, of_lost = ([trend.day(56, 56 + ahead) for ahead in range(7)] for trend in (clear, lost))

    assert of_clear[6] - sum(of_clear[:6]) / 6 == pytest.approx(24, rel=0.1)
    assert max(of_lost) - min(of_lost) < 24


@pytest.mark.parametrize("days", [13, 14, 15, 56])
def test_days_that_are_all_alike_have_no_weekday(days: int) -> None:
    assert len({round(_trend(days, lambda _: 0.25).day(days, days + ahead), 9) for ahead in range(7)}) == 1


def test_a_home_that_changed_last_week_is_followed() -> None:
    assert _trend(100, _stepped(93)).day(100, 100) > 21


def test_nothing_looks_ahead() -> None:
    one, two = (_trend(90, _stepped(day)) for day in (60, 999))

    assert [one.day(60, 60 + ahead) for ahead in range(30)] == [two.day(60, 60 + ahead) for ahead in range(30)]
    assert one.day(70, 70) != two.day(70, 70)


def test_errors_are_measured_minus_expected() -> None:
    home = _trend(60, noisy(size=0.5))
    totals = [home.day(50, 50 + ahead) for ahead in range(10)]
    energies = [noisy(size=0.5)(START + timedelta(hours=h)) or 0.0 for h in range(50 * 24, 60 * 24)]

    assert home.errors(10)[-1] == pytest.approx(sum(energies) - sum(totals))
    assert len(home.errors(10)) == 60 - 10 - 3 + 1


def test_days_that_were_not_measured_tell_nothing_of_errors() -> None:
    away = (START + timedelta(days=30), START + timedelta(days=50))
    home = _trend(60, lambda moment: None if away[0] <= moment < away[1] else 1.0 + (moment.day % 2))

    assert len(home.errors(10)) == 60 - 10 - 3 + 1 - 21


def test_bands_of_long_sums_hold_what_they_say() -> None:
    inside = []
    places = [Place(lead, h, 1.0) for lead in range(1, 16) for h in range(24)]
    for seed in range(60):
        energies = [24 * (_weather(seed)(START + timedelta(days=day)) or 0.0) for day in range(320)]
        home = _trend(305, _weather(seed))
        reach = sum_band(places, _no_outlook, home)
        assert reach is not None
        error = sum(energies[305:]) - sum(home.day(305, 305 + ahead) for ahead in range(15))
        inside.append(-reach[0] <= error <= reach[1])

    assert 0.65 <= sum(inside) / len(inside) <= 0.95


def _no_outlook(lead_days: int) -> Outlook:
    raise AssertionError(lead_days)
