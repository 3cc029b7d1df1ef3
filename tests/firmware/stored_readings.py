"""The bridge and the embedded database beside a meter, and what must be true of all that they have stored."""

import itertools
import json
import os
from pathlib import Path
import signal
import socket
import subprocess
from typing import Any

from .conftest import ROOT, free_port, wait_until

BRIDGE = ROOT / ".tools/bridge/bin"
DATABASE = ROOT / ".tools/database/bin/secantusd-py"
DUMP = """
import json, sys, pymongo
found = pymongo.MongoClient(sys.argv[1])["smart_energy"][sys.argv[2]].find({})
json.dump([{**one, "timestamp": one["timestamp"].timestamp()} for one in found], sys.stdout, default=str)
"""


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Process:
    """A server that can be killed and started again."""

    def __init__(self, command: list[str | Path], port: int, log: Path, **environment: str) -> None:
        self.command = command
        self.port = port
        self.log = log
        self.environment = environment
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, env={**os.environ, **self.environment}, cwd=ROOT, stdout=log, stderr=log
            )
        wait_until(lambda: listens(self.port), 30)

    def end(self, number: signal.Signals = signal.SIGKILL) -> None:
        if self.process:
            self.process.send_signal(number)
            self.process.wait(20)
            self.process = None


class Storage:
    """Bridge and database behind one broker."""

    def __init__(self, folder: Path, broker_port: int) -> None:
        port, http = free_port(), free_port()
        self.url = f"mongodb://127.0.0.1:{port}"
        command = [DATABASE, "--host", "127.0.0.1", "--port", str(port), "--storage-path", folder / "database"]
        self.database = Process([*command, "--cache-size", "128M"], port, folder / "database.log")
        self.bridge = Process(
            [BRIDGE / "smart-energy", "bridge"],
            http,
            folder / "bridge.log",
            SMART_ENERGY_MQTT_URL=f"mqtt://127.0.0.1:{broker_port}",
            SMART_ENERGY_MONGODB_URL=self.url,
            SMART_ENERGY_SPOOL=str(folder / "spool"),
            SMART_ENERGY_HTTP=f"127.0.0.1:{http}",
            SMART_ENERGY_TIMEZONE="UTC",
        )

    def readings(self, device_id: str, collection: str = "readings") -> list[dict[str, Any]]:
        """Return the documents of a meter in the order of their timestamps."""
        done = subprocess.run(
            [BRIDGE / "python", "-c", DUMP, self.url, collection],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        found = [one for one in json.loads(done.stdout) if one.get("deviceId") == device_id]
        return sorted(found, key=lambda one: one["timestamp"])


def assert_all_measured(readings: list[dict[str, Any]], first_energy_wh: float = 0) -> None:
    """Each reading's register is that of the one before it plus its own energy: none is missing, none is there twice.

    Numbers and timestamps rise together. Stored power and interval are rounded to 1 mW and 1 ms, the register to 1 mWh.
    """
    energy = first_energy_wh
    for reading in readings:
        own = reading["power"] * reading["interval"] / 3600
        assert abs(reading["energy"] - energy - own) < 0.004, (energy, own, reading)
        energy = reading["energy"]
    for before, after in itertools.pairwise(readings):
        assert after["seq"] > before["seq"]
        assert after["timestamp"] > before["timestamp"]
