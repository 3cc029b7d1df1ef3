"""Readings against what the generator's tables and the schedule say, computed apart in float64."""

from collections.abc import Callable, Iterator
import itertools
from pathlib import Path
import signal
from typing import Any

import pytest

from .conftest import Broker, Listener, Meter, seconds_until_switched
from .house import POWER_W, find_second, truth

# 12-bit counts of 0.2 V and 24 mA: relative, and in the field's unit below.
TOLERANCES = {
    "voltage": (0.0002, 0),
    "current": (0.002, 0.005),
    "power": (0.001, 0.3),
    "apparentPower": (0.002, 1),
    "powerFactor": (0, 0.005),
    "frequency": (0, 0.001),
    "thdCurrent": (0.03, 1),
}
BASE = frozenset({"base_load"})
HOUSES = [
    BASE,
    BASE | {"kettle"},
    BASE | {"vacuum_cleaner"},
    BASE | {"cfl_lamp"},
    BASE | {"incandescent_lamp", "cfl_lamp"},
    BASE | {"kettle", "cfl_lamp"},
]


def name_of(house: frozenset[str]) -> str:
    return "-".join(sorted(house))


@pytest.fixture(scope="module")
def reading_of(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], dict[str, Any]]]:
    """All houses at once, each a meter; give the third reading of one."""
    folder = tmp_path_factory.mktemp("houses")
    broker = Broker(folder)
    broker.start()
    listener = Listener(broker.port)
    meters = []
    for house in HOUSES:
        own = folder / name_of(house)
        own.mkdir()
        offset = seconds_until_switched(find_second(house, house))
        meters.append(Meter(own, broker.port, name_of(house), {"METER_SCHEDULE_OFFSET": str(offset)}))
        meters[-1].start()
    yield lambda device_id: listener.wait_for_readings(device_id, 3)[2]
    for meter in meters:
        meter.end(signal.SIGKILL)
    listener.close()
    broker.stop()


@pytest.mark.parametrize("house", HOUSES, ids=name_of)
def test_a_reading_is_what_the_appliances_draw(
    reading_of: Callable[[str], dict[str, Any]], house: frozenset[str]
) -> None:
    reading = reading_of(name_of(house))
    for field, expected in truth(house).items():
        relative, absolute = TOLERANCES[field]
        assert reading[field] == pytest.approx(expected, rel=relative, abs=absolute), field


def test_a_load_is_switched_at_its_second_and_its_energy_counted(
    make_meter: Callable[..., Meter], listener: Listener
) -> None:
    second = find_second(BASE, BASE | {"kettle"}, around_s=10)
    make_meter(METER_SCHEDULE_OFFSET=str(seconds_until_switched(second - 4)))
    readings = listener.wait_for_readings("meter-01", 8)
    start = next(index for index, reading in enumerate(readings) if reading["power"] > 1.1 * POWER_W["base_load"])
    base, kettle = POWER_W["base_load"], POWER_W["kettle"]
    # One reading may hold the switch, a few more nothing of it; the register holds the energy of all.
    assert readings[start - 1]["power"] == pytest.approx(base, abs=0.4)
    assert readings[start + 1]["power"] == pytest.approx(base + kettle, rel=0.001)
    for before, after in itertools.pairwise(readings):
        energy = after["power"] * after["interval"] / 3600
        assert after["energy"] - before["energy"] == pytest.approx(energy, abs=0.002)
