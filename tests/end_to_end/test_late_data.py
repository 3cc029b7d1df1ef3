"""A real Home Assistant through outages and kills, beside a real bridge: in the end both have what the meter counted.

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
import time
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import paho.mqtt.client as mqtt
import pytest
import pytest_asyncio

from demo.bridge import Bridge
from demo.broker import Broker
from demo.database import Database
from demo.home_assistant import HomeAssistant, WebSocket
from demo.layout import Layout

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

METERS = ("meter-01", "meter-02")
HOUR = timedelta(hours=1)
THIS_HOUR = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
OUTAGE = THIS_HOUR - 4 * HOUR + timedelta(minutes=20)
OUTAGE_HOURS = [THIS_HOUR - number * HOUR for number in range(4, 0, -1)]


def register_wh(moment: datetime) -> float:
    """A load between 0.2 and 3.8 kW that changes all the time."""
    hours = (moment - THIS_HOUR) / HOUR + 10
    return round(5_000 + 2000 * hours + 1800 / 7 * (1 - math.cos(7 * hours)), 3)


def true_kwh(hour: datetime) -> float:
    return (register_wh(hour + HOUR) - register_wh(hour)) / 1000


class Meter:
    """Publishes as our firmware does."""

    def __init__(self, broker: Broker, device_id: str) -> None:
        self.device_id = device_id
        self.prefix = f"sensor.{device_id.replace('-', '_')}"
        self.energy = f"{self.prefix}_energy"
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.username_pw_set(device_id, broker.passwords[device_id])
        self._client.connect("127.0.0.1", broker.port)
        self._client.loop_start()

    def _send(self, kind: str, fields: dict[str, Any], *, retain: bool = False) -> None:
        payload = json.dumps({"deviceId": self.device_id} | fields)
        self._client.publish(f"/energy/{self.device_id}/{kind}", payload, qos=1, retain=retain).wait_for_publish(5)

    def announce(self) -> None:
        self._send("info", {"schema": 1, "model": "ESP32", "firmware": "1.0.0", "role": "grid"}, retain=True)

    def publish(self, moment: datetime, interval_s: float, **fields: Any) -> None:
        reading = {
            "voltage": 230.1,
            "current": 8.7,
            "power": 2000.0,
            "energy": register_wh(moment),
            "timestamp": round(moment.timestamp(), 3),
            "interval": interval_s,
        }
        self._send("data", reading | fields)

    async def publish_range(self, start: datetime, end: datetime, interval_s: float, **fields: Any) -> None:
        step = timedelta(seconds=interval_s)
        for number in range(math.ceil((end - start) / step)):
            await asyncio.to_thread(self.publish, start + number * step, interval_s, **fields)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


class House:
    """Broker, database, bridge, Home Assistant and meters."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder)
        self.broker = Broker(self.layout, ["homeassistant", "bridge", *METERS])
        self.database = Database(self.layout)
        self.bridge = Bridge(self.layout, self.broker, self.database)
        self.home_assistant = HomeAssistant(self.layout)
        self.meters: list[Meter] = []

    async def start(self) -> None:
        await self.broker.start()
        await self.database.start()
        await asyncio.gather(self.bridge.start(), self.home_assistant.start())
        user = "homeassistant"
        await self.home_assistant.connect_broker(self.broker.port, user, self.broker.passwords[user])
        self.meters = [Meter(self.broker, device_id) for device_id in METERS]
        for meter in self.meters:
            meter.announce()
        await self.home_assistant.add_discovered("smart_energy", 30)

    async def stop(self) -> None:
        for meter in self.meters:
            meter.close()
        await self.home_assistant.close()
        for service in (self.home_assistant.service, self.bridge.service, self.database.service, self.broker.service):
            await service.stop()

    def use_bridge(self) -> None:
        """Set the bridge's address, as the options do, while Home Assistant is not there to write its files."""
        path = self.home_assistant.config / ".storage/core.config_entries"
        stored = json.loads(path.read_text())
        ours = next(entry for entry in stored["data"]["entries"] if entry["domain"] == "smart_energy")
        ours["options"] |= {"bridge_url": self.bridge.url, "bridge_token": self.bridge.token}
        path.write_text(json.dumps(stored))

    async def states(self, meter: Meter) -> dict[str, str]:
        states = await self.home_assistant.states()
        return {entity: state["state"] for entity, state in states.items() if entity.startswith(meter.prefix)}

    async def heard(self, meter: Meter, moment: datetime) -> None:
        """Publish one reading until Home Assistant shows it; sent again it changes nothing."""
        deadline = time.monotonic() + 60
        while (now := (await self.states(meter)).get(meter.energy)) != shown(moment):
            assert time.monotonic() < deadline, f"{meter.energy} is {now!r}, not {shown(moment)!r}"
            meter.publish(moment, 10)
            await asyncio.sleep(0.5)

    async def sums(self, meter: Meter) -> dict[datetime, float]:
        async with WebSocket(self.home_assistant) as socket:
            found = await socket.call(
                "recorder/statistics_during_period",
                statistic_ids=[meter.energy], start_time=(THIS_HOUR - 9 * HOUR).isoformat(), period="hour",
                types=["sum"],
            )  # fmt: skip
        return {datetime.fromtimestamp(row["start"] / 1000, UTC): row["sum"] for row in found.get(meter.energy, [])}

    async def changes(self, meter: Meter) -> dict[datetime, float]:
        sums = await self.sums(meter)
        return {hour: total - sums[hour - HOUR] for hour, total in sums.items() if hour - HOUR in sums}

    async def truth_within(self, meter: Meter, seconds: float) -> dict[datetime, float]:
        """Wait until the hours of the outage are what the meter counted, to 0.001 kWh; return all hours."""
        truth = {hour: true_kwh(hour) for hour in OUTAGE_HOURS}
        deadline = time.monotonic() + seconds
        while {hour: (changes := await self.changes(meter))[hour] for hour in truth} != pytest.approx(truth, abs=0.001):
            assert time.monotonic() < deadline, f"{changes} is not {truth}"
            await asyncio.sleep(0.5)
        return changes

    async def bridge_hours(self, meter: Meter) -> dict[datetime, float]:
        """Return the bridge's hours of the outage, kWh."""
        parameters = {
            "deviceId": meter.device_id, "period": "hour",
            "from": OUTAGE_HOURS[0].isoformat(), "to": THIS_HOUR.isoformat(),
        }  # fmt: skip
        async with (
            aiohttp.ClientSession(self.bridge.url, headers=self.bridge.headers) as session,
            session.get("/api/summary", params=parameters) as answer,
        ):
            buckets = await answer.json()
        return {datetime.fromtimestamp(each["start"], UTC): each["energyImported"] / 1000 for each in buckets}

    async def compiled(self, meter: Meter) -> None:
        """Import what Home Assistant compiles: an ordinary hour, the hour the outage began in, and flat ones."""
        rows = []
        for number in range(6, 0, -1):
            hour = THIS_HOUR - number * HOUR
            shown_kwh = register_wh(min(hour + HOUR, OUTAGE)) / 1000
            rows.append({"start": hour.isoformat(), "state": shown_kwh, "sum": shown_kwh - 3})
        metadata = {
            "statistic_id": meter.energy, "unit_of_measurement": "kWh", "unit_class": "energy", "has_sum": True,
            "mean_type": 0, "source": "recorder", "name": None,
        }  # fmt: skip
        async with WebSocket(self.home_assistant) as socket:
            await socket.call("recorder/import_statistics", metadata=metadata, stats=rows)
        for _ in range(50):
            if len(await self.sums(meter)) >= len(rows):
                return
            await asyncio.sleep(0.2)
        raise AssertionError("the imported hours are not there")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    built = House(tmp_path_factory.mktemp("late-data"))
    try:
        await built.start()
        for meter in built.meters:
            await before_the_outage(built, meter)
        yield built
    finally:
        await built.stop()


