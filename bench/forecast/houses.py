"""Simulated houses unlike the measured one, to see that the forecast is not made for one house.

Each is a list of hourly net energies in kWh from 2023-01-02 00:00 UTC (a Monday); negative is exported.
"""

from __future__ import annotations

from collections.abc import Callable
import math
from random import Random
from typing import Final

HOURS: Final = 24 * 7 * 78
type House = Callable[[Random], list[float]]


def _weather(random: Random, *, mean: float, season: float, day: float, noise: float) -> list[float]:
    """Temperature in degrees Celsius: a year, a day, and weather that lasts for three days."""
    drift, found = 0.0, []
    for hour in range(HOURS):
        drift += -drift / 72 + random.gauss(0, noise * math.sqrt(2 / 72))
        year = -season * math.cos(2 * math.pi * (hour / 8766 - 0.05))
        found.append(mean + year - day * math.cos(2 * math.pi * (hour % 24 - 3) / 24) + drift)
    return found


def _bump(hour: float, centre: float, width: float) -> float:
    return math.exp(-(((hour - centre + 12) % 24 - 12) ** 2) / (2 * width * width))


def _noise(random: Random, size: float) -> float:
    return math.exp(random.gauss(0, size) - size * size / 2)


def family(random: Random) -> list[float]:
    """Morning and evening peaks, laundry at the weekend, two holidays of two weeks."""
    away = {*range(190, 204), *range(355, 363), *range(555 - 20, 555 - 6)}
    found = []
    for hour in range(HOURS):
        day, clock = divmod(hour, 24)
        busy = 0.0 if day in away else 0.7 * _bump(clock, 7.5, 1.2) + 1.6 * _bump(clock, 19.5, 2.2)
        if day % 7 >= 5 and day not in away:
            busy += 0.8 * _bump(clock, 13, 3)
        found.append(0.12 + 0.06 * (hour % 3 == 0) + busy * _noise(random, 0.5))
    return found


def solar(random: Random) -> list[float]:
    """A family with 5 kW of panels: clouds last for a day or two, most noons export."""
    load, cloud, found = family(random), 0.5, []
    for hour, used in enumerate(load):
        day, clock = divmod(hour, 24)
        if clock == 0:
            cloud = min(1.0, max(0.05, 0.5 + 0.6 * (cloud - 0.5) + random.gauss(0, 0.3)))
        height = math.sin(math.pi * (clock - 5.5) / 14) if 6 <= clock <= 19 else 0.0
        season = 0.6 - 0.4 * math.cos(2 * math.pi * (day - 10) / 365)
        found.append(used - 5.0 * height * season * cloud * _noise(random, 0.15))
    return found


def heated(random: Random) -> list[float]:
    """Electric heating: energy follows the weather, with a setback at night."""
    temperature = _weather(random, mean=9, season=9, day=3, noise=3)
    found = []
    for hour, (used, degrees) in enumerate(zip(family(random), temperature, strict=True)):
        wanted = 17 if hour % 24 < 6 else 20
        found.append(used + max(0.0, wanted - degrees) * 0.16 * _noise(random, 0.2))
    return found


def shift_worker(random: Random) -> list[float]:
    """Three shifts that change every week."""
    found = []
    for hour in range(HOURS):
        day, clock = divmod(hour, 24)
        awake = (6.0, 14.0, 22.0)[day // 7 % 3] + (2.0 if day % 7 >= 5 else 0.0)
        busy = 0.5 * _bump(clock, awake - 1, 1) + 1.2 * _bump(clock, awake + 10, 2)
        found.append(0.1 + busy * _noise(random, 0.6))
    return found


def holiday_home(random: Random) -> list[float]:
    """Empty but for some weekends and four weeks in summer."""
    here, found = False, []
    for hour in range(HOURS):
        day, clock = divmod(hour, 24)
        if clock == 17 and day % 7 == 4:
            here = random.random() < 0.4
        elif clock == 17 and day % 7 == 6:
            here = 195 <= day % 365 < 223
        fridge = 0.04 + 0.05 * (random.random() < 0.45)
        busy = 0.4 * _bump(clock, 9, 2) + 1.5 * _bump(clock, 19, 2)
        found.append(fridge + (busy * _noise(random, 0.6) if here else 0.0))
    return found


def office(random: Random) -> list[float]:
    """Weekdays from 8 to 18, air conditioning in summer, closed on ten days."""
    closed = {0, 94, 97, 120, 137, 148, 359, 360, 361, 362}
    temperature = _weather(random, mean=12, season=9, day=4, noise=3)
    found = []
    for hour in range(HOURS):
        day, clock = divmod(hour, 24)
        is_open = day % 7 < 5 and day % 365 not in closed and 8 <= clock < 18
        cooling = max(0.0, temperature[hour] - 21) * 0.35
        found.append(0.9 + ((6.5 + cooling) * _noise(random, 0.08) if is_open else 0.1 * random.random()))
    return found


def electric_car(random: Random) -> list[float]:
    """A family whose car charges with 7 kW on two or three nights a week, sometimes at once, sometimes late."""
    found = family(random)
    for day in range(HOURS // 24 - 1):
        if random.random() < (0.45 if day % 7 < 5 else 0.15):
            start = day * 24 + random.choice((18, 19, 23, 23, 23))
            for hour in range(start, start + random.choice((2, 3, 4))):
                found[hour] += 7.0
    return found


def changed(random: Random) -> list[float]:
    """A flat whose tenants change after 400 days: another rhythm and twice the energy."""
    found = []
    for hour in range(HOURS):
        day, clock = divmod(hour, 24)
        early = 0.15 + 0.5 * _bump(clock, 7, 1.5) + 0.7 * _bump(clock, 18, 2)
        late = 0.35 + 0.8 * _bump(clock, 11, 2) + 1.6 * _bump(clock, 23, 2.5)
        found.append((early if day < 400 else late) * _noise(random, 0.45))
    return found


HOUSES: Final[dict[str, House]] = {
    house.__name__: house
    for house in (family, solar, heated, shift_worker, holiday_home, office, electric_car, changed)
}


def simulate(name: str, seed: int = 1) -> list[float]:
    """Return one house's hourly energies (kWh); the same seed gives the same house."""
    return HOUSES[name](Random(f"{name}-{seed}"))
