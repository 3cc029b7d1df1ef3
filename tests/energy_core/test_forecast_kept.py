"""Kept forecasts, their scores, and what was unusual."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from energy_core.forecast.anomaly import AnomalyKind, find_anomalies
from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import History, Hour
from energy_core.forecast.kept_forecast import KEPT_DAYS, KeptForecast, keep, score_kept
from energy_core.forecast.score import ScoredHour, naive_scale, score
from energy_core.message_error import MessageError

from .homes import START, Energy, history, noisy, rhythm

BERLIN = ZoneInfo("Europe/Berlin")


def kept_day(day: int, home: Callable[[datetime], float] = rhythm) -> KeptForecast:
    """Keep a perfect forecast of one day, its band 20 % wide on either side."""
    start = START + timedelta(days=day)
    energies = [home(start + timedelta(hours=h)) for h in range(24)]
    total = sum(energies)
    return KeptForecast(
        times_s=tuple(int(start.timestamp()) + 3600 * h for h in range(25)),
        kwh=tuple(energies),
        p10=tuple(energy - abs(energy) / 5 for energy in energies),
        p90=tuple(energy + abs(energy) / 5 for energy in energies),
        total_kwh=total,
        total_p10=total * 0.9,
        total_p90=total * 1.1,
    )


def _at(day: int, hours: range, energy: float, home: Energy = rhythm) -> Energy:
    """Return a home that uses another energy in some hours of a day."""
    start = START + timedelta(days=day)
    odd = {start + timedelta(hours=h) for h in hours}
    return lambda moment: energy if moment in odd else home(moment)


def test_scores() -> None:
    hours = [ScoredHour(1.0, 0.5, 1.5, 1.2), ScoredHour(1.0, 0.5, 1.5, 1.6), ScoredHour(2.0, 1.5, 2.5, 1.5)]
    found = score(hours, 0.5)

    assert found is not None
    assert (found.hours, found.mae_kwh, found.mase) == (3, pytest.approx(1.3 / 3), pytest.approx(2.6 / 3))
    assert found.coverage == pytest.approx(2 / 3)
    assert score(hours, None).mase is None  # type: ignore[union-attr]
    assert score([], 0.5) is None


def test_the_scale_is_the_naive_error() -> None:
    assert naive_scale([1.0, 2.0, 4.0, None, 5.0], 2) == pytest.approx((3 + 1) / 2)
    assert naive_scale([1.0], 24) is None


def test_a_forecast_is_kept_as_it_was_made() -> None:
    forecaster = Forecaster(history(24 * 40, noisy()))
    kept = KeptForecast.made_by(forecaster)

    assert KeptForecast.from_json(json.loads(json.dumps(kept.to_json()))).kwh == pytest.approx(kept.kwh, abs=1e-6)
    assert kept.kwh == tuple(hour.kwh for hour in forecaster.hours(24))
    assert (kept.start_s, kept.end_s - kept.start_s) == (int(forecaster.start.timestamp()), 86_400)
    assert kept.total_p10 < kept.total_kwh < kept.total_p90
    assert len(json.dumps(kept.to_json())) < 2000


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "version: expected 1, got 2"),
        ({"version": None}, "version: expected a number"),
        ({"times": [3, 2, 1]}, "times: expected rising"),
        ({"times": "now"}, "times: expected a list"),
        ({"kwh": [1.0]}, "kwh: expected 24 numbers, one less than times, got 1"),
        ({"p10": ["x"] * 24}, "p10: expected a number"),
        ({"p90": []}, "p90: expected a list of 1 to 200"),
        ({"totalKwh": "much"}, "totalKwh: expected a number"),
    ],
)
def test_what_was_not_kept_by_us_is_refused(change: dict[str, Any], reason: str) -> None:
    with pytest.raises(MessageError, match=reason):
        KeptForecast.from_json(kept_day(1).to_json() | change)


def test_each_hour_is_kept_once() -> None:
    kept: list[KeptForecast] = []
    for hour in range(24 * 70):
        first = int(START.timestamp()) + hour * 3600
        kept = keep(kept, KeptForecast(tuple(first + 3600 * h for h in range(25)), *[(0.0,) * 24] * 3, 0.0, 0.0, 0.0))

    assert len(kept) == KEPT_DAYS
    assert all(after.start_s == before.end_s for before, after in pairwise(kept))


def test_kept_forecasts_are_scored_with_what_came_late_too() -> None:
    kept = [kept_day(20), kept_day(21)]
    some = history(24 * 22, lambda at: None if at.day == 27 and at.hour < 6 else rhythm(at) * 1.1)
    every = history(24 * 22, lambda at: rhythm(at) * 1.1)
    early, late = score_kept(kept, some), score_kept(kept, every)

    assert early is not None
    assert late is not None
    assert (early.hours, late.hours, late.coverage) == (48 - 6, 48, 1.0)
    assert late.mae_kwh == pytest.approx(sum(rhythm(START + timedelta(hours=h)) for h in range(480, 528)) / 480)


def test_without_kept_forecasts_or_hours_there_is_no_score() -> None:
    assert score_kept([], history(48, rhythm)) is None
    assert score_kept([kept_day(5)], history(48, rhythm)) is None


def test_a_score_in_the_first_days_uses_all_of_the_history_as_scale() -> None:
    found = score_kept([kept_day(1)], history(24 * 4, noisy()))

    assert found is not None
    assert found.mase is not None


@pytest.mark.parametrize(
    ("home", "kinds"),
    [
        (rhythm, []),
        (_at(30, range(13, 14), 4.0), [AnomalyKind.HOUR_ABOVE]),
        (_at(30, range(19, 20), 0.0), [AnomalyKind.HOUR_BELOW]),
        (_at(30, range(2, 3), 0.4), []),
        (
            _at(30, range(24), 2.5),
            [AnomalyKind.HOUR_ABOVE, AnomalyKind.DAY_ABOVE],
        ),
        (_at(30, range(24), -1.0), [AnomalyKind.HOUR_BELOW] * 2 + [AnomalyKind.DAY_BELOW]),
        (lambda at: None if at.day == 5 and at.hour == 4 else rhythm(at), []),
    ],
    ids=["as ever", "one hour", "an evening out", "small", "a whole day", "export", "gap"],
)
def test_what_is_far_outside_is_unusual(home: Energy, kinds: list[AnomalyKind]) -> None:
    kept = [kept_day(day) for day in range(40)]
    found = find_anomalies(kept, history(24 * 40, home))

    assert {anomaly.kind for anomaly in found} == set(kinds)


def test_only_what_surprises_more_than_all_before_is_unusual() -> None:
    often = history(24 * 40, lambda at: 4.0 if at.hour == 13 and at.day % 3 == 0 else rhythm(at))
    found = find_anomalies([kept_day(day) for day in range(40)], often)

    assert found == []


def test_the_first_two_weeks_of_forecasts_alarm_nobody() -> None:
    kept = [kept_day(day) for day in range(20, 50)]
    early, late = (_at(day, range(13, 14), 4.0) for day in (32, 35))

    assert find_anomalies(kept, history(24 * 50, early)) == []
    assert len(find_anomalies(kept, history(24 * 50, late))) == 1


def test_what_goes_on_is_unusual_too_though_the_first_hour_lay_further_out() -> None:
    kept = [kept_day(day) for day in range(40)]
    start = START + timedelta(days=30, hours=12)
    falling = {start + timedelta(hours=k): kwh for k, kwh in enumerate((9.0, 5.0, 5.0))}
    found = find_anomalies(kept, history(24 * 40, lambda at: falling.get(at, rhythm(at))))

    hours = [anomaly for anomaly in found if anomaly.kind is AnomalyKind.HOUR_ABOVE]
    assert [anomaly.start_s for anomaly in hours] == [int(at.timestamp()) for at in falling]


def test_a_home_may_ask_for_less_sensitive_alarms() -> None:
    kept, home = [kept_day(day) for day in range(40)], history(24 * 40, _at(30, range(24), 2.5))

    assert {each.kind for each in find_anomalies(kept, home, hour_far=999)} == {AnomalyKind.DAY_ABOVE}
    assert {each.kind for each in find_anomalies(kept, home, day_far=999)} == {AnomalyKind.HOUR_ABOVE}


def test_an_anomaly_is_explained() -> None:
    kept = [kept_day(day) for day in range(40)]
    home = history(24 * 40, _at(30, range(13, 14), 4.0))
    there = History(BERLIN, home.hours)
    (anomaly,) = find_anomalies(kept, there)

    assert (anomaly.value, anomaly.limit) == (4.0, pytest.approx(rhythm(START.replace(hour=13)) * 1.2))
    assert anomaly.explanation(BERLIN) == (
        "From 2025-02-05 14:00 to 2025-02-05 15:00 the home used 4.00 kWh; at most 0.27 kWh were expected. "
        "Nothing in the four weeks before lay so far above its forecast. "
        "See whether something is switched on that need not be."
    )


def test_real_forecasts_of_a_usual_home_alarm_rarely() -> None:
    home = history(24 * 90, noisy(size=0.5))
    kept = [
        KeptForecast.made_by(Forecaster(home.until(home.hours[24 * day].start_s), "hour_median"))
        for day in range(40, 90)
    ]
    found = find_anomalies(kept, home)

    assert len(found) <= 5


def test_hours_are_found_by_time() -> None:
    home = History(UTC, (Hour(0, 3600, 1.0), Hour(3600, 7200, None)))

    assert home.measured_between(-1, 9999) == {0: 1.0}
