"""Circuits share their meter's store: what waits is theirs however they are named and sorted later, merged or not."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
import re
import signal
import time
from typing import Any

import pytest

from .conftest import ROOT, Broker, Listener, Meter, program_of, wait_until
from .cutting_proxy import CuttingProxy
from .native_api import NativeApi
from .signals import Load, recording
from .stored_readings import assert_all_measured

LOADS = [
    Load(voltage_v=230, current_a=4),
    Load(voltage_v=230, current_a=8, phase_deg=120),
    Load(voltage_v=230, current_a=12, phase_deg=240),
]
FIRST_W, SECOND_W, THIRD_W = (load.power_w for load in LOADS)


@pytest.fixture(scope="module")
def circuits_program() -> Path:
    return program_of("circuits-store", "circuits-store")


@pytest.fixture
def meter(circuits_program: Path, proxy: CuttingProxy, tmp_path: Path) -> Iterator[Meter]:
    (tmp_path / "recording.csv").write_text(recording(*LOADS))
    meter = Meter(
        tmp_path, proxy.port, "meter-01", {"METER_RECORDING": str(tmp_path / "recording.csv")}, circuits_program
    )
    yield meter
    meter.end(signal.SIGKILL)


def start(meter: Meter, *names: str) -> None:
    meter.environment |= {f"METER_CIRCUIT_{number}": name for number, name in enumerate(names, 1)}
    meter.start()


def readings_of(listener: Listener, device_id: str) -> list[dict[str, Any]]:
    """Return each reading once, in the order of the numbers."""
    return sorted({one["seq"]: one for one in listener.readings(device_id)}.values(), key=lambda one: one["seq"])


async def _wait_until_delivered(meter: Meter) -> float:
    async with NativeApi(meter.api_port) as api:
        await api.wait_for("readings_waiting", lambda waiting: waiting == 0, 60)
        return api.state("readings_dropped")


def wait_until_delivered(meter: Meter) -> float:
    """Return how many readings were dropped once none waits."""
    return asyncio.run(_wait_until_delivered(meter))


def test_a_full_store_merges_and_nothing_is_missing(meter: Meter, proxy: CuttingProxy, listener: Listener) -> None:
    start(meter, "kitchen", "oven", "garage")
    devices = ["meter-01", "meter-01-kitchen", "meter-01-oven", "meter-01-garage"]
    for device_id in devices:
        listener.wait_for_readings(device_id, 3)
    proxy.leave()
    time.sleep(30)
    proxy.come_back()
    wait_until(lambda: any(one.get("replayed") for one in listener.readings("meter-01")), 20)
    assert wait_until_delivered(meter) == 0
    numbers: list[int] = []
    for device_id in devices:
        readings = readings_of(listener, device_id)
        # An aggregate is what it covers: the register goes on by its power in its interval.
        assert_all_measured(readings)
        merged = [one for one in readings if "aggregated" in one.get("flags", [])]
        assert merged
        assert all(one["replayed"] and 1 < one["interval"] <= 60.2 for one in merged)
        assert all(one["powerMin"] <= one["power"] <= one["powerMax"] for one in merged)
        numbers += [one["seq"] for one in readings]
    assert len(set(numbers)) == len(numbers)


def test_what_waits_keeps_its_circuit_when_names_change_places(
    meter: Meter, proxy: CuttingProxy, listener: Listener
) -> None:
    start(meter, "kitchen", "oven", "garage")
    for name in ("kitchen", "oven", "garage"):
        listener.wait_for_readings(f"meter-01-{name}", 2)
    proxy.leave()
    time.sleep(3)
    meter.end(signal.SIGKILL)
    renamed = time.time()
    start(meter, "oven", "kitchen", "sauna")
    time.sleep(2)
    proxy.come_back()
    listener.wait_for_readings("meter-01-sauna", 20, 40)
    assert wait_until_delivered(meter) == 0
    powers = {
        ("kitchen", False): FIRST_W,
        ("oven", False): SECOND_W,
        ("garage", False): THIRD_W,
        ("oven", True): FIRST_W,
        ("kitchen", True): SECOND_W,
        ("sauna", True): THIRD_W,
    }
    for (name, is_after), power in powers.items():
        found = [o for o in readings_of(listener, f"meter-01-{name}") if (o["timestamp"] > renamed) == is_after]
        assert len(found) > 10
        assert all(one["power"] == pytest.approx(power, rel=0.01) for one in found)
    assert all(one["timestamp"] < renamed for one in listener.readings("meter-01-garage"))
    # Each name goes on with its own register.
    for name in ("kitchen", "oven", "garage", "sauna"):
        assert_all_measured(readings_of(listener, f"meter-01-{name}"))


def test_circuits_are_confirmed_under_the_shipped_access_rules(meter: Meter, broker: Broker, tmp_path: Path) -> None:
    rules = (ROOT / "mosquitto/acl").read_text()
    example = re.findall(r"^#   (\w.*kitchen.*)$", rules, re.MULTILINE)
    named = [line.replace("kitchen", name) for name in ("kitchen", "oven", "garage") for line in example]
    (tmp_path / "acl").write_text("\n".join([rules, "user meter-01", *named, ""]))
    broker.stop()
    with broker.config.open("a") as config:
        config.write(f"acl_file {tmp_path}/acl\n")
    broker.start()
    start(meter, "kitchen", "oven", "garage")
    time.sleep(4)
    assert wait_until_delivered(meter) == 0
    assert asyncio.run(_published(meter)) > 5


async def _published(meter: Meter) -> float:
    async with NativeApi(meter.api_port) as api:
        return await api.wait_for("readings_published", lambda _: True)


def test_names_that_nothing_waits_for_make_room_for_others(meter: Meter, listener: Listener) -> None:
    """A store has room for seven circuits; the eighth takes the place of one that is gone."""
    for life in range(3):
        names = [f"circuit{3 * life + number}" for number in range(3)]
        start(meter, *names)
        for name in names:
            listener.wait_for_readings(f"meter-01-{name}", 8)
        assert wait_until_delivered(meter) == 0
        meter.end(signal.SIGTERM)
    for number in range(9):
        assert_all_measured(readings_of(listener, f"meter-01-circuit{number}"))
