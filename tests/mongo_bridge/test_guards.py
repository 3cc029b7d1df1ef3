"""What nobody foresaw in one device's costs or forecasts stops nothing of the others."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mongo_bridge.forecast_keeper import ForecastKeeper
from mongo_bridge.past_forecasts import PastForecasts
from mongo_bridge.store import Store
from mongo_bridge.summary_reader import SummaryReader

from .machine import ZONE, Machine
from .messages import START_S, fields


@pytest.fixture
def machine(tmp_path: Path, store: Store) -> Machine:
    machine = Machine(tmp_path, store)
    for device in ("a", "b"):
        machine.store_messages(*(fields(device, step, energy=float(step)) for step in range(30)))
    return machine


def test_costs_that_cannot_be_counted_stop_no_summary(
    machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*_: Any) -> None:
        raise OverflowError("date value out of range")

    monkeypatch.setattr(machine.rollup._costs, "count", fails)
    assert machine.rollup.attempt()
    assert store.database["summary_hour"].distinct("deviceId") == ["a", "b"]
    told = [record.getMessage() for record in caplog.records if "cannot be counted" in record.getMessage()]
    assert [text.split()[3] for text in told] == ["a", "b"]


def test_a_forecast_that_cannot_be_made_stops_no_other(
    machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    past = PastForecasts(store.database, SummaryReader(store.database, ZONE))
    asked = []

    def keep(device_id: str, _now: datetime) -> bool:
        asked.append(device_id)
        return 1 / (device_id != "a") == 1

    monkeypatch.setattr(past, "keep", keep)
    keeper = ForecastKeeper(store, past, clock=lambda: datetime.fromtimestamp(START_S + 200, UTC))
    assert keeper.attempt() == 1
    assert sorted(asked) == ["a", "b"]
    assert "a cannot be forecast" in caplog.text
