"""An Anomaly: what a home used far beyond what was expected, and why we say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from enum import StrEnum
from typing import Final

from ..limits import UNUSUAL_REACHES
from .explanation import IN_ENGLISH, Language, explain_energy, explain_standby
from .history import History
from .kept_forecast import KeptForecast
from .score import ScoredHour

LOOK_BACK_S: Final = 28 * 86_400
"""It must also lie further out than all before it in four weeks: a home that is often surprising is not alarming."""

LEAST_PAST_S: Final = 14 * 86_400
"""In its first two weeks of forecasts a home's surprises are not known well enough to alarm."""

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
    """What was measured over [start_s, end_s), Unix s, and the limit of what was expected; both kWh, standby both W."""

    kind: AnomalyKind
    start_s: int
    end_s: int
    value: float
    limit: float

    def explanation(self, zone: tzinfo, language: Language = IN_ENGLISH) -> str:
        """Say what was unusual, and why; times are of the home's zone."""
        if self.kind is AnomalyKind.STANDBY_ROSE:
            return explain_standby(self.start_s, self.value, self.limit, zone, language)
        return explain_energy((self.start_s, self.end_s), self.value, self.limit, zone, language)


@dataclass(frozen=True, slots=True)
class _Surprise:
    """How far out a measured energy lay, in reaches of its band: above is positive."""

    start_s: int
    end_s: int
    hour: ScoredHour
    distance: float


def find_anomalies(
    kept: Sequence[KeptForecast],
    history: History,
    *,
    hour_far: float = UNUSUAL_REACHES,
    day_far: float = UNUSUAL_REACHES,
) -> list[Anomaly]:
    """Return the hours and days of kept forecasts that were far outside their bands, in the order of time.

    Far is three times as far as the band reaches, unless `hour_far` and `day_far` say otherwise. Each is compared with
    all surprises of the four weeks before it, of which two must be known, and must differ from the forecast by at
    least half of what the home uses in a usual hour or day. Late data changes the outcome as if it had been in time.
    """
    ordered = sorted(kept, key=lambda forecast: forecast.start_s)
    hours = [surprise for forecast in ordered for surprise in _hours(forecast, history)]
    days = [surprise for forecast in ordered for surprise in _days(forecast, history)]
    found = [
        *_far(hours, hour_far, (AnomalyKind.HOUR_BELOW, AnomalyKind.HOUR_ABOVE)),
        *_far(days, day_far, (AnomalyKind.DAY_BELOW, AnomalyKind.DAY_ABOVE)),
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


def _far(surprises: Sequence[_Surprise], far: float, kinds: tuple[AnomalyKind, AnomalyKind]) -> list[Anomaly]:
    found: list[Anomaly] = []
    for place, surprise in enumerate(surprises):
        if abs(surprise.distance) < far:
            continue
        kind = kinds[surprise.distance > 0]
        goes_on = bool(found) and found[-1].kind is kind and found[-1].end_s == surprise.start_s
        if goes_on or _is_news(surprise, surprises[:place]):
            hour = surprise.hour
            limit = hour.p90 if surprise.distance > 0 else hour.p10
            found.append(Anomaly(kind, surprise.start_s, surprise.end_s, hour.actual_kwh, limit))
    return found


def _is_news(surprise: _Surprise, past: Sequence[_Surprise]) -> bool:
    """Return whether nothing in the four weeks before lay so far out, and it is much for this home."""
    if not past or surprise.start_s - past[0].start_s < LEAST_PAST_S:
        return False
    since_s = surprise.start_s - LOOK_BACK_S
    before = [other for other in past if since_s <= other.start_s]
    side = 1 if surprise.distance > 0 else -1
    furthest = max((side * other.distance for other in before), default=0.0)
    usual = sum(abs(other.hour.actual_kwh) for other in before) / max(len(before), 1)
    off = abs(surprise.hour.actual_kwh - surprise.hour.kwh)
    return side * surprise.distance > furthest and off >= _NOTABLE * usual
