"""script/meter: the core on a recording, and what it says when the recording or an option is wrong."""

import json
import math
from pathlib import Path
import random
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[2]
RATE_HZ = 4000
VOLTS_PER_COUNT = 800 / 4096
AMPS_PER_COUNT = 100 / 4096
CALIBRATION = (
    "--rate",
    str(RATE_HZ),
    "--volts-per-count",
    str(VOLTS_PER_COUNT),
    "--amps-per-count",
    str(AMPS_PER_COUNT),
)


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    subprocess.run([ROOT / "script/meter", "--help"], check=True, capture_output=True, timeout=300)


def run(path: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "script/meter", path, *options], capture_output=True, text=True, timeout=60, check=False
    )


def results(path: Path, *options: str) -> list[dict[str, float]]:
    done = run(path, *CALIBRATION, *options)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def record(
    path: Path, seconds: float, *, volts: float = 230, amps: float = 5, lag: float = 0.5, noise: float = 0
) -> Path:
    """A sine of 50.02 Hz, current lagging by `lag` rad."""
    source = random.Random(3)
    lines = ["voltage,current"]
    for n in range(round(seconds * RATE_HZ)):
        angle = 2 * math.pi * 50.02 * n / RATE_HZ
        voltage = volts * math.sqrt(2) / VOLTS_PER_COUNT * math.cos(angle) + 2048.2 + source.gauss(0, noise)
        current = amps * math.sqrt(2) / AMPS_PER_COUNT * math.cos(angle - lag) + 2040.7 + source.gauss(0, noise)
        lines.append(f"{min(max(round(voltage), 0), 4095)},{min(max(round(current), 0), 4095)}")
    path.write_text("\n".join(lines) + "\n")
    return path


def test_every_interval_has_all_results(tmp_path: Path) -> None:
    intervals = results(record(tmp_path / "sine.csv", 5))
    assert len(intervals) == 5
    for number, interval in enumerate(intervals, start=1):
        assert interval["voltage"] == pytest.approx(230, rel=5e-5)
        assert interval["current"] == pytest.approx(5, rel=2e-4)
        assert interval["power"] == pytest.approx(1150 * math.cos(0.5), rel=2e-4)
        assert interval["apparentPower"] == pytest.approx(1150, rel=2e-4)
        assert interval["reactivePower"] == pytest.approx(1150 * math.sin(0.5), rel=1e-3)
        assert interval["powerFactor"] == pytest.approx(math.cos(0.5), abs=2e-4)
        assert interval["frequency"] == pytest.approx(50.02, abs=2e-4)
        assert interval["thdVoltage"] == pytest.approx(0, abs=0.1)
        assert interval["energy"] == pytest.approx(number * 1150 * math.cos(0.5) / 3600, rel=2e-4)


@pytest.mark.parametrize(("interval", "count"), [("0.1", 32), ("0.5", 6), ("1.6", 2), ("3", 1), ("3.2", 1)])
def test_the_last_partial_interval_is_not_printed(tmp_path: Path, interval: str, count: int) -> None:
    intervals = results(record(tmp_path / "sine.csv", 3.2), "--interval", interval)
    assert len(intervals) == count
    assert all(result["power"] == pytest.approx(1150 * math.cos(0.5), rel=1e-3) for result in intervals)


def test_a_recording_shorter_than_the_interval_says_so(tmp_path: Path) -> None:
    done = run(record(tmp_path / "sine.csv", 3.2), *CALIBRATION, "--interval", "3.3")
    assert (done.returncode, done.stdout) == (0, "")
    assert "its 3.2 s are less than one interval of 3.3 s" in done.stderr


def test_noise_without_load_is_zero(tmp_path: Path) -> None:
    path = record(tmp_path / "noise.csv", 3, amps=0, noise=2)
    for interval in results(path, "--noise-counts", "2"):
        assert (interval["current"], interval["power"], interval["energy"]) == (0, 0, 0)
        assert (interval["powerFactor"], interval["thdCurrent"]) == (None, None)


def test_direct_current_has_no_frequency(tmp_path: Path) -> None:
    path = tmp_path / "dc.csv"
    path.write_text("voltage,current\n" + "3000,2100\n" * RATE_HZ)
    (interval,) = results(path)
    assert interval["flags"] == ["noMains"]
    assert (interval["frequency"], interval["thdVoltage"], interval["reactivePower"]) == (None, None, None)
    assert (interval["voltage"], interval["power"]) == (0, 0)


