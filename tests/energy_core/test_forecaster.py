"""The forecaster: new homes, odd homes, odd clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from energy_core.forecast.forecaster import Forecaster, HourForecast
from energy_core.forecast.history import EnergySpan, History, HistoryError
from energy_core.forecast.method import METHODS

from .homes import START, Energy, history, noisy, rhythm

BERLIN = ZoneInfo("Europe/Berlin")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


def _solar(moment: datetime) -> float:
    return noisy()(moment) - 3.0 * noisy(2, 0.5)(moment) * (9 <= moment.hour < 16)


def _changed(moment: datetime) -> float:
    return noisy()(moment) * (3.0 if moment.timestamp() > START.timestamp() + 93 * 86_400 else 1.0)


def _gaps(moment: datetime) -> float | None:
    return None if Random(f"{moment}").random() < 0.1 or moment.day == 17 else noisy()(moment)


def _check(hours: list[HourForecast]) -> None:
    assert all(before.end == after.start for before, after in pairwise(hours))
    assert all(hour.p10 <= hour.kwh <= hour.p90 for hour in hours)


@pytest.mark.parametrize("hours", [30, 48, 24 * 5 + 3, 24 * 14, 24 * 41, 24 * 60 + 13, 24 * 100])
@pytest.mark.parametrize("energy", [noisy(), _solar, _gaps, lambda _: 0.0], ids=["home", "solar", "gaps", "off"])
def test_every_home_gets_a_forecast(hours: int, energy: Energy) -> None:
    forecasts = Forecaster(history(hours, energy)).hours(60)

    assert len(forecasts) == 60
    assert forecasts[0].start == START + timedelta(hours=hours)
    _check(forecasts)


@pytest.mark.parametrize("method", METHODS)
def test_every_method_forecasts_by_its_name(method: str) -> None:
    forecasts = Forecaster(history(24 * 70, noisy()), method).hours(36)
    error = sum(abs(hour.kwh - rhythm(hour.start)) for hour in forecasts) / 36

    assert error < 0.35 * sum(hour.kwh for hour in forecasts) / 36
    _check(forecasts)


def test_a_home_that_never_exported_is_not_expected_to() -> None:
    hours = Forecaster(history(24 * 20, noisy(size=1.5))).hours(48)

    assert min(hour.p10 for hour in hours) >= 0


@pytest.mark.parametrize("days", [1, 2, 4, 8, 20])
def test_the_band_of_a_new_home_stays_within_reason(days: int) -> None:
    home = history(24 * days, noisy(size=0.4))
    hours = Forecaster(home).hours(24)

    assert max(hour.p90 for hour in hours) < 2.5 * max(hour.energy_kwh or 0.0 for hour in home.hours)
    assert sum(hour.p90 - hour.p10 for hour in hours) > 0.2 * sum(hour.kwh for hour in hours)


def test_a_home_that_exports_is() -> None:
    noon = Forecaster(history(24 * 60, _solar)).hours(24)[12]

    assert noon.kwh < -0.3
    assert noon.p10 < noon.kwh < noon.p90


def test_a_home_that_changed_last_week_is_followed() -> None:
    forecasts = Forecaster(history(24 * 100, _changed)).hours(24)
    expected = sum(3 * rhythm(hour.start) for hour in forecasts)

    assert sum(hour.kwh for hour in forecasts) > 0.8 * expected


@pytest.mark.parametrize(
    ("hours", "method", "reason"),
    [
        (2, "best", "2 full hours were measured"),
        (24 * 20, "linear_regression", "needs 42 days of history; there are 20"),
    ],
)
def test_too_little_history_is_said(hours: int, method: str, reason: str) -> None:
    with pytest.raises(HistoryError, match=reason):
        Forecaster(history(hours, rhythm), method)


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ValueError, match="method: expected one of best, moving_average"):
        Forecaster(history(48, rhythm), "oracle")


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [(BERLIN, (2025, 3, 30), 23), (BERLIN, (2025, 10, 26), 25), (KOLKATA, (2025, 3, 30), 24), (UTC, (2025, 3, 30), 24)],
    ids=["spring", "autumn", "half-hour zone", "UTC"],
)
@pytest.mark.parametrize("begins", [-7, 0, 3])
def test_days_have_as_many_hours_as_the_clock_shows(
    zone: ZoneInfo, day: tuple[int, ...], hours: int, begins: int
) -> None:
    midnight = datetime(*day, tzinfo=zone)
    start = datetime(*day, tzinfo=zone) - timedelta(days=70)
    count = int((midnight.timestamp() - start.timestamp()) / 3600) + begins
    forecasts = Forecaster(history(count, rhythm, zone, start), "hour_median").hours(60)
    that_day = [hour for hour in forecasts if hour.start.astimezone(zone).date() == midnight.date()]

    assert len(that_day) == hours - max(begins, 0)
    assert [round(hour.kwh, 6) for hour in that_day] == [
        pytest.approx(round(rhythm(hour.start.astimezone(zone)), 6), rel=0.5) for hour in that_day
    ]
    _check(forecasts)


def test_a_forecast_may_begin_in_the_hour_that_comes_twice() -> None:
    start = datetime(2025, 10, 1, tzinfo=BERLIN)
    twice = datetime(2025, 10, 26, 2, fold=1, tzinfo=BERLIN)
    count = int((twice.timestamp() - start.timestamp()) / 3600)
    forecasts = Forecaster(history(count, rhythm, BERLIN, start), "hour_median").hours(26)

    assert forecasts[0].start == twice.astimezone(UTC)
    assert forecasts[0].kwh == pytest.approx(rhythm(twice), rel=0.01)


def test_a_short_hour_gets_its_share() -> None:
    start = datetime(2025, 3, 1, tzinfo=LORD_HOWE)
    change = datetime(2025, 4, 6, tzinfo=LORD_HOWE)
    count = int((change.timestamp() - start.timestamp()) / 3600)
    forecasts = Forecaster(history(count, lambda _: 1.0, LORD_HOWE, start)).hours(4)

    assert [hour.kwh for hour in forecasts] == pytest.approx(
        [(hour.end - hour.start) / timedelta(hours=1) for hour in forecasts], abs=1e-6
    )
    assert min(hour.end - hour.start for hour in forecasts) == timedelta(minutes=30)


@pytest.mark.parametrize("days", [1, 3, 12, 80])
def test_days_add_up(days: int) -> None:
    forecaster = Forecaster(history(24 * days + 10, noisy()))
    end = forecaster.start + timedelta(days=10)
    found = forecaster.days(end)
    whole = forecaster.sum(found[0].start, end)

    assert found[0].start == START + timedelta(days=days)
    assert found[-1].end == end
    assert found[0].measured_kwh == pytest.approx(sum(noisy()(found[0].start + timedelta(hours=h)) for h in range(10)))
    assert whole.kwh == pytest.approx(sum(day.kwh for day in found))
    assert whole.p10 <= whole.kwh <= whole.p90
    assert sum(day.p10 for day in found) <= whole.p10 + 1e-9


def test_a_sum_knows_what_is_behind_it() -> None:
    home = history(24 * 30, lambda at: None if at.day == 3 and at.hour < 2 else 1.0)
    forecaster = Forecaster(home)
    past = forecaster.sum(START, START + timedelta(days=29))
    month = forecaster.sum(START, START + timedelta(days=60))

    assert (past.kwh, past.p10, past.p90) == pytest.approx((29 * 24,) * 3, abs=1e-6)
    assert (past.measured_kwh, past.missing_hours) == (29 * 24 - 2, 2)
    assert month.kwh == pytest.approx(60 * 24, abs=1e-3)


def test_long_sums_have_a_band_that_grows_with_what_is_uncertain() -> None:
    forecaster = Forecaster(history(24 * 120, noisy(size=0.6)))
    reach = [
        (total.p90 - total.p10) / 2
        for days in (1, 7, 30, 60)
        if (total := forecaster.sum(forecaster.start, forecaster.start + timedelta(days=days)))
    ]

    assert reach == sorted(reach)
    assert reach[3] < 60 * reach[0]


def test_a_home_that_never_exported_does_not_give_back_what_it_used() -> None:
    holiday = START + timedelta(days=80)
    home = Forecaster(history(24 * 95, lambda moment: noisy()(moment) if moment < holiday else 0.1))
    whole = home.sum(home.start - timedelta(days=5), home.start + timedelta(days=15))

    assert whole.measured_kwh == pytest.approx(0.1 * 24 * 5)
    assert whole.measured_kwh <= whole.p10 <= whole.kwh


def test_it_is_the_same_with_what_came_late() -> None:
    home = history(24 * 50, noisy())
    spans = [EnergySpan(hour.start_s, hour.end_s, hour.energy_kwh or 0.0) for hour in home.hours]
    late = Random(1).sample(spans, len(spans))

    assert Forecaster(History.from_spans(late, UTC)).hours(24) == Forecaster(History.from_spans(spans, UTC)).hours(24)
