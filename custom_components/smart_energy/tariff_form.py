"""What a person is asked for a tariff, kind by kind, and the contract that is made of the answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.components.calendar.const import DOMAIN as CALENDAR
from homeassistant.components.sensor import DOMAIN as SENSOR
from homeassistant.helpers.selector import (
    BooleanSelector,
    EntitySelector,
    EntitySelectorConfig,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TimeSelector,
)
import probatio

from .energy_core.tariff.currency import CURRENCIES

FLAT: Final = "flat"
TIME_OF_USE: Final = "time_of_use"
TIERS: Final = "tiers"
DYNAMIC: Final = "dynamic"
KINDS: Final = (FLAT, TIME_OF_USE, TIERS, DYNAMIC)

NAME: Final = "name"
CURRENCY: Final = "currency"
VALID_FROM: Final = "valid_from"
PRICE: Final = "price"
PRICE_LOW: Final = "price_low"
PRICE_PEAK: Final = "price_peak"
LOW_FROM: Final = "low_from"
LOW_TO: Final = "low_to"
LOW_WEEKENDS: Final = "low_weekends"
HOLIDAY_CALENDAR: Final = "holiday_calendar"
PEAK_FROM: Final = "peak_from"
PEAK_TO: Final = "peak_to"
LIMIT_1: Final = "limit_1"
LIMIT_2: Final = "limit_2"
PRICE_2: Final = "price_2"
PRICE_3: Final = "price_3"
PRICE_ENTITY: Final = "price_entity"
FACTOR: Final = "factor"
MARKUP: Final = "markup"
STANDING_CHARGE: Final = "standing_charge"
STANDING_PER: Final = "standing_per"
TAX: Final = "tax"
EXPORT_CREDIT: Final = "export_credit"

_MONEY: Final = NumberSelector(NumberSelectorConfig(step="any", mode=NumberSelectorMode.BOX))
_KWH: Final = NumberSelector(NumberSelectorConfig(min=0, step="any", mode=NumberSelectorMode.BOX))
_PERCENT: Final = NumberSelector(
    NumberSelectorConfig(min=0, max=1000, step="any", mode=NumberSelectorMode.BOX, unit_of_measurement="%")
)
_PER: Final = SelectSelector(
    SelectSelectorConfig(options=["month", "day", "year"], translation_key=STANDING_PER, mode=SelectSelectorMode.LIST)
)
_CURRENCY: Final = SelectSelector(
    SelectSelectorConfig(options=sorted(CURRENCIES), mode=SelectSelectorMode.DROPDOWN, custom_value=True)
)
_PRICE_ENTITY: Final = EntitySelector(EntitySelectorConfig(domain=[SENSOR, "event", "input_number"]))
_CALENDAR: Final = EntitySelector(EntitySelectorConfig(domain=CALENDAR))
_WEEKDAY: Final = ["weekday"]
_PEAK: Final = ("17:00", "21:00")

_FIELDS: Final[dict[str, dict[Any, Any]]] = {
    FLAT: {probatio.Required(PRICE): _MONEY},
    TIME_OF_USE: {
        probatio.Required(PRICE): _MONEY,
        probatio.Required(PRICE_LOW): _MONEY,
        probatio.Required(LOW_FROM, default="22:00:00"): TimeSelector(),
        probatio.Required(LOW_TO, default="06:00:00"): TimeSelector(),
        probatio.Required(LOW_WEEKENDS, default=False): BooleanSelector(),
        probatio.Optional(PRICE_PEAK): _MONEY,
        probatio.Optional(PEAK_FROM): TimeSelector(),
        probatio.Optional(PEAK_TO): TimeSelector(),
        probatio.Optional(HOLIDAY_CALENDAR): _CALENDAR,
    },
    TIERS: {
        probatio.Required(PRICE): _MONEY,
        probatio.Required(LIMIT_1): _KWH,
        probatio.Required(PRICE_2): _MONEY,
        probatio.Optional(LIMIT_2): _KWH,
        probatio.Optional(PRICE_3): _MONEY,
    },
    DYNAMIC: {
        probatio.Required(PRICE_ENTITY): _PRICE_ENTITY,
        probatio.Required(FACTOR, default=1): _MONEY,
        probatio.Required(MARKUP, default=0): _MONEY,
    },
}


def form_schema(kind: str, usual: Mapping[str, Any]) -> dict[Any, Any]:
    """Return the fields of one kind, and those that all kinds have, with the usual answers to these."""
    return {
        **_FIELDS[kind],
        probatio.Required(CURRENCY, default=usual[CURRENCY]): _CURRENCY,
        probatio.Required(STANDING_CHARGE, default=usual.get(STANDING_CHARGE, 0)): _MONEY,
        probatio.Required(STANDING_PER, default=usual.get(STANDING_PER, "month")): _PER,
        probatio.Required(TAX, default=usual.get(TAX, 0)): _PERCENT,
        probatio.Optional(EXPORT_CREDIT): _MONEY,
    }


def answers_of(contract: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of all kinds that made a contract, as far as its components are such as the form makes."""
    found: dict[str, Any] = {CURRENCY: contract["currency"]}
    for component in contract["components"]:
        match component:
            case {"kind": "standing", "price": price, "per": "month" | "day" | "year" as per} if len(component) == 4:
                found |= {STANDING_CHARGE: price, STANDING_PER: per}
            case {"kind": "tax", "percent": percent} if len(component) == 3:
                found[TAX] = percent
            case {"kind": "export", "price": price} if len(component) == 3:
                found[EXPORT_CREDIT] = price
    return found


