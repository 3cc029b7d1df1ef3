"""The store is lost, fails, was written by other firmware or is erased: it says so, and no number ever repeats."""

import asyncio
from collections.abc import Callable
import itertools
from pathlib import Path
import signal
import time
from typing import Any

import pytest

from .conftest import Broker, Listener, Meter, wait_until
from .native_api import NativeApi
from .shims import Shim, store_shim
from .store_file import SECTOR, header, measured

NO_FILE = "its file cannot be opened and filled"
FAILS = "it does not keep what is written"
NEWER = "newer firmware has written it"


@pytest.fixture
def meter(make_meter: Callable[..., Meter], listener: Listener) -> Meter:
    """A meter that has a few readings behind it."""
    meter = make_meter()
    listener.wait_for_readings("meter-01", 3)
    return meter


def wait_for_more(listener: Listener, count: int = 3) -> list[dict[str, Any]]:
    """Return all readings so far once there are `count` more."""
    return listener.wait_for_readings("meter-01", len(listener.readings("meter-01")) + count, 40)


def assert_no_number_repeats(readings: list[dict[str, Any]]) -> None:
    """Neither a number nor a key is there twice, where none was sent again."""
    measured_once = {(one["seq"], one["timestamp"], one["energy"]) for one in readings}
    assert len({seq for seq, *_ in measured_once}) == len(measured_once)
    assert len({timestamp for _, timestamp, _ in measured_once}) == len(measured_once)


def assert_says(meter: Meter, text: str) -> None:
    async def ask() -> None:
        async with NativeApi(meter.api_port) as api:
            await api.wait_for("offline_store", lambda state: text in state)

    asyncio.run(ask())


def erase(meter: Meter) -> None:
    """Erase the store and wait until it is good."""

    async def press() -> None:
        async with NativeApi(meter.api_port) as api:
            await api.erase_store()
            await api.wait_for("offline_store", lambda text: text == "good")

    asyncio.run(press())


def outage(broker: Broker, seconds: float = 4) -> None:
    broker.stop()
    time.sleep(seconds)
    broker.start()


def test_the_store_is_the_file_of_meter_store(
    make_meter: Callable[..., Meter], listener: Listener, tmp_path: Path
) -> None:
    file = tmp_path / "elsewhere/deep/readings"
    meter = make_meter(METER_STORE=str(file))
    listener.wait_for_readings("meter-01", 2)
    assert file.stat().st_size == 256 * 1024
    assert len(measured(file)) >= 2
    assert list((meter.folder / "memory").glob("*.readings")) == []


@pytest.mark.parametrize("path", ["/dev/full", "/"])
def test_without_its_file_readings_go_on_unstored(
    make_meter: Callable[..., Meter], broker: Broker, listener: Listener, path: str
) -> None:
    meter = make_meter(METER_STORE=path)
    before = len(listener.wait_for_readings("meter-01", 2))
    assert_says(meter, NO_FILE)
    outage(broker)
    wait_for_more(listener)
    meter.end(signal.SIGKILL)
    meter.start()
    readings = wait_for_more(listener)
    assert len(readings) > before
    assert not any(one.get("replayed") for one in readings)
    assert_no_number_repeats(readings)
    assert [one["seq"] for one in readings] == sorted(one["seq"] for one in readings)
    assert all(after["energy"] >= before["energy"] for before, after in itertools.pairwise(readings))


@pytest.fixture
def failing(make_meter: Callable[..., Meter], listener: Listener, tmp_path: Path) -> tuple[Meter, Shim]:
    """A meter whose store has failed while it ran."""
    shim = store_shim(tmp_path)
    meter = make_meter(**shim.environment)
    listener.wait_for_readings("meter-01", 3)
    shim.order()
    assert_says(meter, FAILS)
    return meter, shim


def test_a_store_that_fails_is_used_again_after_a_restart(
    failing: tuple[Meter, Shim], broker: Broker, listener: Listener
) -> None:
    meter, shim = failing
    wait_for_more(listener)
    meter.end(signal.SIGKILL)
    shim.end()
    meter.start()
    assert_says(meter, "good")
    wait_for_more(listener)
    outage(broker)
    wait_until(lambda: any(one.get("replayed") for one in wait_for_more(listener, 1)), 40)
    readings = listener.readings("meter-01")
    assert_no_number_repeats(readings)
    energies = [one["energy"] for one in sorted(readings, key=lambda one: one["timestamp"])]
    assert energies == sorted(energies)


def test_a_store_that_fails_is_used_again_once_it_is_erased(
    failing: tuple[Meter, Shim], broker: Broker, listener: Listener
) -> None:
    meter, shim = failing
    wait_for_more(listener)
    shim.end()
    erase(meter)
    last = listener.readings("meter-01")[-1]["seq"]
    outage(broker)
    wait_until(lambda: any(one.get("replayed") for one in wait_for_more(listener, 1)), 40)
    assert_no_number_repeats(listener.readings("meter-01"))
    assert all(one.seq > last - 3 for one in measured(meter.store) if one.seq > 10)


