"""Tells a person of tariffs that cannot be used any more, until they can."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT, STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .energy_core.bill.billing_period import billing_period_at, tariff_zone
from .energy_core.tariff.calendar_dates import calendar_names
from .energy_core.tariff.reader import Calendars, tariff_from_json
from .energy_core.tariff.tariff_error import TariffError
from .holiday_calendar import is_calendar
from .issues import (
    TARIFF_CALENDAR_MISSING,
    TARIFF_CALENDAR_SHORT,
    TARIFF_PRICE_MISSING,
    TARIFF_UNREADABLE,
    TARIFF_WITHOUT_CONTRACT,
    async_clear_tariff_issues,
    async_report_tariff,
)
from .price_entity import price_factor

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

CHECK_EVERY: Final = timedelta(minutes=15)
HOLIDAYS: Final = ".holidays.calendar"
KNOWN_AHEAD: Final = timedelta(days=60)
"""Time enough to enter the holidays of the next year; every yearly holiday is read for more than a year ahead."""


class TariffProblem(NamedTuple):
    """Why a tariff cannot be used: the issue, and what its text says beside the tariff's name."""

    kind: str
    placeholders: dict[str, str]

    @property
    def is_calendar(self) -> bool:
        """Whether all that is wrong is a calendar without a day."""
        return self.kind == TARIFF_UNREADABLE and self.placeholders["path"].endswith(".calendar")


class TariffHealth:
    """Looks at every tariff that was added, and at those that meters have, whenever one may have changed."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Work for one config entry."""
        self._coordinator = coordinator
        self._hass = coordinator.hass

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Look from when Home Assistant has started, and its price entities are there; returns how to stop."""
        coordinator = self._coordinator
        coordinator.tariffs.async_add_listener(self.async_check)
        coordinator.settings.tariff.async_add_listener(lambda _device_id: self.async_check())
        coordinator.prices.async_add_listener(lambda _entity_id, _start: self.async_check())
        return [
            async_track_time_interval(self._hass, self._due, CHECK_EVERY, name=f"{DOMAIN} tariffs"),
            async_at_started(self._hass, self._started),
        ]

    @callback
    def async_check(self) -> None:
        """Report what is wrong now, and take away what was."""
        if not self._hass.is_running:
            return
        entry, users = self._coordinator.entry, self._users()
        added, written = self._coordinator.tariffs.documents, self._coordinator.tariffs.written
        wrong: dict[str, TariffProblem] = {}
        for name, document in {**self._foreign(users), **added}.items():
            found = problem_of(self._hass, document, dt_util.utcnow(), is_used=name in users)
            if found is None or found.is_calendar:
                found = calendar_problem(self._hass, written.get(name), self._coordinator.calendars.days) or found
            if found is not None:
                wrong[name] = found
        async_clear_tariff_issues(self._hass, entry.entry_id, {name: found.kind for name, found in wrong.items()})
        for name, found in wrong.items():
            meters = ", ".join(sorted(users.get(name, ()))) or "-"
            placeholders = {"tariff": name, "meters": meters, **found.placeholders}
            async_report_tariff(self._hass, entry.entry_id, found.kind, placeholders, is_ours=name in added)

    def _users(self) -> dict[str, list[str]]:
        """Return the meters of each tariff, by its name."""
        users: dict[str, list[str]] = {}
        for device_id in self._coordinator.devices:
            document = self._coordinator.tariffs.document_of(device_id)
            if document is not None:
                users.setdefault(_name(document), []).append(device_id)
        return users

    def _foreign(self, users: Mapping[str, list[str]]) -> dict[str, Any]:
        """Return the tariffs that meters have from another side."""
        return {name: self._coordinator.tariffs.document_of(meters[0]) for name, meters in users.items()}

    @callback
    def _due(self, _now: datetime) -> None:
        self.async_check()

    @callback
    def _started(self, _hass: HomeAssistant) -> None:
        self.async_check()


def problem_of(hass: HomeAssistant, document: object, now: datetime, *, is_used: bool) -> TariffProblem | None:
    """Return why a tariff cannot be used; one that no meter has may have ended, and need not know its prices."""
    try:
        tariff = tariff_from_json(document)
        zone = tariff_zone(tariff, dt_util.get_default_time_zone())
    except TariffError as error:
        reason = {"path": error.path, "reason": error.reason, "example": error.example}
        return TariffProblem(TARIFF_UNREADABLE, reason)
    if not is_used:
        return None
    try:
        billing_period_at(tariff, zone, now)
    except TariffError as error:
        return TariffProblem(TARIFF_WITHOUT_CONTRACT, {"reason": error.reason})
    missing = sorted(name for name in tariff.rate_names if not _tells_a_price(hass, name))
    return TariffProblem(TARIFF_PRICE_MISSING, {"entities": ", ".join(missing)}) if missing else None


def calendar_problem(hass: HomeAssistant, written: object, days: Calendars) -> TariffProblem | None:
    """Return what is wrong with the calendars that a tariff names; day types may be told as late as the day before."""
    named = calendar_names(written)
    missing = {name for name in named.values() if not _is_there(hass, name) or not days.get(name)}
    if missing := {name for name in missing if is_calendar(name)}:
        return TariffProblem(TARIFF_CALENDAR_MISSING, {"entities": ", ".join(sorted(missing))})
    today = dt_util.now().date()
    holidays = {name for path, name in named.items() if path.endswith(HOLIDAYS) and is_calendar(name)}
    short = {name: last for name in holidays if (last := max(days[name])) < today + KNOWN_AHEAD}
    if not short:
        return None
    until = min(short.values()).isoformat()
    return TariffProblem(TARIFF_CALENDAR_SHORT, {"entities": ", ".join(sorted(short)), "until": until})


def _is_there(hass: HomeAssistant, entity_id: str) -> bool:
    """Return False for an entity that is gone or disabled; one that is unavailable or not loaded yet may return."""
    entity = er.async_get(hass).async_get(entity_id)
    return hass.states.get(entity_id) is not None or (entity is not None and entity.disabled_by is None)


def _tells_a_price(hass: HomeAssistant, entity_id: str) -> bool:
    """Return False for an entity that is gone, disabled or shows something else; one that is unavailable may return."""
    state = hass.states.get(entity_id)
    if state is None:
        return _is_there(hass, entity_id)
    unit = state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
    return state.state in (STATE_UNAVAILABLE, STATE_UNKNOWN) or price_factor(unit) is not None


def _name(document: object) -> str:
    name = document.get("name") if isinstance(document, dict) else None
    return name if isinstance(name, str) and name else "?"
