"""Standby that crept up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from energy_core.forecast.anomaly import AnomalyKind
from energy_core.forecast.standby import standby_rise

from .homes import START, Energy, history, noisy, rhythm


def _base(watts: float, since_day: int, until_day: int = 999, energy: Energy = rhythm) -> Energy:
    first, last = START + timedelta(days=since_day), START + timedelta(days=until_day)

    def of(moment: datetime) -> float | None:
        kwh = energy(moment)
        return None if kwh is None else kwh + watts / 1000 * (first <= moment < last)

    return of


def _sunny(moment: datetime) -> float:
    return noisy(size=0.1)(moment) - 2.0 * (9 <= moment.hour < 16)


def _meter_off(moment: datetime) -> float | None:
    return None if moment.hour < 10 else rhythm(moment)


@pytest.mark.parametrize(
    ("home", "days"),
    [
        (rhythm, 40),
        (noisy(size=0.2), 40),
        (_base(8, 33), 40),
        (_base(60, 36), 40),
        (_base(-150, 12, 26), 33),
        (_base(60, 5), 12),
        (_base(60, 33, energy=_meter_off), 40),
    ],
    ids=["as ever", "noise", "small", "three days", "back from holiday", "too new", "no full days"],
)
def test_standby_that_did_not_rise(home: Energy, days: int) -> None:
    assert standby_rise(history(24 * days, home)) is None


@pytest.mark.parametrize("home", [rhythm, noisy(size=0.1), _sunny], ids=["home", "noise", "solar"])
def test_standby_that_rose_is_explained(home: Energy) -> None:
    found = standby_rise(history(24 * 40, _base(60, 33, energy=home)))

    assert found is not None
    assert found.kind is AnomalyKind.STANDBY_ROSE
    assert found.start_s == START.timestamp() + 33 * 86_400
    assert found.value - found.limit == pytest.approx(60, abs=15)
    text = found.explanation(UTC)
    assert text.startswith("Since 2025-02-08 00:00 the home has hardly ever used less than ")
    assert text.endswith(" kWh a year.")


def test_a_home_may_ask_for_a_higher_limit() -> None:
    assert standby_rise(history(24 * 40, _base(60, 33)), least_rise_w=80) is None
