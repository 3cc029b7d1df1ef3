"""Periodic appliance signals whose exact values are known, as an ADC would see them."""

from dataclasses import dataclass
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]
FULL_SCALE_V = 400.0
FULL_SCALE_A = 50.0
LEVELS = 4096
VOLTS_PER_COUNT = 2 * FULL_SCALE_V / LEVELS
AMPS_PER_COUNT = 2 * FULL_SCALE_A / LEVELS
HIGHEST_ORDER = 60
NOMINAL_V = {50: 230.0, 60: 120.0}
# Rows of the accuracy table; the least current has a peak of three counts.
CURRENT_ROWS_A = ((0.05, 0.3), (0.3, 1.0), (1.0, 3.0), (3.0, 20.0))
# For offset and noise: what clips is another matter.
CLEARANCE_A = 1.0

Spectrum = NDArray[np.complex128]
Counts = tuple[NDArray[np.int16], NDArray[np.int16]]


def cycles_file() -> Path:
    """The shared recordings: 80 single cycles of PLAID 2018 (Medico et al., Scientific Data 2020, CC BY 4.0)."""
    shared = Path(os.environ.get("SMART_ENERGY_SHARED", ROOT.parent / "shared"))
    return shared / "data/waveforms/cycles.npz"


@dataclass(frozen=True)
class Appliance:
    """Peak amplitudes of harmonics 1 to n of voltage (V) and current (A)."""

    voltage: Spectrum
    current: Spectrum

    @property
    def voltage_v(self) -> float:
        return float(np.sqrt((np.abs(self.voltage) ** 2).sum() / 2))

    @property
    def current_a(self) -> float:
        return float(np.sqrt((np.abs(self.current) ** 2).sum() / 2))

    @property
    def power_w(self) -> float:
        return float((self.voltage * self.current.conj()).real.sum() / 2)

    @property
    def power_factor(self) -> float:
        return self.power_w / (self.voltage_v * self.current_a)

    def scaled(self, voltage_v: float, current_a: float) -> Appliance:
        """The same shapes at another voltage and current."""
        return Appliance(self.voltage * voltage_v / self.voltage_v, self.current * current_a / self.current_a)

    @property
    def peak_a(self) -> float:
        return float(np.abs(waveform(self.current, np.arange(500) / 500)).max())


def recorded_appliances() -> list[Appliance]:
    """The shared cycles as harmonics 1 to 60."""
    data = np.load(cycles_file())
    spectra = [2 * np.fft.rfft(data[name], axis=1)[:, 1 : HIGHEST_ORDER + 1] / 500 for name in ("voltage", "current")]
    return [Appliance(v, i) for v, i in zip(*spectra, strict=True)]


@dataclass(frozen=True)
class Scene:
    """An appliance on a mains of this nominal frequency."""

    appliance: Appliance
    nominal_hz: int


def recorded_scenes() -> list[Scene]:
    """The shared cycles as they are (120 V), at 50 and at 60 Hz."""
    return [Scene(appliance, hertz) for appliance in recorded_appliances() for hertz in NOMINAL_V]


def spread_scenes() -> list[Scene]:
    """Every recorded shape at a current out of each row of the table, at 50 Hz with 230 V or at 60 Hz with 120 V."""
    random = np.random.default_rng(7)
    scenes = []
    for low_a, high_a in CURRENT_ROWS_A:
        for shape in recorded_appliances():
            hertz = int(random.choice(list(NOMINAL_V)))
            current_a = float(np.exp(random.uniform(np.log(low_a), np.log(high_a))))
            appliance = shape.scaled(NOMINAL_V[hertz], current_a)
            if appliance.peak_a < FULL_SCALE_A - CLEARANCE_A:
                scenes.append(Scene(appliance, hertz))
    return scenes


def waveform(harmonics: Spectrum, turns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Value of the periodic signal at these phases (in cycles)."""
    turn = np.exp(2j * np.pi * turns)
    value = np.zeros(turns.shape, dtype=complex)
    for amplitude in harmonics[::-1]:
        value = (value + amplitude) * turn
    return value.real


@dataclass(frozen=True)
class Adc:
    """How samples are taken: rate, skew of current after voltage, noise (rms counts) and the zero of each channel."""

    rate_hz: float = 4000.0
    skew_us: float = 0.0
    noise_counts: float = 0.0
    offset: tuple[float, float] = (2048.0, 2048.0)

    def sample(
        self, appliance: Appliance, frequency_hz: float, seconds: float, start_turns: float, seed: int
    ) -> Counts:
        """Counts of both channels."""
        time = np.arange(round(seconds * self.rate_hz)) / self.rate_hz
        voltage = waveform(appliance.voltage, start_turns + frequency_hz * time)
        current = waveform(appliance.current, start_turns + frequency_hz * (time + self.skew_us * 1e-6))
        noise = np.random.default_rng(seed).normal(0, self.noise_counts, (2, len(time)))
        return (
            quantise(voltage / VOLTS_PER_COUNT + self.offset[0] + noise[0]),
            quantise(current / AMPS_PER_COUNT + self.offset[1] + noise[1]),
        )


def quantise(counts: NDArray[np.float64]) -> NDArray[np.int16]:
    """12-bit counts, clipped."""
    return np.clip(np.round(counts), 0, LEVELS - 1).astype(np.int16)