def written_by_newer_firmware(meter: Meter) -> bytes:
    """Give the meter's store a sector of the next version, and return all of it."""
    data = bytearray(meter.store.read_bytes())
    data[-SECTOR:] = header(2).ljust(SECTOR - 32, b"\xff") + header(2)
    meter.store.write_bytes(data)
    return bytes(data)


def test_what_newer_firmware_has_stored_is_left_alone(meter: Meter, listener: Listener) -> None:
    meter.end(signal.SIGTERM)
    before = written_by_newer_firmware(meter)
    meter.start()
    assert_says(meter, NEWER)
    readings = wait_for_more(listener)
    assert_no_number_repeats(readings)
    meter.end(signal.SIGKILL)
    assert meter.store.read_bytes() == before


def test_erasing_a_newer_format_takes_effect_at_once(meter: Meter, broker: Broker, listener: Listener) -> None:
    meter.end(signal.SIGTERM)
    written_by_newer_firmware(meter)
    meter.start()
    wait_for_more(listener)
    erase(meter)
    outage(broker)
    wait_until(lambda: any(one.get("replayed") for one in wait_for_more(listener, 1)), 40)
    meter.end(signal.SIGKILL)
    meter.start()
    readings = wait_for_more(listener)
    assert_no_number_repeats(readings)
    energies = [one["energy"] for one in sorted(readings, key=lambda one: one["timestamp"])]
    assert energies == sorted(energies)
    replayed = {one["seq"] for one in readings if one.get("replayed")}
    assert replayed <= {one.seq for one in measured(meter.store)}


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_after_a_lost_store_numbers_and_registers_go_on(meter: Meter, listener: Listener, end: signal.Signals) -> None:
    meter.end(end)
    before = listener.readings("meter-01")[-1]
    meter.store.unlink()
    meter.start()
    readings = wait_for_more(listener)
    assert_no_number_repeats(readings)
    assert readings[-1]["seq"] > before["seq"]
    # A register that was not saved at the end is that of the last save, every 5 min.
    least = {signal.SIGKILL: 0, signal.SIGTERM: before["energy"]}[end]
    assert readings[-1]["energy"] > least


def test_preferences_that_are_lost_cost_nothing(meter: Meter, listener: Listener) -> None:
    meter.end(signal.SIGKILL)
    before = listener.readings("meter-01")
    meter.preferences.unlink()
    meter.start()
    readings = wait_for_more(listener)
    assert_no_number_repeats(readings)
    after = min((one for one in readings if one["seq"] > before[-1]["seq"]), key=lambda one: one["seq"])
    own = after["power"] * after["interval"] / 3600
    last = max((one for one in measured(meter.store) if one.seq < after["seq"]), key=lambda one: one.seq)
    assert after["energy"] == pytest.approx(last.energy + own, abs=0.002)


def test_a_store_of_an_earlier_time_repeats_no_number(meter: Meter, listener: Listener) -> None:
    """As after an update to another partition table and back."""
    meter.end(signal.SIGTERM)
    earlier = meter.store.read_bytes()
    meter.start()
    wait_for_more(listener, 4)
    meter.end(signal.SIGTERM)
    before = listener.readings("meter-01")[-1]
    meter.store.write_bytes(earlier)
    meter.start()
    readings = wait_for_more(listener)
    assert_no_number_repeats(readings)
    live = [one for one in readings if not one.get("replayed")]
    assert live[-1]["seq"] > before["seq"]
    assert live[-1]["energy"] > before["energy"]


def test_erasing_is_asked_twice(meter: Meter, broker: Broker, listener: Listener) -> None:
    broker.stop()
    time.sleep(4)
    asyncio.run(_erase(meter))
    broker.start()
    readings = wait_for_more(listener, 4)
    gap = max(after["seq"] - before["seq"] for before, after in itertools.pairwise(readings))
    assert gap > 3
    assert_no_number_repeats(readings)


async def _erase(meter: Meter) -> None:
    async with NativeApi(meter.api_port) as api:
        assert await api.wait_for("readings_waiting", lambda waiting: waiting >= 3)
        assert api.state("offline_store") == "good"
        # A double click asks once.
        api.press("erase_offline_store")
        api.press("erase_offline_store")
        assert "press again within 10 s" in await api.wait_for("offline_store", lambda text: text != "good")
        waiting = await api.wait_for("readings_waiting", lambda waiting: waiting >= 3)
        # Too late for the first press: it counts as a first one again.
        await asyncio.sleep(10.5)
        api.press("erase_offline_store")
        await asyncio.sleep(1.2)
        assert api.state("readings_dropped") == 0
        api.press("erase_offline_store")
        assert await api.wait_for("readings_dropped", lambda dropped: dropped >= waiting)
        assert api.state("readings_waiting") <= 1
