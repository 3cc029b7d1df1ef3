"""The methods by name, and what they never do: look ahead."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from energy_core.forecast.centre import mean, median
from energy_core.forecast.day_blocks import DayBlocks
from energy_core.forecast.method import LINEAR_REGRESSION, METHODS, SIMILAR_DAYS, Methods
from energy_core.forecast.profile import PROFILES
from energy_core.forecast.trial import past_trials

from .homes import START, history, noisy, rhythm

NAMES = [*PROFILES, SIMILAR_DAYS, LINEAR_REGRESSION]


def _by_day(moment: datetime) -> float:
    return float(moment.toordinal() % 1000) + moment.hour / 100


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("moving_average", mean(range(54, 61))),
        ("seasonal_naive_day", 60),
        ("seasonal_naive_week", 54),
        ("hour_median", 46.5),
        ("day_type_median", median([60, 59, 58, 57, 54, 53, 52, 51, 50, 47, 46, 45, 44, 43, 40])),
    ],
)
def test_plain_methods(name: str, expected: float) -> None:
    first = START.toordinal() % 1000
    blocks = DayBlocks.from_history(history(24 * 61, _by_day))

    assert blocks.weekday(61, 0) == 5
    assert PROFILES[name](blocks, 61, 61) == pytest.approx(
        [{"day_type_median": _weekends}.get(name, lambda: expected)() + first + h / 100 for h in range(24)]
    )


def _weekends() -> float:
    return median([54, 55, 47, 48, 40, 41, 33, 34, 26, 27])


@pytest.mark.parametrize(("wanted", "day"), [(61, 54), (67, 60), (68, 54), (75, 54)])
def test_the_naive_week_repeats_the_last_one(wanted: int, day: int) -> None:
    blocks = DayBlocks.from_history(history(24 * 61, _by_day))

    assert PROFILES["seasonal_naive_week"](blocks, 61, wanted)[0] == blocks.energy[0][day]


@pytest.mark.parametrize("name", PROFILES)
def test_one_day_is_enough_for_the_plain_ones(name: str) -> None:
    blocks = DayBlocks.from_history(history(24, rhythm))

    assert PROFILES[name](blocks, 1, 1) == pytest.approx([rhythm(START + timedelta(hours=h)) for h in range(24)])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lead_days", [1, 7])
def test_nothing_looks_ahead(name: str, lead_days: int) -> None:
    random = Random(1)
    past = history(24 * 90 + 11, noisy())
    origin = 70
    cut_s = past.end_s - (90 - origin) * 86_400
    other = history(24 * 90 + 11, lambda at: noisy()(at) if at.timestamp() < cut_s else random.random() * 9)
    blocks = [DayBlocks.from_history(one) for one in (past, other)]
    one, two = (Methods(b).forecast(name, origin, origin + lead_days - 1) for b in blocks)

    assert blocks[0].energy != blocks[1].energy
    assert one == two


@pytest.mark.parametrize("lead_days", [1, 2, 7])
def test_no_trial_looks_ahead(lead_days: int) -> None:
    past = history(24 * 110, noisy())
    cut_s = past.end_s - 10 * 86_400
    other = history(24 * 110, lambda at: noisy()(at) if at.timestamp() < cut_s else 9.0)
    one, two = (past_trials(Methods(DayBlocks.from_history(home)), lead_days) for home in (past, other))

    assert [trial.origin for trial in one] == [*range(110 - 56 - lead_days + 1, 110 - lead_days + 1)]
    assert [trial.forecasts for trial in one[:47]] == [trial.forecasts for trial in two[:47]]
    assert one[55].forecasts != two[55].forecasts


@pytest.mark.parametrize("name", [SIMILAR_DAYS, LINEAR_REGRESSION])
def test_the_better_ones_find_the_rhythm(name: str) -> None:
    blocks = DayBlocks.from_history(history(24 * 120, noisy(size=0.1)))
    tuesday = [rhythm(START + timedelta(days=120, hours=h)) for h in range(24)]
    forecast = Methods(blocks).forecast(name, 120, 120)

    assert blocks.weekday(120, 0) == 1
    assert sum(abs(a - b) for a, b in zip(forecast, tuesday, strict=True)) < 0.06 * sum(tuesday)


@pytest.mark.parametrize("energy", [0.0, 0.3, -0.3])
def test_a_home_that_never_changes_is_forecast_as_it_is(energy: float) -> None:
    blocks = DayBlocks.from_history(history(24 * 60, lambda _: energy))

    for name in NAMES:
        assert Methods(blocks).forecast(name, 60, 60) == pytest.approx([energy] * 24, abs=1e-6)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_is_described(name: str) -> None:
    assert f"`{name}`" in (Path(__file__).resolve().parents[2] / "docs/develop/forecast.md").read_text()


def test_regression_needs_six_weeks_and_looks_one_day_ahead() -> None:
    short, long = (Methods(DayBlocks.from_history(history(24 * days, rhythm))) for days in (41, 42))

    assert LINEAR_REGRESSION not in short.names(41, 1)
    assert LINEAR_REGRESSION in long.names(42, 1)
    assert LINEAR_REGRESSION not in long.names(42, 2)


def test_similar_days_follow_the_state_of_the_home() -> None:
    away = {*range(30, 44), *range(70, 84), *range(110, 113)}
    start = START.toordinal()
    blocks = DayBlocks.from_history(
        history(24 * 113, lambda moment: 0.05 if moment.toordinal() - start in away else noisy()(moment))
    )
    forecast = Methods(blocks).forecast(SIMILAR_DAYS, 113, 113)

    assert max(forecast) < 0.2


def test_hours_that_were_never_measured_fall_back_to_the_last_day() -> None:
    blocks = DayBlocks.from_history(history(24 * 50, lambda m: None if m.hour == 3 else 1.0))

    assert Methods(blocks).forecast(SIMILAR_DAYS, 50, 50)[3] == blocks.energy[3][49]
