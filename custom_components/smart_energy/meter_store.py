"""What must outlive a restart: each meter's settings and alerts, in a file of Home Assistant's storage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from .const import DOMAIN

STORAGE_VERSION: Final = 1
SAVE_DELAY_S: Final = 1.0
"""Long enough for one file for a burst of alerts, short enough to lose little when Home Assistant is killed."""

type Contributor = Callable[[], dict[str, Any]]


def meter_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, dict[str, Any]]]:
    """Return the storage of one config entry: a part a subject, in it the meters by their ids."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}.{entry_id}.meters")


class MeterStore:
    """Loads once, saves soon after each change; each part gives what it has when it is saved."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Begin without a part."""
        self._store = meter_store(hass, entry_id)
        self._contributors: dict[str, Contributor] = {}
        self._loaded: dict[str, dict[str, Any]] = {}
        self._is_closed = False

    async def async_load(self) -> None:
        """Read the file, if there is one."""
        self._loaded = await self._store.async_load() or {}

    def add(self, part: str, contributor: Contributor) -> dict[str, Any]:
        """Return what was saved of a part, and ask `contributor` for it from now on."""
        self._contributors[part] = contributor
        return self._loaded.get(part, {})

    def save_soon(self) -> None:
        """Save within a second, and at the latest when Home Assistant stops; after the last save, nothing."""
        if self._is_closed:
            return
        self._store.async_delay_save(self._data, SAVE_DELAY_S)

    async def async_save(self) -> None:
        """Save now."""
        if not self._is_closed:
            await self._store.async_save(self._data())

    async def async_close(self) -> None:
        """Save for the last time: what a next start of the config entry writes must stay."""
        await self.async_save()
        self._is_closed = True

    def _data(self) -> dict[str, dict[str, Any]]:
        return {part: contributor() for part, contributor in self._contributors.items()}