def shown(moment: datetime) -> str:
    return str(round(register_wh(moment) / 1000, 6))


def present() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


async def before_the_outage(house: House, meter: Meter) -> None:
    """Dated back: nearly two hours as they came."""
    await house.heard(meter, THIS_HOUR - 6 * HOUR)
    await meter.publish_range(THIS_HOUR - 6 * HOUR, OUTAGE, 10)
    await house.heard(meter, OUTAGE)
    await house.compiled(meter)


async def test_outage_of_the_meter(house: House) -> None:
    """The meter had no network for more than three hours; its first reading comes before those that it kept."""
    meter, now = house.meters[0], present()
    await house.heard(meter, now)
    deadline = time.monotonic() + 60
    while (by_time := await house.changes(meter))[OUTAGE_HOURS[-1]] == 0:
        assert time.monotonic() < deadline, "the gap was not divided by time"
        await asyncio.sleep(0.5)
    assert by_time[OUTAGE_HOURS[1]] == pytest.approx(by_time[OUTAGE_HOURS[2]], abs=1e-5)

    live = {meter.energy, f"{meter.prefix}_power", f"{meter.prefix}_voltage"}
    states = await house.states(meter)
    await meter.publish_range(OUTAGE, now, 10, replayed=True)
    changes = await house.truth_within(meter, 60)
    ordinary = THIS_HOUR - 5 * HOUR
    assert changes[ordinary] == pytest.approx(true_kwh(ordinary), abs=10 / 3600 * 3.8)
    after = await house.states(meter)
    assert {entity: after[entity] for entity in live} == {entity: states[entity] for entity in live}


