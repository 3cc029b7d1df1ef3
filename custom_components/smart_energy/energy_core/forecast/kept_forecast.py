"""A KeptForecast: a day as it was forecast, kept until it can be compared with what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
import math
from typing import Any, Final

from ..json_fields import MAX_INTEGER, number
from ..message_error import MessageError
from .forecaster import Forecaster
from .history import History
from .score import Score, ScoredHour, naive_scale, score

VERSION: Final = 1
KEPT_DAYS: Final = 60
"""So many forecasts are worth keeping: anomalies look back four weeks, scores as far as you like."""

_MAX_HOURS: Final = 200


@dataclass(frozen=True, slots=True)
class KeptForecast:
    """Hours in a row as forecast at the beginning of the first; Unix s and kWh, `times_s` one longer than the others.

    `total_kwh`, `total_p10` and `total_p90` are those of their sum.
    """

    times_s: tuple[int, ...]
    kwh: tuple[float, ...]
    p10: tuple[float, ...]
    p90: tuple[float, ...]
    total_kwh: float
    total_p10: float
    total_p90: float

    @property
    def start_s(self) -> int:
        """When the first hour begins, and the forecast was made from all before it."""
        return self.times_s[0]

    @property
    def end_s(self) -> int:
        """When the last hour ends."""
        return self.times_s[-1]

    @classmethod
    def made_by(cls, forecaster: Forecaster, hours: int = 24) -> KeptForecast:
        """Keep the next hours, a day of them unless told otherwise."""
        forecasts = forecaster.hours(hours)
        total = forecaster.sum(forecasts[0].start, forecasts[-1].end)
        times_s = [int(hour.start.timestamp()) for hour in forecasts]
        return cls(
            times_s=(*times_s, int(forecasts[-1].end.timestamp())),
            kwh=tuple(hour.kwh for hour in forecasts),
            p10=tuple(hour.p10 for hour in forecasts),
            p90=tuple(hour.p90 for hour in forecasts),
            total_kwh=total.kwh,
            total_p10=total.p10,
            total_p90=total.p90,
        )

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> KeptForecast:
        """Read what `to_json` wrote; raises MessageError, which names the field."""
        if number(fields, "version", minimum=1) != VERSION:
            raise MessageError("version", f"expected {VERSION}, got {fields['version']}: a newer version kept it")
        times_s = tuple(int(moment) for moment in _numbers(fields, "times", maximum=MAX_INTEGER))
        if any(after <= before for before, after in pairwise(times_s)):
            raise MessageError("times", "expected rising times")
        columns = {name: _numbers(fields, name) for name in ("kwh", "p10", "p90")}
        for name, column in columns.items():
            if len(column) != len(times_s) - 1:
                raise MessageError(name, f"expected {len(times_s) - 1} numbers, one less than times, got {len(column)}")
        totals = [number(fields, name) for name in ("totalKwh", "totalP10", "totalP90")]
        return cls(times_s, columns["kwh"], columns["p10"], columns["p90"], *totals)

    def to_json(self) -> dict[str, Any]:
        """Return what JSON can hold: Unix s of every start and of the last end, kWh to a thousandth of a Wh."""
        energies = {"kwh": self.kwh, "p10": self.p10, "p90": self.p90}
        totals = {"totalKwh": self.total_kwh, "totalP10": self.total_p10, "totalP90": self.total_p90}
        return {
            "version": VERSION,
            "times": list(self.times_s),
            **{name: [round(energy, 6) for energy in column] for name, column in energies.items()},
            **{name: round(energy, 6) for name, energy in totals.items()},
        }

    def scored(self, history: History) -> list[tuple[int, ScoredHour]]:
        """Return each hour that has been measured since, with its start (Unix s)."""
        measured = history.measured_between(self.start_s, self.end_s)
        rows = zip(self.times_s, self.kwh, self.p10, self.p90, strict=False)
        return [
            (start_s, ScoredHour(kwh, p10, p90, measured[start_s]))
            for start_s, kwh, p10, p90 in rows
            if start_s in measured
        ]


def keep(kept: Sequence[KeptForecast], new: KeptForecast) -> list[KeptForecast]:
    """Return the forecasts to keep: a new one where the last one's hours are over, the last 60 of all.

    So each hour is kept once, as it was forecast up to a day before; call it with every new forecast.
    """
    if kept and new.start_s < kept[-1].end_s:
        return list(kept)
    return [*kept, new][-KEPT_DAYS:]


def score_kept(kept: Iterable[KeptForecast], history: History) -> Score | None:
    """Score kept forecasts against what has been measured by now, late data too; None where nothing has.

    The scale of MASE is the 24 h seasonal naive's error on the history before the first kept forecast, or where
    that holds less than two days, on all of it.
    """
    kept = list(kept)
    if not kept:
        return None
    hours = [hour for forecast in kept for _, hour in forecast.scored(history)]
    before = [hour.energy_kwh for hour in history.hours if hour.end_s <= kept[0].start_s]
    everything = [hour.energy_kwh for hour in history.hours]
    return score(hours, naive_scale(before) or naive_scale(everything))


def _numbers(fields: Mapping[str, Any], name: str, maximum: float = math.inf) -> tuple[float, ...]:
    values = fields.get(name)
    if not isinstance(values, list) or not 1 <= len(values) <= _MAX_HOURS:
        raise MessageError(name, f"expected a list of 1 to {_MAX_HOURS} numbers")
    return tuple(number({name: value}, name, maximum=maximum) for value in values)
