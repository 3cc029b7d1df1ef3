"""Smart Energy: meters that publish their readings by MQTT."""

from __future__ import annotations

from homeassistant.components import mqtt
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryNotReady, HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.device_registry import AnyDeviceEntry
from homeassistant.helpers.recorder import DATA_INSTANCE
from homeassistant.helpers.typing import ConfigType

from .alert_actions import async_setup_alert_actions
from .const import CONF_DELETE_STATISTICS, CONF_REMOVED_DEVICES, CONF_ROOT, DOMAIN, LOGGER, PLATFORMS
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .cost_actions import async_setup_cost_actions
from .cost_websocket import async_setup_cost_commands
from .devices import device_id_of, known_device_ids
from .frontend import async_load_cards, async_serve_cards, async_unload_cards
from .holiday_calendar import calendar_store
from .hours_websocket import async_setup_hours_command
from .interval_store import IntervalStore
from .issues import async_clear_entry
from .meter_store import meter_store
from .price_history import price_store
from .retained_topics import async_clear_retained_topics
from .services import async_setup_actions
from .websocket import async_setup_commands

CONFIG_SCHEMA = cv.config_entry_only_config_schema(DOMAIN)


async def async_setup(hass: HomeAssistant, _config: ConfigType) -> bool:
    """Register actions and commands, and serve the dashboard's cards."""
    async_setup_alert_actions(hass)
    async_setup_actions(hass)
    async_setup_cost_actions(hass)
    async_setup_commands(hass)
    async_setup_cost_commands(hass)
    async_setup_hours_command(hass)
    await async_serve_cards(hass)
    return True


async def async_setup_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> bool:
    """Listen below one topic root."""
    if not await mqtt.async_wait_for_mqtt_client(hass):
        raise ConfigEntryNotReady(translation_domain=DOMAIN, translation_key="mqtt_not_ready")
    entry.runtime_data = SmartEnergyCoordinator(hass, entry)
    await entry.runtime_data.async_start()
    await async_load_cards(hass)
    await hass.config_entries.async_forward_entry_setups(entry, PLATFORMS)
    return True


async def async_unload_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> bool:
    """Remove the entities; subscriptions and timers end with the entry."""
    if not await hass.config_entries.async_unload_platforms(entry, PLATFORMS):
        return False
    await entry.runtime_data.late_data.async_close()
    await entry.runtime_data.prices.async_close()
    await entry.runtime_data.store.async_close()
    async_clear_entry(hass, entry.entry_id)
    return True


async def async_migrate_entry(_hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> bool:
    """Read entries of this version; one that a later version wrote is left as it is, and not set up."""
    return entry.version == 1


async def async_remove_entry(hass: HomeAssistant, entry: SmartEnergyConfigEntry) -> None:
    """Delete what is kept of the entry's meters, and clear what they left on the broker; statistics only on request."""
    await IntervalStore(hass, entry.entry_id).async_remove()
    await meter_store(hass, entry.entry_id).async_remove()
    await price_store(hass, entry.entry_id).async_remove()
    await calendar_store(hass, entry.entry_id).async_remove()
    if not hass.config_entries.async_entries(DOMAIN):
        await async_unload_cards(hass)
    if entry.options.get(CONF_DELETE_STATISTICS) and DATA_INSTANCE in hass.data:
        entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
        hass.data[DATA_INSTANCE].async_clear_statistics([entity.entity_id for entity in entities])
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
        await entry.runtime_data.late_data.async_forget(device_id)
    return True
