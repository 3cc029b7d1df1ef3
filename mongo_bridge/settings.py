"""The settings of the bridge: one table says what there is; environment and TOML file are read by it alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
import logging
from pathlib import Path
import re
import tomllib
from typing import Any, Final
from zoneinfo import ZoneInfo

from energy_core.message_error import MessageError
from energy_core.topic import DEFAULT_ROOT, check_root

from .addresses import HttpAddress, MongodbAddress, MqttAddress, SmtpAddress, parse_http, parse_mongodb, parse_mqtt
from .api_settings import API_SETTINGS, OPEN
from .setting import Setting, existing_file

SHORTEST_KEEPING_DAYS: Final = 7
"""A meter that was cut off for some days still brings its readings in time."""

_LOG_LEVELS: Final = ("debug", "info", "warning", "error")
_UNITS: Final = {"MB": 10**6, "GB": 10**9}


class SettingsError(ValueError):
    """One line for each setting that is wrong: which, why, and an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the bridge is told, checked."""

    mqtt_url: MqttAddress
    mqtt_client_id: str
    mqtt_ca_file: Path | None
    topic_root: str
    mongodb_url: MongodbAddress
    mqtt_group: str | None
    spool: Path
    spool_limit: int
    keep_readings: int | None
    http: HttpAddress
    timezone: ZoneInfo
    log_level: int
    auth: str
    admin_password: str | None = field(repr=False)
    api_token: str | None = field(repr=False)
    signing_key_file: Path | None
    http_certificate: Path | None
    http_key: Path | None
    cors_origins: tuple[str, ...] | None
    smtp_url: SmtpAddress | None
    mail_from: str | None
    mail_to: tuple[str, ...] | None
    webhook_url: str | None = field(repr=False)


def _client_id(text: str) -> str:
    if not 1 <= len(text) <= 64 or not text.isascii() or not text.isprintable():
        raise ValueError("expected 1 to 64 printable ASCII characters")
    return text


def _group(text: str) -> str:
    if not re.fullmatch("[A-Za-z0-9_-]{1,64}", text):
        raise ValueError("expected 1 to 64 of A-Z a-z 0-9 _ -")
    return text


def _bytes(text: str) -> int:
    found = re.fullmatch(r"([0-9]{1,6}) ?(MB|GB)", text)
    if found is None or int(found[1]) == 0:
        raise ValueError("expected a size such as 500MB or 4GB")
    return int(found[1]) * _UNITS[found[2]]


def _days(text: str) -> int:
    if not re.fullmatch("[0-9]{1,5}", text) or int(text) < SHORTEST_KEEPING_DAYS:
        raise ValueError(f"expected a whole number of days from {SHORTEST_KEEPING_DAYS}")
    return int(text)


def _topic_root(text: str) -> str:
    try:
        return check_root(text)
    except MessageError as error:
        raise ValueError(error.reason) from error


def _timezone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (OSError, ValueError, LookupError) as error:
        raise ValueError(f"the time zone database knows no {text!r}") from error


def _log_level(text: str) -> int:
    if text not in _LOG_LEVELS:
        raise ValueError(f"expected one of {', '.join(_LOG_LEVELS)}")
    return logging.getLevelNamesMapping()[text.upper()]


SCHEMA: Final = (
    Setting(
        "mqtt_url",
        "the MQTT broker; mqtts:// for TLS",
        "mqtt://bridge:password@127.0.0.1:1883",
        parse_mqtt,
        is_secret=True,
    ),
    Setting(
        "mqtt_client_id",
        "the name of the session that the broker keeps for this bridge; no two bridges may share one",
        "smart-energy-bridge",
        _client_id,
        "smart-energy-bridge",
    ),
    Setting(
        "mqtt_ca_file",
        "certificates (PEM) that mqtts:// trusts, instead of the system's",
        "/etc/smart-energy/ca.pem",
        existing_file,
        optional=True,
    ),
    Setting("topic_root", "what all topics begin with", DEFAULT_ROOT, _topic_root, DEFAULT_ROOT),
    Setting(
        "mongodb_url",
        "MongoDB, mongodb:// or mongodb+srv://; the database is smart_energy unless the URL names one",
        "mongodb://bridge:password@127.0.0.1:27017",
        parse_mongodb,
        is_secret=True,
    ),
    Setting(
        "mqtt_group",
        "the name that several bridges share to divide the readings among them; each with its own client id and spool",
        "town",
        _group,
        optional=True,
    ),
    Setting("spool", "the folder where messages wait for MongoDB, on a disk", "/var/lib/smart-energy", Path),
    Setting(
        "spool_limit",
        "how large the spool may grow; beyond it nothing more is acknowledged, and the broker keeps what comes",
        "500MB",
        _bytes,
        "4GB",
    ),
    Setting(
        "keep_readings",
        "for how many days readings are kept; their summaries stay for ever",
        "730",
        _days,
        optional=True,
    ),
    Setting("http", "where the API listens, host:port", "127.0.0.1:8420", parse_http, "127.0.0.1:8420"),
    Setting(
        "timezone",
        "the home's time zone, by which hours, days and bills begin; `timedatectl` shows this machine's",
        "Europe/Berlin",
        _timezone,
    ),
    Setting("log_level", "debug, info, warning or error", "info", _log_level, "info"),
    *API_SETTINGS,
)


def load(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Read the settings, the environment before the file; raises SettingsError with a line for each wrong one."""
    written = _read(file) if file else {}
    names = {setting.name for setting in SCHEMA}
    wrong = [f"{name!r:.80} in {file}: there is no such setting" for name in written if name not in names]
    values: dict[str, Any] = {}
    for setting in SCHEMA:
        name, given, is_file_name = _given(setting, environment, written, file)
        try:
            values[setting.name] = _value(setting, _of_file(given) if is_file_name else given)
        except ValueError as error:
            wrong.append(f"{name}: {error}. Meaning: {setting.meaning}. Example: {setting.example}")
    wrong = wrong or _contradictions(values)
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**values)


