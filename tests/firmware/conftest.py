"""The simulated meter as a program, real mosquitto, and a listener to what the meter publishes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
import fcntl
import importlib
import json
import os
from pathlib import Path
import shutil
import signal
import socket
import subprocess
import sys
import time
from types import ModuleType
from typing import Any

import paho.mqtt.client as paho
import pytest

from .cutting_proxy import CuttingProxy

ROOT = Path(__file__).parents[2]
ESPHOME = ROOT / ".tools/esphome/bin/esphome"
BUILD = ROOT / "build/esphome"
HOST_BOARD = ROOT / "esphome/boards/host.yaml"
PROGRAM = BUILD / "build/smart-energy-host/.pioenvs/smart-energy-host/program"
MOSQUITTO = shutil.which("mosquitto", path=f"{os.environ['PATH']}:/usr/sbin")


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until[T](condition: Callable[[], T], timeout_s: float = 15) -> T:
    """Return the first true value of a condition; fail after a time."""
    deadline = time.monotonic() + timeout_s
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {timeout_s} s"
        time.sleep(0.02)
    return value


def seconds_until_switched(seconds: int) -> int:
    """Return the schedule offset that makes it `seconds` after midnight in the simulated house (its zone is UTC)."""
    return int(seconds - time.time()) % 86400


class Broker:
    """A real mosquitto without persistence; it can be stopped and started again at the same port."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.folder = folder
        self.config = folder / "mosquitto.conf"
        self.config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser root\n")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with (self.folder / "mosquitto.log").open("ab") as log:
            self.process = subprocess.Popen([MOSQUITTO, "-c", self.config], stdout=log, stderr=log)
        wait_until(self._listens)

    def stop(self, number: signal.Signals = signal.SIGKILL) -> None:
        if self.process:
            self.process.send_signal(number)
            self.process.wait(10)
            self.process = None

    def keep_messages(self) -> None:
        """Let it keep sessions and what waits for them on disk, as ours does; before it starts."""
        with self.config.open("a") as config:
            config.write(f"persistence true\npersistence_location {self.folder}/\nautosave_interval 10\n")
            config.write("max_queued_messages 1000000\n")

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class Listener:
    """All messages of the topic root, in order, and what is retained now."""

    def __init__(self, port: int, topics: str = "/energy/#") -> None:
        self.messages: list[tuple[str, bytes, bool]] = []
        self.client = paho.Client()
        self.client.on_connect = lambda client, *_: client.subscribe(topics, qos=1)
        self.client.on_message = lambda _client, _data, message: self.messages.append(
            (message.topic, message.payload, bool(message.retain))
        )
        self.client.reconnect_delay_set(1, 1)
        self.client.connect("127.0.0.1", port)
        self.client.loop_start()

    def close(self) -> None:
        self.client.disconnect()
        self.client.loop_stop()

    def payloads(self, topic: str) -> list[bytes]:
        return [payload for at, payload, _ in list(self.messages) if at == topic]

    def readings(self, device_id: str) -> list[dict[str, Any]]:
        return self.readings_of(f"/energy/{device_id}/data")

    def readings_of(self, topic: str) -> list[dict[str, Any]]:
        return [json.loads(payload) for payload in self.payloads(topic)]

    def wait_for_readings(self, device_id: str, count: int, timeout_s: float = 20) -> list[dict[str, Any]]:
        """Return the readings so far once there are `count` of them."""
        return wait_until(
            lambda: (all_ := self.readings(device_id))[: len(all_) if len(all_) >= count else 0], timeout_s
        )

    def last_status(self, device_id: str) -> bytes | None:
        return next(iter(self.payloads(f"/energy/{device_id}/status")[::-1]), None)


class Meter:
    """One process of the host program with memory and ports of its own; readings every second."""

    def __init__(
        self,
        folder: Path,
        broker_port: int,
        device_id: str | None,
        settings: dict[str, str],
        program: Path = PROGRAM,
    ) -> None:
        self.folder = folder
        self.program = program
        self.api_port = free_port()
        self.log = folder / "meter.log"
        self.environment = {
            **os.environ,
            "METER_DEVICE_ID": device_id or "",
            "METER_MQTT_PORT": str(broker_port),
            "METER_API_PORT": str(self.api_port),
            "METER_OTA_PORT": str(free_port()),
            "METER_INTERVAL": "1",
            "ESPHOME_PREFDIR": str(folder / "memory"),
            **settings,
        }
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def preferences(self) -> Path:
        """The file of what it remembers."""
        return next((self.folder / "memory").glob("*.prefs"))

    @property
    def store(self) -> Path:
        """The file of its offline store."""
        return next((self.folder / "memory").glob("*.readings"))

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([self.program], env=self.environment, stdout=log, stderr=log)

    def send(self, number: signal.Signals) -> None:
        assert self.process
        self.process.send_signal(number)

    def end(self, number: signal.Signals = signal.SIGTERM) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.send_signal(signal.SIGCONT)
            self.process.wait(10)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Let one of the processes that share the tests build in a folder at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def esphome(*arguments: str | Path, data: Path = BUILD, timeout_s: float = 120) -> subprocess.CompletedProcess[str]:
    """Run ESPHome's command line; its build goes to `data`."""
    with alone_in(data) if "compile" in arguments else nullcontext():
        return subprocess.run(
            [ESPHOME, *arguments],
            env={**os.environ, "ESPHOME_DATA_DIR": str(data), "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )


def program_of(meter: str, name: str) -> Path:
    """Build one of the meters in meters/ and return its program."""
    result = esphome("compile", ROOT / f"tests/firmware/meters/{meter}.yaml", timeout_s=240)
    assert result.returncode == 0, result.stdout + result.stderr
    return BUILD / f"build/{name}/.pioenvs/{name}/program"


@pytest.fixture(scope="session")
def program() -> Path:
    """The host program, built once."""
    result = esphome("compile", HOST_BOARD, timeout_s=180)
    assert result.returncode == 0, result.stdout + result.stderr
    return PROGRAM


@pytest.fixture(scope="session")
def bench_program() -> Path:
    """A meter with wrong factors on a recording."""
    return program_of("bench", "bench-meter")


@pytest.fixture(scope="session")
def energy_core() -> ModuleType:
    """The rules that the integration and the bridge read messages by."""
    sys.path.append(str(ROOT / "custom_components/smart_energy"))
    importlib.import_module("energy_core.device_info")
    importlib.import_module("energy_core.message")
    return sys.modules["energy_core"]


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    broker.start()
    yield broker
    broker.stop()


@pytest.fixture
def listener(broker: Broker) -> Iterator[Listener]:
    listener = Listener(broker.port)
    yield listener
    listener.close()


@pytest.fixture
def proxy(broker: Broker) -> Iterator[CuttingProxy]:
    """The network before the broker. While it is away, what the broker has still reaches the listener."""
    proxy = CuttingProxy(broker.port)
    yield proxy
    proxy.close()


@pytest.fixture
def make_meter(program: Path, broker: Broker, tmp_path: Path) -> Iterator[Callable[..., Meter]]:
    """Start meters; each call gives one more."""
    meters: list[Meter] = []

    def make(device_id: str | None = "meter-01", **settings: str) -> Meter:
        folder = tmp_path / f"meter{len(meters)}"
        folder.mkdir()
        meter = Meter(folder, broker.port, device_id, settings)
        meters.append(meter)
        meter.start()
        return meter

    yield make
    for meter in meters:
        meter.end(signal.SIGKILL)
