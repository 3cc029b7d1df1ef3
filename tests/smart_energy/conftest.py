"""Home Assistant with its MQTT integration, and a publisher that speaks as meters do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
import json
import time
from typing import Any

from homeassistant.components.mqtt import client as mqtt_client
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_fire_mqtt_message
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from pytest_homeassistant_custom_component.typing import MqttMockHAClient
from syrupy.assertion import SnapshotAssertion

from custom_components.smart_energy.const import CONF_DEADBAND, CONF_PUBLISH_INTERVAL, CONF_ROOT, DOMAIN

ROOT = "/energy"

# Home Assistant's MQTT client gathers subscriptions for half a second; one that ends meanwhile is a KeyError in it.
mqtt_client.INITIAL_SUBSCRIBE_COOLDOWN = 0.0
mqtt_client.SUBSCRIBE_COOLDOWN = 0.0


class Publisher:
    """Publishes to Home Assistant below one root."""

    def __init__(self, hass: HomeAssistant, root: str = ROOT) -> None:
        self.hass = hass
        self.root = root
        self.published_s = 0.0

    async def send(self, topic: str, payload: str | bytes | dict[str, Any], *, retain: bool = False) -> None:
        raw = json.dumps(payload) if isinstance(payload, dict) else payload
        async_fire_mqtt_message(self.hass, f"{self.root}/{topic}", raw, qos=1, retain=retain)
        await self.hass.async_block_till_done(wait_background_tasks=True)

    async def data(self, device_id: str, *, retain: bool = False, **fields: Any) -> None:
        self.published_s = max(round(time.time(), 3), self.published_s + 0.001)
        reading = {
            "deviceId": device_id,
            "voltage": 220.4,
            "current": 1.34,
            "power": 295.4,
            "energy": 1240.5,
            "timestamp": self.published_s,
        }
        await self.send(f"{device_id}/data", reading | fields, retain=retain)

    async def info(self, device_id: str, **fields: Any) -> None:
        await self.send(f"{device_id}/info", {"deviceId": device_id, "schema": 1} | fields)

    async def status(self, device_id: str, status: str) -> None:
        await self.send(f"{device_id}/status", status)


@pytest.fixture(autouse=True)
def integration(enable_custom_integrations: None, mqtt_mock: MqttMockHAClient) -> MqttMockHAClient:
    """Let every test have the integration and a connected MQTT client; the order matters."""
    return mqtt_mock


@pytest.fixture(autouse=True)
def expected_lingering_timers() -> bool:
    """Home Assistant's MQTT client leaves timers; test_init proves that ours end."""
    return True


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(HomeAssistantSnapshotExtension)


@pytest.fixture
def publisher(hass: HomeAssistant) -> Publisher:
    return Publisher(hass)


@pytest.fixture
def unloaded_entry(hass: HomeAssistant) -> MockConfigEntry:
    entry = MockConfigEntry(
        domain=DOMAIN,
        title="Smart Energy",
        data={CONF_ROOT: ROOT},
        options={CONF_PUBLISH_INTERVAL: 0, CONF_DEADBAND: 0},
        unique_id=ROOT,
    )
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
def load(hass: HomeAssistant) -> Callable[[MockConfigEntry], Awaitable[bool]]:
    async def _load(entry: MockConfigEntry) -> bool:
        loaded = await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        return loaded

    return _load


@pytest.fixture
async def entry(
    integration: MqttMockHAClient, unloaded_entry: MockConfigEntry, load: Callable[[MockConfigEntry], Awaitable[bool]]
) -> MockConfigEntry:
    assert await load(unloaded_entry)
    return unloaded_entry
