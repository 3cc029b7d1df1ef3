"""An Interval: the energy that flowed between two moments, and how it divides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import pairwise
from typing import Final

RESOLUTION_KWH: Final = Decimal("0.000001")
"""1 mWh, the step of a meter's registers."""

_ZERO: Final = Decimal(0)
_MICROSECOND: Final = timedelta(microseconds=1)
_EXACT: Final = Context(prec=60, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Energy in kWh over the half-open time [start, end), both UTC; `estimated` where no reading covers it.

    Raises ValueError, which names the field, for times that are not UTC or do not rise and for energies that are
    negative or not finite.
    """

    start: datetime
    end: datetime
    imported_kwh: Decimal
    exported_kwh: Decimal = _ZERO
    estimated: bool = False

    def __post_init__(self) -> None:
        _check_utc("start", self.start)
        _check_utc("end", self.end)
        if self.start >= self.end:
            raise ValueError(
                f"end: expected a time after the start {self.start.isoformat()}, got {self.end.isoformat()}"
            )
        _check_energy("imported_kwh", self.imported_kwh)
        _check_energy("exported_kwh", self.exported_kwh)

    @property
    def duration(self) -> timedelta:
        """The time that the interval covers."""
        return self.end - self.start

    def split_at(self, boundaries: Iterable[datetime], *, resolution: Decimal = RESOLUTION_KWH) -> list[Interval]:
        """Divide the energy in proportion to time at every boundary strictly inside; the parts add up exactly.

        Boundaries may come in any order and repeat. Each part is a whole number of `resolution` (kWh), or of the
        energy's own last digit where that is finer: what was given out up to a boundary is rounded, half to even,
        and a part is the difference of two such sums (DESIGN.md section 4).
        """
        inner = sorted({moment for moment in boundaries if self.start < moment < self.end})
        if not inner:
            return [self]
        edges = [self.start, *inner, self.end]
        imported = _parts(self.imported_kwh, edges, resolution)
        exported = _parts(self.exported_kwh, edges, resolution)
        return [
            Interval(start=start, end=end, imported_kwh=into, exported_kwh=out, estimated=self.estimated)
            for start, end, into, out in zip(edges, edges[1:], imported, exported, strict=False)
        ]


def _parts(whole_kwh: Decimal, edges: list[datetime], resolution: Decimal) -> list[Decimal]:
    if not whole_kwh:
        return [whole_kwh] * (len(edges) - 1)
    step = Decimal(1).scaleb(min(int(whole_kwh.as_tuple().exponent), int(resolution.as_tuple().exponent)))
    first, last = edges[0], edges[-1]
    duration = (last - first) // _MICROSECOND
    given = [
        _EXACT.quantize(_EXACT.divide(_EXACT.multiply(whole_kwh, (edge - first) // _MICROSECOND), duration), step)
        for edge in edges
    ]
    return [_EXACT.subtract(until, before) for before, until in pairwise(given)]


def _check_utc(name: str, moment: datetime) -> None:
    if moment.tzinfo is not UTC and moment.utcoffset() != timedelta(0):
        raise ValueError(f"{name}: expected an aware time in UTC, got {moment.isoformat()}")


def _check_energy(name: str, energy_kwh: Decimal) -> None:
    if not energy_kwh.is_finite() or energy_kwh < 0:
        raise ValueError(f"{name}: expected a finite energy of at least 0 kWh, got {energy_kwh}")
