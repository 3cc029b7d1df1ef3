"""The pictures of README and docs: taken of the running dashboard, kept where SMART_ENERGY_PICTURES=1 asks for it."""

from __future__ import annotations

import os

from playwright.async_api import Browser, expect
import pytest
import pytest_asyncio

from demo.layout import ROOT

from .household import GARAGE, HOUSE, ZONE, Household
from .pages import SCREENSHOTS, VIEWS, logged_in, look, open_path, shown, words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

IMAGES = ROOT / "docs/images"
KEPT_IN = IMAGES if os.environ.get("SMART_ENERGY_PICTURES") else SCREENSHOTS
MOST_BYTES = 200_000
"""What a reader of README has to load for one picture."""


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def settled(household: Household) -> None:
    """Wait until the integration, which has just been loaded again, has heard the meters and made a forecast."""
    for entity in (f"{HOUSE}_power", f"{GARAGE}_power", f"{HOUSE}_energy_expected_today"):
        await household.home_assistant.known_state(f"sensor.{entity}", 90)


@pytest.mark.parametrize(
    ("name", "view", "size", "dark"),
    [
        ("overview", "overview", "picture", False),
        ("overview-phone", "overview", "phone", True),
        ("analytics", "analytics", "picture", False),
        ("devices", "devices", "picture", True),
    ],
)
async def test_pictures_of_the_dashboard(
    household: Household, browser: Browser, name: str, view: str, size: str, dark: bool
) -> None:
    context = await logged_in(browser, household.home_assistant, size, dark=dark, zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, f"smart-energy/{view}")
    await shown(page, VIEWS[view])
    await look(page, size, dark=dark)
    picture = await page.screenshot(path=KEPT_IN / f"{name}.png")
    assert len(picture) < MOST_BYTES
    await context.close()
    assert (IMAGES / f"{name}.png").exists(), "README and docs show it; SMART_ENERGY_PICTURES=1 makes it"


async def test_picture_of_alerts(household: Household, browser: Browser) -> None:
    context = await logged_in(browser, household.home_assistant, "picture", zone=ZONE)
    page = await context.new_page()
    await open_path(page, household.home_assistant, "smart-energy/alerts")
    household.have_voltages({HOUSE: 256.8})
    banner = page.locator("smart-energy-alerts-card").get_by_role("button", name=words("alerts.acknowledge"))
    await expect(banner).to_be_visible(timeout=30_000)
    picture = await page.screenshot(path=KEPT_IN / "alerts.png")
    assert len(picture) < MOST_BYTES
    household.have_voltages({HOUSE: 230.0})
    await context.close()
    assert (IMAGES / "alerts.png").exists()
