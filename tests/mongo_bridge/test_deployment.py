"""Dockerfiles, compose, systemd unit and Home Assistant app: linted, and of one mind with settings and locks."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
import re
import shutil
import subprocess
import tomllib
from typing import Any

import pytest
import yaml

from mongo_bridge.settings import SCHEMA, load

from .conftest import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
APP = yaml.safe_load((DEPLOY / "app/config.yaml").read_text())
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
VARIABLES = {setting.variable for setting in SCHEMA} | {
    f"{setting.variable}_FILE" for setting in SCHEMA if setting.is_secret
}
HADOLINT = ROOT / ".tools/bridge/bin/hadolint"


@pytest.mark.skipif(not HADOLINT.exists(), reason="hadolint has no wheel for this machine")
@pytest.mark.parametrize("name", ["Dockerfile", "app/Dockerfile"])
def test_dockerfiles_are_good(name: str) -> None:
    linted = subprocess.run([HADOLINT, DEPLOY / name], capture_output=True, text=True, check=False)
    assert (linted.returncode, linted.stdout) == (0, "")


def test_the_image_copies_what_is_there_and_what_is_installed() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    copied = [part for line in re.findall(r"^COPY (?!--)(.+)$", text, re.MULTILINE) for part in line.split()[:-1]]
    assert [path for path in copied if not (ROOT / path).exists()] == []
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert [path for path in copied if f"!{path}" not in allowed] == []
    roots = {package.partition(".")[0] for package in PYPROJECT["tool"]["setuptools"]["packages"]}
    assert {path.rpartition("/")[2] for path in copied} >= roots


def test_the_image_runs_as_a_user_and_tells_its_health() -> None:
    text = (DEPLOY / "Dockerfile").read_text()
    assert "\nUSER 10001\n" in text
    assert "/api/health" in text[text.index("HEALTHCHECK") :]


def versions(name: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", (ROOT / f"locks/{name}.txt").read_text(), re.MULTILINE)
    return dict(found)


def test_the_image_holds_the_versions_that_are_tested() -> None:
    image, tested = versions("image"), versions("bridge")
    assert image.items() <= tested.items()
    needed = {re.split(r"[>=<]", line)[0] for line in PYPROJECT["project"]["dependencies"]}
    assert needed <= set(image)


def test_every_package_is_in_the_project() -> None:
    listed = set(PYPROJECT["tool"]["setuptools"]["packages"])
    folders = {path.parent for path in (ROOT / "mongo_bridge").rglob("__init__.py")}
    assert {".".join(folder.relative_to(ROOT).parts) for folder in folders} <= listed


def test_compose_sets_what_there_is_and_pins_what_it_runs() -> None:
    bridge = COMPOSE["services"]["bridge"]
    assert set(bridge["environment"]) <= VARIABLES
    images = [service["image"] for service in COMPOSE["services"].values() if "image" in service]
    assert all(re.fullmatch(r"[a-z/-]+:\d+\.\d+(\.\d+)?", image) for image in images)
    used = {secret for service in COMPOSE["services"].values() for secret in service.get("secrets", [])}
    assert used == set(COMPOSE["secrets"])
    published = [port for service in COMPOSE["services"].values() for port in service.get("ports", [])]
    assert [port for port in published if not port.startswith("127.0.0.1:")] == ["1883:1883"]
    folders = [volume.partition(":")[0] for volume in COMPOSE["services"]["grafana"]["volumes"]]
    assert [folder for folder in folders if folder.startswith(".") and not (DEPLOY / folder).exists()] == []


HAS_COMPOSE = shutil.which("docker") and not subprocess.run(["docker", "compose", "version"], check=False).returncode


@pytest.mark.skipif(not HAS_COMPOSE, reason="this machine has no docker compose")
def test_compose_reads_its_file_and_asks_for_what_is_missing() -> None:
    command = ["docker", "compose", "--file", DEPLOY / "compose.yaml", "config", "--quiet"]
    given = {"PATH": os.environ["PATH"], "SMART_ENERGY_API_TOKEN": "x", "SMART_ENERGY_TIMEZONE": "Europe/Berlin"}
    read = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert (read.returncode, read.stderr) == (0, "")
    del given["SMART_ENERGY_TIMEZONE"]
    refused = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "set it to the home's, such as Europe/Berlin" in refused.stderr


def test_the_example_file_is_right() -> None:
    needed = {
        "SMART_ENERGY_MQTT_URL": "mqtt://h",
        "SMART_ENERGY_MONGODB_URL": "mongodb://h",
        "SMART_ENERGY_SPOOL": "/var/lib/smart-energy",
    }
    assert str(load(needed, DEPLOY / "bridge.example.toml").timezone) == "Europe/Berlin"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="this machine has no systemd")
def test_the_unit_is_good(tmp_path: Path) -> None:
    text = (DEPLOY / "smart-energy-bridge.service").read_text()
    unit = tmp_path / "smart-energy-bridge.service"
    unit.write_text(text.replace("/opt/smart-energy/bin/smart-energy", shutil.which("true")))
    verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    named = set(re.findall(r"^Environment=([A-Z_]+)=", text, re.MULTILINE))
    assert named <= VARIABLES


def app_module() -> Any:
    spec = importlib.util.spec_from_file_location("app_run", DEPLOY / "app/run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_apps_options_are_settings() -> None:
    assert {f"SMART_ENERGY_{name.upper()}" for name in APP["schema"]} <= VARIABLES
    assert set(APP["options"]) <= set(APP["schema"])
    assert APP["version"] == PYPROJECT["project"]["version"]


def test_the_app_gives_the_bridge_what_home_assistant_knows() -> None:
    broker = {"host": "core-mosquitto", "port": 1883, "username": "addons", "password": "a/b@c", "ssl": False}
    options = {"mongodb_url": "mongodb://h", "admin_password": "", "log_level": "debug"}
    given = app_module().environment_of(options, broker, "Europe/Berlin")
    settings = load(given | {"SMART_ENERGY_SPOOL": "/data/spool"})
    assert (settings.mqtt_url.host, settings.mqtt_url.password) == ("core-mosquitto", "a/b@c")
    assert (str(settings.timezone), settings.admin_password) == ("Europe/Berlin", None)
