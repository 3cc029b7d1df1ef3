"""An Alert: that a meter was beyond a limit, from when to when, and who has taken note of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert of one meter; times are Unix ms, `until_ms` is None while it lasts.

    `value` is the worst measured so far and `limit` what it was compared with, both in the kind's unit: A, V, W, kWh,
    or s of silence for meterOffline. `replayed` marks what was found in readings that came late.
    """

    device_id: str
    kind: str
    since_ms: int
    value: float
    limit: float | None = None
    until_ms: int | None = None
    replayed: bool = False
    acknowledged_by: str | None = None
    acknowledged_ms: int | None = None

    @property
    def id(self) -> str:
        """`<deviceId>|<kind>|<since ms>`: the same on every side that sees the same readings."""
        return f"{self.device_id}|{self.kind}|{self.since_ms}"

    @property
    def is_acknowledged(self) -> bool:
        """Whether somebody took note."""
        return self.acknowledged_by is not None

    def covers(self, moment_ms: int) -> bool:
        """Return whether the alert lasted at a Unix time in ms."""
        return self.since_ms <= moment_ms and (self.until_ms is None or moment_ms <= self.until_ms)

    def ended(self, until_ms: int, value: float | None = None) -> Alert:
        """Return the alert as it ended, never before it began."""
        return replace(self, until_ms=max(self.since_ms, until_ms), value=self.value if value is None else value)

    def acknowledged(self, acknowledgement: Acknowledgement) -> Alert:
        """Return the alert with who took note of it."""
        return replace(self, acknowledged_by=acknowledgement.by, acknowledged_ms=acknowledgement.at_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """Who took note of the alert `alert_id`, at a Unix time in ms."""

    alert_id: str
    by: str
    at_ms: int


class AlertPhase(StrEnum):
    """What happened to an alert. RECORDED is for the books only: nobody is notified of the past."""

    BEGAN = "began"
    ENDED = "ended"
    ACKNOWLEDGED = "acknowledged"
    RECORDED = "recorded"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertEvent:
    """A change of an alert; `publish` is True where this side noticed it and the others may not know."""

    phase: AlertPhase
    alert: Alert
    publish: bool = False

    @property
    def notify(self) -> bool:
        """Whether a person is to be told."""
        return self.phase is not AlertPhase.RECORDED
