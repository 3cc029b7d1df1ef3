"""`smart-energy backup` and `smart-energy restore`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING, Any

from pymongo.errors import PyMongoError

from .backup import BackupError, back_up, restore
from .settings import SettingsError, load_mongodb
from .store import Store

if TYPE_CHECKING:
    from argparse import _SubParsersAction

type _Action = Callable[[Any, Path | None, Path], dict[str, int]]


def add_commands(commands: _SubParsersAction[ArgumentParser]) -> None:
    """Add both commands to the command line."""
    for name, action, text in (
        ("backup", back_up, "write database, spool and signing key into a new folder; the bridge may run meanwhile"),
        ("restore", restore, "bring a backup back, into an empty database; the bridge must not run"),
    ):
        parser = commands.add_parser(name, help=text, description=text)
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("--config", type=Path, metavar="FILE", help="a TOML file with the bridge's settings")
        parser.add_argument(
            "--spool", type=Path, metavar="FOLDER", help="the bridge's spool; SMART_ENERGY_SPOOL if not given"
        )
        parser.set_defaults(run=lambda given, action=action: _run(action, given))


def _run(action: _Action, given: Namespace) -> int:
    spool = given.spool or (Path(os.environ["SMART_ENERGY_SPOOL"]) if os.environ.get("SMART_ENERGY_SPOOL") else None)
    try:
        store = Store(load_mongodb(os.environ, given.config))
    except SettingsError as error:
        print(f"smart-energy needs to know the database:\n{error}", file=sys.stderr)
        return 2
    try:
        counts = action(store.database, spool, given.folder)
    except (BackupError, OSError) as error:
        print(f"smart-energy: {error}", file=sys.stderr)
        return 1
    except PyMongoError as error:
        print(f"smart-energy: the database does not answer: {error!s:.300}", file=sys.stderr)
        return 1
    finally:
        store.close()
    for name, count in counts.items():
        print(f"{name}\t{count}")
    if spool is None:
        print("smart-energy: without the spool; name it with --spool or SMART_ENERGY_SPOOL", file=sys.stderr)
    return 0
