"""Standby that crept up: the least that a home uses, day by day."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import Final

from ..limits import STANDBY_RISE_W
from .anomaly import Anomaly, AnomalyKind
from .centre import median
from .history import History, Hour

RECENT_DAYS: Final = 7
BEFORE_DAYS: Final = 28

_LEAST_SHARE: Final = 0.1
_DAYS_ABOVE: Final = 6
_NIGHT_HOURS: Final = range(6)
_FULL_DAY: Final = 20
_WATTS: Final = 1000.0


def standby_rise(history: History, least_rise_w: float = STANDBY_RISE_W) -> Anomaly | None:
    """Compare the standby of the last 7 full days with that of the 28 before; None where it did not rise for good.

    A day's standby is the mean power (W) of its hour with the least energy, where anything is exported of its night
    hours 0 to 5. It rose where the median did by `least_rise_w` and by a tenth, and 6 of the 7 days lie above
    nine tenths of the days before: so a holiday that ended is none. Needs at least two weeks of days with 20 hours.
    """
    days = _daily_standby(history)[-RECENT_DAYS - BEFORE_DAYS :]
    recent, before = days[-RECENT_DAYS:], days[:-RECENT_DAYS]
    if len(before) < RECENT_DAYS:
        return None
    was = median([watts for _, watts in before])
    now = median([watts for _, watts in recent])
    high = sorted(watts for _, watts in before)[len(before) * 9 // 10]
    rise = now - was
    if rise < max(least_rise_w, abs(was) * _LEAST_SHARE) or sum(w > high for _, w in recent) < _DAYS_ABOVE:
        return None
    first = recent[0][0]
    return Anomaly(AnomalyKind.STANDBY_ROSE, first.start_s, history.end_s, now, was)


def _daily_standby(history: History) -> list[tuple[Hour, float]]:
    """Return each day's first measured hour with the least mean power (W) among them."""
    days: dict[int, list[Hour]] = {}
    exports = False
    for hour in history.hours[-(RECENT_DAYS + BEFORE_DAYS + 2) * 24 :]:
        if hour.energy_kwh is not None:
            days.setdefault(_local(hour, history.zone).toordinal(), []).append(hour)
            exports = exports or hour.energy_kwh < 0
    wanted = _NIGHT_HOURS if exports else range(24)
    found = []
    for hours in days.values():
        powers = [_power_w(hour) for hour in hours if _local(hour, history.zone).hour in wanted]
        if len(hours) >= _FULL_DAY and powers:
            found.append((hours[0], min(powers)))
    return found


def _power_w(hour: Hour) -> float:
    return (hour.energy_kwh or 0.0) * _WATTS * 3600 / (hour.end_s - hour.start_s)


def _local(hour: Hour, zone: tzinfo) -> datetime:
    return datetime.fromtimestamp(hour.start_s, UTC).astimezone(zone)
