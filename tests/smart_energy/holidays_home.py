"""Calendar entities of a test integration, which tell holidays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from typing import override

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.calendar.const import DATA_COMPONENT
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

CALENDAR = "calendar.germany"
FAR = date(2028, 12, 25)


def all_day(first: date, days: int = 1) -> CalendarEvent:
    return CalendarEvent(start=first, end=first + timedelta(days=days), summary="Holiday")


class HolidayCalendar(CalendarEntity):
    """A calendar that answers as Holiday does: of a span it tells the years in which it begins and ends."""

    _attr_name = "Germany"
    _attr_unique_id = "germany"
    _attr_should_poll = False

    def __init__(self, *events: CalendarEvent) -> None:
        self.events = list(events)
        self.error: Exception | None = None

    @property
    @override
    def event(self) -> CalendarEvent | None:
        return next(iter(self.events), None)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        if self.error is not None:
            raise self.error
        years = {start_date.year, end_date.year}
        return [
            event
            for event in self.events
            if {event.start.year, event.end.year} & years
            and event.start_datetime_local < end_date
            and event.end_datetime_local > start_date
        ]


type AddCalendar = Callable[..., Awaitable[HolidayCalendar]]


@pytest.fixture
async def add_calendar(hass: HomeAssistant) -> AddCalendar:
    """Add a calendar to the component that all calendars are in."""
    assert await async_setup_component(hass, "calendar", {})

    async def add(*events: CalendarEvent) -> HolidayCalendar:
        calendar = HolidayCalendar(*events)
        await hass.data[DATA_COMPONENT].async_add_entities([calendar])
        await hass.async_block_till_done(wait_background_tasks=True)
        return calendar

    return add
