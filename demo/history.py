"""Past hours for the charts of a house that has just been built, from the same schedule that its meters follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import csv
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import random
from typing import Any

from .home_assistant import HomeAssistant, WebSocket
from .service import ServiceError

DAYS = 60
ENERGY: dict[str, Any] = {
    "key": "energy",
    "statistic": {"unit_of_measurement": "kWh", "unit_class": "energy", "has_sum": True, "mean_type": 0},
}
POWER: dict[str, Any] = {
    "key": "power",
    "statistic": {"unit_of_measurement": "W", "unit_class": "power", "has_sum": False, "mean_type": 1},
}
ALL_DAY = (0, 24 * 3600)


@dataclass(frozen=True, slots=True)
class Load:
    """One appliance: its power in W and the seconds of the day, local time, in which it is on."""

    power_w: float
    intervals: tuple[tuple[int, int], ...]

    @property
    def always_on(self) -> bool:
        """Whether no schedule switches it."""
        return self.intervals == (ALL_DAY,)

    def energy_wh(self, start_s: int, end_s: int) -> float:
        """Return the energy between two seconds of a day; an interval may run past midnight."""
        day = 24 * 3600
        seconds = sum(
            max(0, min(end_s, end + shift) - max(start_s, start + shift))
            for start, end in self.intervals
            for shift in (-day, 0)
        )
        return self.power_w * seconds / 3600


@dataclass(frozen=True, slots=True)
class Hour:
    """One past hour: its start, its energy in Wh, and its least and greatest power in W."""

    start: datetime
    energy_wh: float
    power_min_w: float
    power_max_w: float


@dataclass(frozen=True, slots=True)
class _Profile:
    """One hour of the day: energy of what is always on, energy of what is switched (Wh), and the peak (W)."""

    base_wh: float
    switched_wh: float
    peak_w: float


def past_hours(loads: list[Load], now: datetime, seed: str, days: int = DAYS) -> Iterator[Hour]:
    """Yield the full hours of so many past days, each day a little different; `now` is in the home's time zone."""
    profiles = [_profile(loads, hour) for hour in range(24)]
    this_hour = now.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    for back in range(days * 24, 0, -1):
        start = (this_hour - timedelta(hours=back)).astimezone(now.tzinfo)
        profile = profiles[start.hour]
        habit = random.Random(f"{seed} {start.date()}").uniform(0.8, 1.25)  # noqa: S311, a habit is no secret
        energy_wh = profile.base_wh + habit * profile.switched_wh
        yield Hour(start, energy_wh, profile.base_wh, max(profile.peak_w, energy_wh))


def _profile(loads: list[Load], hour: int) -> _Profile:
    start_s, end_s = hour * 3600, (hour + 1) * 3600
    base_wh = sum(load.energy_wh(start_s, end_s) for load in loads if load.always_on)
    switched_wh = sum(load.energy_wh(start_s, end_s) for load in loads if not load.always_on)
    peak_w = max(sum(load.energy_wh(at, at + 60) * 60 for load in loads) for at in range(start_s, end_s, 60))
    return _Profile(base_wh, switched_wh, peak_w)


async def import_power(home_assistant: HomeAssistant, device_id: str, loads: list[Load], now: datetime) -> None:
    """Import a meter's past power as statistics; `now` is in the home's time zone."""
    rows = [
        {
            "start": hour.start.isoformat(),
            "mean": hour.energy_wh,
            "min": hour.power_min_w,
            "max": hour.power_max_w,
        }
        for hour in past_hours(loads, now, device_id)
    ]
    await import_statistics(home_assistant, device_id, POWER, rows)


async def begin_energy(home_assistant: HomeAssistant, device_id: str, since: datetime, register_wh: float = 0) -> None:
    """Import an hour in which the register stood still, as Home Assistant would compile it within five minutes.

    Without any hour of its own it has nothing that the integration could correct.
    """
    hour = since.replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    row = {"start": hour.isoformat(), "state": register_wh / 1000, "sum": 0}
    await import_statistics(home_assistant, device_id, ENERGY, [row])


async def import_statistics(
    home_assistant: HomeAssistant, device_id: str, metadata: dict[str, Any], rows: list[dict[str, Any]]
) -> None:
    """Import hours of one of a meter's sensors into Home Assistant's statistics."""
    statistic_id = f"sensor.{device_id.replace('-', '_')}_{metadata['key']}"
    full = {"statistic_id": statistic_id, "source": "recorder", "name": None, **metadata["statistic"]}
    async with WebSocket(home_assistant) as socket:
        await socket.call("recorder/import_statistics", metadata=full, stats=rows)


async def import_registers(home_assistant: HomeAssistant, registers: Iterable[tuple[str, float, float]]) -> None:
    """Import what known meters counted before they came here: meter, Unix time in s, register in Wh.

    It is the integration's own action that does so, with a file, as a person would.
    """
    folder = home_assistant.config / "www"
    folder.mkdir(exist_ok=True)
    path = folder / "registers.csv"
    with path.open("w", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["deviceId", "timestamp", "energy"])
        lines.writerows(registers)
    answer = await home_assistant.act("smart_energy.import_history", file=str(path), answers=True)
    if answer["refused_count"]:
        raise ServiceError(f"Home Assistant refused lines of {path}: {answer['refused']}")


def past_registers(loads: list[Load], now: datetime, device_id: str) -> Iterator[tuple[str, float, float]]:
    """Yield a meter's register at the start of every past hour, from zero on, for import_registers()."""
    register_wh = 0.0
    for hour in past_hours(loads, now, device_id):
        yield device_id, hour.start.timestamp(), round(register_wh, 3)
        register_wh += hour.energy_wh
    yield device_id, now.replace(minute=0, second=0, microsecond=0).timestamp(), round(register_wh, 3)
