"""The meters that a person names in an action."""

from __future__ import annotations

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import device_registry as dr

from .const import DOMAIN
from .coordinator import SmartEnergyConfigEntry, SmartEnergyCoordinator
from .devices import device_id_of

type Meter = tuple[SmartEnergyCoordinator, str]


def meters_of(call: ServiceCall) -> list[Meter]:
    """Return the meters that the call names, or all; raises ServiceValidationError for what is none of ours."""
    entries: list[SmartEnergyConfigEntry] = call.hass.config_entries.async_loaded_entries(DOMAIN)
    if (names := call.data.get(ATTR_DEVICE_ID)) is None:
        return [(entry.runtime_data, device_id) for entry in entries for device_id in entry.runtime_data.devices]
    return [_meter(call.hass, name) for name in names]


def _meter(hass: HomeAssistant, name: str) -> Meter:
    device = dr.async_get(hass).async_get(name)
    entry: SmartEnergyConfigEntry | None = None
    if device is not None and device.config_entry_id is not None:
        entry = hass.config_entries.async_get_entry(device.config_entry_id)
    if device is None or entry is None or entry.domain != DOMAIN or entry.state is not ConfigEntryState.LOADED:
        raise _not_a_meter(name)
    device_id = device_id_of(entry, device)
    if device_id is None or device_id not in entry.runtime_data.devices:
        raise _not_a_meter(name)
    return entry.runtime_data, device_id


def _not_a_meter(name: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key="not_a_meter", translation_placeholders={"device": name}
    )
