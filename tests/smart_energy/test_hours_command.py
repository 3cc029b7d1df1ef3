"""What charts show behind and on their bars: prices, and which hours are estimated, filled late or missing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from homeassistant.auth.models import RefreshToken, User
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .costs_home import DAY_NIGHT, START, Home, at, bare_home
from .recorder_home import integration
from .test_removal import registry_id

__all__ = ["bare_home", "integration"]


@pytest.fixture
async def home(bare_home: Home) -> Home:
    await bare_home.publish(START)
    return bare_home


class Dashboard:
    """Asks as a card does."""

    def __init__(self, home: Home, connect: WebSocketGenerator, login: RefreshToken) -> None:
        self.home, self.connect, self.login = home, connect, login
        self.meter = registry_id(home.hass, home.entry, "meter-01")

    async def ask(self, start: datetime, end: datetime, **options: Any) -> dict[str, Any]:
        hass = self.home.hass
        # Hours pass in these tests: longer than an access token and an idle connection last.
        client = await self.connect(hass, hass.auth.async_create_access_token(self.login))
        await client.send_json_auto_id(
            {
                "type": "smart_energy/hours",
                "device_ids": [self.meter, "no such device"],
                "start_time": start.isoformat(),
                "end_time": end.isoformat(),
                **options,
            }
        )
        answer: dict[str, Any] = (await client.receive_json())["result"]
        await client.close()
        assert list(answer) == [self.meter]
        return answer[self.meter]

    async def quality(self, start: datetime, end: datetime) -> dict[str, list[tuple[str, str]]]:
        found = await self.ask(start, end)
        return {
            kind: [(span["start"][11:19], span["end"][11:19]) for span in found[kind]]
            for kind in ("estimated", "late", "missing")
        }


@pytest.fixture
async def dashboard(home: Home, hass_ws_client: WebSocketGenerator, hass_admin_user: User) -> Dashboard:
    login = await home.hass.auth.async_create_refresh_token(hass_admin_user, "http://127.0.0.1/")
    return Dashboard(home, hass_ws_client, login)


async def test_an_outage_is_missing_then_estimated_then_filled_late(home: Home, dashboard: Dashboard) -> None:
    await home.pass_until(at("11:20"))
    day = at("00:00"), at("23:00")
    assert await dashboard.quality(*day) == {"estimated": [], "late": [], "missing": []}

    await home.pass_until(at("14:10"), is_live=False)
    assert await dashboard.quality(*day) == {"estimated": [], "late": [], "missing": [("11:15:00", "14:10:00")]}
    assert (await dashboard.quality(at("12:00"), at("13:00")))["missing"] == [("11:15:00", "13:00:00")]
    assert (await dashboard.quality(at("09:00"), at("11:00")))["missing"] == []

    await home.pass_until(at("15:10"))
    assert await dashboard.quality(*day) == {"estimated": [("11:15:00", "14:10:00")], "late": [], "missing": []}
    assert (await dashboard.quality(at("14:30"), at("15:00")))["estimated"] == []

    await home.replay(at("11:15"), at("14:10"))
    filled = {"estimated": [], "late": [("11:00:00", "15:00:00")], "missing": []}
    assert await dashboard.quality(*day) == filled
    assert (await dashboard.quality(at("15:00"), at("16:00")))["late"] == []


async def test_what_was_filled_late_is_kept_over_a_restart(
    home: Home, dashboard: Dashboard, load: Callable[[MockConfigEntry], Awaitable[bool]]
) -> None:
    await home.pass_until(at("10:20"))
    await home.pass_until(at("12:10"), is_live=False)
    await home.pass_until(at("12:20"))
    await home.publish(at("11:30"), replayed=True)
    before = await dashboard.quality(at("00:00"), at("23:00"))
    assert before["late"] == [("11:00:00", "12:00:00")]
    assert before["estimated"] == [("10:15:00", "11:30:00"), ("11:30:00", "12:10:00")]
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    assert await load(home.entry)
    await home.publish(at("12:20"))
    assert await dashboard.quality(at("00:00"), at("23:00")) == before


@pytest.mark.parametrize("seconds", [0, 600])
async def test_a_reading_that_is_a_little_late_marks_no_hour(home: Home, dashboard: Dashboard, seconds: int) -> None:
    """Networks swap messages: what comes within three intervals leaves no gap."""
    await home.publish(at("10:10") + timedelta(seconds=600))
    home.clock.move_to(at("10:10") + timedelta(seconds=seconds + 600))
    await home.publish(at("10:12") + timedelta(seconds=30))
    assert (await dashboard.quality(at("10:00"), at("11:00")))["late"] == []


async def test_what_is_imported_of_the_time_before_the_meter_was_added_is_not_late(
    home: Home, dashboard: Dashboard
) -> None:
    for time in ("05:30", "06:00", "06:30", "07:00"):
        await home.publish(at(time), replayed=True)
    home.clock.move_to(at("12:00"))
    await home.publish(at("12:00"))
    await home.publish(at("11:00"), replayed=True)
    assert (await dashboard.quality(at("00:00"), at("12:00")))["late"] == [("10:00:00", "11:00:00")]


async def test_prices_of_the_time(home: Home, dashboard: Dashboard) -> None:
    found = await dashboard.ask(at("11:00"), at("15:00"))
    assert (found["currency"], found["bands"]) == (None, [])
    home.add(DAY_NIGHT)
    await home.choose("Day and night")
    found = await dashboard.ask(at("11:00"), at("15:00"))
    assert found["currency"] == "EUR"
    assert [(band["start"][11:16], band["end"][11:16], band["price"], band["period"]) for band in found["bands"]] == [
        ("11:00", "12:00", "0.1", "cheap"),
        ("12:00", "14:00", "0.5", "dear"),
        ("14:00", "15:00", "0.1", "cheap"),
    ]
    without = await dashboard.ask(at("11:00"), at("15:00"), prices=False)
    assert (without["currency"], without["bands"]) == (None, [])
