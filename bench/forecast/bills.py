"""A month's bill as it is expected within the month, in money, on two tariffs of docs/tariffs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
import json
from pathlib import Path
from typing import Final

from energy_core.bill.expected_bill import expected_bill, expected_intervals
from energy_core.bill.running_cost import Checkpoint, RunningCost
from energy_core.forecast.expected_rest import Energies, ExpectedRest
from energy_core.tariff.contract import Tariff
from energy_core.tariff.reader import tariff_from_json

TARIFFS: Final = ("spain_2_0td", "tiers")
_ROOT: Final = Path(__file__).resolve().parents[2]


def month_bills(start: datetime, month: list[float], known: int, rest: ExpectedRest) -> dict[str, list[float]]:
    """Return of each tariff: the month's bill, the one so far / days, ours, its P10 and P90.

    `month` are hourly energies from `start` (midnight, UTC), of which `known` days are known.
    """
    return {name: _bills(_tariff(name), start, month, known, rest) for name in TARIFFS}


def _bills(tariff: Tariff, start: datetime, month: list[float], known: int, rest: ExpectedRest) -> list[float]:
    so_far = _counted(tariff, start, month[: known * 24])
    actual = _counted(tariff, start, month).ledger.bill().total
    naive = so_far.ledger.bill(so_far.counted_until).total / known * Decimal(len(month) // 24)
    ours = expected_bill(so_far, rest)
    return [float(amount) for amount in (actual, naive, ours.bill.total, ours.p10, ours.p90)]


def _counted(tariff: Tariff, start: datetime, energies: list[float]) -> RunningCost:
    running = RunningCost(tariff, UTC, Checkpoint(start=start))
    hour = timedelta(hours=1)
    hours: Energies = [(start + k * hour, start + (k + 1) * hour, energy) for k, energy in enumerate(energies)]
    running.add(expected_intervals(hours, start, start + len(energies) * hour))
    return running


def _tariff(name: str) -> Tariff:
    """Read a tariff, as if it had held at all times."""
    document = json.loads((_ROOT / f"docs/tariffs/{name}.json").read_text())
    for contract in document["contracts"]:
        contract.pop("from", None)
    return tariff_from_json(document)
