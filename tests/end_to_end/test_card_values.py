"""What the cards write is what Home Assistant's API says, and what the household used."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
import csv
from datetime import UTC, datetime, timedelta
import gzip
import time
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Browser, Locator, Page, expect
import pytest
import pytest_asyncio

from .household import CIRCUITS, GARAGE, HOUSE, ZONE, Household
from .household_past import UCI
from .pages import logged_in, number, open_path, precision, shown, words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

HOME = ZoneInfo(ZONE)
HALF_DAY = timedelta(hours=12)
SUNDAY = 6
"""English weeks begin on a Sunday."""

type Loader = Callable[[str], Awaitable[Page]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def page(household: Household, browser: Browser) -> Any:
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    yield await context.new_page()
    await context.close()


def midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def day(now: datetime) -> tuple[datetime, datetime]:
    start = midnight(midnight(now) - HALF_DAY)
    return start, midnight(now)


def week(now: datetime) -> tuple[datetime, datetime]:
    today = midnight(now)
    end = midnight(today - timedelta(days=(today.weekday() - SUNDAY) % 7))
    return midnight(end - timedelta(days=7)), end


def month(now: datetime) -> tuple[datetime, datetime]:
    end = midnight(now).replace(day=1)
    return midnight(end - HALF_DAY).replace(day=1), end


def next_start(moment: datetime, span: str) -> datetime:
    """Return where the bar of a chart ends that begins at `moment`."""
    if span == "day":
        return (moment.astimezone(UTC) + timedelta(hours=1)).astimezone(HOME)
    return midnight(moment.replace(hour=12) + timedelta(days=1))


async def changes(household: Household, start: datetime, end: datetime, meter: str = HOUSE) -> list[dict[str, Any]]:
    statistic_id = f"sensor.{meter}_energy"
    rows = await household.ask(
        "recorder/statistics_during_period",
        statistic_ids=[statistic_id],
        start_time=start.isoformat(),
        end_time=end.isoformat(),
        period="hour",
        types=["change"],
        units={"energy": "kWh"},
    )
    return list(rows.get(statistic_id, []))


async def used_kwh(household: Household, start: datetime, end: datetime) -> float:
    """Return what Home Assistant's statistics say; an hour that is cut is divided by time."""
    return sum_of(await changes(household, start.replace(minute=0, second=0, microsecond=0), end), start, end)


def sum_of(rows: list[dict[str, Any]], start: datetime, end: datetime) -> float:
    total = 0.0
    for row in rows:
        first, last = row["start"] / 1000, row["end"] / 1000
        covered = min(last, end.timestamp()) - max(first, start.timestamp())
        total += row["change"] * max(0.0, covered) / (last - first)
    return total


async def texts_of(rows: Locator) -> list[str]:
    return [await row.inner_text() for row in await rows.all()]


async def house_column(card: Locator) -> int:
    """Return the place of the house among a table's series."""
    heads = await texts_of(card.locator("thead th"))
    return heads.index(HOUSE) - 1


@pytest.mark.parametrize("span", [day, week, month])
async def test_usage_is_the_statistics_and_what_was_used(
    household: Household, page: Page, span: Callable[[datetime], tuple[datetime, datetime]]
) -> None:
    await open_path(page, household.home_assistant, "smart-energy/overview")
    card = page.locator("smart-energy-usage-card")
    await card.get_by_role("button", name=words(f"usage.{span.__name__}"), exact=True).click(timeout=30_000)
    await card.get_by_role("button", name=words("usage.previous")).click()
    await card.get_by_role("button", name=words("chart.table")).click()
    start, end = span(datetime.now(HOME))
    bars, at = [], start
    while at < end:
        after = next_start(at, span.__name__)
        bars.append((at, after))
        at = after
    await expect(card.locator("tbody tr")).to_have_count(len(bars), timeout=30_000)
    await expect(card.locator("tfoot td").first).to_contain_text("kWh", timeout=30_000)
    column = await house_column(card)
    hours = await changes(household, start, end)
    for row, (first, last) in zip(await card.locator("tbody tr").all(), bars, strict=True):
        text = await row.locator("td").nth(column).inner_text()
        told = sum_of(hours, first, last)
        assert number(text) == pytest.approx(told, abs=precision(text))
        assert told == pytest.approx(household.past.energy_kwh(HOUSE, first, last), abs=0.001)
    total = await card.locator("tfoot td").nth(column).inner_text()
    assert number(total) == pytest.approx(sum_of(hours, start, end), abs=precision(total))


