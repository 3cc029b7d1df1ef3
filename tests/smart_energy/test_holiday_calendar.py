"""Holidays of calendar entities: bills follow them, and keep them when the calendar goes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
import json
from typing import Any

from homeassistant.components.calendar import CalendarEvent
from homeassistant.const import EVENT_HOMEASSISTANT_STARTED
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed
from pytest_homeassistant_custom_component.typing import MqttMockHAClient

from custom_components.smart_energy.energy_core.tariff.reader import tariff_from_json
from custom_components.smart_energy.holiday_calendar import async_days_told

from .costs_home import FLAT, START, Home, bare_home, bill_of
from .holidays_home import CALENDAR, FAR, AddCalendar, HolidayCalendar, add_calendar, all_day

__all__ = ["add_calendar", "bare_home"]

TODAY = START.date()
DEAR, CHEAP = 0.5, 0.1


def tariff(name: str = "Holidays", **contract: Any) -> dict[str, Any]:
    periods = [{"name": "dear", "price": DEAR, "when": [{"days": ["weekday"]}]}, {"name": "cheap", "price": CHEAP}]
    energy = {"kind": "energy", "periods": periods}
    contract = {"currency": "EUR", "holidays": {"calendar": CALENDAR}, "components": [energy], **contract}
    return {"version": 1, "name": name, "contracts": [contract]}


@pytest.fixture
async def home(bare_home: Home) -> Home:
    await bare_home.publish(START)
    await later(bare_home, timedelta(seconds=15))
    return bare_home


async def later(home: Home, time: timedelta) -> None:
    home.clock.tick(time)
    async_fire_time_changed(home.hass)
    await home.hass.async_block_till_done(wait_background_tasks=True)


async def add_tariff(home: Home, document: dict[str, Any]) -> None:
    home.add(document)
    await home.hass.async_block_till_done(wait_background_tasks=True)


async def tell(home: Home, calendar: HolidayCalendar, *events: CalendarEvent) -> None:
    """Let the calendar tell other events, which a day later is known."""
    calendar.events = list(events)
    await later(home, timedelta(days=1))


def assigned(home: Home) -> Any:
    return home.entry.runtime_data.settings.tariff.get("meter-01").unknown["tariff"]


def dates(home: Home) -> set[str]:
    return set(assigned(home)["contracts"][0]["holidays"]["dates"])


def revision(home: Home) -> int:
    found: int = home.entry.runtime_data.settings.tariff.get("meter-01").revision.number
    return found


def issues(home: Home) -> dict[str, Any]:
    return {
        f"{kind}|{name}": issue.translation_placeholders
        for (_, issue_id), issue in ir.async_get(home.hass).issues.items()
        for kind, _, name in [issue_id.split("|")]
    }


async def restart(home: Home) -> None:
    await home.hass.config_entries.async_unload(home.entry.entry_id)
    assert await home.hass.config_entries.async_setup(home.entry.entry_id)
    await home.hass.async_block_till_done(wait_background_tasks=True)


async def priced(home: Home) -> float:
    """The price of what was used today until now."""
    await home.publish(datetime.now(UTC))
    await home.settle()
    (line,) = (await bill_of(home.hass, home))["bills"]["meter-01"]["periods"][0]["lines"]
    return float(line["price"])


TIMED = CalendarEvent(
    start=datetime(2026, 11, 18, tzinfo=UTC), end=datetime(2026, 11, 19, tzinfo=UTC), summary="No holiday"
)


@pytest.mark.parametrize(
    ("event", "price"),
    [
        (all_day(TODAY), CHEAP),
        (all_day(TODAY - timedelta(days=2), 4), CHEAP),
        (all_day(date(2025, 12, 24), 365), CHEAP),
        (all_day(TODAY - timedelta(days=1)), DEAR),
        (all_day(TODAY + timedelta(days=1)), DEAR),
        (TIMED, DEAR),
    ],
    ids=["day", "days around", "across new year", "day before", "day after", "timed"],
)
async def test_holiday_is_priced_as_a_sunday(
    home: Home, add_calendar: AddCalendar, event: CalendarEvent, price: float
) -> None:
    await add_calendar(event, all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    await later(home, timedelta(minutes=30))
    assert await priced(home) == price
    assert issues(home) == {}


async def test_all_years_that_matter_are_read(hass: HomeAssistant, home: Home, add_calendar: AddCalendar) -> None:
    days = {date(year, 5, 1) for year in range(2020, 2032)}
    await add_calendar(*map(all_day, days))
    assert await async_days_told(hass, CALENDAR) == {day for day in days if 2023 <= day.year <= 2028}


async def test_other_sides_get_the_dates(home: Home, add_calendar: AddCalendar, integration: MqttMockHAClient) -> None:
    await add_calendar(all_day(date(2026, 12, 25)), all_day(FAR))
    await add_tariff(home, tariff(holidays={"calendar": CALENDAR, "dates": ["2026-12-24"], "as": "sat"}))
    await home.choose("Holidays")
    topic = "/energy/meter-01/settings/tariff"
    payload = next(call.args[1] for call in integration.async_publish.mock_calls if call.args[0] == topic)
    published = json.loads(payload)["tariff"]
    assert published["contracts"][0]["holidays"] == {"dates": ["2026-12-24", "2026-12-25", "2028-12-25"], "as": "sat"}
    assert tariff_from_json(published).name == "Holidays"
    assert home.entry.runtime_data.tariffs.written["Holidays"]["contracts"][0]["holidays"]["calendar"] == CALENDAR


async def test_future_follows_the_calendar_and_the_past_stays(home: Home, add_calendar: AddCalendar) -> None:
    past, soon, new = all_day(TODAY - timedelta(days=3)), all_day(TODAY + timedelta(days=9)), all_day(date(2027, 5, 1))
    calendar = await add_calendar(past, soon, all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    assert (dates(home), revision(home)) == ({"2026-11-15", "2026-11-27", "2028-12-25"}, 1)
    await tell(home, calendar, past, soon, all_day(FAR))
    await restart(home)
    await later(home, timedelta(seconds=15))
    assert revision(home) == 1
    await tell(home, calendar, new, all_day(FAR))
    assert (dates(home), revision(home)) == ({"2026-11-15", "2027-05-01", "2028-12-25"}, 2)


async def test_calendar_that_tells_of_a_change_is_read_at_once(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    calendar.events.insert(0, all_day(TODAY))
    calendar.async_write_ha_state()
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert dates(home) == {"2026-11-18", "2028-12-25"}
    await later(home, timedelta(minutes=30))
    assert await priced(home) == CHEAP


async def test_calendar_is_read_when_home_assistant_has_started(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    home.hass.set_state(CoreState.starting)
    await restart(home)
    calendar.events.append(all_day(TODAY))
    home.hass.set_state(CoreState.running)
    home.hass.bus.async_fire(EVENT_HOMEASSISTANT_STARTED)
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert home.entry.runtime_data.calendars.days == {CALENDAR: {TODAY, FAR}}


async def test_tariff_of_the_bridge_is_left_alone(home: Home, add_calendar: AddCalendar) -> None:
    """The same name, but its prices were changed there: only new dates would take their place."""
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    theirs = {**FLAT, "name": "Holidays"}
    settings = {"revision": 7, "changedAt": 1795000000, "changedBy": "bridge", "tariff": theirs}
    await home.publisher.send("meter-01/settings/tariff", settings)
    await calendar.async_remove()
    await restart(home)
    await later(home, timedelta(seconds=15))
    assert assigned(home) == theirs


async def test_bill_outlives_the_calendar_and_a_restart(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(TODAY), all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    await later(home, timedelta(minutes=30))
    before = await priced(home)
    er.async_get(home.hass).async_remove(calendar.entity_id)
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert issues(home) == {
        "tariff_calendar_missing|Holidays": {"tariff": "Holidays", "meters": "meter-01", "entities": CALENDAR}
    }
    await restart(home)
    await later(home, timedelta(minutes=5))
    assert await priced(home) == before == CHEAP
    assert set(issues(home)) == {"tariff_calendar_missing|Holidays"}
    assert revision(home) == 1
    assert (await bill_of(home.hass, home))["bills"]["meter-01"]["periods"][0]["total"] != "0.00"


async def test_change_while_the_tariff_is_not_loaded_waits_for_the_broker(
    home: Home, add_calendar: AddCalendar
) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    calendar.events.append(all_day(date(2026, 12, 8)))
    await restart(home)
    assert dates(home) == {"2028-12-25"}
    # Stopped again before the broker was heard: the change is not forgotten.
    await restart(home)
    assert dates(home) == {"2028-12-25"}
    await later(home, timedelta(seconds=15))
    assert dates(home) == {"2026-12-08", "2028-12-25"}
    assert revision(home) == 2


async def test_tariff_waits_for_its_calendar(home: Home, add_calendar: AddCalendar) -> None:
    await add_tariff(home, FLAT)
    await home.choose("Flat")
    await add_tariff(home, tariff())
    assert issues(home) == {
        "tariff_calendar_missing|Holidays": {"tariff": "Holidays", "meters": "-", "entities": CALENDAR}
    }
    with pytest.raises(ServiceValidationError) as refused:
        await home.choose("Holidays")
    assert refused.value.translation_key == "calendar_unread"
    assert refused.value.translation_placeholders == {
        "tariff": "Holidays",
        "path": "contracts[0].holidays.calendar",
        "calendar": CALENDAR,
    }
    assert assigned(home)["name"] == "Flat"
    await add_calendar(all_day(TODAY), all_day(FAR))
    assert issues(home) == {}
    await home.choose("Holidays")
    assert dates(home) == {"2026-11-18", "2028-12-25"}


async def test_meter_keeps_its_tariff_while_the_calendar_of_the_new_one_is_unread(
    home: Home, add_calendar: AddCalendar
) -> None:
    before = {**FLAT, "name": "Holidays"}
    await add_tariff(home, before)
    await home.choose("Holidays")
    (subentry,) = home.entry.subentries.values()
    home.hass.config_entries.async_update_subentry(home.entry, subentry, data={"document": tariff()})
    await home.hass.async_block_till_done(wait_background_tasks=True)
    assert assigned(home) == before
    await add_calendar(all_day(FAR))
    assert dates(home) == {"2028-12-25"}


async def test_calendar_that_ends_soon(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(date(2026, 12, 26)))
    await add_tariff(home, tariff())
    await add_tariff(home, tariff("Red days", holidays={}, dayTypes={"red": {"calendar": CALENDAR}}))
    assert issues(home) == {
        "tariff_calendar_short|Holidays": {
            "tariff": "Holidays",
            "meters": "-",
            "entities": CALENDAR,
            "until": "2026-12-26",
        }
    }
    await tell(home, calendar, all_day(date(2026, 12, 26)), all_day(date(2027, 5, 1)))
    assert issues(home) == {}


@pytest.mark.parametrize("error", [HomeAssistantError("no network"), KeyError("events"), TimeoutError()])
async def test_calendar_that_fails_keeps_its_days(home: Home, add_calendar: AddCalendar, error: Exception) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    calendar.error = error
    await tell(home, calendar)
    assert dates(home) == {"2028-12-25"}
    assert revision(home) == 1
    assert issues(home) == {}


async def test_calendar_that_is_unavailable_keeps_its_days(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    calendar._attr_available = False
    calendar.async_write_ha_state()
    await tell(home, calendar)
    assert dates(home) == {"2028-12-25"}
    assert issues(home) == {}


async def test_days_go_when_no_bill_needs_them(home: Home, add_calendar: AddCalendar) -> None:
    calendar = await add_calendar(all_day(date(2023, 12, 25)), all_day(date(2024, 12, 25)), all_day(FAR))
    await add_tariff(home, tariff())
    await home.choose("Holidays")
    assert dates(home) == {"2023-12-25", "2024-12-25", "2028-12-25"}
    calendar.events = [all_day(FAR)]
    home.clock.move_to("2027-12-31 12:00:00+00:00")
    await later(home, timedelta(days=1))
    assert dates(home) == {"2024-12-25", "2028-12-25"}


async def test_days_go_with_the_entry(home: Home, add_calendar: AddCalendar, hass_storage: dict[str, Any]) -> None:
    await add_calendar(all_day(FAR))
    await add_tariff(home, tariff())
    await later(home, timedelta(seconds=1))
    key = f"smart_energy.{home.entry.entry_id}.calendars"
    assert hass_storage[key]["data"] == {CALENDAR: ["2028-12-25"]}
    await home.hass.config_entries.async_remove(home.entry.entry_id)
    assert key not in hass_storage
