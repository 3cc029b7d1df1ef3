"""The forecast of a measured home (UCI), beside the usual one."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
import gzip
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from energy_core.forecast.centre import median
from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import EnergySpan, History

ROOT = Path(__file__).resolve().parents[2]
HOUSEHOLD = Path(os.environ.get("SMART_ENERGY_SHARED", ROOT.parent / "shared")) / "data/household"
HOURLY = HOUSEHOLD / "uci_hourly.csv.gz"
MINUTES = HOUSEHOLD / "uci_minute_2007-02-01_02.txt.gz"

pytestmark = pytest.mark.skipif(not HOURLY.exists(), reason=f"measured home {HOUSEHOLD} is not there")


@pytest.fixture(scope="module")
def home() -> History:
    with gzip.open(HOURLY, "rt") as lines:
        rows = [(datetime.fromisoformat(row["datetime"]), float(row["kwh"])) for row in csv.DictReader(lines)]
    times = [(moment.replace(tzinfo=UTC).timestamp(), energy) for moment, energy in rows]
    return History.from_spans([EnergySpan(at, at + 3600, energy) for at, energy in times], UTC)


def test_it_beats_the_usual_profile_and_its_band_holds(home: History) -> None:
    ours = usual = inside = 0.0
    ends = [int(datetime(2008, month, 1 + month % 5 * 6, tzinfo=UTC).timestamp()) for month in range(1, 13, 2)]
    for end_s in ends:
        forecasts = Forecaster(home.until(end_s)).hours(24)
        past = home.measured_between(end_s - 28 * 86_400, end_s)
        actual = home.measured_between(end_s, end_s + 86_400)
        for hour in forecasts:
            start_s = int(hour.start.timestamp())
            profile = median([past[start_s - day * 86_400] for day in range(1, 29)])
            ours += abs(actual[start_s] - hour.kwh)
            usual += abs(actual[start_s] - profile)
            inside += hour.p10 <= actual[start_s] <= hour.p90

    assert ours < 0.95 * usual
    assert 0.7 <= inside / (24 * len(ends)) <= 0.9


def test_two_days_of_minutes_are_a_history() -> None:
    zone = ZoneInfo("Europe/Paris")
    with gzip.open(MINUTES, "rt") as lines:
        spans = []
        for row in csv.DictReader(lines, delimiter=";"):
            moment = datetime.strptime(f"{row['Date']} {row['Time']}", "%d/%m/%Y %H:%M:%S").replace(tzinfo=zone)
            at = moment.timestamp()
            spans.append(EnergySpan(at, at + 60, float(row["Global_active_power"]) / 60))
    forecasts = Forecaster(History.from_spans(spans, zone)).hours(24)

    assert forecasts[0].start == datetime(2007, 2, 3, tzinfo=zone).astimezone(UTC)
    assert all(0 <= hour.p10 <= hour.kwh <= hour.p90 < 10 for hour in forecasts)
