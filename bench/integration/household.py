"""What a household does minute by minute: a measured one where its file is there, else one made of appliances."""

import csv
import gzip
import os
from pathlib import Path
import random
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("SMART_ENERGY_SHARED", REPOSITORY.parent / "shared"))
MEASURED = SHARED / "data/household/uci_minute_28days.csv.gz"
"""UCI "Individual household electric power consumption" (Hebrail and Berard, CC BY 4.0)."""

DAY_MIN = 1440


class Minute(NamedTuple):
    """Means of one minute."""

    power_w: float
    reactive_var: float
    voltage_v: float


def minutes() -> tuple[str, list[Minute]]:
    """Return where the minutes are from, and the minutes."""
    if MEASURED.exists():
        return "28 measured days of a household (UCI)", _measured()
    return f"28 simulated days of a household ({MEASURED} is not there)", _simulated(28)


def _measured() -> list[Minute]:
    with gzip.open(MEASURED, "rt") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return [
        Minute(
            1000 * float(row["Global_active_power"]),
            1000 * float(row["Global_reactive_power"]),
            float(row["Voltage"]),
        )
        for row in rows
        if row["Global_active_power"] not in ("", "?")
    ]


def _simulated(days: int) -> list[Minute]:
    """Return a fridge that cycles, a standby load, and appliances that are switched on for a while."""
    chance = random.Random(1)
    appliances = ((2000.0, 4, 8), (1200.0, 45, 2), (150.0, 240, 2), (700.0, 15, 4))
    powers = [80 + 90 * (minute % 45 < 15) + chance.gauss(0, 4) for minute in range(days * DAY_MIN)]
    for power_w, lasts_min, times_a_day in appliances:
        for _ in range(days * times_a_day):
            start = chance.randrange(len(powers))
            for minute in range(start, min(start + lasts_min, len(powers))):
                powers[minute] += power_w
    return [Minute(power_w, 100 + 0.05 * power_w, chance.gauss(235 - power_w / 500, 0.8)) for power_w in powers]
