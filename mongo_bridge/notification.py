"""Alerts by e-mail and webhook, for homes without Home Assistant. What cannot be sent is tried again for a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
import json
import logging
import queue
import smtplib
import ssl
import threading
import time
from typing import Any, Final, Protocol
import urllib.error
import urllib.request
from zoneinfo import ZoneInfo

from energy_core.alert import Alert, AlertEvent, AlertPhase
from energy_core.forecast_watch import explanation
from energy_core.limits import AlertKind

from .addresses import SmtpAddress
from .documents import date_of
from .settings import Settings

PATIENCE_S: Final = 86_400.0
_FIRST_PAUSE_S: Final = 5.0
_LONGEST_PAUSE_S: Final = 900.0
_TIMEOUT_S: Final = 15.0
_MOST_WAITING: Final = 1000
_UNITS: Final = {
    AlertKind.OVERCURRENT: "A",
    AlertKind.OVERVOLTAGE: "V",
    AlertKind.UNDERVOLTAGE: "V",
    AlertKind.POWER_LIMIT: "W",
    AlertKind.POWER_SPIKE: "W",
    AlertKind.METER_OFFLINE: "s",
    AlertKind.NO_MAINS: "V",
    AlertKind.IMPORT_BUDGET: "kWh",
    AlertKind.UNUSUAL_HOUR: "kWh",
    AlertKind.UNUSUAL_DAY: "kWh",
    AlertKind.STANDBY_RISE: "W",
}
_LOG = logging.getLogger(__name__)


class ChannelError(Exception):
    """A notification was not taken: the text says why, and holds no secret."""


class Channel(Protocol):
    """A way to reach a person or a program."""

    @property
    def name(self) -> str:
        """What it is called in the log."""

    def send(self, event: AlertEvent) -> None:
        """Deliver one event; raises ChannelError."""


@dataclass(frozen=True, slots=True)
class Mail:
    """E-mails that an alert has begun or is over."""

    server: SmtpAddress
    sender: str
    recipients: Sequence[str]
    zone: ZoneInfo
    name: str = "mail"

    def send(self, event: AlertEvent) -> None:
        """Deliver by SMTP; a server that offers STARTTLS is spoken to encrypted, and gets a password only so."""
        if event.phase not in (AlertPhase.BEGAN, AlertPhase.ENDED):
            return
        message = EmailMessage()
        message["Subject"] = f"{event.alert.device_id}: {event.alert.kind} {event.phase}"
        message["From"] = self.sender
        message["To"] = ", ".join(self.recipients)
        message.set_content(text_of(event, self.zone))
        try:
            with self._connect() as connection:
                connection.send_message(message)
        except (OSError, smtplib.SMTPException) as error:
            raise ChannelError(f"{self.server}: {_reason(error)}") from None

    def _connect(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        server = self.server
        if server.tls:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT_S, context=context)
        else:
            connection = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_S)
            connection.ehlo()
            if connection.has_extn("starttls"):
                connection.starttls(context=context)
            elif server.password is not None:
                connection.close()
                raise ChannelError(f"{server} offers no encryption, so it gets no password; use smtps://")
        if server.user is not None and server.password is not None:
            connection.login(server.user, server.password)
        return connection


@dataclass(frozen=True, slots=True)
class Webhook:
    """POSTs every event as JSON; any answer of 200 to 299 will do."""

    url: str
    zone: ZoneInfo
    name: str = "webhook"

    def send(self, event: AlertEvent) -> None:
        """Deliver by HTTP."""
        body = json.dumps(fields_of(event, self.zone)).encode()
        headers = {"Content-Type": "application/json", "User-Agent": "smart-energy"}
        request = urllib.request.Request(self.url, body, headers)  # noqa: S310 (settings let http and https in only)
        try:
            with _OPENER.open(request, timeout=_TIMEOUT_S):
                pass
        except urllib.error.HTTPError as error:
            raise ChannelError(f"it answered {error.code}") from None
        except (OSError, ValueError) as error:
            # Its path may be the secret that lets anyone post there.
            raise ChannelError(_reason(error)) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nothing: an alert belongs where the settings say."""


_OPENER: Final = urllib.request.build_opener(_NoRedirect)


@dataclass(slots=True)
class _Letter:
    channel: Channel
    event: AlertEvent
    until_s: float
    due_s: float = 0.0
    pause_s: float = _FIRST_PAUSE_S


