"""Readings against what the generator's tables and the schedule say, computed apart in float64."""

from collections.abc import Callable
import itertools

import pytest

from .conftest import Listener, Meter, seconds_until_switched
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
BASE = {"base_load"}


@pytest.mark.parametrize(
    "appliances",
    [
        BASE,
        BASE | {"kettle"},
        BASE | {"vacuum_cleaner"},
        BASE | {"cfl_lamp"},
        BASE | {"incandescent_lamp", "cfl_lamp"},
        BASE | {"kettle", "cfl_lamp"},
    ],
    ids=lambda appliances: "+".join(sorted(appliances)),
)
def test_a_reading_is_what_the_appliances_draw(
    make_meter: Callable[..., Meter], listener: Listener, appliances: set[str]
) -> None:
    second = find_second(appliances, appliances)
    make_meter(METER_SCHEDULE_OFFSET=str(seconds_until_switched(second)))
    reading = listener.wait_for_readings("meter-01", 3)[2]
    for field, expected in truth(appliances).items():
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
