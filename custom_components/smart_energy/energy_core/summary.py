"""Summaries of readings: what flowed, at which power, and how much of it is known, for each bucket of time.

Energy is the difference of registers in the order of time, divided at the buckets' edges as an Interval divides. A
reading tells of the time before its timestamp, so it belongs to the bucket in which its interval ended: (start, end].
Where two readings lie further apart than a silence may last, what lies between them is estimated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
import math
from typing import Final

from .interval import Interval
from .reading import Reading
from .register import shown_register

USUAL_INTERVAL_S: Final = 5.0
"""How often a meter sends that does not say its interval (DESIGN.md section 3)."""

SHORTEST_SILENCE_S: Final = 60.0
INTERVALS_OF_SILENCE: Final = 3
"""A meter is away 60 s, or three intervals, after its last reading, whichever is longer."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MWH_PER_KWH: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Carry:
    """What one bucket hands to the next: the time of the last reading, and the registers (mWh) as far as they count."""

    timestamp_ms: int
    import_mwh: int
    export_mwh: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One bucket [start_ms, end_ms), Unix time. Energies in mWh; powers in W; None where no reading says.

    `covered_ms` is the time that readings cover, `estimated_ms` the time between readings that none covers; the rest
    of the bucket lies before the first reading or after the last. `watt_s` and `volt_ampere_s` are active and
    apparent energy by power, for means only.
    """

    start_ms: int
    end_ms: int
    imported_mwh: int = 0
    exported_mwh: int = 0
    received: int = 0
    expected: float = 0.0
    covered_ms: int = 0
    estimated_ms: int = 0
    power_min_w: float | None = None
    power_max_w: float | None = None
    voltage_min_v: float | None = None
    voltage_max_v: float | None = None
    watt_s: float = 0.0
    volt_ampere_s: float = 0.0
    register_falls: int = 0
    register_restarts: int = 0

    @property
    def is_empty(self) -> bool:
        """True where nothing is known of the bucket."""
        return not (self.received or self.covered_ms or self.estimated_ms)

    @property
    def power_mean_w(self) -> float | None:
        """Mean active power over the time that readings cover."""
        return _finite(self.watt_s * 1000 / self.covered_ms) if self.covered_ms else None

    @property
    def power_factor(self) -> float | None:
        """Active by apparent energy (IEC 60050-131, 131-11-46), None where no current flowed."""
        return _finite(self.watt_s / self.volt_ampere_s) if self.volt_ampere_s else None

    @property
    def estimated_share(self) -> float | None:
        """The share of the known time that no reading covers, 0 to 1."""
        known_ms = self.covered_ms + self.estimated_ms
        return self.estimated_ms / known_ms if known_ms else None

    def interval(self) -> Interval:
        """Return the bucket's energy as the bill takes it."""
        return Interval(
            start=_EPOCH + timedelta(milliseconds=self.start_ms),
            end=_EPOCH + timedelta(milliseconds=self.end_ms),
            imported_kwh=Decimal(self.imported_mwh) / _MWH_PER_KWH,
            exported_kwh=Decimal(self.exported_mwh) / _MWH_PER_KWH,
            estimated=self.estimated_ms > 0,
        )


def summarize(
    edges_ms: Sequence[int], readings: Iterable[Reading], carry: Carry | None, following: Reading | None = None
) -> tuple[list[Summary], list[Carry | None]]:
    """Return a summary for each bucket between two successive edges, and what each hands to the next one.

    `readings` are those of one device in (first edge, last edge], in any order; `carry` is what was before them, and
    `following` the next one after, which says what flowed since the last. Times in between are Unix time in ms.
    """
    buckets = [_Bucket() for _ in edges_ms[1:]]
    carries: list[Carry | None] = []
    for reading in sorted(readings, key=lambda reading: reading.timestamp_ms):
        span = _Span.between(carry, reading)
        span.spread(edges_ms, buckets)
        index = bisect_left(edges_ms, reading.timestamp_ms) - 1
        buckets[index].receive(reading, span)
        carries += [carry] * (index - len(carries))
        carry = span.carry
    carries += [carry] * (len(buckets) - len(carries))
    if following is not None:
        _Span.between(carry, following).spread(edges_ms, buckets)
    return [bucket.summary(edges_ms[i], edges_ms[i + 1]) for i, bucket in enumerate(buckets)], carries


