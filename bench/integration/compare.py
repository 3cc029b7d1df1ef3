"""CPU per message and recorder rows, ours and core's, on one stream. Usage: run [--meters N] [--seconds S]

The third house, deaf, has our integration with all meters removed: what it uses is what MQTT itself needs. Five
minutes hold one moment at which energy is written for the statistics; shorter runs are not the whole truth.
"""

import argparse
import asyncio
from dataclasses import dataclass
import math
from pathlib import Path
from statistics import median
import tempfile
import time

from household import minutes as household_minutes
from houses import Broker, House, cpu_s
from latency import latencies_s
from stream import Stream

from demo.layout import Layout

INTERVAL_S = 5.0
FIVE_MINUTES_S = 300.0
WARM_UP_S = 20.0
QUIET_WITHIN_S = 400.0
QUIET_CPU = 0.05
IDLE_S = 5.0
IDLE_WINDOWS = 6
DRAIN_S = 3.0
LATENCY_S = 60.0
DAY_S = 86_400
VARIANT_S = 60.0
VARIANTS = {"Every reading written": {"publish_interval": 0, "deadband": 0}}


@dataclass
class Result:
    """One house's figures on one stream; its CPU is without what an idle Home Assistant uses."""

    cpu_s: float
    rows: int


async def quiet(houses: list[House]) -> None:
    """Wait until the recorders have worked off what thousands of new entities left them to do."""
    deadline = time.monotonic() + QUIET_WITHIN_S
    busy = houses
    while busy and time.monotonic() < deadline:
        before = {house.name: cpu_s(house.pid) for house in busy}
        await asyncio.sleep(5)
        busy = [house for house in busy if cpu_s(house.pid) - before[house.name] > 5 * QUIET_CPU]
    print(f"still busy: {', '.join(house.name for house in busy) or 'none'}")


async def idle_share(house: House) -> float:
    """Return the share of a core that an idle Home Assistant uses, its housekeeping now and then left out."""
    shares = []
    for _ in range(IDLE_WINDOWS):
        before = cpu_s(house.pid)
        await asyncio.sleep(IDLE_S)
        shares.append((cpu_s(house.pid) - before) / IDLE_S)
    return min(shares)


async def measure(houses: list[House], stream: Stream, seconds: float) -> tuple[dict[str, Result], int]:
    """Let the stream flow, and return what each house used of it."""
    await quiet(houses)
    # At each five minutes Home Assistant makes the recorder's caches as large as its entities are many.
    await stream.run(FIVE_MINUTES_S - time.time() % FIVE_MINUTES_S + WARM_UP_S)
    await asyncio.sleep(INTERVAL_S)
    # The idle one knows all sensors; what ours does by timers of its own is not taken off.
    idle = await idle_share(houses[-1])
    start = {house.name: (cpu_s(house.pid), house.rows()) for house in houses}
    sent = stream.sent
    await stream.run(seconds)
    await asyncio.sleep(DRAIN_S)
    results = {}
    for house in houses:
        cpu, rows = start[house.name]
        results[house.name] = Result(cpu_s(house.pid) - cpu - idle * (seconds + DRAIN_S), house.rows() - rows)
    return results, stream.sent - sent


def table(title: str, results: dict[str, Result], messages: int, seconds: float, meters: int) -> None:
    print(f"\n{title}: {messages} messages in {seconds:.0f} s")
    print(f"{'':<12}{'ms CPU per message':>20}{'% of a core':>14}{'rows per meter and day':>26}")
    for name, result in results.items():
        each = 1000 * result.cpu_s / messages
        rows = result.rows / meters * DAY_S / seconds
        print(f"{name:<12}{each:>20.3f}{each * messages / seconds / 10:>14.1f}{rows:>26.0f}")
    ours, core, floor = (results[name].cpu_s for name in ("ours", "core", "deaf"))
    above = (ours - floor) / (core - floor)
    print(f"ours needs {ours / core:.2f} of core's CPU, {above:.2f} of it above what MQTT itself needs")


async def follow(house: House, stream: Stream) -> None:
    """See how long a change takes from the publisher to the state, while all meters send."""
    running = asyncio.create_task(stream.run(math.inf))
    found = sorted(await latencies_s(house.home_assistant, stream, LATENCY_S))
    running.cancel()
    p95 = found[int(0.95 * len(found))]
    print(
        f"\nfrom published to state, {len(found)} changes: median {1000 * median(found):.0f} ms, "
        f"95 % within {1000 * p95:.0f} ms, longest {1000 * found[-1]:.0f} ms"
    )


async def burst(house: House, stream: Stream) -> None:
    """Send far faster than meters do, and see how long the house is behind."""
    started = time.monotonic()
    for _ in range(20):
        for meter in stream.meters:
            stream.send(meter)
    sent_s, count = time.monotonic() - started, 20 * len(stream.meters)
    used = cpu_s(house.pid)
    while True:
        await asyncio.sleep(1)
        before, used = used, cpu_s(house.pid)
        if used - before < 0.3:
            break
    handled_s = time.monotonic() - started - 1
    print(f"\nburst: {count} messages, {count / sent_s:.0f} a second; all handled {handled_s:.1f} s after the first")


def wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--meters", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=300)
    return parser.parse_args()


async def main() -> None:
    arguments = wanted()
    with tempfile.TemporaryDirectory() as folder:
        broker = Broker(Layout(Path(folder)))
        houses = [House(name, Path(folder)) for name in ("ours", "deaf", "core")]
        ours, deaf, core = houses
        services = [broker.service, *(house.home_assistant.service for house in houses)]
        try:
            await broker.start()
            source, minutes = household_minutes()
            print(f"Loads: {source}")
            stream = Stream(broker.port, arguments.meters, INTERVAL_S, minutes)
            core.add_core_sensors([meter.device_id for meter in stream.meters])
            for house in houses:
                await house.start(broker.port)
            for house in (ours, deaf):
                await house.add_integration()
            await deaf.home_assistant.service.stop()
            deaf.set_options(removed_devices=[meter.device_id for meter in stream.meters])
            await deaf.home_assistant.restart()
            print(f"{arguments.meters} meters, until all their entities are there ...")
            await stream.run(2 * INTERVAL_S)
            results, messages = await measure(houses, stream, arguments.seconds)
            table("As it comes", results, messages, arguments.seconds, arguments.meters)
            await follow(ours, stream)
            await burst(ours, stream)
            for title, options in VARIANTS.items():
                await ours.home_assistant.service.stop()
                ours.set_options(**options)
                await ours.home_assistant.restart()
                results, messages = await measure(houses, stream, VARIANT_S)
                table(title, results, messages, VARIANT_S, arguments.meters)
            stream.close()
        finally:
            for house in houses:
                await house.home_assistant.close()
            for service in reversed(services):
                await service.stop()


asyncio.run(main())
