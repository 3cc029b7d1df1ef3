"""A tariff file: our own format or a rate of the OpenEI Utility Rate Database."""

from __future__ import annotations

from typing import Any, NamedTuple

from .contract import Tariff
from .fields import decode
from .reader import Calendars, document, tariff_from_json
from .urdb import is_urdb, urdb_to_json


class TariffFile(NamedTuple):
    """A tariff, and what of the file is not billed."""

    tariff: Tariff
    notes: list[str]


def read_tariff(text: str | bytes, calendars: Calendars | None = None) -> TariffFile:
    """Read JSON of either format; raises TariffError."""
    return tariff_of(decode(text), calendars)


def tariff_of(decoded: Any, calendars: Calendars | None = None) -> TariffFile:
    """Make a tariff of a decoded file of either format; raises TariffError."""
    value = document(decoded)
    if not is_urdb(value):
        return TariffFile(tariff_from_json(value, calendars), [])
    converted = urdb_to_json(value)
    return TariffFile(tariff_from_json(converted.document, calendars), converted.notes)
