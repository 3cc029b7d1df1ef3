"""Histories of homes that tests make up: a rhythm, chance, and what goes wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from itertools import islice
import math
from random import Random

from energy_core.forecast.history import History, Hour, clock_hours

START = datetime(2025, 1, 6, tzinfo=UTC)
"""A Monday."""

type Energy = Callable[[datetime], float | None]


def rhythm(moment: datetime) -> float:
    """Return kWh: a base, a morning and an evening, more at the weekend."""
    hour = moment.hour
    busy = 0.8 * math.exp(-((hour - 7) ** 2) / 4) + 1.5 * math.exp(-((hour - 19) ** 2) / 9)
    return 0.2 + busy * (1.4 if moment.weekday() >= 5 else 1.0)


def noisy(seed: int = 1, size: float = 0.3, energy: Callable[[datetime], float] = rhythm) -> Energy:
    """Return the rhythm times chance that is the same for the same hour and seed."""

    def of(moment: datetime) -> float:
        return energy(moment) * math.exp(Random(f"{seed} {moment.timestamp()}").gauss(0, size))

    return of


def history(hours: int, energy: Energy, zone: tzinfo = UTC, start: datetime = START) -> History:
    """Return that many hours of a home; `energy` gets local times and returns kWh or None."""
    times = islice(clock_hours(start.timestamp(), zone), hours)
    return History(zone, tuple(Hour(a, b, energy(datetime.fromtimestamp(a, zone))) for a, b in times))