def merge(summaries: Sequence[Summary], start_ms: int, end_ms: int) -> Summary:
    """Return the summary of a bucket from those of the smaller ones within it, in the order of time."""
    return Summary(
        start_ms=start_ms,
        end_ms=end_ms,
        imported_mwh=sum(part.imported_mwh for part in summaries),
        exported_mwh=sum(part.exported_mwh for part in summaries),
        received=sum(part.received for part in summaries),
        expected=_rounded(sum(part.expected for part in summaries)),
        covered_ms=sum(part.covered_ms for part in summaries),
        estimated_ms=sum(part.estimated_ms for part in summaries),
        power_min_w=min((part.power_min_w for part in summaries if part.power_min_w is not None), default=None),
        power_max_w=max((part.power_max_w for part in summaries if part.power_max_w is not None), default=None),
        voltage_min_v=min((part.voltage_min_v for part in summaries if part.voltage_min_v is not None), default=None),
        voltage_max_v=max((part.voltage_max_v for part in summaries if part.voltage_max_v is not None), default=None),
        watt_s=sum(part.watt_s for part in summaries),
        volt_ampere_s=sum(part.volt_ampere_s for part in summaries),
        register_falls=sum(part.register_falls for part in summaries),
        register_restarts=sum(part.register_restarts for part in summaries),
    )


@dataclass(slots=True)
class _Bucket:
    """A summary in the making."""

    imported_mwh: int = 0
    exported_mwh: int = 0
    expected: float = 0.0
    covered_ms: int = 0
    estimated_ms: int = 0
    watt_s: float = 0.0
    volt_ampere_s: float = 0.0
    received: int = 0
    power_min_w: float | None = None
    power_max_w: float | None = None
    voltage_min_v: float | None = None
    voltage_max_v: float | None = None
    register_falls: int = 0
    register_restarts: int = 0

    def receive(self, reading: Reading, span: _Span) -> None:
        low = reading.power_w if reading.power_min_w is None else reading.power_min_w
        high = reading.power_w if reading.power_max_w is None else reading.power_max_w
        self.received += 1
        # Nothing is known of the time before a meter's first reading, so it covers none, but it was expected.
        self.expected += span.is_first
        self.power_min_w = low if self.power_min_w is None else min(self.power_min_w, low)
        self.power_max_w = high if self.power_max_w is None else max(self.power_max_w, high)
        voltage_v = reading.voltage_v
        self.voltage_min_v = voltage_v if self.voltage_min_v is None else min(self.voltage_min_v, voltage_v)
        self.voltage_max_v = voltage_v if self.voltage_max_v is None else max(self.voltage_max_v, voltage_v)
        self.register_falls += span.falls
        self.register_restarts += span.restarts

    def summary(self, start_ms: int, end_ms: int) -> Summary:
        return Summary(
            start_ms=start_ms,
            end_ms=end_ms,
            imported_mwh=self.imported_mwh,
            exported_mwh=self.exported_mwh,
            received=self.received,
            expected=_rounded(self.expected),
            covered_ms=self.covered_ms,
            estimated_ms=self.estimated_ms,
            power_min_w=self.power_min_w,
            power_max_w=self.power_max_w,
            voltage_min_v=self.voltage_min_v,
            voltage_max_v=self.voltage_max_v,
            watt_s=self.watt_s,
            volt_ampere_s=self.volt_ampere_s,
            register_falls=self.register_falls,
            register_restarts=self.register_restarts,
        )


