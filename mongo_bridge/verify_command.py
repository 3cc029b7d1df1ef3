"""`smart-energy verify`: registers, readings and summaries, compared and repaired."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import closing
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING, Final

from pymongo.errors import PyMongoError

from energy_core.message_error import MessageError
from energy_core.topic import check_device_id

from .settings import SettingsError, load
from .store import Store
from .verify import Energy, Report, Verification, VerificationError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_NAMED: Final = 5


def add_command(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add `verify` to the commands."""
    parser = commands.add_parser(
        "verify",
        help="compare registers, readings and summaries; name what differs, and repair it",
        epilog="Settings are the bridge's, which may run meanwhile. Exit code 0: all agree; 1: something differs"
        " and was not repaired, or the database does not answer; 2: called or set up wrongly.",
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help="a TOML file with the settings")
    parser.add_argument("--device", action="append", metavar="ID", help="only this device; may be given several times")
    parser.add_argument("--repair", action="store_true", help="make the summaries that differ anew")
    parser.set_defaults(run=_run)


def _run(options: Namespace) -> int:
    try:
        settings = load(os.environ, options.config)
        devices = None if options.device is None else [check_device_id(each) for each in options.device]
    except (SettingsError, MessageError) as error:
        print(f"smart-energy verify cannot start:\n{error}", file=sys.stderr)
        return 2
    is_good = True
    try:
        with closing(Store(settings.mongodb_url)) as store:
            for report in Verification(store, settings.timezone).run(repair=options.repair, devices=devices):
                print(_told(report, is_repaired=options.repair), flush=True)
                is_good = is_good and (report.is_good or (options.repair and report.by_registers == report.by_days))
    except (PyMongoError, VerificationError) as error:
        print(f"smart-energy verify: {error}", file=sys.stderr)
        return 1
    return 0 if is_good else 1


def _told(report: Report, *, is_repaired: bool) -> str:
    energies = f"by registers {_kwh(report.by_registers)}, by days {_kwh(report.by_days)}"
    verdict = "good" if report.is_good else "differs"
    lines = [f"{report.device_id}: {report.readings} readings; {energies}: {verdict}"]
    for level, ids in report.ids.items():
        if ids:
            more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
            done = "repaired" if is_repaired else "not as the readings say; repair with --repair"
            lines.append(f"  {level}: {len(ids)} {done}: {', '.join(ids[:_NAMED])}{more}")
    return "\n".join(lines)


def _kwh(energy: Energy) -> str:
    return f"{energy.imported_mwh / 1e6:.6f} kWh in, {energy.exported_mwh / 1e6:.6f} kWh out"
