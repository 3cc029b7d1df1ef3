"""Rates of the OpenEI Utility Rate Database, version 8, as tariffs of our own format.

Fields: https://openei.org/services/doc/rest/util_rates/?version=8. What has no meaning for the amount of a bill is left
out, what would need data that a load does not have is noted, and everything else that is not understood is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from .fields import as_number
from .tariff_error import TariffError
from .urdb_prices import (
    MONTHS,
    UrdbTier,
    check_index,
    months_of,
    number_of,
    priced,
    read_schedule,
    read_structure,
    windows_of,
)

_DESCRIPTION: Final = """
label uri utility eiaid eia name rateno sector servicetype description source sourcereference sourceparent startdate
enddate latest_update supersedes supercedes approved is_default revisions basicinformationcomments energycomments
demandcomments voltagecategory voltageminimum voltagemaximum phasewiring country peakkwcapacitymin peakkwcapacitymax
peakkwcapacityhistory peakkwhusagemin peakkwhusagemax peakkwhusagehistory mindemand maxdemand demandhistory minenergy
maxenergy energyhistory servicemin servicemax demandunits energytoulabels coincidentrateunit coincidentrateunits
coincidentrateschedule isdefault effectivedate
"""
_BILLED: Final = """
energyratestructure energyweekdayschedule energyweekendschedule fueladjustmentsmonthly flatdemandstructure
flatdemandmonths flatdemandunit flatdemandunits demandratestructure demandweekdayschedule demandweekendschedule
demandrateunit demandrateunits demandwindow lookbackpercent lookbackrange lookbackmonths fixedchargefirstmeter
fixedchargeunits fixedmonthlycharge mincharge minchargeunits minmonthlycharge annualmincharge dgrules usenetmetering
"""
_DESCRIPTION_FIELDS: Final = frozenset(_DESCRIPTION.split())
_BILLED_FIELDS: Final = frozenset(_BILLED.split())
_NOTED: Final = {
    "demandreactivepowercharge": "reactive power is not in a load",
    "fixedchargeeaaddl": "one meter is billed",
    "energyattrs": "free text",
    "demandattrs": "free text",
    "fixedattrs": "free text",
}
_REFUSED: Final = {
    "coincidentratestructure": "the utility's own peak is not in a load",
    "demandratchetpercentage": "the rate does not say how many months it looks back",
}
_ENERGY_FIELDS: Final = frozenset(("rate", "adj", "max", "unit", "sell"))
_DEMAND_FIELDS: Final = frozenset(("rate", "adj", "max", "unit"))
_LIMITS: Final = {"kwh": "billing_period", "kwh daily": "day", "kwh/kw": "kw", "kwh/kw daily": "kw_day"}
_PER: Final = {"$/month": "month", "$/day": "day", "$/year": "year"}
_DEMAND_UNITS: Final = {"kw": "billing_period", "kw daily": "day"}
_NETTING: Final[dict[str, dict[str, str]]] = {
    "net metering": {"per": "billing_period", "surplus": "carry"},
    "net billing instantaneous": {"per": "interval"},
    "net billing hourly": {"per": "hour"},
    "buy all sell all": {"per": "interval"},
}
_WINDOW: Final = 15
_MOST_MONTHS: Final = 60


class UrdbImport(NamedTuple):
    """A tariff of our own format, and what of the rate is not billed."""

    document: dict[str, Any]
    notes: list[str]


def is_urdb(value: object) -> bool:
    """Return whether decoded JSON looks like a rate of the database."""
    return (
        isinstance(value, Mapping) and "contracts" not in value and not _BILLED_FIELDS.isdisjoint(map(str.lower, value))
    )


def urdb_to_json(value: Mapping[str, Any]) -> UrdbImport:
    """Return a rate as a tariff of our own format; raises TariffError, which names the field.

    Billing periods are calendar months, tiers are filled by the whole month's energy in the order of time (as PySAM
    does for net billing), and totals are rounded from the exact sum. The rate's dates are left out, so that any time
    can be billed.
    """
    rate = _by_small_names(value)
    notes = _checked(rate)
    components = [*_energy(rate), *_fuel(rate), *_demands(rate), *_fixed(rate)]
    if not components:
        raise TariffError("energyratestructure", "missing: nothing is billed", '[[{"rate": 0.12}]]')
    contract = {
        "currency": "USD",
        "rounding": {"total": "exact"},
        "netting": _netting(rate),
        "components": [*components, *_export(rate), *_minimums(rate)],
    }
    name = " ".join(str(rate[part]) for part in ("utility", "name") if rate.get(part)) or "OpenEI rate"
    document = {"version": 1, "name": name, "contracts": [contract]}
    if rate.get("uri"):
        document["source"] = str(rate["uri"])
    return UrdbImport(document, notes)


def _by_small_names(value: Mapping[str, Any]) -> dict[str, Any]:
    rate: dict[str, Any] = {}
    for name, field in value.items():
        if name.lower() in rate:
            raise TariffError(name, "given twice, in capital and in small letters", "each field once")
        rate[name.lower()] = field
    return rate


def _checked(rate: Mapping[str, Any]) -> list[str]:
    notes = []
    for name, value in rate.items():
        if name in _NOTED and _says_something(value):
            notes.append(f"{name} is not billed: {_NOTED[name]}")
        elif name in _REFUSED and _says_something(value):
            raise TariffError(name, f"not understood: {_REFUSED[name]}", "a rate without it")
        elif name not in _DESCRIPTION_FIELDS | _BILLED_FIELDS | _NOTED.keys() | _REFUSED.keys():
            raise TariffError(name, "not understood: not a field of version 8", "a rate without it")
    if rate.get("country", "USA") not in ("USA", "US"):
        raise TariffError("country", f"the currency of {rate['country']!r} is not known", '"USA"')
    return notes


def _says_something(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_says_something(inner) for name, inner in value.items() if name != "max")
    if isinstance(value, list):
        return any(_says_something(inner) for inner in value)
    return bool(value)


def _energy(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    periods = read_structure(rate, "energyratestructure", _ENERGY_FIELDS)
    if not periods:
        return []
    part: dict[str, Any] = {"kind": "energy", **_prices(rate, "energy", periods)}
    units = {tier.unit.lower() for tiers in periods for tier in tiers[:-1]}
    for unit in sorted(units):
        if unit not in _LIMITS or len(units) > 1:
            name = " and ".join(sorted(units))
            raise TariffError("energyratestructure", f'the unit "{name}" is not understood', "kWh in every tier")
        part["tierRule"] = {
            "scope": "total",
            "allocation": "chronological",
            "limitPer": _LIMITS[unit],
            "prorate": False,
        }
        if "kw" in _LIMITS[unit]:
            if _looks_back(rate):
                raise TariffError("lookbackpercent", f'not understood with tiers in "{unit}"', "tiers in kWh")
            part["tierRule"]["window"] = _window(rate)
    return [part]


def _prices(rate: Mapping[str, Any], prefix: str, periods: list[list[UrdbTier]]) -> dict[str, Any]:
    name = "energyratestructure" if prefix == "energy" else "demandratestructure"
    weekday = read_schedule(rate, f"{prefix}weekdayschedule", len(periods))
    weekend = read_schedule(rate, f"{prefix}weekendschedule", len(periods))
    labels = _labels(rate, len(periods)) if prefix == "energy" else []
    return _periods(windows_of(weekday, weekend), periods, name, labels)


def _periods(
    windows: dict[int, list[dict[str, Any]]], periods: list[list[UrdbTier]], name: str, labels: list[str]
) -> dict[str, Any]:
    if len(windows) == 1:
        index = next(iter(windows))
        return priced(periods[index], f"{name}[{index}]")
    return {
        "periods": [
            {
                "name": labels[index] if labels else f"period {index + 1}",
                **priced(periods[index], f"{name}[{index}]"),
                "when": windows[index],
            }
            for index in sorted(windows)
        ]
    }


def _labels(rate: Mapping[str, Any], periods: int) -> list[str]:
    labels = rate.get("energytoulabels")
    if not isinstance(labels, list) or len(labels) != periods:
        return []
    texts = [str(label).strip() for label in labels]
    return texts if all(texts) and len(set(texts)) == periods else []


def _fuel(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    name = "fueladjustmentsmonthly"
    values = rate.get(name)
    if not _says_something(values):
        return []
    if not isinstance(values, list) or len(values) != len(MONTHS):
        raise TariffError(name, "expected 12 numbers", "[0, 0, 0, 0, 0, 0, 0.01, 0.01, 0, 0, 0, 0]")
    prices = [number_of(value, f"{name}[{month}]", "0.01") for month, value in enumerate(values)]
    distinct = sorted(set(prices))
    periods = [[UrdbTier(price, None, "kWh", Decimal(0))] for price in distinct]
    windows = months_of([distinct.index(price) for price in prices])
    return [{"kind": "energy", "id": "fuel_adjustment", **_periods(windows, periods, name, [])}]


def _demands(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    flat = read_structure(rate, "flatdemandstructure", _DEMAND_FIELDS)
    by_time = read_structure(rate, "demandratestructure", _DEMAND_FIELDS)
    found = []
    if flat:
        windows = months_of(_flat_months(rate, len(flat)))
        prices = _periods(windows, flat, "flatdemandstructure", [])
        found.append(_demand(rate, "flat_demand", "flatdemandunit", prices))
    if by_time:
        found.append(_demand(rate, "demand", "demandrateunit", _prices(rate, "demand", by_time)))
    return found


def _flat_months(rate: Mapping[str, Any], periods: int) -> list[int]:
    months = rate.get("flatdemandmonths")
    if not months and periods == 1:
        return [0] * len(MONTHS)
    if not isinstance(months, list) or len(months) != len(MONTHS):
        raise TariffError("flatdemandmonths", "expected 12 indices of periods", "[0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0]")
    for month, index in enumerate(months):
        check_index(index, f"flatdemandmonths[{month}]", periods)
    return [int(index) for index in months]


def _demand(rate: Mapping[str, Any], name: str, unit_field: str, prices: dict[str, Any]) -> dict[str, Any]:
    unit = str(rate.get(unit_field) or rate.get(f"{unit_field}s") or "kW")
    if unit.lower() not in _DEMAND_UNITS:
        raise TariffError(unit_field, f'the unit "{unit}" is not understood', "kW or kW daily")
    part = {
        "kind": "demand",
        "id": name,
        **prices,
        "window": _window(rate),
        "maximumPer": _DEMAND_UNITS[unit.lower()],
        "prorate": False,
    }
    ratchet = _ratchet(rate, "component" if name == "flat_demand" else "period")
    return part | ({"ratchet": ratchet} if ratchet else {})


def _ratchet(rate: Mapping[str, Any], scope: str) -> dict[str, Any] | None:
    if not _looks_back(rate):
        return None
    months = rate.get("lookbackmonths")
    if months and not all(months):
        raise TariffError("lookbackmonths", "not understood: only a ratchet of all months is", "12 times true")
    share = number_of(rate.get("lookbackpercent"), "lookbackpercent", "0.8")
    if not 0 <= share <= 1:
        raise TariffError("lookbackpercent", f"expected a share from 0 to 1, got {share:f}", "0.8")
    periods = number_of(rate.get("lookbackrange"), "lookbackrange", "11")
    if periods not in range(1, _MOST_MONTHS + 1):
        raise TariffError("lookbackrange", f"expected 1 to {_MOST_MONTHS} months, got {periods:f}", "11")
    return {"percent": share * 100, "periods": periods, "scope": scope}


def _looks_back(rate: Mapping[str, Any]) -> bool:
    return bool(rate.get("lookbackpercent") or rate.get("lookbackrange"))


def _window(rate: Mapping[str, Any]) -> Any:
    window = as_number(rate.get("demandwindow") or _WINDOW, "demandwindow", "15")
    if window not in range(1, 61) or 60 % window:
        raise TariffError("demandwindow", f"{window} minutes do not divide an hour", "15, 30 or 60")
    return window


def _fixed(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    name = "fixedmonthlycharge" if rate.get("fixedmonthlycharge") else "fixedchargefirstmeter"
    price = _amount(rate, name)
    if not price:
        return []
    per = _unit(rate, "fixedchargeunits")
    return [{"kind": "standing", "id": "fixed", "item": "Fixed charge", "price": price, "per": per, "prorate": False}]


def _minimums(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    name = "minmonthlycharge" if rate.get("minmonthlycharge") else "mincharge"
    found = []
    for identity, field, per in (
        ("minimum", name, _unit(rate, "minchargeunits")),
        ("annual_minimum", "annualmincharge", "year"),
    ):
        amount = _amount(rate, field)
        if amount < 0:
            raise TariffError(field, f"expected at least 0, got {amount:f}", "12.50")
        if amount:
            found.append({"kind": "minimum", "id": identity, "amount": amount, "per": per, "prorate": False})
    return found


def _unit(rate: Mapping[str, Any], name: str) -> str:
    unit = str(rate.get(name) or "$/month")
    if unit.lower() not in _PER:
        raise TariffError(name, f'the unit "{unit}" is not understood', "$/month, $/day or $/year")
    return _PER[unit.lower()]


def _amount(rate: Mapping[str, Any], name: str) -> Decimal:
    return number_of(rate[name], name, "12.50") if rate.get(name) is not None else Decimal(0)


def _netting(rate: Mapping[str, Any]) -> dict[str, str]:
    rule = str(rate.get("dgrules") or ("net metering" if rate.get("usenetmetering") is True else "")).lower()
    if not rule:
        return {"per": "interval"}
    if rule not in _NETTING:
        raise TariffError(
            "dgrules", f'"{rate["dgrules"]}" is not understood', "Net Metering or Net Billing Instantaneous"
        )
    return _NETTING[rule]


def _export(rate: Mapping[str, Any]) -> list[dict[str, Any]]:
    structure = read_structure(rate, "energyratestructure", _ENERGY_FIELDS)
    if not any(tier.sell for tiers in structure for tier in tiers) or _netting(rate)["per"] == "billing_period":
        return []
    sold = []
    for index, tiers in enumerate(structure):
        if len({tier.sell for tier in tiers}) > 1:
            path = f"energyratestructure[{index}]"
            raise TariffError(path, "sell differs between tiers, which is not understood", "one sell in all tiers")
        sold.append([tiers[0]._replace(price=tiers[0].sell)])
    return [{"kind": "export", "item": "Export credit", **_prices(rate, "energy", sold)}]
