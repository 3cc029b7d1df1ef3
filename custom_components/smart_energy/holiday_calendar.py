"""The days that calendar entities tell, kept by ourselves: bills of the past need them, and calendars come and go."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from homeassistant.components.calendar.const import (
    DOMAIN as CALENDAR,
)
from homeassistant.components.calendar.const import (
    EVENT_END_DATETIME,
    EVENT_START_DATETIME,
    SERVICE_GET_EVENTS,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, callback, valid_entity_id
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_track_state_change_event, async_track_time_change
from homeassistant.helpers.start import async_at_started
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER
from .price_history import KEPT

STORAGE_VERSION: Final = 1
YEARS_AHEAD: Final = 2
"""Whole years after the present one, so that every yearly holiday is known for more than a year ahead."""

ANSWERS_WITHIN_S: Final = 60.0
READ_AT: Final = {"hour": 0, "minute": 5, "second": 0}


def calendar_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, list[str]]]:
    """Return the storage of one config entry: by entity, its days as YYYY-MM-DD."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}.{entry_id}.calendars", private=True, atomic_writes=True)


def is_calendar(name: str) -> bool:
    """Whether this is the id of a calendar entity."""
    return valid_entity_id(name) and name.startswith(f"{CALENDAR}.")


async def async_days_told(hass: HomeAssistant, entity_id: str) -> set[date]:
    """Return each day of the all-day events of all years that matter; raises HomeAssistantError, which says why not."""
    state = hass.states.get(entity_id) if is_calendar(entity_id) else None
    if state is None:
        raise HomeAssistantError("Home Assistant has no such calendar entity")
    if state.state == STATE_UNAVAILABLE:
        raise HomeAssistantError("the calendar is not available now")
    days: set[date] = set()
    try:
        async with asyncio.timeout(ANSWERS_WITHIN_S):
            for year in _years():
                days |= await _days_of_year(hass, entity_id, year)
    except TimeoutError as error:
        raise HomeAssistantError(f"the calendar did not answer within {ANSWERS_WITHIN_S:.0f} s") from error
    except Exception as error:
        raise HomeAssistantError(f"the calendar could not be read: {error}") from error
    return days


def _years() -> range:
    today = dt_util.now().date()
    return range((today - KEPT).year, today.year + YEARS_AHEAD + 1)


async def _days_of_year(hass: HomeAssistant, entity_id: str, year: int) -> set[date]:
    """Ask for one year: of a longer span, Holiday tells only the years in which it begins and ends."""
    zone = dt_util.get_default_time_zone()
    span = {
        EVENT_START_DATETIME: datetime(year, 1, 1, tzinfo=zone),
        EVENT_END_DATETIME: datetime(year + 1, 1, 1, tzinfo=zone),
    }
    answer: Any = await hass.services.async_call(
        CALENDAR, SERVICE_GET_EVENTS, {ATTR_ENTITY_ID: entity_id, **span}, blocking=True, return_response=True
    )
    days: set[date] = set()
    for event in answer[entity_id]["events"]:
        first, end = dt_util.parse_date(event["start"]), dt_util.parse_date(event["end"])
        if first is not None and end is not None:
            first, end = max(first, date(year, 1, 1)), min(end, date(year + 1, 1, 1))
            days.update(first + timedelta(days=number) for number in range((end - first).days))
    return days


class HolidayCalendars:
    """The days of each calendar that a tariff names, by its entity id; a calendar that was never read has none.

    A day that is over stays as long as bills may need it; what the calendar tells of today and later takes the place
    of what it told before.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Begin empty; async_start() brings what is stored."""
        self._hass = hass
        self._entry = entry
        self._store = calendar_store(hass, entry.entry_id)
        self._listeners: list[CALLBACK_TYPE] = []
        self._followed: frozenset[str] = frozenset()
        self._stop_tracking: CALLBACK_TYPE | None = None
        self._lock = asyncio.Lock()
        self.days: dict[str, frozenset[date]] = {}

    async def async_start(self) -> list[CALLBACK_TYPE]:
        """Load; read when Home Assistant has started, and once a day; returns how to stop."""
        for name, days in (await self._store.async_load() or {}).items():
            self.days[name] = frozenset(date.fromisoformat(day) for day in days)
        return [
            self._stop,
            async_track_time_change(self._hass, self._due, **READ_AT),
            async_at_started(self._hass, self._started),
        ]

    @callback
    def async_add_listener(self, listener: CALLBACK_TYPE) -> None:
        """Call `listener` when days are others than before, and when a calendar comes or goes."""
        self._listeners.append(listener)

    @callback
    def async_follow(self, entity_ids: Iterable[str]) -> None:
        """Follow these calendars, and no others."""
        followed = frozenset(entity_ids)
        if followed == self._followed:
            return
        new = followed - self._followed
        self._stop()
        self._followed = followed
        self._stop_tracking = async_track_state_change_event(self._hass, followed, self._changed)
        self._read_soon(new)

    async def async_read(self, entity_ids: Iterable[str]) -> None:
        """Take what calendars tell now; one that cannot be read keeps what is known of it."""
        async with self._lock:
            for entity_id in sorted(entity_ids):
                try:
                    self.async_take(entity_id, await async_days_told(self._hass, entity_id))
                except HomeAssistantError as error:
                    LOGGER.debug("The days of %s stay as they are known: %s", entity_id, error)

    @callback
    def async_take(self, entity_id: str, told: Collection[date]) -> None:
        """Take the days that a calendar told."""
        today, first = dt_util.now().date(), _years().start
        kept = {day for day in self.days.get(entity_id, ()) if day < today and day.year >= first}
        days = frozenset(kept.union(told))
        if days != self.days.get(entity_id):
            self.days[entity_id] = days
            self._store.async_delay_save(self._data, 0)
            self._tell()

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        before, after = event.data["old_state"], event.data["new_state"]
        if before is None or after is None:
            self._tell()
        if after is not None:
            self._read_soon({event.data["entity_id"]})

    def _read_soon(self, entity_ids: Collection[str]) -> None:
        if entity_ids:
            self._entry.async_create_background_task(self._hass, self.async_read(entity_ids), f"{DOMAIN} calendars")

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()

    @callback
    def _due(self, _now: datetime) -> None:
        self._read_soon(self._followed)

    @callback
    def _started(self, _hass: HomeAssistant) -> None:
        self._read_soon(self._followed)

    @callback
    def _stop(self) -> None:
        if self._stop_tracking is not None:
            self._stop_tracking()
            self._stop_tracking = None

    def _data(self) -> dict[str, list[str]]:
        return {name: [day.isoformat() for day in sorted(days)] for name, days in self.days.items()}
