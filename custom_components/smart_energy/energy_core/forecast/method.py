"""The methods of a forecast by their names, each asked for any block with nothing known from its origin on."""

from __future__ import annotations

from typing import Final

from .day_blocks import DayBlocks
from .day_state import roots
from .profile import PROFILES
from .regression import MIN_BLOCKS, Lines, Regression
from .similar_days import SimilarDays
from .trend import Trend

SIMILAR_DAYS: Final = "similar_days"
LINEAR_REGRESSION: Final = "linear_regression"
BEST: Final = "best"
METHODS: Final = (BEST, *PROFILES, LINEAR_REGRESSION, SIMILAR_DAYS)
"""What `Forecaster` can be asked for."""

DECILES: Final = (0.1, 0.5, 0.9)

_FIRST_ROUNDS: Final = 3
_LATER_ROUNDS: Final = 1
_FIT_EVERY_DAYS: Final = 14


class Methods:
    """All methods on the same blocks. The regression forecasts one day ahead only, and needs six weeks."""

    def __init__(self, blocks: DayBlocks, chosen: str = BEST) -> None:
        """Prepare what several origins share, for the best of all methods or for one of METHODS alone."""
        self.blocks = blocks
        root = roots(blocks)
        self.trend = Trend(blocks)
        self._similar_days = SimilarDays(blocks, root)
        self._chosen = chosen
        wants_regression = chosen in {BEST, LINEAR_REGRESSION}
        self._regression = Regression(blocks, root) if wants_regression and blocks.count >= MIN_BLOCKS else None
        self._lines: Lines | None = None
        self._fitted = 0

    def names(self, origin: int, lead_days: int) -> list[str]:
        """Return the methods that can forecast from blocks before `origin`."""
        can_regress = lead_days == 1 and self._regression is not None and origin >= MIN_BLOCKS
        names = [*PROFILES, SIMILAR_DAYS, *([LINEAR_REGRESSION] if can_regress else [])]
        if self._chosen == BEST:
            return names
        return [self._chosen] if self._chosen in names else [SIMILAR_DAYS]

    def forecast(self, name: str, origin: int, wanted: int) -> list[float]:
        """Return the energies (kWh) by hour of block `wanted` from blocks before `origin`; origins never fall."""
        if name in PROFILES:
            return PROFILES[name](self.blocks, origin, wanted)
        if name == LINEAR_REGRESSION and self._regression is not None:
            return self._regress(self._regression, origin)
        return [median for _, median, _ in self.deciles(origin, wanted)]

    def deciles(self, origin: int, wanted: int) -> list[list[float]]:
        """Return by hour the 10th, 50th and 90th percentile (kWh) of what similar days used."""
        return self._similar_days.quantiles(origin, wanted, DECILES)

    def _regress(self, regression: Regression, origin: int) -> list[float]:
        if self._lines is None or origin >= self._fitted + _FIT_EVERY_DAYS or origin == self.blocks.count:
            rounds = _LATER_ROUNDS if self._lines else _FIRST_ROUNDS
            self._lines = regression.fit(origin, rounds, self._lines)
            self._fitted = origin
        return regression.predict(self._lines, origin)
