"""The demo's house, and a browser in front of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
import json
from pathlib import Path
import shutil

from playwright.async_api import Browser, BrowserContext, async_playwright
import pytest
import pytest_asyncio

from demo.house import House

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "build/screenshots"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    built = House(tmp_path_factory.mktemp("house"), print)
    try:
        await built.start()
        yield built
    finally:
        await built.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    executable = shutil.which("chromium")
    assert executable, "chromium is missing; run script/setup"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    arguments = [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ]  # fmt: skip
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        await browser.close()


async def logged_in(browser: Browser, house: House, width: int, height: int, *, dark: bool = False) -> BrowserContext:
    """Return a browser context of that size in which the demo user is logged in."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        service_workers="block",
        locale="en-GB",
    )
    tokens = json.dumps(json.dumps(house.home_assistant.tokens))
    await context.add_init_script(f"localStorage.setItem('hassTokens', {tokens});")
    return context
