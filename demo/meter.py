"""Simulated meters: the product's firmware, compiled by ESPHome for this machine, one program for all of them."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
import signal
from typing import Any

from aioesphomeapi.client import APIClient
from aioesphomeapi.core import APIConnectionError
from aioesphomeapi.model import EntityState
import yaml

from .broker import Broker
from .history import ALL_DAY, Load
from .layout import ROOT, Layout, program
from .service import Service, ServiceError, free_port, port_open

BOARD = ROOT / "esphome/boards/host.yaml"
_NAME = "smart-energy-host"
_DATA = ROOT / "build/esphome"
_PROGRAM = _DATA / f"build/{_NAME}/.pioenvs/{_NAME}/program"
_OFFSET_S = {"meter-01": 0, "meter-02": 5 * 3600 + 420}


async def build_meter(layout: Layout) -> Path:
    """Compile the host meter; quick when nothing has changed. Returns the program."""
    log = layout.log("esphome")
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            program("esphome", "esphome"), "compile", BOARD,
            env={**os.environ, "ESPHOME_DATA_DIR": str(_DATA)},
            stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
        )  # fmt: skip
        try:
            await process.wait()
        except asyncio.CancelledError:
            # With its compilers, which would go on for a minute; they take their half-written files away.
            os.killpg(process.pid, signal.SIGTERM)
            await process.wait()
            raise
    if process.returncode != 0:
        raise ServiceError(f"ESPHome could not build the meter; {log} says why.")
    return _PROGRAM


def loads_of(device_id: str) -> list[Load]:
    """Return the appliances of the meter's house with their times, as the board's YAML switches them."""
    board = yaml.load(BOARD.read_text(), Loader=_BoardLoader)  # noqa: S506, a SafeLoader that knows ESPHome's tags
    offset_s = _OFFSET_S[device_id]
    return [_load(appliance, offset_s) for appliance in board["smart_energy"]["source"]["appliances"]]


class _BoardLoader(yaml.SafeLoader):
    pass


_BoardLoader.add_constructor("!include", lambda _loader, node: str(node.value))


def _load(appliance: dict[str, Any], offset_s: int) -> Load:
    power_w = float(appliance["power"].removesuffix("W"))
    if "schedule" not in appliance:
        return Load(power_w, (ALL_DAY,))
    intervals = []
    for entry in appliance["schedule"]:
        start, duration = _clock_s(entry["at"]), _duration_s(entry["duration"])
        every = _duration_s(entry["every"]) if "every" in entry else 24 * 3600
        for repeat in range(start, start + 24 * 3600, every):
            on = (repeat - offset_s) % (24 * 3600)
            intervals.append((on, on + duration))
    return Load(power_w, tuple(intervals))


def _clock_s(text: str) -> int:
    hours, minutes, *seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + (seconds[0] if seconds else 0)


def _duration_s(text: str) -> int:
    number = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    return int(number) * {"s": 1, "min": 60, "h": 3600}[text.removeprefix(number)]


class Meter:
    """One running meter, and its native API."""

    def __init__(self, layout: Layout, broker: Broker, device_id: str) -> None:
        """Choose its ports; it remembers in a folder of its own."""
        self.device_id = device_id
        self.api_port = free_port()
        env = {
            "METER_DEVICE_ID": device_id,
            "METER_MQTT_HOST": "127.0.0.1",
            "METER_MQTT_PORT": str(broker.port),
            "METER_MQTT_USERNAME": device_id,
            "METER_MQTT_PASSWORD": broker.passwords[device_id],
            "METER_API_PORT": str(self.api_port),
            "METER_OTA_PORT": str(free_port()),
            "METER_SCHEDULE_OFFSET": str(_OFFSET_S[device_id]),
            "ESPHOME_PREFDIR": str(layout.part(device_id)),
        }
        self.service = Service(device_id, [_PROGRAM], layout.log(device_id), env)

    def entity(self, key: str) -> str:
        """Return the id of its sensor in Home Assistant."""
        return f"sensor.{self.device_id.replace('-', '_')}_{key}"

    async def start(self) -> None:
        """Start and wait until its native API listens."""
        await self.service.start()
        await self.service.wait_until(lambda: port_open(self.api_port), 15)

    async def stop(self) -> None:
        """End the program as a clean shutdown would."""
        await self.service.stop()

    async def stop_publishing(self) -> None:
        """Let the meter take no further reading; its sensors keep the values of the last one."""
        client = await self._connect()
        try:
            keys = await self._keys(client)
            client.switch_command(keys["publishing"], state=False)
            await asyncio.sleep(0.5)
        finally:
            await client.disconnect()

    async def values(self, *wanted: str) -> dict[str, Any]:
        """Return the states of its own entities with these object ids."""
        client = await self._connect()
        try:
            keys = await self._keys(client)
            names = {keys[name]: name for name in wanted}
            states: dict[str, Any] = {}
            complete = asyncio.Event()

            def on_state(state: EntityState) -> None:
                if state.key in names:
                    states[names[state.key]] = getattr(state, "state", None)
                if len(states) == len(names):
                    complete.set()

            client.subscribe_states(on_state)
            try:
                async with asyncio.timeout(10):
                    await complete.wait()
            except TimeoutError:
                missing = ", ".join(sorted(set(wanted) - set(states)))
                raise ServiceError(f"{self.device_id} does not say {missing} on its native API.") from None
            return states
        finally:
            await client.disconnect()

    async def _connect(self) -> APIClient:
        client = APIClient("127.0.0.1", self.api_port, None)
        try:
            await client.connect(login=True)
        except APIConnectionError as error:
            raise ServiceError(f"{self.device_id} does not answer on its native API: {error}") from error
        return client

    async def _keys(self, client: APIClient) -> dict[str, int]:
        entities, _ = await client.list_entities_services()
        return {entity.object_id: entity.key for entity in entities}
