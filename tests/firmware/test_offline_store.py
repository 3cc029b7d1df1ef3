"""What a meter with an offline store measures arrives once, whatever is away, ended or killed meanwhile."""

import asyncio
from collections.abc import Callable, Iterator
import itertools
import os
from pathlib import Path
import random
import signal
import subprocess
import time
from typing import Any

import pytest

from .conftest import Broker, Listener, Meter, wait_until
from .cutting_proxy import CuttingProxy
from .native_api import NativeApi
from .stored_readings import Storage, assert_all_measured

FULL = bool(os.environ.get("SMART_ENERGY_FULL"))
ROUNDS = 20 if FULL else 5
AWAY_S = 180 if FULL else 12
DEVICE_ID = "meter-01"


class House:
    """A meter behind a network that can be cut, a broker that keeps its messages, bridge and database."""

    def __init__(self, folder: Path, broker: Broker, program: Path, confirm: str) -> None:
        self.broker = broker
        self.network = CuttingProxy(broker.port)
        self.storage = Storage(folder, broker.port)
        self.meter = Meter(folder, self.network.port, DEVICE_ID, {"METER_CONFIRM": confirm}, program)
        self.meter_kills = 0
        self.register_wh = 0.0

    def start(self) -> None:
        self.broker.keep_messages()
        self.broker.start()
        self.storage.database.start()
        self.storage.bridge.start()
        self.meter.start()

    def close(self) -> None:
        self.meter.end(signal.SIGKILL)
        self.storage.bridge.end()
        self.storage.database.end()
        self.broker.stop()
        self.network.close()

    def readings(self) -> list[dict[str, Any]]:
        return self.storage.readings(DEVICE_ID)

    def kill_meter(self) -> None:
        self.meter.end(signal.SIGKILL)
        self.meter_kills += 1

    def stop_broker(self, number: signal.Signals = signal.SIGTERM, away_s: float = 4) -> None:
        self.broker.stop(number)
        time.sleep(away_s)
        self.broker.start()

    def kill_broker(self) -> None:
        self.stop_broker(signal.SIGKILL)

    def kill_bridge(self) -> None:
        self.storage.bridge.end()
        time.sleep(2)
        self.storage.bridge.start()

    def restart_meter(self) -> None:
        self.kill_meter()
        self.meter.start()

    def restart_meter_offline(self) -> None:
        self.broker.stop(signal.SIGTERM)
        time.sleep(2)
        self.kill_meter()
        self.meter.start()
        time.sleep(3)
        self.broker.start()

    def cut(self) -> None:
        cuts = self.network.cuts
        self.network.cut()
        wait_until(lambda: self.network.cuts > cuts, 10)

    def wait_for(self, count: int, timeout_s: float = 90) -> list[dict[str, Any]]:
        """Return what is stored once there are so many readings."""

        def enough() -> list[dict[str, Any]]:
            found = self.readings()
            time.sleep(0.5)
            return found if len(found) >= count else []

        return wait_until(enough, timeout_s)

    def settle(self) -> list[dict[str, Any]]:
        """Let the meter take no further reading, and return what is stored once nothing waits any more."""
        asyncio.run(self._drain())
        time.sleep(2)
        return self.readings()

    async def _drain(self) -> None:
        api = NativeApi(self.meter.api_port)
        await api.open()
        api.set_publishing(on=False)
        await asyncio.sleep(6)
        await api.wait_for("readings_waiting", lambda waiting: waiting == 0, 100)
        assert api.state("readings_dropped") == 0
        self.register_wh = float(api.state("energy_register"))
        await api.client.disconnect()


