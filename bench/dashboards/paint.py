"""First useful paint of our Overview beside Home Assistant's Energy dashboard, on the same data. Usage: run [--loads N]

What is useful is the same for both: the first number with a unit in the dashboard's own area, and the first chart.
Loads alternate; a cold one has an empty browser cache, a warm one follows a load in the same browser.
"""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
import gzip
import json
from pathlib import Path
import shutil
from statistics import median
import tempfile

from playwright.async_api import Browser, BrowserContext, async_playwright
from playwright.async_api import WebSocket as PageWebSocket

from demo.home_assistant import WebSocket
from demo.layout import ROOT
from tests.end_to_end.household import CIRCUITS, HOUSE, ZONE, Household
from tests.end_to_end.household_past import UCI, simulated_past, uci_past
from tests.end_to_end.pages import logged_in

OURS, THEIRS = "Smart Energy, Overview", "Home Assistant, Energy"
PATHS = {OURS: "smart-energy/overview", THEIRS: "energy"}
GOAL = 1.2
MOST_CALLS = 5
PROBE = Path(__file__).with_name("probe.js")
BUNDLE = ROOT / "custom_components/smart_energy/frontend/smart-energy.js"
CALLS = ("recorder/statistics_during_period", "history/history_during_period", "smart_energy/")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]


@dataclass(frozen=True, slots=True)
class Load:
    """One load: ms from the navigation to the first number and the first chart, and our calls."""

    number_ms: float
    chart_ms: float
    calls: int
    text: str


async def main() -> None:
    """Start the house, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--loads", type=int, default=10, help="loads of each dashboard, cold and warm (default: 10)")
    loads = parser.parse_args().loads
    past = (uci_past if UCI.exists() else simulated_past)(datetime.now(UTC))
    household = Household(Path(tempfile.mkdtemp(prefix="bench-dashboards-")), past)
    try:
        await household.start()
        await _prefer_energy(household)
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
            cold, warm = await _measure(household, browser, loads)
            await browser.close()
    finally:
        await household.stop()
        shutil.rmtree(household.layout.folder, ignore_errors=True)
    source = "UCI's" if UCI.exists() else "a simulated"
    print(f"\n{source} year, {len(CIRCUITS)} circuits and 3 meters; median of {loads} loads each, alternating, in ms")
    for kind, found in (("empty browser cache", cold), ("cache filled", warm)):
        _table(kind, found)
    most = max(load.calls for load in cold[OURS] + warm[OURS])
    print(f"\ncalls of ours a load: {most} (goal: at most {MOST_CALLS})")
    print(f"bundle: {len(gzip.compress(BUNDLE.read_bytes(), 9)) / 1000:.1f} kB gzipped (goal: below 60)")


async def _prefer_energy(household: Household) -> None:
    """Set the Energy dashboard up with the same meters."""
    source = {
        "type": "grid",
        "stat_energy_from": f"sensor.{HOUSE}_energy",
        "stat_cost": f"sensor.{HOUSE}_cost_total",
        "cost_adjustment_day": 0,
    }
    devices = [{"stat_consumption": f"sensor.{name.replace('-', '_')}_energy"} for name in CIRCUITS]
    async with WebSocket(household.home_assistant) as socket:
        await socket.call("energy/save_prefs", energy_sources=[source], device_consumption=devices)


async def _measure(
    household: Household, browser: Browser, loads: int
) -> tuple[dict[str, list[Load]], dict[str, list[Load]]]:
    cold: dict[str, list[Load]] = {name: [] for name in PATHS}
    warm: dict[str, list[Load]] = {name: [] for name in PATHS}
    for number in range(loads + 1):
        for name in PATHS if number % 2 else reversed(PATHS):
            context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
            await context.add_init_script(path=PROBE)
            url = f"{household.home_assistant.url}/{PATHS[name]}"
            pair = await _load(context, url), await _load(context, url)
            await context.close()
            # The first loads of all warm up the server.
            if number:
                cold[name].append(pair[0])
                warm[name].append(pair[1])
    return cold, warm


async def _load(context: BrowserContext, url: str) -> Load:
    page = await context.new_page()
    sent: list[str] = []

    def listen(socket: PageWebSocket) -> None:
        socket.on("framesent", lambda payload: sent.extend(_types(payload)))

    page.on("websocket", listen)
    await page.goto(url)
    await page.wait_for_function("window.painted?.number && window.painted?.chart", timeout=60_000)
    await page.wait_for_timeout(1000)
    found = await page.evaluate("window.painted")
    await page.close()
    calls = sum(name.startswith(CALLS) for name in sent)
    return Load(found["number"], found["chart"], calls, found["numberText"])


def _types(payload: str | bytes) -> list[str]:
    messages = json.loads(payload)
    return [str(message.get("type")) for message in (messages if isinstance(messages, list) else [messages])]


def _table(kind: str, found: dict[str, list[Load]]) -> None:
    print(f"\n{kind:<28}{'first number':>14}{'range':>14}{'first chart':>14}{'range':>14}   such as")
    medians = {}
    for name, loads in found.items():
        numbers, charts = [load.number_ms for load in loads], [load.chart_ms for load in loads]
        medians[name] = median(numbers), median(charts)
        print(f"{name:<28}{_column(numbers)}{_column(charts)}   {loads[0].text!r}")
    ratios = [ours / theirs for ours, theirs in zip(medians[OURS], medians[THEIRS], strict=True)]
    print(f"{f'ratio (goal: at most {GOAL})':<28}{ratios[0]:>14.2f}{'':>14}{ratios[1]:>14.2f}")


def _column(times: list[float]) -> str:
    return f"{median(times):>14.0f}{f'{min(times):.0f}-{max(times):.0f}':>14}"


if __name__ == "__main__":
    asyncio.run(main())
