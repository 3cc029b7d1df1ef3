"""What breaks in a meter's life: the broker, the program, the clock, the network. Nothing repeats and nothing falls."""

from collections.abc import Callable
import itertools
from pathlib import Path
import random
import signal
import subprocess
import time

import pytest

from .conftest import Broker, Listener, Meter, seconds_until_switched, wait_until
from .house import POWER_W, find_second

CLOCK_SHIM = Path(__file__).with_name("clock_shim.c")


def quiet_offset() -> str:
    """Return the schedule offset after which only the base load is on for a while."""
    return str(seconds_until_switched(find_second({"base_load"}, {"base_load"}, around_s=40) - 35))


def live(readings: list[dict]) -> list[dict]:
    """Return what was published as it was measured; what an outage held up comes between, with times before it."""
    return [reading for reading in readings if not reading.get("replayed")]


def assert_one_life(readings: list[dict]) -> None:
    """Sequence numbers and timestamps rise, the register never falls."""
    for before, after in itertools.pairwise(readings):
        assert after["seq"] > before["seq"]
        assert after["timestamp"] > before["timestamp"]
        assert after["energy"] >= before["energy"]


def test_a_killed_meter_is_offline_by_its_last_will(make_meter: Callable[..., Meter], listener: Listener) -> None:
    meter = make_meter()
    listener.wait_for_readings("meter-01", 1)
    meter.end(signal.SIGKILL)
    wait_until(lambda: listener.last_status("meter-01") == b"offline")


def test_a_meter_that_is_ended_says_offline_itself(make_meter: Callable[..., Meter], listener: Listener) -> None:
    meter = make_meter()
    listener.wait_for_readings("meter-01", 1)
    meter.end(signal.SIGTERM)
    wait_until(lambda: listener.last_status("meter-01") == b"offline", 5)


def test_kills_repeat_no_sequence_number_and_lose_no_published_energy(
    make_meter: Callable[..., Meter], listener: Listener
) -> None:
    meter = make_meter(METER_SCHEDULE_OFFSET=quiet_offset())
    chance = random.Random(20261122)
    for _ in range(5):
        count = len(listener.readings("meter-01"))
        listener.wait_for_readings("meter-01", count + 1)
        time.sleep(chance.uniform(0, 1.1))
        meter.end(signal.SIGKILL)
        meter.start()
    readings = live(listener.wait_for_readings("meter-01", len(listener.readings("meter-01")) + 1))
    assert_one_life(readings)
    # Five lives, and each continues the numbers of the one before without a gap wider than what was measured unseen.
    assert readings[-1]["seq"] - readings[0]["seq"] <= len(readings) + 5


def test_a_clean_restart_continues_exactly(make_meter: Callable[..., Meter], listener: Listener) -> None:
    meter = make_meter(METER_SCHEDULE_OFFSET=quiet_offset())
    listener.wait_for_readings("meter-01", 2)
    meter.end(signal.SIGTERM)
    before = listener.readings("meter-01")
    meter.start()
    first = wait_until(lambda: live(listener.readings("meter-01")[len(before) :]))[0]
    assert first["seq"] == before[-1]["seq"] + 1
    energy = first["energy"] - before[-1]["energy"]
    assert energy == pytest.approx(POWER_W["base_load"] * first["interval"] / 3600, rel=0.1)


def test_a_broker_that_comes_back_finds_all_that_is_retained_and_the_energy(
    make_meter: Callable[..., Meter], broker: Broker, listener: Listener
) -> None:
    make_meter(METER_SCHEDULE_OFFSET=quiet_offset())
    before = listener.wait_for_readings("meter-01", 2)[-1]
    broker.stop()
    time.sleep(4)
    known = len(listener.readings("meter-01"))
    infos = len(listener.payloads("/energy/meter-01/info"))
    broker.start()
    after = wait_until(lambda: live(listener.readings("meter-01")[known:])[1:])[-1]
    wait_until(lambda: len(listener.payloads("/energy/meter-01/info")) > infos)
    assert listener.last_status("meter-01") == b"online"
    assert_one_life(live(listener.readings("meter-01")))
    elapsed_s = after["timestamp"] - before["timestamp"]
    assert elapsed_s > 4
    energy = POWER_W["base_load"] * elapsed_s / 3600
    assert after["energy"] - before["energy"] == pytest.approx(energy, rel=0.01, abs=0.002)


def test_a_meter_starts_without_a_broker(make_meter: Callable[..., Meter], broker: Broker, listener: Listener) -> None:
    broker.stop()
    make_meter()
    time.sleep(2.5)
    broker.start()
    wait_until(lambda: live(listener.readings("meter-01")))
    wait_until(lambda: {1, 2} <= {one["seq"] for one in listener.readings("meter-01") if one.get("replayed")})
    assert listener.last_status("meter-01") == b"online"


def test_a_program_that_stood_still_measures_the_time_it_missed(
    make_meter: Callable[..., Meter], listener: Listener
) -> None:
    meter = make_meter(METER_SCHEDULE_OFFSET=quiet_offset())
    listener.wait_for_readings("meter-01", 2)
    meter.send(signal.SIGSTOP)
    time.sleep(5)
    meter.send(signal.SIGCONT)
    readings = listener.wait_for_readings("meter-01", 9)
    assert_one_life(readings)
    steps = [after["timestamp"] - before["timestamp"] for before, after in itertools.pairwise(readings)]
    assert steps == pytest.approx([1.0] * len(steps), abs=0.1)
    elapsed_s = readings[-1]["timestamp"] - readings[0]["timestamp"]
    energy = POWER_W["base_load"] * elapsed_s / 3600
    assert readings[-1]["energy"] - readings[0]["energy"] == pytest.approx(energy, rel=0.005, abs=0.002)


def test_no_reading_is_published_before_the_time_of_day_is_known(
    make_meter: Callable[..., Meter], listener: Listener, tmp_path: Path
) -> None:
    shim = tmp_path / "clock_shim.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-o", shim, CLOCK_SHIM], check=True, timeout=30)
    clock_is_wrong = tmp_path / "clock-is-wrong"
    clock_is_wrong.touch()
    make_meter(LD_PRELOAD=str(shim), CLOCK_IS_WRONG=str(clock_is_wrong))
    wait_until(lambda: listener.last_status("meter-01") == b"online")
    time.sleep(3)
    assert listener.readings("meter-01") == []
    clock_is_wrong.unlink()
    first = wait_until(lambda: live(listener.readings("meter-01")))[0]
    assert all(one["timestamp"] > time.time() - 60 for one in listener.readings("meter-01"))
    assert first["timestamp"] == pytest.approx(time.time(), abs=2)
    # What it measured before is in the register.
    assert first["energy"] > 2.5 * POWER_W["base_load"] / 3600
