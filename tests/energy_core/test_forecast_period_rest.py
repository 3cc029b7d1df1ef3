"""The rest of a period that has begun."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

import pytest

from energy_core.forecast.day_blocks import DayBlocks
from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.period_rest import PeriodRest
from energy_core.forecast.trend import Trend

from .homes import START, Energy, history, noisy


def _trend(days: int, energy: Energy) -> Trend:
    return Trend(DayBlocks.from_history(history(24 * days, energy)))


def clouds(moment: datetime) -> float:
    """Return kWh of a home with panels whose clouds stay for three days, and then tell nothing."""
    cloud = Random(f"cloud {(moment - START).days // 3}").uniform(0, 3)
    return 0.5 - (cloud if 8 <= moment.hour < 16 else 0.0)


def stepped(moment: datetime) -> float:
    """Return kWh of a home that uses another level every twenty days."""
    return 0.2 + Random(f"level {(moment - START).days // 20}").uniform(0, 2)


@pytest.mark.parametrize(("past_days", "days"), [(0, 20), (-3, 20), (10, 1), (10, 0)])
def test_what_has_not_begun_or_is_over_soon_has_none(past_days: int, days: int) -> None:
    assert PeriodRest.of(_trend(60, noisy()), 60, past_days, days) is None


def test_both_weigh_alike_while_nothing_is_past() -> None:
    rest = PeriodRest.of(_trend(12, noisy()), 12, 10, 20)

    assert rest is not None
    assert rest.trend_share == 0.5
    assert rest.errors == []
    assert rest.expected(100.0, 48.0) == pytest.approx((100 + 2 * rest.day_kwh) / 2)


def test_a_period_that_began_before_the_history_takes_what_there_is() -> None:
    rest = PeriodRest.of(_trend(4, lambda _: 0.5), 4, 15, 10)

    assert rest is not None
    assert rest.day_kwh == pytest.approx(12)


def test_the_mean_so_far_leads_where_the_trend_ran_afterclouds() -> None:
    rest = PeriodRest.of(_trend(200, clouds), 200, 15, 15)

    assert rest is not None
    assert rest.trend_share < 0.5


def test_the_trend_leads_where_levels_stay() -> None:
    rest = PeriodRest.of(_trend(200, stepped), 200, 15, 5)

    assert rest is not None
    assert rest.trend_share > 0.8


def test_errors_are_measured_minus_expected() -> None:
    totals = [24 * level for level in (1.0, 2.0, 1.5, 1.0, 3.0, 2.0, 1.0, 2.5)]
    trend = _trend(8, lambda moment: totals[(moment - START).days] / 24)
    tries = trend.tries(4, 3)

    assert [by_mean for _, by_mean in tries] == pytest.approx([144 - 3 * 33, 132 - 3 * 45])
    assert tries[0][0] == pytest.approx(144 - sum(trend.day(4, 4 + ahead) for ahead in range(3)))


@pytest.mark.parametrize("energy", [noisy(), clouds, stepped])
def test_the_band_holds_the_sum(energy: Energy) -> None:
    home = Forecaster(history(24 * 40 + 7, energy))
    total = home.sum(home.start - timedelta(days=2), home.start + timedelta(days=12))

    assert total.p10 <= total.kwh <= total.p90


def test_days_that_were_not_measured_are_not_tried() -> None:
    away = (START + timedelta(days=30), START + timedelta(days=50))
    home = _trend(60, lambda moment: None if away[0] <= moment < away[1] else 1.0 + (moment.day % 2))

    assert len(home.tries(5, 10)) == 60 - 10 - 5 + 1 - 21
