"""The dashboard that arranges itself, in a real browser in front of a real Home Assistant: how it looks and loads."""

from __future__ import annotations

import json

from playwright.async_api import Browser, expect
from playwright.async_api import WebSocket as PageWebSocket
import pytest

from .household import ZONE, Household
from .pages import SCREENSHOTS, SIZES, VIEWS, logged_in, look, obstacles, open_path, shown, too_wide, watch, words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

OURS = ("recorder/statistics_during_period", "history/history_during_period", "smart_energy/")
EVERYWHERE = (("desktop", False), ("desktop", True), ("tablet", False), ("phone", True), ("narrow", False))
SMALL = (("phone", True), ("narrow", True))


@pytest.mark.parametrize(
    ("view", "language", "looks"),
    [
        *((view, "en", EVERYWHERE) for view in VIEWS),
        *((view, "de", SMALL) for view in VIEWS),
        ("overview", "en", (("wall", False), ("wall", True))),
        ("overview", "es", SMALL),
        *((view, "he", SMALL) for view in ("overview", "analytics", "devices")),
    ],
)
async def test_views_in_every_size_and_theme(
    household: Household, browser: Browser, view: str, language: str, looks: tuple[tuple[str, bool], ...]
) -> None:
    first, is_dark = looks[0]
    context = await logged_in(browser, household.home_assistant, first, dark=is_dark, language=language, zone=ZONE)
    page = await context.new_page()
    problems = watch(page)
    await open_path(page, household.home_assistant, f"smart-energy/{view}")
    await shown(page, VIEWS[view])
    await expect(page.locator("hui-error-card")).to_have_count(0)
    found = {}
    for size, dark in looks:
        await look(page, size, dark=dark)
        name = f"cards-{view}-{size}-{'dark' if dark else 'light'}-{language}"
        await page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
        found[name] = (await too_wide(page), await obstacles(page))
    assert found == {name: (0, []) for name in found}
    assert problems == []
    await context.close()


async def test_settings_are_one_tap_away(household: Household, browser: Browser) -> None:
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, "smart-energy/settings")
    await expect(page.get_by_text("Overvoltage limit").first).to_be_visible(timeout=30_000)
    await page.get_by_text(words("settings.tariff")).click()
    await expect(page.get_by_text("Day and night").first).to_be_visible(timeout=30_000)
    assert page.url.endswith("/config/integrations/integration/smart_energy")
    await context.close()


async def test_a_phone_answers_without_scrolling(household: Household, browser: Browser) -> None:
    context = await logged_in(browser, household.home_assistant, "phone", zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, "smart-energy/overview")
    await shown(page, VIEWS["overview"])
    well = page.locator("smart-energy-alerts-card .well")
    cost = page.locator("smart-energy-live-card .cost_now dd").first
    await expect(cost).to_contain_text("€", timeout=30_000)
    places = {name: await found.bounding_box() for name, found in {"well": well, "cost": cost}.items()}
    bottoms = {name: place and place["y"] + place["height"] for name, place in places.items()}
    assert {name: bottom is not None and bottom <= SIZES["phone"][1] for name, bottom in bottoms.items()} == {
        "well": True,
        "cost": True,
    }, bottoms
    await context.close()


async def test_a_page_from_right_to_left_begins_at_the_right(household: Household, browser: Browser) -> None:
    context = await logged_in(browser, household.home_assistant, "phone", language="he", zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, "smart-energy/overview")
    row = page.locator("smart-energy-costs-card tbody tr").first
    await expect(row).to_be_visible(timeout=30_000)
    places = [await row.locator(cell).first.bounding_box() for cell in ("th", "td")]
    name, amount = (place and (place["x"], place["x"] + place["width"]) for place in places)
    assert name is not None
    assert amount is not None
    assert name[0] >= amount[1]
    assert await row.locator("th").evaluate("(cell) => getComputedStyle(cell).textAlign") == "start"
    # The mark of a price and the axis of a chart stay where they are: time goes on to the right in every language.
    axis = page.locator("smart-energy-usage-card svg .tick").first
    assert await axis.evaluate("(text) => getComputedStyle(text).direction") == "ltr"
    await context.close()


async def test_keys_walk_through_a_chart(household: Household, browser: Browser) -> None:
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, "smart-energy/overview")
    chart = page.locator("smart-energy-usage-card smart-energy-bar-chart .frame")
    await chart.focus(timeout=30_000)
    await page.keyboard.press("Home")
    await page.keyboard.press("ArrowRight")
    await expect(page.locator("smart-energy-usage-card .tooltip")).to_contain_text("kWh")
    spoken = page.locator("smart-energy-usage-card smart-energy-bar-chart [aria-live]")
    await expect(spoken).to_contain_text("house")
    await context.close()


async def test_ten_cold_loads_find_every_element(household: Household, browser: Browser) -> None:
    failures: list[str] = []
    for attempt in range(10):
        context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
        page = await context.new_page()
        await open_path(page, household.home_assistant, "smart-energy/overview")
        await expect(page.locator("smart-energy-live-card ha-card")).to_be_visible(timeout=30_000)
        text = await page.locator("home-assistant").inner_text()
        if await page.locator("hui-error-card").count() or "Timeout" in text or "doesn't exist" in text:
            failures.append(f"load {attempt}: {text[:200]}")
        await context.close()
    assert failures == []


@pytest.mark.parametrize("view", VIEWS)
async def test_a_view_asks_at_most_five_times(household: Household, browser: Browser, view: str) -> None:
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    page = await context.new_page()
    sent: list[str] = []

    def listen(socket: PageWebSocket) -> None:
        socket.on("framesent", lambda payload: sent.extend(_types(payload)))

    page.on("websocket", listen)
    await open_path(page, household.home_assistant, f"smart-energy/{view}")
    await shown(page, VIEWS[view])
    await page.wait_for_timeout(1000)
    asked = [name for name in sent if name.startswith(OURS)]
    assert len(asked) <= 5, asked
    assert (len(asked) > 0) == (len(VIEWS[view]) > 0), asked
    await context.close()


def _types(payload: str | bytes) -> list[str]:
    messages = json.loads(payload)
    return [str(message.get("type")) for message in (messages if isinstance(messages, list) else [messages])]
