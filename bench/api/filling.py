"""Two databases that stay, one of 0.1 M and one of 2 M readings, whose summaries the product's rollup made.

A filling that was interrupted goes on where it was: each device that is done is noted in the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
import itertools
import math
import os
from pathlib import Path
import shutil
import socket
import subprocess
import time
from zoneinfo import ZoneInfo

import bson
from bson.raw_bson import RawBSONDocument

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.health import Health
from mongo_bridge.rollup import Rollup
from mongo_bridge.spool import Spool, minute_of
from mongo_bridge.store import Store

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2025, 1, 1, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
ASKED = (300, 365 * 288)
ADDED = (5, 100_000)
"""Seconds from reading to reading, and how many: of the device that is asked about, and of each that is added."""

SIZES = {"small": 1, "large": 20}
"""How many devices, the one that is asked about among them."""


def readings_in(devices: int) -> int:
    return ASKED[1] + (devices - 1) * ADDED[1]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def server(command: list[str | Path], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def database(folder: Path) -> Iterator[str]:
    """Run the embedded stand-in for MongoDB on a folder; yield the URL."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    program = [ROOT / ".tools/database/bin/secantusd-py", "--host", "127.0.0.1", "--port", str(port)]
    with server([*program, "--storage-path", folder / "data", "--cache-size", "512M"], port):
        yield f"mongodb://127.0.0.1:{port}/bench"


def fill_all(folder: Path) -> None:
    """Fill both databases, as far as they are not; the large one begins as a copy of the small one."""
    for size, devices in SIZES.items():
        if size == "large" and not (folder / size).exists():
            shutil.copytree(folder / "small", folder / "copying", dirs_exist_ok=True)
            (folder / "copying").rename(folder / size)
        with database(folder / size) as url:
            store = Store(parse_mongodb(url))
            store.prepare()
            for number in range(devices):
                fill(store, folder / size / "filling", f"device-{number}", *(ADDED if number else ASKED))
            store.close()


def fill(store: Store, spool_folder: Path, device_id: str, step_s: int, count: int) -> None:
    """Store a device's readings, and let the rollup make their summaries; nothing that was done before."""
    for what, work in (("stored", store_readings), ("summed up", summarise)):
        note = f"{device_id} {what}"
        if store.database["bench"].find_one({"_id": note}) is None:
            began = time.perf_counter()
            work(store, spool_folder, device_id, step_s, count)
            store.keep("bench", [{"_id": note}])
            print(f"{note} in {time.perf_counter() - began:.0f} s", flush=True)


def store_readings(store: Store, _: Path, device_id: str, step_s: int, count: int) -> None:
    for numbers in itertools.batched(range(count), 1000, strict=False):
        store.keep("readings", [document(device_id, number, step_s) for number in numbers])
    last = bson.decode(document(device_id, count - 1, step_s).raw)
    device = {"_id": device_id, "deviceId": device_id, "lastReading": last, "lastSeen": last["timestamp"]}
    store.keep("devices", [device])


def summarise(store: Store, spool_folder: Path, device_id: str, step_s: int, count: int) -> None:
    start_ms = int(START.timestamp()) * 1000
    with closing(Spool(spool_folder)) as spool:
        minutes = sorted({minute_of(start_ms + number * step_s * 1000) for number in range(count)})
        for some in itertools.batched(minutes, 20_000, strict=False):
            spool.mark(device_id, some)
        rollup = Rollup(spool, store, Health(), ZONE)
        while spool.dirty(1):
            if not rollup.attempt():
                raise RuntimeError("the summaries could not be made")


def document(device_id: str, number: int, step_s: int) -> RawBSONDocument:
    at = START + timedelta(seconds=step_s * number)
    power = round(500 + 400 * math.sin(number / 37) + 100 * math.sin(number / 3), 1)
    return RawBSONDocument(
        bson.encode(
            {
                "_id": f"{device_id}|{int(at.timestamp()) * 1000}",
                "deviceId": device_id,
                "timestamp": at,
                "voltage": 230.0,
                "current": round(power / 230, 3),
                "power": power,
                "energy": round(number * step_s / 7.2, 3),
                "interval": step_s,
            }
        )
    )
