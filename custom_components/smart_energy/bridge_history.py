"""Fetches from the bridge what Home Assistant has missed, because nobody keeps messages for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low
import time
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_interval

from .bridge_client import Bridge, BridgeError, BridgeLoginError
from .const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL, DOMAIN, LOGGER
from .energy_core.message import reading_from_fields
from .energy_core.message_error import MessageError
from .energy_core.meter_history import IMPORT, Registers
from .energy_core.reading import Reading
from .energy_core.register_track import DEFAULT_INTERVAL_MS, Span
from .interval_store import LOADED_MS
from .late_data import LateData

PAGE: Final = 10_000
LOOK_DELAY_S: Final = 15
"""The bridge writes within seconds; this long after a gap has ended it has what came meanwhile."""

LOOK_INTERVAL: Final = timedelta(minutes=5)
ASK_AGAIN_S: Final = 3600.0
"""A bridge that was cut off from the broker too gets late readings itself, and then has what it could not give."""


async def async_pages(bridge: Bridge, device_id: str, start_ms: int, end_ms: int) -> AsyncIterator[list[Reading]]:
    """Yield a meter's readings in [start, end), page by page; raises BridgeError."""
    parameters = {"deviceId": device_id, "from": str(start_ms), "to": str(end_ms), "limit": str(PAGE)}
    while True:
        documents = await bridge.async_get("readings", parameters)
        if not isinstance(documents, list):
            raise BridgeError("its answer is no list of readings")
        readings = [reading for fields in documents if (reading := _reading(fields, device_id)) is not None]
        yield readings
        if len(documents) < PAGE or not readings:
            return
        parameters["after"] = str(readings[-1].timestamp_ms)


class EntryBridge(Bridge):
    """The bridge of a config entry: when it refuses the token, a person is asked for a new one."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Use the entry's address and token."""
        super().__init__(hass, entry.options[CONF_BRIDGE_URL], entry.options.get(CONF_BRIDGE_TOKEN))
        self._hass = hass
        self._entry = entry

    @override
    async def async_get(self, path: str, parameters: Mapping[str, str] | None = None) -> Any:
        """Return the JSON of a path below /api; raises BridgeError."""
        try:
            return await super().async_get(path, parameters)
        except BridgeLoginError:
            self._entry.async_start_reauth(self._hass)
            raise


def bridge_of(hass: HomeAssistant, entry: ConfigEntry) -> Bridge | None:
    """Return the bridge that a config entry names, if any."""
    return EntryBridge(hass, entry) if entry.options.get(CONF_BRIDGE_URL) else None


def spacing_ms(readings: Sequence[Reading | Registers]) -> int:
    """Return how far readings in the order of time are apart, as most of them say."""
    spacings = [after.timestamp_ms - before.timestamp_ms for before, after in pairwise(readings)]
    return median_low(spacings) if spacings else DEFAULT_INTERVAL_MS


def _reading(fields: Any, device_id: str) -> Reading | None:
    try:
        return reading_from_fields(fields, device_id=device_id, now_s=time.time())
    except (MessageError, TypeError) as error:
        LOGGER.debug("The bridge has a reading of %s that is left out: %s", device_id, error)
        return None


@dataclass(frozen=True, slots=True)
class Asked:
    """When to ask for a gap again, in monotonic seconds, and how long after the last time that is."""

    again_s: float
    pause_s: float


class BridgeHistory:
    """Looks for gaps now and then, and asks the bridge for each until it is filled, less and less often."""

    def __init__(self, hass: HomeAssistant, bridge: Bridge, late_data: LateData) -> None:
        """Fill the gaps of `late_data` from `bridge`."""
        self.hass = hass
        self._bridge = bridge
        self._late_data = late_data
        self._asked: dict[tuple[str, Span], Asked] = {}
        self._is_failing = False
        self._cancel_look: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Look soon, after each gap, and every five minutes; returns how to stop that."""
        self._late_data.async_add_listener(lambda _device_id, _start_ms: self._look_soon())
        self._look_soon()
        return [
            async_track_time_interval(self.hass, self._look, LOOK_INTERVAL, name=f"{DOMAIN} bridge"),
            self._stop_look,
        ]

    async def async_fill(self) -> int:
        """Import what the bridge has of every gap it was not asked for lately; returns how many readings were new."""
        new, gaps = 0, self._gaps()
        known = set(gaps)
        self._asked = {gap: asked for gap, asked in self._asked.items() if gap in known}
        for device_id, gap in gaps:
            asked = self._asked.get((device_id, gap))
            if asked is not None and time.monotonic() < asked.again_s:
                continue
            async for readings in async_pages(self._bridge, device_id, gap.start_ms, gap.end_ms):
                new += await self._late_data.async_add(device_id, readings, spacing_ms(readings))
            pause_s = 2 * asked.pause_s if asked else ASK_AGAIN_S
            self._asked[device_id, gap] = Asked(time.monotonic() + pause_s, pause_s)
        if new:
            booked = await self._late_data.async_correct()
            LOGGER.info("Imported %d readings that were missed from the bridge; %d hours are booked anew", new, booked)
        return new

    def _gaps(self) -> list[tuple[str, Span]]:
        now_ms = round(time.time() * 1000)
        return [
            (device_id, gap)
            for device_id, history in self._late_data.store.histories.items()
            for gap in history.tracks[IMPORT].gaps(now_ms - LOADED_MS, now_ms)
        ]

    @callback
    def _look_soon(self) -> None:
        if self._cancel_look is None:
            self._cancel_look = async_call_later(self.hass, LOOK_DELAY_S, self._soon)

    @callback
    def _stop_look(self) -> None:
        if self._cancel_look is not None:
            self._cancel_look()
            self._cancel_look = None

    @callback
    def _soon(self, now: datetime) -> None:
        self._cancel_look = None
        self._look(now)

    @callback
    def _look(self, _now: datetime) -> None:
        entry = self._late_data.entry
        entry.async_create_background_task(self.hass, self._try_to_fill(), f"{DOMAIN} bridge")

    async def _try_to_fill(self) -> None:
        try:
            await self.async_fill()
        except BridgeError as error:
            if not self._is_failing:
                LOGGER.warning("Hours that were missed cannot be fetched from the bridge yet, trying again: %s", error)
            self._is_failing = True
        else:
            self._is_failing = False
