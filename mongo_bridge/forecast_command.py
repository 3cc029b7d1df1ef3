"""`smart-energy forecast`: the next hours of a home from a table of the past ones."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
import json
from pathlib import Path
import sys
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from energy_core.energy_table import EnergyTableError, read_energy_table
from energy_core.forecast.forecaster import Forecaster, HourForecast
from energy_core.forecast.history import History, HistoryError
from energy_core.forecast.method import BEST, METHODS
from energy_core.interval import Interval

if TYPE_CHECKING:
    from argparse import _SubParsersAction

MAX_HOURS: Final = 366 * 24
_DECIMALS: Final = 6


def add_command(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add `forecast` to the command line."""
    parser = commands.add_parser("forecast", help="forecast a home's energy by the hour")
    parser.add_argument(
        "--history",
        type=Path,
        required=True,
        metavar="FILE",
        help="CSV with the columns start (ISO 8601 with a UTC offset) and kwh, hourly or finer; - reads standard input",
    )
    parser.add_argument("--hours", type=_hours, default=24, metavar="N", help="how many hours to forecast (24)")
    parser.add_argument(
        "--timezone", type=_zone, required=True, metavar="ZONE", help="the home's time zone, such as Europe/Berlin"
    )
    parser.add_argument("--method", choices=METHODS, default=BEST, help="best (the default) blends all others")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Print a JSON array of hours; return 0, or 1 where the history is of no use."""
    try:
        history = History.from_intervals(_read(options.history), options.timezone)
        hours = Forecaster(history, options.method).hours(options.hours)
    except EnergyTableError as error:
        return _refuse(f"{options.history}, {error}")
    except HistoryError as error:
        return _refuse(f"{options.history}: {error}")
    except OSError as error:
        return _refuse(f"{options.history}: {error.strerror}")
    except UnicodeDecodeError as error:
        return _refuse(f"{options.history}: not UTF-8 text at byte {error.start}")
    json.dump([_row(hour, options.timezone) for hour in hours], sys.stdout, indent=1)
    sys.stdout.write("\n")
    return 0


def _read(path: Path) -> list[Interval]:
    if str(path) == "-":
        table = read_energy_table(sys.stdin)
    else:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = read_energy_table(lines)
    if table.conflicts:
        _tell(f"{path}, {table.conflicts[0]}; the later line counts ({len(table.conflicts)} of such)")
    return table.intervals


def _row(hour: HourForecast, zone: ZoneInfo) -> dict[str, str | float]:
    energies = {"kwh": hour.kwh, "p10": hour.p10, "p90": hour.p90}
    start = hour.start.astimezone(zone).isoformat()
    return {"start": start} | {name: round(energy, _DECIMALS) for name, energy in energies.items()}


def _refuse(reason: str) -> int:
    _tell(reason)
    return 1


def _tell(message: str) -> None:
    sys.stderr.write(f"smart-energy forecast: {message}\n")


def _hours(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MAX_HOURS:
        raise ArgumentTypeError(f"expected a whole number from 1 to {MAX_HOURS}, got {text!r}")
    return int(text)


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (KeyError, OSError, ValueError) as error:
        raise ArgumentTypeError(f"expected a time zone such as Europe/Berlin, got {text!r}") from error
