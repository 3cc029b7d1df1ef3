"""Diagnostics: what a bug report needs, without what identifies a home."""

from __future__ import annotations

from dataclasses import asdict
import time
from typing import Any, Final

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.core import HomeAssistant

from .const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .energy_core.limits_message import limits_fields
from .energy_core.tariff_settings import tariff_settings_fields
from .live_device import LiveDevice

TO_REDACT: Final = {
    CONF_BRIDGE_TOKEN,
    CONF_BRIDGE_URL,
    "bssid",
    "hostname",
    "ip",
    "ip_address",
    "ipAddress",
    "latitude",
    "location",
    "longitude",
    "mac",
    "mac_address",
    "macAddress",
    "password",
    "serial",
    "serial_number",
    "serialNumber",
    "ssid",
    "token",
    "user",
    "username",
}
"""Fields that a publisher may add to its info or data."""


async def async_get_config_entry_diagnostics(_hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> dict[str, Any]:
    """Return the entry, each device as it is now, and what was refused."""
    coordinator = entry.runtime_data
    diagnostics = {
        "entry": {"data": dict(entry.data), "options": dict(entry.options)},
        "mqtt_connected": coordinator.connected,
        "statuses": coordinator.statuses,
        "refused": {
            "total": coordinator.refused.total,
            "by_kind": [
                {"sender": sender, "field": field, "count": count}
                for (sender, field), count in coordinator.refused.by_kind.items()
            ],
        },
        "devices": {
            device.device_id: {
                **_device(device),
                "misdated": coordinator.late_data.misdated[device.device_id],
                **_alerts(coordinator, device.device_id),
            }
            for device in coordinator.devices.values()
        },
    }
    return async_redact_data(diagnostics, TO_REDACT)


def _alerts(coordinator: SmartEnergyCoordinator, device_id: str) -> dict[str, Any]:
    engine = coordinator.alerts.engine(device_id)
    return {
        "limits": limits_fields(engine.settings),
        "tariff": tariff_settings_fields(coordinator.settings.tariff.get(device_id)),
        "rules": {kind: asdict(rule) for kind, rule in engine.rules.items()},
        "alerts": engine.state(),
    }


def _device(device: LiveDevice) -> dict[str, Any]:
    return {
        "online": device.online,
        "available": device.available,
        "silence_s": round(device.silence_s(time.monotonic()), 1),
        "interval_s": device.interval_s,
        "timeout_s": device.timeout_s,
        "measures": sorted(device.measures),
        "register_falls": device.register_falls,
        "not_live": device.not_live,
        "info": dict(device.info.fields) if device.info else None,
        "reading": asdict(device.reading) if device.reading else None,
    }
