"""The tariffs of a config entry, and which of them each meter has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, callback, valid_entity_id
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util import dt as dt_util

from .const import CONF_DOCUMENT, DOMAIN, LOGGER, SUBENTRY_TARIFF
from .cost_account import digest
from .energy_core.bill.billing_period import tariff_zone
from .energy_core.tariff.assignment import TARIFF, assigned_document, with_billing_day
from .energy_core.tariff.calendar_dates import calendar_names, with_dates
from .energy_core.tariff.contract import Tariff
from .energy_core.tariff.reader import tariff_from_json
from .energy_core.tariff.tariff_error import TariffError
from .energy_core.tariff_settings import tariff_settings_fields
from .holiday_calendar import is_calendar

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

NONE: Final = "none"
METER: Final = "meter"
"""What a circuit without a choice of its own has: the tariff of its meter."""


class Tariffs:
    """The tariffs that a person added, and the choice of each meter, which all sides share (settings/tariff)."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Work for one config entry."""
        self._coordinator = coordinator
        self._listeners: list[CALLBACK_TYPE] = []
        self._changed_away: set[str] = set()
        self._rate_names: dict[str, frozenset[str]] = {}
        self._seen: dict[str, dict[str, Any]] = {}

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Follow changes of the tariffs, also those made while this was not loaded; returns how to stop that."""
        hass = self._coordinator.hass
        self._coordinator.calendars.async_add_listener(self._calendars_changed)
        self._follow_calendars()
        self._seen = self.documents
        saved = self._coordinator.store.add("tariffs", self._saved)
        self._changed_away = {
            name
            for name, document in self.documents.items()
            if name in saved and saved[name]["digest"] != digest(document)
        }
        return [async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed)]

    @callback
    def async_retained_have_arrived(self) -> None:
        """Give meters what was changed of their tariffs while the broker could not be heard."""
        changed, self._changed_away = self._changed_away, set()
        self._give_to_meters(changed)

    @callback
    def async_add_listener(self, listener: CALLBACK_TYPE) -> None:
        """Call `listener` when tariffs were added, changed or removed."""
        self._listeners.append(listener)

    @property
    def documents(self) -> dict[str, dict[str, Any]]:
        """The tariffs as JSON, by name, with the dates of the calendars that they name: no other side knows those."""
        days = self._coordinator.calendars.days
        return {name: with_dates(document, days) for name, document in self.written.items()}

    @property
    def written(self) -> dict[str, dict[str, Any]]:
        """The same as a person wrote them, with the names of their calendars."""
        subentries = self._coordinator.entry.subentries.values()
        documents = [dict(each.data[CONF_DOCUMENT]) for each in subentries if each.subentry_type == SUBENTRY_TARIFF]
        return {document["name"]: document for document in documents}

    def names(self) -> list[str]:
        """Return the names of the tariffs, in order."""
        return sorted(self.written)

    def read(self, name: str) -> Tariff:
        """Return one of the tariffs; raises KeyError and TariffError."""
        day = self._coordinator.settings.billing_day("")
        return self._read(with_billing_day(self.documents[name], day))

    def of(self, device_id: str) -> Tariff | None:
        """Return the tariff of a meter or circuit, None for none; raises TariffError."""
        document = self.document_of(device_id)
        return None if document is None else self._read(document)

    def document_of(self, device_id: str) -> dict[str, Any] | None:
        """Return the same as JSON, with the billing day that holds."""
        own = self._settings(device_id)
        document = assigned_document(own, self._settings(self._parent(device_id)))
        settings = self._coordinator.settings
        day = own.get("billingDay") or settings.billing_day(self._parent(device_id) or device_id)
        found: dict[str, Any] | None = with_billing_day(document, day)
        return found

    def choice(self, device_id: str) -> str:
        """Return the name of the tariff that a meter has, or NONE or METER."""
        own = self._settings(device_id)
        if TARIFF not in own:
            return NONE if self._parent(device_id) is None else METER
        document = own[TARIFF]
        return NONE if document is None else str(document.get("name", NONE))

    def choices(self, device_id: str) -> list[str]:
        """Return what a meter can have; a tariff that another side gave it is among them."""
        first = [NONE] if self._parent(device_id) is None else [METER, NONE]
        names = self.names()
        present = self.choice(device_id)
        return [*first, *names, *([] if present in (NONE, METER, *names) else [present])]

    async def async_choose(self, device_id: str, name: str) -> None:
        """Let a meter have a tariff, and tell the other sides.

        Raises ServiceValidationError for a tariff whose calendars have told no day so far: nobody could bill by it.
        """
        settings = self._coordinator.settings.tariff.get(device_id)
        unknown = {field: value for field, value in settings.unknown.items() if field != TARIFF}
        if name == NONE:
            unknown[TARIFF] = None
        elif name != METER:
            unknown[TARIFF] = document = self.documents[name]
            _refuse_unread(name, document)
        await self._coordinator.settings.tariff.async_change(device_id, replace(settings, unknown=unknown))

    def rate_names(self) -> set[str]:
        """Return the price entities that tariffs name, of those that were added and of those that meters have."""
        documents: Iterable[Any] = (
            *self.documents.values(),
            *(settings.unknown.get(TARIFF) for _, settings in self._coordinator.settings.tariff.items()),
        )
        # Meters share few tariffs, and reading one takes longer than telling it from others.
        known, self._rate_names = self._rate_names, {}
        for document in documents:
            if document is not None and (key := digest(document)) not in self._rate_names:
                self._rate_names[key] = known[key] if key in known else _rate_names(document)
        return {name for names in self._rate_names.values() for name in names if valid_entity_id(name)}

    def _saved(self) -> dict[str, Any]:
        """Return what tells at the next start which tariffs meters still have as they were before."""
        return {
            name: {"digest": "" if name in self._changed_away else digest(document)}
            for name, document in self.documents.items()
        }

    def _read(self, document: dict[str, Any]) -> Tariff:
        tariff = tariff_from_json(document)
        tariff_zone(tariff, dt_util.get_default_time_zone())
        return tariff

    def _parent(self, device_id: str) -> str | None:
        device = self._coordinator.devices.get(device_id)
        return None if device is None else device.parent

    def _settings(self, device_id: str | None) -> dict[str, Any]:
        return {} if device_id is None else tariff_settings_fields(self._coordinator.settings.tariff.get(device_id))

    @callback
    def _entry_changed(self, change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if change is not ConfigEntryChange.UPDATED or entry.entry_id != self._coordinator.entry.entry_id:
            return
        self._follow_calendars()
        self._give_to_meters(self._changes())
        self._tell()

    @callback
    def _calendars_changed(self) -> None:
        """Give meters the new dates; what the broker keeps is heard first, it may be newer than what they have here."""
        self._changed_away |= self._changes()
        if self._coordinator.connected and self._coordinator.settings.has_heard_retained:
            self.async_retained_have_arrived()
        self._tell()

    def _changes(self) -> set[str]:
        """Return the tariffs that are others than when this was last asked: an entry also changes when it is loaded."""
        before, self._seen = self._seen, self.documents
        return {name for name, document in self._seen.items() if before.get(name) != document}

    def _follow_calendars(self) -> None:
        names = {name for document in self.written.values() for name in calendar_names(document).values()}
        self._coordinator.calendars.async_follow(name for name in names if is_calendar(name))

    def _tell(self) -> None:
        self._coordinator.store.save_soon()
        for listener in self._listeners:
            listener()

    def _give_to_meters(self, names: Collection[str]) -> None:
        """Let meters that have one of these tariffs have it as it is now, unless a calendar of it was never read."""
        documents = {name: document for name, document in self.documents.items() if not calendar_names(document)}
        for device_id, settings in self._coordinator.settings.tariff.items():
            present = settings.unknown.get(TARIFF)
            name = present.get("name") if isinstance(present, dict) else None
            if name in names and name in documents and documents[name] != present:
                self._coordinator.entry.async_create_background_task(
                    self._coordinator.hass, self.async_choose(device_id, name), f"{DOMAIN} tariff"
                )


def _refuse_unread(name: str, document: Any) -> None:
    if unread := calendar_names(document):
        path, calendar = next(iter(unread.items()))
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="calendar_unread",
            translation_placeholders={"tariff": name, "path": path, "calendar": calendar},
        )


def _rate_names(document: Any) -> frozenset[str]:
    try:
        return frozenset(tariff_from_json(document).rate_names)
    except TariffError as error:
        LOGGER.debug("A tariff is left out: %s", error)
        return frozenset()
