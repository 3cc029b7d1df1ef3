"""Home Assistant with a recorder, which must be there before the MQTT integration of conftest is."""

from __future__ import annotations

from homeassistant.components.recorder import Recorder
import pytest
from pytest_homeassistant_custom_component.typing import MqttMockHAClient


@pytest.fixture(autouse=True)
def integration(
    recorder_mock: Recorder, enable_custom_integrations: None, mqtt_mock: MqttMockHAClient
) -> MqttMockHAClient:
    return mqtt_mock
