"""The whole house: every part, started in order, each as soon as what it needs is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from itertools import chain
from pathlib import Path
import time
from zoneinfo import ZoneInfo

from .bridge import Bridge
from .broker import Broker
from .database import Database
from .history import begin_energy, import_power, import_registers, past_registers
from .home_assistant import HomeAssistant
from .layout import Layout
from .meter import Meter, build_meter, loads_of
from .service import ServiceError
from .tariff import add_tariff

METERS = ("meter-01", "meter-02")


class House:
    """Broker, database, bridge, Home Assistant and meters, on free ports of 127.0.0.1."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        """Keep all files of this run in `folder`, which must be empty; `say` gets a line for each step."""
        self._say = say
        self._started = time.monotonic()
        self.layout = Layout(folder)
        self.broker = Broker(self.layout, ["homeassistant", "bridge", *METERS])
        self.database = Database(self.layout)
        self.bridge = Bridge(self.layout, self.broker, self.database)
        self.home_assistant = HomeAssistant(self.layout)
        self.meters = [Meter(self.layout, self.broker, device_id) for device_id in METERS]

    async def start(self) -> None:
        """Start everything and wait until live values of every meter are in Home Assistant."""
        await self.broker.start()
        self._step("broker listens (mosquitto)")
        await self.database.start()
        self._step("database listens (SecantusDB, stands in for MongoDB)")
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._start_bridge())
            tasks.create_task(self._start_meters())
            tasks.create_task(self._start_home_assistant())
        await self.home_assistant.add_discovered("smart_energy", 30)
        self._step("the integration was discovered, and added with one click")
        await self._wait_for_live_values(60)
        self._step("Home Assistant shows live values of every meter")
        await add_tariff(self.home_assistant, list(METERS))
        await self._import_past()
        self._step("past weeks and what they cost are in Home Assistant")

    async def _start_bridge(self) -> None:
        await self.bridge.start()
        self._step("bridge is connected to both")

    async def _start_meters(self) -> None:
        await build_meter(self.layout)
        self._step("meter firmware is built (ESPHome, host platform)")
        for meter in self.meters:
            await meter.start()
        self._step(f"meters measure: {', '.join(METERS)}")

    async def _start_home_assistant(self) -> None:
        await self.home_assistant.start()
        self._step("Home Assistant runs, and its demo user is logged in")
        self._since = datetime.now(ZoneInfo((await self.home_assistant.get("/api/config"))["time_zone"]))
        for device_id in METERS:
            await import_power(self.home_assistant, device_id, loads_of(device_id), self._since)
            await begin_energy(self.home_assistant, device_id, self._since)
        user = "homeassistant"
        await self.home_assistant.connect_broker(self.broker.port, user, self.broker.passwords[user])
        self._step("Home Assistant is connected to the broker")

    async def _import_past(self) -> None:
        past = [past_registers(loads_of(device_id), self._since, device_id) for device_id in METERS]
        await import_registers(self.home_assistant, chain.from_iterable(past))

    async def _wait_for_live_values(self, seconds: float) -> None:
        wanted = {meter.entity("power") for meter in self.meters}
        deadline = time.monotonic() + seconds
        while True:
            states = await self.home_assistant.states()
            live = {entity for entity, state in states.items() if state["state"] not in ("unknown", "unavailable")}
            if wanted <= live:
                return
            if time.monotonic() > deadline:
                missing = ", ".join(sorted(wanted - live))
                raise ServiceError(f"No value of {missing} after {seconds:.0f} s; see {self.layout.folder}/logs.")
            await asyncio.sleep(0.25)

    async def stop(self) -> None:
        """End every part, the meters first, so that nothing is left on the way."""
        await asyncio.gather(*(meter.stop() for meter in self.meters))
        await self.home_assistant.close()
        await asyncio.gather(self.bridge.service.stop(), self.home_assistant.service.stop())
        await self.database.service.stop()
        await self.broker.service.stop()

    def dead_parts(self) -> list[str]:
        """Return the names of the parts that ended by themselves."""
        services = [self.broker.service, self.database.service, self.bridge.service, self.home_assistant.service]
        services += [meter.service for meter in self.meters]
        return [service.name for service in services if not service.running]

    def _step(self, text: str) -> None:
        self._say(f"{time.monotonic() - self._started:6.1f} s  {text}")
