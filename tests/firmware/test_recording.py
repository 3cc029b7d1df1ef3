"""A meter of another make: a recording as its source, a reversed clamp, a device id and topic root of its own, the
register of the meter that it replaces, and memory that is written rarely."""

from collections.abc import Callable, Iterator
import copy
import math
import os
from pathlib import Path
import shutil
import signal
import subprocess
import time

import pytest
import yaml

from .conftest import BUILD, ROOT, Broker, Listener, esphome, wait_until

VOLTS_PER_COUNT, AMPS_PER_COUNT = 0.2, 0.02
VOLTAGE_V, CURRENT_A, ANGLE = 228.0, 6.0, math.radians(40)
RATE_HZ = 4000
TOPIC = "home/energy/flat-2_B/data"
CONFIG = {
    "esphome": {
        "name": "recording-test",
        "on_boot": [
            {
                "priority": 700,
                "then": [{"lambda": 'mqtt::global_mqtt_client->set_broker_port(atoi(getenv("METER_MQTT_PORT")));'}],
            }
        ],
    },
    "host": {},
    "logger": {},
    "external_components": [
        {"source": str(ROOT / "esphome/components"), "components": ["metering", "smart_energy"]},
        {"source": str(ROOT / "tests/firmware/host_components"), "components": ["mqtt"]},
    ],
    "time": [{"platform": "host"}],
    "mqtt": {"broker": "127.0.0.1", "discovery": False, "reboot_timeout": "0s"},
    "smart_energy": {
        "device_id": "flat-2_B",
        "topic_root": "home/energy",
        "interval": "1s",
        "save_interval": "1h",
        "initial_energy": "12345.678901 kWh",
        "source": {
            "platform": "recording",
            "file": "recording.csv",
            "volts_per_count": VOLTS_PER_COUNT,
            "amps_per_count": AMPS_PER_COUNT,
            "reversed": True,
        },
    },
}


def recording() -> str:
    """Return one second of an inductive load whose clamp points the wrong way, as CSV of 12-bit counts."""
    rows = ["voltage,current"]
    for n in range(RATE_HZ):
        angle = 2 * math.pi * 50 * n / RATE_HZ
        voltage = math.sqrt(2) * VOLTAGE_V * math.sin(angle) / VOLTS_PER_COUNT
        current = -math.sqrt(2) * CURRENT_A * math.sin(angle - ANGLE) / AMPS_PER_COUNT
        rows.append(f"{2048 + round(voltage)},{2048 + round(current)}")
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def recording_program() -> Path:
    folder = BUILD / "recording"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recording.csv").write_text(recording())
    (folder / "meter.yaml").write_text(yaml.safe_dump(CONFIG))
    result = esphome("compile", folder / "meter.yaml", timeout_s=180)
    assert result.returncode == 0, result.stdout + result.stderr
    return BUILD / "build/recording-test/.pioenvs/recording-test/program"


@pytest.fixture(scope="module")
def without_start(recording_program: Path) -> Path:
    """The program of the same meter after its YAML was tidied up."""
    program = recording_program.with_name("program_with_start")
    shutil.copy2(recording_program, program)
    config = copy.deepcopy(CONFIG)
    del config["smart_energy"]["initial_energy"]
    (BUILD / "recording/meter.yaml").write_text(yaml.safe_dump(config))
    result = esphome("compile", BUILD / "recording/meter.yaml", timeout_s=180)
    assert result.returncode == 0, result.stdout + result.stderr
    tidied = recording_program.with_name("program_without_start")
    recording_program.rename(tidied)
    program.rename(recording_program)
    return tidied


