"""What was sent, stored and shown, side by side; only equal is good."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
import time
from typing import TYPE_CHECKING, Any

from pymongo import MongoClient

from .meter import Meter

if TYPE_CHECKING:
    from .house import House

DRAIN_S = 30
_WH_PER_UNIT = {"Wh": 1, "kWh": 1000, "MWh": 1_000_000}


@dataclass(frozen=True, slots=True)
class Row:
    """One meter: readings counted at each hop, and the register in Wh at each hop."""

    device_id: str
    published: int
    stored: int
    distinct: int
    meter_wh: Decimal
    database_wh: Decimal
    shown_wh: Decimal

    @property
    def agrees(self) -> bool:
        """Whether nothing was lost, nothing came twice, and the register is the same everywhere."""
        counts = {self.published, self.stored, self.distinct}
        return self.published > 0 and len(counts) == 1 and self.meter_wh == self.database_wh == self.shown_wh


async def compare(house: House, meters: list[Meter], say: Callable[[str], None]) -> int:
    """Stop publishing, let everything arrive, print the table; 0 when every row agrees, else 1."""
    say("Publishing is stopped; waiting until everything has arrived ...")
    await asyncio.gather(*(meter.stop_publishing() for meter in meters))
    deadline = time.monotonic() + DRAIN_S
    while True:
        rows = [await _row(house, meter) for meter in meters]
        if all(row.agrees for row in rows) or time.monotonic() > deadline:
            break
        await asyncio.sleep(0.5)
    for line in _table(rows):
        say(line)
    if all(row.agrees for row in rows):
        say("All agree.")
        return 0
    say(f"They do not agree, {DRAIN_S} s after publishing was stopped. The logs are in {house.layout.folder}/logs.")
    return 1


async def _row(house: House, meter: Meter) -> Row:
    values = await meter.values("readings_published", "energy_register")
    stored, distinct, database_wh = await asyncio.to_thread(_stored, house.database.url, meter.device_id)
    states = await house.home_assistant.states()
    shown = states[meter.entity("energy")]
    return Row(
        device_id=meter.device_id,
        published=round(values["readings_published"]),
        stored=stored,
        distinct=distinct,
        meter_wh=_milli(Decimal(values["energy_register"])),
        database_wh=_milli(database_wh),
        shown_wh=_shown_wh(shown),
    )


def _shown_wh(state: dict[str, Any]) -> Decimal:
    if state["state"] in ("unknown", "unavailable"):
        return Decimal("NaN")
    return _milli(Decimal(state["state"]) * _WH_PER_UNIT[state["attributes"]["unit_of_measurement"]])


def _milli(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.001"))


def _stored(url: str, device_id: str) -> tuple[int, int, Decimal]:
    client: MongoClient[dict[str, Any]] = MongoClient(url)
    with client:
        readings = list(client.get_default_database()["readings"].find({"deviceId": device_id}))
    timestamps = {reading["timestamp"] for reading in readings}
    newest = max(readings, key=lambda reading: reading["timestamp"], default={"energy": 0})
    return len(readings), len(timestamps), Decimal(str(newest["energy"]))


def _table(rows: list[Row]) -> list[str]:
    head = f"{'meter':<12}{'published':>10}{'stored':>8}{'distinct':>10}{'meter Wh':>14}{'MongoDB Wh':>14}{'HA Wh':>14}"
    return [
        "",
        head,
        *(
            f"{row.device_id:<12}{row.published:>10}{row.stored:>8}{row.distinct:>10}"
            f"{row.meter_wh:>14}{row.database_wh:>14}{row.shown_wh:>14}  {'equal' if row.agrees else 'DIFFERENT'}"
            for row in rows
        ),
        "",
    ]
