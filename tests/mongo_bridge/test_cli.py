"""The command line: what it answers, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path
import socket

import pytest

from mongo_bridge.cli import main

SETTINGS = {
    "SMART_ENERGY_MQTT_URL": "mqtt://127.0.0.1",
    "SMART_ENERGY_MONGODB_URL": "mongodb://127.0.0.1",
    "SMART_ENERGY_TIMEZONE": "Europe/Berlin",
}


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("SMART_ENERGY_")]:
        monkeypatch.delenv(name)


def test_it_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("smart-energy ")


def test_help_names_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["bridge", "--help"])
    assert "SMART_ENERGY_MQTT_URL" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["brigde"], ["bridge", "--colour"]])
def test_called_wrongly_it_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: smart-energy" in capsys.readouterr().err


def test_set_up_wrongly_it_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bridge"]) == 2
    assert "SMART_ENERGY_SPOOL: missing. " in capsys.readouterr().err


def test_a_port_that_is_taken_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        settings = SETTINGS | {"SMART_ENERGY_SPOOL": str(tmp_path / "spool"), "SMART_ENERGY_HTTP": address}
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        assert main(["bridge"]) == 1
    told = f"SMART_ENERGY_HTTP: nothing can listen at http://{address}: Address already in use"
    assert told in capsys.readouterr().err


def test_a_spool_that_cannot_be_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    for name, value in (SETTINGS | {"SMART_ENERGY_SPOOL": str(tmp_path / "file")}).items():
        monkeypatch.setenv(name, value)
    assert main(["bridge"]) == 1
    assert f"{tmp_path / 'file'}: File exists" in capsys.readouterr().err
