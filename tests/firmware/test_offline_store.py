"""What a meter with an offline store measures arrives once, whatever is away, ended or killed meanwhile."""

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import random
import signal
import time

import pytest

from .conftest import Listener, wait_until
from .offline_house import DEVICE_ID, House, assert_whole, running

FULL = bool(os.environ.get("SMART_ENERGY_FULL"))
ROUNDS = 20 if FULL else 5
AWAY_S = 180 if FULL else 12


@pytest.fixture
def house(program: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[House]:
    with running(tmp_path, program, request.param) as house:
        yield house


both = pytest.mark.parametrize("house", ["echo", "bridge"], indirect=True)
only_bridge = pytest.mark.parametrize("house", ["bridge"], indirect=True)


def wait_for_a_replay(house: House) -> None:
    listener = Listener(house.broker.port)
    wait_until(lambda: any(one.get("replayed") for one in listener.readings(DEVICE_ID)), 30)
    listener.close()


@both
def test_a_broker_that_is_away_gets_all_of_it_later(house: House) -> None:
    assert not any(one.get("replayed") for one in house.wait_for(2))
    house.stop_broker(away_s=AWAY_S)
    house.wait_for_late(AWAY_S - 4, 60 + AWAY_S)
    assert_whole(house)


@only_bridge
def test_a_broker_killed_in_mid_replay_gets_all_of_it_again(house: House) -> None:
    house.wait_for(2)
    house.stop_broker(away_s=AWAY_S)
    wait_for_a_replay(house)
    house.kill_broker()
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
    wait_for_a_replay(house)
    house.restart_meter()
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
