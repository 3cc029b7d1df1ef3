"""The rest of a period that has begun: by the trend and by the period's days so far, together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .trend import Trend

_POWER: Final = 4
_TINY_KWH: Final = 1e-9
_FEWEST_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class PeriodRest:
    """How the rest of a period is expected: `trend_share` by the trend, the rest of it at `day_kwh` a day.

    `errors` are what such a forecast would have been off by (kWh, measured minus expected) in the past, over `days`.
    """

    trend_share: float
    day_kwh: float
    days: int
    errors: list[float]

    @classmethod
    def of(cls, trend: Trend, origin: int, past_days: int, days: int) -> PeriodRest | None:
        """Weigh both by the 4th power of their mean errors over `days` days, from every origin that is past.

        None without a day so far, and for less than two days to come, which the hours know better. Both weigh alike
        where nothing is past. Combining by past errors: Bates and Granger 1969.
        """
        past_days = min(past_days, origin)
        if past_days < 1 or days < _FEWEST_DAYS:
            return None
        tries = trend.tries(past_days, days)
        by_trend, by_mean = (sum(abs(pair[k]) for pair in tries) + _TINY_KWH for k in (0, 1))
        share = 1 / (1 + (by_trend / by_mean) ** _POWER)
        errors = [share * one + (1 - share) * other for one, other in tries]
        return cls(share, trend.so_far(origin, past_days), days, errors)

    def expected(self, trend_kwh: float, hours: float) -> float:
        """Return the energy (kWh) of the rest, of which the trend expects `trend_kwh`, and which lasts `hours`."""
        return self.trend_share * trend_kwh + (1 - self.trend_share) * self.day_kwh * hours / 24
