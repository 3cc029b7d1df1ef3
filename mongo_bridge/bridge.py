"""The service: its threads and what they share.

mqtt    receives, commits to the spool, acknowledges
writer  takes what waits in the spool to MongoDB
rollup  makes the summaries of what has changed there and counts what it costs, and deletes what is kept no longer
forecasts  keeps a forecast of each device's next day, to be scored
alerts  watches what has come by the alert rules
notify  sends alerts by e-mail and webhook
users   prepares logins once MongoDB is reached
api     answers HTTP
The main thread only waits for a signal. A thread that ends by an error of ours ends the process with code 1, so that
a supervisor starts it anew; the spool and the broker's session hold everything meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
import logging
import signal
import threading
from typing import Any, Final, Protocol

from energy_core.alert import AlertEvent

from .access.access_token import AccessTokens, read_key, signing_key
from .access.gate import Gate
from .access.set_up import SetUp
from .alert_log import AlertLog
from .alert_watch import AlertWatch, stored_alert
from .api.app import make_app
from .api.server import ApiServer
from .api.services import Services
from .api_settings import OPEN
from .budget import Budget
from .forecast_keeper import ForecastKeeper
from .health import Health
from .live import LiveHub
from .mqtt_source import MqttSource
from .notification import Notifier, channels_of
from .outbox import Outbox
from .past_forecasts import PastForecasts
from .rollup import Rollup
from .seals import Seals
from .settings import Settings
from .spool import Spool
from .store import Store
from .summary_reader import SummaryReader
from .writer import Writer

_LOG = logging.getLogger(__name__)


class _Part(Protocol):
    def run(self) -> None: ...

    def stop(self) -> None: ...


class Bridge:
    """All parts of one bridge, made but not started. Raises OSError where the spool or the HTTP port cannot be had."""

    def __init__(self, settings: Settings) -> None:
        """Open the spool and the HTTP port; broker and database may come later."""
        self._settings = settings
        self._ending = threading.Event()
        self._has_failed = False
        health, live, outbox, seals = Health(), LiveHub(), Outbox(), Seals()
        with ExitStack() as opened:
            self._spool = opened.enter_context(closing(Spool(settings.spool, limit_bytes=settings.spool_limit)))
            store = opened.enter_context(closing(Store(settings.mongodb_url)))
            gate = _gate(settings, store)
            services = Services(
                store=store, spool=self._spool, health=health, gate=gate, live=live, outbox=outbox, **_shown(settings)
            )
            notifier = Notifier(channels_of(settings))

            def tell(event: AlertEvent) -> None:
                live.alert(stored_alert(event.alert))
                notifier.tell(event)

            alerts = AlertWatch(
                self._spool,
                outbox,
                health,
                root=settings.topic_root,
                budget=Budget(store.database, settings.timezone),
                tell=tell,
            )
            self._parts: Final[dict[str, _Part]] = {
                "mqtt": MqttSource(settings, self._spool, health, outbox=outbox, on_kept=alerts.receive),
                "alerts": alerts,
                "writer": Writer(self._spool, store, health, live=live, seals=seals),
                "rollup": Rollup(
                    self._spool, store, health, settings.timezone, seals=seals, keep_days=settings.keep_readings
                ),
                "forecasts": _forecast_keeper(settings, store, alerts),
                "users": SetUp(gate, settings.admin_password, also=[AlertLog(store.database).prepare]),
                "notify": notifier,
                "api": ApiServer(make_app(services), settings),
            }
            self._opened = opened.pop_all()

    def run(self) -> int:
        """Run until SIGTERM or SIGINT, then flush; return the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._ending.set())
        parts = self._parts.items()
        threads = [threading.Thread(target=self._guard, args=(part.run,), name=name) for name, part in parts]
        for thread in threads:
            thread.start()
        _LOG.info("Bridge from %s to %s", self._settings.mqtt_url, self._settings.mongodb_url)
        self._tell_of_the_api()
        self._ending.wait()
        # In this order: nothing new comes in while the writer empties the spool, and no mail server holds it up.
        for thread, (_, part) in zip(threads, parts, strict=True):
            part.stop()
            thread.join()
        _LOG.info("Stopped; %d messages wait in the spool", self._spool.waiting)
        self._opened.close()
        return 1 if self._has_failed else 0

    def _tell_of_the_api(self) -> None:
        settings = self._settings
        has_tls = settings.http_certificate is not None
        _LOG.info("API at %s/api", str(settings.http).replace("http:", "https:", 1) if has_tls else settings.http)
        if settings.auth == OPEN:
            _LOG.warning("The API has no login: everyone on this machine can read all readings")
        elif not has_tls and not settings.http.is_loopback:
            _LOG.warning("Passwords and tokens go over the network unencrypted: set SMART_ENERGY_HTTP_CERTIFICATE and")
            _LOG.warning("SMART_ENERGY_HTTP_KEY, or let a reverse proxy with TLS stand before 127.0.0.1")

    def _guard(self, run: Callable[[], None]) -> None:
        try:
            run()
        except Exception:  # noqa: BLE001 (the last line of defence: it is logged, and ends the process)
            _LOG.exception("The bridge ends: an error that it was not made for")
            self._has_failed = True
        finally:
            self._ending.set()


def _shown(settings: Settings) -> dict[str, Any]:
    """Return what the API needs to know of the settings."""
    origins = settings.cors_origins or ()
    return {"timezone": settings.timezone, "topic_root": settings.topic_root, "cors_origins": origins}


def _forecast_keeper(settings: Settings, store: Store, alerts: AlertWatch) -> ForecastKeeper:
    reader = SummaryReader(store.database, settings.timezone)
    return ForecastKeeper(store, PastForecasts(store.database, reader), alerts)


def _gate(settings: Settings, store: Store) -> Gate:
    key_file = settings.signing_key_file
    key = read_key(key_file) if key_file else signing_key(settings.spool)
    return Gate(store.database, AccessTokens(key), is_open=settings.auth == OPEN, api_token=settings.api_token)
