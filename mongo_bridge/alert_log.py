"""Alerts as people see them: those that last, those that were, and who took note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pymongo import ASCENDING, DESCENDING
from pymongo.database import Database

from energy_core.alert import Acknowledgement

from . import notice
from .documents import Document
from .kind import Kind


class AlertLog:
    """The collection `alerts`. Raises PyMongoError where the database does not answer."""

    def __init__(self, database: Database[Document]) -> None:
        """Use the collection `alerts`."""
        self._database = database
        self._alerts = database["alerts"]

    def prepare(self) -> None:
        """Create the indexes by which alerts are read."""
        self._alerts.create_index([("since", DESCENDING)])
        self._alerts.create_index([("deviceId", ASCENDING), ("since", DESCENDING)])

    def newest(
        self,
        limit: int,
        *,
        devices: Sequence[str] | None = None,
        start: datetime | None = None,
        end: datetime | None = None,
        is_active: bool | None = None,
    ) -> list[Document]:
        """Return the newest alerts, the newest first: of these devices, begun in [start, end), lasting or over."""
        wanted: Document = {} if devices is None else {"deviceId": {"$in": list(devices)}}
        if since := {name: date for name, date in (("$gte", start), ("$lt", end)) if date is not None}:
            wanted["since"] = since
        if is_active is not None:
            wanted["until"] = {"$exists": not is_active}
        return list(self._alerts.find(wanted).sort("since", DESCENDING).limit(limit))

    def find(self, alert_id: str) -> Document | None:
        """Return one alert."""
        return self._alerts.find_one({"_id": alert_id})

    def acknowledge(self, acknowledgement: Acknowledgement, device_id: str) -> None:
        """Note who took note of an alert; the first one counts."""
        told = notice.acknowledgement_document(acknowledgement, device_id)
        notice.apply(self._database, notice.updates(Kind.ACKNOWLEDGEMENT, told))
