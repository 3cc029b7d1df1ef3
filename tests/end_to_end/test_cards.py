"""The dashboard that arranges itself, in a real browser in front of a real Home Assistant."""

from __future__ import annotations

import asyncio
from datetime import datetime
import json
import re
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Page, expect
from playwright.async_api import WebSocket as PageWebSocket
import pytest

from demo.home_assistant import WebSocket
from demo.house import House

from .conftest import ROOT, SCREENSHOTS, logged_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

SIZES = {"desktop": (1440, 900), "tablet": (820, 1180), "phone": (390, 844), "narrow": (320, 640)}
VIEWS = {
    "overview": ["alerts", "live", "usage", "costs", "forecast"],
    "analytics": ["usage", "compare", "costs", "forecast"],
    "alerts": ["alerts"],
    "devices": ["devices"],
}
OURS = ("recorder/statistics_during_period", "history/history_during_period", "smart_energy/")
AXE = ROOT / "dashboards/card/node_modules/axe-core/axe.min.js"


def watch(page: Page) -> list[str]:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    return problems


async def open_view(page: Page, house: House, view: str) -> None:
    await page.goto(f"{house.home_assistant.url}/smart-energy/{view}")
    await page.wait_for_selector("hui-sections-view", state="attached", timeout=60_000)


async def shown(page: Page, view: str) -> None:
    """Wait until every card of the view has what it wants to show."""
    for card in VIEWS[view]:
        await expect(page.locator(f"smart-energy-{card}-card ha-card").first).to_be_visible(timeout=30_000)
    await expect(page.get_by_text(re.compile("^(Loading|Wird geladen)")).first).to_have_count(0, timeout=30_000)


@pytest.mark.parametrize(
    ("view", "size", "dark", "language"),
    [
        *((view, "desktop", False, "en") for view in VIEWS),
        *((view, "phone", True, "de") for view in VIEWS),
        ("overview", "desktop", True, "de"),
        ("overview", "tablet", True, "en"),
        ("overview", "phone", False, "en"),
        ("overview", "narrow", True, "es"),
    ],
)
async def test_views_in_every_size_and_theme(
    house: House, browser: Browser, view: str, size: str, dark: bool, language: str
) -> None:
    context = await logged_in(browser, house, *SIZES[size], dark=dark)
    await context.add_init_script(f"localStorage.setItem('selectedLanguage', '\"{language}\"');")
    page = await context.new_page()
    problems = watch(page)
    await open_view(page, house, view)
    await shown(page, view)
    await expect(page.locator("hui-error-card")).to_have_count(0)
    overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    theme = "dark" if dark else "light"
    await page.screenshot(path=SCREENSHOTS / f"cards-{view}-{size}-{theme}-{language}.png", full_page=True)
    assert overflow <= 0
    assert problems == []
    await context.close()