class Notifier:
    """One thread's work: `run` returns after `stop`. What still waits then is not sent any more."""

    def __init__(self, channels: Sequence[Channel], clock: Callable[[], float] = time.monotonic) -> None:
        """Notify through these channels; `clock` gives monotonic seconds."""
        self._channels = channels
        self._clock = clock
        self._arrived: queue.Queue[_Letter | None] = queue.Queue(_MOST_WAITING)
        self._waiting: list[_Letter] = []
        self._stopping = threading.Event()

    def tell(self, event: AlertEvent) -> None:
        """Notify of an event, unless it is of the past; from any thread, without waiting."""
        if not event.notify or event.alert.replayed:
            return
        for channel in self._channels:
            try:
                self._arrived.put_nowait(_Letter(channel, event, self._clock() + PATIENCE_S))
            except queue.Full:
                _LOG.warning("%s: too many alerts wait, %s is not sent", channel.name, event.alert.id)

    def stop(self) -> None:
        """Let `run` return, after the letter that is under way."""
        self._stopping.set()
        self._arrived.put(None)

    def run(self) -> None:
        """Send until stopped."""
        while not self._stopping.is_set():
            next_s = min((letter.due_s for letter in self._waiting), default=None)
            try:
                letter = self._arrived.get(timeout=None if next_s is None else max(next_s - self._clock(), 0.01))
            except queue.Empty:
                self._send_due()
                continue
            if letter is None:
                return
            self._waiting.append(letter)
            self._send_due()

    def _send_due(self) -> None:
        now_s = self._clock()
        for letter in [each for each in self._waiting if each.due_s <= now_s]:
            if self._stopping.is_set():
                return
            try:
                letter.channel.send(letter.event)
            except ChannelError as error:
                self._postpone(letter, str(error))
            else:
                self._waiting.remove(letter)

    def _postpone(self, letter: _Letter, reason: str) -> None:
        now_s = self._clock()
        if now_s + letter.pause_s > letter.until_s:
            self._waiting.remove(letter)
            _LOG.error("%s: %s was not sent within a day: %.300s", letter.channel.name, letter.event.alert.id, reason)
            return
        if letter.pause_s == _FIRST_PAUSE_S:
            _LOG.warning(
                "%s: %s is not sent yet, it is tried again: %.300s", letter.channel.name, letter.event.alert.id, reason
            )
        letter.due_s = now_s + letter.pause_s
        letter.pause_s = min(letter.pause_s * 2, _LONGEST_PAUSE_S)


def channels_of(settings: Settings) -> list[Channel]:
    """Return the channels that are set up."""
    channels: list[Channel] = []
    if settings.smtp_url and settings.mail_from and settings.mail_to:
        channels.append(Mail(settings.smtp_url, settings.mail_from, settings.mail_to, settings.timezone))
    if settings.webhook_url:
        channels.append(Webhook(settings.webhook_url, settings.timezone))
    return channels


def text_of(event: AlertEvent, zone: ZoneInfo) -> str:
    """Return what a person reads."""
    alert = event.alert
    unit = _unit(alert)
    lines = [
        f"Device: {alert.device_id}",
        f"Alert: {alert.kind} ({event.phase})",
        f"Value: {alert.value:g}{unit}" + ("" if alert.limit is None else f", limit {alert.limit:g}{unit}"),
        f"Since: {_local(alert.since_ms, zone)}",
    ]
    if alert.until_ms is not None:
        lines.append(f"Until: {_local(alert.until_ms, zone)}")
    if (why := explanation(alert, zone)) is not None:
        lines.append(why)
    return "\n".join(lines) + "\n"


def fields_of(event: AlertEvent, zone: ZoneInfo) -> dict[str, Any]:
    """Return what a program reads: times in seconds of Unix time."""
    alert = event.alert
    return {
        "phase": event.phase.value,
        "id": alert.id,
        "deviceId": alert.device_id,
        "kind": alert.kind,
        "value": alert.value,
        "limit": alert.limit,
        "unit": _unit(alert).strip() or None,
        "since": alert.since_ms / 1000,
        "until": None if alert.until_ms is None else alert.until_ms / 1000,
        "acknowledgedBy": alert.acknowledged_by,
        "text": text_of(event, zone),
    }


def _unit(alert: Alert) -> str:
    known = alert.kind in AlertKind
    return f" {_UNITS[AlertKind(alert.kind)]}" if known else ""


def _local(epoch_ms: int, zone: ZoneInfo) -> str:
    return f"{date_of(epoch_ms).astimezone(zone):%Y-%m-%d %H:%M:%S %Z}"


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"it answered {error.smtp_code}"
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
    return f"{reason!s:.200}"
