"""What is known about a home when a block begins: how much it used in the last hours, days and weeks."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from .day_blocks import DayBlocks
from .signed_root import signed_root

DAYS: Final = (1, 3, 7, 28)
LAST_HOURS: Final = (3, 12)


def roots(blocks: DayBlocks) -> list[list[float]]:
    """Return the energies by hour and block on the scale of `signed_root`."""
    return [[signed_root(value) for value in row] for row in blocks.energy]


def day_states(root: list[list[float]]) -> list[list[float]]:
    """Return six columns over the beginnings of blocks 0 to n: mean roots of the last 1, 3, 7 and 28 days, 3 and 12 h.

    Entry `k` looks at blocks before `k` only, at fewer where there are fewer; entry 0 repeats entry 1.
    """
    days = [sum(column) / 24 for column in zip(*root, strict=True)]
    columns = [_means(days, count) for count in DAYS]
    columns += [[sum(column) / hours for column in zip(*root[-hours:], strict=True)] for hours in LAST_HOURS]
    return [[column[0], *column] for column in columns]


def _means(values: list[float], count: int) -> list[float]:
    """Return for each place the mean of the last `count` values up to and with it."""
    sums = [0.0, *accumulate(values)]
    return [(sums[k] - sums[max(k - count, 0)]) / min(k, count) for k in range(1, len(sums))]
