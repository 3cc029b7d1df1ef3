"""WebSocket commands for dashboards: what is too much for the attributes of a state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers import device_registry as dr
import voluptuous as vol

from .alert_text import AlertText
from .const import DOMAIN
from .coordinator import SmartEnergyCoordinator
from .devices import device_id_of
from .energy_core.forecast.forecaster import HourForecast, SumForecast
from .energy_core.forecast.kept_forecast import KeptForecast
from .forecasts import MeterForecast

PAST: Final = timedelta(days=2)
"""Yesterday's forecast is shown beside what came."""

_DIGITS: Final = 4

_FORECAST: Final[dict[Any, Any]] = {
    vol.Required("type"): f"{DOMAIN}/forecast",
    vol.Required("device_ids"): vol.All(cv.ensure_list, [str]),
}


@callback
def async_setup_commands(hass: HomeAssistant) -> None:
    """Register the commands."""
    async_register_command(hass, ws_forecast)


@websocket_command(_FORECAST)
@callback
def ws_forecast(hass: HomeAssistant, connection: ActiveConnection, message: dict[str, Any]) -> None:
    """Answer with the forecast of each device that has one, by its registry id; kWh, times in ISO 8601."""
    found = {}
    for registry_id in message["device_ids"]:
        meter = find_meter(hass, registry_id)
        if meter is not None and (forecast := meter[0].forecasts.of(meter[1])) is not None:
            found[registry_id] = forecast_json(forecast, meter[0].forecasts.kept(meter[1]), meter[0].alerts.text)
    connection.send_result(message["id"], found)


def find_meter(hass: HomeAssistant, registry_id: str) -> tuple[SmartEnergyCoordinator, str] | None:
    """Return the coordinator and the id of a device of ours that is loaded, None for any other."""
    device = dr.async_get(hass).async_get(registry_id)
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        device_id = None if device is None else device_id_of(entry, device)
        if device_id is not None:
            return entry.runtime_data, device_id
    return None


def forecast_json(forecast: MeterForecast, kept: Sequence[KeptForecast], text: AlertText) -> dict[str, Any]:
    """Return a forecast as dashboards and automations read it."""
    since = (forecast.made - PAST).timestamp()
    past = [hour for each in kept if each.end_s > since for hour in _kept_hours(each)]
    return {
        "made": forecast.made.isoformat(),
        "hours": [_hour(hour) for hour in forecast.hours],
        "past": [hour for hour in past if hour["start"] < forecast.made.astimezone(UTC).isoformat()],
        "today_kwh": _energy(forecast.today),
        "tomorrow_kwh": _energy(forecast.tomorrow),
        "days": [_day(day) for day in forecast.days],
        "anomalies": [
            {
                "kind": anomaly.kind.value,
                "start": _iso(anomaly.start_s),
                "end": _iso(anomaly.end_s),
                "value": anomaly.value,
                "limit": anomaly.limit,
                "explanation": text.explain(anomaly),
            }
            for anomaly in forecast.anomalies
        ],
        "reason": text.no_forecast(forecast),
    }


def _hour(hour: HourForecast) -> dict[str, Any]:
    return {
        "start": hour.start.isoformat(),
        "kwh": round(hour.kwh, _DIGITS),
        "p10": round(hour.p10, _DIGITS),
        "p90": round(hour.p90, _DIGITS),
    }


def _kept_hours(forecast: KeptForecast) -> list[dict[str, Any]]:
    columns = zip(forecast.times_s, forecast.kwh, forecast.p10, forecast.p90, strict=False)
    return [{"start": _iso(start_s), "kwh": kwh, "p10": p10, "p90": p90} for start_s, kwh, p10, p90 in columns]


def _day(day: SumForecast) -> dict[str, Any]:
    return {
        "start": day.start.isoformat(),
        "end": day.end.isoformat(),
        "kwh": round(day.kwh, _DIGITS),
        "p10": round(day.p10, _DIGITS),
        "p90": round(day.p90, _DIGITS),
        "measured_kwh": round(day.measured_kwh, _DIGITS),
        "missing_hours": day.missing_hours,
    }


def _energy(forecast: SumForecast | None) -> float | None:
    return None if forecast is None else round(forecast.kwh, _DIGITS)


def _iso(time_s: float) -> str:
    return datetime.fromtimestamp(time_s, UTC).isoformat()