async def test_settings_are_one_tap_away(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"])
    page = await context.new_page()
    await open_view(page, house, "settings")
    await expect(page.get_by_text("Overvoltage limit").first).to_be_visible(timeout=30_000)
    await expect(page.get_by_text("Tariffs and options")).to_be_visible()
    await page.screenshot(path=SCREENSHOTS / "cards-settings-desktop-light.png", full_page=True)
    await context.close()


async def test_a_phone_answers_without_scrolling(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["phone"])
    page = await context.new_page()
    await open_view(page, house, "overview")
    await shown(page, "overview")
    for text in ("All is well", "meter-01", "meter-02"):
        place = await page.get_by_text(text).first.bounding_box()
        assert place is not None
        assert place["y"] + place["height"] < SIZES["phone"][1]
    await context.close()


async def test_live_values_are_the_states(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"])
    page = await context.new_page()
    await open_view(page, house, "overview")
    voltage = page.locator("smart-energy-live-card .voltage dd").first
    await expect(voltage).to_contain_text("V", timeout=30_000)
    for _ in range(40):
        state = (await house.home_assistant.states())["sensor.meter_01_voltage"]["state"]
        text = await voltage.inner_text()
        if abs(float(text.replace("V", "")) - float(state)) <= 0.051:
            break
        await asyncio.sleep(0.25)
    else:
        pytest.fail(f"the card shows {text!r}, the state is {state}")
    await context.close()


async def test_usage_is_the_sum_of_the_statistics(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"])
    page = await context.new_page()
    await open_view(page, house, "overview")
    card = page.locator("smart-energy-usage-card")
    await card.get_by_role("button", name="Earlier").click(timeout=30_000)
    await card.get_by_role("button", name="Show as table").click(timeout=30_000)
    total = card.locator("tfoot td").first
    await expect(total).to_contain_text("kWh", timeout=30_000)
    zone = ZoneInfo((await house.home_assistant.get("/api/config"))["time_zone"])
    today = datetime.now(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    yesterday = datetime.fromordinal(today.toordinal() - 1).replace(tzinfo=zone)
    async with WebSocket(house.home_assistant) as socket:
        rows = await socket.call(
            "recorder/statistics_during_period",
            statistic_ids=["sensor.meter_01_energy"],
            start_time=yesterday.isoformat(),
            end_time=today.isoformat(),
            period="hour",
            types=["change"],
            units={"energy": "kWh"},
        )
    expected = sum(row["change"] for row in rows["sensor.meter_01_energy"])
    assert float((await total.inner_text()).replace("kWh", "")) == pytest.approx(expected, abs=0.0051)
    await context.close()


async def test_keys_walk_through_a_chart(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"])
    page = await context.new_page()
    await open_view(page, house, "overview")
    chart = page.locator("smart-energy-usage-card smart-energy-bar-chart .frame")
    await chart.focus(timeout=30_000)
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator("smart-energy-usage-card .tooltip")).to_contain_text("kWh")
    spoken = page.locator("smart-energy-usage-card smart-energy-bar-chart [aria-live]")
    await expect(spoken).to_contain_text("meter-01")
    await context.close()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_nothing_serious_stands_in_a_persons_way(house: House, browser: Browser, view: str, dark: bool) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"], dark=dark)
    page = await context.new_page()
    await open_view(page, house, view)
    await shown(page, view)
    await page.add_script_tag(path=AXE)
    found: list[dict[str, Any]] = await page.evaluate("axe.run().then((result) => result.violations)")
    ours = [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
        if "smart-energy" in json.dumps(node["target"])
    ]
    assert ours == []
    await context.close()


async def test_ten_cold_loads_find_every_element(house: House, browser: Browser) -> None:
    failures: list[str] = []
    for attempt in range(10):
        context = await logged_in(browser, house, *SIZES["desktop"])
        page = await context.new_page()
        await open_view(page, house, "overview")
        await expect(page.locator("smart-energy-live-card ha-card")).to_be_visible(timeout=30_000)
        text = await page.locator("home-assistant").inner_text()
        errors = await page.locator("hui-error-card").count()
        if errors or "Timeout" in text or "doesn't exist" in text:
            failures.append(f"load {attempt}: {text[:200]}")
        await context.close()
    assert failures == []


async def test_overview_asks_at_most_five_times(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house, *SIZES["desktop"])
    page = await context.new_page()
    sent: list[str] = []

    def listen(socket: PageWebSocket) -> None:
        socket.on("framesent", lambda payload: sent.extend(_types(payload)))

    page.on("websocket", listen)
    await open_view(page, house, "overview")
    await shown(page, "overview")
    await page.wait_for_timeout(1000)
    asked = [name for name in sent if name.startswith(OURS)]
    assert len(asked) <= 5, asked
    assert asked
    await context.close()


def _types(payload: str | bytes) -> list[str]:
    messages = json.loads(payload)
    return [str(message.get("type")) for message in (messages if isinstance(messages, list) else [messages])]
