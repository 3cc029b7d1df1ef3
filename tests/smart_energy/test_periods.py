"""Energy today, this week and this billing period, in the home's time zone; and how good the data are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .conftest import Publisher

PARIS = ZoneInfo("Europe/Paris")


class Home:
    """A meter in Paris whose register is the hours since the year began, at 1 kW."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, clock: Any) -> None:
        self.hass, self.entry, self.publisher, self.clock = hass, entry, publisher, clock

    async def at(self, text: str, **fields: Any) -> None:
        """Let a reading of that local time come at that time."""
        moment = datetime.fromisoformat(text).replace(tzinfo=PARIS)
        self.clock.move_to(moment)
        await self.reading(moment, **fields)

    async def reading(self, moment: datetime, **fields: Any) -> None:
        begin = datetime(2026, 1, 1, tzinfo=PARIS).timestamp()
        values = {"energy": round((moment.timestamp() - begin) / 3.6, 3), "timestamp": moment.timestamp()}
        await self.publisher.data("meter-01", **values | fields)

    def shown(self, key: str) -> float | str:
        state = self.hass.states.get(f"sensor.meter_01_{key}").state
        return round(float(state), 3) if state[0].isdigit() else state

    def attribute(self, key: str, name: str) -> Any:
        return self.hass.states.get(f"sensor.meter_01_{key}").attributes[name]


@pytest.fixture
async def home(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> Home:
    await hass.config.async_set_time_zone("Europe/Paris")
    freezer.move_to("2026-03-20T00:00:00+01:00")
    await load(unloaded_entry)
    return Home(hass, unloaded_entry, publisher, freezer)


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        ("2026-03-20T00:00:00", "2026-03-20T18:00:00", 18),
        ("2026-03-29T00:00:00", "2026-03-29T23:00:00", 22),
        ("2026-10-25T00:00:00", "2026-10-25T23:00:00", 24),
    ],
    ids=["a day", "summer time begins", "summer time ends"],
)
async def test_today(home: Home, first: str, last: str, hours: float) -> None:
    await home.at(first)
    await home.at(last)
    assert home.shown("energy_today") == hours
    assert (
        home.attribute("energy_today", "since")
        == datetime.fromisoformat(first).replace(tzinfo=PARIS).astimezone(ZoneInfo("UTC")).isoformat()
    )
    assert home.attribute("energy_today", "estimated") is False


async def test_midnight_begins_at_zero_and_weeks_on_monday(home: Home) -> None:
    await home.at("2026-03-22T23:59:55")
    assert (home.shown("energy_today"), home.shown("energy_week")) == (0.0, 0.0)
    await home.at("2026-03-23T00:00:00")
    await home.at("2026-03-23T10:00:00")
    await home.at("2026-03-24T00:00:05")
    assert home.shown("energy_today") == 0.001
    assert home.shown("energy_week") == 24.001
    assert home.shown("energy_billing_period") == 24.003


async def test_a_day_without_load_begins_too(home: Home) -> None:
    await home.at("2026-03-23T00:00:00", energy=5)
    await home.at("2026-03-23T23:59:55", energy=5)
    await home.at("2026-03-24T00:00:00", energy=5)
    assert home.shown("energy_today") == 0
    assert home.attribute("energy_today", "since") == "2026-03-23T23:00:00+00:00"


async def test_a_new_day_before_its_first_reading(home: Home) -> None:
    await home.at("2026-03-23T12:00:00", interval=7200)
    await home.at("2026-03-23T23:00:00", interval=7200)
    assert home.shown("energy_today") == 11.0
    home.clock.move_to("2026-03-24T00:00:10+01:00")
    await home.publisher.status("meter-01", "offline")
    await home.publisher.status("meter-01", "online")
    assert home.shown("energy_today") == 0.0
    assert home.attribute("energy_today", "estimated") is False


async def test_midnight_in_a_gap_is_estimated_until_its_readings_come(home: Home) -> None:
    await home.at("2026-03-23T20:00:00")
    await home.at("2026-03-24T08:00:00", energy=2_000_000)
    assert home.attribute("energy_today", "estimated") is True
    estimated = home.shown("energy_today")
    await home.reading(datetime(2026, 3, 24, 0, 0, tzinfo=PARIS), replayed=True, energy=1_999_000)
    assert home.shown("energy_today") == estimated
    await home.at("2026-03-24T08:02:00", energy=2_000_010)
    assert home.attribute("energy_today", "estimated") is False
    assert home.shown("energy_today") == 1.01


async def test_sums_go_on_after_a_restart(home: Home) -> None:
    await home.at("2026-03-23T00:00:00")
    await home.at("2026-03-23T10:00:00")
    await home.hass.config_entries.async_reload(home.entry.entry_id)
    await home.hass.async_block_till_done()
    await home.at("2026-03-23T11:00:00")
    assert home.shown("energy_today") == 11.0


async def test_data_quality_and_late_readings(home: Home) -> None:
    await home.at("2026-03-23T00:00:00", interval=21_600)
    assert home.shown("data_quality") == "unknown"
    await home.at("2026-03-23T06:00:00", interval=21_600)
    assert home.shown("data_quality") == 100.0
    await home.at("2026-03-24T06:00:00", interval=3600)
    assert home.shown("data_quality") == 0.0
    for hour in range(7, 18):
        await home.reading(datetime(2026, 3, 23, hour, tzinfo=PARIS), interval=3600, replayed=True)
    await home.at("2026-03-24T06:02:00", interval=3600)
    assert home.shown("data_quality") == pytest.approx(100 * 11 / 24, abs=0.2)
    assert home.entry.runtime_data.intervals.history("meter-01").late_readings == 11
