"""Compares registers, readings and summaries, names what differs, and repairs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
import time
from typing import Final
import uuid
from zoneinfo import ZoneInfo

from energy_core.reading import Reading
from energy_core.summary import Carry, summarize

from .documents import EPOCH
from .lease import Lease, Leases
from .recompute import Recompute
from .spool import MINUTE_MS, minute_of
from .store import Store
from .summary_document import summary_of
from .summary_store import Level, SummaryStore

_PATIENCE_S: Final = 90.0
_END_MS: Final = 100_000_000_000_000
"""The year 5138, later than any reading."""


class VerificationError(Exception):
    """A device cannot be verified now: the text says which and what to do."""


@dataclass(frozen=True, slots=True)
class Energy:
    """What was imported and exported, in mWh."""

    imported_mwh: int = 0
    exported_mwh: int = 0

    def __add__(self, other: Energy) -> Energy:
        return Energy(self.imported_mwh + other.imported_mwh, self.exported_mwh + other.exported_mwh)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found of one device: its energy by registers and by days, and which summaries were wrong."""

    device_id: str
    readings: int
    by_registers: Energy
    by_days: Energy
    ids: dict[Level, list[str]]

    @property
    def count(self) -> int:
        """How many summaries differed from the readings."""
        return sum(map(len, self.ids.values()))

    @property
    def is_good(self) -> bool:
        """Whether registers, readings and summaries agree."""
        return self.count == 0 and self.by_registers == self.by_days


@dataclass(slots=True)
class _Registers:
    """What the registers say has flowed since `carry`, and how many readings there are; no summary is looked at."""

    carry: Carry | None
    energy: Energy = field(default_factory=Energy)
    count: int = 0

    def add(self, readings: Sequence[Reading]) -> None:
        """Count on with the next readings, in the order of time."""
        if not readings:
            return
        first_ms, last_ms = readings[0].timestamp_ms, readings[-1].timestamp_ms
        since_ms = first_ms if self.carry is None else self.carry.timestamp_ms
        ((whole,), carries) = summarize([min(since_ms, first_ms - 1), last_ms], readings, self.carry)
        self.carry = carries[-1]
        self.energy += Energy(whole.imported_mwh, whole.exported_mwh)
        self.count += len(readings)


class Verification:
    """Looks at one device after the other. Raises PyMongoError where the database cannot be reached."""

    def __init__(self, store: Store, zone: ZoneInfo, *, patience_s: float = _PATIENCE_S) -> None:
        """Count hours and days in `zone`; wait `patience_s` for a device of which a bridge makes the summaries."""
        self._store = store
        self._zone = zone
        self._patience_s = patience_s
        self._summaries = SummaryStore(store.database)
        self._leases = Leases(store.database, f"verify {uuid.uuid4()}")

    def run(self, *, repair: bool, devices: Iterable[str] | None = None) -> Iterable[Report]:
        """Yield what was found of each of these devices, or of all that sent; raises VerificationError.

        With `repair` what differs is put right; the report says how it was before, its energy by days how it is then.
        A bridge counts all costs anew after that.
        """
        self._summaries.prepare()
        known = [device["_id"] for device in self._store.devices() if device.get("lastReading")]
        for device_id in known if devices is None else devices:
            yield self._device(device_id, repair=repair)
        if repair and devices is None:
            self._summaries.change_zone(self._zone.key)

    def _device(self, device_id: str, *, repair: bool) -> Report:
        lease = self._lease(device_id)
        sealed_ms = 0 if lease.seal is None else lease.seal.until_ms
        start_ms, end_ms = self._extent(device_id, sealed_ms)
        registers = _Registers(lease.seal.carry if lease.seal else None)
        made = Recompute(
            self._summaries, self._leases, lease, self._zone, newest_ms=end_ms, write=repair, trusts_summaries=False
        )
        made.watch = registers.add
        if start_ms < end_ms:
            made.clear_around(sealed_ms, start_ms, end_ms)
            made.run(start_ms, end_ms)
        report = Report(
            device_id=device_id,
            readings=registers.count,
            by_registers=self._by_days(device_id, 0, sealed_ms) + registers.energy,
            by_days=self._by_days(device_id, 0, _END_MS),
            ids=made.differences.ids,
        )
        self._leases.give_back(lease)
        if repair:
            self._leases.mark_costs([device_id], EPOCH)
        return report

    def _lease(self, device_id: str) -> Lease:
        deadline_s = time.monotonic() + self._patience_s
        while (lease := self._leases.take(device_id)) is None:
            if time.monotonic() > deadline_s:
                raise VerificationError(f"{device_id}: a bridge makes its summaries all the time; try again later")
            time.sleep(0.2)
        return lease

    def _extent(self, device_id: str, sealed_ms: int) -> tuple[int, int]:
        """Return the time, in full minutes, in which there are readings or summaries that are not sealed."""
        starts_ms = self._summaries.ends(Level.MINUTE, device_id, sealed_ms)
        times_ms = [minute_of(time_ms) for time_ms in self._summaries.reading_ends(device_id, sealed_ms)]
        every_ms = [*starts_ms, *times_ms]
        return (min(every_ms), max(every_ms) + MINUTE_MS) if every_ms else (0, 0)

    def _by_days(self, device_id: str, start_ms: int, end_ms: int) -> Energy:
        days = map(summary_of, self._summaries.summaries(Level.DAY, device_id, start_ms, end_ms))
        return sum((Energy(day.imported_mwh, day.exported_mwh) for day in days), Energy())
