"""Mean and median.

The standard library's `statistics` would do, but the integration has a module of that name beside this package, as Home
Assistant prescribes, and a type checker that sees both takes the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence


def mean(values: Sequence[float]) -> float:
    """Return the arithmetic mean of at least one value."""
    return sum(values) / len(values)


def median(values: Sequence[float]) -> float:
    """Return the middle of at least one value, between two the mean of both."""
    rising = sorted(values)
    middle = len(rising) // 2
    return rising[middle] if len(rising) % 2 else (rising[middle - 1] + rising[middle]) / 2
