"""Our own format of tariffs, version 1 (docs/tariffs.md, docs/tariffs/tariff.schema.json)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
import re
from typing import Any, Final
from zoneinfo import ZoneInfo

from .component_reader import ComponentReader
from .contract import (
    BillingRule,
    Contract,
    Netting,
    NettingPer,
    Rounding,
    RoundingMode,
    Surplus,
    Tariff,
    TotalOf,
)
from .currency import CURRENCIES, decimals
from .day_kind import DAYS, GROUPS, DayRule, Season
from .fields import Fields, as_date, decode
from .tariff_error import TariffError

VERSION: Final = 1
_MONTH_DAY: Final = re.compile(r"(\d\d)-(\d\d)")
_SEASON: Final = '{"first": "06-01", "last": "09-30"}'

type Calendars = Mapping[str, Collection[date]]


def parse_tariff(text: str | bytes, calendars: Calendars | None = None) -> Tariff:
    """Parse a tariff of our own format; raises TariffError.

    `calendars` gives the dates of the holiday calendars that the tariff names.
    """
    return tariff_from_json(decode(text), calendars)


def tariff_from_json(value: object, calendars: Calendars | None = None) -> Tariff:
    """Make a Tariff of decoded JSON; raises TariffError."""
    fields = Fields(value, "", '{"version": 1, "name": "My tariff", "contracts": [...]}')
    if fields.number("version", str(VERSION)) != VERSION:
        raise fields.error("version", "this version is not understood", str(VERSION))
    tariff = Tariff(
        name=fields.text("name", '"Flat 2026"'),
        source=fields.text("source", '"https://..."') if "source" in fields else "",
        zone=_zone(fields),
        contracts=tuple(
            _contract(contract, calendars or {})
            for contract in fields.objects("contracts", '[{"currency": "EUR", ...}]')
        ),
    )
    fields.end()
    _check_sequence(tariff)
    return tariff


def _zone(fields: Fields) -> ZoneInfo | None:
    if "timezone" not in fields:
        return None
    name = fields.text("timezone", '"Europe/Berlin"')
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise fields.error("timezone", f'"{name}" is no time zone of the IANA database', '"Europe/Berlin"') from error


def _contract(fields: Fields, calendars: Calendars) -> Contract:
    start, end = fields.day("from"), fields.day("to")
    if start and end and end <= start:
        reason = f"expected a date after {start}: the first day on which the contract no longer holds"
        raise fields.error("to", reason, f'"{start.year + 1}-{start:%m}-01"')
    currency = fields.text("currency", '"EUR"')
    if currency not in CURRENCIES:
        raise fields.error("currency", f'"{currency}" is no currency of ISO 4217', '"EUR"')
    days = _days(fields, calendars)
    netting = _netting(fields)
    contract = Contract(
        start=start,
        end=end,
        currency=currency,
        days=days,
        components=ComponentReader(days, netting).read(fields),
        billing=_billing(fields),
        rounding=_rounding(fields, decimals(currency)),
        netting=netting,
    )
    fields.end()
    return contract


def _check_sequence(tariff: Tariff) -> None:
    for index, (before, after) in enumerate(zip(tariff.contracts, tariff.contracts[1:], strict=False)):
        here, there = f"contracts[{index}].to", f"contracts[{index + 1}].from"
        if before.end is None:
            raise TariffError(here, "missing: another contract follows", '"2027-01-01"')
        if after.start is None:
            raise TariffError(there, "missing: another contract comes before", f'"{before.end}"')
        if before.end != after.start:
            what = "overlaps the contract before, which ends" if after.start < before.end else "leaves a gap after"
            raise TariffError(there, f"{after.start} {what} {before.end}", f'"{before.end}"')


def _billing(fields: Fields) -> BillingRule:
    inner = fields.object("billing", '{"startDay": 1, "months": 1}')
    rule = BillingRule(
        start_day=inner.integer("startDay", 1, range(1, 32)),
        months=inner.integer("months", 1, range(1, 13)),
        start_month=inner.integer("startMonth", 1, range(1, 13)),
    )
    if 12 % rule.months:
        raise inner.error("months", f"{rule.months} months do not divide a year", "1, 2, 3, 4, 6 or 12")
    inner.end()
    return rule


def _rounding(fields: Fields, usual: int) -> Rounding:
    inner = fields.object("rounding", '{"decimals": 2, "mode": "half_up", "total": "lines"}')
    rounding = Rounding(
        decimals=inner.integer("decimals", usual, range(7)),
        mode=RoundingMode(inner.choice("mode", list(RoundingMode), RoundingMode.HALF_UP)),
        total=TotalOf(inner.choice("total", list(TotalOf), TotalOf.LINES)),
    )
    inner.end()
    return rounding


def _netting(fields: Fields) -> Netting:
    inner = fields.object("netting", '{"per": "billing_period", "surplus": "carry"}')
    per = NettingPer(inner.choice("per", list(NettingPer), NettingPer.INTERVAL))
    surplus = Surplus.CREDIT
    if per is NettingPer.BILLING_PERIOD:
        surplus = Surplus(inner.choice("surplus", list(Surplus)))
    inner.end()
    return Netting(per=per, surplus=surplus)


def _days(fields: Fields, calendars: Calendars) -> DayRule:
    seasons = {
        name: _season(inner) for name, inner in fields.named_objects("seasons", f'{{"summer": {_SEASON}}}').items()
    }
    inner = fields.object("holidays", '{"dates": ["2026-12-25"], "as": "sun"}')
    dates = _dates(inner, calendars)
    holidays_as = inner.choice("as", DAYS, "sun")
    inner.end()
    return DayRule(seasons, frozenset(dates), DAYS.index(holidays_as), _day_types(fields, calendars))


def _day_types(fields: Fields, calendars: Calendars) -> dict[str, frozenset[date]]:
    example = '{"red": {"dates": ["2026-01-15"]}}'
    types: dict[str, frozenset[date]] = {}
    for name, inner in fields.named_objects("dayTypes", example).items():
        if name in (*DAYS, *GROUPS):
            raise inner.error("dates", f'"{name}" has a meaning already', example)
        if "dates" not in inner and "calendar" not in inner:
            raise inner.error("dates", "missing; dates or calendar is required", '["2026-01-15"]')
        dates = frozenset(_dates(inner, calendars))
        for other, known in types.items():
            if twice := sorted(dates & known):
                raise inner.error("dates", f'{twice[0]} is of the type "{other}" already', "each date in one type")
        inner.end()
        types[name] = dates
    return types


def _dates(inner: Fields, calendars: Calendars) -> set[date]:
    dates: set[date] = set()
    if "dates" in inner:
        dates.update(as_date(value, path) for value, path in inner.items("dates", '["2026-12-25"]'))
    if "calendar" in inner:
        name = inner.text("calendar", '"US"')
        if name not in calendars:
            known = ", ".join(calendars) or "none is"
            reason = f'no dates are given for the calendar "{name}" (given: {known})'
            raise inner.error("calendar", reason, '"dates" in its place')
        dates.update(calendars[name])
    return dates


def _season(fields: Fields) -> Season:
    season = Season(_month_day(fields, "first"), _month_day(fields, "last"))
    fields.end()
    return season


def _month_day(fields: Fields, name: str) -> tuple[int, int]:
    text = fields.text(name, _SEASON)
    match = _MONTH_DAY.fullmatch(text)
    try:
        # 2024 has a 29 February.
        day = date(2024, int(match[1]), int(match[2])) if match else None
    except ValueError:
        day = None
    if day is None:
        raise fields.error(name, f'"{text}" is no month and day', _SEASON)
    return day.month, day.day


def document(value: object) -> Any:
    """Return what a tariff file holds: the one rate of an OpenEI answer, or the object itself."""
    if isinstance(value, Mapping) and isinstance(value.get("items"), list):
        if len(value["items"]) != 1:
            raise TariffError("items", f"expected one rate, got {len(value['items'])}", '{"items": [{...}]}')
        return value["items"][0]
    return value
