"""Diagnostics hold what a bug report needs, and no secrets."""

from __future__ import annotations

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.components.diagnostics import get_diagnostics_for_config_entry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from syrupy.assertion import SnapshotAssertion

from custom_components.smart_energy.const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL

from .conftest import Publisher


async def test_diagnostics(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    publisher: Publisher,
    hass_client: ClientSessionGenerator,
    freezer: FrozenDateTimeFactory,
    snapshot: SnapshotAssertion,
) -> None:
    await publisher.info("meter-01", model="ESP32", firmware="0.1.0", mac="aa:bb:cc:dd:ee:ff", ssid="Home")
    await publisher.info("meter-03", ipAddress="192.0.2.7", mac_address="aa:bb:cc:dd:ee:00", serial_number="SN-77")
    await publisher.info("meter-02")
    await publisher.status("meter-01", "online")
    await publisher.data("meter-01", timestamp=1_795_000_000, powerFactor=0.9, ip="192.0.2.7")
    await publisher.data("meter-01", timestamp=1_794_999_000, replayed=True)
    await publisher.send("meter-01/data", "{broken")
    secrets = {CONF_BRIDGE_URL: "http://bridge.home:8080", CONF_BRIDGE_TOKEN: "secret-token"}
    hass.config_entries.async_update_entry(entry, options={**entry.options, **secrets})
    diagnostics = await get_diagnostics_for_config_entry(hass, hass_client, entry)
    assert "secret-token" not in str(diagnostics)
    assert "bridge.home" not in str(diagnostics)
    assert "aa:bb" not in str(diagnostics)
    assert "192.0.2.7" not in str(diagnostics)
    assert "SN-77" not in str(diagnostics)
    del diagnostics["devices"]["meter-03"]
    assert diagnostics == snapshot
