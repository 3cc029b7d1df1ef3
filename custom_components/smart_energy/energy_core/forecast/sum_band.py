"""How far a sum over many hours may be off: errors of neighbouring hours and days go together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, fsum
from typing import Final

from .band import TAIL
from .outlook import Outlook
from .trend import Trend

_FEWEST: Final = 20
_FEWEST_APART: Final = 3
_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Place:
    """One hour of a forecast: its block counted from 1, its hour in it, and how long it is in hours."""

    lead_days: int
    h: int
    share: float


def sum_band(places: Sequence[Place], outlook: Callable[[int], Outlook], trend: Trend) -> tuple[float, float] | None:
    """Return how far below and above the mean (kWh) 80 % of such sums should lie; None without enough of a past.

    A sum over up to a week takes the errors that the same sum had in past trials, a longer one those that the trend
    had over as many days. Sums that overlap tell the same in part, so the quantile is taken further out: split
    conformal prediction with half as many errors again as do not overlap (Lo and MacKinlay 1989).
    """
    days = places[-1].lead_days - places[0].lead_days + 1
    return error_band(_past_sums(places, outlook) if days <= _WEEK else trend.errors(days), days)


def error_band(past_errors: Sequence[float], days: int) -> tuple[float, float] | None:
    """Return how far below and above 80 % of sums over so many days should lie, by past errors of such sums (kWh)."""
    errors = sorted(past_errors)
    apart = 1.5 * len(errors) / days
    if len(errors) < _FEWEST or apart < _FEWEST_APART:
        return None
    share = min((1 - TAIL) * (1 + 1 / apart), 1.0)
    place = min(ceil(share * len(errors)), len(errors))
    return max(-errors[-place], 0.0), max(errors[place - 1], 0.0)


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
