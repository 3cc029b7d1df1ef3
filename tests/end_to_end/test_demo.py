"""The main job on real parts: from a waveform to a dashboard."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
import json
import time
from typing import Any

import aiohttp
import paho.mqtt.client as mqtt
from playwright.async_api import Browser, Page, expect
import pytest

from demo.comparison import compare
from demo.home_assistant import WebSocket
from demo.house import House

from .pages import SCREENSHOTS, logged_in

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(600)]

SIZES = ("desktop", "phone", "tablet")


async def eventually[T](ask: Callable[[], Awaitable[T]], good: Callable[[T], bool], seconds: float = 30) -> T:
    deadline = time.monotonic() + seconds
    while not good(answer := await ask()):
        assert time.monotonic() < deadline, f"still {answer!r} after {seconds:.0f} s"
        await asyncio.sleep(0.25)
    return answer


async def state_of(house: House, entity: str) -> str:
    states = await house.home_assistant.states()
    return str(states.get(entity, {}).get("state"))


async def open_dashboard(page: Page, house: House, view: str = "overview") -> None:
    await page.goto(f"{house.home_assistant.url}/smart-energy-built-in/{view}")
    await page.wait_for_selector("hui-view, hui-sections-view", state="attached", timeout=60_000)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
async def test_dashboard_shows_live_values(house: House, browser: Browser, size: str, dark: bool) -> None:
    context = await logged_in(browser, house.home_assistant, size, dark=dark)
    page = await context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    await open_dashboard(page, house)
    power = page.locator("hui-tile-card", has_text="Power").first.locator("state-display")

    await expect(power).to_contain_text("W", timeout=30_000)
    for device_id in ("meter-01", "meter-02"):
        await expect(page.get_by_text(device_id).first).to_be_visible()
    await expect(page.get_by_text("No alerts")).to_be_visible()
    await expect(page.locator("statistics-chart canvas").first).to_be_visible(timeout=30_000)
    await expect(page.locator("hui-error-card")).to_have_count(0)
    await page.wait_for_timeout(1500)
    theme = "dark" if dark else "light"
    await page.screenshot(path=SCREENSHOTS / f"overview-{size}-{theme}.png", full_page=True)

    assert problems == []
    await context.close()


async def test_shown_values_follow_the_states(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house.home_assistant, "desktop")
    page = await context.new_page()
    await open_dashboard(page, house)
    voltage = page.locator("hui-tile-card", has_text="Voltage").first.locator("state-display")
    await expect(voltage).to_contain_text("V", timeout=30_000)

    async def both() -> tuple[float, float]:
        state = float(await state_of(house, "sensor.meter_01_voltage"))
        return float((await voltage.inner_text()).replace("V", "").strip()), state

    await eventually(both, lambda pair: abs(pair[0] - pair[1]) <= 0.051)
    power = page.locator("hui-tile-card", has_text="Power").first.locator("state-display")
    first = await power.inner_text()
    await eventually(power.inner_text, lambda shown: shown != first, 240)
    await context.close()


async def test_details_view(house: House, browser: Browser) -> None:
    context = await logged_in(browser, house.home_assistant, "desktop")
    page = await context.new_page()
    await open_dashboard(page, house, "details")
    await expect(page.locator("statistics-chart canvas").first).to_be_visible(timeout=30_000)
    await expect(page.locator("hui-error-card")).to_have_count(0)
    await page.wait_for_timeout(1500)
    await page.screenshot(path=SCREENSHOTS / "details-desktop-light.png", full_page=True)
    await context.close()


async def test_energy_is_offered_to_the_energy_dashboard(house: House) -> None:
    async with WebSocket(house.home_assistant) as socket:
        rows = await socket.call("recorder/list_statistic_ids", statistic_type="sum")
        offered = {row["statistic_id"]: row for row in rows}
        source = {"type": "grid", "stat_energy_from": "sensor.meter_01_energy", "cost_adjustment_day": 0}
        device = {"stat_consumption": "sensor.meter_02_energy"}
        await socket.call("energy/save_prefs", energy_sources=[source], device_consumption=[device])
        validated = await socket.call("energy/validate")

    assert offered["sensor.meter_01_energy"]["unit_class"] == "energy"
    assert [issue for issues in validated["energy_sources"] + validated["device_consumption"] for issue in issues] == []


async def test_rubbish_is_kept_aside_and_stops_nothing(house: House) -> None:
    async def counts() -> dict[str, int]:
        health = await house.bridge.health()
        return dict(health["counts"])

    before = await counts()
    good = json.dumps(
        {"deviceId": "meter-02", "voltage": 230, "current": 1, "power": 200, "energy": 1, "timestamp": time.time()}
    )
    rubbish = [
        "{",
        "[]",
        good.replace("230", '"230"'),
        good.replace("230", "NaN"),
        good.replace('"energy": 1', '"energy": -1'),
        "x" * 1_000_000,
    ]
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.username_pw_set("meter-02", house.broker.passwords["meter-02"])
    client.connect("127.0.0.1", house.broker.port)
    client.loop_start()
    for payload in rubbish:
        client.publish("/energy/meter-02/data", payload, qos=1).wait_for_publish(10)
    client.disconnect()
    client.loop_stop()

    await eventually(counts, lambda after: after["refused"] == before["refused"] + len(rubbish))
    await eventually(counts, lambda after: after["stored"] > before["stored"] + 2)
    assert await state_of(house, "sensor.meter_02_power") not in ("unavailable", "unknown")


async def test_unplugged_meter_is_an_alert_and_comes_back(house: House, browser: Browser) -> None:
    meter = house.meters[1]
    energy_before = float(await state_of(house, meter.entity("energy")))
    context = await logged_in(browser, house.home_assistant, "desktop")
    page = await context.new_page()
    await open_dashboard(page, house)
    await expect(page.get_by_text("No alerts")).to_be_visible(timeout=30_000)

    meter.service.kill()
    await eventually(lambda: state_of(house, "binary_sensor.meter_02_status"), lambda state: state == "off")
    assert await state_of(house, meter.entity("power")) == "unavailable"
    await expect(page.locator("hui-alert-card:visible")).to_have_count(1, timeout=15_000)
    await page.screenshot(path=SCREENSHOTS / "overview-alert-desktop-light.png", full_page=True)
    await meter.start()
    await eventually(lambda: state_of(house, "binary_sensor.meter_02_status"), lambda state: state == "on")
    shown = await eventually(
        lambda: state_of(house, meter.entity("energy")), lambda state: state not in ("unavailable", "unknown")
    )

    assert float(shown) >= energy_before
    await expect(page.get_by_text("No alerts")).to_be_visible(timeout=15_000)
    await context.close()


async def test_bridge_serves_what_was_published(house: House) -> None:
    async def get(path: str) -> Any:
        headers = house.bridge.headers
        async with aiohttp.ClientSession(house.bridge.url, headers=headers) as session, session.get(path) as answer:
            assert answer.status == 200
            return await answer.json()

    devices = await get("/api/devices")
    readings = await get(f"/api/readings?deviceId=meter-01&from={time.time() - 60:.0f}&to={time.time():.0f}")

    assert {"meter-01", "meter-02"} <= {device["deviceId"] for device in devices}
    assert 5 <= len(readings) <= 13
    assert all(reading["deviceId"] == "meter-01" for reading in readings)


async def test_sent_stored_and_shown_agree(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    # The other meter was unplugged above, and counts what it published from its new start.
    assert await compare(house, house.meters[:1], print) == 0
    assert "meter-01" in capsys.readouterr().out


async def test_home_assistant_logs_nothing_bad_of_ours(house: House) -> None:
    log = house.layout.log("home-assistant").read_text()
    ours = [line for line in log.splitlines() if "smart_energy" in line and (" ERROR " in line or "Traceback" in line)]

    assert ours == []
