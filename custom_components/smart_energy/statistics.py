"""Books hours anew in a sensor's own long-term statistics: energy now, cost by the same way."""  # noqa: A005

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from homeassistant.components.recorder.db_schema import StatisticsRuns
from homeassistant.components.recorder.models import StatisticData, StatisticMetaData, process_timestamp
from homeassistant.components.recorder.statistics import (
    StatisticsRow,
    async_import_statistics,
    get_last_short_term_statistics,
    get_metadata,
    statistics_during_period,
)
from homeassistant.components.recorder.tasks import SynchronizeTask
from homeassistant.const import UnitOfEnergy
from homeassistant.core import HomeAssistant
from homeassistant.helpers.recorder import get_instance, session_scope
from homeassistant.util.dt import utc_from_timestamp
from homeassistant.util.unit_conversion import EnergyConverter
from sqlalchemy import func

from .energy_core.sum_correction import HOUR_MS, Count, SumRow, correct_sums, runs_of_hours

SHORT_TERM_MS: Final = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticKind:
    """What a statistic counts: the unit of its Count, and by how much rounding may make sums differ."""

    unit: str
    unit_class: str | None
    tolerance: float

    def factor(self, statistic_unit: str | None) -> float:
        """Return how many of the statistic's unit are one of ours."""
        if self.unit_class is None or statistic_unit == self.unit:
            return 1.0
        return EnergyConverter.convert(1, self.unit, statistic_unit)


ENERGY: Final = StatisticKind(unit=UnitOfEnergy.KILO_WATT_HOUR, unit_class=EnergyConverter.UNIT_CLASS, tolerance=0.0005)


class StatisticsImporter:
    """Corrects running sums; every step can be done again and then changes nothing."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Work on the recorder of `hass`."""
        self.hass = hass

    async def async_compiled_until_ms(self) -> int:
        """Return the Unix time in ms up to which Home Assistant has compiled; hours after it must not be written."""
        return await get_instance(self.hass).async_add_executor_job(_compiled_until_ms, self.hass)

    async def async_knows(self, statistic_id: str) -> bool:
        """Return whether the recorder keeps this statistic: it has been compiled, and is not excluded."""
        find = partial(get_metadata, self.hass, statistic_ids={statistic_id})
        return statistic_id in await get_instance(self.hass).async_add_executor_job(find)

    async def async_correct(
        self,
        statistic_id: str,
        kind: StatisticKind,
        ends_ms: Sequence[int],
        count_at: Callable[[int], Count],
        *,
        known_from_ms: int,
    ) -> list[int]:
        """Book the hours that end at `ends_ms` (Unix ms, all compiled) as `count_at` says, known from a time on.

        Returns the hours that are booked for good. The others must be tried again when more has been compiled.
        """
        recorder = get_instance(self.hass)
        settled: list[int] = []
        for run in runs_of_hours(ends_ms):
            found = await recorder.async_add_executor_job(_find, self.hass, statistic_id, kind, run[0])
            if found is None:
                break
            metadata, rows = found
            correction = correct_sums(run, rows, count_at, known_from_ms=known_from_ms, tolerance=kind.tolerance)
            factor = kind.factor(metadata["unit_of_measurement"])
            async_import_statistics(self.hass, metadata, [_statistic(row, factor) for row in correction.rows])
            if correction.later:
                recorder.async_adjust_statistics(
                    statistic_id, utc_from_timestamp(run[-1] / 1000), correction.later, kind.unit
                )
            await async_recorder_done(self.hass)
            settled += run if correction.settled else run[:-1]
        return settled


async def async_recorder_done(hass: HomeAssistant) -> None:
    """Wait until the recorder has done what it was told, also the task in hand: its own wait looks at the queue."""
    done: asyncio.Future[None] = hass.loop.create_future()
    get_instance(hass).queue_task(SynchronizeTask(done))
    await done


def _compiled_until_ms(hass: HomeAssistant) -> int:
    with session_scope(hass=hass, read_only=True) as session:
        last_run = session.query(func.max(StatisticsRuns.start)).scalar()
    return 0 if last_run is None else round(process_timestamp(last_run).timestamp() * 1000) + SHORT_TERM_MS


def _find(
    hass: HomeAssistant, statistic_id: str, kind: StatisticKind, first_end_ms: int
) -> tuple[StatisticMetaData, list[SumRow]] | None:
    """Return the statistic and its rows from the last one before the hour that ends at `first_end_ms`."""
    found = get_metadata(hass, statistic_ids={statistic_id}).get(statistic_id)
    if found is None:
        return None
    metadata = found[1]
    unit = metadata["unit_of_measurement"]
    units = {kind.unit_class: unit} if kind.unit_class and unit else None
    factor = kind.factor(unit)

    def rows_between(start_ms: int, end_ms: int | None) -> list[SumRow]:
        end = None if end_ms is None else utc_from_timestamp(end_ms / 1000)
        found = statistics_during_period(
            hass, utc_from_timestamp(start_ms / 1000), end, {statistic_id}, "hour", units, {"state", "sum"}
        )
        return [_sum_row(row, HOUR_MS, factor) for row in found.get(statistic_id, [])]

    before_ms = first_end_ms - HOUR_MS
    rows = rows_between(before_ms - HOUR_MS, None)
    if not rows or rows[0].end_ms > before_ms:
        rows = rows_between(0, before_ms)[-1:] + rows
    newest = get_last_short_term_statistics(hass, 1, statistic_id, False, {"state", "sum"})  # noqa: FBT003 - as it is
    rows += [_sum_row(row, SHORT_TERM_MS, factor) for row in newest.get(statistic_id, [])]
    return metadata, sorted(rows, key=lambda row: row.end_ms)


def _sum_row(row: StatisticsRow, duration_ms: int, factor: float) -> SumRow:
    state = row.get("state")
    return SumRow(
        end_ms=round(row["start"] * 1000) + duration_ms,
        state=None if state is None else state / factor,
        sum=(row.get("sum") or 0.0) / factor,
    )


def _statistic(row: SumRow, factor: float) -> StatisticData:
    start = utc_from_timestamp((row.end_ms - HOUR_MS) / 1000)
    return {"start": start, "state": (row.state or 0.0) * factor, "sum": row.sum * factor}
