"""What a meter has imported since its billing period began, for the budget's alert."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import time
from typing import Final
from zoneinfo import ZoneInfo

from pymongo.database import Database
from pymongo.errors import PyMongoError

from energy_core.period import PeriodKind, Periods

from .documents import Document, date_of, epoch_ms_of
from .summary_store import Level, SummaryStore

_EVERY_S: Final = 60.0


@dataclass(frozen=True, slots=True)
class Used:
    """Imported energy since the Unix time `since_ms`."""

    kwh: float
    since_ms: int


class Budget:
    """Reads the summaries of hours, of each meter once a minute."""

    def __init__(
        self, database: Database[Document], zone: ZoneInfo, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Count billing periods in `zone`; `clock` gives monotonic seconds."""
        self._summaries = SummaryStore(database)
        self._zone = zone
        self._clock = clock
        self._due_s: dict[str, float] = {}

    def used(self, device_id: str, billing_day: int, now_ms: int) -> Used | None:
        """Return what is known to be used, or None where it is not time to look, or the database does not answer."""
        now_s = self._clock()
        if now_s < self._due_s.get(device_id, now_s):
            return None
        self._due_s[device_id] = now_s + _EVERY_S
        periods = Periods(kind=PeriodKind.BILLING, zone=self._zone, start_day=billing_day)
        since_ms = epoch_ms_of(periods.containing(date_of(now_ms)).start)
        try:
            hours = self._summaries.summaries(Level.HOUR, device_id, since_ms, now_ms)
        except PyMongoError:
            # The writer tells of it, and a minute later it is tried again.
            return None
        return Used(sum(hour["energyImported"] for hour in hours) / 1000, since_ms)
