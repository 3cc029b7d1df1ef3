"""The messages that the firmware writes, and those that everybody refuses."""

from __future__ import annotations

import json
from pathlib import Path

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.util import slugify
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.smart_energy.const import DOMAIN

from .conftest import Publisher

MESSAGES = Path(__file__).parents[1] / "messages"
NOT_MESSAGES = ("schema", "expected_fields")


def load(pattern: str) -> dict[str, bytes]:
    paths = [path for path in sorted(MESSAGES.glob(pattern)) if not path.stem.endswith(NOT_MESSAGES)]
    return {path.stem: path.read_bytes() for path in paths}


READINGS = load("reading_*.json")
INFOS = load("info_*.json")
INVALID = load("invalid/*.json")
EXPECTED_FIELDS = json.loads((MESSAGES / "invalid" / "expected_fields.json").read_text())

WH_PER_KWH = 1000
SHOWN = {
    "voltage": ("voltage", 1),
    "current": ("current", 1),
    "power": ("power", 1),
    "energy": ("energy", WH_PER_KWH),
    "energyExport": ("energy_export", WH_PER_KWH),
    "frequency": ("frequency", 1),
    "powerFactor": ("power_factor", 1),
}


def test_there_are_golden_messages() -> None:
    assert READINGS
    assert INFOS
    assert INVALID.keys() == EXPECTED_FIELDS.keys()


@pytest.mark.parametrize("name", READINGS)
async def test_reading(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, name: str) -> None:
    message = json.loads(READINGS[name])
    await publisher.send(f"{message['deviceId']}/data", READINGS[name])
    assert entry.runtime_data.refused.total == 0
    live = not message.get("replayed", False)
    for field in message.keys() & SHOWN.keys():
        key, divisor = SHOWN[field]
        state = hass.states.get(f"sensor.{slugify(message['deviceId'])}_{key}").state
        assert (state != "unavailable") is live
        assert not live or float(state) == pytest.approx(message[field] / divisor, rel=1e-12)


@pytest.mark.parametrize("name", INFOS)
async def test_info(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, name: str) -> None:
    message = json.loads(INFOS[name])
    await publisher.send(f"{message['deviceId']}/info", INFOS[name])
    assert entry.runtime_data.refused.total == 0
    identifier = (DOMAIN, f"/energy|{message['deviceId']}")
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    assert (device.name, device.model, device.sw_version) == (
        message["deviceId"],
        message["model"],
        message["firmware"],
    )


@pytest.mark.parametrize("name", INVALID)
async def test_invalid(hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, name: str) -> None:
    await publisher.send("meter-01/data", INVALID[name])
    assert entry.runtime_data.refused.by_kind == {("meter-01", EXPECTED_FIELDS[name]): 1}
    assert hass.states.async_all() == []
