"""The flow of a tariff whose holidays are those of a calendar entity."""

from __future__ import annotations

from datetime import UTC, datetime
import json
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.calendar import CalendarEvent
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from .holidays_home import CALENDAR, FAR, AddCalendar, add_calendar, all_day
from .test_tariff_flow import COMMON, FORMS, add, answer, begin, documents, subentry_id

__all__ = ["add_calendar"]

TIMED = CalendarEvent(
    start=datetime(2026, 12, 25, 8, tzinfo=UTC), end=datetime(2026, 12, 25, 9, tzinfo=UTC), summary="Bins"
)


def body(calendar: str = CALENDAR) -> dict[str, Any]:
    energy = {"kind": "energy", "price": 0.3}
    contract = {"currency": "EUR", "holidays": {"calendar": calendar}, "components": [energy]}
    return {"version": 1, "name": "My tariff", "contracts": [contract]}


@pytest.fixture(autouse=True)
def now(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to("2026-11-18 10:00:00+00:00")


async def test_form_takes_a_calendar(hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar) -> None:
    await add_calendar(all_day(FAR))
    result = await add(hass, entry, "time_of_use", holiday_calendar=CALENDAR)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    (contract,) = documents(entry)["My tariff"]["contracts"]
    assert contract["holidays"] == {"calendar": CALENDAR, "as": "sun"}
    (contract,) = entry.runtime_data.tariffs.documents["My tariff"]["contracts"]
    assert contract["holidays"] == {"dates": ["2028-12-25"], "as": "sun"}


@pytest.mark.parametrize(
    ("events", "error"),
    [([], None), ([TIMED], None), ([all_day(FAR)], HomeAssistantError("no network"))],
    ids=["empty", "timed only", "fails"],
)
async def test_form_names_a_calendar_that_tells_nothing(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    add_calendar: AddCalendar,
    events: list[CalendarEvent],
    error: Exception | None,
) -> None:
    calendar = await add_calendar(*events)
    calendar.error = error
    flow_id = await begin(hass, entry, "time_of_use")
    form = COMMON | FORMS["time_of_use"] | {"holiday_calendar": CALENDAR}
    result = await answer(hass, flow_id, form)
    assert result["errors"] == {"holiday_calendar": "not_a_holiday_calendar"}
    calendar.events, calendar.error = [all_day(FAR)], None
    result = await answer(hass, flow_id, form)
    assert result["type"] is FlowResultType.CREATE_ENTRY


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("DE-BY", '"DE-BY": Home Assistant has no such calendar entity'),
        ("sensor.nord_pool", '"sensor.nord_pool": Home Assistant has no such calendar entity'),
        ("calendar.france", '"calendar.france": Home Assistant has no such calendar entity'),
        (CALENDAR, f'"{CALENDAR}": the calendar tells no all-day event'),
    ],
)
async def test_document_names_a_calendar_that_tells_nothing(
    hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar, name: str, reason: str
) -> None:
    hass.states.async_set("sensor.nord_pool", "0.1")
    await add_calendar(TIMED)
    result = await answer(hass, await begin(hass, entry, "document"), {"document": json.dumps(body(name))})
    assert result["errors"] == {"document": "invalid_tariff"}
    assert result["description_placeholders"] == {
        "path": "contracts[0].holidays.calendar",
        "reason": reason,
        "example": '"calendar.germany"',
    }


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (HomeAssistantError("no network"), "the calendar could not be read: no network"),
        (TimeoutError(), "the calendar did not answer within 60 s"),
    ],
)
async def test_document_says_why_a_calendar_cannot_be_read(
    hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar, error: Exception, reason: str
) -> None:
    (await add_calendar(all_day(FAR))).error = error
    result = await answer(hass, await begin(hass, entry, "document"), {"document": json.dumps(body())})
    assert result["description_placeholders"]["reason"] == f'"{CALENDAR}": {reason}'


async def test_document_is_kept_as_it_was_written(
    hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar
) -> None:
    await add_calendar(all_day(FAR))
    result = await answer(hass, await begin(hass, entry, "document"), {"document": json.dumps(body())})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert documents(entry) == {"My tariff": body()}


async def test_calendar_that_went_does_not_stand_in_the_way_of_new_prices(
    hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar
) -> None:
    calendar = await add_calendar(all_day(FAR))
    await add(hass, entry, "time_of_use", holiday_calendar=CALENDAR)
    await calendar.async_remove()
    flow_id = await begin(hass, entry, "flat", subentry_id(entry))
    form = {name: value for name, value in (COMMON | FORMS["flat"]).items() if name != "name"}
    result = await answer(hass, flow_id, form | {"valid_from": "2027-01-01"})
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    contracts = entry.runtime_data.tariffs.read("My tariff").contracts
    assert [len(contract.days.holidays) for contract in contracts] == [1, 0]


async def test_tariff_whose_calendar_was_never_read_opens_as_text(
    hass: HomeAssistant, entry: MockConfigEntry, add_calendar: AddCalendar
) -> None:
    subentry = ConfigSubentry(
        data=MappingProxyType({"document": body()}), subentry_type="tariff", title="My tariff", unique_id="My tariff"
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    context = {"source": SOURCE_RECONFIGURE, "subentry_id": subentry.subentry_id}
    shown = await hass.config_entries.subentries.async_init((entry.entry_id, "tariff"), context=context)
    assert (shown["step_id"], shown["errors"]) == ("document", {"document": "invalid_tariff"})
    assert shown["description_placeholders"]["path"] == "contracts[0].holidays.calendar"
    await add_calendar(all_day(FAR))
    result = await answer(hass, shown["flow_id"], {"document": json.dumps(body())})
    assert result["type"] is FlowResultType.ABORT


async def test_tariff_is_added_while_the_entry_is_not_loaded(
    hass: HomeAssistant, unloaded_entry: MockConfigEntry, add_calendar: AddCalendar
) -> None:
    await add_calendar(all_day(FAR))
    result = await add(hass, unloaded_entry, "time_of_use", holiday_calendar=CALENDAR)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert await hass.config_entries.async_setup(unloaded_entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert unloaded_entry.runtime_data.tariffs.read("My tariff").contracts[0].days.holidays == {FAR}
