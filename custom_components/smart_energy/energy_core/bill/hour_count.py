"""Counts energy of which import and export are set off within every hour of the local clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from ..interval import Interval
from .energy_count import ZERO, EnergyCount, Run
from .timeline import Segment

_HOUR: Final = timedelta(hours=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Hour(NamedTuple):
    """Which hour, in which period, with which tiers."""

    begins: datetime
    part_of: object
    period: int


class HourCount(EnergyCount):
    """As EnergyCount; what is imported beyond the export of the hour counts, or for a credit the other way round."""

    _open: _Hour | None = None
    _open_kwh: Decimal = ZERO

    def add(self, piece: Interval, segment: Segment, period: int) -> None:
        """Count a piece that lies within the segment, hour by hour."""
        begins = self._begin(piece.start, segment)
        edges = []
        while begins + _HOUR < piece.end:
            begins += _HOUR
            edges.append(begins)
        for part in piece.split_at(edges):
            self._add(part, _Hour(self._begin(part.start, segment), self._reset_key(segment.day), period))

    @property
    def _runs(self) -> list[Run]:
        return [*self._counted, *self._open_run]

    @property
    def _open_run(self) -> list[Run]:
        if self._open is None:
            return []
        return [Run(self._open.part_of, self._open.period, max(self._open_kwh, ZERO))]

    def _add(self, part: Interval, hour: _Hour) -> None:
        if hour != self._open:
            for run in self._open_run:
                self._count(run.part_of, run.period, run.kwh)
            self._open, self._open_kwh = hour, ZERO
        net = part.imported_kwh - part.exported_kwh
        self._open_kwh += -net if self.price.exported else net

    @staticmethod
    def _begin(moment: datetime, segment: Segment) -> datetime:
        return moment - (moment + segment.offset - _EPOCH) % _HOUR
