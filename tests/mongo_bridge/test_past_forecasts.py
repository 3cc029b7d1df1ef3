"""Forecasts that are kept day by day, and scored against what came."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
import random
from typing import Any

from fastapi.testclient import TestClient
import pytest

from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import EnergySpan, History
from energy_core.summary import Summary
from mongo_bridge.access.principal import Role
from mongo_bridge.api.app import make_app
from mongo_bridge.documents import epoch_ms_of
from mongo_bridge.forecast_keeper import ForecastKeeper
from mongo_bridge.past_forecasts import COLLECTION, PastForecasts
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.summary_document import summary_document
from mongo_bridge.summary_reader import SummaryReader
from mongo_bridge.summary_store import Level

from .api_services import services_of, someone
from .machine import ZONE

HOUR = timedelta(hours=1)
NOW = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
START = NOW - timedelta(days=9)


def energies() -> list[float]:
    """Wh of each hour: a day's shape with some chance."""
    chance = random.Random(11)
    return [400.0 + 900 * (7 <= number % 24 < 22) + chance.randrange(300) for number in range(9 * 24)]


ENERGIES = energies()


def known_until(store: Store, count: int) -> None:
    """Let the first so many hours be summarised."""
    documents = []
    for number, wh in enumerate(ENERGIES[:count]):
        start_ms = epoch_ms_of(START) + number * 3_600_000
        hour = Summary(
            start_ms=start_ms,
            end_ms=start_ms + 3_600_000,
            imported_mwh=round(wh * 1000),
            received=720,
            covered_ms=3_600_000,
        )
        documents.append(summary_document("m", hour))
    store.keep(Level.HOUR, documents)
    last = {"deviceId": "m", "timestamp": START + count * HOUR}
    store.database["devices"].replace_one({"_id": "m"}, {"_id": "m", "lastReading": last}, upsert=True)


def past_of(store: Store) -> PastForecasts:
    return PastForecasts(store.database, SummaryReader(store.database, ZONE))


def keep_days(store: Store, days: Sequence[int]) -> None:
    """Look each of these days, as a bridge would that runs then."""
    for day in days:
        known_until(store, 24 * day)
        ForecastKeeper(store, past_of(store), clock=lambda day=day: START + timedelta(days=day)).attempt()


def test_one_a_day_is_kept_and_scored_as_by_hand(store: Store) -> None:
    keep_days(store, [4, 5, 5, 6])
    known_until(store, 24 * 7)
    kept = past_of(store).kept("m")
    assert [datetime.fromtimestamp(each.start_s, UTC) for each in kept] == [
        START + timedelta(days=day) for day in (4, 5, 6)
    ]
    expected = [hour.kwh for day in (4, 5, 6) for hour in Forecaster(history(24 * day)).hours(24)]
    actual = [wh / 1000 for wh in ENERGIES[24 * 4 : 24 * 7]]
    mae = sum(abs(a - b) for a, b in zip(actual, expected, strict=True)) / 72
    naive = sum(abs(a - b) for a, b in zip(ENERGIES[24:96], ENERGIES[:72], strict=True)) / 72 / 1000
    found = past_of(store).score("m", START + timedelta(days=7))
    assert (found.forecasts, found.score.hours) == (3, 72)
    assert found.score.mae_kwh == pytest.approx(mae, abs=1e-5)
    assert found.score.mase == pytest.approx(mae / naive, abs=1e-4)


def history(count: int) -> History:
    start_s = START.timestamp()
    spans = [
        EnergySpan(start_s + 3600 * number, start_s + 3600 * number + 3600, wh / 1000)
        for number, wh in enumerate(ENERGIES[:count])
    ]
    return History.from_spans(spans, ZONE)


def test_what_is_too_little_or_too_old_is_not_forecast(store: Store) -> None:
    known_until(store, 5)
    assert ForecastKeeper(store, past_of(store), clock=lambda: START + 5 * HOUR).attempt() == 0
    known_until(store, 24 * 5)
    assert ForecastKeeper(store, past_of(store), clock=lambda: START + timedelta(days=7)).attempt() == 0


def test_only_the_last_sixty_are_kept(store: Store) -> None:
    days = [START - timedelta(days=day) for day in range(70)]
    store.keep(COLLECTION, [{"_id": f"n|{day}", "deviceId": "n", "start": day} for day in days])
    keep_days(store, [4])
    (own,) = store.database[COLLECTION].find({"deviceId": "m"})
    before = {key: value for key, value in own.items() if key != "_id"}
    aged = [before | {"_id": f"m|{day}", "start": day, "end": day + timedelta(days=1)} for day in days]
    store.keep(COLLECTION, aged)
    keep_days(store, [5])
    starts = [each["start"] for each in store.database[COLLECTION].find({"deviceId": "m"}).sort("start")]
    assert starts == [*reversed(days[:58]), START + timedelta(days=4), START + timedelta(days=5)]
    assert store.database[COLLECTION].count_documents({"deviceId": "n"}) == 70


def test_they_and_what_periods_take_over_are_found_by_an_index(store: Store) -> None:
    store.prepare()
    for collection in (COLLECTION, "cost_period"):
        indexes = store.database[collection].index_information().values()
        assert [("deviceId", 1), ("start", 1)] in [index["key"] for index in indexes]


def test_the_api_says_how_good_they_were(store: Store, tmp_path: Any) -> None:
    spool = Spool(tmp_path)
    services = services_of(store, spool)
    viewer = someone(services, TestClient(make_app(services)), Role.VIEWER)
    nothing = viewer.get("/api/forecast/scores", deviceId="m").json()
    assert (nothing["mase"], "no forecast was kept yet" in nothing["reason"]) == (None, True)
    keep_days(store, [7])
    known_until(store, 24 * 8)
    scores = viewer.get("/api/forecast/scores", deviceId="m").json()
    assert (scores["forecasts"], scores["hours"], scores["reason"]) == (1, 24, None)
    assert 0 < scores["mase"] < 2
    assert 0 <= scores["coverage"] <= 1
    assert scores["to"] == (START + timedelta(days=8)).timestamp()
    spool.close()
