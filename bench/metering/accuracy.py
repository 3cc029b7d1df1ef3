"""Errors of the core and of the ideal estimator on the shared appliance cycles."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from core import Calibration, Core, Results
from least_squares import fit
import numpy as np
from signals import AMPS_PER_COUNT, LEVELS, VOLTS_PER_COUNT, Adc, Appliance, Counts, Scene, recorded_appliances

SECONDS = 12
# EmonLib's offsets follow their channels in 1024 samples.
SETTLING_S = 4
LONG_S = 300
LONG_HZ = 50.037
WATTS_PER_COUNT = VOLTS_PER_COUNT * AMPS_PER_COUNT
PERCENTILE = 95
# Currents below this are less than a count: nothing is measured there without noise, by anyone.
LEAST_CURRENT_A = 0.02

Values = tuple[float, float, float, float]


@dataclass
class Errors:
    """Absolute errors by row of the table."""

    rows: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, appliance: Appliance, frequency_hz: float, values: Values) -> None:
        """Voltage, current, power and frequency of one interval."""
        voltage, current, power, frequency = values
        self.rows["V %"].append(100 * abs(voltage / appliance.voltage_v - 1))
        self.rows["frequency mHz"].append(1000 * abs(frequency - frequency_hz))
        wrong_w = abs(power - appliance.power_w)
        wrong_percent = 100 * wrong_w / abs(appliance.power_w)
        if appliance.current_a > 3:
            self.rows["P above 3 A %"].append(wrong_percent)
        elif appliance.current_a > 1:
            self.rows["P 1-3 A %"].append(wrong_percent)
        elif appliance.current_a > 0.3:
            self.rows["P 0.3-1 A %"].append(wrong_percent)
        else:
            self.rows["P below 0.3 A W"].append(wrong_w)
            if appliance.current_a > LEAST_CURRENT_A:
                self.rows["I below 0.3 A %"].append(100 * abs(current / appliance.current_a - 1))
        if appliance.current_a > 1:
            self.rows["PF above 1 A"].append(abs(power / voltage / current - appliance.power_factor))

    def percentile(self, row: str) -> float:
        """The error that 95 % of the intervals stay below."""
        return float(np.percentile(self.rows[row], PERCENTILE))


def calibration(adc: Adc) -> Calibration:
    """What the core is told of the ADC."""
    return Calibration(
        volts_per_count=VOLTS_PER_COUNT,
        amps_per_count=AMPS_PER_COUNT,
        skew_us=adc.skew_us,
        noise_counts=adc.noise_counts,
        min_counts=0,
        max_counts=LEVELS - 1,
    )


@dataclass(frozen=True)
class Recording:
    """What an ADC saw of a scene."""

    scene: Scene
    adc: Adc
    frequency_hz: float
    counts: Counts


Estimator = Callable[[Core, Recording], Iterator[Values]]


def core_values(core: Core, recording: Recording) -> Iterator[Values]:
    """The core's, second by second."""
    results = core.measure(recording.counts, recording.adc.rate_hz, calibration(recording.adc))
    yield from zip(*(map(float, results[name]) for name in ("voltage", "current", "power", "frequency")), strict=True)


def ours(core: Core, recording: Recording) -> Iterator[Values]:
    """The core in the seconds that the peers are judged by."""
    yield from islice(core_values(core, recording), SETTLING_S, None)


def ours_at_first(core: Core, recording: Recording) -> Iterator[Values]:
    """The core in the very first second."""
    yield from islice(core_values(core, recording), 1)


def least_squares(_core: Core, recording: Recording) -> Iterator[Values]:
    """The fit, which is told the frequency to begin with, of the seconds that the peers are judged by."""
    second = round(recording.adc.rate_hz)
    for begin in range(SETTLING_S * second, len(recording.counts[0]) - second + 1, second):
        voltage, current = (channel[begin : begin + second].astype(float) for channel in recording.counts)
        result = fit(voltage * VOLTS_PER_COUNT, current * AMPS_PER_COUNT, recording.adc.rate_hz, recording.frequency_hz)
        yield result.voltage, result.current, result.power, result.frequency


def peer_values(results: Results) -> Iterator[Values]:
    """The intervals of a peer after its filters have settled."""
    for voltage, current, power, frequency in zip(*results.values(), strict=True):
        yield voltage * VOLTS_PER_COUNT, current * AMPS_PER_COUNT, power * WATTS_PER_COUNT, frequency


def emonlib(core: Core, recording: Recording) -> Iterator[Values]:
    """EmonLib's method over as many crossings as a second has."""
    results = core.measure_by_crossings(recording.counts, 2 * recording.scene.nominal_hz)
    yield from islice(peer_values(results), SETTLING_S, None)


def emonlibcm(core: Core, recording: Recording) -> Iterator[Values]:
    """EmonLibCM's method over as many cycles as a second has."""
    results = core.measure_continuously(recording.counts, recording.adc.rate_hz, recording.scene.nominal_hz)
    yield from islice(peer_values(results), SETTLING_S, None)


def record(scenes: list[Scene], *, noise_counts: float, skew_us: float = 0) -> Iterator[Recording]:
    """What the ADC sees of them; frequency, offset and phase are drawn anew for each."""
    random = np.random.default_rng(2026)
    for number, scene in enumerate(scenes):
        low, high = 2048 + random.uniform(-20, 20, 2)
        adc = Adc(skew_us=skew_us, noise_counts=noise_counts, offset=(low, high))
        frequency_hz = scene.nominal_hz + random.uniform(-0.1, 0.1)
        counts = adc.sample(scene.appliance, frequency_hz, SECONDS, random.uniform(), number)
        yield Recording(scene, adc, frequency_hz, counts)


def measure(core: Core, recordings: Iterable[Recording], estimator: Estimator) -> Errors:
    """Errors of one estimator over all recordings."""
    errors = Errors()
    for recording in recordings:
        values = list(estimator(core, recording))
        if not values:
            raise SystemExit(f"{estimator.__name__} measured no interval of {SECONDS} s")
        for value in values:
            errors.add(recording.scene.appliance, recording.frequency_hz, value)
    return errors


def scatter(core: Core, current_a: float, noise_counts: float, estimator: Estimator) -> tuple[float, float]:
    """Mean and standard deviation of the error of power, %, over minutes of the recorded appliance of this current."""
    appliance = min(recorded_appliances(), key=lambda each: abs(each.current_a - current_a))
    adc = Adc(noise_counts=noise_counts, offset=(2051.3, 2043.6))
    counts = adc.sample(appliance, LONG_HZ, LONG_S, 0.3, 5)
    values = estimator(core, Recording(Scene(appliance, round(LONG_HZ)), adc, LONG_HZ, counts))
    errors = np.array([100 * (power / appliance.power_w - 1) for _, _, power, _ in values])
    return float(errors.mean()), float(errors.std())
