"""script/demo: the whole house on this machine."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Coroutine
import contextlib
import fcntl
from pathlib import Path
import shutil
import signal
import sys
from typing import Any

from .comparison import compare
from .house import House
from .layout import ROOT
from .service import ServiceError

FOLDER = ROOT / ".demo"


def main() -> int:
    """Run the demo; returns the exit code."""
    parser = argparse.ArgumentParser(prog="script/demo", description=__doc__)
    seconds_help = "end N seconds after live values are shown (default: at Ctrl-C)"
    check_help = "then compare what was sent, stored and shown; exit 0 only if all agree"
    parser.add_argument("--seconds", type=_positive, metavar="N", help=seconds_help)
    parser.add_argument("--check", action="store_true", help=check_help)
    arguments = parser.parse_args()
    if arguments.check and arguments.seconds is None:
        parser.error("--check needs --seconds N")
    FOLDER.mkdir(mode=0o700, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("A demo runs from this folder already. End it with Ctrl-C, or use another clone.", file=sys.stderr)
            return 1
        run = FOLDER / "run"
        shutil.rmtree(run, ignore_errors=True)
        try:
            return asyncio.run(_demo(run, arguments.seconds, check=arguments.check))
        except* ServiceError as errors:
            for error in errors.exceptions:
                print(f"\nThe demo stopped: {error}", file=sys.stderr)
    return 1


async def _demo(folder: Path, seconds: float | None, *, check: bool) -> int:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, ended.set)
    house = House(folder, _say)
    try:
        if not await _unless(ended, house.start()):
            return 0
        _welcome(house, seconds)
        await _watch(house, ended, seconds)
        if check:
            return await compare(house, house.meters, _say)
    finally:
        print("Ending every part ...")
        await house.stop()
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


async def _unless(ended: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Wait for the work; False when the person ended the demo before it was done."""
    task = asyncio.ensure_future(work)
    waiting = asyncio.ensure_future(ended.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not task.done():
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        return False
    task.result()
    return True


async def _watch(house: House, ended: asyncio.Event, seconds: float | None) -> None:
    """Wait for Ctrl-C or the time, and fail when a part dies."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while not ended.is_set():
                if dead := house.dead_parts():
                    raise ServiceError(f"{', '.join(dead)} ended by itself; see {house.layout.folder}/logs.")
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(ended.wait(), 1)


def _welcome(house: House, seconds: float | None) -> None:
    home_assistant = house.home_assistant
    print(f"""
  Dashboard       {home_assistant.url}/smart-energy
  Login           {home_assistant.username} / {home_assistant.password}
  Bridge          {house.bridge.url}/api, admin / {house.bridge.password}
  Readings        curl -H "Authorization: Bearer {house.bridge.token}" \\
                    "{house.bridge.url}/api/readings?deviceId={house.meters[0].device_id}"
  Broker          127.0.0.1:{house.broker.port} (users and passwords: {house.broker.logins})
  Database        {house.database.url}
  Logs            {house.layout.folder}/logs

{f"Runs for {seconds:.0f} s." if seconds else "Ctrl-C ends it all."}
""")


def _positive(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < (value := float(text)) < 1e7:
            return value
    raise argparse.ArgumentTypeError(f"expected a number of seconds above 0, got {text!r}")


if __name__ == "__main__":
    sys.exit(main())