def load_mongodb(environment: Mapping[str, str], file: Path | None = None) -> MongodbAddress:
    """Read only where the database is, for commands that need nothing else; raises SettingsError."""
    (setting,) = (setting for setting in SCHEMA if setting.name == "mongodb_url")
    name, given, is_file_name = _given(setting, environment, _read(file) if file else {}, file)
    try:
        address: MongodbAddress = _value(setting, _of_file(given) if is_file_name else given)
    except ValueError as error:
        raise SettingsError(f"{name}: {error}. Example: {setting.example}") from error
    return address


def _given(
    setting: Setting, environment: Mapping[str, str], written: Mapping[str, Any], file: Path | None
) -> tuple[str, object, bool]:
    """Return by what a value was given, the value, and whether that only names the file which holds it.

    Compose files pass a variable that nobody set as an empty one.
    """
    variable = setting.variable
    if environment.get(variable):
        return variable, environment[variable], False
    if setting.is_secret and environment.get(f"{variable}_FILE"):
        return f"{variable}_FILE", environment[f"{variable}_FILE"], True
    if setting.name in written:
        return f"{setting.name} in {file}", written[setting.name], False
    return variable, setting.default, False


def _of_file(given: object) -> str:
    try:
        return Path(str(given)).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"the file {given!r} cannot be read") from error


def _contradictions(values: Mapping[str, Any]) -> list[str]:
    found = []
    if values["auth"] == OPEN and not values["http"].is_loopback:
        found.append(("auth", "none is for 127.0.0.1 only, since it lets everyone read; leave it out elsewhere"))
    if (values["http_certificate"] is None) is not (values["http_key"] is None):
        found.append(("http_key", "it belongs to http_certificate; give both, or none for plain http"))
    if values["smtp_url"] and not (values["mail_from"] and values["mail_to"]):
        found.append(("smtp_url", "it needs mail_from and mail_to too"))
    schema = {setting.name: setting for setting in SCHEMA}
    return [f"{schema[name].variable}: {reason}. Example: {schema[name].example}" for name, reason in found]


def _value(setting: Setting, given: object) -> Any:
    if given is None and setting.optional:
        return None
    if given is None:
        raise ValueError("missing")
    if not isinstance(given, str):
        raise ValueError("expected a text in quotes")  # noqa: TRY004 (told to the person like every other)
    if not given:
        raise ValueError("empty; leave it out to have it as it is by default")
    return setting.parse(given)


def _read(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            return tomllib.load(stream)
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: not TOML: {error}") from error
