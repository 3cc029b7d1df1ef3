"""A meter whose readings go all the way into the database, and everything between them that can fail."""

import asyncio
from collections.abc import Callable, Iterator
import contextlib
from pathlib import Path
import signal
import time
from typing import Any

from .conftest import Broker, Meter, wait_until
from .cutting_proxy import CuttingProxy
from .native_api import NativeApi
from .store_file import Measured, measured
from .stored_readings import Storage, assert_all_measured

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

    def late(self) -> list[dict[str, Any]]:
        return [one for one in self.readings() if one.get("replayed")]

    def measured(self) -> set[Measured]:
        """Return all that the meter has ever measured, from the file of its store."""
        return measured(self.meter.store)

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
        return self._enough(self.readings, count, timeout_s)

    def wait_for_late(self, count: int, timeout_s: float = 90) -> list[dict[str, Any]]:
        """Return what is stored and was sent late once there are so many of them."""
        return self._enough(self.late, count, timeout_s)

    @staticmethod
    def _enough(of: Callable[[], list[dict[str, Any]]], count: int, timeout_s: float) -> list[dict[str, Any]]:
        def enough() -> list[dict[str, Any]]:
            found = of()
            time.sleep(0.5)
            return found if len(found) >= count else []

        return wait_until(enough, timeout_s)

    def settle(self) -> list[dict[str, Any]]:
        """Let the meter take no further reading, and return what is stored once nothing waits any more."""
        asyncio.run(self._drain())
        time.sleep(2)
        return self.readings()

    async def _drain(self) -> None:
        async with NativeApi(self.meter.api_port) as api:
            api.set_publishing(on=False)
            await asyncio.sleep(6)
            await api.wait_for("readings_waiting", lambda waiting: waiting == 0, 180)
            assert api.state("readings_dropped") == 0
            self.register_wh = float(api.state("energy_register"))


@contextlib.contextmanager
def running(folder: Path, program: Path, confirm: str) -> Iterator[House]:
    """Run a house whose meter's readings are confirmed in this way."""
    house = House(folder, Broker(folder), program, confirm)
    try:
        house.start()
        yield house
    finally:
        house.close()


def assert_whole(house: House) -> None:
    """What the database holds is what was measured: each reading once, and the register at the end of the last one."""
    readings = house.settle()
    assert_all_measured(readings)
    assert readings[-1]["energy"] == house.register_wh
    assert {Measured(one["seq"], one["timestamp"], one["energy"]) for one in readings} == house.measured()
    # A write that a kill cut off has used a number up, and was never published.
    numbers = readings[-1]["seq"] - readings[0]["seq"] + 1
    assert readings[0]["seq"] == 1
    assert 0 <= numbers - len(readings) <= house.meter_kills
    assert house.storage.readings(DEVICE_ID, "conflicts") == []
