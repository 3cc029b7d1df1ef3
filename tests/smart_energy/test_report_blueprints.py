"""The reports, loaded and fired over a real recorder's statistics."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
import shutil
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.models import StatisticMeanType
from homeassistant.components.recorder.statistics import async_import_statistics
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
    async_mock_service,
)
from pytest_homeassistant_custom_component.components.recorder.common import async_wait_recording_done

from .conftest import Publisher
from .recorder_home import integration
from .test_blueprints import FOLDER, SAY, use

__all__ = ["integration"]


@pytest.fixture
def said(hass: HomeAssistant, tmp_path: Path) -> list[ServiceCall]:
    hass.config.config_dir = str(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "blueprints/automation/smart_energy")
    return async_mock_service(hass, "test", "say")


def kwh(hour: int) -> float:
    """Return an energy that no other hours add up to."""
    return 1.5 + hour % 7 / 2


async def put_hours(hass: HomeAssistant, start: datetime, kwh: list[float]) -> None:
    """Give the grid's energy sensor hourly statistics from `start` on, after an hour of zero."""
    metadata = {
        "mean_type": StatisticMeanType.NONE,
        "has_sum": True,
        "name": None,
        "source": "recorder",
        "statistic_id": "sensor.meter_01_energy",
        "unit_class": "energy",
        "unit_of_measurement": "kWh",
    }
    hours = [start - timedelta(hours=1) + timedelta(hours=number) for number in range(len(kwh) + 1)]
    sums = [sum(kwh[:number]) for number in range(len(kwh) + 1)]
    rows = [{"start": hour, "sum": total, "state": total} for hour, total in zip(hours, sums, strict=True)]
    async_import_statistics(hass, metadata, rows)
    await async_wait_recording_done(hass)


@pytest.mark.parametrize(
    ("blueprint", "inputs", "start", "at", "title", "hours"),
    [
        ("daily_report", {}, "2026-11-19 00:00", "2026-11-21 07:00", "Energy on 2026-11-20", range(24, 48)),
        # Clocks go back on 1 November 2026: a day of 25 hours.
        ("daily_report", {}, "2026-10-31 00:00", "2026-11-02 07:00", "Energy on 2026-11-01", range(24, 49)),
        (
            "monthly_report",
            {"day": 15},
            "2026-09-14 00:00",
            "2026-10-15 07:00",
            "Energy from 2026-09-15 to",
            range(24, 744),
        ),
    ],
    ids=["a day", "a day of 25 hours", "a month"],
)
async def test_report(
    hass: HomeAssistant,
    said: list[ServiceCall],
    entry: MockConfigEntry,
    publisher: Publisher,
    freezer: FrozenDateTimeFactory,
    *,
    blueprint: str,
    inputs: dict[str, Any],
    start: str,
    at: str,
    title: str,
    hours: range,
) -> None:
    notified = async_mock_service(hass, "notify", "send_message")
    zone = dt_util.get_default_time_zone()
    first = datetime.fromisoformat(start).replace(tzinfo=zone)
    await publisher.data("meter-01")
    await put_hours(hass, dt_util.as_utc(first), [kwh(number) for number in range(hours.stop + 31)])
    when = datetime.fromisoformat(at).replace(tzinfo=zone)
    freezer.move_to(when - timedelta(seconds=30))
    sensor = "sensor.meter_01_energy"
    await use(hass, blueprint, meters=[sensor], more_actions=SAY, notify_entities=["notify.mail"], **inputs)
    freezer.move_to(when + timedelta(seconds=1))
    async_fire_time_changed(hass)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert said[0].data["title"].startswith(title)
    assert said[0].data["message"] == f"meter-01 (meter-01 Energy): {sum(kwh(number) for number in hours)} kWh"
    assert len(notified) == 1


async def test_monthly_report_only_on_its_day(
    hass: HomeAssistant, said: list[ServiceCall], entry: MockConfigEntry, freezer
) -> None:
    zone = dt_util.get_default_time_zone()
    freezer.move_to(datetime(2026, 10, 14, 6, 59, tzinfo=zone))
    await use(hass, "monthly_report", meters=["sensor.meter_01_energy"], more_actions=SAY, day=15)
    freezer.move_to(datetime(2026, 10, 14, 7, 0, 1, tzinfo=zone))
    async_fire_time_changed(hass)
    await hass.async_block_till_done()
    assert said == []
