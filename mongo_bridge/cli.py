"""The command `smart-energy`."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from importlib import metadata
import logging
import os
from pathlib import Path
import sys
import time
from typing import Final

from . import backup_command, bill_command, forecast_command, verify_command
from .access import commands as access_commands
from .bridge import Bridge
from .settings import SCHEMA, SettingsError, load

_BY_SIGPIPE: Final = 128 + 13
"""What a shell shows of a command whose pipe broke, as `head` breaks that of the one before it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code: 0 done, 1 failed, 2 called or set up wrongly, 141 if nobody reads it."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        # What is still to be written goes nowhere, or the interpreter would complain of it as it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BY_SIGPIPE


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
    finally:
        sys.stdout.flush()
    return code


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="smart-energy", description="Store and serve what Smart Energy's meters measure.")
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    bridge = commands.add_parser(
        "bridge",
        help="store every reading that comes by MQTT in MongoDB, and serve them by HTTP",
        epilog="Settings: " + "; ".join(f"{setting.variable}: {setting.meaning}" for setting in SCHEMA),
    )
    bridge.add_argument(
        "--config", type=Path, metavar="FILE", help="a TOML file with the settings, names in lower case"
    )
    bridge.set_defaults(run=_bridge)
    access_commands.add_commands(commands)
    backup_command.add_commands(commands)
    bill_command.add_command(commands)
    forecast_command.add_command(commands)
    verify_command.add_command(commands)
    return parser


def _version() -> str:
    try:
        return metadata.version("smart-energy")
    except metadata.PackageNotFoundError:
        return "(not installed)"


def _bridge(options: Namespace) -> int:
    try:
        settings = load(os.environ, options.config)
    except SettingsError as error:
        print(f"smart-energy bridge cannot start:\n{error}", file=sys.stderr)
        return 2
    _log_to_stderr(settings.log_level)
    try:
        bridge = Bridge(settings)
    except OSError as error:
        print(f"smart-energy bridge cannot start: {error}", file=sys.stderr)
        return 1
    return bridge.run()


def _log_to_stderr(level: int) -> None:
    logging.Formatter.converter = time.gmtime
    logging.basicConfig(
        level=level, stream=sys.stderr, format="%(asctime)sZ %(levelname)s %(message)s", datefmt="%Y-%m-%dT%H:%M:%S"
    )
    # Debug output of the drivers would show their commands, credentials among them.
    for name in ("pymongo", "paho", "uvicorn"):
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
