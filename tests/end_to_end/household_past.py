"""What the household used, hour by hour, moved to this year by whole weeks; UCI's where it is at hand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import gzip
from itertools import accumulate
import math
import os
from pathlib import Path

from demo.history import past_hours
from demo.layout import ROOT
from demo.meter import loads_of

HOUR_S = 3600
WEEK = timedelta(weeks=1)
DAYS = 372
UCI = Path(os.environ.get("SMART_ENERGY_SHARED", ROOT.parent / "shared")) / "data/household/uci_hourly.csv.gz"
PARTS = {"kitchen": "sub1_kwh", "laundry": "sub2_kwh", "heating": "sub3_kwh"}
SHARES = {"kitchen": 0.1, "laundry": 0.15, "heating": 0.4}
"""Of the simulated house, where UCI's is missing."""

SWING, SWING_S = 0.2, 300
"""Power swings by this share of the hour's mean, so often: nobody's is constant."""


@dataclass(frozen=True, slots=True)
class Hour:
    """One hour from `start_s` (Unix s): the mean power of the house in W, of each part, and the voltage."""

    start_s: int
    house_w: float
    parts_w: dict[str, float]
    voltage: float


class Past:
    """Registers and powers of the house's meters at any time, by the meters' ids."""

    def __init__(self, hours: Sequence[Hour]) -> None:
        """Count registers in Wh from zero at the first hour; all hours follow one another."""
        self.hours = hours
        self._starts = [hour.start_s for hour in hours]
        names = ["house", *(f"house-{part}" for part in PARTS)]
        self._registers = {name: [0.0, *accumulate(self._mean_w(name, hour) for hour in hours)] for name in names}

    def at(self, device_id: str, time_s: float) -> tuple[float, float, float]:
        """Return power (W), register (Wh) and voltage (V) of a meter; one without a past uses 20 W from 1970 on."""
        index = bisect_right(self._starts, time_s) - 1
        hour = self.hours[index]
        if device_id not in self._registers:
            return 20.0, 20.0 * time_s / HOUR_S, hour.voltage
        turn = 2 * math.pi / SWING_S
        passed_s = time_s - hour.start_s
        mean_w = self._mean_w(device_id, hour)
        swung_s = SWING / turn * (1 - math.cos(turn * passed_s))
        register = self._registers[device_id][index] + mean_w * (passed_s + swung_s) / HOUR_S
        return mean_w * (1 + SWING * math.sin(turn * passed_s)), register, hour.voltage

    def registers(
        self, device_ids: Sequence[str], until_s: float, since_s: float = 0
    ) -> Iterator[tuple[str, int, float]]:
        """Yield meter, time (Unix s) and register (Wh) at every hour's start between two times."""
        for device_id in device_ids:
            for start_s, register in zip(self._starts, self._registers[device_id], strict=False):
                if since_s <= start_s < until_s:
                    yield device_id, start_s, round(register, 3)

    def energy_kwh(self, device_id: str, start: datetime, end: datetime) -> float:
        """Return what a meter counted between two times."""
        registers = [self.at(device_id, moment.timestamp())[1] for moment in (start, end)]
        return (registers[1] - registers[0]) / 1000

    @staticmethod
    def _mean_w(device_id: str, hour: Hour) -> float:
        return hour.parts_w.get(device_id.removeprefix("house-"), hour.house_w)


def uci_past(now: datetime) -> Past:
    """Return the UCI household's year as the year before `now` and two days on, weekday on weekday."""
    with gzip.open(UCI, "rt") as lines:
        rows = list(csv.DictReader(lines))
    times = [datetime.fromisoformat(row["datetime"]).replace(tzinfo=UTC) for row in rows]
    weeks = math.ceil((now + timedelta(days=2) - times[-1]) / WEEK)
    moved = [time + weeks * WEEK for time in times]
    first = now - timedelta(days=DAYS)
    return Past(
        [
            Hour(
                int(start.timestamp()),
                float(row["kwh"]) * 1000,
                {part: float(row[column]) * 1000 for part, column in PARTS.items()},
                float(row["voltage"]),
            )
            for start, row in zip(moved, rows, strict=True)
            if start >= first
        ]
    )


def simulated_past(now: datetime) -> Past:
    """Return the demo's simulated household over the same time."""
    until = now + timedelta(days=2)
    return Past(
        [
            Hour(
                int(hour.start.timestamp()),
                hour.energy_wh,
                {part: share * hour.energy_wh for part, share in SHARES.items()},
                231.0,
            )
            for hour in past_hours(loads_of("meter-01"), until, "meter-01", DAYS)
        ]
    )
