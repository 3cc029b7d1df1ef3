"""A home with a year of the UCI household in Home Assistant's statistics, and its meters that go on measuring."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
import json
from pathlib import Path
import time
from typing import Any

import paho.mqtt.client as mqtt

from demo.broker import Broker
from demo.history import begin_energy, import_registers
from demo.home_assistant import HomeAssistant, WebSocket
from demo.layout import Layout
from demo.tariff import add_tariff

from .household_past import HOUR_S, PARTS, Past

ZONE = "Europe/Paris"
HOUSE = "house"
CIRCUITS = tuple(f"{HOUSE}-{part}" for part in PARTS)
GARAGE, SHED = "garage", "shed"
"""Two meters without history and tariff: the garage is online, the shed has gone."""

NAMES = (HOUSE, *CIRCUITS, GARAGE, SHED)
EVERY_S = 5
POWER_FACTOR = 0.97
HELD_S = 15
"""An alert begins after ten seconds."""

RELEASED_S = 40
"""It ends after a minute of usual values; Home Assistant minds clocks that run further ahead than a minute."""

BEHIND_S = 1200
"""The meters begin this long ago and catch up, so that alerts have lasted and ended when the tests begin."""

CIRCUITS_S = 7 * 24 * HOUR_S
"""The circuits were measured for a week only: what lies in the past is dear to import, row by row."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A voltage other than usual between two times, in seconds before the meters have caught up."""

    begins_s: int
    ends_s: int
    voltage: float


SILENT = f"{HOUSE}-laundry"
SILENT_S = (52 * HOUR_S, 46 * HOUR_S)
"""This circuit's file has a hole, from and until so long ago: what lies in it is estimated."""

FAULTS = (Fault(1100, 1000, 197.4), Fault(700, 600, 256.2))
"""Of the house, both over before the tests begin: what an alert's history is made of."""


class Publisher:
    """A meter: publishes what the past of the house says about this moment, by its own user at the broker."""

    def __init__(self, broker: Broker, past: Past, device_id: str) -> None:
        self.device_id = device_id
        self._past = past
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.username_pw_set(device_id, broker.passwords[device_id])
        self._client.will_set(f"/energy/{device_id}/status", "offline", 1, retain=True)
        self._client.connect("127.0.0.1", broker.port)
        self._client.loop_start()

    def introduce(self, **info: Any) -> None:
        """Say what it is, and that it is there."""
        fields = {"deviceId": self.device_id, "schema": 1, "interval": EVERY_S, **info}
        self._publish("info", json.dumps(fields), retain=True)
        self._publish("status", "online", retain=True)

    def leave(self) -> None:
        """Say that it is gone."""
        self._publish("status", "offline", retain=True)

    def measure(self, at_s: int, voltage: float | None = None, *, replayed: bool = False) -> None:
        """Publish the reading of a time (Unix s), at a given voltage or the usual one; perhaps one of its store."""
        power_w, energy_wh, usual = self._past.at(self.device_id, at_s)
        voltage = usual if voltage is None else voltage
        fields = {
            "deviceId": self.device_id,
            "voltage": round(voltage, 2),
            "current": round(power_w / POWER_FACTOR / voltage, 3),
            "power": round(power_w, 1),
            "powerFactor": POWER_FACTOR,
            "frequency": 50.01,
            "energy": round(energy_wh, 3),
            "timestamp": at_s,
            "interval": EVERY_S,
            "replayed": replayed,
        }
        self._publish("data", json.dumps(fields))

    def _publish(self, kind: str, payload: str, *, retain: bool = False) -> None:
        self._client.publish(f"/energy/{self.device_id}/{kind}", payload, 1, retain)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


