"""The settings that a device's two retained topics carry: read, and changed from here (DESIGN.md section 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import json
import threading
import time
from typing import Any, Final

from pymongo.database import Database
from pymongo.errors import DuplicateKeyError

from energy_core.limits_message import encode_limits, limits_from_fields
from energy_core.message_error import MessageError
from energy_core.revision import REVISION_FIELDS, Revision, check_author
from energy_core.tariff.assignment import TARIFF
from energy_core.tariff.reader import tariff_from_json
from energy_core.tariff.tariff_error import TariffError
from energy_core.tariff_settings import encode_tariff_settings, tariff_settings_from_fields
from energy_core.topic import Topic

from . import notice
from .documents import Document
from .kind import Kind
from .outbox import Message, Outbox

NAMES: Final = notice.SETTINGS_NAMES
_TRIES: Final = 10


class DeviceSettings:
    """The collection `settings`. Raises PyMongoError where the database does not answer."""

    def __init__(
        self, database: Database[Document], outbox: Outbox, root: str, clock: Callable[[], float] = time.time
    ) -> None:
        """Read and change the collection, and publish changes below the topic root; `clock` gives Unix time in s."""
        self._database = database
        self._outbox = outbox
        self._root = root
        self._clock = clock
        self._lock = threading.Lock()
        """Changes are published in the order in which they are stored."""

    def get(self, device_id: str) -> dict[str, Any]:
        """Return the settings of a device by name; None where nobody set any."""
        keys = [f"{device_id}|{name}" for name in NAMES]
        found = {each["_id"]: each["settings"] for each in self._database["settings"].find({"_id": {"$in": keys}})}
        return {name: found.get(f"{device_id}|{name}") for name in NAMES}

    def put(self, device_id: str, name: str, fields: Mapping[str, Any], by: str) -> dict[str, Any]:
        """Change settings, tell the device and Home Assistant, and return them; raises MessageError.

        `fields` are all that hold from now on, without the revision, which is the next one. Of several changes at once
        each is a revision of its own, also those that come from elsewhere.
        """
        with self._lock:
            for _ in range(_TRIES):
                stored = self._database["settings"].find_one({"_id": f"{device_id}|{name}"})
                told, payload = self._next(device_id, name, stored or {}, fields, by)
                if self._replace(stored, told):
                    topic = Topic(self._root, device_id, f"settings/{name}")
                    self._outbox.put(Message(str(topic), payload, retain=True))
                    settings: dict[str, Any] = json.loads(payload)
                    return settings
        raise MessageError(name, "others change these settings at the same time; try again")

    def _replace(self, stored: Document | None, told: Document) -> bool:
        """Store the next revision; False where another one has come since `stored` was read."""
        settings = self._database["settings"]
        if stored is None:
            try:
                settings.insert_one({"_id": f"{told['deviceId']}|{told['name']}"} | told)
            except DuplicateKeyError:
                return False
            return True
        present = {field: stored.get(field) for field in ("_id", "revision", "changedBy")}
        return settings.update_one(present, {"$set": told}).matched_count == 1

    def _next(
        self, device_id: str, name: str, stored: Document, fields: Mapping[str, Any], by: str
    ) -> tuple[Document, str]:
        """Return what is to be stored as the next revision, and its message."""
        revision = Revision(stored.get("revision", 0)).next(check_author("changedBy", by), int(self._clock() * 1000))
        chosen = {field: value for field, value in fields.items() if field not in REVISION_FIELDS}
        payload = _ENCODERS[name]({**chosen, **revision.fields()})
        topic = Topic(self._root, device_id, f"settings/{name}")
        kind, told = notice.parse(topic.kind, payload.encode(), device_id)
        if kind is not Kind.SETTINGS:
            raise MessageError("name", f"{name!r} is none of {', '.join(NAMES)}")
        return told, payload


def _limits(fields: Mapping[str, Any]) -> str:
    return encode_limits(limits_from_fields(fields))


def _tariff(fields: Mapping[str, Any]) -> str:
    if fields.get(TARIFF) is not None:
        try:
            tariff_from_json(fields[TARIFF])
        except TariffError as error:
            reason = f"{error.reason}; right is, for example, {error.example}"
            raise MessageError(f"{TARIFF}.{error.path}" if error.path else TARIFF, reason) from error
    return encode_tariff_settings(tariff_settings_from_fields(fields))


_ENCODERS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {"limits": _limits, "tariff": _tariff}
