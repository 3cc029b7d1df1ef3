"""Why something is unusual, or not forecast yet: English here, other languages bring templates of the same names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Final

STANDBY: Final = "unusual_standby"
TOO_SHORT: Final = "forecast_too_short"

ENGLISH: Final[Mapping[str, str]] = {
    "unusual_used_above": (
        "From {start} to {end} the home used {value} kWh; at most {limit} kWh were expected. Nothing in the four weeks "
        "before lay so far above its forecast. See whether something is switched on that need not be."
    ),
    "unusual_used_below": (
        "From {start} to {end} the home used only {value} kWh; at least {limit} kWh were expected. Nothing in the four "
        "weeks before lay so far below its forecast. See whether something that should run is off."
    ),
    "unusual_net_above": (
        "From {start} to {end} the home's net energy was {value} kWh (negative is exported); at most {limit} kWh were "
        "expected. Nothing in the four weeks before lay so far above its forecast. See whether panels or battery work."
    ),
    "unusual_net_below": (
        "From {start} to {end} the home's net energy was {value} kWh (negative is exported); at least {limit} kWh were "
        "expected. Nothing in the four weeks before lay so far below its forecast."
    ),
    STANDBY: (
        "Since {start} the home has hardly ever used less than {value} W; in the weeks before it was {limit} W. "
        "Something new may stay switched on: {rise} W are {year} kWh a year."
    ),
    TOO_SHORT: (
        "{measured} full hours were measured so far; a forecast needs at least {needed}, and gets better with every "
        "week up to a year."
    ),
}

_HOURS_A_YEAR: Final = 8766


@dataclass(frozen=True, slots=True)
class Language:
    """Templates by name, as in ENGLISH, and the decimal mark of numbers."""

    templates: Mapping[str, str]
    decimal_mark: str

    def number(self, value: float, decimals: int) -> str:
        """Return a number as a person reads it."""
        return f"{value:.{decimals}f}".replace(".", self.decimal_mark)


IN_ENGLISH: Final = Language(ENGLISH, ".")


def explain_energy(
    span_s: tuple[float, float], value_kwh: float, limit_kwh: float, zone: tzinfo, language: Language
) -> str:
    """Say what was measured over a span (Unix s), and what was expected at most, or at least; kWh."""
    sort = "used" if min(value_kwh, limit_kwh) >= 0 else "net"
    side = "above" if value_kwh > limit_kwh else "below"
    start, end = (_local(moment_s, zone) for moment_s in span_s)
    return language.templates[f"unusual_{sort}_{side}"].format(
        start=start, end=end, value=language.number(value_kwh, 2), limit=language.number(limit_kwh, 2)
    )


def explain_standby(since_s: float, value_w: float, limit_w: float, zone: tzinfo, language: Language) -> str:
    """Say how far standby rose, and what that is in a year; W."""
    rise_w = value_w - limit_w
    return language.templates[STANDBY].format(
        start=_local(since_s, zone),
        value=language.number(value_w, 0),
        limit=language.number(limit_w, 0),
        rise=language.number(rise_w, 0),
        year=language.number(rise_w * _HOURS_A_YEAR / 1000, 0),
    )


def explain_too_short(full_hours: int, needed: int, language: Language) -> str:
    """Say why there is no forecast yet."""
    return language.templates[TOO_SHORT].format(measured=full_hours, needed=needed)


def _local(moment_s: float, zone: tzinfo) -> str:
    return f"{datetime.fromtimestamp(moment_s, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
