"""Forecasts of a device's energy, one an hour at most, as they are asked for; the last ones are in `forecasts`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import threading
from typing import Any, Final

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import History

from .documents import Document, epoch_ms_of
from .energy_intervals import hourly
from .past_forecasts import HISTORY
from .summary_reader import SummaryReader

MOST_HOURS: Final = 24 * 31
KEPT_HOURS: Final = 48
_LAST: Final = timedelta(days=2)


class Forecasts:
    """Makes, keeps and finds forecasts. Raises PyMongoError where the database does not answer."""

    def __init__(
        self,
        database: Database[Document],
        reader: SummaryReader,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Keep them in the collection `forecasts`; `clock` gives the time."""
        self._forecasts = database["forecasts"]
        self._reader = reader
        self._clock = clock
        # Fitting takes a core for a second: one at a time.
        self._lock = threading.Lock()

    def get(self, device_id: str, hours: int) -> Document:
        """Return the forecast of this hour, made if it is not there; raises HistoryError where too little is known."""
        hour = self._clock().replace(minute=0, second=0, microsecond=0)
        key = f"{device_id}|{epoch_ms_of(hour)}"
        with self._lock:
            kept = self._forecasts.find_one({"_id": key})
            if kept is not None and hours <= len(kept["hours"]):
                return kept
            made = {"_id": key, "deviceId": device_id, "madeAt": self._clock(), **self._make(device_id, hour, hours)}
            if kept is None:
                try:
                    self._forecasts.insert_one(made | {"hours": made["hours"][:KEPT_HOURS]})
                except DuplicateKeyError:
                    # Another bridge made it at the same moment, from the same history.
                    return made
                old = {"deviceId": device_id, "madeAt": {"$lt": self._clock() - _LAST}}
                self._forecasts.delete_many(old)
            return made

    def _make(self, device_id: str, hour: datetime, hours: int) -> dict[str, Any]:
        known = hourly(self._reader, device_id, hour - HISTORY, hour)
        whole = [interval for interval in known if interval.end <= hour]
        forecaster = Forecaster(History.from_intervals(whole, self._reader.zone))
        # It begins where the history ends, which is before now where the meter was away.
        late = max((hour - forecaster.start) // timedelta(hours=1), 0)
        found = forecaster.hours(max(hours, KEPT_HOURS) + late)[late:]
        rows = [
            {"start": each.start, "end": each.end, "kwh": each.kwh, "p10": each.p10, "p90": each.p90} for each in found
        ]
        return {"historyEnd": forecaster.start, "hours": rows}
