"""How long the hourly update of a meter's costs takes in Home Assistant: registers, bill, price, tier, demand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
import json
from random import Random
import statistics
import time
from zoneinfo import ZoneInfo

import speed_tariff

from custom_components.smart_energy.cost_account import CostAccount
from custom_components.smart_energy.energy_core.bill.running_cost import Checkpoint, RunningCost
from custom_components.smart_energy.energy_core.register_track import RegisterTrack
from custom_components.smart_energy.energy_core.tariff.reader import tariff_from_json
from custom_components.smart_energy.meter_cost import MeterCost

ZONE = ZoneInfo("Europe/Berlin")
LIMIT_MS = 5.0
HOURS = 31 * 24 - 1
STEP = timedelta(seconds=60)


def main() -> int:
    """Print milliseconds of CPU time of every hour of a month beside the limit; return 1 where the median passes it."""
    taken_ms = sorted(_updates())
    figures = {
        "median": statistics.median(taken_ms),
        "99th percentile": taken_ms[len(taken_ms) * 99 // 100],
        "slowest": taken_ms[-1],
    }
    name = "an hourly update in Home Assistant (60 readings, bill, all figures)"
    print(json.dumps({f"{name}, {which} ms": f"{ms:.2f}" for which, ms in figures.items()}, indent=1))
    share = figures["median"] / LIMIT_MS
    print(f"the median is {share:.0%} of the limit of {LIMIT_MS:g} ms, the 99th percentile "
          f"{figures['99th percentile'] / LIMIT_MS:.0%}")  # fmt: skip
    return 0 if share < 1 else 1


def _updates() -> list[float]:
    start = datetime(2026, 1, 1, tzinfo=ZONE).astimezone(UTC)
    tariff = tariff_from_json(speed_tariff.TARIFF)
    account = CostAccount(since=start, currency="EUR", tariff="")
    meter = MeterCost(
        tariff=tariff, zone=ZONE, account=account, running=RunningCost(tariff, ZONE, Checkpoint(start=start))
    )
    tracks = RegisterTrack(), RegisterTrack()
    chance, now, registers = Random(1), start, [0, 0]
    taken = []
    for _ in range(HOURS):
        begin = time.process_time()
        for _ in range(60):
            now += STEP
            for side, most in enumerate((60_000, 20_000)):
                registers[side] += chance.randrange(most)
                tracks[side].add(round(now.timestamp() * 1000), registers[side], 60_000)
        meter.count(tracks, now)
        taken.append((time.process_time() - begin) * 1000)
    return taken


if __name__ == "__main__":
    raise SystemExit(main())
