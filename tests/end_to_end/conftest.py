"""The demo's house, a household with a year behind it, and a browser in front of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
import shutil

from playwright.async_api import Browser, async_playwright
import pytest
import pytest_asyncio

from demo.house import House

from .household import Household
from .household_past import UCI, Past, simulated_past, uci_past
from .pages import SCREENSHOTS


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    built = House(tmp_path_factory.mktemp("house"), print)
    try:
        await built.start()
        yield built
    finally:
        await built.stop()


@pytest.fixture(scope="session")
def past() -> Past:
    """UCI's year where it is at hand, else a simulated one."""
    return (uci_past if UCI.exists() else simulated_past)(datetime.now(UTC))


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def household(tmp_path_factory: pytest.TempPathFactory, past: Past) -> AsyncIterator[Household]:
    built = Household(tmp_path_factory.mktemp("household"), past)
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
