"""The flow of a tariff: its kind first, then only what that kind needs; new prices are a new dated contract."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
import json
from typing import Any, Final

from homeassistant.components.file_upload import process_uploaded_file
from homeassistant.config_entries import SOURCE_RECONFIGURE, ConfigEntryState, ConfigSubentryFlow, SubentryFlowResult
from homeassistant.const import ATTR_UNIT_OF_MEASUREMENT
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.selector import (
    DateSelector,
    EntitySelector,
    EntitySelectorConfig,
    FileSelector,
    FileSelectorConfig,
    TextSelector,
    TextSelectorConfig,
)
from homeassistant.util import dt as dt_util
import probatio
import yaml

from .const import CONF_DOCUMENT, SUBENTRY_TARIFF
from .energy_core.bill.billing_period import tariff_zone
from .energy_core.tariff.calendar_dates import calendar_names
from .energy_core.tariff.contract import Tariff
from .energy_core.tariff.reader import Calendars, tariff_from_json
from .energy_core.tariff.reader import document as the_one_rate
from .energy_core.tariff.tariff_error import TariffError
from .energy_core.tariff.text import YamlParser, decode_text
from .energy_core.tariff.urdb import is_urdb, urdb_to_json
from .holiday_calendar import HolidayCalendars, async_days_told
from .price_entity import price_currency, price_factor
from .tariff_form import (
    CURRENCY,
    DYNAMIC,
    FLAT,
    HOLIDAY_CALENDAR,
    KINDS,
    NAME,
    PRICE_ENTITY,
    TIERS,
    TIME_OF_USE,
    VALID_FROM,
    answers_of,
    contract_of,
    form_errors,
    form_schema,
)
from .tariffs import METER, NONE

DOCUMENT: Final = "document"
FILE: Final = "file"
NOTES: Final = "notes"
RATES: Final = "rates"
INVALID: Final = "invalid_tariff"
_TEXT: Final = TextSelector(TextSelectorConfig(multiline=True))
_FILE: Final = FileSelector(FileSelectorConfig(accept=".json,.yaml,.yml,application/json,application/yaml"))
_YAML: Final = YamlParser(partial(yaml.compose, Loader=yaml.BaseLoader), yaml.YAMLError)
_LARGEST_FILE: Final = 2**20
_ENTITY: Final = EntitySelector(EntitySelectorConfig(domain=["sensor", "event", "input_number"]))

type Form = dict[str, Any]


class TariffFlow(ConfigSubentryFlow):
    """Adds a tariff, or a contract to it."""

    def __init__(self) -> None:
        """Begin without a document."""
        self._document: dict[str, Any] = {}
        self._notes: list[str] = []
        self._told: dict[str, set[date]] = {}

    async def async_step_user(self, _user_input: Form | None = None) -> SubentryFlowResult:
        """Ask what kind of tariff it is."""
        return self.async_show_menu(step_id="user", menu_options=[*KINDS, DOCUMENT])

    async def async_step_reconfigure(self, _user_input: Form | None = None) -> SubentryFlowResult:
        """Ask what kind the prices are from a date on, or edit the whole tariff; a broken one can only be edited."""
        try:
            _checked(self._present_document(), self._calendars)
        except TariffError as error:
            return self._show_document(self._present_text(), {DOCUMENT: INVALID}, error)
        return self.async_show_menu(step_id="reconfigure", menu_options=[*KINDS, DOCUMENT])

    async def async_step_flat(self, user_input: Form | None = None) -> SubentryFlowResult:
        """One price."""
        return await self._ask(FLAT, user_input)

    async def async_step_time_of_use(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Prices by the time of day."""
        return await self._ask(TIME_OF_USE, user_input)

    async def async_step_tiers(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Prices by how much is used."""
        return await self._ask(TIERS, user_input)

    async def async_step_dynamic(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Prices of another integration's entity."""
        return await self._ask(DYNAMIC, user_input)

    async def async_step_document(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Take a tariff as JSON or YAML, of our own format or of OpenEI, from a file or pasted."""
        if user_input is None:
            return self._show_document(self._present_text(), {})
        text: str = user_input.get(DOCUMENT, "")
        where = FILE if FILE in user_input else DOCUMENT
        try:
            if FILE in user_input:
                text = await self.hass.async_add_executor_job(_uploaded, self.hass, user_input[FILE])
            value = the_one_rate(decode_text(text, _YAML))
            await self._read_calendars(value)
            self._document, self._notes = _decoded(value, self._calendars)
            tariff = _checked(self._document, self._calendars)
        except TariffError as error:
            return self._show_document(text, {where: INVALID}, error)
        if mistake := self._name_error(tariff.name):
            return self._show_document(text, {where: mistake})
        return await self.async_step_notes({} if not self._notes else None)

    async def async_step_notes(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Say what of a rate will not be billed."""
        if user_input is None:
            notes = "\n".join(f"- {note}" for note in self._notes)
            return self.async_show_form(step_id=NOTES, description_placeholders={"notes": notes})
        return await self.async_step_rates()

    async def async_step_rates(self, user_input: Form | None = None) -> SubentryFlowResult:
        """Ask, one after the other, which entities tell the prices that the document takes from outside."""
        name = self._unknown_rates()
        errors: dict[str, str] = {}
        if user_input is not None and name is not None:
            entity_id: str = user_input[PRICE_ENTITY]
            errors = self._entity_errors(entity_id, _currencies(self._document, name))
            if not errors:
                _name_rates(self._document, name, entity_id)
                name = self._unknown_rates()
        if name is None:
            return self._finish()
        schema = probatio.Schema({probatio.Required(PRICE_ENTITY): _ENTITY})
        return self.async_show_form(
            step_id=RATES, data_schema=schema, errors=errors, description_placeholders={"names": name}
        )

    async def _ask(self, kind: str, form: Form | None) -> SubentryFlowResult:
        if form is None:
            return self._show(kind, {}, {})
        errors = await self._form_errors(kind, form)
        if not errors:
            try:
                self._document = self._with_contract(kind, form)
                await self._read_calendars(self._document)
                _checked(self._document, self._calendars)
            except TariffError as error:
                where = VALID_FROM if self._is_new_contract and error.path.endswith((".to", ".from")) else "base"
                return self._show(kind, form, {where: INVALID}, error)
            return self._finish()
        return self._show(kind, form, errors)

    async def _form_errors(self, kind: str, form: Form) -> dict[str, str]:
        if not self._is_new_contract and (mistake := self._name_error(form[NAME].strip())):
            return {NAME: mistake}
        if mistakes := form_errors(form):
            return mistakes
        if HOLIDAY_CALENDAR in form:
            return await self._calendar_errors(form[HOLIDAY_CALENDAR])
        return self._entity_errors(form[PRICE_ENTITY], {form[CURRENCY]}) if kind == DYNAMIC else {}

    async def _calendar_errors(self, entity_id: str) -> dict[str, str]:
        try:
            await self._read_calendar(entity_id)
        except HomeAssistantError:
            return {HOLIDAY_CALENDAR: "not_a_holiday_calendar"}
        return {}

    async def _read_calendars(self, document: object) -> None:
        """Read what a document names; raises TariffError for a calendar of which nothing can be known."""
        for path, name in calendar_names(document).items():
            try:
                await self._read_calendar(name)
            except HomeAssistantError as error:
                if name not in self._calendars:
                    raise TariffError(path, f'"{name}": {error}', '"calendar.germany"') from error

    async def _read_calendar(self, entity_id: str) -> None:
        if entity_id in self._told:
            return
        days = await async_days_told(self.hass, entity_id)
        if not days:
            raise HomeAssistantError("the calendar tells no all-day event")
        self._told[entity_id] = days

    @property
    def _calendars(self) -> Calendars:
        """The days of calendars that are kept, and those that were read now."""
        kept = self._kept_calendars()
        return {**({} if kept is None else kept.days), **self._told}

    def _kept_calendars(self) -> HolidayCalendars | None:
        entry = self._get_entry()
        found: HolidayCalendars | None = None
        if entry.state is ConfigEntryState.LOADED:
            found = entry.runtime_data.calendars
        return found

    def _unknown_rates(self) -> str | None:
        """Return the first of the prices from outside that no entity tells."""
        names = sorted(_checked(self._document, self._calendars).rate_names)
        return next((name for name in names if self.hass.states.get(name) is None), None)

    def _entity_errors(self, entity_id: str, currencies: Collection[str]) -> dict[str, str]:
        state = self.hass.states.get(entity_id)
        unit = None if state is None else state.attributes.get(ATTR_UNIT_OF_MEASUREMENT)
        if price_factor(unit) is None:
            return {PRICE_ENTITY: "not_a_price"}
        currency = price_currency(unit)
        return {} if currency is None or {currency} >= set(currencies) else {PRICE_ENTITY: "other_currency"}

    def _with_contract(self, kind: str, form: Form) -> dict[str, Any]:
        """Return the tariff with the contract of the form as its last; what held before stays as it was."""
        contract = contract_of(kind, form)
        if not self._is_new_contract:
            return {"version": 1, "name": form[NAME].strip(), "contracts": [contract]}
        document = self._present_document()
        *past, last = document["contracts"]
        start: str = form[VALID_FROM]
        ended = {**last, "to": min(start, last.get("to", start))}
        rules = {name: last[name] for name in ("billing", "rounding") if name in last}
        return {**document, "contracts": [*past, ended, {"from": start, **rules, **contract}]}

    @property
    def _is_new_contract(self) -> bool:
        return self.source == SOURCE_RECONFIGURE

    def _present_document(self) -> dict[str, Any]:
        return dict(self._get_reconfigure_subentry().data[CONF_DOCUMENT])

    def _present_text(self) -> str:
        return _pretty(self._present_document()) if self._is_new_contract else ""

    def _next_change(self) -> str:
        """Return the day on which new prices are likely to begin: when the last contract ends, or next month."""
        end: str | None = self._present_document()["contracts"][-1].get("to")
        return end or _next_month()

    def _name_error(self, name: str) -> str | None:
        """Return what is wrong with a tariff's name: it is chosen by it."""
        if name in (NONE, METER):
            return "name_reserved"
        return "name_taken" if self._is_taken(name) else None

    def _is_taken(self, name: str) -> bool:
        own = self._get_reconfigure_subentry().subentry_id if self._is_new_contract else None
        return any(
            each.unique_id == name
            for each in self._get_entry().subentries.values()
            if each.subentry_type == SUBENTRY_TARIFF and each.subentry_id != own
        )

    def _show(
        self, kind: str, form: Form, errors: dict[str, str], error: TariffError | None = None
    ) -> SubentryFlowResult:
        fields: dict[Any, Any] = (
            {probatio.Required(VALID_FROM, default=self._next_change()): DateSelector()}
            if self._is_new_contract
            else {probatio.Required(NAME): TextSelector()}
        )
        usual = {CURRENCY: self.hass.config.currency}
        if self._is_new_contract:
            usual = answers_of(self._present_document()["contracts"][-1])
        schema = probatio.Schema(fields | form_schema(kind, usual))
        return self.async_show_form(
            step_id=kind,
            data_schema=self.add_suggested_values_to_schema(schema, form or usual),
            errors=errors,
            description_placeholders=_placeholders(error),
        )

    def _show_document(self, text: str, errors: dict[str, str], error: TariffError | None = None) -> SubentryFlowResult:
        schema = probatio.Schema({probatio.Optional(FILE): _FILE, probatio.Optional(DOCUMENT): _TEXT})
        return self.async_show_form(
            step_id=DOCUMENT,
            data_schema=self.add_suggested_values_to_schema(schema, {DOCUMENT: text}),
            errors=errors,
            description_placeholders=_placeholders(error),
        )

    def _finish(self) -> SubentryFlowResult:
        if (kept := self._kept_calendars()) is not None:
            for entity_id, days in self._told.items():
                kept.async_take(entity_id, days)
        name: str = self._document["name"]
        data = {CONF_DOCUMENT: self._document}
        if self._is_new_contract:
            return self.async_update_and_abort(
                self._get_entry(), self._get_reconfigure_subentry(), unique_id=name, title=name, data=data
            )
        return self.async_create_entry(title=name, unique_id=name, data=data)


def _uploaded(hass: HomeAssistant, file_id: str) -> str:
    """Return the text of a file that a person has chosen; raises TariffError."""
    example = "a text file in UTF-8"
    try:
        with process_uploaded_file(hass, file_id) as path:
            content = path.read_bytes()
        if len(content) <= _LARGEST_FILE:
            return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TariffError("file", f"not UTF-8 text at byte {error.start}", example) from error
    except ValueError as error:
        raise TariffError("file", "it was not uploaded, or has been read already", "choose it again") from error
    raise TariffError("file", "larger than 1 MiB, which no tariff is", example)


def _decoded(value: Any, calendars: Calendars) -> tuple[dict[str, Any], list[str]]:
    """Return the document in our own format with plain numbers, and what of it is not billed; raises TariffError."""
    found, notes = urdb_to_json(value) if is_urdb(value) else (value, [])
    tariff_from_json(found, calendars)
    plain: dict[str, Any] = json.loads(_pretty(found))
    return plain, notes


def _checked(document: Mapping[str, Any], calendars: Calendars) -> Tariff:
    """Return the tariff, which must hold in the home's zone; raises TariffError."""
    tariff = tariff_from_json(document, calendars)
    tariff_zone(tariff, dt_util.get_default_time_zone())
    return tariff


def _name_rates(document: Mapping[str, Any], name: str, entity_id: str) -> None:
    for contract in document["contracts"]:
        for rates in _rates(contract):
            if rates["name"] == name:
                rates["name"] = entity_id


def _currencies(document: Mapping[str, Any], name: str) -> set[str]:
    """Return the currencies of the contracts that take prices of this name."""
    return {
        contract["currency"]
        for contract in document["contracts"]
        if any(rates["name"] == name for rates in _rates(contract))
    }


def _rates(contract: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [component["rates"] for component in contract["components"] if "rates" in component]


def _placeholders(error: TariffError | None) -> dict[str, str]:
    if error is None:
        return {"path": "", "reason": "", "example": ""}
    return {"path": error.path, "reason": error.reason, "example": error.example}


def _pretty(document: object) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, default=_plain)


def _plain(number: object) -> float | int:
    """Return a Decimal as JSON has it; prices have fewer digits than a float holds."""
    assert isinstance(number, Decimal)  # noqa: S101 - decode() makes nothing else that JSON does not know
    return int(number) if number == int(number) else float(number)


def _next_month() -> str:
    today = dt_util.now().date()
    first = today.replace(year=today.year + today.month // 12, month=today.month % 12 + 1, day=1)
    return first.isoformat()
