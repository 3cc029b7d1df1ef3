"""Device triggers: an alert of a meter begins, ends, or is acknowledged."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.device_automation import DEVICE_TRIGGER_BASE_SCHEMA
from homeassistant.components.homeassistant.triggers import event as event_trigger
from homeassistant.const import CONF_DEVICE_ID, CONF_DOMAIN, CONF_EVENT_DATA, CONF_PLATFORM, CONF_TYPE
from homeassistant.core import CALLBACK_TYPE, HomeAssistant
from homeassistant.helpers.trigger import TriggerActionType, TriggerInfo
from homeassistant.helpers.typing import ConfigType
import probatio

from .alert_key import KIND_BY_KEY
from .const import ALERT_EVENTS, DOMAIN, EVENT_ALERT

CONF_SUBTYPE: Final = "subtype"
ANY: Final = "any"
PREFIX: Final = "alert_"

TRIGGER_TYPES: Final = tuple(f"{PREFIX}{event}" for event in ALERT_EVENTS)
TRIGGER_SUBTYPES: Final = (ANY, *KIND_BY_KEY)

TRIGGER_SCHEMA: Final = DEVICE_TRIGGER_BASE_SCHEMA.extend(
    {
        probatio.Required(CONF_TYPE): probatio.In(TRIGGER_TYPES),
        probatio.Optional(CONF_SUBTYPE, default=ANY): probatio.In(TRIGGER_SUBTYPES),
    }
)


async def async_get_triggers(_hass: HomeAssistant, device_id: str) -> list[dict[str, Any]]:
    """Return every change of every kind of alert."""
    base = {CONF_PLATFORM: "device", CONF_DOMAIN: DOMAIN, CONF_DEVICE_ID: device_id}
    return [
        {**base, CONF_TYPE: change, CONF_SUBTYPE: subtype} for change in TRIGGER_TYPES for subtype in TRIGGER_SUBTYPES
    ]


async def async_attach_trigger(
    hass: HomeAssistant, config: ConfigType, action: TriggerActionType, trigger_info: TriggerInfo
) -> CALLBACK_TYPE:
    """Listen for the event that the alert manager fires."""
    data = {"device_id": config[CONF_DEVICE_ID], "type": config[CONF_TYPE].removeprefix(PREFIX)}
    if config[CONF_SUBTYPE] != ANY:
        data["kind"] = config[CONF_SUBTYPE]
    event_config = event_trigger.TRIGGER_SCHEMA(
        {CONF_PLATFORM: "event", event_trigger.CONF_EVENT_TYPE: EVENT_ALERT, CONF_EVENT_DATA: data}
    )
    return await event_trigger.async_attach_trigger(hass, event_config, action, trigger_info, platform_type="device")
