"""A meter with a tariff, Home Assistant and its recorder, for the tests of costs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
import math
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
    do_adhoc_statistics,
)

from custom_components.smart_energy.devices import registry_id

from .conftest import Publisher

FIVE_MINUTES = timedelta(minutes=5)
START = datetime(2026, 11, 18, 9, 55, tzinfo=UTC)
TOTAL = "sensor.meter_01_cost_total"

FLAT: dict[str, Any] = {
    "version": 1,
    "name": "Flat",
    "contracts": [{"currency": "EUR", "components": [{"kind": "energy", "price": 0.3}]}],
}
DAY_NIGHT: dict[str, Any] = {
    "version": 1,
    "name": "Day and night",
    "contracts": [
        {
            "currency": "EUR",
            "components": [
                {
                    "kind": "energy",
                    "item": "Energy",
                    "periods": [
                        {"name": "dear", "price": 0.5, "when": [{"from": "12:00", "to": "14:00"}]},
                        {"name": "cheap", "price": 0.1},
                    ],
                },
                {"kind": "standing", "price": 0.5, "per": "day"},
                {"kind": "demand", "price": 1},
            ],
        }
    ],
}
TIERS: dict[str, Any] = {
    "version": 1,
    "name": "Blocks",
    "contracts": [
        {
            "currency": "EUR",
            "components": [{"kind": "energy", "tiers": [{"upTo": 2, "price": 0.1}, {"price": 0.4}]}],
        }
    ],
}


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-18T{text}:00+00:00")


def true_wh(moment: datetime) -> float:
    """The register of a load that changes all the time, 0.2 to 3.8 kW."""
    hours = (moment - START) / timedelta(hours=1)
    return round(10_000 + 2000 * hours + 1800 / 5 * (1 - math.cos(5 * hours)), 3)


class Home:
    """A meter with a tariff, Home Assistant and its recorder, five minutes at a time."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, clock: Any) -> None:
        self.hass, self.entry, self.publisher, self.clock = hass, entry, publisher, clock

    def add(self, document: dict[str, Any]) -> None:
        data = MappingProxyType({"document": document})
        name = document["name"]
        self.hass.config_entries.async_add_subentry(
            self.entry, ConfigSubentry(data=data, subentry_type="tariff", title=name, unique_id=name)
        )

    async def choose(self, name: str, device: str = "meter_01") -> None:
        await self.hass.services.async_call(
            "select", "select_option", {"entity_id": f"select.{device}_tariff", "option": name}, blocking=True
        )
        await self.settle()

    async def settle(self) -> None:
        """Let costs be counted."""
        costs = self.entry.runtime_data.costs
        for device_id in list(self.entry.runtime_data.devices):
            await costs.async_rebuild(device_id)
        await costs.async_update()
        await self.hass.async_block_till_done()

    async def publish(self, moment: datetime, **fields: Any) -> None:
        await self.publisher.data(
            "meter-01", energy=true_wh(moment), timestamp=moment.timestamp(), interval=300, **fields
        )

    async def pass_until(self, end: datetime, *, is_live: bool = True) -> None:
        while (now := datetime.now(UTC)) < end:
            if is_live:
                await self.publish(now)
                await self.entry.runtime_data.costs.async_update()
                await self.hass.async_block_till_done()
            await async_wait_recording_done(self.hass)
            self.clock.move_to(now + FIVE_MINUTES)
            do_adhoc_statistics(self.hass, start=now)
            await async_wait_recording_done(self.hass)

    async def replay(self, start: datetime, end: datetime) -> None:
        for number in range(1, (end - start) // FIVE_MINUTES):
            await self.publish(start + number * FIVE_MINUTES, replayed=True)
        await self.settle()

    async def correct(self) -> int:
        booked = await self.entry.runtime_data.cost_statistics.async_correct()
        await async_wait_recording_done(self.hass)
        return booked

    def state(self, key: str, device: str = "meter_01") -> str:
        state = self.hass.states.get(f"sensor.{device}_{key}")
        assert state is not None, key
        return state.state

    def number(self, key: str) -> float:
        return float(self.state(key))

    async def hours(self) -> dict[str, float]:
        """Return the cost of each hour by its start."""
        found = await get_instance(self.hass).async_add_executor_job(
            statistics_during_period, self.hass, START - timedelta(days=40), None, {TOTAL}, "hour", None, {"sum"}
        )
        rows = found.get(TOTAL, [])
        return {
            f"{datetime.fromtimestamp(after['start'], UTC):%H}": after["sum"] - before["sum"]
            for before, after in pairwise(rows)
        }


def kwh(start: datetime, end: datetime) -> float:
    return (true_wh(end) - true_wh(start)) / 1000


@pytest.fixture
async def bare_home(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> Home:
    """Return a home whose meter has not been heard and that has no tariff."""
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(START)
    assert await load(unloaded_entry)
    return Home(hass, unloaded_entry, publisher, freezer)


@pytest.fixture
async def home(bare_home: Home) -> Home:
    for document in (FLAT, DAY_NIGHT, TIERS):
        bare_home.add(document)
    await bare_home.publish(START)
    return bare_home


async def bill_of(hass: HomeAssistant, home: Home, device: str = "meter-01", **data: Any) -> Any:
    return await hass.services.async_call(
        "smart_energy",
        "get_bill",
        {"device_id": registry_id(hass, home.entry, device), **data},
        blocking=True,
        return_response=True,
    )
