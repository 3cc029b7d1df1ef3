"""The simulated house of boards/host.yaml, computed here in float64 from its YAML and the generator's tables."""

import cmath
import math
import re
from typing import Any

import yaml

from .conftest import HOST_BOARD, ROOT

TABLES = (ROOT / "esphome/components/metering/harmonic_tables.h").read_text()
DAY_S = 86400
SECONDS = {"s": 1, "min": 60, "h": 3600}


class _Loader(yaml.SafeLoader):
    pass


_Loader.add_constructor("!include", lambda _loader, node: node.value)
SOURCE: dict[str, Any] = yaml.load(HOST_BOARD.read_text(), _Loader)["smart_energy"]["source"]
VOLTAGE_V = float(SOURCE["voltage"].removesuffix("V"))
POWER_W = {entry["appliance"]: float(entry["power"].removesuffix("W")) for entry in SOURCE["appliances"]}


def seconds_of(duration: str) -> int:
    """Return the seconds of `90s` or `8min`."""
    number, unit = re.fullmatch(r"(\d+)([a-z]+)", duration).groups()
    return int(number) * SECONDS[unit]


def clock_seconds(text: str) -> int:
    """Return the seconds after midnight of `HH:MM` or `HH:MM:SS`."""
    return sum(int(part) * unit for part, unit in zip(text.split(":"), (3600, 60, 1), strict=False))


def _is_on(schedule: list[dict[str, str]], second: int) -> bool:
    return not schedule or any(
        (second - clock_seconds(entry["at"])) % seconds_of(entry.get("every", "24h")) < seconds_of(entry["duration"])
        for entry in schedule
    )


def on_at(second: int) -> frozenset[str]:
    """Return the appliances that are on at a second of the day."""
    return frozenset(
        entry["appliance"] for entry in SOURCE["appliances"] if _is_on(entry.get("schedule", []), second % DAY_S)
    )


def find_second(before: set[str], after: set[str], around_s: int = 15) -> int:
    """Return the first second of the day up to which `before` is on for a while, and from which on `after` is."""
    spans = ((range(-around_s, 0), before), (range(around_s), after))
    return next(
        second
        for second in range(DAY_S)
        if all(on_at(second + offset) == names for offsets, names in spans for offset in offsets)
    )


def _phasors(name: str) -> dict[int, complex]:
    block = re.search(rf"{name.upper()}_HARMONICS\[\] = {{(.*?)}};", TABLES, re.DOTALL)
    rows = re.findall(r"\{(\d+), ([-+.e\d]+)f, ([-+.e\d]+)f\}", block.group(1))
    assert len(rows) > 1 or name == "base_load"
    return {int(order): cmath.rect(float(amplitude), float(phase)) for order, amplitude, phase in rows}


def _rms(phasors: dict[int, complex]) -> float:
    return math.sqrt(sum(abs(phasor) ** 2 for phasor in phasors.values()) / 2)


def _power(voltage: dict[int, complex], current: dict[int, complex]) -> float:
    return sum((voltage.get(order, 0) * phasor.conjugate()).real / 2 for order, phasor in current.items())


def _scaled(phasors: dict[int, complex], factor: float) -> dict[int, complex]:
    return {order: phasor * factor for order, phasor in phasors.items()}


def truth(appliances: frozenset[str] | set[str]) -> dict[str, float]:
    """Return voltage, current, power and the rest that these appliances together make."""
    shape = _phasors("mains")
    voltage = _scaled(shape, VOLTAGE_V / _rms(shape))
    total: dict[int, complex] = {}
    for name in appliances:
        table = _phasors(name)
        for order, phasor in _scaled(table, POWER_W[name] / _power(voltage, table)).items():
            total[order] = total.get(order, 0) + phasor
    current, power = _rms(total), _power(voltage, total)
    distortion = {order: phasor for order, phasor in total.items() if order > 1}
    return {
        "voltage": VOLTAGE_V,
        "current": current,
        "power": power,
        "apparentPower": VOLTAGE_V * current,
        "powerFactor": power / (VOLTAGE_V * current),
        "frequency": 50.0,
        "thdCurrent": 100 * _rms(distortion) / _rms({1: total[1]}),
    }
