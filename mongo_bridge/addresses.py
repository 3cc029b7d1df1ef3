"""Addresses of the broker, the database and our own HTTP server; `str()` of each is fit for a log: no password."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit
import warnings

from pymongo.errors import PyMongoError
from pymongo.uri_parser import parse_uri

DEFAULT_DATABASE: Final = "smart_energy"
_MQTT_PORTS: Final = {"mqtt": 1883, "mqtts": 8883}
_SMTP_PORTS: Final = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True, kw_only=True)
class MqttAddress:
    """A broker, and who we are to it."""

    host: str
    port: int
    tls: bool
    user: str | None
    password: str | None = field(repr=False)

    def __str__(self) -> str:
        """Return the address without the password."""
        user = f"{self.user}@" if self.user else ""
        return f"{'mqtts' if self.tls else 'mqtt'}://{user}{_bracketed(self.host)}:{self.port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MongodbAddress:
    """A MongoDB connection string, and the database that it names or the default one."""

    url: str = field(repr=False)
    hosts: str
    database: str

    def __str__(self) -> str:
        """Return hosts and database without user and password."""
        return f"{self.hosts}/{self.database}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpAddress:
    """Where the API listens."""

    host: str
    port: int

    def __str__(self) -> str:
        """Return the base address of the API."""
        return f"http://{_bracketed(self.host)}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """True when only this machine can reach it."""
        return is_loopback(self.host)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmtpAddress:
    """A mail server, and who we are to it."""

    host: str
    port: int
    tls: bool
    user: str | None
    password: str | None = field(repr=False)

    def __str__(self) -> str:
        """Return the address without user and password."""
        return f"{'smtps' if self.tls else 'smtp'}://{_bracketed(self.host)}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether a host, by name or number, is this machine and nobody else can reach it."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def parse_mqtt(text: str) -> MqttAddress:
    """Parse mqtt[s]://[user[:password]@]host[:port]; raises ValueError, whose text holds no secret."""
    url = _split(text)
    if url.scheme not in _MQTT_PORTS:
        raise ValueError("it must begin with mqtt:// or mqtts://")
    if not url.hostname:
        raise ValueError("it names no host")
    if url.path not in ("", "/") or url.query or url.fragment:
        raise ValueError("nothing may follow host and port; percent-encode / ? and # in a password")
    return MqttAddress(
        host=url.hostname,
        port=url.port or _MQTT_PORTS[url.scheme],
        tls=url.scheme == "mqtts",
        user=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
    )


def parse_smtp(text: str) -> SmtpAddress:
    """Parse smtp[s]://[user:password@]host[:port]; raises ValueError, whose text holds no secret."""
    url = _split(text)
    if url.scheme not in _SMTP_PORTS:
        raise ValueError("it must begin with smtp:// or smtps://")
    if not url.hostname:
        raise ValueError("it names no host")
    return SmtpAddress(
        host=url.hostname,
        port=url.port or _SMTP_PORTS[url.scheme],
        tls=url.scheme == "smtps",
        user=unquote(url.username) if url.username else None,
        password=unquote(url.password) if url.password else None,
    )


def parse_mongodb(text: str) -> MongodbAddress:
    """Parse a MongoDB connection string, without asking DNS; raises ValueError, whose text holds no secret."""
    scheme, _, rest = text.partition("://")
    if scheme not in ("mongodb", "mongodb+srv"):
        raise ValueError("it must begin with mongodb:// or mongodb+srv://")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parsed = parse_uri(f"mongodb://{rest}")
    except (PyMongoError, ValueError) as error:
        # The driver's own text may quote the part of the URL that holds the password.
        reason = "it is no connection string; percent-encode special characters in user and password"
        raise ValueError(reason) from error
    authority = rest.partition("/")[0].rpartition("@")[2]
    return MongodbAddress(url=text, hosts=f"{scheme}://{authority}", database=parsed["database"] or DEFAULT_DATABASE)


def parse_http(text: str) -> HttpAddress:
    """Parse host:port, an IPv6 host in brackets; raises ValueError."""
    url = _split(f"http://{text}")
    if not url.hostname or not url.port or url.netloc != text or url.username is not None:
        raise ValueError("expected host:port")
    return HttpAddress(host=url.hostname, port=url.port)


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _split(text: str) -> SplitResult:
    try:
        url = urlsplit(text)
        _ = url.port
        # What IDNA cannot express, such as an empty part, would fail in the resolver, and not as an OSError.
        (url.hostname or "").encode("idna")
    except ValueError as error:
        raise ValueError("host or port cannot be read; a port is a number up to 65535") from error
    return url
