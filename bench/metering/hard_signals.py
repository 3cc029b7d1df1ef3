"""Signals that meters get wrong, generated, with the exact power and voltage of each second."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from core import Calibration, Core
import numpy as np
from numpy.typing import NDArray
from signals import AMPS_PER_COUNT, LEVELS, VOLTS_PER_COUNT, Counts, quantise

RATE_HZ = 4000.0
SECONDS = 8
# Truth is integrated at this many times the ADC's rate.
FINER = 16
PEAK_V = 230 * np.sqrt(2)

Signal = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """Voltage and current as functions of the phase in cycles and the time in s."""

    name: str
    voltage: Callable[[Signal, Signal], Signal]
    current: Callable[[Signal, Signal], Signal]
    frequency: Callable[[Signal], Signal] = lambda time: np.full_like(time, 50.02)
    noise_counts: float = 0
    offset: Callable[[Signal], Signal] = lambda time: np.full_like(time, 2048.3)


def sine(turns: Signal) -> Signal:
    return np.sin(2 * np.pi * turns)


def mains(turns: Signal, _time: Signal) -> Signal:
    distortion = 0.02 * sine(5 * turns) + 0.01 * sine(7 * turns + 0.2) + 0.01 * sine(3 * turns + 0.4)
    return PEAK_V * (sine(turns) + distortion)


def resistor(turns: Signal, time: Signal) -> Signal:
    return mains(turns, time) / 26


def rectifier(turns: Signal, _time: Signal) -> Signal:
    swing = sine(turns)
    return 12 * np.sign(swing) * np.maximum(np.abs(swing) - 0.8, 0) / 0.2


def dimmer(turns: Signal, time: Signal) -> Signal:
    return np.where((2 * turns) % 1 > 0.5, resistor(turns, time), 0.0)


def half_wave(turns: Signal, time: Signal) -> Signal:
    """As a current transformer shows it: without the constant part."""
    current = np.maximum(resistor(turns, time), 0)
    return current - current.mean()


def inrush(turns: Signal, time: Signal) -> Signal:
    return resistor(turns, time) * (time > 2.5) * (1 + 2.5 * np.exp(-np.maximum(time - 2.5, 0) / 0.05))


CASES = (
    Case("resistor", mains, resistor),
    Case("inductive, PF 0.5", mains, lambda turns, _: 10 * sine(turns - 1 / 6)),
    Case("rectifier", mains, rectifier),
    Case("dimmer at 90 degrees", mains, dimmer),
    Case("half-wave heater", mains, half_wave),
    Case("inrush, switched at 2.5 s", mains, inrush),
    Case("frequency drifts 0.1 Hz/s", mains, resistor, frequency=lambda time: 49.8 + 0.1 * time),
    Case("frequency swings +-0.2 Hz", mains, resistor, frequency=lambda time: 50 + 0.2 * sine(time / 4)),
    Case("offset drifts 20 counts/s", mains, resistor, offset=lambda time: 2000 + 20 * time),
    Case("noise of 5 counts", mains, resistor, noise_counts=5),
    Case("45 Hz", mains, resistor, frequency=lambda time: np.full_like(time, 45.01)),
    Case("65 Hz", mains, resistor, frequency=lambda time: np.full_like(time, 64.99)),
    Case("exactly 50 Hz", mains, resistor, frequency=lambda time: np.full_like(time, 50.0)),
    Case("clipped at 400 V (flagged)", lambda turns, time: 1.3 * mains(turns, time), resistor),
)


@dataclass(frozen=True)
class Seconds:
    """Means over each second after the first: volts, amperes, watts."""

    voltage_v: Signal
    current_a: Signal
    power_w: Signal


@dataclass(frozen=True)
class Outcome:
    """Largest error of any second after the first: voltage (%), power (% of V times A); energy of all of them (%)."""

    percents: tuple[float, float, float]
    flagged: bool


def step(time: Signal, at_s: float) -> Signal:
    """From 0 to 1 around `at_s`, as smooth as 0.3 s allow: truth must not end within a cycle either."""
    x = np.clip((time - at_s) / 0.3 + 0.5, 0, 1)
    return x - np.sin(2 * np.pi * x) / (2 * np.pi)


def second_means(values: Signal, time: Signal) -> Signal:
    """Means over each second but the first, which end with the core's windows: half a ramp before the full second."""
    ends = [step(time, second - 0.02) for second in range(1, SECONDS)]
    return np.array([((begin - end) * values).sum() / (begin - end).sum() for begin, end in pairwise(ends)])


def seconds_of(voltage: Signal, current: Signal, time: Signal, noise: tuple[float, float] = (0.0, 0.0)) -> Seconds:
    """Means of the squares, less the variance of their noise (V^2, A^2), and of the product, in double precision."""
    return Seconds(
        np.sqrt(second_means(voltage**2, time) - noise[0]),
        np.sqrt(np.maximum(second_means(current**2, time) - noise[1], 0)),
        second_means(voltage * current, time),
    )


def ideal(counts: Counts, zero: Signal, time: Signal, noise_counts: float) -> Seconds:
    """The same samples that the core gets, in double precision and with offset and noise known exactly."""
    variance = noise_counts**2 + 1 / 12
    return seconds_of(
        (counts[0] - zero) * VOLTS_PER_COUNT,
        (counts[1] - zero) * AMPS_PER_COUNT,
        time,
        (variance * VOLTS_PER_COUNT**2, variance * AMPS_PER_COUNT**2),
    )


def compare(measured: Seconds, exact: Seconds, *, flagged: bool) -> Outcome:
    apparent = np.maximum(exact.voltage_v * exact.current_a, 1)
    return Outcome(
        (
            float(100 * np.abs(measured.voltage_v / exact.voltage_v - 1).max()),
            float((100 * np.abs(measured.power_w - exact.power_w) / apparent).max()),
            float(100 * abs(measured.power_w.sum() / exact.power_w.sum() - 1)),
        ),
        flagged,
    )


def run(core: Core, case: Case) -> tuple[Outcome, Outcome]:
    """Sample the case, measure it, compare with the integral of what was there: the core, and the ideal estimator."""
    fine = np.arange(round(SECONDS * RATE_HZ * FINER)) / (RATE_HZ * FINER)
    turns = np.cumsum(case.frequency(fine)) / (RATE_HZ * FINER) + 0.21
    voltage, current = case.voltage(turns, fine), case.current(turns, fine)
    exact = seconds_of(voltage, current, fine)
    time = fine[::FINER]
    noise = np.random.default_rng(5).normal(0, case.noise_counts, (2, len(time)))
    zero = case.offset(time)
    counts = (
        quantise(voltage[::FINER] / VOLTS_PER_COUNT + zero + noise[0]),
        quantise(current[::FINER] / AMPS_PER_COUNT + zero + noise[1]),
    )
    calibration = Calibration(
        volts_per_count=VOLTS_PER_COUNT,
        amps_per_count=AMPS_PER_COUNT,
        noise_counts=case.noise_counts,
        min_counts=0,
        max_counts=LEVELS - 1,
    )
    results = core.measure(counts, RATE_HZ, calibration)
    measured = Seconds(*(results[name][1 : SECONDS - 1] for name in ("voltage", "current", "power")))
    return (
        compare(measured, exact, flagged=bool(results["flags"].any())),
        compare(ideal(counts, zero, time, case.noise_counts), exact, flagged=False),
    )