async def test_outage_of_home_assistant_killed_in_mid_stream(house: House) -> None:
    """SIGKILL while readings flow; nobody keeps messages for it, so the bridge tells what it missed."""
    meter = house.meters[1]
    stream = asyncio.create_task(meter.publish_range(OUTAGE, present(), 10))
    await asyncio.sleep(0.2)
    house.home_assistant.service.kill()
    await stream
    house.use_bridge()
    await house.home_assistant.restart()
    later = present()
    await house.heard(meter, later)
    await house.truth_within(meter, 90)

    before = {each: await house.sums(each) for each in house.meters}
    for each in house.meters:
        await each.publish_range(OUTAGE, OUTAGE + HOUR, 10, replayed=True)
    await asyncio.sleep(12)
    for each in house.meters:
        # Home Assistant may have compiled another hour meanwhile.
        after = await house.sums(each)
        assert {hour: after[hour] for hour in before[each]} == pytest.approx(before[each])

    zone = ZoneInfo((await house.home_assistant.get("/api/config"))["time_zone"])
    midnight = max(later.astimezone(zone).replace(hour=0, minute=0, second=0), THIS_HOUR - 6 * HOUR)
    today = float((await house.states(meter))[f"{meter.prefix}_energy_today"])
    assert today == pytest.approx((register_wh(later) - register_wh(midnight)) / 1000, abs=0.02)


async def test_the_bridge_has_the_same_hours(house: House) -> None:
    truth = {hour: true_kwh(hour) for hour in OUTAGE_HOURS}
    for meter in house.meters:
        assert await house.bridge_hours(meter) == pytest.approx(truth, abs=0.001)


async def choose_blocks(house: House, meter: Meter, start_day: int) -> None:
    """Add a tariff by its flow, as a person does, and let the meter have it."""
    components = [
        {"kind": "energy", "tiers": [{"upTo": 7, "price": 0.2}, {"price": 0.35}]},
        {"kind": "standing", "price": 0.5, "per": "day"},
    ]
    contract = {"currency": "EUR", "billing": {"startDay": start_day}, "components": components}
    document = {"version": 1, "name": "Blocks", "contracts": [contract]}
    flows = "/api/config/config_entries/subentries/flow"
    (entry,) = await house.home_assistant.get("/api/config/config_entries/entry?domain=smart_energy")
    flow = await house.home_assistant.post(flows, {"handler": [entry["entry_id"], "tariff"]})
    for answer in ({"next_step_id": "document"}, {"document": json.dumps(document)}):
        flow = await house.home_assistant.post(f"{flows}/{flow['flow_id']}", answer)
    assert flow["type"] == "create_entry", flow
    select = {"entity_id": f"select.{meter.device_id.replace('-', '_')}_tariff", "option": "Blocks"}
    await house.home_assistant.post("/api/services/select/select_option", select)


async def test_costs_go_on_after_a_kill_in_mid_period(house: House) -> None:
    """SIGKILL between two updates of the costs: afterwards they are what the tariff says of the registers."""
    meter = house.meters[0]
    zone = ZoneInfo((await house.home_assistant.get("/api/config"))["time_zone"])
    begins = (THIS_HOUR - 48 * HOUR).astimezone(zone).date()
    await choose_blocks(house, meter, begins.day)

    def expected(moment: datetime) -> list[float]:
        kwh = (register_wh(moment) - register_wh(THIS_HOUR - 6 * HOUR)) / 1000
        days = (moment.astimezone(zone).date() - begins).days + 1
        return [round(7 * 0.2 + round((kwh - 7) * 0.35, 2) + days * 0.5, 2)] * 2

    async def costs_are(moment: datetime) -> None:
        deadline = time.monotonic() + 100
        names = [f"{meter.prefix}_cost_billing_period", f"{meter.prefix}_cost_total"]
        while [(states := await house.states(meter)).get(name) for name in names] != [
            f"{amount:.2f}" for amount in expected(moment)
        ]:
            assert time.monotonic() < deadline, f"{[states.get(name) for name in names]} is not {expected(moment)}"
            await asyncio.sleep(0.5)

    first = present()
    await house.heard(meter, first)
    await costs_are(first)
    await house.heard(meter, present())
    house.home_assistant.service.kill()
    await asyncio.to_thread(meter.publish, present(), 10)
    await house.home_assistant.restart()
    last = present()
    await house.heard(meter, last)
    await costs_are(last)


async def test_the_log_is_free_of_ours(house: House) -> None:
    log = house.layout.log("home-assistant").read_text()
    bad = [
        line
        for line in log.splitlines()
        if "smart_energy" in line and (" ERROR " in line or " WARNING " in line or "Traceback" in line)
    ]
    # Home Assistant says this of every integration that is not its own.
    assert [line for line in bad if "has not been tested by Home Assistant" not in line] == []
