"""How good forecasts were: MAE, MASE and the coverage of their bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Scores over `hours` hours: `mae_kwh` the mean absolute error, `mase` its ratio to the seasonal naive's.

    `coverage` is the share of hours from P10 to P90; 0.8 is meant. `mase` is None where the history has no scale.
    """

    hours: int
    mae_kwh: float
    mase: float | None
    coverage: float


@dataclass(frozen=True, slots=True)
class ScoredHour:
    """An hour as it was forecast and as it was measured, kWh."""

    kwh: float
    p10: float
    p90: float
    actual_kwh: float


def score(hours: Sequence[ScoredHour], scale_kwh: float | None) -> Score | None:
    """Score forecast hours against what was measured; None without hours.

    MASE (Hyndman and Koehler 2006) divides the mean absolute error by `scale_kwh`, see `naive_scale`.
    """
    if not hours:
        return None
    mae = sum(abs(hour.actual_kwh - hour.kwh) for hour in hours) / len(hours)
    inside = sum(hour.p10 <= hour.actual_kwh <= hour.p90 for hour in hours)
    return Score(len(hours), mae, mae / scale_kwh if scale_kwh else None, inside / len(hours))


def naive_scale(energies_kwh: Sequence[float | None], season_hours: int = 24) -> float | None:
    """Return the mean absolute difference (kWh) between each hour and the one a season before; None without a pair."""
    pairs = zip(energies_kwh, energies_kwh[season_hours:], strict=False)
    differences = [abs(after - before) for before, after in pairs if before is not None and after is not None]
    return sum(differences) / len(differences) if differences else None


def mean_absolute_error(forecast_kwh: Iterable[float], actual_kwh: Iterable[float | None]) -> float:
    """Return the mean absolute error (kWh) over the hours that were measured, of which there must be one."""
    errors = [abs(a - f) for f, a in zip(forecast_kwh, actual_kwh, strict=True) if a is not None]
    return sum(errors) / len(errors)
