"""The command line: what it answers, and its exit codes."""

from __future__ import annotations

import os
from pathlib import Path
import socket
import subprocess
import sys

import pytest

from mongo_bridge.cli import main
from mongo_bridge.store import Store

from .machine import Machine
from .messages import fields

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


def test_verify_compares_and_repairs(
    machine: Machine, store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    machine.store_messages(*(fields("m", number) for number in range(100)))
    assert machine.rollup.attempt()
    url = "mongodb://{}:{}".format(*store.database.client.address or ("", 0))
    given = SETTINGS | {"SMART_ENERGY_SPOOL": "/unused", "SMART_ENERGY_MONGODB_URL": f"{url}/{name}"}
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    good = "m: 100 readings; by registers 0.123750 kWh in, 0.000000 kWh out, by days 0.123750 kWh in, 0.000000 kWh out"
    assert main(["verify"]) == 0
    assert capsys.readouterr().out == f"{good}: good\n"
    store.database["summary_hour"].update_many({}, {"$set": {"powerMax": 1.0}})
    assert main(["verify", "--device", "m"]) == 1
    assert "not as the readings say; repair with --repair: m|" in capsys.readouterr().out
    assert main(["verify", "--repair"]) == 0
    assert main(["verify"]) == 0


def test_verify_names_a_wrong_device(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for variable, value in (SETTINGS | {"SMART_ENERGY_SPOOL": "/unused"}).items():
        monkeypatch.setenv(variable, value)
    assert main(["verify", "--device", "a b"]) == 2
    assert "deviceId: expected 1 to 64 of" in capsys.readouterr().err


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    hours = "".join(f"2026-11-{1 + hour // 24:02}T{hour % 24:02}:00:00Z,0.5\n" for hour in range(48))
    with subprocess.Popen(
        [sys.executable, "-m", "mongo_bridge", "forecast", "--hours", "999", "--timezone", "UTC", "--history", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        _, complaint = process.communicate(f"start,kwh\n{hours}", timeout=300)
    assert (process.returncode, complaint) == (141, "")
