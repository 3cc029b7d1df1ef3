"""A Reading: what a meter measured over one interval."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
import hashlib
from typing import Any

_NO_FIELDS: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One interval of one meter; its key is (device_id, timestamp_ms).

    Two readings are equal when what they measured is numerically equal: a reading that was sent again
    (another `seq`, `replayed`, unknown fields) is the same reading (DESIGN.md section 4).

    Units: V, A, W, VA, var, Hz, %, s; registers in mWh; `timestamp_ms` is Unix time of the interval's end.
    """

    device_id: str
    timestamp_ms: int
    voltage_v: float
    current_a: float
    power_w: float
    energy_mwh: int
    energy_export_mwh: int | None = None
    frequency_hz: float | None = None
    power_factor: float | None = None
    apparent_power_va: float | None = None
    reactive_power_var: float | None = None
    thd_voltage_percent: float | None = None
    thd_current_percent: float | None = None
    interval_s: float | None = None
    power_min_w: float | None = None
    power_max_w: float | None = None
    flags: tuple[str, ...] = ()
    seq: int | None = field(default=None, compare=False)
    replayed: bool = field(default=False, compare=False)
    unknown: Mapping[str, Any] = field(default_factory=lambda: _NO_FIELDS, compare=False, repr=False)

    @property
    def key(self) -> str:
        """The reading's identity as text: `<deviceId>|<epoch milliseconds>`."""
        return f"{self.device_id}|{self.timestamp_ms}"

    @property
    def fingerprint(self) -> str:
        """What was measured, as 16 hexadecimal digits: the same for equal readings, in every process."""
        measured = [getattr(self, item.name) for item in fields(self) if item.compare]
        # Equal numbers must look alike: 220 and 220.0, 0.0 and -0.0. Whole numbers here are far below 2**53.
        plain = [value + 0.0 if isinstance(value, int | float) else value for value in measured]
        return hashlib.sha256(repr(plain).encode()).hexdigest()[:16]
