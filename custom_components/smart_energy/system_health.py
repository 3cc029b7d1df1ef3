"""System health: at a glance, whether meters, broker and bridge are there."""

from __future__ import annotations

from typing import Any

from homeassistant.components import system_health
from homeassistant.core import HomeAssistant, callback

from .const import CONF_BRIDGE_URL, DOMAIN
from .coordinator import SmartEnergyConfigEntry


@callback
def async_register(_hass: HomeAssistant, register: system_health.SystemHealthRegistration) -> None:
    """Register what to show."""
    register.async_register_info(async_system_health_info)


async def async_system_health_info(hass: HomeAssistant) -> dict[str, Any]:
    """Return counts over all roots, and whether each bridge can be reached."""
    entries: list[SmartEnergyConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    coordinators = [entry.runtime_data for entry in entries]
    devices = [device for coordinator in coordinators for device in coordinator.devices.values()]
    info: dict[str, Any] = {
        "broker_connected": bool(coordinators) and all(coordinator.connected for coordinator in coordinators),
        "meters": len(devices),
        "meters_online": sum(device.online is True for device in devices),
        "active_alerts": sum(
            len(coordinator.alerts.engine(device_id).book.active)
            for coordinator in coordinators
            for device_id in coordinator.devices
        ),
        "refused_messages": sum(coordinator.refused.total for coordinator in coordinators),
    }
    urls = {url for entry in entries if (url := entry.options.get(CONF_BRIDGE_URL))}
    if urls:
        info["bridge"] = system_health.async_check_can_reach_url(hass, f"{min(urls).rstrip('/')}/api/health")
    return info
