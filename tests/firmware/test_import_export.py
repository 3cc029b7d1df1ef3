"""Import and export are counted apart in every window, whatever the interval of a reading: of circuits, of their
total, and of a meter without circuits."""

from collections.abc import Callable, Iterator
from pathlib import Path
import signal

import pytest

from .conftest import Broker, Listener, Meter, program_of
from .signals import RATE_HZ, Load, recording, with_column

CURRENT_OF_L1 = 1
MIDDLE = 2048
LOAD = Load(current_a=8)
NOTHING = Load(current_a=0)


def turning(text: str) -> str:
    """Return a recording of one second whose first current flows the other way in the second half."""
    header, *rows = text.splitlines()
    first = "\n".join([header, *rows[: RATE_HZ // 2]])
    second = "\n".join([header, *rows[RATE_HZ // 2 :]])
    fed_in = with_column(second, CURRENT_OF_L1, lambda count: 2 * MIDDLE - count)
    return first + "\n" + "\n".join(fed_in.splitlines()[1:]) + "\n"


@pytest.fixture(scope="module")
def three_phase_program() -> Path:
    return program_of("three-phase", "three-phase")


@pytest.fixture
def start(broker: Broker, tmp_path: Path) -> Iterator[Callable[[Path, str], None]]:
    meters: list[Meter] = []

    def start(program: Path, text: str) -> None:
        (tmp_path / "recording.csv").write_text(text)
        settings = {"METER_RECORDING": str(tmp_path / "recording.csv"), "METER_SNAPSHOT": "unused"}
        meters.append(Meter(tmp_path, broker.port, "meter-01", settings, program))
        meters[-1].start()

    yield start
    for meter in meters:
        meter.end(signal.SIGKILL)


def expect_both_ways(reading: dict[str, float], first: dict[str, float], amps: float) -> None:
    """Of the windows, one or two of ten see the change and net it."""
    hours = (reading["timestamp"] - first["timestamp"]) / 3600
    half_wh = 230 * amps / 2 * hours
    drawn = reading["energy"] - first["energy"]
    fed_in = reading["energyExport"] - first["energyExport"]
    assert 0.7 * half_wh < drawn < 1.02 * half_wh
    assert 0.7 * half_wh < fed_in < 1.02 * half_wh
    assert abs(reading["power"]) < 0.1 * 230 * amps


def test_circuits_and_their_total(start, three_phase_program: Path, listener: Listener) -> None:
    start(three_phase_program, turning(recording(LOAD, NOTHING, NOTHING)))
    for device_id in ("meter-01", "meter-01-L1"):
        readings = listener.wait_for_readings(device_id, 6)
        expect_both_ways(readings[5], readings[1], LOAD.current_a)


def test_a_meter_without_circuits(start, bench_program: Path, listener: Listener) -> None:
    start(bench_program, turning(recording(LOAD)))
    readings = listener.wait_for_readings("meter-01", 6)
    # This meter's factors are wrong, by 5 % of the voltage and 15 % of the current.
    expect_both_ways(readings[5], readings[1], LOAD.current_a * 0.95 * 1.15)
