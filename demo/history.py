"""Past hours for the charts of a house that has just been built, from the same schedule that its meters follow."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import random

from .home_assistant import HomeAssistant, WebSocket

DAYS = 60
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


def past_hours(loads: list[Load], now: datetime, seed: str) -> Iterator[Hour]:
    """Yield the full hours of the past days, each day a little different; `now` is in the home's time zone."""
    profiles = [_profile(loads, hour) for hour in range(24)]
    this_hour = now.replace(minute=0, second=0, microsecond=0).astimezone(UTC)
    for back in range(DAYS * 24, 0, -1):
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


async def import_history(home_assistant: HomeAssistant, device_id: str, loads: list[Load], now: datetime) -> None:
    """Import a meter's past hours as statistics of its energy and power sensors; `now` is in the home's time zone."""
    entity = f"sensor.{device_id.replace('-', '_')}"
    hours = list(past_hours(loads, now, device_id))
    total_kwh = 0.0
    energy, power = [], []
    for hour in hours:
        total_kwh += hour.energy_wh / 1000
        energy.append({"start": hour.start.isoformat(), "sum": round(total_kwh, 6)})
        values = {"mean": hour.energy_wh, "min": hour.power_min_w, "max": hour.power_max_w}
        power.append({"start": hour.start.isoformat(), **values})
    async with WebSocket(home_assistant) as socket:
        for metadata, rows in (
            (
                {"statistic_id": f"{entity}_energy", "unit_of_measurement": "kWh", "unit_class": "energy",
                 "has_sum": True, "mean_type": 0},
                energy,
            ),
            (
                {"statistic_id": f"{entity}_power", "unit_of_measurement": "W", "unit_class": "power",
                 "has_sum": False, "mean_type": 1},
                power,
            ),
        ):  # fmt: skip
            full = {**metadata, "source": "recorder", "name": None}
            await socket.call("recorder/import_statistics", metadata=full, stats=rows)


async def continue_sums(home_assistant: HomeAssistant, device_id: str, loads: list[Load], since: datetime) -> None:
    """Lift what Home Assistant counts from zero onto the imported sum, as soon as it has compiled its first values.

    Until then, five minutes at most, it has nothing of its own to show, so no chart falls.
    """
    entity = f"sensor.{device_id.replace('-', '_')}_energy"
    hour = since.replace(minute=0, second=0, microsecond=0)
    total_kwh = sum(past.energy_wh for past in past_hours(loads, since, device_id)) / 1000
    while True:
        async with WebSocket(home_assistant) as socket:
            compiled = await socket.call(
                "recorder/statistics_during_period",
                statistic_ids=[entity], start_time=hour.isoformat(), period="5minute", types=["sum"],
            )  # fmt: skip
            if compiled:
                await socket.call(
                    "recorder/adjust_sum_statistics",
                    statistic_id=entity, start_time=hour.isoformat(), adjustment=total_kwh,
                    adjustment_unit_of_measurement="kWh",
                )  # fmt: skip
                return
        await asyncio.sleep(2)
