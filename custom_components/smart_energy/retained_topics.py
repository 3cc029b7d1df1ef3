"""Takes what a removed device left on the broker away."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from homeassistant.components import mqtt
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from .const import DOMAIN
from .energy_core.topic import RETAINED_KINDS, Topic


async def async_clear_retained_topics(hass: HomeAssistant, root: str, device_ids: Iterable[str]) -> None:
    """Publish an empty retained payload on each; raises HomeAssistantError when the broker does not take them."""
    topics = [Topic(root, device_id, kind) for device_id in device_ids for kind in RETAINED_KINDS]
    if mqtt.DATA_MQTT not in hass.data or not mqtt.is_connected(hass):
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="broker_not_connected")
    answers = await asyncio.gather(
        *(mqtt.async_publish(hass, str(topic), "", qos=1, retain=True) for topic in topics), return_exceptions=True
    )
    for answer in answers:
        if isinstance(answer, BaseException):
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="retained_topics_not_cleared",
                translation_placeholders={"reason": str(answer)},
            ) from answer
