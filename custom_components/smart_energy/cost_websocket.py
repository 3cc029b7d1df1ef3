"""The WebSocket command for bills; forecasts are in websocket.py, prices in hours_websocket.py."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
import voluptuous as vol

from .const import DOMAIN
from .cost_json import bill_json
from .meter_cost import MeterCost
from .websocket import find_meter

_DEVICES: Final[dict[Any, Any]] = {vol.Required("device_ids"): vol.All(cv.ensure_list, [str])}
_BILL: Final[dict[Any, Any]] = {vol.Required("type"): f"{DOMAIN}/bill", **_DEVICES}


@callback
def async_setup_cost_commands(hass: HomeAssistant) -> None:
    """Register the command."""
    async_register_command(hass, ws_bill)


@websocket_command(_BILL)
@callback
def ws_bill(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
    """Answer with the running bill of each device that has a tariff, by its registry id."""
    bills = {name: bill_json(meter, budget) for name, meter, budget in _meters(hass, message["device_ids"])}
    connection.send_result(message["id"], {name: bill for name, bill in bills.items() if bill is not None})


def _meters(hass: HomeAssistant, registry_ids: list[str]) -> list[tuple[str, MeterCost, float | None]]:
    """Return those that have a tariff, each with the budget of its bill."""
    found = []
    for registry_id in registry_ids:
        device = find_meter(hass, registry_id)
        if device is None or (meter := device[0].costs.of(device[1])) is None:
            continue
        found.append((registry_id, meter, device[0].settings.tariff.get(device[1]).cost_budget))
    return found