@pytest.fixture
def start(recording_program: Path, broker: Broker, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start the program, again with the same memory at each call."""
    environment = {**os.environ, "ESPHOME_PREFDIR": str(tmp_path), "METER_MQTT_PORT": str(broker.port)}
    processes: list[subprocess.Popen[bytes]] = []

    def start_one() -> subprocess.Popen[bytes]:
        with (tmp_path / "meter.log").open("ab") as log:
            processes.append(subprocess.Popen([recording_program], env=environment, stdout=log, stderr=log))
        return processes[-1]

    yield start_one
    for process in processes:
        process.kill()
        process.wait(10)


@pytest.fixture
def readings(broker: Broker) -> Iterator[Callable[[int], list[dict]]]:
    """Wait until there are so many readings on the topic."""
    listener = Listener(broker.port, "home/energy/#")

    def wait(count: int) -> list[dict]:
        return wait_until(lambda: found if len(found := listener.readings_of(TOPIC)) >= count else None)

    yield wait
    listener.close()


def test_a_recording_is_measured_as_what_it_holds(start: Callable, readings: Callable[[int], list[dict]]) -> None:
    start()
    reading = readings(3)[2]
    power = VOLTAGE_V * CURRENT_A * math.cos(ANGLE)
    assert reading["deviceId"] == "flat-2_B"
    assert reading["voltage"] == pytest.approx(VOLTAGE_V, rel=2e-4)
    assert reading["current"] == pytest.approx(CURRENT_A, rel=1e-3)
    assert reading["power"] == pytest.approx(power, rel=1e-3)
    assert reading["reactivePower"] == pytest.approx(VOLTAGE_V * CURRENT_A * math.sin(ANGLE), rel=1e-3)
    assert reading["energyExport"] == 0
    assert reading["energy"] == pytest.approx(12345678.901 + 3 * power / 3600, abs=0.1)


def test_a_kill_between_two_saves_repeats_no_sequence_number(
    start: Callable[[], subprocess.Popen[bytes]], readings: Callable[[int], list[dict]]
) -> None:
    first = start()
    count = len(readings(3))
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    start()
    life = readings(count + 2)
    assert len({reading["seq"] for reading in life}) == len(life)
    # The price of rare saves: the register goes back to the last one, which was made with the first reading.
    assert life[-1]["energy"] >= life[0]["energy"]


def test_a_clean_end_saves_exactly(
    start: Callable[[], subprocess.Popen[bytes]], readings: Callable[[int], list[dict]]
) -> None:
    first = start()
    readings(2)
    first.send_signal(signal.SIGTERM)
    first.wait(10)
    before = readings(2)
    start()
    after = readings(len(before) + 1)[len(before)]
    assert after["seq"] == before[-1]["seq"] + 1
    assert after["energy"] > before[-1]["energy"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2048,2048\n", "must name the column 'voltage'"),
        ("voltage,current\n", "has no samples below its first line"),
        ("voltage,current\n2048,2051\n2048;2051\n", "line 3: '2048;2051' is no row of counts"),
        ("voltage,current\n2048,20480000\n", "line 2: '2048,20480000' is no row of counts"),
    ],
    ids=["no header", "no samples", "no pair", "too large"],
)
def test_a_recording_that_cannot_be_read_is_named_with_its_line(
    start: Callable[[], subprocess.Popen[bytes]], broker: Broker, tmp_path: Path, text: str, reason: str
) -> None:
    file = BUILD / "recording/recording.csv"
    file.write_text(text)
    listener = Listener(broker.port, "#")
    try:
        process = start()
        wait_until(lambda: reason in (tmp_path / "meter.log").read_text(errors="replace"))
        time.sleep(1)
    finally:
        file.write_text(recording())
    # It runs on, for its log and its updates, but says nothing of a meter.
    assert process.poll() is None
    assert listener.messages == []
    listener.close()


def test_a_start_that_is_taken_out_of_the_yaml_resets_nothing(
    start: Callable[[], subprocess.Popen[bytes]],
    readings: Callable[[int], list[dict]],
    without_start: Path,
    broker: Broker,
    tmp_path: Path,
) -> None:
    """The same memory under a program whose initial_energy was removed again."""
    first = start()
    before = readings(2)
    first.send_signal(signal.SIGTERM)
    first.wait(10)
    environment = {**os.environ, "ESPHOME_PREFDIR": str(tmp_path), "METER_MQTT_PORT": str(broker.port)}
    with (tmp_path / "meter.log").open("ab") as log:
        second = subprocess.Popen([without_start], env=environment, stdout=log, stderr=log)
    try:
        after = readings(len(before) + 1)[-1]
    finally:
        second.kill()
        second.wait(10)
    assert before[-1]["energy"] < after["energy"] < before[-1]["energy"] + 5
    # Written again, it is not applied again.
    start()
    last = readings(len(before) + 3)[-1]
    assert after["energy"] < last["energy"] < after["energy"] + 10
