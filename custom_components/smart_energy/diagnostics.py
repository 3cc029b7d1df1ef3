"""Diagnostics: what a bug report needs, without what identifies a home."""

from __future__ import annotations

from dataclasses import asdict
import time
from typing import Any, Final

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.core import HomeAssistant

from .coordinator import SmartEnergyConfigEntry
from .live_device import LiveDevice

TO_REDACT: Final = {
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
        "devices": {device.device_id: _device(device) for device in coordinator.devices.values()},
    }
    return async_redact_data(diagnostics, TO_REDACT)


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
