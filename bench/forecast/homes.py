"""The homes that are forecast: the measured one where the data folder is there, and the simulated ones."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
import gzip
import os
from pathlib import Path
from typing import Final

from houses import HOUSES, simulate

SHARED: Final = Path(os.environ.get("SMART_ENERGY_SHARED", Path(__file__).resolve().parents[3] / "shared"))
UCI: Final = "UCI"
SIMULATED_START: Final = datetime(2023, 1, 2, tzinfo=UTC)


def homes() -> dict[str, tuple[datetime, list[float]]]:
    """Return each home's first midnight and its hourly energies (kWh) from then on, in whole days."""
    found = {}
    table = SHARED / "data/household/uci_hourly.csv.gz"
    if table.exists():
        found[UCI] = _uci(table)
    else:
        print(f"{table} is not there, so the measured home is left out.")
    return found | {name: (SIMULATED_START, simulate(name)) for name in HOUSES}


def _uci(table: Path) -> tuple[datetime, list[float]]:
    """Read the UCI household; its clock has no change to summer time and no gaps, so it is taken as UTC."""
    with gzip.open(table, "rt") as lines:
        rows = [(datetime.fromisoformat(row["datetime"]), float(row["kwh"])) for row in csv.DictReader(lines)]
    first = next(k for k, (moment, _) in enumerate(rows) if moment.hour == 0)
    count = (len(rows) - first) // 24 * 24
    return rows[first][0].replace(tzinfo=UTC), [energy for _, energy in rows[first : first + count]]
