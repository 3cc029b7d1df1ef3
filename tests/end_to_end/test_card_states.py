"""Every card in every state: empty, offline, without a tariff, in trouble, and with alerts."""

from __future__ import annotations

from collections.abc import AsyncIterator
import json
import re
from typing import Any

from playwright.async_api import Browser, Locator, Page, WebSocketRoute, expect
import pytest
import pytest_asyncio

from .household import GARAGE, HOUSE, RELEASED_S, SHED, ZONE, Household
from .pages import SCREENSHOTS, logged_in, look, number, obstacles, open_path, too_wide, watch, words

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

CARDS = ("alerts", "live", "devices", "usage", "costs", "compare", "forecast")
LOOKS = (("desktop", False), ("phone", True))
OURS = ("recorder/statistics_during_period", "smart_energy/")
DASHBOARD = "card-states"
STATES = {"normal": HOUSE, "offline": SHED, "no-tariff": GARAGE, "empty": "nobody"}
"""Each state's view shows every card of one meter; nobody's is a meter that was removed."""


def either(*keys: str) -> re.Pattern[str]:
    """Return what one of these texts matches: some are others once an hour has passed since the tests began."""
    return re.compile("|".join(re.escape(words(key)) for key in keys))


SAID: dict[str, dict[str, str | re.Pattern[str]]] = {
    "normal": {"alerts": words("alerts.none"), "costs": "€", "usage": "kWh", "live": "€", "compare": "kWh"},
    "offline": {
        "live": words("state.offline"),
        "devices": words("state.offline"),
        "costs": words("costs.none"),
        "usage": either("state.empty", "mark.missing"),
        "compare": either("compare.not_yet", "compare.none"),
        "forecast": words("forecast.none"),
        "alerts": SHED,
    },
    "no-tariff": {"live": "W", "costs": words("settings.tariff"), "forecast": words("forecast.none")},
    "empty": dict.fromkeys(CARDS, words("state.no_chosen")),
}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def states(household: Household) -> str:
    """Make a dashboard with a view for each state; returns its path."""
    views = [
        {
            "title": state,
            "path": state,
            "type": "sections",
            "sections": [
                {
                    "type": "grid",
                    "cards": [
                        {
                            "type": f"custom:smart-energy-{card}-card",
                            "devices": [household.devices.get(meter, meter)],
                            "grid_options": {"columns": "full"},
                        }
                    ],
                }
                for card in CARDS
            ],
        }
        for state, meter in STATES.items()
    ]
    await household.ask("lovelace/dashboards/create", url_path=DASHBOARD, title="States", mode="storage")
    await household.ask("lovelace/config/save", url_path=DASHBOARD, config={"views": views})
    return DASHBOARD


@pytest_asyncio.fixture(loop_scope="session")
async def page(household: Household, browser: Browser) -> AsyncIterator[Page]:
    context = await logged_in(browser, household.home_assistant, "desktop", zone=ZONE)
    yield await context.new_page()
    await context.close()


def card(page: Page, name: str) -> Locator:
    return page.locator(f"smart-energy-{name}-card")


async def seen(page: Page, name: str) -> dict[str, tuple[int, list[str]]]:
    """Take pictures; returns by how much each is too wide, and what axe finds serious."""
    found = {}
    for size, dark in LOOKS:
        await look(page, size, dark=dark)
        await page.screenshot(path=SCREENSHOTS / f"state-{name}-{size}.png", full_page=True)
        found[size] = (await too_wide(page), await obstacles(page))
    return found


GOOD: dict[str, tuple[int, list[str]]] = {size: (0, []) for size, _ in LOOKS}


@pytest.mark.parametrize("state", STATES)
async def test_every_card_says_in_which_state_it_is(household: Household, page: Page, states: str, state: str) -> None:
    problems = watch(page)
    await open_path(page, household.home_assistant, f"{states}/{state}")
    for name in CARDS:
        await expect(card(page, name)).to_contain_text(SAID[state].get(name, ""), timeout=30_000)
    assert await seen(page, state) == GOOD
    assert problems == []


