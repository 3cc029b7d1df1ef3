"""What our forecast says at every origin, as JSON; run by the environment of the bridge."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, timedelta
import json
import multiprocessing
from pathlib import Path
import resource
import sys
import time
import tracemalloc
from typing import Any, Final

from bills import month_bills
from homes import UCI, homes

from energy_core.forecast.forecaster import Forecaster
from energy_core.forecast.history import History, Hour

FIRST_UCI_DAY: Final = 270
FIRST_DAY: Final = 100
SIMULATED_STEP: Final = 15
KEPT_DAYS: Final = 400
MID_MONTH: Final = 15

HOMES = homes()


def past(home: str, days: int) -> History:
    """Return what was known at midnight after that many days, at most the last 400."""
    first, energies = HOMES[home]
    start_s = int(first.timestamp())
    hours = range(max(0, days - KEPT_DAYS) * 24, days * 24)
    return History(UTC, tuple(Hour(start_s + 3600 * k, start_s + 3600 * (k + 1), energies[k]) for k in hours))


def day_ahead(task: tuple[str, int]) -> list[list[float]]:
    """Forecast the 24 hours after that many days."""
    return [[hour.kwh, hour.p10, hour.p90] for hour in Forecaster(past(*task)).hours(24)]


def bill(task: tuple[str, int, int, int]) -> dict[str, list[float]]:
    """Forecast a month from within it, its energy and its bills: actual, so far divided by days, ours, P10, P90."""
    home, first_day, days, known = task
    first, energies = HOMES[home]
    start = first + timedelta(days=first_day)
    end = start + timedelta(days=days)
    month = energies[first_day * 24 : (first_day + days) * 24]
    forecaster = Forecaster(past(home, first_day + known))
    total = forecaster.sum(start, end)
    so_far = sum(month[: known * 24]) / known * days
    energy = [sum(month), so_far, total.kwh, total.p10, total.p90]
    return {"energy": energy} | month_bills(start, month, known, forecaster.rest(start, end))


def months(home: str) -> list[tuple[int, int]]:
    """Return the first day and the length of every whole month, as days of the home's data."""
    first, energies = HOMES[home]
    found = []
    for day in range(len(energies) // 24):
        date = first + timedelta(days=day)
        length = monthrange(date.year, date.month)[1]
        if date.day == 1 and day + length <= len(energies) // 24:
            found.append((day, length))
    return found


def cost(home: str) -> dict[str, float]:
    """Fit a year and forecast a day: processor time in s, and memory in MB beyond the history itself."""
    history = past(home, 365)
    started = time.process_time()
    Forecaster(history).hours(24)
    seconds = time.process_time() - started
    tracemalloc.start()
    Forecaster(history).hours(24)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return {
        "seconds": seconds,
        "peak_mb": peak / 1e6,
        "resident_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3,
    }


def main(target: Path, wanted: list[str]) -> None:
    result: dict[str, Any] = {"homes": {}, "bill": {}, "cost": cost(next(iter(HOMES)))}
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for home in wanted or HOMES:
            energies = HOMES[home][1]
            first, step = (FIRST_UCI_DAY, 1) if home == UCI else (FIRST_DAY, SIMULATED_STEP)
            days = list(range(first, len(energies) // 24, step))
            result["homes"][home] = {"days": days, "hours": pool.map(day_ahead, [(home, day) for day in days], 4)}
            known_days = (10, MID_MONTH, 20) if home == UCI else (MID_MONTH,)
            tasks = [(home, day, length, known) for known in known_days for day, length in months(home)]
            result["bill"][home] = {"known": [task[3] for task in tasks], "rows": pool.map(bill, tasks, 4)}
            print(f"ours: {home} done", file=sys.stderr, flush=True)
    target.write_text(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
