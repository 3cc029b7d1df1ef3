"""Recordings for the meters of the tests, in float64: counts of 0.2 V and 20 mA around the middle of 12 bits."""

from collections.abc import Callable
from dataclasses import dataclass
import math
import random

VOLTS_PER_COUNT, AMPS_PER_COUNT = 0.2, 0.02
RATE_HZ = 4000
MIDDLE = 2048


@dataclass(frozen=True)
class Load:
    """A load on one phase; `late_us`: current is sampled so much after voltage."""

    voltage_v: float = 230
    current_a: float = 6
    angle_deg: float = 0
    phase_deg: float = 0
    late_us: float = 0
    noise_counts: float = 0

    def columns(self, chance: random.Random) -> tuple[Callable[[float], int], Callable[[float], int]]:
        """Return voltage and current as counts of a time in s."""

        def counts(value: float) -> int:
            noisy = MIDDLE + value + chance.gauss(0, self.noise_counts)
            return min(4095, max(0, round(noisy)))

        def voltage(time: float) -> int:
            angle = 2 * math.pi * 50 * time - math.radians(self.phase_deg)
            return counts(math.sqrt(2) * self.voltage_v * math.sin(angle) / VOLTS_PER_COUNT)

        def current(time: float) -> int:
            angle = 2 * math.pi * 50 * (time + self.late_us * 1e-6) - math.radians(self.phase_deg + self.angle_deg)
            return counts(math.sqrt(2) * self.current_a * math.sin(angle) / AMPS_PER_COUNT)

        return voltage, current

    @property
    def power_w(self) -> float:
        return self.voltage_v * self.current_a * math.cos(math.radians(self.angle_deg))


def recording(*loads: Load) -> str:
    """Return one second of voltage and current of each load as CSV, columns voltage,current,voltage_2,current_2, ..."""
    chance = random.Random(20261122)
    columns = [column for load in loads for column in load.columns(chance)]
    names = [f"{name}{suffix}" for suffix in ("", "_2", "_3")[: len(loads)] for name in ("voltage", "current")]
    rows = [",".join(str(column(n / RATE_HZ)) for column in columns) for n in range(RATE_HZ)]
    return "\n".join([",".join(names), *rows]) + "\n"


def with_column(text: str, column: int, change: Callable[[int], int]) -> str:
    """Return a recording with every count of one column changed, as a fault would."""
    header, *rows = text.splitlines()
    cells = [row.split(",") for row in rows]
    for row in cells:
        row[column] = str(change(int(row[column])))
    return "\n".join([header, *(",".join(row) for row in cells)]) + "\n"


def swapped(text: str) -> str:
    """Return a recording whose voltage and current have changed places."""
    header, *rows = text.splitlines()
    return "\n".join([header, *(",".join(reversed(row.split(","))) for row in rows)]) + "\n"