async def test_what_cannot_be_loaded_is_said_and_tried_again(household: Household, page: Page, states: str) -> None:
    broken = True

    def pass_on(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def ask(payload: str | bytes) -> None:
            messages = json.loads(payload)
            asked = messages if isinstance(messages, list) else [messages]
            for message in asked:
                if broken and str(message.get("type")).startswith(OURS):
                    socket.send(json.dumps(_refusal(message)))
                else:
                    server.send(json.dumps(message))

        socket.on_message(ask)

    await page.route_web_socket("**/api/websocket", pass_on)
    await open_path(page, household.home_assistant, f"{states}/normal")
    loading = ("devices", "usage", "costs", "compare", "forecast")
    for name in loading:
        await expect(card(page, name).get_by_role("alert")).to_contain_text("the recorder is away", timeout=30_000)
    assert await seen(page, "error") == GOOD
    broken = False
    for name in loading:
        await card(page, name).get_by_role("button", name=words("state.retry")).click()
        await expect(card(page, name).get_by_role("alert")).to_have_count(0, timeout=30_000)
    await expect(card(page, "usage").locator("smart-energy-bar-chart svg")).to_be_visible()


def _refusal(message: dict[str, Any]) -> dict[str, Any]:
    error = {"code": "unknown_error", "message": "the recorder is away"}
    return {"id": message["id"], "type": "result", "success": False, "error": error}


async def test_past_alerts_are_kept_with_their_filter(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/alerts")
    past = card(page, "alerts").locator(".past li").filter(has_text=f"{HOUSE}:")
    await expect(past).to_have_count(2, timeout=30_000)
    for text in ("Overvoltage", "256.2 V", "Undervoltage", "197.4 V"):
        await expect(past.filter(has_text=text)).to_have_count(1)
    await card(page, "alerts").locator("select").select_option("undervoltage")
    await expect(past).to_have_count(1)
    await expect(past).to_contain_text("Undervoltage")


async def test_an_alert_is_told_acknowledged_and_over(household: Household, page: Page) -> None:
    await open_path(page, household.home_assistant, "smart-energy/alerts")
    household.have_voltages({GARAGE: 198.3, HOUSE: 257.1})
    banner = card(page, "alerts").locator(".banner")
    mine = banner.filter(has_text=f"{HOUSE}: Overvoltage")
    await expect(mine).to_contain_text("257.1 V", timeout=30_000)
    await expect(mine).to_contain_text("253.0 V")
    other = banner.filter(has_text=f"{GARAGE}: Undervoltage")
    await other.get_by_role("button", name=words("alerts.acknowledge")).click(timeout=30_000)
    await expect(other).to_contain_text(words("alerts.acknowledged"), timeout=30_000)
    told = (await household.home_assistant.states())[f"binary_sensor.{HOUSE}_overvoltage"]["attributes"]
    assert number(await mine.locator("span").first.inner_text()) == pytest.approx(told["value"], abs=0.051)
    known = (await household.home_assistant.states())[f"binary_sensor.{GARAGE}_undervoltage"]["attributes"]
    assert known["acknowledged"] is True
    assert await seen(page, "alerts") == GOOD
    await look(page, "phone", dark=True)
    await open_path(page, household.home_assistant, "smart-energy/overview")
    button = card(page, "alerts").get_by_role("button", name=words("alerts.acknowledge"))
    await expect(button).to_be_in_viewport(timeout=30_000)
    await page.screenshot(path=SCREENSHOTS / "state-alerts-overview-phone.png")
    household.have_voltages({GARAGE: 230.0, HOUSE: 230.0}, RELEASED_S)
    await expect(banner).to_have_count(0, timeout=90_000)


async def test_an_alert_whose_limit_is_set_is_told(household: Household, page: Page) -> None:
    limit = f"number.{GARAGE}_power_limit"
    await household.home_assistant.act("number.set_value", entity_id=limit, value=5)
    await open_path(page, household.home_assistant, "smart-energy/overview")
    mine = card(page, "alerts").locator(".banner").filter(has_text=f"{GARAGE}: Power limit")
    await expect(mine).to_contain_text("20.0 W", timeout=60_000)
    await household.home_assistant.act("number.set_value", entity_id=limit, value=0)
    await expect(mine).to_have_count(0, timeout=90_000)
