"""A time-of-use tariff, added and chosen by the same steps as a person's."""

from __future__ import annotations

from typing import Any

from .home_assistant import HomeAssistant
from .service import ServiceError

NAME = "Day and night"
_FORM: dict[str, Any] = {
    "name": NAME,
    "price": 0.2146,
    "price_low": 0.1696,
    "low_from": "22:00:00",
    "low_to": "06:00:00",
    "low_weekends": False,
    "price_peak": 0.2989,
    "peak_from": "17:00:00",
    "peak_to": "20:00:00",
    "currency": "EUR",
    "standing_charge": 12.44,
    "standing_per": "month",
    "tax": 0,
}
_FLOWS = "/api/config/config_entries/subentries/flow"


async def add_tariff(home_assistant: HomeAssistant, device_ids: list[str]) -> None:
    """Add the tariff to the integration, and choose it for these meters."""
    flow = await home_assistant.post(_FLOWS, {"handler": [await home_assistant.entry_id(), "tariff"]})
    await home_assistant.post(f"{_FLOWS}/{flow['flow_id']}", {"next_step_id": "time_of_use"})
    answer = await home_assistant.post(f"{_FLOWS}/{flow['flow_id']}", _FORM)
    if answer["type"] != "create_entry":
        raise ServiceError(f"Home Assistant did not accept the tariff: {answer.get('errors')}")
    for device_id in device_ids:
        select = f"select.{device_id.replace('-', '_')}_tariff"
        await home_assistant.known_state(select)
        await home_assistant.act("select.select_option", entity_id=select, option=NAME)
