"""Leases: of several bridges, one at a time makes the summaries of a device.

Each lease has a higher number than the one before, the fence. A bridge that was stopped for so long that its lease ran
out finds a higher fence in what the next one wrote, overwrites none of it, and begins anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
import time
from typing import Final

from pymongo import ReturnDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from energy_core.summary import Carry

from .documents import Document, date_of, epoch_ms_of
from .summary_document import carry_of, carry_values

COLLECTION: Final = "rollup_state"
LEASE_S: Final = 60.0


class LeaseLostError(Exception):
    """Another bridge has taken over the device."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Until when (Unix ms) the summaries of a device are sealed, and what they hand on."""

    until_ms: int
    carry: Carry


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write the summaries of a device, taken at a Unix time in s.

    `costs_from` is from when on its costs are to be counted, None where they are counted, by the tariff that
    `costs_tariff` is the digest of. `costs_revision` is another after each mark, also one that changed no time.
    """

    device_id: str
    fence: int
    since_s: float
    seal: Seal | None = None
    costs_from: datetime | None = None
    costs_tariff: str | None = None
    costs_revision: int | None = None


class Leases:
    """Takes and gives back leases for one process. Raises PyMongoError where the database cannot be reached."""

    def __init__(self, database: Database[Document], holder: str, *, clock: Callable[[], float] = time.time) -> None:
        """Use the collection `rollup_state`; what is killed and comes back as the same `holder` goes on at once."""
        self._states: Collection[Document] = database[COLLECTION]
        self._holder = holder
        self._clock = clock

    def take(self, device_id: str) -> Lease | None:
        """Return a lease, or None while another bridge has it."""
        since_s = self._clock()
        now = date_of(int(since_s * 1000))
        free = {"_id": device_id, "$or": [{"until": {"$lt": now}}, {"holder": self._holder}]}
        taken = {
            "$set": {"holder": self._holder, "until": now + timedelta(seconds=LEASE_S)},
            "$setOnInsert": {"deviceId": device_id},
            "$inc": {"fence": 1},
        }
        try:
            state = self._states.find_one_and_update(free, taken, upsert=True, return_document=ReturnDocument.AFTER)
        except DuplicateKeyError:
            return None
        if state is None:
            return None
        marks = state.get("costsFrom"), state.get("costsTariff"), state.get("costsRevision")
        return Lease(device_id, state["fence"], since_s, _seal_of(state), *marks)

    def renew(self, lease: Lease) -> None:
        """Hold a lease for longer, if it was not taken just now; raises LeaseLostError."""
        now_s = self._clock()
        if now_s - lease.since_s > LEASE_S / 6:
            self._change(lease, {"until": date_of(int((now_s + LEASE_S) * 1000))})

    def give_back(self, lease: Lease) -> None:
        """End a lease; raises LeaseLostError where it had been lost, so that all of it must be repeated."""
        self._change(lease, {"until": date_of(0)})

    def seal(self, lease: Lease, seal: Seal) -> None:
        """Note a seal; raises LeaseLostError."""
        self._change(lease, {"sealedUntil": date_of(seal.until_ms), "carry": carry_values(seal.carry)})

    def note_costs(self, lease: Lease, tariff: str | None, goes_on_at: datetime | None) -> None:
        """Note that costs are counted by a tariff, and from when on they are not.

        What was marked since the lease was taken may be counted by old prices, so then the earlier mark stays.
        """
        ours: Document = {"_id": lease.device_id, "holder": self._holder, "fence": lease.fence}
        unmarked = ours | {"costsRevision": lease.costs_revision}
        noted: Document = {"$set": {"costsTariff": tariff}}
        if goes_on_at is None:
            noted["$unset"] = {"costsFrom": ""}
        else:
            noted["$set"]["costsFrom"] = goes_on_at
        if self._states.update_one(unmarked, noted).matched_count == 0 and goes_on_at is not None:
            self._states.update_one(ours, {"$min": {"costsFrom": goes_on_at}})

    def mark_costs(self, device_ids: Iterable[str], start: datetime) -> None:
        """Let the costs of devices be counted anew from a time on, by whichever bridge has them next."""
        for device_id in device_ids:
            self._states.update_one({"_id": device_id}, {"$min": {"costsFrom": start}, "$inc": {"costsRevision": 1}})

    def costs(self) -> dict[str, tuple[str | None, datetime | None]]:
        """Return by which tariff (its digest) each device's costs are counted, and from when on they are not."""
        found = self._states.find({"deviceId": {"$exists": True}}, ["costsTariff", "costsFrom"])
        return {state["_id"]: (state.get("costsTariff"), state.get("costsFrom")) for state in found}

    def seals(self) -> dict[str, int]:
        """Return until when (Unix ms) each device is sealed, for those that are."""
        sealed = self._states.find({"sealedUntil": {"$exists": True}}, ["sealedUntil"])
        return {state["_id"]: epoch_ms_of(state["sealedUntil"]) for state in sealed}

    def _change(self, lease: Lease, change: Document) -> None:
        ours = {"_id": lease.device_id, "holder": self._holder, "fence": lease.fence}
        if self._states.update_one(ours, {"$set": change}).matched_count == 0:
            raise LeaseLostError(f"{lease.device_id}: another bridge makes its summaries now")


def _seal_of(state: Document) -> Seal | None:
    carry = carry_of(state.get("carry"))
    return None if carry is None else Seal(epoch_ms_of(state["sealedUntil"]), carry)
