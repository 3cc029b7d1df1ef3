"""The prices of price entities, kept by ourselves: bills of the past need them, and entities forget."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import CALLBACK_TYPE, Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.storage import Store
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .energy_core.tariff.rate_history import RateHistory
from .energy_core.tariff.rates import Rate
from .price_entity import rates_of

STORAGE_VERSION: Final = 1
SAVE_DELAY_S: Final = 60.0
SAVE_INTERVAL: Final = timedelta(minutes=15)
AHEAD: Final = timedelta(minutes=1)
"""A present price holds this much longer, for meters whose clocks run ahead; the next price takes its place."""

KEPT: Final = timedelta(days=37 * 31)
"""As long as the registers that they are multiplied with."""

type PriceListener = Callable[[str, datetime], None]


def price_store(hass: HomeAssistant, entry_id: str) -> Store[dict[str, Any]]:
    """Return the storage of one config entry: by entity, [start, end (Unix s), price per kWh]."""
    return Store(hass, STORAGE_VERSION, f"{DOMAIN}.{entry_id}.prices", private=True, atomic_writes=True)


class PriceHistory:
    """The rates of each price entity, by its id; what no entity told is missing, never guessed."""

    def __init__(self, hass: HomeAssistant, entry_id: str) -> None:
        """Begin empty; async_start() brings what is stored."""
        self._hass = hass
        self._store = price_store(hass, entry_id)
        self._listeners: list[PriceListener] = []
        self._stop_tracking: CALLBACK_TYPE | None = None
        self._followed: list[str] = []
        self._saved_at = dt_util.utcnow()
        self._is_closed = False
        self.rates: dict[str, RateHistory] = {}

    async def async_start(self) -> list[CALLBACK_TYPE]:
        """Load; returns how to stop."""
        for name, rows in (await self._store.async_load() or {}).items():
            self.rates[name] = RateHistory(
                Rate(dt_util.utc_from_timestamp(start), dt_util.utc_from_timestamp(end), Decimal(price))
                for start, end, price in rows
            )
        return [
            self._stop,
            self._hass.bus.async_listen_once(EVENT_HOMEASSISTANT_FINAL_WRITE, self._final_write),
        ]

    @callback
    def async_add_listener(self, listener: PriceListener) -> None:
        """Call `listener(entity_id, from)` when prices from a time on are others than before."""
        self._listeners.append(listener)

    @callback
    def async_follow(self, entity_ids: Iterable[str]) -> None:
        """Follow these entities, and no others."""
        self._stop()
        followed = self._followed = sorted(entity_ids)
        for entity_id in followed:
            self.rates.setdefault(entity_id, RateHistory())
        self._stop_tracking = async_track_state_change_event(self._hass, followed, self._changed)
        self.async_update()

    @callback
    def async_update(self) -> None:
        """Take what the entities tell now: a state holds as long as it is there."""
        if self._is_closed:
            return
        for entity_id in self._followed:
            self._take(entity_id)
        if self._followed and dt_util.utcnow() - self._saved_at > SAVE_INTERVAL:
            self._saved_at = dt_util.utcnow()
            self._store.async_delay_save(self._data, 0)

    async def async_save(self) -> None:
        """Write all prices to disk."""
        await self._store.async_save(self._data())

    async def async_close(self) -> None:
        """Write all prices to disk; from then on nothing is written: another history may use the file."""
        self._is_closed = True
        self._stop()
        await self.async_save()

    @callback
    def _changed(self, event: Event[EventStateChangedData]) -> None:
        before = event.data["old_state"]
        if before is not None:
            self._put(event.data["entity_id"], rates_of(before, event.time_fired.astimezone(UTC)))
        self._take(event.data["entity_id"])

    @callback
    def _take(self, entity_id: str) -> None:
        state = self._hass.states.get(entity_id)
        if state is not None:
            self._put(entity_id, rates_of(state, dt_util.utcnow() + AHEAD))

    @callback
    def _put(self, entity_id: str, rates: Iterable[Rate]) -> None:
        history = self.rates[entity_id]
        known = len(history)
        changes = [changed for rate in rates if (changed := history.put(rate)) is not None]
        if len(history) != known:
            self._store.async_delay_save(self._data, SAVE_DELAY_S)
        if changes:
            for listener in self._listeners:
                listener(entity_id, min(changes))

    @callback
    def _stop(self) -> None:
        if self._stop_tracking is not None:
            self._stop_tracking()
            self._stop_tracking = None

    async def _final_write(self, _event: Event) -> None:
        await self.async_save()

    def _data(self) -> dict[str, Any]:
        newest = max((rate.start for history in self.rates.values() for rate in history), default=dt_util.utcnow())
        for history in self.rates.values():
            # The clock may jump ahead for a moment: by it alone, all would be old.
            history.forget_before(min(dt_util.utcnow(), newest) - KEPT)
        return {
            name: [[rate.start.timestamp(), rate.end.timestamp(), str(rate.price)] for rate in history]
            for name, history in self.rates.items()
        }