def form_errors(form: Mapping[str, Any]) -> dict[str, str]:
    """Return what of the answers does not go together, by field: nothing that was entered is left out in silence."""
    errors: dict[str, str] = {}
    given = {name for name, value in form.items() if value is not None}
    if len(third := given & {LIMIT_2, PRICE_3}) == 1:
        errors[PRICE_3 if LIMIT_2 in third else LIMIT_2] = "incomplete_tier"
    if given & {PEAK_FROM, PEAK_TO} and PRICE_PEAK not in given:
        errors[PRICE_PEAK] = "incomplete_peak"
    if PRICE_PEAK in given and form.get(PEAK_FROM, _PEAK[0])[:5] == form.get(PEAK_TO, _PEAK[1])[:5]:
        errors[PEAK_TO] = "same_time"
    if LOW_FROM in given and not form[LOW_WEEKENDS] and form[LOW_FROM][:5] == form[LOW_TO][:5]:
        errors[LOW_TO] = "same_time"
    return errors


def contract_of(kind: str, form: Mapping[str, Any]) -> dict[str, Any]:
    """Return the contract in our own format, which the engine then judges."""
    components: list[dict[str, Any]] = [_ENERGY[kind](form)]
    if form[STANDING_CHARGE]:
        components.append(
            {
                "kind": "standing",
                "item": "Standing charge",
                "price": _number(form[STANDING_CHARGE]),
                "per": form[STANDING_PER],
            }
        )
    if form[TAX]:
        components.append({"kind": "tax", "item": "Tax", "percent": _number(form[TAX])})
    if form.get(EXPORT_CREDIT) is not None:
        components.append({"kind": "export", "item": "Export", "price": _number(form[EXPORT_CREDIT])})
    holidays = {"holidays": {"calendar": form[HOLIDAY_CALENDAR], "as": "sun"}} if form.get(HOLIDAY_CALENDAR) else {}
    return {"currency": form[CURRENCY], **holidays, "components": components}


def _flat(form: Mapping[str, Any]) -> dict[str, Any]:
    return {"kind": "energy", "item": "Energy", "price": _number(form[PRICE])}


def _time_of_use(form: Mapping[str, Any]) -> dict[str, Any]:
    weekend = form[LOW_WEEKENDS]
    low = [{"days": ["weekend"]}] if weekend else []
    if form[LOW_FROM][:5] != form[LOW_TO][:5]:
        low = [*_windows(form[LOW_FROM], form[LOW_TO], _WEEKDAY if weekend else None), *low]
    periods: list[dict[str, Any]] = []
    if form.get(PRICE_PEAK) is not None:
        peak = _windows(form.get(PEAK_FROM, _PEAK[0]), form.get(PEAK_TO, _PEAK[1]), _WEEKDAY)
        periods.append({"name": "peak", "price": _number(form[PRICE_PEAK]), "when": peak})
    periods += [
        {"name": "low", "price": _number(form[PRICE_LOW]), "when": low},
        {"name": "normal", "price": _number(form[PRICE])},
    ]
    return {"kind": "energy", "item": "Energy", "periods": periods}


def _tiers(form: Mapping[str, Any]) -> dict[str, Any]:
    tiers = [{"upTo": _number(form[LIMIT_1]), "price": _number(form[PRICE])}]
    if form.get(LIMIT_2) is not None and form.get(PRICE_3) is not None:
        tiers += [
            {"upTo": _number(form[LIMIT_2]), "price": _number(form[PRICE_2])},
            {"price": _number(form[PRICE_3])},
        ]
    else:
        tiers.append({"price": _number(form[PRICE_2])})
    return {"kind": "energy", "item": "Energy", "tiers": tiers}


def _dynamic(form: Mapping[str, Any]) -> dict[str, Any]:
    rates = {"name": form[PRICE_ENTITY], "factor": _number(form[FACTOR]), "markup": _number(form[MARKUP])}
    return {"kind": "energy", "item": "Energy", "rates": rates}


_ENERGY: Final = {FLAT: _flat, TIME_OF_USE: _time_of_use, TIERS: _tiers, DYNAMIC: _dynamic}


def _windows(start: str, end: str, days: list[str] | None) -> list[dict[str, Any]]:
    """Return windows that do not span midnight, so that each belongs to its own day."""
    first, last = start[:5], end[:5]
    on: dict[str, Any] = {} if days is None else {"days": days}
    if first < last:
        return [{**on, "from": first, "to": last}]
    edges = (("00:00", last), (first, "24:00"))
    return [{**on, "from": begin, "to": until} for begin, until in edges if begin != until]


def _number(value: float) -> float | int:
    """Return a whole number without its decimal point, as a person would write it."""
    return int(value) if value == int(value) else value
