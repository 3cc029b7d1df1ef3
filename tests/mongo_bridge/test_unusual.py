"""What is unusual beside its forecast becomes an alert of the bridge too, for homes without Home Assistant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from energy_core.forecast.kept_forecast import KeptForecast
from energy_core.summary import Summary
from mongo_bridge.documents import date_of, epoch_ms_of
from mongo_bridge.forecast_keeper import ForecastKeeper
from mongo_bridge.notification import text_of
from mongo_bridge.past_forecasts import COLLECTION, PastForecasts
from mongo_bridge.store import Store
from mongo_bridge.summary_document import summary_document
from mongo_bridge.summary_reader import SummaryReader
from mongo_bridge.summary_store import Level

from .machine import ZONE
from .test_alert_watch import House

HOUR = timedelta(hours=1)
NOW = datetime(2026, 11, 18, 15, 2, tzinfo=UTC)
END = NOW.replace(minute=0)
DAYS = 30
KEPT_DAYS = 20


def usual_wh(start: datetime) -> float:
    return 300.0 + 900 * (17 <= start.hour < 21)


def something_left_on(start: datetime) -> float:
    return 5200.0 if start == END - HOUR else usual_wh(start)


def standby_that_rose(start: datetime) -> float:
    return usual_wh(start) + 60 * (start > END - timedelta(days=8))


@pytest.fixture
def home(store: Store) -> Callable[[Callable[[datetime], float]], PastForecasts]:
    """Return a meter whose past is known, and that has been forecast well for 20 days."""

    def measured(energy_wh: Callable[[datetime], float]) -> PastForecasts:
        hours = [END - hour * HOUR for hour in range(24 * DAYS, 0, -1)]
        store.keep(Level.HOUR, [_summary(start, energy_wh(start)) for start in hours])
        for day in range(KEPT_DAYS, 0, -1):
            _keep(store, END + HOUR - timedelta(days=day))
        last = {"deviceId": "m", "timestamp": END}
        store.database["devices"].replace_one({"_id": "m"}, {"_id": "m", "lastReading": last}, upsert=True)
        return PastForecasts(store.database, SummaryReader(store.database, ZONE))

    return measured


def _summary(start: datetime, energy_wh: float) -> dict[str, object]:
    start_ms = epoch_ms_of(start)
    hour = Summary(
        start_ms=start_ms,
        end_ms=start_ms + 3_600_000,
        imported_mwh=round(energy_wh * 1000),
        received=720,
        covered_ms=3_600_000,
    )
    return summary_document("m", hour)


def _keep(store: Store, start: datetime) -> None:
    moments = [start + hour * HOUR for hour in range(25)]
    kwh = tuple(usual_wh(moment) / 1000 for moment in moments[:-1])
    low, high = (tuple(energy * share for energy in kwh) for share in (0.8, 1.2))
    times_s = tuple(int(moment.timestamp()) for moment in moments)
    kept = KeptForecast(times_s, kwh, low, high, sum(kwh), sum(kwh) * 0.9, sum(kwh) * 1.1)
    key, start_at, end_at = f"m|{epoch_ms_of(start)}", date_of(times_s[0] * 1000), date_of(times_s[-1] * 1000)
    store.database[COLLECTION].insert_one(
        {"_id": key, "deviceId": "m", "start": start_at, "end": end_at, "madeAt": start_at, "forecast": kept.to_json()}
    )


def look(store: Store, past: PastForecasts, house: House) -> None:
    """Look as a bridge does that runs now, and let the rules take it."""
    house.now_s = NOW.timestamp()
    ForecastKeeper(store, past, house.watch, clock=lambda: NOW).attempt()
    house.watch.stop()
    house.watch.run()


def test_an_unusual_hour_is_told_once_also_after_a_restart(
    store: Store, home: Callable[..., PastForecasts], tmp_path: Path
) -> None:
    house, past = House(tmp_path), home(something_left_on)
    look(store, past, house)
    assert house.phases == [("began", "unusualHour")]
    ((topic, message),) = house.published()
    assert (topic, message["value"], message["limit"]) == ("/energy/m/alert", 5.2, 0.36)
    assert "the home used 5.20 kWh; at most 0.36 kWh were expected." in text_of(house.events[0], ZONE)

    house.spool.close()
    house.open()
    look(store, past, house)
    assert house.phases == [("began", "unusualHour")]


def test_standby_that_rose_is_told(store: Store, home: Callable[..., PastForecasts], tmp_path: Path) -> None:
    house = House(tmp_path)
    look(store, home(standby_that_rose), house)
    assert house.phases == [("began", "standbyRise")]


def test_it_can_be_switched_off(store: Store, home: Callable[..., PastForecasts], tmp_path: Path) -> None:
    house = House(tmp_path)
    limits = {"revision": 1, "changedAt": 1_795_000_000, "changedBy": "me", "unusualHour": {"enabled": False}}
    house.say("m/settings/limits", limits)
    look(store, home(something_left_on), house)
    assert house.phases == []


def test_a_usual_home_and_one_without_a_past_tell_nothing(
    store: Store, home: Callable[..., PastForecasts], tmp_path: Path
) -> None:
    house, past = House(tmp_path), home(usual_wh)
    assert past.unusual("stranger", NOW, house.watch.rules("stranger")) is None
    look(store, past, house)
    assert house.phases == []