def test_clipping_is_flagged(tmp_path: Path) -> None:
    (interval,) = results(record(tmp_path / "clipped.csv", 1, volts=300))
    assert interval["flags"] == ["clipped"]


def test_other_columns_orders_and_line_ends_are_read(tmp_path: Path) -> None:
    plain = record(tmp_path / "plain.csv", 1)
    other = tmp_path / "other.csv"
    rows = [line.split(",") for line in plain.read_text().splitlines()]
    other.write_bytes("".join(f"{i} , x,{v}\r\n" for v, i in rows).encode("utf-8-sig"))
    assert results(other) == results(plain)


BAD_RECORDINGS = {
    "": "the file is empty",
    "voltage,current\n": "there is no sample after the header",
    "time,current\n1,2\n": "line 1, column voltage: the header must name the columns voltage,current; it is 'time,cur",
    "2048,2048\n2049,2050\n": "line 1, column voltage: the header must name",
    "voltage,voltage\n1,2\n": "line 1, column voltage: the header names this column twice",
    "voltage,current\n1,2\n3\n": "line 3: it has 1 columns, the header has 2",
    "voltage,current\n1,2,3\n": "line 2: it has 3 columns, the header has 2",
    "voltage,current\n1,abc\n": "line 2, column current: 'abc' is not a number",
    "voltage,current\n1,2\nnan,2\n": "line 3, column voltage: 'nan' is not a finite number",
    "voltage,current\n1,inf\n": "line 2, column current: 'inf' is not a finite number",
    "voltage,current\n1,\n": "line 2, column current: the value is missing",
    "voltage,current\n1.5,2\n": "line 2, column voltage: '1.5' is not a whole number of ADC counts",
    "voltage,current\n1,40000\n": "line 2, column current: '40000' is beyond 16 bits",
    "voltage,current\n1,1e400\n": "line 2, column current: '1e400' is",
    "\x00\x1b[31mvolt\u00e9" + "x" * 100 + "\n1,2\n": "it is '??[31mvolt??xxx",
    "voltage,current\n1,\x07beep\n": "'?beep' is not a number",
    "voltage,current\n1,2\n\n3,4\n": "line 3: the line is empty, but more follow",
}


@pytest.mark.parametrize("text", BAD_RECORDINGS)
def test_a_bad_recording_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text)
    done = run(path, *CALIBRATION)
    assert (done.returncode, done.stdout) == (1, "")
    assert BAD_RECORDINGS[text] in done.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run(tmp_path / "missing.csv", *CALIBRATION)
    assert (done.returncode, done.stdout) == (1, "")
    assert "missing.csv: it cannot be opened: No such file" in done.stderr
    assert "it is a folder" in run(tmp_path, *CALIBRATION).stderr


BAD_OPTIONS = {
    ("--rate", "4000"): "--volts-per-count is missing",
    (*CALIBRATION, "--rate", "x"): "--rate needs a number, not 'x'",
    (*CALIBRATION, "--rate", "nan"): "--rate needs a number, not 'nan'",
    (*CALIBRATION, "--rate", "0"): "the sample rate must be 500 to 32000 Hz",
    (*CALIBRATION, "--amps-per-count", "-1"): "amps per count must be 0.000001 to 1000",
    (*CALIBRATION, "--noise-counts", "-1"): "the noise must be 0 to 1000 counts",
    (*CALIBRATION, "--skew-us", "1000000"): "the skew must be at most 119 samples",
    (*CALIBRATION, "--min-counts", "100", "--max-counts", "0"): "--min-counts must be below --max-counts",
    (*CALIBRATION, "--interval", "0"): "--interval must be 0.1 to 86400 seconds",
    (*CALIBRATION, "--interval"): "--interval needs a number, not ''",
    (*CALIBRATION, "--speed", "1"): "there is no option --speed",
    (*CALIBRATION, "another.csv"): "there are two files",
}


@pytest.mark.parametrize("options", BAD_OPTIONS)
def test_a_bad_option_is_refused_with_advice(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "one.csv"
    path.write_text("voltage,current\n1,2\n")
    done = run(path, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert BAD_OPTIONS[options] in done.stderr
    assert "Usage: script/meter FILE" in done.stderr
