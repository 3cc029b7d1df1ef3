"""The settings of the bridge: one table says what there is; environment and TOML file are read by it alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import logging
from pathlib import Path
import tomllib
from typing import Any, Final
from zoneinfo import ZoneInfo

from energy_core.message_error import MessageError
from energy_core.topic import DEFAULT_ROOT, check_root

from .addresses import HttpAddress, MongodbAddress, MqttAddress, parse_http, parse_mongodb, parse_mqtt

ENVIRONMENT_PREFIX: Final = "SMART_ENERGY_"
_LOG_LEVELS: Final = ("debug", "info", "warning", "error")


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
    spool: Path
    http: HttpAddress
    timezone: ZoneInfo | None
    log_level: int


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the TOML file, its meaning, an example, how it is read, and what holds without it.

    `default` is read as if a person had written it. Where it is None the setting is required, unless it is `optional`.
    """

    name: str
    meaning: str
    example: str
    parse: Callable[[str], Any]
    default: str | None = None
    optional: bool = False

    @property
    def variable(self) -> str:
        """The name in the environment."""
        return ENVIRONMENT_PREFIX + self.name.upper()


def _client_id(text: str) -> str:
    if not 1 <= len(text) <= 64 or not text.isascii() or not text.isprintable():
        raise ValueError("expected 1 to 64 printable ASCII characters")
    return text


def _existing_file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise ValueError(f"there is no file {text!r}")
    return path


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
    Setting("mqtt_url", "the MQTT broker; mqtts:// for TLS", "mqtt://bridge:password@127.0.0.1:1883", parse_mqtt),
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
        _existing_file,
        optional=True,
    ),
    Setting("topic_root", "what all topics begin with", DEFAULT_ROOT, _topic_root, DEFAULT_ROOT),
    Setting(
        "mongodb_url",
        "MongoDB, mongodb:// or mongodb+srv://; the database is smart_energy unless the URL names one",
        "mongodb://bridge:password@127.0.0.1:27017",
        parse_mongodb,
    ),
    Setting("spool", "the folder where messages wait for MongoDB, on a disk", "/var/lib/smart-energy", Path),
    Setting("http", "where the API listens, host:port", "127.0.0.1:8420", parse_http, "127.0.0.1:8420"),
    Setting("timezone", "the home's time zone", "Europe/Berlin", _timezone, optional=True),
    Setting("log_level", "debug, info, warning or error", "info", _log_level, "info"),
)


def load(environment: Mapping[str, str], file: Path | None = None) -> Settings:
    """Read the settings, the environment before the file; raises SettingsError with a line for each wrong one."""
    written = _read(file) if file else {}
    names = {setting.name for setting in SCHEMA}
    wrong = [f"{name!r:.80} in {file}: there is no such setting" for name in written if name not in names]
    values: dict[str, Any] = {}
    for setting in SCHEMA:
        # Compose files pass a variable that nobody set as an empty one.
        in_environment = bool(environment.get(setting.variable))
        given = environment[setting.variable] if in_environment else written.get(setting.name, setting.default)
        try:
            values[setting.name] = _value(setting, given)
        except ValueError as error:
            name = setting.variable
            if not in_environment and setting.name in written:
                name = f"{setting.name} in {file}"
            wrong.append(f"{name}: {error}. Meaning: {setting.meaning}. Example: {setting.example}")
    if wrong:
        raise SettingsError("\n".join(wrong))
    return Settings(**values)


def _value(setting: Setting, given: object) -> object:
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
