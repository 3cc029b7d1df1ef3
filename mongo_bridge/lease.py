"""Leases: of several bridges, one at a time makes the summaries of a device.

Each lease has a higher number than the one before, the fence. A bridge that was stopped for so long that its lease ran
out finds a higher fence in what the next one wrote, overwrites none of it, and begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
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
    """The right to write the summaries of a device, taken at a Unix time in s."""

    device_id: str
    fence: int
    since_s: float
    seal: Seal | None = None


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
        return Lease(device_id, state["fence"], since_s, _seal_of(state))

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