class Household:
    """Broker, Home Assistant with the integration, and the meters of one house."""

    def __init__(self, folder: Path, past: Past) -> None:
        self.layout = Layout(folder)
        self.past = past
        self.broker = Broker(self.layout, ["homeassistant", *NAMES])
        self.home_assistant = HomeAssistant(self.layout, ZONE)
        self.devices: dict[str, str] = {}
        """Device registry ids by the meters' own."""
        self._tasks: list[asyncio.Task[None]] = []
        self._voltages: dict[str, float] = {}
        self._next_s = 0

    async def start(self) -> None:
        """Start, import the past through the product's own action, and go on measuring."""
        await self.broker.start()
        self._publishers = {name: Publisher(self.broker, self.past, name) for name in NAMES}
        self._introduce()
        await self.home_assistant.start()
        user = "homeassistant"
        await self.home_assistant.connect_broker(self.broker.port, user, self.broker.passwords[user])
        await self.home_assistant.add_discovered("smart_energy", 30)
        await self._catch_up()
        self.devices = await self.home_assistant.device_ids()
        await self._import_past()
        await add_tariff(self.home_assistant, [HOUSE])
        # Half a minute after this the house is forecast from all that was imported.
        await self.home_assistant.act(
            "homeassistant.reload_config_entry", entry_id=await self.home_assistant.entry_id()
        )
        await self.home_assistant.known_state("sensor.house_cost_today")

    def _introduce(self) -> None:
        for circuit in CIRCUITS:
            self._publishers[circuit].introduce(role="circuit", parent=HOUSE)
        for meter in (HOUSE, GARAGE, SHED):
            self._publishers[meter].introduce(role="grid")

    async def _catch_up(self) -> None:
        """Measure the last minutes at once, and every few seconds from then on."""
        now_s = int(time.time()) // EVERY_S * EVERY_S
        self._next_s = now_s - BEHIND_S
        # Its session is not persistent: what was published before it listens would be lost.
        hearing = asyncio.create_task(self.home_assistant.known_state("binary_sensor.house_status"))
        while not hearing.done():
            self._measure(self._next_s)
            await asyncio.sleep(0.2)
        await hearing
        await self.home_assistant.act("switch.turn_off", entity_id="switch.shed_meter_offline_alert")
        self._publishers[SHED].measure(self._next_s)
        for at_s in range(self._next_s, now_s, EVERY_S):
            faults = (fault for fault in FAULTS if fault.begins_s >= now_s - at_s > fault.ends_s)
            self._publishers[HOUSE].measure(at_s, next((fault.voltage for fault in faults), None))
        self._publishers[SHED].leave()
        self._next_s = now_s
        self._tasks.append(asyncio.create_task(self._go_on()))

    def _measure(self, at_s: int) -> None:
        for name in (HOUSE, *CIRCUITS, GARAGE):
            self._publishers[name].measure(at_s, self._voltages.get(name))

    async def _go_on(self) -> None:
        while True:
            self._measure(self._next_s)
            self._next_s += EVERY_S
            await asyncio.sleep(max(0.0, self._next_s - time.time()))

    def have_voltages(self, voltages: dict[str, float], lasting_s: int = HELD_S) -> None:
        """From now on these meters measure these voltages; clocks run ahead so that this has lasted at once."""
        self._voltages |= voltages
        for _ in range(0, lasting_s, EVERY_S):
            self._measure(self._next_s)
            self._next_s += EVERY_S

    def replay(self, name: str, ago_s: int) -> None:
        """Let a meter send a reading of so long ago from its store."""
        self._publishers[name].measure(int(time.time()) // EVERY_S * EVERY_S - ago_s, replayed=True)

    async def _import_past(self) -> None:
        since = datetime.fromtimestamp(time.time() - BEHIND_S, UTC)
        for name in (HOUSE, *CIRCUITS):
            await begin_energy(self.home_assistant, name, since, self.past.at(name, since.timestamp())[1])
        until_s = since.timestamp()
        house = self.past.registers((HOUSE,), until_s)
        circuits = self.past.registers(CIRCUITS, until_s, since_s=until_s - CIRCUITS_S)
        begin_s, end_s = (until_s - ago_s for ago_s in SILENT_S)
        known = (line for line in circuits if line[0] != SILENT or not begin_s < line[1] < end_s)
        await import_registers(self.home_assistant, chain(house, known))

    async def ask(self, command: str, **arguments: Any) -> Any:
        """Send one WebSocket command and return its result."""
        async with WebSocket(self.home_assistant) as socket:
            return await socket.call(command, **arguments)

    async def stop(self) -> None:
        """End every part."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for publisher in self._publishers.values():
            publisher.close()
        await self.home_assistant.close()
        await self.home_assistant.service.stop()
        await self.broker.service.stop()
