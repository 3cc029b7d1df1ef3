"""Settings: each wrong one is named, with the reason and an example, and no secret is shown."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from mongo_bridge.setting import existing_file
from mongo_bridge.settings import SCHEMA, Settings, SettingsError, load, load_mongodb

REQUIRED = {
    "SMART_ENERGY_MQTT_URL": "mqtt://bridge:hunter2@broker.example",
    "SMART_ENERGY_MONGODB_URL": "mongodb://bridge:hunter2@database.example",
    "SMART_ENERGY_SPOOL": "/var/lib/smart-energy",
    "SMART_ENERGY_TIMEZONE": "Asia/Kathmandu",
}


def test_four_settings_are_enough() -> None:
    settings = load(REQUIRED)
    assert (settings.mqtt_url.host, settings.mqtt_url.port, settings.mqtt_url.password) == (
        "broker.example",
        1883,
        "hunter2",
    )
    assert settings.mongodb_url.database == "smart_energy"
    assert settings.spool == Path("/var/lib/smart-energy")
    assert (str(settings.http), settings.http.is_loopback) == ("http://127.0.0.1:8420", True)
    assert (settings.topic_root, settings.mqtt_client_id) == ("/energy", "smart-energy-bridge")
    assert (str(settings.timezone), settings.mqtt_ca_file, settings.log_level) == ("Asia/Kathmandu", None, logging.INFO)
    assert (settings.mqtt_group, settings.spool_limit, settings.keep_readings) == (None, 4_000_000_000, None)


def test_no_secret_is_in_the_text_of_settings() -> None:
    settings = load(REQUIRED)
    assert "hunter2" not in f"{settings} {settings!r} {settings.mqtt_url} {settings.mongodb_url}"


def test_a_file_holds_the_same_settings_and_the_environment_wins(tmp_path: Path) -> None:
    file = tmp_path / "bridge.toml"
    file.write_text("\n".join(f'{name[13:].lower()} = "{value}"' for name, value in REQUIRED.items()))
    assert load({}, file) == load(REQUIRED)
    assert load({"SMART_ENERGY_SPOOL": "/elsewhere"}, file).spool == Path("/elsewhere")


def test_an_empty_variable_is_none(tmp_path: Path) -> None:
    assert load(REQUIRED | {"SMART_ENERGY_KEEP_READINGS": "", "SMART_ENERGY_HTTP": ""}) == load(REQUIRED)


def test_a_secret_may_be_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("mongodb://bridge:from-a-file@h\n")
    given = REQUIRED | {"SMART_ENERGY_MONGODB_URL": "", "SMART_ENERGY_MONGODB_URL_FILE": str(file)}
    assert load(given).mongodb_url.url == "mongodb://bridge:from-a-file@h"
    assert load_mongodb(given).url == "mongodb://bridge:from-a-file@h"


def test_login_can_be_turned_off_for_this_machine_only() -> None:
    assert load(REQUIRED).auth == "login"
    assert load(REQUIRED | {"SMART_ENERGY_AUTH": "none"}).auth == "none"
    with pytest.raises(SettingsError, match=r"SMART_ENERGY_AUTH: none is for 127\.0\.0\.1 only"):
        load(REQUIRED | {"SMART_ENERGY_AUTH": "none", "SMART_ENERGY_HTTP": "0.0.0.0:8420"})


def test_all_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load({})
    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == list(REQUIRED)
    assert all("missing" in line and "Example: " in line for line in lines)


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("MQTT_URL", "http://hunter2@h", "it must begin with mqtt:// or mqtts://"),
        ("MQTT_URL", "broker.example:1883", "it must begin with"),
        ("MQTT_URL", "mqtt://user:hunter2@", "it names no host"),
        ("MQTT_URL", "mqtt://user:hunter2@h:99999", "a port is a number"),
        ("MQTT_URL", "mqtt://user:hunter/2@h", "a port is a number"),
        ("MQTT_URL", "mqtt://user:hunter2@a..b", "host or port cannot be read"),
        ("MQTT_URL", f"mqtt://{'x' * 64}.example", "host or port cannot be read"),
        ("MQTT_URL", "mqtt://h/path", "nothing may follow host and port"),
        ("MQTT_CLIENT_ID", "x" * 65, "expected 1 to 64 printable"),
        ("MQTT_CLIENT_ID", "ä", "expected 1 to 64 printable"),
        ("MQTT_CA_FILE", "/no/such/file", "there is no file '/no/such/file'"),
        ("TOPIC_ROOT", "/energy/#", "without wildcards"),
        ("MONGODB_URL", "postgres://u:hunter2@h", "it must begin with mongodb://"),
        ("MONGODB_URL", "mongodb://u:hun@ter2@h:1x", "percent-encode"),
        ("MONGODB_URL", "mongodb://", "percent-encode"),
        ("MONGODB_URL", "mongodb+srv://u:hunter2:3@h/x", "percent-encode"),
        ("HTTP", "8420", "expected host:port"),
        ("HTTP", "127.0.0.1", "expected host:port"),
        ("HTTP", "a..b:80", "host or port cannot be read"),
        ("HTTP", "127.0.0.1:0", "expected host:port"),
        ("HTTP", "me@127.0.0.1:80", "expected host:port"),
        ("HTTP", "127.0.0.1:80/path", "expected host:port"),
        ("MQTT_GROUP", "a/b", "expected 1 to 64 of"),
        ("SPOOL_LIMIT", "4", "expected a size such as 500MB or 4GB"),
        ("SPOOL_LIMIT", "0GB", "expected a size"),
        ("KEEP_READINGS", "two years", "expected a whole number of days from 7"),
        ("KEEP_READINGS", "6", "expected a whole number of days from 7"),
        ("TIMEZONE", "Middle/Earth", "knows no 'Middle/Earth'"),
        ("TIMEZONE", "../etc/passwd", "knows no"),
        ("LOG_LEVEL", "loud", "expected one of debug, info, warning, error"),
        ("AUTH", "off", "expected login or none"),
        ("ADMIN_PASSWORD", "hunter2", "10 to 256 characters"),
        ("ADMIN_PASSWORD_FILE", "/no/such/file", "cannot be read"),
        ("API_TOKEN", "hunter2", "at least 32 random characters"),
        ("CORS_ORIGINS", "*", "expected origins"),
        ("CORS_ORIGINS", "https://a.example/path", "expected origins"),
        ("SMTP_URL", "http://u:hunter2@h", "it must begin with smtp://"),
        ("SMTP_URL", "smtp://u:hunter2@h", "it needs mail_from and mail_to too"),
        ("MAIL_TO", "me", "expected an e-mail address"),
        ("WEBHOOK_URL", "ftp://hunter2@h", "it must begin with http"),
        ("HTTP_KEY", __file__, "give both"),
    ],
)
def test_a_wrong_setting_is_named_with_reason_and_example(variable: str, value: str, reason: str) -> None:
    name = f"SMART_ENERGY_{variable}"
    with pytest.raises(SettingsError) as caught:
        load(REQUIRED | {name: value})
    text = str(caught.value)
    assert text.startswith(f"{name}: ")
    assert reason in text
    assert "Example: " in text
    assert "hunter" not in text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("colour = 'red'", "'colour' in FILE: there is no such setting"),
        ("http = 8420", "http in FILE: expected a text in quotes"),
        ("http = ''", "http in FILE: empty"),
        ("http", "FILE: not TOML"),
    ],
)
def test_a_wrong_file_is_named(line: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "bridge.toml"
    file.write_text(line)
    with pytest.raises(SettingsError) as caught:
        load(REQUIRED, file)
    assert told.replace("FILE", str(file)) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read: No such file"):
        load(REQUIRED, tmp_path / "none.toml")


def test_every_example_is_right_and_every_setting_is_in_the_table(tmp_path: Path) -> None:
    file = tmp_path / "file.pem"
    file.touch()
    given = {setting.variable: str(file) if setting.parse is existing_file else setting.example for setting in SCHEMA}
    settings = load(given)
    assert [setting.name for setting in SCHEMA] == list(Settings.__slots__)
    assert str(settings.timezone) == "Europe/Berlin"
