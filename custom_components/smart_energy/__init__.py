"""Smart Energy: meters that publish their readings by MQTT."""

from __future__ import annotations

from homeassistant.components import mqtt
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady, HomeAssistantError
from homeassistant.helpers.device_registry import AnyDeviceEntry

from .const import CONF_REMOVED_DEVICES, CONF_ROOT, DOMAIN, LOGGER, PLATFORMS
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .devices import device_id_of, known_device_ids
from .interval_store import IntervalStore
from .retained_topics import async_clear_retained_topics


async def async_setup_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> bool:
    """Listen below one topic root."""
    if not await mqtt.async_wait_for_mqtt_client(hass):
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="mqtt_not_ready")
    entry.runtime_data = SmartEnergyCoordinator(hass, entry)
    await entry.runtime_data.async_start()
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> bool:
    """Remove the entities; subscriptions and timers end with the entry."""
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    await entry.runtime_data.late_data.async_save()
    return True


async def async_remove_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> None:
    """Delete the history of the entry's meters, and clear what they left on the broker."""
    await IntervalStore(hass, entry.entry_id).async_remove()
    try:
        await async_clear_retained_topics(hass, entry.data[CONF_ROOT], known_device_ids(hass, entry))
    except HomeAssistantError as error:
        LOGGER.warning("Retained topics below %s are left on the broker: %s", entry.data[CONF_ROOT], error)


async def async_remove_config_entry_device(
    hass: HomeAssistant, entry: SmartEnergyConfigEntry, device_entry: AnyDeviceEntry
) -> bool:
    """Let a person remove a device; it stays away, even if it goes on sending, until the options allow it again."""
    device_id = device_id_of(entry, device_entry)
    if device_id is None:
        return False
    await async_clear_retained_topics(hass, entry.data[CONF_ROOT], [device_id])
    removed = {*entry.options.get(CONF_REMOVED_DEVICES, []), device_id}
    hass.config_entries.async_update_entry(entry, options={**entry.options, CONF_REMOVED_DEVICES: sorted(removed)})
    if entry.state is ConfigEntryState.LOADED:
        entry.runtime_data.async_forget(device_id)
        await entry.runtime_data.intervals.async_forget(device_id)
    return True
