"""An Anomaly: what a home used far beyond what was expected, and why we say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from typing import Final

from .history import History
from .kept_forecast import KeptForecast
from .score import ScoredHour

FAR: Final = 3.0
"""An hour or a day is far outside where it lies three times as far from the forecast as the band reaches."""

LOOK_BACK_S: Final = 28 * 86_400
"""It must also lie further out than all before it in four weeks: a home that is often surprising is not alarming."""

_NOTABLE: Final = 0.5
_LEAST_REACH_KWH: Final = 1e-3


class AnomalyKind(StrEnum):
    """What was unusual."""

    HOUR_ABOVE = "hourAboveForecast"
    HOUR_BELOW = "hourBelowForecast"
    DAY_ABOVE = "dayAboveForecast"
    DAY_BELOW = "dayBelowForecast"
    STANDBY_ROSE = "standbyRose"


@dataclass(frozen=True, slots=True)
class Anomaly:
    """What was measured over [start_s, end_s), Unix s, and the limit of what was expected; both kWh, standby both W.

    `explanation` is plain English, times are of the home's zone.
    """

    kind: AnomalyKind
    start_s: int
    end_s: int
    value: float
    limit: float
    explanation: str


@dataclass(frozen=True, slots=True)
class _Surprise:
    """How far out a measured energy lay, in reaches of its band: above is positive."""

    start_s: int
    end_s: int
    hour: ScoredHour
    distance: float


def find_anomalies(kept: Sequence[KeptForecast], history: History) -> list[Anomaly]:
    """Return the hours and days of kept forecasts that were far outside their bands, in the order of time.

    Each is compared with all surprises of the four weeks before it, and must differ from the forecast by at least half
    of what the home uses in a usual hour or day. Late data changes the outcome as if it had been in time.
    """
    ordered = sorted(kept, key=lambda forecast: forecast.start_s)
    hours = [surprise for forecast in ordered for surprise in _hours(forecast, history)]
    days = [surprise for forecast in ordered for surprise in _days(forecast, history)]
    found = [
        *_far(hours, (AnomalyKind.HOUR_BELOW, AnomalyKind.HOUR_ABOVE), history.zone),
        *_far(days, (AnomalyKind.DAY_BELOW, AnomalyKind.DAY_ABOVE), history.zone),
    ]
    return sorted(found, key=lambda anomaly: (anomaly.end_s, anomaly.start_s))


def _hours(forecast: KeptForecast, history: History) -> list[_Surprise]:
    ends = dict(zip(forecast.times_s, forecast.times_s[1:], strict=False))
    return [_surprise(start_s, ends[start_s], hour) for start_s, hour in forecast.scored(history)]


def _days(forecast: KeptForecast, history: History) -> list[_Surprise]:
    measured = history.measured_between(forecast.start_s, forecast.end_s)
    if len(measured) < len(forecast.kwh):
        return []
    day = ScoredHour(forecast.total_kwh, forecast.total_p10, forecast.total_p90, sum(measured.values()))
    return [_surprise(forecast.start_s, forecast.end_s, day)]


def _surprise(start_s: int, end_s: int, hour: ScoredHour) -> _Surprise:
    off = hour.actual_kwh - hour.kwh
    reach = hour.p90 - hour.kwh if off > 0 else hour.kwh - hour.p10
    return _Surprise(start_s, end_s, hour, off / max(reach, _LEAST_REACH_KWH))


def _far(surprises: Sequence[_Surprise], kinds: tuple[AnomalyKind, AnomalyKind], zone: tzinfo) -> list[Anomaly]:
    found = []
    for surprise in surprises:
        if abs(surprise.distance) < FAR:
            continue
        since_s = surprise.start_s - LOOK_BACK_S
        before = [other for other in surprises if since_s <= other.start_s < surprise.start_s]
        above = surprise.distance > 0
        furthest = max((other.distance if above else -other.distance for other in before), default=0.0)
        usual = sum(abs(other.hour.actual_kwh) for other in before) / max(len(before), 1)
        off = abs(surprise.hour.actual_kwh - surprise.hour.kwh)
        if abs(surprise.distance) > furthest and off >= _NOTABLE * usual:
            found.append(_anomaly(kinds[above], surprise, zone))
    return found


def _anomaly(kind: AnomalyKind, surprise: _Surprise, zone: tzinfo) -> Anomaly:
    hour = surprise.hour
    above = surprise.distance > 0
    start, end = (
        datetime.fromtimestamp(moment_s, UTC).astimezone(zone) for moment_s in (surprise.start_s, surprise.end_s)
    )
    verb = "used" if hour.actual_kwh >= 0 else "exported"
    explanation = (
        f"From {start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M} the home {verb} {abs(hour.actual_kwh):.2f} kWh; "
        f"{hour.p10:.2f} to {hour.p90:.2f} kWh were expected. Nothing in the four weeks before lay so far "
        f"{'above' if above else 'below'} its forecast."
    )
    limit = hour.p90 if above else hour.p10
    return Anomaly(kind, surprise.start_s, surprise.end_s, hour.actual_kwh, limit, explanation)
