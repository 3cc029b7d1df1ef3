"""Keeps a forecast of each device's next day, every day, and tells each hour what was unusual beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
import logging
import threading
import time
from typing import Final

from pymongo.errors import PyMongoError

from .alert_watch import AlertWatch, Judged
from .documents import Document
from .log_limit import LogLimit
from .past_forecasts import PastForecasts
from .store import Store

_EVERY_S: Final = 600.0
_FIRST_AFTER_S: Final = 60.0
_SHARE: Final = 0.1
"""Of the time, at most this is spent on it: fitting takes a core for about a second."""

_AGAIN: Final = timedelta(hours=1)
"""Where too little is known, it is tried again after this."""

_AWAY: Final = timedelta(days=1)
_LOG = logging.getLogger(__name__)


class ForecastKeeper:
    """One thread's work: `run` returns after `stop`."""

    def __init__(
        self,
        store: Store,
        past: PastForecasts,
        alerts: AlertWatch | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Keep forecasts of the devices of the store, and tell `alerts` what is unusual; `clock` gives the time."""
        self._store = store
        self._past = past
        self._alerts = alerts
        self._clock = clock
        self._stopping = threading.Event()
        self._looked: dict[str, datetime] = {}
        self._log_limit = LogLimit()

    def stop(self) -> None:
        """Let `run` return."""
        self._stopping.set()

    def run(self) -> None:
        """Keep forecasts until stopped."""
        pause_s = _FIRST_AFTER_S
        while not self._stopping.wait(pause_s):
            pause_s = _EVERY_S
            try:
                self.attempt()
            except PyMongoError as error:
                _LOG.debug("Forecasts are kept later: %.300s", error)

    def attempt(self) -> int:
        """Keep the forecasts that are due; return how many. Raises PyMongoError."""
        kept = 0
        for device in self._store.devices():
            if self._stopping.is_set():
                break
            device_id, now = device["_id"], self._clock()
            if not _is_metered(device, now) or now - self._looked.get(device_id, now - _AGAIN) < _AGAIN:
                continue
            self._looked[device_id] = now
            try:
                kept += self._look(device_id, now)
            except PyMongoError:
                raise
            except Exception:  # noqa: BLE001 - whatever it is, it is this device's
                if self._log_limit.lets_through(device_id):
                    _LOG.exception("%s cannot be forecast; please report this. All else goes on", device_id)
        return kept

    def _look(self, device_id: str, now: datetime) -> int:
        kept = 0
        if self._past.is_due(device_id, now):
            started_s = time.monotonic()
            kept += self._past.keep(device_id, now)
            self._stopping.wait((time.monotonic() - started_s) * (1 / _SHARE - 1))
        self._judge(device_id, now)
        return kept

    def _judge(self, device_id: str, now: datetime) -> None:
        if self._alerts is None:
            return
        found = self._past.unusual(device_id, now, self._alerts.rules(device_id))
        if found is not None:
            self._alerts.judge(Judged(device_id, *found))


def _is_metered(device: Document, now: datetime) -> bool:
    """Whether it has sent within a day: what has been away for longer cannot be told of tomorrow."""
    last = device.get("lastReading")
    return last is not None and bool(now - last["timestamp"] < _AWAY)
