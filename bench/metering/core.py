"""The metering core as a library for Python, built on first use."""

import ctypes
import os
from pathlib import Path
import shutil
import subprocess

import numpy as np
from numpy.typing import NDArray
from signals import Counts

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/bench"
METERING = ROOT / "esphome/components/metering"
PARTS = (
    "block_sums",
    "cycle_meter",
    "frequency_tracker",
    "interval_meter",
    "net_energy",
    "oscillator",
    "pair_aligner",
    "window",
    "window_sums",
)
CORE_SOURCES = [METERING / f"{part}.cpp" for part in PARTS]
SOURCES = [
    *CORE_SOURCES,
    METERING / "energy_register.cpp",
    METERING / "harmonic_waveform.cpp",
    ROOT / "bench/metering/day.cpp",
    ROOT / "bench/metering/library.cpp",
    ROOT / "bench/metering/peers.cpp",
]
HEADERS = sorted(METERING.glob("*.h"))
FIELDS = (
    "voltage",
    "current",
    "power",
    "reactive",
    "power_factor",
    "frequency",
    "thd_voltage",
    "thd_current",
    "energy_uj",
    "flags",
)

# What the peers say of an interval, in counts and hertz.
PEER_FIELDS = ("voltage", "current", "power", "frequency")
POINTER = ctypes.POINTER(ctypes.c_int16)

Results = dict[str, NDArray[np.float64]]


class Calibration(ctypes.Structure):
    """esphome::metering::Calibration, field by field."""

    _fields_ = (
        ("volts_per_count", ctypes.c_float),
        ("amps_per_count", ctypes.c_float),
        ("skew_us", ctypes.c_float),
        ("noise_counts", ctypes.c_float),
        ("starting_current_a", ctypes.c_float),
        ("reversed", ctypes.c_bool),
        ("min_counts", ctypes.c_int16),
        ("max_counts", ctypes.c_int16),
        ("assumed_voltage_v", ctypes.c_float),
    )


def library() -> ctypes.CDLL:
    """Build the library where a source is newer than it, and load it."""
    path = BUILD / "libmetering.so"
    newest = max(file.stat().st_mtime for file in [*SOURCES, *HEADERS])
    if not path.exists() or path.stat().st_mtime < newest:
        BUILD.mkdir(parents=True, exist_ok=True)
        compiler = shutil.which(os.environ.get("CXX", "c++"))
        if compiler is None:
            raise SystemExit("bench/metering: there is no C++ compiler; install g++ or set CXX")
        command = [compiler, "-std=c++20", "-O2", "-shared", "-fPIC", f"-I{ROOT}", *map(str, SOURCES)]
        subprocess.run([*command, "-o", str(path)], check=True)
    return ctypes.CDLL(str(path))


def pointers(counts: Counts) -> tuple[object, object, ctypes.c_size_t]:
    """The two channels and their length, as C wants them."""
    voltage, current = (np.ascontiguousarray(channel, dtype=np.int16) for channel in counts)
    return voltage.ctypes.data_as(POINTER), current.ctypes.data_as(POINTER), ctypes.c_size_t(len(voltage))


class Core:
    """Runs recordings through CycleMeter and IntervalMeter, and through the methods of peers.cpp."""

    def __init__(self) -> None:
        loaded = library()
        self._measure = loaded.measure
        self._measure.restype = ctypes.c_size_t
        self._measure_house = loaded.measure_house
        self._by_crossings = loaded.measure_by_crossings
        self._by_crossings.restype = ctypes.c_size_t
        self._continuously = loaded.measure_continuously
        self._continuously.restype = ctypes.c_size_t

    def measure(
        self,
        counts: Counts,
        rate_hz: float,
        calibration: Calibration,
        interval_s: float = 1.0,
    ) -> Results:
        """Results of each whole interval, one array a field."""
        room = int(len(counts[0]) / rate_hz / interval_s) + 2
        out = np.zeros((room, len(FIELDS)))
        written = self._measure(
            *pointers(counts),
            ctypes.c_float(rate_hz),
            ctypes.byref(calibration),
            ctypes.c_float(interval_s),
            out.ctypes.data_as(ctypes.c_void_p),
            ctypes.c_size_t(room),
        )
        return {name: out[:written, column] for column, name in enumerate(FIELDS)}

    def measure_by_crossings(self, counts: Counts, crossings: int) -> Results:
        """EmonLib's method: results of each interval of so many zero crossings, in counts."""
        out = np.zeros((2 * len(counts[0]) // crossings, len(PEER_FIELDS)))
        written = self._by_crossings(
            *pointers(counts),
            ctypes.c_int(crossings),
            out.ctypes.data_as(ctypes.c_void_p),
            ctypes.c_size_t(len(out)),
        )
        return {name: out[:written, column] for column, name in enumerate(PEER_FIELDS)}

    def measure_continuously(self, counts: Counts, rate_hz: float, cycles: int) -> Results:
        """EmonLibCM's method: results of each interval of so many cycles, in counts."""
        out = np.zeros((len(counts[0]) // cycles, len(PEER_FIELDS)))
        written = self._continuously(
            *pointers(counts),
            ctypes.c_double(rate_hz),
            ctypes.c_int(cycles),
            out.ctypes.data_as(ctypes.c_void_p),
            ctypes.c_size_t(len(out)),
        )
        return {name: out[:written, column] for column, name in enumerate(PEER_FIELDS)}

    def measure_house(self, hours: float, calibration: Calibration) -> tuple[float, float]:
        """Energy of a simulated house with switching appliances: what flowed and what was counted, Wh."""
        exact, measured = ctypes.c_double(), ctypes.c_double()
        self._measure_house(
            ctypes.c_double(hours), ctypes.byref(calibration), ctypes.byref(exact), ctypes.byref(measured)
        )
        return exact.value, measured.value
