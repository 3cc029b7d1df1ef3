"""Direct voltage and current from an INA219 whose bus is a double."""

from collections.abc import Iterator
from pathlib import Path
import signal

import pytest

from .conftest import Broker, Listener, Meter, program_of, wait_until


@pytest.fixture(scope="module")
def direct_current_program() -> Path:
    return program_of("direct-current", "direct-current")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    file = tmp_path / "inputs"
    file.write_text("12.40 1.500")
    return file


@pytest.fixture
def meter(direct_current_program: Path, broker: Broker, inputs: Path, tmp_path: Path) -> Iterator[Meter]:
    meter = Meter(tmp_path, broker.port, "meter-01", {"METER_INPUTS": str(inputs)}, direct_current_program)
    meter.start()
    yield meter
    meter.end(signal.SIGKILL)


def test_a_reading_has_what_direct_current_has(meter: Meter, listener: Listener) -> None:
    readings = listener.wait_for_readings("meter-01", 3)
    reading = readings[-1]
    assert reading["voltage"] == pytest.approx(12.4, abs=0.002)
    assert reading["current"] == pytest.approx(1.5, abs=0.0001)
    assert reading["power"] == pytest.approx(18.6, abs=0.01)
    absent = {"frequency", "powerFactor", "apparentPower", "reactivePower", "thdVoltage", "thdCurrent", "flags"}
    assert not absent & reading.keys()
    counted = readings[-1]["energy"] - readings[0]["energy"]
    summed = sum(each["power"] * each["interval"] for each in readings[1:]) / 3600
    assert counted == pytest.approx(summed, abs=0.002)


def test_a_battery_that_is_charged_exports(meter: Meter, listener: Listener, inputs: Path) -> None:
    count = len(listener.wait_for_readings("meter-01", 1))
    inputs.write_text("13.80 -2.000")
    reading = listener.wait_for_readings("meter-01", count + 3)[-1]
    assert reading["power"] == pytest.approx(-27.6, abs=0.02)
    assert reading["current"] == pytest.approx(2, abs=0.001)
    assert reading["energyExport"] > 0


def test_a_chip_that_falls_silent_counts_nothing_and_comes_back(meter: Meter, listener: Listener, inputs: Path) -> None:
    listener.wait_for_readings("meter-01", 2)
    inputs.unlink()
    before = listener.readings("meter-01")[-1]
    wait_until(lambda: "the INA219 does not answer" in meter.log.read_text(errors="replace"))
    count = len(listener.readings("meter-01"))
    inputs.write_text("12.40 1.500")
    after = listener.wait_for_readings("meter-01", count + 2)[-1]
    # Nobody knows what flowed meanwhile: only what was measured is counted.
    measured = [reading for reading in listener.readings("meter-01") if reading["seq"] > before["seq"]]
    summed = sum(reading["power"] * reading["interval"] for reading in measured) / 3600
    assert after["energy"] - before["energy"] == pytest.approx(summed, abs=0.002)
    assert after["timestamp"] - before["timestamp"] > sum(reading["interval"] for reading in measured) + 3


def test_without_the_chip_nothing_is_published(
    direct_current_program: Path, broker: Broker, listener: Listener, tmp_path: Path
) -> None:
    meter = Meter(tmp_path, broker.port, "meter-01", {"METER_INPUTS": str(tmp_path / "none")}, direct_current_program)
    meter.start()
    wait_until(lambda: "No INA219 answers at address 0x40" in meter.log.read_text(errors="replace"))
    assert listener.messages == []
    meter.end(signal.SIGKILL)
