"""Corrects running sums of hours that were counted before all readings were there.

Home Assistant's long-term statistics keep for each hour (UTC) the state at its end and the sum up to then. After an
outage all the energy is in the hour of the return. Each hour gets what the readings say, the total stays what it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

HOUR_MS: Final = 3_600_000

_ROUNDING: Final = Decimal("0.001")
"""What a state may exceed the register that it was read from."""


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted in all, and how much of it before the state began at zero again: the state is the rest."""

    total: Decimal
    base: Decimal = Decimal(0)

    @property
    def state(self) -> Decimal:
        """The state that belongs to the total."""
        return self.total - self.base


@dataclass(frozen=True, slots=True)
class SumRow:
    """The state at Unix time `end_ms`, as it was shown, and the running sum; both in the unit of Count."""

    end_ms: int
    state: float | None
    sum: float


@dataclass(frozen=True, slots=True)
class Correction:
    """Rows to write, one for each hour, and what must be added to all later sums.

    `settled` is False while no later row tells whether something must be added.
    """

    rows: tuple[SumRow, ...]
    later: float
    settled: bool


def hours_touched(start_ms: int, end_ms: int) -> range:
    """Return the ends of the hours (Unix ms) whose energy changes when it is booked anew from `start_ms` to `end_ms`.

    None, where the time lies within one hour; else the hour that follows too, because it loses what the others get.
    """
    first = (start_ms // HOUR_MS + 1) * HOUR_MS
    return range(first, end_ms + HOUR_MS + 1, HOUR_MS) if first <= end_ms else range(0)


def runs_of_hours(ends_ms: Iterable[int]) -> list[list[int]]:
    """Group ends of hours (Unix ms) into runs that follow each other, in the order of time."""
    runs: list[list[int]] = []
    for end_ms in sorted(ends_ms):
        if runs and runs[-1][-1] + HOUR_MS == end_ms:
            runs[-1].append(end_ms)
        else:
            runs.append([end_ms])
    return runs


def correct_sums(
    run: Sequence[int],
    rows: Sequence[SumRow],
    count_at: Callable[[int], Count],
    *,
    known_from_ms: int,
    tolerance: float,
) -> Correction:
    """Return what to write for one run of hours, given by their ends (Unix ms).

    `rows` are those that exist, in the order of time, from the last before the run on; the newest may end within an
    hour. `count_at` gives the count at a Unix time in ms, the first or last one known where that lies outside; a row
    that ends before `known_from_ms`, the time of the first, tells by its state what was counted until then. Later
    sums are changed only when the states do not explain them by more than `tolerance`: a reset that was not seen, or
    a sum that began before this count was known.
    """
    start_ms = run[0] - HOUR_MS
    base = next((row for row in reversed(rows) if row.end_ms <= start_ms), None)
    origin = count_at(base.end_ms if base else start_ms).total
    shown_before = _shown(base, count_at) if base else origin
    if base and base.end_ms < known_from_ms and shown_before is not None:
        origin = shown_before
    sum_before = base.sum if base else 0.0
    corrected = tuple(_row(end_ms, count_at(end_ms), origin, sum_before) for end_ms in run)
    after = next((row for row in rows if row.end_ms > run[-1]), None)
    shown_after = _shown(after, count_at) if after else None
    if after is None or shown_before is None or shown_after is None:
        return Correction(corrected, 0.0, settled=shown_before is None)
    later = float(shown_after - shown_before) - (after.sum - sum_before)
    return Correction(corrected, later if abs(later) > tolerance else 0.0, settled=True)


def _row(end_ms: int, count: Count, origin: Decimal, sum_before: float) -> SumRow:
    return SumRow(end_ms, float(count.state), sum_before + float(count.total - origin))


def _shown(row: SumRow, count_at: Callable[[int], Count]) -> Decimal | None:
    """Return the total that belongs to the row's state, None when the state is of an earlier epoch."""
    if row.state is None:
        return None
    count, state = count_at(row.end_ms), Decimal(str(row.state))
    return None if state > count.state + _ROUNDING else count.base + state
