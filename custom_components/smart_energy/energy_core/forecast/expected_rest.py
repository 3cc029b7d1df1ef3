"""The hours that are still to come of a time, as its sum expects them: what an expected cost is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import fsum
from typing import Final

_HOUR: Final = timedelta(hours=1)

type Energies = list[tuple[datetime, datetime, float]]
"""Start and end (UTC) and net energy in kWh; negative is exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedRest:
    """The rest of a time up to `end` (UTC), by `hours` that add up to its expected sum.

    80 % of such sums should lie from `below_kwh` under it to `above_kwh` over it. Where it moves, each hour takes a
    part in proportion to its `weights`.
    """

    end: datetime
    hours: Energies
    weights: list[float]
    below_kwh: float
    above_kwh: float

    @property
    def kwh(self) -> float:
        """The expected net energy of the rest."""
        return fsum(kwh for _start, _end, kwh in self.hours)

    def low(self) -> Energies:
        """Return hours that add up to the P10 of the sum."""
        return self.moved(-self.below_kwh)

    def high(self) -> Energies:
        """Return hours that add up to the P90 of the sum."""
        return self.moved(self.above_kwh)

    def moved(self, more_kwh: float) -> Energies:
        """Return hours that add up to that much more; where nothing weighs, all take the same part."""
        weights = self.weights if fsum(self.weights) > 0 else [(end - start) / _HOUR for start, end, _kwh in self.hours]
        unit = more_kwh / max(fsum(weights), 1e-9)
        return [
            (start, end, kwh + unit * weight) for (start, end, kwh), weight in zip(self.hours, weights, strict=True)
        ]
