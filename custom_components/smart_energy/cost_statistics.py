"""Books the hours of a cost anew whose energy or price became known late."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from homeassistant.components.recorder.const import DOMAIN as RECORDER
from homeassistant.const import EVENT_RECORDER_5MIN_STATISTICS_GENERATED, Platform
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER
from .cost_account import HOUR, CostAccount
from .devices import identity
from .energy_core.bill.running_cost import RunningCost, quarters, totals_at
from .energy_core.sum_correction import HOUR_MS, Count
from .energy_core.tariff.tariff_error import TariffError
from .meter_cost import Tracks
from .statistics import StatisticKind, StatisticsImporter

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

TOLERANCE: Final = 0.005
"""Half of the smallest coin of most currencies."""


class CostStatistics:
    """Corrects the long-term statistics of the meters' total costs.

    What late readings cost is in the hour in which it was first shown. Once that hour is compiled, all hours from the
    first that changed up to it are booked anew; later ones go on from there, and stay.
    """

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Work for one config entry."""
        self._coordinator = coordinator
        self._hass: HomeAssistant = coordinator.hass
        self._lock = asyncio.Lock()
        self._importer = StatisticsImporter(self._hass)

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Correct when statistics are compiled; returns how to stop."""
        if RECORDER not in self._hass.config.components:
            return []
        return [self._hass.bus.async_listen(EVENT_RECORDER_5MIN_STATISTICS_GENERATED, self._compiled)]

    async def async_correct(self) -> int:
        """Book all hours anew that are due; returns how many."""
        async with self._lock:
            compiled_until = dt_util.utc_from_timestamp(await self._importer.async_compiled_until_ms() / 1000)
            booked = 0
            for device_id, account in list(self._coordinator.costs.accounts.items()):
                if account.changed_until is not None and account.changed_until < compiled_until:
                    booked += await self._correct(device_id, account)
            return booked

    async def _correct(self, device_id: str, account: CostAccount) -> int:
        costs = self._coordinator.costs
        meter = costs.of(device_id)
        if meter is None or meter.running is None or meter.dirty_from is not None:
            return 0
        first, last = account.changed_from, account.changed_until
        assert first is not None and last is not None  # noqa: S101, PT018 - noted together
        statistic_id = er.async_get(self._hass).async_get_entity_id(
            Platform.SENSOR, DOMAIN, f"{identity(self._coordinator.root, device_id)}|cost_total"
        )
        booked: list[int] = []
        if statistic_id is not None:
            try:
                running, tracks = await costs.async_new_running(device_id, await costs.async_begin(device_id))
                hours = [first + number * HOUR for number in range(-1, (last - first) // HOUR + 1)]
                totals = await self._hass.async_add_executor_job(_totals, running, tracks, hours, account.offset)
                booked = await self._book(statistic_id, account.currency, hours[1:], totals)
            except TariffError as error:
                LOGGER.warning("The cost statistics of %s are not corrected: %s", device_id, error)
        if account.changed_until == last:
            account.changed_from = account.changed_until = None
        self._coordinator.store.save_soon()
        return len(booked)

    async def _book(
        self, statistic_id: str, currency: str, hours: list[datetime], totals: Mapping[int, Decimal]
    ) -> list[int]:
        times_ms = list(totals)

        def count_at(time_ms: int) -> Count:
            return Count(totals[times_ms[max(bisect_right(times_ms, time_ms) - 1, 0)]])

        ends_ms = [_unix_ms(hour) for hour in hours]
        kind = StatisticKind(unit=currency, unit_class=None, tolerance=TOLERANCE)
        return await self._importer.async_correct(
            statistic_id, kind, ends_ms, count_at, known_from_ms=ends_ms[0] - HOUR_MS
        )

    async def _compiled(self, _event: Event) -> None:
        if any(account.changed_until for account in self._coordinator.costs.accounts.values()):
            await self.async_correct()


def _totals(running: RunningCost, tracks: Tracks, hours: list[datetime], offset: Decimal) -> dict[int, Decimal]:
    """Return the total at each hour, and for all that is later the one of now, by Unix time in ms."""
    known = quarters(*tracks, running.counted_until)
    totals = {_unix_ms(hour): total + offset for hour, total in totals_at(running, known, hours).items()}
    totals[_unix_ms(hours[-1]) + 1] = running.now(running.counted_until).total + offset
    return totals


def _unix_ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
