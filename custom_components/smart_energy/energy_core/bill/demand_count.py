"""Finds the highest mean power of fixed windows of the local clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Final

from ..interval import Interval
from ..tariff.component import DemandCharge, Per
from .timeline import Segment

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_ZERO: Final = Decimal(0)


class DemandCount:
    """The maxima of one demand charge in one part of a billing period.

    A window's mean power is its energy by its length: time without data counts as none, and is reported as missing.
    """

    def __init__(self, charge: DemandCharge) -> None:
        """Begin with nothing."""
        self.charge = charge
        self._window_us = charge.window_s * 1_000_000
        self._most_kwh: dict[tuple[object, int], Decimal] = {}
        self._open: tuple[int, int] | None = None
        self._open_of: object = None
        self._open_slot: object = None
        self._open_kwh: dict[int, Decimal] = {}
        self._peaks_kwh: dict[tuple[object, int], dict[object, Decimal]] = {}

    def add(self, piece: Interval, segment: Segment, period: int) -> None:
        """Count a piece that lies within the segment, in the windows of `period`."""
        offset_us = segment.offset // _MICROSECOND
        start = (piece.start - _EPOCH) // _MICROSECOND + offset_us
        end = (piece.end - _EPOCH) // _MICROSECOND + offset_us
        of = span_of(self.charge.maximum_per, segment.day), segment.day
        first, last = start // self._window_us, (end - 1) // self._window_us
        if first == last:
            self._collect((first, offset_us), of, period, piece.imported_kwh)
            return
        duration = end - start
        until_us = (first + 1) * self._window_us - start
        self._collect((first, offset_us), of, period, piece.imported_kwh * until_us / duration)
        for window in range(first + 1, min(last, first + 1 + self.charge.peaks)):
            self._collect((window, offset_us), of, period, piece.imported_kwh * self._window_us / duration)
        after_us = end - last * self._window_us
        self._collect((last, offset_us), of, period, piece.imported_kwh * after_us / duration)

    def maxima(self) -> dict[tuple[object, int], Decimal]:
        """Return the highest mean power in kW by what the maximum is taken over and by period.

        Of several peaks it is their mean; as long as there are fewer, the mean of those.
        """
        if self.charge.peaks > 1:
            found = self._means_kwh()
        else:
            found = dict(self._most_kwh)
            for period, kwh in self._open_kwh.items():
                key = self._open_of, period
                found[key] = max(found.get(key, _ZERO), kwh)
        return {key: kwh * 3600 / self.charge.window_s for key, kwh in found.items()}

    def highest(self, period: int) -> Decimal:
        """Return the highest mean power in kW of one period."""
        return max((kw for (_, index), kw in self.maxima().items() if index == period), default=_ZERO)

    def _collect(self, window: tuple[int, int], of: tuple[object, date], period: int, kwh: Decimal) -> None:
        if window != self._open:
            self._close()
            self._open, self._open_of = window, of[0]
            self._open_slot = of[1] if self.charge.peaks_of_days else window
        self._open_kwh[period] = self._open_kwh.get(period, _ZERO) + kwh

    def _close(self) -> None:
        for period, kwh in self._open_kwh.items():
            key = self._open_of, period
            if self.charge.peaks > 1:
                self._note(self._peaks_kwh.setdefault(key, {}), self._open_slot, kwh)
            elif kwh > self._most_kwh.get(key, _ZERO):
                self._most_kwh[key] = kwh
        self._open_kwh = {}

    def _note(self, peaks: dict[object, Decimal], slot: object, kwh: Decimal) -> None:
        """Keep the highest of the slot, and of the slots so many as are paid for."""
        peaks[slot] = max(kwh, peaks.get(slot, _ZERO))
        if len(peaks) > self.charge.peaks:
            del peaks[min(peaks, key=peaks.__getitem__)]

    def _means_kwh(self) -> dict[tuple[object, int], Decimal]:
        found = {key: dict(peaks) for key, peaks in self._peaks_kwh.items()}
        for period, kwh in self._open_kwh.items():
            self._note(found.setdefault((self._open_of, period), {}), self._open_slot, kwh)
        return {key: sum(peaks.values(), _ZERO) / len(peaks) for key, peaks in found.items()}


def span_of(per: Per, day: date) -> object:
    """Return what a maximum that is taken per day, month or billing period is of: None of all of its days."""
    match per:
        case Per.DAY:
            return day
        case Per.MONTH:
            return day.year, day.month
        case _:
            return None
