"""Whether a meter that nobody has seen before becomes a device by itself, or a person is asked first."""

from __future__ import annotations

from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback

from .const import ASK, CONF_ADDED_DEVICES, CONF_NEW_METERS
from .issues import async_ask_for_new_meters

MAX_ASKED: Final = 200
"""A publisher gone wild invents ids without end; beyond these nobody could choose anyway."""


class Newcomers:
    """Lets every meter in, or keeps a list of those that wait for a person."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Do as the options say."""
        self._hass = hass
        self._entry_id = entry.entry_id
        self._asks_first = entry.options.get(CONF_NEW_METERS) == ASK
        self._added: set[str] = set(entry.options.get(CONF_ADDED_DEVICES, []))
        self._waiting: list[str] = []

    @callback
    def admits(self, device_id: str) -> bool:
        """Return whether a meter that is no device yet may become one; if not, a person is asked once."""
        if not self._asks_first or device_id in self._added:
            return True
        if device_id not in self._waiting and len(self._waiting) < MAX_ASKED:
            self._waiting.append(device_id)
            async_ask_for_new_meters(self._hass, self._entry_id, self._waiting)
        return False