@pytest.fixture
def house(program: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    house = House(tmp_path, Broker(tmp_path), program, request.param)
    house.start()
    yield house
    house.close()


both = pytest.mark.parametrize("house", ["echo", "bridge"], indirect=True)
only_bridge = pytest.mark.parametrize("house", ["bridge"], indirect=True)


def assert_whole(house: House) -> None:
    readings = house.settle()
    assert_all_measured(readings)
    assert readings[-1]["energy"] == house.register_wh
    # A write that a kill cut off has used a number up, and was never published.
    numbers = readings[-1]["seq"] - readings[0]["seq"] + 1
    assert readings[0]["seq"] == 1
    assert 0 <= numbers - len(readings) <= house.meter_kills
    assert house.storage.readings(DEVICE_ID, "conflicts") == []


@both
def test_a_broker_that_is_away_gets_all_of_it_later(house: House) -> None:
    assert not any(one.get("replayed") for one in house.wait_for(2))
    house.stop_broker(away_s=AWAY_S)
    late = [one for one in house.wait_for(2 + AWAY_S, 60 + AWAY_S) if one.get("replayed")]
    assert len(late) >= AWAY_S - 4
    assert_whole(house)


@only_bridge
def test_a_broker_killed_in_mid_replay_gets_all_of_it_again(house: House) -> None:
    house.wait_for(2)
    house.stop_broker(away_s=AWAY_S)
    listener = Listener(house.broker.port)
    wait_until(lambda: any(one.get("replayed") for one in listener.readings(DEVICE_ID)), 30)
    house.kill_broker()
    listener.close()
    house.wait_for(AWAY_S + 8)
    assert_whole(house)


@both
def test_a_meter_killed_offline_and_in_mid_replay_goes_on(house: House) -> None:
    house.wait_for(2)
    house.broker.stop(signal.SIGTERM)
    time.sleep(AWAY_S / 2)
    house.restart_meter()
    time.sleep(AWAY_S / 2)
    house.broker.start()
    listener = Listener(house.broker.port)
    wait_until(lambda: any(one.get("replayed") for one in listener.readings(DEVICE_ID)), 30)
    house.restart_meter()
    listener.close()
    house.wait_for(AWAY_S + 2)
    assert_whole(house)


@both
def test_a_network_cut_in_mid_message_costs_nothing(house: House) -> None:
    house.wait_for(2)
    for _ in range(3):
        house.cut()
        time.sleep(2)
    house.wait_for(8)
    assert_whole(house)


@both
def test_random_rounds_lose_nothing_and_count_nothing_twice(house: House, request: pytest.FixtureRequest) -> None:
    steps: list[Callable[[], None]] = [
        house.stop_broker,
        house.restart_meter,
        house.restart_meter_offline,
        house.cut,
        house.kill_bridge,
    ]
    # What a killed broker had echoed is lost with it.
    if request.node.callspec.params["house"] == "bridge":
        steps.append(house.kill_broker)
    chance = random.Random(20261122)
    house.wait_for(2)
    for _ in range(ROUNDS):
        chance.choice(steps)()
        time.sleep(chance.uniform(0, 3))
    assert_whole(house)


CLOCK_SHIM = Path(__file__).with_name("clock_shim.c")


@pytest.mark.parametrize("house", ["echo"], indirect=True)
def test_readings_before_the_first_sync_get_their_time_at_it(house: House, tmp_path: Path) -> None:
    shim = tmp_path / "clock_shim.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", shim, CLOCK_SHIM], check=True, timeout=30)
    clock_is_wrong = tmp_path / "clock-is-wrong"
    house.wait_for(2)
    clock_is_wrong.touch()
    house.meter.environment |= {"LD_PRELOAD": str(shim), "CLOCK_IS_WRONG": str(clock_is_wrong)}
    house.restart_meter()
    started = time.time()
    time.sleep(5)
    count = len(house.readings())
    clock_is_wrong.unlink()
    readings = house.wait_for(count + 6)
    timed = [one for one in readings if one.get("replayed") and one["timestamp"] > started]
    assert len(timed) >= 4
    assert all(abs(after["timestamp"] - before["timestamp"] - 1) < 0.2 for before, after in itertools.pairwise(timed))
    house.settle()
    assert_all_measured(house.readings())


@pytest.mark.parametrize("house", ["echo"], indirect=True)
def test_erasing_is_asked_twice(house: House) -> None:
    house.wait_for(2)
    house.broker.stop(signal.SIGTERM)
    time.sleep(4)
    asyncio.run(_erase(house))
    house.broker.start()
    readings = house.wait_for(6)
    gap = max(after["seq"] - before["seq"] for before, after in itertools.pairwise(readings))
    assert gap > 3


async def _erase(house: House) -> None:
    api = NativeApi(house.meter.api_port)
    await api.open()
    assert await api.wait_for("readings_waiting", lambda waiting: waiting >= 3)
    assert api.state("offline_store") == "good"
    api.press("erase_offline_store")
    assert "press again within 10 s" in await api.wait_for("offline_store", lambda text: text != "good")
    waiting = await api.wait_for("readings_waiting", lambda waiting: waiting >= 3)
    # Too late for the first press: it counts as a first one again.
    await asyncio.sleep(10.5)
    api.press("erase_offline_store")
    await asyncio.sleep(0.5)
    assert api.state("readings_dropped") == 0
    api.press("erase_offline_store")
    assert await api.wait_for("readings_dropped", lambda dropped: dropped >= waiting)
    assert api.state("readings_waiting") <= 1
    await api.client.disconnect()
