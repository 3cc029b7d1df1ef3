"""A real Home Assistant: an alert fires, is acknowledged and shared, and outlives SIGKILL; settings and options too."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
import json
from pathlib import Path
import shutil
import time
from typing import Any

import paho.mqtt.client as mqtt
import pytest
import pytest_asyncio
import yaml

from demo.broker import Broker
from demo.home_assistant import HomeAssistant, WebSocket
from demo.layout import ROOT, Layout

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

OVERVOLTAGE = "binary_sensor.meter_01_overvoltage"
TELL = {
    "action": "persistent_notification.create",
    "data": {"title": "{{ title }}", "message": "{{ message }}", "notification_id": "{{ event_type }}"},
}
AUTOMATION = {
    "use_blueprint": {
        "path": "smart_energy/alert.yaml",
        "input": {"kinds": ["overvoltage"], "repeat_minutes": 0, "more_actions": [TELL]},
    }
}


class Client:
    """A publisher or listener that speaks MQTT as one of the broker's users."""

    def __init__(self, broker: Broker, user: str) -> None:
        self.heard: dict[str, list[dict[str, Any]]] = {}
        self._client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self._client.username_pw_set(user, broker.passwords[user])
        self._client.on_message = self._on_message
        self._client.connect("127.0.0.1", broker.port)
        self._client.loop_start()

    def _on_message(self, _client: mqtt.Client, _data: object, message: mqtt.MQTTMessage) -> None:
        self.heard.setdefault(message.topic, []).append(json.loads(message.payload))

    async def eventually(self, kind: str, times: int = 1) -> dict[str, Any]:
        """Return the last message on a topic of the meter, once there were so many, and no more."""
        topic, deadline = f"/energy/meter-01/{kind}", time.monotonic() + 10
        while len(self.heard.get(topic, [])) < times:
            assert time.monotonic() < deadline, f"{topic}: {self.heard.get(topic)}"
            await asyncio.sleep(0.1)
        assert len(self.heard[topic]) == times
        return self.heard[topic][-1]

    def listen(self, topic: str) -> None:
        self._client.subscribe(topic, qos=1)

    def publish(self, kind: str, fields: dict[str, Any], *, retain: bool = False) -> None:
        self._client.publish(f"/energy/meter-01/{kind}", json.dumps(fields), 1, retain).wait_for_publish(10)

    def close(self) -> None:
        self._client.disconnect()
        self._client.loop_stop()


