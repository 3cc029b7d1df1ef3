"""The MQTT side: receive, commit to the spool, acknowledge to broker and meter: in this order, in one thread.

One thread does all of it, so an acknowledgement can never meet another connection than the one its message came by
(the same message id may mean another message there), and all that has arrived shares one commit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
import logging
import random
import select
import sqlite3
import ssl
import threading
import time
from typing import Any, Final

import bson
from paho.mqtt.client import Client, ConnectFlags, DisconnectFlags, MQTTMessage, MQTTv311
from paho.mqtt.enums import CallbackAPIVersion
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode

from energy_core.topic import subscription

from .acknowledgement import Acknowledgements
from .delivery import TOPIC_KINDS, Entry, entry_of
from .health import Health
from .kind import Kind
from .log_limit import TOLD_ONCE, LogLimit
from .outbox import Outbox
from .settings import Settings
from .spool import Spool, SpoolFullError

BATCH: Final = 1000
"""How many messages share one commit at most; a broker with an in-flight window of 20 sends no more than 20."""

_KEEPALIVE_S: Final = 30
_SHORTEST_PAUSE_S: Final = 1.0
_LONGEST_PAUSE_S: Final = 5.0
_STEADY_S: Final = 60.0
"""A connection that held this long was no attempt. A shorter one may be ended again at once, by a rival or by us."""

_LOG = logging.getLogger(__name__)


class MqttSource:
    """One thread's work: `run` returns after `stop`."""

    def __init__(
        self,
        settings: Settings,
        spool: Spool,
        health: Health,
        *,
        outbox: Outbox | None = None,
        on_kept: Callable[[Sequence[Entry]], None] = lambda _entries: None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Receive into `spool`, then call `on_kept`; publish what is in `outbox`. `clock` gives Unix time in s."""
        self._address = settings.mqtt_url
        self._root = settings.topic_root
        self._group = settings.mqtt_group
        self._spool = spool
        self._health = health
        self._outbox = outbox or Outbox()
        self._on_kept = on_kept
        self._clock = clock
        self._stopping = threading.Event()
        self._received: list[MQTTMessage] = []
        self._told = LogLimit()
        self._acknowledgements = Acknowledgements(settings.topic_root)
        self._client = self._make_client(settings)

    def _make_client(self, settings: Settings) -> Client:
        # MQTT 3.1.1: Debian's broker forgot the persistent sessions of MQTT 5 at its restart.
        client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=settings.mqtt_client_id,
            clean_session=False,
            protocol=MQTTv311,
            manual_ack=True,
        )
        client.connect_timeout = 5
        if self._address.user is not None:
            client.username_pw_set(self._address.user, self._address.password)
        if self._address.tls:
            client.tls_set(ca_certs=str(settings.mqtt_ca_file) if settings.mqtt_ca_file else None)
        client.on_connect = self._on_connect
        client.on_subscribe = self._on_subscribe
        client.on_disconnect = self._on_disconnect
        client.on_message = self._on_message
        # With a handler for this paho leaves writing to us, and the acknowledgements of a batch leave together.
        client.on_socket_register_write = lambda *_: None
        return client

    def stop(self) -> None:
        """Let `run` acknowledge what is committed, disconnect and return."""
        self._stopping.set()

    def run(self) -> None:
        """Receive until stopped; a broker that is away, or refuses us, is tried again after 1 to 5 s."""
        pause_s = _SHORTEST_PAUSE_S
        while not self._stopping.is_set():
            started_s = time.monotonic()
            try:
                self._client.connect(self._address.host, self._address.port, _KEEPALIVE_S)
            except OSError as error:
                self._health.broker.failed(f"{self._address} cannot be reached: {error}")
            else:
                self._serve()
            if time.monotonic() - started_s >= _STEADY_S:
                pause_s = _SHORTEST_PAUSE_S
            self._stopping.wait(pause_s * random.uniform(0.8, 1))  # noqa: S311
            pause_s = min(_LONGEST_PAUSE_S, pause_s * 1.5)

    def _serve(self) -> None:
        while self._client.socket() is not None:
            self._receive()
            self._keep()
            self._publish()
            self._flush()
            self._client.loop_misc()
            if self._stopping.is_set():
                self._client.disconnect()
                self._flush()
                return

    def _receive(self) -> None:
        """Read what the broker has sent, waiting up to half a second for the first of it."""
        patience = 0.5
        while len(self._received) < BATCH and (connection := self._client.socket()) is not None:
            if not _has_data(connection, patience, wake_to_send=self._client.want_write()):
                return
            before = -1
            # As long as messages come there is no need to ask whether there is more.
            while before < len(self._received) < BATCH:
                before = len(self._received)
                self._client.loop_read()
            patience = 0

    def _keep(self) -> None:
        """Commit what was received, then acknowledge it."""
        if not self._received:
            return
        received, self._received = self._received, []
        now_ms = int(self._clock() * 1000)
        entries = [
            entry_of(_topic(message), bytes(message.payload), root=self._root, now_ms=now_ms) for message in received
        ]
        try:
            self._spool.append(entries)
        except (sqlite3.Error, SpoolFullError) as error:
            hint = "" if isinstance(error, SpoolFullError) else "; is its disk full?"
            self._health.spool.failed(f"{error}{hint} Until it can be written the broker keeps all messages")
            # The session outlives this: the broker sends again what was not acknowledged.
            self._client.disconnect()
            return
        self._health.spool.works()
        for message in received:
            if message.qos:
                self._client.ack(message.mid, message.qos)
        for topic, payload in self._acknowledgements.messages(entries):
            self._client.publish(topic, payload, qos=1)
        self._report(entries)
        self._on_kept(entries)

    def _publish(self) -> None:
        """Say what others have put into the outbox; what the broker has not confirmed is sent again after a break."""
        while self._health.broker.is_working and (message := self._outbox.take()) is not None:
            self._client.publish(message.topic, message.payload, qos=1, retain=message.retain)

    def _flush(self) -> None:
        """Send what wants to be sent; what the connection does not take at once is sent later."""
        if self._client.want_write():
            self._client.loop_write()

    def _on_connect(
        self, _client: Client, _data: Any, flags: ConnectFlags, reason: ReasonCode, _properties: Properties | None
    ) -> None:
        if reason.is_failure:
            who = f"user {self._address.user!r}" if self._address.user else "a client without user and password"
            self._health.broker.failed(f"{self._address} refused {who}: {reason}. Check SMART_ENERGY_MQTT_URL")
            return
        # While the spool cannot be written we come and go all the time.
        level = logging.INFO if self._health.spool.is_working else logging.DEBUG
        _LOG.log(level, "Connected to %s, session %s", self._address, "resumed" if flags.session_present else "is new")
        filters = [subscription(self._root, kind) for kind in TOPIC_KINDS]
        if self._group is not None:
            # Readings alone are divided: what is retained does not come by a shared subscription (MQTT 5, 4.8.2).
            filters[0] = f"$share/{self._group}/{filters[0]}"
        self._client.subscribe([(each, 1) for each in filters])

    def _on_subscribe(
        self, _client: Client, _data: Any, _mid: int, reasons: list[ReasonCode], _properties: Properties | None
    ) -> None:
        if any(reason.is_failure for reason in reasons):
            self._health.broker.failed(f"{self._address} does not let us subscribe below {self._root}; check its ACL")
            return
        self._health.broker.works()

    def _on_disconnect(
        self, _client: Client, _data: Any, _flags: DisconnectFlags, reason: ReasonCode, _properties: Properties | None
    ) -> None:
        if reason.is_failure and self._health.broker.is_working and not self._stopping.is_set():
            self._health.broker.failed(
                f"the connection to {self._address} ended ({reason}); if it repeats, another client uses our client id"
            )

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        self._received.append(message)

    def _report(self, entries: list[Entry]) -> None:
        for entry in entries:
            if entry.kind is Kind.DEAD_LETTER:
                letter = bson.decode(entry.body)
                topic, field, reason = letter["topic"], letter["field"], letter["reason"]
                if self._told.lets_through(topic, field):
                    _LOG.warning("Refused a message on %.200r: %s: %s. %s", topic, field, reason, TOLD_ONCE)


def _topic(message: MQTTMessage) -> str:
    try:
        return message.topic
    except UnicodeDecodeError as error:
        return bytes(error.object).decode("utf-8", "replace")


def _has_data(connection: Any, seconds: float, *, wake_to_send: bool) -> bool:
    # TLS may have decrypted more than was asked for; the socket shows nothing of that.
    if isinstance(connection, ssl.SSLSocket) and connection.pending():
        return True
    # Not select(): with a thousand clients of the API our descriptor may be beyond what it can name.
    poller = select.poll()
    poller.register(connection, select.POLLIN | (select.POLLOUT if wake_to_send else 0))
    return any(events & ~select.POLLOUT for _, events in poller.poll(seconds * 1000))
