"""Several circuits: each a device of its own with its register, and the meter's own readings their netted total."""

from collections.abc import Iterator
import json
from pathlib import Path
import signal

import pytest

from .conftest import Broker, Listener, Meter, program_of, wait_until
from .signals import Load, recording

# L3 feeds in: its clamp points the other way (reversed), so that the current counts against the voltage twice.
PHASES = [
    Load(voltage_v=229, current_a=5, angle_deg=25),
    Load(voltage_v=231, current_a=3, angle_deg=40, phase_deg=120),
    Load(voltage_v=230, current_a=4, phase_deg=240),
]
POWER_W = [PHASES[0].power_w, PHASES[1].power_w, -PHASES[2].power_w]
CIRCUITS = ["meter-01-L1", "meter-01-L2", "meter-01-L3"]


@pytest.fixture(scope="module")
def three_phase_program() -> Path:
    return program_of("three-phase", "three-phase")


@pytest.fixture
def meter(three_phase_program: Path, broker: Broker, listener: Listener, tmp_path: Path) -> Iterator[Meter]:
    (tmp_path / "recording.csv").write_text(recording(*PHASES))
    settings = {"METER_RECORDING": str(tmp_path / "recording.csv")}
    meter = Meter(tmp_path, broker.port, "meter-01", settings, three_phase_program)
    meter.start()
    yield meter
    meter.end(signal.SIGKILL)


def test_each_circuit_is_a_device(meter: Meter, listener: Listener) -> None:
    for device_id, load, power in zip(CIRCUITS, PHASES, POWER_W, strict=True):
        reading = listener.wait_for_readings(device_id, 3)[2]
        assert reading["deviceId"] == device_id
        assert reading["voltage"] == pytest.approx(load.voltage_v, rel=3e-4)
        assert reading["current"] == pytest.approx(load.current_a, rel=2e-3)
        assert reading["power"] == pytest.approx(power, rel=2e-3)
    info = json.loads(wait_until(lambda: listener.payloads("/energy/meter-01-L2/info"))[0])
    assert (info["parent"], info["role"], info["phase"]) == ("meter-01", "grid", "L2")
    garage = json.loads(listener.payloads("/energy/meter-01-garage/info")[0])
    assert (garage["parent"], garage["role"], garage["phase"]) == ("meter-01", "circuit", "L2")
    assert "parent" not in json.loads(listener.payloads("/energy/meter-01/info")[0])
    # Status is the meter's alone.
    assert {topic for topic, *_ in listener.messages if topic.endswith("/status")} == {"/energy/meter-01/status"}


def test_the_total_is_netted(meter: Meter, listener: Listener) -> None:
    readings = listener.wait_for_readings("meter-01", 4)
    total = readings[3]
    assert total["power"] == pytest.approx(sum(POWER_W), abs=2)
    assert total["current"] == pytest.approx(12, rel=2e-3)
    assert total["voltage"] == pytest.approx(230, rel=3e-4)
    assert total["frequency"] == pytest.approx(50, abs=1e-3)
    assert "thdCurrent" not in total
    # What L3 feeds in, the others take: nothing of it is exported.
    assert total["energyExport"] == 0
    assert total["energy"] == pytest.approx(sum(r["power"] * r["interval"] for r in readings) / 3600, rel=1e-3)
    solar = listener.wait_for_readings("meter-01-L3", 4)[3]
    assert solar["energy"] == 0
    assert solar["energyExport"] == pytest.approx(4 * -POWER_W[2] / 3600, rel=0.01)


def test_a_turned_voltage_measures_another_phase_and_says_so(meter: Meter, listener: Listener) -> None:
    garage = listener.wait_for_readings("meter-01-garage", 3)[2]
    # L1's voltage stands in for L2's.
    assert garage["power"] == pytest.approx(POWER_W[1] * 229 / 231, rel=3e-3)
    assert garage["powerFactor"] == pytest.approx(POWER_W[1] / 231 / 3, abs=2e-3)
    assert garage["flags"] == ["estimated"]
    assert "flags" not in listener.readings("meter-01-L2")[2]


def test_registers_and_numbers_go_on_after_a_kill(meter: Meter, listener: Listener) -> None:
    devices = ["meter-01", *CIRCUITS, "meter-01-garage"]
    for device_id in devices:
        listener.wait_for_readings(device_id, 2)
    meter.end(signal.SIGKILL)
    counts = {device_id: len(listener.readings(device_id)) for device_id in devices}
    meter.start()
    for device_id, count in counts.items():
        life = listener.wait_for_readings(device_id, count + 1)
        assert life[count]["seq"] > life[count - 1]["seq"]
        assert life[count]["energy"] >= life[count - 1]["energy"]
        assert life[count]["energyExport"] >= life[count - 1]["energyExport"]
    numbers = [reading["seq"] for device_id in devices for reading in listener.readings(device_id)]
    assert len(set(numbers)) == len(numbers)
    # The garage's register was taken over from another meter, once.
    garage = listener.readings("meter-01-garage")
    assert garage[0]["energy"] == pytest.approx(5000 + POWER_W[1] / 3600, abs=0.01)
    assert garage[-1]["energy"] < 5005
