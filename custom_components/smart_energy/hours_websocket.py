"""The WebSocket command for what a chart shows behind and on its bars: prices, and how the energy is known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response, websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
from homeassistant.util.dt import as_utc, utcnow
import voluptuous as vol

from .const import DOMAIN
from .coordinator import SmartEnergyCoordinator
from .cost_json import prices_json
from .energy_core.meter_history import IMPORT
from .energy_core.register_track import Span, moment
from .energy_core.tariff.tariff_error import TariffError
from .websocket import find_meter

_HOURS: Final[dict[Any, Any]] = {
    vol.Required("type"): f"{DOMAIN}/hours",
    vol.Required("device_ids"): vol.All(cv.ensure_list, [str]),
    vol.Required("start_time"): cv.datetime,
    vol.Required("end_time"): cv.datetime,
    vol.Optional("prices", default=True): bool,
}
_NO_PRICES: Final[dict[str, Any]] = {"currency": None, "bands": []}


@callback
def async_setup_hours_command(hass: HomeAssistant) -> None:
    """Register the command."""
    async_register_command(hass, ws_hours)


@websocket_command(_HOURS)
@async_response
async def ws_hours(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
    """Answer with prices and quality of a time for each device of ours, by its registry id.

    `estimated` are times without readings, whose energy is divided evenly; `late` are hours since the meter was added
    whose readings came late (what was imported of the time before was not awaited); `missing` is the time since a
    silent meter's last reading. Times are in ISO 8601.
    """
    start, end = as_utc(message["start_time"]), as_utc(message["end_time"])
    registry = dr.async_get(hass)
    found = {}
    for registry_id in message["device_ids"]:
        meter, device = find_meter(hass, registry_id), registry.async_get(registry_id)
        if meter is not None and device is not None:
            prices = _prices(*meter, start, end) if message["prices"] else _NO_PRICES
            found[registry_id] = prices | await _quality(*meter, start, end, added=device.created_at)
    connection.send_result(message["id"], found)


def _prices(coordinator: SmartEnergyCoordinator, device_id: str, start: datetime, end: datetime) -> dict[str, Any]:
    meter = coordinator.costs.of(device_id)
    try:
        prices = None if meter is None else prices_json(meter, start, end)
    except TariffError:
        prices = None
    return prices or _NO_PRICES


async def _quality(
    coordinator: SmartEnergyCoordinator, device_id: str, start: datetime, end: datetime, *, added: datetime
) -> dict[str, list[dict[str, str]]]:
    start_ms, end_ms, added_ms = (round(time.timestamp() * 1000) for time in (start, end, added))
    history = coordinator.intervals.histories.get(device_id)
    if history is None:
        return {"estimated": [], "late": [], "missing": []}
    now_ms = round(utcnow().timestamp() * 1000)
    gaps = await coordinator.intervals.async_gaps(device_id, IMPORT, start_ms, end_ms)
    return {
        "estimated": _spans(gaps),
        "late": _spans(history.late_spans(max(start_ms, added_ms), end_ms)),
        "missing": _spans(_missing(coordinator, device_id, history.last_ms, min(end_ms, now_ms), start_ms)),
    }


def _missing(
    coordinator: SmartEnergyCoordinator, device_id: str, last_ms: int | None, until_ms: int, start_ms: int
) -> list[Span]:
    device = coordinator.devices.get(device_id)
    if last_ms is None or device is None or until_ms <= max(last_ms + device.timeout_s * 1000, start_ms):
        return []
    return [Span(last_ms, until_ms)]


def _spans(spans: Iterable[Span]) -> list[dict[str, str]]:
    return [{"start": moment(span.start_ms).isoformat(), "end": moment(span.end_ms).isoformat()} for span in spans]
