"""Keeps the costs of hours and days what the bill says: after readings, prices or the tariff have changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
import time
from typing import Final
from zoneinfo import ZoneInfo

from pymongo.database import Database

from energy_core.period import PeriodKind, Periods

from .cost_counter import CostCounter, Task
from .documents import EPOCH, Document, date_of
from .lease import Lease, Leases
from .tariff_table import Assigned, TariffTable

_SLICE_S: Final = 2.0
"""Of a long past, no more is counted in one go: new readings do not wait for it.

Where others have the device in between, its billing period is read from its start each time; so what comes no further
takes twice as long the next time."""


class CostRollup:
    """The rollup's part for costs. Raises PyMongoError, and LeaseLostError where another bridge took the device."""

    def __init__(self, database: Database[Document], leases: Leases, zone: ZoneInfo) -> None:
        """Count by the hours and days of `zone`."""
        self._leases = leases
        self._tariffs = TariffTable(database, zone)
        self._counter = CostCounter(database, leases, zone)
        self._hours = Periods(kind=PeriodKind.HOUR, zone=zone)
        self._slices_s: dict[str, float] = {}

    def refresh(self) -> None:
        """Take note of tariffs that were changed."""
        self._tariffs.refresh()

    def due(self) -> list[str]:
        """Return the devices whose tariff or prices have changed, or whose past is still being counted."""
        return [
            device_id
            for device_id, (digest, start) in self._leases.costs().items()
            if start is not None or digest != _digest(self._tariffs.of(device_id))
        ]

    def count(self, lease: Lease, newest_ms: int, touched: Sequence[tuple[int, int]] = ()) -> None:
        """Count what changes of these times (Unix ms) touch, and some of what is marked.

        `newest_ms` is the time of the device's last reading.
        """
        assigned = self._tariffs.of(lease.device_id)
        digest = _digest(assigned)
        is_other = lease.costs_tariff != digest
        if assigned is None or assigned.tariff is None:
            if is_other or lease.costs_from is not None:
                self._counter.clear(lease, EPOCH)
                self._leases.note_costs(lease, digest, None)
            return
        if is_other:
            self._counter.forget_others(lease, assigned.digest)
        mark = EPOCH if is_other else lease.costs_from
        starts = [date_of(start_ms) for start_ms, _ in touched] + ([] if mark is None else [mark])
        if not starts:
            return
        end = self._hours.containing(date_of(newest_ms - 1)).end
        task = Task(
            lease=lease,
            tariff=assigned.tariff,
            digest=assigned.digest,
            start=min(starts),
            changed_until=max((date_of(end_ms) for _, end_ms in touched), default=end) if mark is None else end,
            end=end,
        )
        goes_on_at = self._slice(task)
        if mark is not None or goes_on_at is not None:
            self._leases.note_costs(lease, digest, goes_on_at)

    def _slice(self, task: Task) -> datetime | None:
        """Count for a while; return from where to go on, None when done."""
        device_id = task.lease.device_id
        slice_s = self._slices_s.pop(device_id, _SLICE_S)
        goes_on_at = self._counter.count(task, time.monotonic() + slice_s)
        if goes_on_at is not None:
            self._slices_s[device_id] = slice_s if goes_on_at > task.start else 2 * slice_s
        return goes_on_at


def _digest(assigned: Assigned | None) -> str | None:
    return None if assigned is None else assigned.digest