class Home:
    """Broker and Home Assistant with the integration as HACS copies it and a blueprint as a person imports it."""

    def __init__(self, folder: Path) -> None:
        self.layout = Layout(folder)
        self.broker = Broker(self.layout, ["homeassistant", "bridge", "meter-01"])
        self.home_assistant = HomeAssistant(self.layout)
        config = self.home_assistant.config
        shutil.copytree(ROOT / "blueprints/automation/smart_energy", config / "blueprints/automation/smart_energy")
        text = yaml.safe_dump({"automation": [AUTOMATION]})
        (config / "configuration.yaml").open("a").write(text)
        self.energy_wh = 1000.0
        self.clock_s = round(time.time()) - 3000

    async def start(self) -> None:
        await self.broker.start()
        self.meter, self.bridge = Client(self.broker, "meter-01"), Client(self.broker, "bridge")
        self.bridge.listen("/energy/#")
        ratings = {"voltage": 230, "frequency": 50, "current": 16}
        self.meter.publish("info", {"deviceId": "meter-01", "schema": 1, "ratings": ratings}, retain=True)
        await self.home_assistant.start()
        user = "homeassistant"
        await self.home_assistant.connect_broker(self.broker.port, user, self.broker.passwords[user])
        await self.home_assistant.add_discovered("smart_energy", 30)

    async def stop(self) -> None:
        self.meter.close()
        self.bridge.close()
        await self.home_assistant.close()
        await self.home_assistant.service.stop()
        await self.broker.service.stop()

    def read(self, voltage: float, times: int = 1) -> None:
        """Publish readings, 5 s apart by the meter's clock, which is behind: so a test need not wait for hold times."""
        for _ in range(times):
            self.clock_s += 5
            self.energy_wh += 0.5
            fields = {"deviceId": "meter-01", "voltage": voltage, "current": 2.0, "power": 400.0, "interval": 5}
            self.meter.publish("data", fields | {"energy": self.energy_wh, "timestamp": self.clock_s})

    async def call(self, action: str, **data: Any) -> None:
        domain, _, name = action.partition(".")
        await self.home_assistant.post(f"/api/services/{domain}/{name}", data)

    async def read_until_heard(self, voltage: float) -> None:
        """Publish until Home Assistant listens: its session is not persistent."""
        deadline = time.monotonic() + 30
        while (await self.home_assistant.states()).get("sensor.meter_01_voltage", {}).get("state") != str(voltage):
            assert time.monotonic() < deadline, "Home Assistant does not hear the meter"
            self.read(voltage)
            await asyncio.sleep(0.2)

    async def eventually(self, entity_id: str, good: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        deadline = time.monotonic() + 30
        while True:
            state = (await self.home_assistant.states()).get(entity_id, {"state": None, "attributes": {}})
            if good(state):
                return state
            assert time.monotonic() < deadline, f"{entity_id} is still {state}"
            await asyncio.sleep(0.2)

    async def notified(self) -> dict[str, str]:
        async with WebSocket(self.home_assistant) as socket:
            notifications = await socket.call("persistent_notification/get")
        return {notification["notification_id"]: notification["title"] for notification in notifications}

    async def entry_id(self) -> str:
        async with WebSocket(self.home_assistant) as socket:
            (entry,) = await socket.call("config_entries/get", domain="smart_energy")
        return str(entry["entry_id"])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    built = Home(tmp_path_factory.mktemp("home"))
    try:
        await built.start()
        yield built
    finally:
        await built.stop()


async def test_alert_fires_and_is_told_and_shared(home: Home) -> None:
    await home.read_until_heard(230.0)
    await home.eventually(OVERVOLTAGE, lambda state: state["state"] == "off")
    home.read(257.5, 4)
    shown = await home.eventually(OVERVOLTAGE, lambda state: state["state"] == "on")
    assert (shown["attributes"]["value"], shown["attributes"]["limit"]) == (257.5, 253)
    await home.eventually("event.meter_01_alert", lambda state: state["attributes"].get("event_type") == "began")
    assert await home.notified() == {"began": "meter-01: Overvoltage"}
    heard = await home.bridge.eventually("alert")
    assert heard["id"] == shown["attributes"]["alert_id"]


async def test_acknowledged_and_shared(home: Home) -> None:
    await home.call("button.press", entity_id="button.meter_01_acknowledge_alerts")
    shown = await home.eventually(OVERVOLTAGE, lambda state: state["attributes"].get("acknowledged") is True)
    heard = await home.bridge.eventually("alert/ack")
    assert (heard["id"], heard["acknowledgedBy"]) == (
        shown["attributes"]["alert_id"],
        shown["attributes"]["acknowledged_by"],
    )


async def test_settings_and_options_are_changed(home: Home) -> None:
    await home.call("number.set_value", entity_id="number.meter_01_overvoltage_limit", value=250)
    await home.eventually("number.meter_01_overvoltage_limit", lambda state: state["state"] == "250.0")
    assert (await home.bridge.eventually("settings/limits"))["overvoltage"] == {"limit": 250}
    theirs = {"revision": 9, "changedAt": round(time.time()), "changedBy": "bridge", "billingDay": 15}
    home.bridge.publish("settings/tariff", theirs, retain=True)
    await home.eventually("number.meter_01_billing_day", lambda state: state["state"] == "15")

    options = "/api/config/config_entries/options/flow"
    flow = await home.home_assistant.post(options, {"handler": await home.entry_id()})
    assert [field["name"] for field in flow["data_schema"]] == ["meters", "billing", "updates", "bridge", "removal"]
    chosen = {
        "meters": {"new_meters": "ask"},
        "billing": {"billing_day": 1},
        "updates": {"publish_interval": 5, "deadband": 0.5},
        "bridge": {},
        "removal": {"delete_statistics": False},
    }
    answer = await home.home_assistant.post(f"{options}/{flow['flow_id']}", chosen)
    assert answer["type"] == "create_entry"


async def test_all_outlives_sigkill(home: Home) -> None:
    before = await home.eventually(OVERVOLTAGE, lambda state: state["state"] == "on")
    # A config entry is on disk after a second.
    await asyncio.sleep(2)
    home.home_assistant.service.kill()
    await home.home_assistant.restart()
    await home.eventually(OVERVOLTAGE, lambda state: state["state"] == "on")
    await home.read_until_heard(257.5)
    states = await home.home_assistant.states()
    shown = states[OVERVOLTAGE]
    assert shown["attributes"] == before["attributes"]
    assert states["number.meter_01_overvoltage_limit"]["state"] == "250.0"
    assert states["number.meter_01_billing_day"]["state"] == "15"
    flow = await home.home_assistant.post("/api/config/config_entries/options/flow", {"handler": await home.entry_id()})
    (updates,) = (field for field in flow["data_schema"] if field["name"] == "updates")
    assert [field["default"] for field in updates["schema"]] == [5, 0.5]


async def test_alert_ends_and_is_told(home: Home) -> None:
    home.read(230.0, 14)
    await home.eventually(OVERVOLTAGE, lambda state: state["state"] == "off")
    assert (await home.notified())["ended"] == "meter-01: Overvoltage is over"
    assert (await home.bridge.eventually("alert", 2))["until"] <= time.time()
    await home.bridge.eventually("alert/ack", 1)


async def test_log_is_free_of_errors_and_warnings_of_ours(home: Home) -> None:
    log = home.layout.log("home-assistant").read_text().splitlines()
    # Home Assistant warns of every custom integration.
    bad = [line for line in log if " WARNING " in line or " ERROR " in line or "Traceback" in line]
    assert [line for line in bad if "smart_energy" in line and "homeassistant.loader" not in line] == []
