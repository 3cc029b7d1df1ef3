"""E-mails and webhooks against real servers: what arrives, what is tried again, and that no secret is logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message as MailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import logging
import threading
from typing import Any
from zoneinfo import ZoneInfo

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
import pytest

from energy_core.alert import Alert, AlertEvent, AlertPhase
from mongo_bridge import notification
from mongo_bridge.addresses import parse_smtp
from mongo_bridge.notification import ChannelError, Mail, Notifier, Webhook

from .conftest import free_port, wait_until

ZONE = ZoneInfo("Europe/Berlin")
ALERT = Alert(device_id="meter-01", kind="overvoltage", since_ms=1_769_814_000_000, value=261.5, limit=253)
BEGAN = AlertEvent(phase=AlertPhase.BEGAN, alert=ALERT)
ENDED = AlertEvent(phase=AlertPhase.ENDED, alert=ALERT.ended(1_769_814_060_000))


class Inbox(Message):
    def __init__(self) -> None:
        super().__init__()
        self.mails: list[MailMessage] = []

    def handle_message(self, message: MailMessage) -> None:
        self.mails.append(message)


@pytest.fixture
def mail_server() -> Iterator[Controller]:
    server = Controller(Inbox(), hostname="127.0.0.1", port=free_port())
    server.start()
    yield server
    server.stop()


class Hook(ThreadingHTTPServer):
    """Answers what `answers` say, then 204."""

    def __init__(self, *answers: int) -> None:
        super().__init__(("127.0.0.1", 0), HookRequest)
        self.answers = list(answers)
        self.bodies: list[Any] = []
        self.url = f"http://127.0.0.1:{self.server_port}/a-secret-path"


class HookRequest(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        self.server.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 204)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def running(work: Any) -> Iterator[Any]:
    thread = threading.Thread(target=work.serve_forever if isinstance(work, Hook) else work.run)
    thread.start()
    yield work
    (work.shutdown if isinstance(work, Hook) else work.stop)()
    thread.join(10)
    assert not thread.is_alive()


def test_a_mail_tells_what_a_person_needs(mail_server: Controller) -> None:
    mail = Mail(parse_smtp(f"smtp://127.0.0.1:{mail_server.port}"), "energy@home", ["a@home", "b@home"], ZONE)
    with running(Notifier([mail])) as notifier:
        notifier.tell(BEGAN)
        notifier.tell(ENDED)
        wait_until(lambda: len(mail_server.handler.mails) == 2)
    first, second = mail_server.handler.mails
    assert (first["Subject"], first["To"]) == ("meter-01: overvoltage began", "a@home, b@home")
    text = first.get_payload()
    assert "Value: 261.5 V, limit 253 V" in text
    assert "Since: 2026-01-31 00:00:00 CET" in text
    assert "Until: 2026-01-31 00:01:00 CET" in second.get_payload()


def test_a_password_is_not_sent_unencrypted(mail_server: Controller) -> None:
    mail = Mail(parse_smtp(f"smtp://me:hunter2@127.0.0.1:{mail_server.port}"), "a@home", ["b@home"], ZONE)
    with pytest.raises(ChannelError, match="offers no encryption") as caught:
        mail.send(BEGAN)
    assert "hunter2" not in str(caught.value)


def test_a_webhook_gets_json() -> None:
    with running(Hook()) as hook, running(Notifier([Webhook(hook.url, ZONE)])) as notifier:
        notifier.tell(BEGAN)
        wait_until(lambda: hook.bodies)
    body = hook.bodies[0]
    assert (body["phase"], body["id"], body["unit"]) == ("began", ALERT.id, "V")
    assert (body["since"], body["until"], body["value"], body["limit"]) == (1769814000, None, 261.5, 253)


@pytest.mark.parametrize("answers", [(500,), (503, 429, 500), (301, 404)], ids=str)
def test_what_is_not_taken_is_tried_again_and_said_once(
    answers: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(notification, "_FIRST_PAUSE_S", 0.05)
    monkeypatch.setattr(notification._Letter, "__init__", _quick_letter)
    with running(Hook(*answers)) as hook, running(Notifier([Webhook(hook.url, ZONE)])) as notifier:
        notifier.tell(BEGAN)
        wait_until(lambda: len(hook.bodies) == len(answers) + 1)
    assert len(caplog.records) == 1
    assert f"it answered {answers[0]}" in caplog.text
    assert "secret" not in caplog.text


def _quick_letter(self: Any, channel: Any, event: Any, until_s: float) -> None:
    self.channel, self.event, self.until_s, self.due_s, self.pause_s = channel, event, until_s, 0.0, 0.05


def test_a_clean_stop_waits_for_one_letter_at_most() -> None:
    begun, let_go, sent = threading.Event(), threading.Event(), []

    class Slow:
        name = "slow"

        def send(self, event: AlertEvent) -> None:
            sent.append(event)
            begun.set()
            assert let_go.wait(10)

    notifier = Notifier([Slow()])
    thread = threading.Thread(target=notifier.run)
    for _ in range(5):
        notifier.tell(BEGAN)
    thread.start()
    assert begun.wait(10)
    notifier.stop()
    let_go.set()
    thread.join(10)
    assert not thread.is_alive()
    assert len(sent) == 1


def test_it_is_given_up_after_a_day(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notification, "PATIENCE_S", 1.0)
    url = f"http://127.0.0.1:{free_port()}/a-secret-path"
    with running(Notifier([Webhook(url, ZONE)])) as notifier:
        notifier.tell(BEGAN)
        wait_until(lambda: "was not sent within a day" in caplog.text)
    assert "secret" not in caplog.text
    assert caplog.records[0].levelno == logging.ERROR


@pytest.mark.parametrize(
    "event",
    [
        AlertEvent(phase=AlertPhase.RECORDED, alert=ALERT),
        AlertEvent(phase=AlertPhase.BEGAN, alert=Alert(device_id="m", kind="x", since_ms=1, value=1, replayed=True)),
    ],
    ids=["recorded", "replayed"],
)
def test_nobody_is_told_of_the_past(event: AlertEvent) -> None:
    with running(Hook()) as hook, running(Notifier([Webhook(hook.url, ZONE)])) as notifier:
        notifier.tell(event)
        notifier.tell(ENDED)
        wait_until(lambda: hook.bodies)
    assert [body["phase"] for body in hook.bodies] == ["ended"]
