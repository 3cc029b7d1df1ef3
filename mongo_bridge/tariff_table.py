"""Which tariff each device has, as its settings say: its own, or that of the meter that it is a circuit of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
import hashlib
from importlib import metadata
import json
from typing import Any, Final
from zoneinfo import ZoneInfo

from pymongo.database import Database

from energy_core.bill.billing_period import tariff_zone
from energy_core.tariff.assignment import TARIFF, assigned_document
from energy_core.tariff.contract import Tariff
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError

from .documents import Document

_VERSION_FIELDS: Final = ("revision", "changedBy", "changedAt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The tariff of a device, None where it cannot be used; `digest` is another where anything of it is."""

    digest: str
    tariff: Tariff | None


class TariffTable:
    """The tariffs of all devices, read again when one was changed. Raises PyMongoError."""

    def __init__(self, database: Database[Document], zone: ZoneInfo) -> None:
        """Read `settings` and `devices`; the home's time zone is `zone`."""
        self._database = database
        self._zone = zone
        self._version: object = None
        self._parents: dict[str, str | None] = {}
        self._settings: dict[str, dict[str, Any]] = {}
        self._assigned: dict[str, Assigned | None] = {}

    def refresh(self) -> None:
        """Take note of what was changed."""
        parents = {
            device["_id"]: (device.get("info") or {}).get("parent")
            for device in self._database["devices"].find({}, ["info.parent"])
        }
        tariffs = {"name": TARIFF}
        versions = sorted(
            (found["_id"], *(str(found.get(name)) for name in _VERSION_FIELDS))
            for found in self._database["settings"].find(tariffs, _VERSION_FIELDS)
        )
        if (parents, versions) == self._version:
            return
        found = self._database["settings"].find(tariffs)
        self._settings = {each["deviceId"]: each["settings"] for each in found if each.get("settings")}
        self._parents, self._assigned, self._version = parents, {}, (parents, versions)

    def of(self, device_id: str) -> Assigned | None:
        """Return the tariff of a device, None where it has none."""
        if device_id not in self._assigned:
            self._assigned[device_id] = self._assign(device_id)
        return self._assigned[device_id]

    def devices_with(self, rates: str) -> list[str]:
        """Return the devices whose tariffs take prices of this name."""
        return [device_id for device_id in self._parents if rates in self._rate_names(device_id)]

    def _rate_names(self, device_id: str) -> set[str]:
        assigned = self.of(device_id)
        return assigned.tariff.rate_names if assigned is not None and assigned.tariff is not None else set()

    def _assign(self, device_id: str) -> Assigned | None:
        own = self._settings.get(device_id, {})
        parent = self._parents.get(device_id)
        document = assigned_document(own, self._settings.get(parent, {}) if parent else {})
        if document is None:
            return None
        return Assigned(digest=digest_of(document, self._zone), tariff=_usable(document, self._zone))


def _usable(document: Any, zone: ZoneInfo) -> Tariff | None:
    try:
        tariff = tariff_from_json(document)
        tariff_zone(tariff, zone)
    except TariffError:
        # Who asks for the bill is told why.
        return None
    return tariff


def digest_of(document: Mapping[str, Any], zone: ZoneInfo) -> str:
    """Return what tells one tariff from another; a new release of ours counts anew, since it may count better."""
    text = json.dumps(document, sort_keys=True, default=str)
    return hashlib.sha256(f"{text}|{zone.key}|{_release()}".encode()).hexdigest()


def _release() -> str:
    try:
        return metadata.version("smart-energy")
    except metadata.PackageNotFoundError:
        return "0"
