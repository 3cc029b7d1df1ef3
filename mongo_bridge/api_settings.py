"""The settings of the API and of notifications without Home Assistant."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from .access.passwords import PasswordError, check_new
from .addresses import parse_smtp
from .setting import Setting, existing_file

FIRST_ADMIN: Final = "admin"
LOGIN: Final = "login"
OPEN: Final = "none"
_SHORTEST_TOKEN: Final = 32
_MAIL: Final = re.compile(r"[^@\s,<>]+@[^@\s,<>]+")


def _auth(text: str) -> str:
    if text not in (LOGIN, OPEN):
        raise ValueError(f"expected {LOGIN} or {OPEN}")
    return text


def _admin_password(text: str) -> str:
    try:
        check_new(text, FIRST_ADMIN)
    except PasswordError as error:
        raise ValueError(str(error)) from error
    return text


def _api_token(text: str) -> str:
    if len(text) < _SHORTEST_TOKEN or not text.isascii() or not text.isprintable() or " " in text:
        raise ValueError(f"expected at least {_SHORTEST_TOKEN} random characters, ASCII without spaces")
    return text


def _origins(text: str) -> tuple[str, ...]:
    origins = tuple(part.strip() for part in text.split(","))
    for origin in origins:
        url = urlsplit(origin)
        if url.scheme not in ("http", "https") or not url.hostname or origin != f"{url.scheme}://{url.netloc}":
            raise ValueError("expected origins such as https://dashboard.example, separated by commas; no path, no *")
    return origins


def _mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise ValueError("expected an e-mail address")
    return text


def _mails(text: str) -> tuple[str, ...]:
    return tuple(_mail(part.strip()) for part in text.split(","))


def _webhook(text: str) -> str:
    try:
        url = urlsplit(text)
        _ = url.port
    except ValueError as error:
        raise ValueError("host or port cannot be read") from error
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError("it must begin with http:// or https:// and name a host")
    return text


API_SETTINGS: Final = (
    Setting(
        "auth",
        "login: everything but /api/health needs one; none: everyone on this machine may read, nobody may change",
        LOGIN,
        _auth,
        LOGIN,
    ),
    Setting(
        "admin_password",
        f"makes the first user, {FIRST_ADMIN!r}, at the start of a bridge that has no user yet",
        "at least ten characters",
        _admin_password,
        optional=True,
        is_secret=True,
    ),
    Setting(
        "api_token",
        "a token that you choose, for a program that reads: role viewer, all devices",
        "3f0c1d8e5b7a49620c1d8e5b7a4962f1",
        _api_token,
        optional=True,
        is_secret=True,
    ),
    Setting(
        "signing_key_file",
        "the key that signs access tokens, 32 bytes or more, for several bridges that share their users",
        "/etc/smart-energy/signing.key",
        existing_file,
        optional=True,
    ),
    Setting(
        "http_certificate",
        "serve https with this certificate chain (PEM)",
        "/etc/smart-energy/cert.pem",
        existing_file,
        optional=True,
    ),
    Setting("http_key", "the certificate's key (PEM)", "/etc/smart-energy/key.pem", existing_file, optional=True),
    Setting(
        "cors_origins",
        "web pages that may call the API from a browser, by origin, separated by commas",
        "https://dashboard.example",
        _origins,
        optional=True,
    ),
    Setting(
        "smtp_url",
        "the mail server for alerts, smtp:// (STARTTLS where it is offered) or smtps://",
        "smtps://user:password@mail.example:465",
        parse_smtp,
        optional=True,
        is_secret=True,
    ),
    Setting("mail_from", "whom mails come from", "energy@home.example", _mail, optional=True),
    Setting("mail_to", "who gets mails, separated by commas", "me@home.example", _mails, optional=True),
    Setting(
        "webhook_url",
        "alerts are sent there as JSON by POST",
        "https://hooks.example/energy",
        _webhook,
        optional=True,
        is_secret=True,
    ),
)
