"""How long readings are kept. What is older is deleted and its summaries are sealed; those stay for ever.

A device is sealed at the beginning of a day, after its summaries up to there are made. What the first reading after the
seal still has to count from there on is kept beside the seal, so that no energy is lost or counted twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
import logging
import time
from typing import Final

from energy_core.period import start_of_day
from energy_core.reading import Reading
from energy_core.register import shown_register
from energy_core.summary import Carry, summarize

from .conflict import Reason, conflict_document, is_reading
from .documents import Document, date_of, epoch_ms_of
from .lease import Lease, LeaseLostError, Leases, Seal
from .recompute import Recompute
from .seals import Seals
from .spool import MINUTE_MS
from .store import Store
from .summary_document import carry_of
from .summary_store import HOUR_MS, SummaryStore

_LOOK_EVERY_S: Final = 60.0
_DELETE_EVERY_S: Final = 3600.0
_DAYS_AT_ONCE: Final = 7
_LOG = logging.getLogger(__name__)


class Retention:
    """Seals and deletes, when it is time. Raises PyMongoError where the database cannot be reached."""

    def __init__(
        self,
        store: Store,
        leases: Leases,
        seals: Seals,
        zone: tzinfo,
        *,
        keep_days: int | None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Keep readings for `keep_days` days of `zone`, or for ever; let `seals` know of those of every bridge."""
        self._store = store
        self._summaries = SummaryStore(store.database)
        self._leases = leases
        self._seals = seals
        self._zone = zone
        self._keep_days = keep_days
        self._clock = clock
        self._look_at_s = 0.0
        self._delete_at_s = 0.0

    def look(self) -> None:
        """Learn every minute what other bridges have sealed."""
        now_s = self._clock()
        if now_s >= self._look_at_s:
            self._seals.set(self._leases.seals())
            self._look_at_s = now_s + _LOOK_EVERY_S

    def delete(self) -> None:
        """Once an hour, seal all devices and delete their readings of before; a long past goes some days at a time."""
        now_s = self._clock()
        if self._keep_days is None or now_s < self._delete_at_s:
            return
        today = datetime.fromtimestamp(now_s, self._zone).date()
        boundary = today - timedelta(days=self._keep_days)
        done = [self._device(device, boundary) for device in self._store.devices()]
        self._seals.set(self._leases.seals())
        self._delete_at_s = now_s + (_DELETE_EVERY_S if all(done) else 0)

    def _device(self, device: Document, boundary: date) -> bool:
        """Seal one device; False where there is more to seal."""
        if not device.get("lastReading"):
            return True
        # A device's last reading stays, however old: its next one counts from there.
        last = device["lastReading"]["timestamp"].astimezone(self._zone).date()
        lease = self._leases.take(device["_id"])
        if lease is None:
            return True
        try:
            newest_ms = epoch_ms_of(device["lastReading"]["timestamp"])
            is_done = self._seal(lease, min(boundary, last), newest_ms)
            self._leases.give_back(lease)
        except LeaseLostError as error:
            _LOG.info("%s; its readings are deleted later", error)
            return True
        return is_done

    def _seal(self, lease: Lease, boundary: date, newest_ms: int) -> bool:
        start_ms = self._beginning(lease)
        if start_ms is None:
            return True
        first = datetime.fromtimestamp(start_ms / 1000, self._zone).date()
        until_ms = epoch_ms_of(start_of_day(min(boundary, first + timedelta(days=_DAYS_AT_ONCE)), self._zone))
        if start_ms < until_ms:
            # Once more from all readings, whoever stored the last of them, before they go.
            made = Recompute(self._summaries, self._leases, lease, self._zone, newest_ms=newest_ms)
            made.run(start_ms, until_ms)
            carry = self._carry_at(lease, until_ms)
            if carry is None:
                return True
            seal = Seal(until_ms, carry)
            sealed = replace(lease, seal=seal)
            Recompute(self._summaries, self._leases, sealed, self._zone, newest_ms=newest_ms).run(until_ms, until_ms)
            self._leases.seal(lease, seal)
        sealed_ms = max(start_ms, until_ms)
        if lease.seal is not None or start_ms < until_ms:
            self._forget(lease.device_id, sealed_ms)
        return first + timedelta(days=_DAYS_AT_ONCE) >= boundary

    def _beginning(self, lease: Lease) -> int | None:
        if lease.seal is not None:
            return lease.seal.until_ms
        minute = self._summaries.first_minute(lease.device_id, 0)
        return epoch_ms_of(minute["start"]) if minute else None

    def _forget(self, device_id: str, until_ms: int) -> None:
        old: Document = {"deviceId": device_id, "timestamp": {"$lte": date_of(until_ms)}}
        count = self._store.database["readings"].delete_many(old).deleted_count
        if count:
            self._store.touch_device(device_id)
            _LOG.info("%s: deleted %d readings of before %s", device_id, count, date_of(until_ms).isoformat())

    def _carry_at(self, lease: Lease, until_ms: int) -> Carry | None:
        """Return what is counted at `until_ms`, its part of what flowed across it included; None where nothing is."""
        minute = self._summaries.last_minute(lease.device_id, until_ms)
        carry = carry_of(minute["after"]) if minute else None
        if carry is None or carry.timestamp_ms == until_ms:
            return carry
        following = self._following(lease.device_id, until_ms)
        if following is None:
            return None
        ((part,), _) = summarize([carry.timestamp_ms, until_ms], [], carry, following)
        return Carry(
            until_ms,
            _counted(carry.import_mwh, following.energy_mwh, part.imported_mwh),
            None
            if carry.export_mwh is None
            else _counted(carry.export_mwh, following.energy_export_mwh, part.exported_mwh),
        )

    def _following(self, device_id: str, after_ms: int) -> Reading | None:
        near = self._summaries.readings(device_id, after_ms, after_ms + HOUR_MS)
        minute = None if near else self._summaries.first_minute(device_id, after_ms)
        if minute is not None:
            start_ms = epoch_ms_of(minute["start"])
            near = self._summaries.readings(device_id, start_ms, start_ms + MINUTE_MS)
        return near[0] if near else None

    def put_aside(self, lease: Lease, minutes_ms: Sequence[int]) -> None:
        """Move readings that came to sealed minutes, by another bridge that did not know the seal, to `conflicts`."""
        readings = self._store.database["readings"]
        for start_ms in minutes_ms:
            bounds = {"$gt": date_of(start_ms), "$lte": date_of(start_ms + MINUTE_MS)}
            found = list(readings.find({"deviceId": lease.device_id, "timestamp": bounds}))
            late = [conflict_document(each, Reason.SEALED, datetime.now(UTC)) for each in found if is_reading(each)]
            self._store.keep("conflicts", late)
            readings.delete_many({"_id": {"$in": [each["readingId"] for each in late]}})
            if late:
                self._store.touch_device(lease.device_id)


def _counted(shown_mwh: int, next_mwh: int | None, part_mwh: int) -> int:
    """Return the register at a seal, of which the next reading counts the rest.

    A register that begins again counts from zero, so that only what flowed before the seal is taken off it.
    """
    begins_again = next_mwh is not None and shown_register(shown_mwh, next_mwh) == next_mwh < shown_mwh
    return part_mwh if begins_again else shown_mwh + part_mwh
