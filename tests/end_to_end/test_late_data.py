"""A real Home Assistant through a kill and an outage: its statistics in the end are what the meter counted.

Three hours do not pass here: the readings of the past are dated back, and the hours that Home Assistant would have
compiled meanwhile are imported, flat, as it compiles them for a sensor that stands still.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
import json
import math
from pathlib import Path
import shutil
import time
from typing import Any
from zoneinfo import ZoneInfo

import paho.mqtt.client as mqtt
import pytest
import pytest_asyncio

from demo.home_assistant import HomeAssistant, WebSocket
from demo.layout import Layout
from demo.service import Service, free_port, port_open

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

ENERGY = "sensor.meter_01_energy"
HOUR = timedelta(hours=1)
THIS_HOUR = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
OUTAGE = THIS_HOUR - 4 * HOUR + timedelta(minutes=20)


def register_wh(moment: datetime) -> float:
    """A load between 0.2 and 3.8 kW that changes all the time."""
    hours = (moment - THIS_HOUR) / HOUR + 10
    return round(5_000 + 2000 * hours + 1800 / 7 * (1 - math.cos(7 * hours)), 3)


def true_kwh(hour: datetime) -> float:
    return (register_wh(hour + HOUR) - register_wh(hour)) / 1000


class Meter:
    """Publishes as our firmware does."""

    def __init__(self, port: int) -> None:
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.connect("127.0.0.1", port)
        self._client.loop_start()

    def announce(self) -> None:
        info = {"deviceId": "meter-01", "schema": 1, "model": "ESP32", "firmware": "1.0.0", "role": "grid"}
        self._client.publish("/energy/meter-01/info", json.dumps(info), qos=1, retain=True).wait_for_publish(5)

    def publish(self, moment: datetime, interval_s: float, **fields: Any) -> None:
        reading = {
            "deviceId": "meter-01",
            "voltage": 230.1,
            "current": 8.7,
            "power": 2000.0,
            "energy": register_wh(moment),
            "timestamp": round(moment.timestamp(), 3),
            "interval": interval_s,
            **fields,
        }
        self._client.publish("/energy/meter-01/data", json.dumps(reading), qos=1).wait_for_publish(5)

    def publish_range(self, start: datetime, end: datetime, interval_s: float, **fields: Any) -> None:
        step = timedelta(seconds=interval_s)
        for number in range(math.ceil((end - start) / step)):
            self.publish(start + number * step, interval_s, **fields)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


class House:
    """Broker, Home Assistant and a meter."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder)
        self.port = free_port()
        config = self.layout.part("broker") / "mosquitto.conf"
        config.write_text(f"listener {self.port} 127.0.0.1\nallow_anonymous true\n")
        program = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        self.broker = Service("The broker", [program, "-c", config], self.layout.log("broker"))
        self.home_assistant = HomeAssistant(self.layout)

    async def start(self) -> None:
        await self.broker.start()
        await self.broker.wait_until(lambda: port_open(self.port), 10)
        await self.home_assistant.start()
        await self.home_assistant.connect_broker(self.port, "test", "test")
        self.meter = Meter(self.port)
        self.meter.announce()
        await self.home_assistant.add_discovered("smart_energy", 30)

    async def stop(self) -> None:
        self.meter.close()
        await self.home_assistant.close()
        await self.home_assistant.service.stop()
        await self.broker.stop()

    async def states(self) -> dict[str, str]:
        states = await self.home_assistant.states()
        return {entity: state["state"] for entity, state in states.items() if entity.startswith("sensor.meter_01_")}

    async def subscribed(self, moment: datetime) -> None:
        """Publish one reading until Home Assistant hears it; sent again it changes nothing."""
        deadline = time.monotonic() + 30
        while (await self.states()).get(ENERGY) != shown(moment):
            assert time.monotonic() < deadline, "Home Assistant hears no reading"
            self.meter.publish(moment, 10)
            await asyncio.sleep(0.5)

    async def wait_for(self, entity: str, shown: str, seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while (now := (await self.states()).get(entity)) != shown:
            assert time.monotonic() < deadline, f"{entity} is {now!r}, not {shown!r}, after {seconds:.0f} s"
            await asyncio.sleep(0.2)

    async def sums(self) -> dict[datetime, float]:
        async with WebSocket(self.home_assistant) as socket:
            found = await socket.call(
                "recorder/statistics_during_period",
                statistic_ids=[ENERGY], start_time=(THIS_HOUR - 9 * HOUR).isoformat(), period="hour", types=["sum"],
            )  # fmt: skip
        return {datetime.fromtimestamp(row["start"] / 1000, UTC): row["sum"] for row in found.get(ENERGY, [])}

    async def changes(self) -> dict[datetime, float]:
        sums = await self.sums()
        return {hour: total - sums[hour - HOUR] for hour, total in sums.items() if hour - HOUR in sums}

    async def compiled(self) -> None:
        """Import what Home Assistant compiles: an ordinary hour, the hour the outage began in, and flat ones."""
        rows = []
        for number in range(6, 0, -1):
            hour = THIS_HOUR - number * HOUR
            shown_kwh = register_wh(min(hour + HOUR, OUTAGE)) / 1000
            rows.append({"start": hour.isoformat(), "state": shown_kwh, "sum": shown_kwh - 3})
        metadata = {
            "statistic_id": ENERGY, "unit_of_measurement": "kWh", "unit_class": "energy", "has_sum": True,
            "mean_type": 0, "source": "recorder", "name": None,
        }  # fmt: skip
        async with WebSocket(self.home_assistant) as socket:
            await socket.call("recorder/import_statistics", metadata=metadata, stats=rows)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    built = House(tmp_path_factory.mktemp("late-data"))
    try:
        await built.start()
        yield built
    finally:
        await built.stop()


def shown(moment: datetime) -> str:
    return str(round(register_wh(moment) / 1000, 6))


async def test_outage_of_three_hours(house: House) -> None:
    """Dated back: two hours as they came, nothing for three hours and more, then the present."""
    await house.subscribed(THIS_HOUR - 6 * HOUR)
    await asyncio.to_thread(house.meter.publish_range, THIS_HOUR - 6 * HOUR, OUTAGE, 10)
    house.meter.publish(OUTAGE, 10)
    await house.wait_for(ENERGY, shown(OUTAGE))
    await house.compiled()
    now = datetime.now(UTC).replace(microsecond=0)
    house.meter.publish(now, 10)
    await house.wait_for(ENERGY, shown(now))

    hours = [THIS_HOUR - number * HOUR for number in range(4, 0, -1)]
    deadline = time.monotonic() + 60
    while (await house.changes())[hours[-1]] == 0:
        assert time.monotonic() < deadline, "the gap was not divided by time"
        await asyncio.sleep(0.5)
    by_time = await house.changes()
    assert by_time[hours[1]] == pytest.approx(by_time[hours[2]], abs=1e-6)

    states = await house.states()
    await asyncio.to_thread(house.meter.publish_range, OUTAGE, now, 10, replayed=True)
    truth = {hour: true_kwh(hour) for hour in hours}
    changes = by_time
    while {hour: changes[hour] for hour in hours} != pytest.approx(truth, abs=0.001):
        assert time.monotonic() < deadline + 60, f"{changes} is not {truth}"
        await asyncio.sleep(0.5)
        changes = await house.changes()
    assert changes[THIS_HOUR - 5 * HOUR] == pytest.approx(true_kwh(THIS_HOUR - 5 * HOUR), abs=10 / 3600 * 3.8)
    after = await house.states()
    assert {entity: after[entity] for entity in (ENERGY, "sensor.meter_01_power", "sensor.meter_01_voltage")} == {
        entity: states[entity] for entity in (ENERGY, "sensor.meter_01_power", "sensor.meter_01_voltage")
    }


async def test_killed_in_mid_stream(house: House) -> None:
    """SIGKILL while readings flow, and some more before it is back: nothing falls, nothing is counted twice."""
    before, now = await house.sums(), datetime.now(UTC).replace(microsecond=0)
    await asyncio.to_thread(house.meter.publish_range, now, now + timedelta(seconds=4), 1)
    house.home_assistant.service.kill()
    await asyncio.to_thread(house.meter.publish_range, now + timedelta(seconds=4), now + timedelta(seconds=9), 1)
    await house.home_assistant.restart()
    later = datetime.now(UTC).replace(microsecond=0)
    await house.subscribed(later)
    assert await house.sums() == pytest.approx(before)

    # The same three hours again: known already, also after the kill.
    await asyncio.to_thread(house.meter.publish_range, OUTAGE, OUTAGE + 3 * HOUR, 10, replayed=True)
    await asyncio.sleep(12)
    assert await house.sums() == pytest.approx(before)
    today = float((await house.states())["sensor.meter_01_energy_today"])
    zone = ZoneInfo((await house.home_assistant.get("/api/config"))["time_zone"])
    midnight = max(later.astimezone(zone).replace(hour=0, minute=0, second=0), THIS_HOUR - 6 * HOUR)
    assert today == pytest.approx((register_wh(later) - register_wh(midnight)) / 1000, abs=0.02)


async def test_the_log_is_free_of_ours(house: House) -> None:
    log = house.layout.log("home-assistant").read_text()
    bad = [
        line
        for line in log.splitlines()
        if "smart_energy" in line and (" ERROR " in line or " WARNING " in line or "Traceback" in line)
    ]
    # Home Assistant says this of every integration that is not its own.
    assert [line for line in bad if "has not been tested by Home Assistant" not in line] == []
