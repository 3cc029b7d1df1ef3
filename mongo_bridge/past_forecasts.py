"""Past forecasts: a day of each device as it was forecast, kept, and scored against what has come since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import logging
from typing import Final

from pymongo import DESCENDING
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from energy_core.forecast.anomaly import Anomaly
from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import History, HistoryError
from energy_core.forecast.kept_forecast import KEPT_DAYS, KeptForecast, keep, score_kept
from energy_core.forecast.score import Score
from energy_core.forecast_watch import unusual
from energy_core.limits import Rules
from energy_core.message_error import MessageError

from .documents import Document, date_of
from .energy_intervals import hourly
from .summary_reader import SummaryReader

COLLECTION: Final = "past_forecasts"
HISTORY: Final = timedelta(days=120)
_LOOK_BACK: Final = timedelta(days=KEPT_DAYS + 1)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastScore:
    """How good a device's forecasts were; `score` is None, and `reason` says why, where nothing can be said."""

    forecasts: int
    start: datetime | None = None
    end: datetime | None = None
    score: Score | None = None
    reason: str | None = None


class PastForecasts:
    """The collection `past_forecasts`. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document], reader: SummaryReader) -> None:
        """Keep forecasts of the energy that `reader` reads."""
        self._kept = database[COLLECTION]
        self._reader = reader

    def is_due(self, device_id: str, now: datetime) -> bool:
        """Whether the hours of the last forecast that was kept are over."""
        last = self._kept.find({"deviceId": device_id}, ["end"]).sort("start", DESCENDING).limit(1)
        return all(found["end"] <= now for found in last)

    def keep(self, device_id: str, now: datetime) -> bool:
        """Forecast a day from what is known, and keep it; False where too little is known, or it is kept already."""
        try:
            forecaster = Forecaster(self._history(device_id, now - HISTORY, now))
        except HistoryError:
            return False
        new = KeptForecast.made_by(forecaster)
        before = self.kept(device_id)
        if keep(before, new) == before:
            return False
        document = {
            "_id": f"{device_id}|{new.start_s * 1000}",
            "deviceId": device_id,
            "start": date_of(new.start_s * 1000),
            "end": date_of(new.end_s * 1000),
            "madeAt": now,
            "forecast": new.to_json(),
        }
        try:
            self._kept.insert_one(document)
        except DuplicateKeyError:
            # Another bridge kept the same day.
            return False
        self._drop_old(device_id)
        return True

    def kept(self, device_id: str) -> list[KeptForecast]:
        """Return the last 60 forecasts of a device, the oldest first; what cannot be read is left out."""
        found = self._kept.find({"deviceId": device_id}).sort("start", DESCENDING).limit(KEPT_DAYS)
        forecasts = []
        for document in reversed(list(found)):
            try:
                forecasts.append(KeptForecast.from_json(document["forecast"]))
            except MessageError as error:
                _LOG.warning("The past forecast %s cannot be read (%s), and is not scored", document["_id"], error)
        return forecasts

    def score(self, device_id: str, now: datetime) -> PastScore:
        """Score the forecasts that were kept against what has been measured by now, late data too."""
        kept = self.kept(device_id)
        if not kept:
            reason = "no forecast was kept yet: one a day is, once two days of full hours are known"
            return PastScore(forecasts=0, reason=reason)
        start, end = (datetime.fromtimestamp(each, UTC) for each in (kept[0].start_s, kept[-1].end_s))
        try:
            score = score_kept(kept, self._history(device_id, start - HISTORY, now))
        except HistoryError as error:
            return PastScore(forecasts=len(kept), start=start, end=end, reason=str(error))
        nothing = None if score else "nothing was measured yet of the time that was forecast"
        return PastScore(forecasts=len(kept), start=start, end=end, score=score, reason=nothing)

    def unusual(self, device_id: str, now: datetime, rules: Rules) -> tuple[list[Anomaly], int] | None:
        """Return what is unusual in what is known by now, and up to when that is (Unix ms); None if too little is."""
        try:
            history = self._history(device_id, now - _LOOK_BACK, now)
        except HistoryError:
            return None
        return unusual(self.kept(device_id), history, rules), history.end_s * 1000

    def _drop_old(self, device_id: str) -> None:
        """Delete what came before the last 60 forecasts, which is not looked at any more."""
        older = self._kept.find({"deviceId": device_id}, ["start"]).sort("start", DESCENDING).skip(KEPT_DAYS).limit(1)
        for document in older:
            self._kept.delete_many({"deviceId": device_id, "start": {"$lte": document["start"]}})

    def _history(self, device_id: str, start: datetime, end: datetime) -> History:
        known = hourly(self._reader, device_id, start, end)
        return History.from_intervals([each for each in known if each.end <= end], self._reader.zone)
