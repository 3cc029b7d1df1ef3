"""Errors of the core and of the ideal estimator on the shared appliance cycles."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from core import Calibration, Core
from least_squares import fit
import numpy as np
from signals import AMPS_PER_COUNT, LEVELS, VOLTS_PER_COUNT, Adc, Appliance, Counts, recorded_appliances

SECONDS = 3
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


def core_values(core: Core, counts: Counts, adc: Adc) -> Iterator[Values]:
    """Results of each second by the core."""
    results = core.measure(counts, adc.rate_hz, calibration(adc))
    yield from zip(*(map(float, results[name]) for name in ("voltage", "current", "power", "frequency")), strict=True)


def ideal_values(counts: Counts, adc: Adc, frequency_hz: float) -> Iterator[Values]:
    """Results of each second by the least-squares fit, which is told the frequency to begin with."""
    second = round(adc.rate_hz)
    for begin in range(0, len(counts[0]) - second + 1, second):
        voltage, current = (channel[begin : begin + second].astype(float) for channel in counts)
        result = fit(voltage * VOLTS_PER_COUNT, current * AMPS_PER_COUNT, adc.rate_hz, frequency_hz)
        yield result.voltage, result.current, result.power, result.frequency


def measure(core: Core, *, noise_counts: float, skew_us: float = 0, ideal: bool = False) -> Errors:
    """Errors over all shared appliances at 50 and 60 Hz; offset, phase and frequency are drawn anew for each."""
    errors = Errors()
    random = np.random.default_rng(2026)
    for number, appliance in enumerate(recorded_appliances()):
        for nominal_hz in (50.0, 60.0):
            offset = tuple(2048 + random.uniform(-20, 20, 2))
            adc = Adc(skew_us=skew_us, noise_counts=noise_counts, offset=offset)
            frequency_hz = nominal_hz + random.uniform(-0.1, 0.1)
            counts = adc.sample(appliance, frequency_hz, SECONDS, random.uniform(), number)
            values = list(ideal_values(counts, adc, frequency_hz) if ideal else core_values(core, counts, adc))
            if len(values) != SECONDS:
                raise SystemExit(f"{len(values)} intervals of {SECONDS} were measured")
            for value in values:
                errors.add(appliance, frequency_hz, value)
    return errors
