"""Smart Energy's devices in the device registry: one for each meter and circuit."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.typing import UNDEFINED, UndefinedType

from .const import CONF_ROOT, DOMAIN
from .live_device import LiveDevice


def identity(root: str, device_id: str) -> str:
    """Return what identifies a device for good; the unique ids of its entities begin with it."""
    return f"{root}|{device_id}"


def device_id_of(entry: ConfigEntry, device: dr.AnyDeviceEntry) -> str | None:
    """Return the meter's or circuit's id, or None where the device is none of this entry's."""
    prefix = identity(entry.data[CONF_ROOT], "")
    ids = [
        name.removeprefix(prefix) for domain, name in device.identifiers if domain == DOMAIN and name.startswith(prefix)
    ]
    return ids[0] if ids else None


def known_device_ids(hass: HomeAssistant, entry: ConfigEntry) -> list[str]:
    """Return the ids of the devices that the registry keeps for this entry."""
    devices = dr.async_entries_for_config_entry(dr.async_get(hass), entry.entry_id)
    return [device_id for device in devices if (device_id := device_id_of(entry, device)) is not None]


def register(hass: HomeAssistant, entry: ConfigEntry, device: LiveDevice) -> None:
    """Create the device or bring it up to date with its info; a circuit is shown below its meter once that is there."""
    root, info = entry.data[CONF_ROOT], device.info
    dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, identity(root, device.device_id))},
        name=device.device_id,
        model=(info and info.model) or UNDEFINED,
        sw_version=(info and info.firmware) or UNDEFINED,
        via_device_id=_via_device_id(hass, entry, device),
    )


def _via_device_id(hass: HomeAssistant, entry: ConfigEntry, device: LiveDevice) -> str | UndefinedType | None:
    if device.info is None:
        return UNDEFINED
    if device.parent is None:
        return None
    identifier = (DOMAIN, identity(entry.data[CONF_ROOT], device.parent))
    parent = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    return parent.id if parent else UNDEFINED


def registry_id(hass: HomeAssistant, entry: ConfigEntry, device_id: str) -> str | None:
    """Return the device registry's id of a meter or circuit."""
    identifier = (DOMAIN, identity(entry.data[CONF_ROOT], device_id))
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    return device.id if device else None


@callback
def async_move_root(hass: HomeAssistant, entry: ConfigEntry, root: str) -> None:
    """Let the entry's devices and entities belong to another root, so that they keep names, areas and history."""
    before, after = identity(entry.data[CONF_ROOT], ""), identity(root, "")
    devices, entities = dr.async_get(hass), er.async_get(hass)
    for device in dr.async_entries_for_config_entry(devices, entry.entry_id):
        moved = {
            (domain, after + name.removeprefix(before) if domain == DOMAIN and name.startswith(before) else name)
            for domain, name in device.identifiers
        }
        devices.async_update_device(device.id, new_identifiers=moved)
    for entity in er.async_entries_for_config_entry(entities, entry.entry_id):
        if entity.unique_id.startswith(before):
            entities.async_update_entity(entity.entity_id, new_unique_id=after + entity.unique_id.removeprefix(before))
