"""Readings get their own time, whatever the clock does: unset, late, or set back."""

import asyncio
from collections.abc import Callable
import itertools
from pathlib import Path
import signal
import time
from typing import Any

import pytest

from .conftest import Listener, Meter, wait_until
from .house import POWER_W
from .native_api import NativeApi
from .shims import Shim, clock_shim
from .stored_readings import assert_all_measured


@pytest.fixture
def clock(tmp_path: Path) -> Shim:
    return clock_shim(tmp_path)


def in_order(listener: Listener) -> list[dict[str, Any]]:
    """Return each reading once, in the order of the numbers."""
    return sorted({one["seq"]: one for one in listener.readings("meter-01")}.values(), key=lambda one: one["seq"])


def test_readings_before_the_first_sync_get_their_time_at_it(
    make_meter: Callable[..., Meter], listener: Listener, clock: Shim
) -> None:
    meter = make_meter(**clock.environment)
    listener.wait_for_readings("meter-01", 2)
    meter.end(signal.SIGKILL)
    clock.order()
    meter.start()
    started = time.time()
    time.sleep(5)
    clock.end()
    wait_until(lambda: len([one for one in in_order(listener) if one["timestamp"] > started]) >= 7, 40)
    timed = [one for one in in_order(listener) if one.get("replayed") and one["timestamp"] > started]
    assert len(timed) >= 4
    assert all(abs(after["timestamp"] - before["timestamp"] - 1) < 0.2 for before, after in itertools.pairwise(timed))
    assert_all_measured(in_order(listener))


def test_a_boot_that_ends_without_a_sync_counts_its_readings_and_keeps_their_energy(
    make_meter: Callable[..., Meter], listener: Listener, clock: Shim
) -> None:
    meter = make_meter(**clock.environment)
    listener.wait_for_readings("meter-01", 2)
    meter.end(signal.SIGKILL)
    before = listener.readings("meter-01")[-1]
    clock.order()
    meter.start()
    time.sleep(5)
    meter.end(signal.SIGKILL)
    clock.end()
    meter.start()
    after = wait_until(lambda: [one for one in in_order(listener) if one["seq"] > before["seq"] + 2])[0]
    dropped = asyncio.run(dropped_by(meter))
    assert dropped >= 3
    # Appliances go by the clock, which was another one; the base load is always on.
    assert after["energy"] - before["energy"] > 0.95 * (dropped + 1) * POWER_W["base_load"] / 3600
    assert all(one["timestamp"] > time.time() - 60 for one in in_order(listener))


async def dropped_by(meter: Meter) -> float:
    async with NativeApi(meter.api_port) as api:
        return await api.wait_for("readings_dropped", lambda _: True)


def assert_no_key_twice(readings: list[dict[str, Any]]) -> None:
    assert all(after["timestamp"] > before["timestamp"] for before, after in itertools.pairwise(readings))


@pytest.mark.parametrize("store", ["", "/dev/full"], ids=["stored", "unstored"])
def test_a_clock_that_steps_back_makes_no_two_readings_share_a_key(
    make_meter: Callable[..., Meter], listener: Listener, clock: Shim, store: str
) -> None:
    make_meter(METER_STORE=store, **clock.environment)
    before = listener.wait_for_readings("meter-01", 3)
    clock.order("7")
    held = listener.wait_for_readings("meter-01", len(before) + 4)[-3:]
    assert [one["flags"] for one in held] == [["estimated"]] * 3
    assert [round(after["timestamp"] - one["timestamp"], 3) for one, after in itertools.pairwise(held)] == [0.001] * 2
    last = wait_until(lambda: [one for one in in_order(listener) if one["seq"] > held[-1]["seq"] + 4], 30)[-1]
    assert "flags" not in last
    assert_no_key_twice(in_order(listener))
    assert_all_measured(in_order(listener))


def test_a_clock_that_stepped_back_while_the_meter_was_off_is_no_different(
    make_meter: Callable[..., Meter], listener: Listener, clock: Shim
) -> None:
    meter = make_meter(**clock.environment)
    listener.wait_for_readings("meter-01", 3)
    meter.end(signal.SIGKILL)
    clock.order("60")
    count = len(listener.readings("meter-01"))
    meter.start()
    held = listener.wait_for_readings("meter-01", count + 3)
    assert held[-1]["flags"] == ["estimated"]
    assert_no_key_twice(in_order(listener))
    assert_all_measured(in_order(listener))
