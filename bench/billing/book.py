"""ratebook, an engine for OpenEI rates: a ladder for each period, no demand."""

from __future__ import annotations

from typing import Any

from ratebook import estimate_annual
from ratebook.urdb import tariff_from_v8


def monthly_bills(rate: dict[str, Any], load_kw: list[float]) -> list[float]:
    """The bills of twelve months, exact."""
    result = estimate_annual(tariff_from_v8(rate), load_kw, 2018)
    if not result.ok:
        raise ValueError(str(result.refusal))
    return [float(window.total) for window in result.windows]
