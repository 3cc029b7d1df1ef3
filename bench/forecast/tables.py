"""Every method on the same origins, as tables for docs/develop/forecast.md; run by the environment of the peers."""

from __future__ import annotations

import json
from pathlib import Path
import sys
from typing import Any, Final

from homes import UCI, homes
import numpy as np
from peers import PEERS, Days, hour_median

AUTUMN: Final = slice(0, 120)
YEAR: Final = slice(110, None)
OURS: Final = "**Smart Energy, best**"


def uci(days: Days, forecast: dict[str, Any]) -> None:
    origins = forecast["days"]
    hours = np.array(forecast["hours"])
    actual = days[origins]
    found = {name: peer(days, origins) for name, peer in PEERS.items()} | {OURS: hours[:, :, 0]}
    median = np.abs(actual - found["hour-of-day median, 28 days"]).mean(axis=1)
    print("| UCI, day ahead from midnight | MASE, 120 days | MASE, 376 days | all: MAE kWh | worst 28 days |")
    print("|---|---|---|---|---|")
    for name, values in found.items():
        errors = np.abs(actual - values).mean(axis=1)
        scaled = [errors[part].mean() / _scale(days[: origins[part.start]]) for part in (AUTUMN, YEAR)]
        windows = [errors[k : k + 28].mean() / median[k : k + 28].mean() for k in range(len(errors) - 27)]
        print(f"| {name} | {scaled[0]:.3f} | {scaled[1]:.3f} | {errors.mean():.3f} | {max(windows):.2f} |")
    print(f"\nBand of ours: {_coverage(actual, hours)} (P10 to P90).\n")


def simulated(all_days: dict[str, Days], forecasts: dict[str, Any]) -> None:
    print("| simulated home | naive 24 h | naive 168 h | LightGBM | ours | coverage |\n|---|---|---|---|---|---|")
    for name, days in all_days.items():
        origins = forecasts[name]["days"]
        hours, actual = np.array(forecasts[name]["hours"]), days[origins]
        base = np.abs(actual - hour_median(days, origins)).mean()
        peers = [PEERS[peer](days, origins) for peer in ("seasonal naive, 24 h", "seasonal naive, 168 h")]
        peers += [_daily("LightGBM on lags and calendar", days, origins), hours[:, :, 0]]
        ratios = " | ".join(f"{np.abs(actual - values).mean() / base:.2f}" for values in peers)
        print(f"| {name.replace('_', ' ')} | {ratios} | {_coverage(actual, hours)} |")
    print("\nMean absolute errors, as a ratio to the hour-of-day median over 28 days.\n")


def bills(result: dict[str, Any]) -> None:
    """Print the months' energy in kWh, and a table for each tariff in its currency."""
    for what in next(iter(result.values()))["rows"][0]:
        print(f"| month's {what} | known days | months | so far / days | ours | ratio | coverage |")
        print("|---|---|---|---|---|---|---|")
        for name, found in result.items():
            rows, known = np.array([row[what] for row in found["rows"]]), np.array(found["known"])
            for day in sorted(set(found["known"])):
                print(f"| {name.replace('_', ' ')} | {day} | {_month_errors(rows[known == day])} |")
        print()


def _month_errors(rows: Days) -> str:
    actual, naive, ours, low, high = rows.T
    errors = [np.abs(values - actual).mean() for values in (naive, ours)]
    inside = ((low <= actual) & (actual <= high)).mean()
    return f"{len(actual)} | {errors[0]:.2f} | {errors[1]:.2f} | {errors[1] / errors[0]:.2f} | {inside:.0%}"


def _daily(peer: str, days: Days, origins: list[int]) -> Days:
    every = list(range(origins[0], origins[-1] + 1))
    return PEERS[peer](days, every)[:: origins[1] - origins[0]]


def _scale(before: Days) -> float:
    """Return the 24 h seasonal naive's error in the sample before the first origin."""
    return float(np.abs(np.diff(before, axis=0)).mean())


def _coverage(actual: Days, hours: Days) -> str:
    return f"{((hours[:, :, 1] <= actual) & (actual <= hours[:, :, 2])).mean():.1%}"


def main(source: Path) -> None:
    result = json.loads(source.read_text())
    known = homes()
    days = {name: np.array(known[name][1]).reshape(-1, 24) for name in result["homes"]}
    spent = result["cost"]
    print(
        f"A year fitted and a day forecast: {spent['seconds']:.2f} s of one core, {spent['peak_mb']:.1f} MB at the most"
    )
    print(f"(the whole process {spent['resident_mb']:.0f} MB).\n")
    if UCI in days:
        uci(days.pop(UCI), result["homes"][UCI])
    if days:
        simulated(days, result["homes"])
    bills(result["bill"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
