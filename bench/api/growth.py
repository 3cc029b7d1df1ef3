"""p95 of two questions about one device while the database grows by other devices; summaries made by the product.

The device that is asked about has one reading in five minutes for a year (105 120). The question about the year is
answered from the days' summaries, 200 times, that about a month from its 8928 readings, 60 times, by HTTP of the real
server in a process of its own. The devices that are added have 100 000 readings each, one in 5 s, as meters send them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
import math
import os
from pathlib import Path
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from zoneinfo import ZoneInfo

import bson
from bson.raw_bson import RawBSONDocument
import httpx

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.health import Health
from mongo_bridge.rollup import Rollup
from mongo_bridge.spool import Spool, minute_of
from mongo_bridge.store import Store

ROOT = Path(__file__).resolve().parents[2]
START = datetime(2025, 1, 1, tzinfo=UTC)
ASKED = (300, 365 * 288)
ADDED = (5, 100_000)
"""Seconds from reading to reading, and how many."""

ZONE = ZoneInfo("Europe/Berlin")
TOKEN = "a token of the bench, 32 characters at least".replace(" ", "-")
SIZES = (range(1), range(1, 20))
"""The devices that are there at first, and those added then: 0.1 M and 2 M readings."""


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


def fill(store: Store, spool: Spool, device_id: str, step_s: int, count: int) -> None:
    """Store a device's readings, and let the rollup make their summaries."""
    readings = store.database["readings"]
    for first in range(0, count, 5000):
        numbers = range(first, min(first + 5000, count))
        readings.insert_many([document(device_id, number, step_s) for number in numbers], ordered=False)
    last = bson.decode(document(device_id, count - 1, step_s).raw)
    device = {"_id": device_id, "deviceId": device_id, "lastReading": last, "lastSeen": last["timestamp"]}
    store.database["devices"].insert_one(device)
    start_ms = int(START.timestamp()) * 1000
    minutes = sorted({minute_of(start_ms + number * step_s * 1000) for number in range(count)})
    for first in range(0, len(minutes), 20_000):
        spool.mark(device_id, minutes[first : first + 20_000])
    rollup = Rollup(spool, store, Health(), ZONE)
    while spool.dirty(1):
        if not rollup.attempt():
            raise RuntimeError("the summaries could not be made")


def ask(client: httpx.Client, path: str, times: int, count: int) -> list[float]:
    seconds = []
    for number in range(times):
        month = START + timedelta(days=(number * 37) % 330)
        url = path.format(start=f"{month:%Y-%m-%dT00:00:00Z}", end=f"{month + timedelta(days=31):%Y-%m-%dT00:00:00Z}")
        began = time.perf_counter()
        answer = client.get(url)
        seconds.append(time.perf_counter() - began)
        if len(answer.json()) != count:
            raise RuntimeError(f"{url}: {answer.status_code}, {len(answer.json())} rows, expected {count}")
    return seconds


QUESTIONS = (
    (
        "days of a year",
        "/api/summary?deviceId=device-0&period=day&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        200,
        366,
    ),
    ("2000 points of a month", "/api/readings?deviceId=device-0&points=2000&from={start}&to={end}", 60, 2000),
)


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def measure(store: Store, spool: Spool, client: httpx.Client, devices: range) -> dict[str, float]:
    """Add devices, and return the p95 of each question then, in seconds."""
    began = time.perf_counter()
    for number in devices:
        fill(store, spool, f"device-{number}", *(ADDED if number else ASKED))
    count = ASKED[1] + (devices.stop - 1) * ADDED[1]
    print(f"{count / 1e6:.2f} M readings, filled in {time.perf_counter() - began:.0f} s", flush=True)
    found = {}
    for question, path, times, count in QUESTIONS:
        ask(client, path, 5, count)
        seconds = ask(client, path, times, count)
        found[question] = p95(seconds)
        median = statistics.median(seconds)
        print(f"  {question:<24} median {median * 1000:7.1f} ms, p95 {p95(seconds) * 1000:7.1f} ms", flush=True)
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder, mongo_port, port = Path(name), free_port(), free_port()
        database = [ROOT / ".tools/database/bin/secantusd-py", "--host", "127.0.0.1", "--port", str(mongo_port)]
        running.enter_context(
            server([*database, "--storage-path", folder / "data", "--cache-size", "512M"], mongo_port)
        )
        url = f"mongodb://127.0.0.1:{mongo_port}/bench"
        store = Store(parse_mongodb(url))
        store.prepare()
        spool = Spool(folder / "filling")
        settings = {
            "SMART_ENERGY_MQTT_URL": f"mqtt://127.0.0.1:{free_port()}",
            "SMART_ENERGY_MONGODB_URL": url,
            "SMART_ENERGY_SPOOL": str(folder / "spool"),
            "SMART_ENERGY_HTTP": f"127.0.0.1:{port}",
            "SMART_ENERGY_TIMEZONE": str(ZONE),
            "SMART_ENERGY_API_TOKEN": TOKEN,
        }
        running.enter_context(server([sys.executable, "-m", "mongo_bridge", "bridge"], port, **settings))
        headers = {"Authorization": f"Bearer {TOKEN}"}
        client = running.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60))
        found = [measure(store, spool, client, devices) for devices in SIZES]
        for question, *_ in QUESTIONS:
            print(f"{question}: p95 at 2.0 M / p95 at 0.1 M = {found[1][question] / found[0][question]:.2f} (goal 1.3)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
