"""How far a sum over many hours may be off: errors of neighbouring hours and days go together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, fsum, sqrt, sumprod
from typing import Final

from .band import TAIL
from .outlook import Outlook

_FEWEST: Final = 20
_MEMORY_DAYS: Final = 7
_QUANTILE: Final = 1.2816
"""The 90th percentile of the standard normal distribution, for TAIL."""


@dataclass(frozen=True, slots=True)
class Place:
    """One hour of a forecast: its block counted from 1, its hour in it, and how long it is in hours."""

    lead_days: int
    h: int
    share: float


def sum_band(places: Sequence[Place], outlook: Callable[[int], Outlook]) -> tuple[float, float] | None:
    """Return how far below and above the mean (kWh) 80 % of such sums should lie; None without enough of a past.

    A sum over up to a week takes the errors that the same sum had in past trials. A longer one takes the variance of
    a day's error, and how it goes with those of the week before it (Newey and West 1987); it adds that the mean error
    itself is known from so many days only.
    """
    errors = _past_sums(places, outlook) if places[-1].lead_days - places[0].lead_days < _MEMORY_DAYS else []
    if len(errors) >= _FEWEST:
        errors.sort()
        place = min(ceil((len(errors) + 1) * (1 - TAIL)), len(errors))
        return max(-errors[-place], 0.0), max(errors[place - 1], 0.0)
    days = [sum_of(day, range(24)) for _, day in sorted(outlook(places[-1].lead_days).errors.items())]
    known = [error for error in days if error is not None]
    if len(known) <= _MEMORY_DAYS:
        return None
    reach = _QUANTILE * sqrt(_variance(known, sum(place.share for place in places) / 24))
    return reach, reach


def _past_sums(places: Sequence[Place], outlook: Callable[[int], Outlook]) -> list[float]:
    """Return the errors of the same hours in every past trial that reaches over all of them."""
    hours: dict[int, list[int]] = {}
    for place in places:
        hours.setdefault(place.lead_days, []).append(place.h)
    errors = {lead: outlook(lead).errors for lead in hours}
    found = []
    for first in outlook(1).errors:
        days = [(errors[lead].get(first + lead - 1), wanted) for lead, wanted in hours.items()]
        sums = [sum_of(day, wanted) for day, wanted in days]
        if None not in sums:
            found.append(fsum(error for error in sums if error is not None))
    return found


def sum_of(day: Sequence[float | None] | None, wanted: Sequence[int]) -> float | None:
    """Return the sum over the wanted hours of a day, in proportion where some are unknown; None where most are."""
    known = [error for error in (day[h] for h in wanted) if error is not None] if day else []
    return fsum(known) * len(wanted) / len(known) if 2 * len(known) > len(wanted) else None


def _variance(errors: Sequence[float], days: float) -> float:
    """Return the variance of a sum of so many daily errors about zero."""
    count = len(errors)
    products = [sumprod(errors[: count - lag], errors[lag:]) / count for lag in range(_MEMORY_DAYS + 1)]
    tapered = [2 * (1 - lag / (_MEMORY_DAYS + 1)) * product for lag, product in enumerate(products)]
    together = fsum(max(days - lag, 0.0) * tapered[lag] for lag in range(1, _MEMORY_DAYS + 1))
    of_mean = (products[0] + max(fsum(tapered[1:]), 0.0)) / count * days * days
    return products[0] * days + max(together, 0.0) + of_mean