async def test_the_running_hour_is_what_the_register_has_counted(household: Household, page: Page) -> None:
    hour = await compiled_hour()
    at_least = await used_since(household, hour)
    await open_path(page, household.home_assistant, "smart-energy/overview")
    card = page.locator("smart-energy-usage-card")
    await card.get_by_role("button", name=words("chart.table")).click(timeout=30_000)
    row = card.locator("tbody tr").nth((hour - midnight(hour)) // timedelta(hours=1))
    text = await row.locator("td").nth(await house_column(card)).inner_text()
    at_most = await used_since(household, hour)
    assert at_least - precision(text) <= number(text) <= at_most + precision(text)
    assert at_least > 0


async def compiled_hour() -> datetime:
    """Return when the running hour began, once Home Assistant has compiled the one before."""
    hour = datetime.now(HOME).replace(minute=0, second=0, microsecond=0)
    await asyncio.sleep(max(0.0, hour.timestamp() + 60 - time.time()))
    return hour


async def used_since(household: Household, hour: datetime, meter: str = HOUSE) -> float:
    """Return by how much a register has risen in the running hour, in kWh; 0 for a meter that was new in it."""
    rows = await household.ask(
        "recorder/statistics_during_period",
        statistic_ids=[f"sensor.{meter}_energy"],
        start_time=(hour - timedelta(hours=1)).isoformat(),
        end_time=hour.isoformat(),
        period="hour",
        types=["state"],
    )
    shown = (await household.home_assistant.states())[f"sensor.{meter}_energy"]["state"]
    return sum(float(shown) - float(before["state"]) for before in rows.get(f"sensor.{meter}_energy", []))


async def test_a_year_is_twelve_months(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/overview")
    card = page.locator("smart-energy-usage-card")
    await card.get_by_role("button", name=words("usage.year"), exact=True).click(timeout=30_000)
    await card.get_by_role("button", name=words("chart.table")).click()
    await expect(card.locator("tbody tr")).to_have_count(12, timeout=30_000)
    column = await house_column(card)
    last_start, last_end = month(datetime.now(HOME))
    row = card.locator("tbody tr").nth((last_start.month - 1) % 12)
    text = await row.locator("td").nth(column).inner_text()
    assert number(text) == pytest.approx(await used_kwh(household, last_start, last_end), abs=precision(text))


@pytest.mark.skipif(not UCI.exists(), reason=f"{UCI} is missing; the household is a simulated one")
async def test_the_statistics_are_ucis_year(household: Household) -> None:
    with gzip.open(UCI, "rt") as lines:
        kwh = [float(row["kwh"]) for row in csv.DictReader(lines)]
    hours = household.past.hours
    assert [hour.house_w / 1000 for hour in hours] == pytest.approx(kwh[-len(hours) :])
    end = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) - timedelta(hours=2)
    rows = await changes(household, end - timedelta(days=365), end)
    first = next(index for index, hour in enumerate(hours) if hour.start_s == rows[0]["start"] / 1000)
    counted = [row["change"] for row in rows]
    assert len(counted) == 365 * 24
    assert counted == pytest.approx(kwh[first - len(hours) :][: len(counted)], abs=2e-6)


async def test_comparison_is_to_the_same_moment(household: Household, page: Page) -> None:
    hour = await compiled_hour()
    deadline = time.monotonic() + 90
    while True:
        at_least = await this_week_and_last(household, hour)
        await open_path(page, household.home_assistant, "smart-energy/analytics")
        sentence = page.locator("smart-energy-compare-card .verdict + .notice")
        await expect(sentence).to_contain_text("kWh", timeout=30_000)
        told = (await sentence.inner_text()).split(",")
        at_most = await this_week_and_last(household, hour)
        if all(map(lies_between, told, at_least, at_most, strict=True)):
            break
        # The integration may book late hours between the card's look and ours.
        assert time.monotonic() < deadline, f"the card says {told}, the API {at_least} to {at_most}"
        await asyncio.sleep(5)


def lies_between(text: str, low: float, high: float) -> bool:
    margin = precision(text) + 0.001
    return low - margin <= number(text) <= high + margin


async def this_week_and_last(household: Household, hour: datetime) -> tuple[float, float]:
    """Return what this week has used until now, and last week until this moment, in kWh."""
    now = datetime.now(HOME)
    last_start, this_start = week(now)
    then = now - timedelta(days=7)
    this = before = 0.0
    for meter in (HOUSE, GARAGE):
        this += await used_since(household, hour, meter)
        this += sum_of(await changes(household, this_start, hour, meter), this_start, hour)
        before += sum_of(await changes(household, last_start, then, meter), last_start, then)
    return this, before


async def test_costs_are_the_bill(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/analytics")
    card = page.locator("smart-energy-costs-card")
    await expect(card.locator(".total")).to_contain_text("€", timeout=30_000)
    device = household.devices[HOUSE]
    bill = (await household.ask("smart_energy/bill", device_ids=[device]))[device]
    assert number(await card.locator(".total").inner_text()) == pytest.approx(float(bill["total"]), abs=0.02)
    lines = {line["item"]: float(line["amount"]) for line in bill["lines"]}
    rows = await card.locator("tbody tr").all()
    written = {await row.locator("th").inner_text(): number(await row.locator("td").last.inner_text()) for row in rows}
    assert written == pytest.approx(lines, abs=0.02)
    assert min(lines.values()) > 0
    states = await household.home_assistant.states()
    assert float(states[f"sensor.{HOUSE}_cost_billing_period"]["state"]) == pytest.approx(sum(lines.values()), abs=0.02)


async def test_forecast_is_the_integrations(household: Household, page: Page) -> None:
    device = household.devices[HOUSE]
    deadline = time.monotonic() + 90
    asked = {"device_ids": [device]}
    while (answer := await household.ask("smart_energy/forecast", **asked)).get(device, {}).get("today_kwh") is None:
        assert time.monotonic() < deadline, answer
        await asyncio.sleep(1)
    await open_path(page, household.home_assistant, "smart-energy/analytics")
    card = page.locator("smart-energy-forecast-card")
    await expect(card.locator("dd").first).to_contain_text("kWh", timeout=30_000)
    every = await household.ask("smart_energy/forecast", device_ids=list(household.devices.values()))
    for place, key in enumerate(("today_kwh", "tomorrow_kwh")):
        told = sum(each[key] for name, each in every.items() if each[key] is not None and name in alone(household))
        text = await card.locator("dd").nth(place).inner_text()
        assert number(text) == pytest.approx(told, abs=precision(text))


def alone(household: Household) -> set[str]:
    """Return the registry ids of the meters that are no circuit."""
    return {registry_id for name, registry_id in household.devices.items() if name not in CIRCUITS}


async def test_live_values_are_the_states(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/overview")
    await shown(page, ["live"])
    section = page.locator("smart-energy-live-card section").filter(has=page.get_by_text(HOUSE, exact=True))
    for key in ("voltage", "energy_today", "cost_today"):
        deadline = time.monotonic() + 30
        while True:
            state = float((await household.home_assistant.states())[f"sensor.{HOUSE}_{key}"]["state"])
            text = await section.locator(f".{key} dd").inner_text()
            if abs(number(text) - state) <= precision(text):
                break
            assert time.monotonic() < deadline, f"{key}: the card shows {text!r}, the state is {state}"
            await asyncio.sleep(0.25)


async def test_devices_have_their_energy_of_today(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/devices")
    await shown(page, ["devices"])
    states = await household.home_assistant.states()
    for name in (HOUSE, *CIRCUITS):
        row = page.locator("smart-energy-devices-card li").filter(has=page.get_by_text(name, exact=True))
        text = await row.locator(".today").inner_text()
        state = float(states[f"sensor.{name.replace('-', '_')}_energy_today"]["state"])
        assert number(text) == pytest.approx(state, abs=precision(text) + 0.005)
