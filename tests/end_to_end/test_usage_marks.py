"""What the usage card says of its bars beside energy: money, and hours that are estimated or were filled in late."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
import time
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, Page, expect
import pytest
import pytest_asyncio

from demo.history import import_statistics

from .household import HOUSE, SILENT, SILENT_S, ZONE, Household
from .pages import SCREENSHOTS, logged_in, look, number, obstacles, open_path, precision, words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(300)]

HOME = ZoneInfo(ZONE)
HOUR = timedelta(hours=1)
DASHBOARD = "usage-marks"
LATE_S = 90
VIEWS = {"silent": (SILENT, "energy"), "late": (HOUSE, "energy"), "money": (HOUSE, "money")}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def card(household: Household, browser: Browser) -> AsyncIterator[Locator]:
    """A usage card of a day for each view; the page is open, at none of them."""
    views = [
        {
            "path": path,
            "type": "sections",
            "sections": [
                {
                    "cards": [
                        {
                            "type": "custom:smart-energy-usage-card",
                            "devices": [household.devices[meter]],
                            "unit": unit,
                            "grid_options": {"columns": "full"},
                        }
                    ]
                }
            ],
        }
        for path, (meter, unit) in VIEWS.items()
    ]
    await household.ask("lovelace/dashboards/create", url_path=DASHBOARD, title="Marks", mode="storage")
    await household.ask("lovelace/config/save", url_path=DASHBOARD, config={"views": views})
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    page = await context.new_page()
    yield page.locator("smart-energy-usage-card")
    await context.close()


async def table(household: Household, card: Locator, view: str, day: datetime) -> list[Locator]:
    """Open a view and leaf back to a day; returns a row for each of its hours."""
    await open_path(card.page, household.home_assistant, f"{DASHBOARD}/{view}")
    for _ in range((datetime.now(HOME).date() - day.date()).days):
        await card.get_by_role("button", name=words("usage.previous")).click(timeout=30_000)
    await card.get_by_role("button", name=words("chart.table")).click(timeout=30_000)
    hours = (midnight(day + timedelta(days=1)).astimezone(UTC) - midnight(day).astimezone(UTC)) // HOUR
    await expect(card.locator("tbody tr")).to_have_count(hours, timeout=30_000)
    return await card.locator("tbody tr").all()


def midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def hour_of(moment: datetime) -> int:
    """Return the row of a moment's day that holds it."""
    return (moment.astimezone(UTC) - midnight(moment).astimezone(UTC)) // HOUR


async def spans(household: Household, meter: str, around: datetime, quality: str) -> list[tuple[datetime, datetime]]:
    device = household.devices[meter]
    start, end = midnight(around), midnight(around + timedelta(days=1))
    times = {"start_time": start.isoformat(), "end_time": end.isoformat()}
    found = (await household.ask("smart_energy/hours", device_ids=[device], **times))[device][quality]
    return [(datetime.fromisoformat(span["start"]), datetime.fromisoformat(span["end"])) for span in found]


async def picture(page: Page, name: str) -> None:
    for size, dark in (("desktop", False), ("phone", True)):
        await look(page, size, dark=dark)
        await page.screenshot(path=SCREENSHOTS / f"usage-{name}-{size}.png", full_page=True)
    await look(page, "desktop", dark=False)


async def test_hours_without_readings_are_marked_as_estimated(household: Household, card: Locator) -> None:
    middle = datetime.now(HOME) - timedelta(seconds=sum(SILENT_S) / 2)
    ((begin, end),) = await spans(household, SILENT, middle, "estimated")
    assert end - begin >= 5 * HOUR
    rows = await table(household, card, "silent", middle)
    at = midnight(middle)
    for row in rows:
        overlap = (min(end, at + HOUR) - max(begin, at)) / HOUR
        estimated = words("usage.estimated", hours=f"{max(overlap, 0):.1f}")
        assert (estimated in await row.inner_text()) == (overlap > 0)
        at = (at.astimezone(UTC) + HOUR).astimezone(HOME)
    await card.get_by_role("button", name=words("chart.chart")).click()
    await expect(card.locator(".legend .estimated")).to_be_visible()
    assert await obstacles(card.page) == []
    await picture(card.page, "estimated")


async def test_an_hour_whose_readings_came_late_is_marked(household: Household, card: Locator) -> None:
    sent = datetime.now(HOME) - timedelta(seconds=LATE_S)
    household.replay(HOUSE, LATE_S)
    deadline = time.monotonic() + 30
    while not await spans(household, HOUSE, sent, "late"):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.5)
    rows = await table(household, card, "late", sent)
    assert words("usage.late", hours="1.0") in await rows[hour_of(sent)].inner_text()
    await card.get_by_role("button", name=words("chart.chart")).click()
    await picture(card.page, "late")


async def test_money_is_the_statistics_of_the_cost(household: Household, card: Locator) -> None:
    day = midnight(midnight(datetime.now(HOME)) - HOUR)
    hours = (midnight(day + timedelta(days=1)).astimezone(UTC) - day.astimezone(UTC)) // HOUR
    costs = [0.07 + hour * hour / 400 for hour in range(hours)]
    await import_costs(household, day.astimezone(UTC), costs)
    rows = await table(household, card, "money", day)
    written = [await row.locator("td").first.inner_text() for row in rows]
    assert [number(text) for text in written] == [
        pytest.approx(cost, abs=precision(text)) for cost, text in zip(costs, written, strict=True)
    ]
    total = await card.locator("tfoot td").first.inner_text()
    assert number(total) == pytest.approx(sum(costs), abs=precision(total))
    assert all("€" in text for text in [*written, total])
    await card.get_by_role("button", name=words("chart.chart")).click()
    await picture(card.page, "money")


async def import_costs(household: Household, start: datetime, costs: list[float]) -> None:
    """Put the costs of hours into the statistics: what is a few minutes old has none of its own yet."""
    metadata = {
        "key": "cost_total",
        "statistic": {"unit_of_measurement": "EUR", "unit_class": None, "has_sum": True, "mean_type": 0},
    }
    sums = [0.0, *accumulate(costs)]
    rows = [
        {"start": (start + number * HOUR).isoformat(), "state": total, "sum": total}
        for number, total in enumerate(sums, -1)
    ]
    await import_statistics(household.home_assistant, HOUSE, metadata, rows)
