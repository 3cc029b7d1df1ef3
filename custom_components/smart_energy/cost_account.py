"""What must be kept of a meter's costs, so that their total goes on over restarts and changes of the tariff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import hashlib
import json
from typing import Any, Final

from .energy_core.bill.running_cost import Checkpoint

HOUR: Final = timedelta(hours=1)


@dataclass(slots=True, kw_only=True)
class CostAccount:
    """The costs of one meter since a time; `offset` is what they were more under tariffs that it had before.

    `changed_from` and `changed_until` are the ends of the first and last hour whose statistics must be booked anew.
    """

    since: datetime
    currency: str
    tariff: str
    offset: Decimal = Decimal(0)
    total: Decimal = Decimal(0)
    checkpoint: Checkpoint | None = None
    changed_from: datetime | None = None
    changed_until: datetime | None = None

    def note_change(self, start: datetime, now: datetime) -> None:
        """Remember that costs from a time on are others than were shown; what is shown changes now."""
        if self.checkpoint is not None and start < self.checkpoint.start:
            self.checkpoint = None
        if end_of_hour(start) < end_of_hour(now):
            first = end_of_hour(start)
            self.changed_from = first if self.changed_from is None else min(first, self.changed_from)
            self.changed_until = end_of_hour(now)

    def to_json(self) -> dict[str, Any]:
        """Return the account as JSON."""
        return {
            "since": self.since.isoformat(),
            "currency": self.currency,
            "tariff": self.tariff,
            "offset": str(self.offset),
            "total": str(self.total),
            "checkpoint": None if self.checkpoint is None else self.checkpoint.to_json(),
            "changed": [_iso(self.changed_from), _iso(self.changed_until)],
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> CostAccount:
        """Make an account of what `to_json` returned."""
        checkpoint = value["checkpoint"]
        changed_from, changed_until = map(_moment, value["changed"])
        return CostAccount(
            since=datetime.fromisoformat(value["since"]),
            currency=value["currency"],
            tariff=value["tariff"],
            offset=Decimal(value["offset"]),
            total=Decimal(value["total"]),
            checkpoint=None if checkpoint is None else Checkpoint.from_json(checkpoint),
            changed_from=changed_from,
            changed_until=changed_until,
        )


def end_of_hour(moment: datetime) -> datetime:
    """Return the end of the hour (UTC) that holds a moment."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0) + HOUR


def digest(document: Mapping[str, Any]) -> str:
    """Return what tells one tariff from another."""
    return hashlib.sha256(json.dumps(document, sort_keys=True, default=str).encode()).hexdigest()


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
