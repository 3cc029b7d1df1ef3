"""The calendars that a tariff names, and the same tariff with their dates in place of the names."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from .reader import Calendars


def calendar_names(document: object) -> dict[str, str]:
    """Return the calendars that holidays and day types of a tariff (JSON) name, each by the path of its name."""
    return {f"{path}.calendar": inner["calendar"] for path, inner in _named(document)}


def with_dates(document: Any, calendars: Calendars) -> Any:
    """Return a tariff (JSON) with the dates of these calendars among its own, so that who reads it needs no calendar.

    A calendar of which no date is known stays a name, which the reader of the tariff refuses with its path.
    """
    if not calendar_names(document):
        return document
    found = deepcopy(document)
    for _, inner in list(_named(found)):
        dates = inner.get("dates", [])
        days = calendars.get(inner["calendar"])
        if days and isinstance(dates, list):
            del inner["calendar"]
            inner["dates"] = [*dates, *(text for day in sorted(days) if (text := day.isoformat()) not in dates)]
    return found


def _named(document: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what names a calendar; the reader of the tariff says what is wrong with anything else."""
    contracts = document.get("contracts") if isinstance(document, dict) else None
    for index, contract in enumerate(contracts if isinstance(contracts, list) else ()):
        if not isinstance(contract, dict):
            continue
        types = contract.get("dayTypes")
        each = {f"dayTypes.{name}": inner for name, inner in types.items()} if isinstance(types, dict) else {}
        for path, inner in {"holidays": contract.get("holidays"), **each}.items():
            if isinstance(inner, dict) and isinstance(inner.get("calendar"), str):
                yield f"contracts[{index}].{path}", inner
