"""The memory of our bridge while a million messages wait in its spool."""

from __future__ import annotations

import itertools
from pathlib import Path
import time

from contenders import OurBridge, entries
from servers import free_port, process, wait_for_port

from mongo_bridge.spool import Spool

_AT_ONCE = 20_000


def resident_mb(pid: int, name: str) -> float:
    """Return a figure of /proc/<pid>/status (proc(5)): VmRSS is what it takes now, VmHWM the most it took."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    (line,) = [line for line in lines if line.startswith(f"{name}:")]
    return int(line.split()[1]) / 1024


def fill(folder: Path, count: int) -> None:
    spool = Spool(folder)
    for batch in itertools.batched(entries(count), _AT_ONCE, strict=False):
        spool.append(batch)
    spool.close()


def with_backlog(folder: Path, broker_port: int, database_port: int, count: int) -> tuple[float, float]:
    """Return the most memory in MB while the database is away, and while the backlog is written."""
    folder.mkdir()
    fill(folder / "spool", count)
    away = OurBridge(folder, broker_port, free_port(), "backlog")
    with process(away.command, away.log, **away.environment) as running:
        wait_for_port(away.http)
        time.sleep(10)
        waiting = resident_mb(running.pid, "VmHWM")
    back = OurBridge(folder, broker_port, database_port, "backlog")
    with process(back.command, back.log, **back.environment) as running:
        wait_for_port(back.http)
        time.sleep(30)
        if back.health()["spool"]["waiting"] == count:
            raise AssertionError("nothing was written")
        return waiting, resident_mb(running.pid, "VmHWM")
