"""A fault of the wiring is never a silent wrong number: the meter names it in its log and in an entity."""

from collections.abc import Iterator
from pathlib import Path
import signal

import pytest

from .conftest import Broker, Listener, Meter, program_of
from .native_api import NativeApi
from .signals import Load, recording, swapped, with_column

# 0.19 V and 23 mA a count are the bench meter's factors.
HOUSE = Load(current_a=6, angle_deg=20)
CURRENT, VOLTAGE, CURRENT_OF_L2 = 1, 0, 3
FAULTS = {
    "clipped current": (recording(Load(current_a=40)), "the current is beyond the range of the ADC"),
    "clipped voltage": (recording(Load(voltage_v=320)), "the voltage is beyond the range of the ADC"),
    "stuck voltage": (with_column(recording(HOUSE), VOLTAGE, lambda _: 2048), "the voltage input never moves"),
    "missing clamp": (with_column(recording(HOUSE), CURRENT, lambda _: 0), "the current input never moves"),
    "voltage module off": (recording(Load(voltage_v=0, noise_counts=2)), "the voltage input is not connected"),
    "swapped": (swapped(recording(Load(current_a=3))), "voltage and current are swapped"),
    "wrong turns": (recording(Load(current_a=24)), "correct turns, burden or amps_per_volt"),
    "another phase": (recording(Load(angle_deg=89)), "the clamp is on another phase"),
}


@pytest.fixture(scope="module")
def three_phase_program() -> Path:
    return program_of("three-phase", "three-phase")


@pytest.fixture
def meter_on(bench_program: Path, broker: Broker, tmp_path: Path) -> Iterator:
    meters: list[Meter] = []

    def start(text: str, program: Path = bench_program) -> Meter:
        (tmp_path / "recording.csv").write_text(text)
        settings = {"METER_RECORDING": str(tmp_path / "recording.csv"), "METER_SNAPSHOT": "unused"}
        meters.append(Meter(tmp_path, broker.port, "meter-01", settings, program))
        meters[-1].start()
        return meters[-1]

    yield start
    for meter in meters:
        meter.end(signal.SIGKILL)


@pytest.mark.parametrize(("text", "words"), FAULTS.values(), ids=FAULTS.keys())
async def test_a_fault_is_named(meter_on, listener: Listener, text: str, words: str) -> None:
    meter = meter_on(text)
    api = NativeApi(meter.api_port)
    await api.open()
    await api.wait_for("measurement_problem", lambda problem: words in problem)
    assert words in meter.log.read_text(errors="replace")
    await api.client.disconnect()


async def test_a_house_has_no_problem_and_one_that_goes_is_gone(meter_on, listener: Listener) -> None:
    meter = meter_on(recording(HOUSE))
    listener.wait_for_readings("meter-01", 4)
    api = NativeApi(meter.api_port)
    await api.open()
    await api.wait_for("measurement_problem", lambda problem: problem == "none")
    assert "Measurement problem:" not in meter.log.read_text(errors="replace")
    await api.client.disconnect()


async def test_the_same_fault_moves_from_one_circuit_to_the_next(
    three_phase_program: Path, meter_on, listener: Listener
) -> None:
    both = recording(HOUSE, HOUSE, HOUSE)
    second = with_column(both, CURRENT_OF_L2, lambda _: 0)
    first_and_second = with_column(second, CURRENT, lambda _: 0)
    header = first_and_second.splitlines(keepends=True)[0]
    text = first_and_second + "".join(part.removeprefix(header) for part in [first_and_second] * 4 + [second] * 20)
    meter = meter_on(text, three_phase_program)
    api = NativeApi(meter.api_port)
    await api.open()
    await api.wait_for("measurement_problem", lambda problem: problem.startswith("L1: the current input never moves"))
    await api.wait_for("measurement_problem", lambda problem: problem.startswith("L2: the current input never moves"))
    await api.client.disconnect()


async def test_a_source_that_cannot_start_is_named(meter_on) -> None:
    meter = meter_on("volts,amperes\n1,2\n")
    api = NativeApi(meter.api_port)
    await api.open()
    await api.wait_for("measurement_problem", lambda problem: "the source could not be started" in problem)
    assert "its first line must name the column 'voltage'" in meter.log.read_text(errors="replace")
    await api.client.disconnect()


def test_a_clipped_reading_says_so(meter_on, listener: Listener) -> None:
    meter_on(FAULTS["clipped current"][0])
    assert "clipped" in listener.wait_for_readings("meter-01", 2)[-1]["flags"]


def test_without_mains_a_reading_says_so(meter_on, listener: Listener) -> None:
    meter_on(FAULTS["voltage module off"][0])
    reading = listener.wait_for_readings("meter-01", 2)[-1]
    assert "noMains" in reading["flags"]
    assert "frequency" not in reading
    assert reading["power"] == pytest.approx(0, abs=1)