@dataclass(slots=True)
class _Span:
    """The time from one reading to the next, and what flowed in it; measured from `covered_from_ms` on."""

    start_ms: int
    end_ms: int
    covered_from_ms: int
    interval_ms: float
    imported_mwh: int
    exported_mwh: int
    power_w: float
    apparent_va: float
    carry: Carry
    is_first: bool
    falls: int
    restarts: int

    @classmethod
    def between(cls, carry: Carry | None, reading: Reading) -> _Span:
        end_ms = reading.timestamp_ms
        is_first = carry is None
        if carry is None:
            carry = Carry(end_ms, reading.energy_mwh, reading.energy_export_mwh)
        start_ms = carry.timestamp_ms
        interval_ms, covered_from_ms = _coverage(start_ms, reading)
        imported = _rise(carry.import_mwh, reading.energy_mwh)
        exported = _rise(carry.export_mwh, reading.energy_export_mwh)
        apparent_va = reading.apparent_power_va
        return cls(
            start_ms=start_ms,
            end_ms=end_ms,
            covered_from_ms=covered_from_ms,
            interval_ms=interval_ms,
            imported_mwh=imported.mwh,
            exported_mwh=exported.mwh,
            power_w=reading.power_w,
            apparent_va=reading.voltage_v * reading.current_a if apparent_va is None else apparent_va,
            carry=Carry(end_ms, imported.shown_mwh or 0, exported.shown_mwh),
            is_first=is_first,
            falls=imported.falls + exported.falls,
            restarts=imported.restarts + exported.restarts,
        )

    def spread(self, edges_ms: Sequence[int], buckets: Sequence[_Bucket]) -> None:
        """Add to each bucket its part, as far as there are buckets."""
        first = max(bisect_right(edges_ms, self.start_ms) - 1, 0)
        last = min(bisect_left(edges_ms, self.end_ms), len(buckets))
        for index in range(first, last):
            self._give(buckets[index], max(edges_ms[index], self.start_ms), min(edges_ms[index + 1], self.end_ms))

    def _give(self, bucket: _Bucket, start_ms: int, end_ms: int) -> None:
        covered_ms = max(end_ms - max(start_ms, self.covered_from_ms), 0)
        bucket.covered_ms += covered_ms
        bucket.estimated_ms += end_ms - start_ms - covered_ms
        bucket.expected += (end_ms - start_ms) / self.interval_ms
        bucket.watt_s += self.power_w * covered_ms / 1000
        bucket.volt_ampere_s += self.apparent_va * covered_ms / 1000
        if self.imported_mwh:
            bucket.imported_mwh += self._until(self.imported_mwh, end_ms) - self._until(self.imported_mwh, start_ms)
        if self.exported_mwh:
            bucket.exported_mwh += self._until(self.exported_mwh, end_ms) - self._until(self.exported_mwh, start_ms)

    def _until(self, whole_mwh: int, moment_ms: int) -> int:
        """Return what has flowed until then, rounded half to even, so that parts always add up to the whole."""
        duration_ms = self.end_ms - self.start_ms
        quotient, rest = divmod(whole_mwh * (moment_ms - self.start_ms), duration_ms)
        return quotient + (2 * rest > duration_ms or (2 * rest == duration_ms and quotient % 2))


@dataclass(frozen=True, slots=True)
class _Rise:
    mwh: int = 0
    shown_mwh: int | None = None
    falls: int = 0
    restarts: int = 0


def _rise(shown_mwh: int | None, register_mwh: int | None) -> _Rise:
    """Return what a register says has flowed since it showed `shown_mwh`; a device need not have the register."""
    if register_mwh is None:
        return _Rise(shown_mwh=shown_mwh)
    if shown_mwh is None:
        return _Rise(shown_mwh=register_mwh)
    new_mwh = shown_register(shown_mwh, register_mwh) or 0
    if new_mwh < shown_mwh:
        return _Rise(new_mwh, new_mwh, restarts=1)
    return _Rise(new_mwh - shown_mwh, new_mwh, falls=int(register_mwh < shown_mwh))


def _coverage(start_ms: int, reading: Reading) -> tuple[float, int]:
    """Return the interval (ms) that the reading stands for, and since when readings cover the time before it."""
    end_ms = reading.timestamp_ms
    distance_ms = end_ms - start_ms
    is_short = distance_ms <= SHORTEST_SILENCE_S * 1000
    if reading.interval_s:
        interval_ms = max(reading.interval_s * 1000, 1.0)
        is_short = is_short or distance_ms <= INTERVALS_OF_SILENCE * interval_ms
    else:
        interval_ms = float(distance_ms or 1) if is_short else USUAL_INTERVAL_S * 1000
    if "estimated" in reading.flags:
        return interval_ms, end_ms
    return interval_ms, start_ms if is_short else max(start_ms, end_ms - math.ceil(interval_ms))


def _rounded(count: float) -> float:
    return round(count, 3)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
