"""p95 of two questions about one device beside how many readings other devices have; summaries made by the product.

The device that is asked about has one reading in five minutes for a year (105 120). The question about the year is
answered from the days' summaries, that about a month from its 8928 readings, by HTTP of the real server in a process
of its own. The devices that are added have 100 000 readings each, one in 5 s, as meters send them.

Both sizes run at the same time and are asked in turn, so that whatever else the machine does meets both alike.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
import statistics
import sys
import tempfile
import time

from filling import ROOT, SIZES, START, ZONE, database, fill_all, free_port, readings_in, server
import httpx

TOKEN = "a token of the bench, 32 characters at least".replace(" ", "-")
QUESTIONS = (
    (
        "days of a year",
        "/api/summary?deviceId=device-0&period=day&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
        200,
        366,
    ),
    ("2000 points of a month", "/api/readings?deviceId=device-0&points=2000&from={start}&to={end}", 60, 2000),
)
"""Name, path, how often it is asked, and how many rows the answer has."""

GOAL = 1.3


@contextmanager
def api(mongodb_url: str, spool: Path) -> Iterator[httpx.Client]:
    port = free_port()
    settings = {
        "SMART_ENERGY_MQTT_URL": f"mqtt://127.0.0.1:{free_port()}",
        "SMART_ENERGY_MONGODB_URL": mongodb_url,
        "SMART_ENERGY_SPOOL": str(spool),
        "SMART_ENERGY_HTTP": f"127.0.0.1:{port}",
        "SMART_ENERGY_TIMEZONE": str(ZONE),
        "SMART_ENERGY_API_TOKEN": TOKEN,
    }
    headers = {"Authorization": f"Bearer {TOKEN}"}
    with (
        server([sys.executable, "-m", "mongo_bridge", "bridge"], port, **settings),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=60) as client,
    ):
        yield client


def ask(client: httpx.Client, path: str, number: int, rows: int) -> float:
    """Return how long the `number`-th answer took, in s; months begin on other days each time."""
    month = START + timedelta(days=(number * 37) % 330)
    url = path.format(start=f"{month:%Y-%m-%dT00:00:00Z}", end=f"{month + timedelta(days=31):%Y-%m-%dT00:00:00Z}")
    began = time.perf_counter()
    answer = client.get(url)
    seconds = time.perf_counter() - began
    if len(answer.json()) != rows:
        raise RuntimeError(f"{url}: {answer.status_code}, {len(answer.json())} rows, expected {rows}")
    return seconds


def p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def measure(folder: Path) -> None:
    with ExitStack() as running, tempfile.TemporaryDirectory() as spools:
        clients = {}
        for size in SIZES:
            url = running.enter_context(database(folder / size))
            clients[size] = running.enter_context(api(url, Path(spools) / size))
        for question, path, times, rows in QUESTIONS:
            for client, number in ((client, number) for client in clients.values() for number in range(5)):
                ask(client, path, number, rows)
            seconds: dict[str, list[float]] = {size: [] for size in SIZES}
            for number in range(times):
                for size, client in clients.items():
                    seconds[size].append(ask(client, path, number, rows))
            tell(question, seconds)


def tell(question: str, seconds: dict[str, list[float]]) -> None:
    for size, devices in SIZES.items():
        median, slow = statistics.median(seconds[size]) * 1000, p95(seconds[size]) * 1000
        print(f"{question:<24} {readings_in(devices) / 1e6:.2f} M readings: median {median:.1f} ms, p95 {slow:.1f} ms")
    small, large = (p95(seconds[size]) for size in SIZES)
    print(f"{question:<24} p95 large / p95 small = {large / small:.2f} (goal {GOAL})", flush=True)


def main() -> None:
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, default=ROOT / "build/bench_api", help="the databases; filled if empty")
    parser.add_argument("--only-fill", action="store_true", help="fill the databases and measure nothing")
    options = parser.parse_args()
    fill_all(options.folder)
    if not options.only_fill:
        measure(options.folder)


if __name__ == "__main__":
    main()
