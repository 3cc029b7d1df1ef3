"""Actions on alerts: take note of them, list them, and set what a number has no place for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonValueType
import probatio

from .action_target import Meter, meters_of
from .alert_key import KIND_BY_KEY, kind_key
from .const import DOMAIN
from .energy_core.alert import Alert

ACKNOWLEDGE_ALERT: Final = "acknowledge_alert"
GET_ALERTS: Final = "get_alerts"
SET_ALERT: Final = "set_alert"

ATTR_ALERT_ID: Final = "alert_id"
ATTR_KIND: Final = "kind"
ATTR_HISTORY: Final = "history"
ATTR_RESET: Final = "reset"
_FIELDS: Final = {
    "enabled": "enabled",
    "limit": "limit",
    "hysteresis": "hysteresis",
    "hold": "hold_s",
    "release": "release_s",
}

_DEVICES: Final = {probatio.Optional(ATTR_DEVICE_ID): probatio.All(cv.ensure_list, [cv.string])}
_POSITIVE: Final = probatio.All(probatio.Coerce(float), probatio.Range(min=0))

_ACKNOWLEDGE_SCHEMA: Final = probatio.Schema(
    {**_DEVICES, probatio.Optional(ATTR_ALERT_ID): cv.string, probatio.Optional(ATTR_KIND): cv.string}
)
_GET_SCHEMA: Final = probatio.Schema({**_DEVICES, probatio.Optional(ATTR_HISTORY, default=True): cv.boolean})
_SET_SCHEMA: Final = probatio.Schema(
    {
        probatio.Required(ATTR_DEVICE_ID): probatio.All(cv.ensure_list, [cv.string]),
        probatio.Required(ATTR_KIND): probatio.In(sorted(KIND_BY_KEY)),
        probatio.Optional("enabled"): cv.boolean,
        probatio.Optional("limit"): _POSITIVE,
        probatio.Optional("hysteresis"): _POSITIVE,
        probatio.Optional("hold"): _POSITIVE,
        probatio.Optional("release"): _POSITIVE,
        probatio.Optional(ATTR_RESET, default=False): cv.boolean,
    }
)


@callback
def async_setup_alert_actions(hass: HomeAssistant) -> None:
    """Register the actions, also while no entry is loaded: automations are checked against them."""
    hass.services.async_register(
        DOMAIN, ACKNOWLEDGE_ALERT, _acknowledge, _ACKNOWLEDGE_SCHEMA, SupportsResponse.OPTIONAL
    )
    hass.services.async_register(DOMAIN, GET_ALERTS, _get_alerts, _GET_SCHEMA, SupportsResponse.ONLY)
    hass.services.async_register(DOMAIN, SET_ALERT, _set_alert, _SET_SCHEMA)


async def _acknowledge(call: ServiceCall) -> ServiceResponse:
    """Take note of one alert by its id, else of all that last, of a kind or of any."""
    meters = meters_of(call)
    acknowledged: list[JsonValueType] = []
    wanted = call.data.get(ATTR_ALERT_ID)
    known = [
        (meter, alert)
        for meter in meters
        for alert in _alerts(meter, history=wanted is not None)
        if _is_wanted(alert, call.data)
    ]
    if wanted is not None and not known:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="alert_not_found", translation_placeholders={"alert": wanted}
        )
    for (coordinator, device_id), alert in known:
        acknowledged += await coordinator.alerts.async_acknowledge(device_id, [alert.id])
    return {"acknowledged": acknowledged} if call.return_response else None


async def _get_alerts(call: ServiceCall) -> ServiceResponse:
    """Return the alerts that last, and those of the past."""
    alerts: list[dict[str, JsonValueType]] = [
        {
            "meter": meter[1],
            **meter[0].alerts.text.attributes(alert),
            "acknowledged": alert.is_acknowledged,
            "replayed": alert.replayed,
        }
        for meter in meters_of(call)
        for alert in _alerts(meter, history=call.data[ATTR_HISTORY])
    ]
    alerts.sort(key=lambda alert: str(alert["since"]), reverse=True)
    return {"alerts": list(alerts)}


async def _set_alert(call: ServiceCall) -> None:
    """Set limit, hysteresis and hold times of one kind of alert; what is not given stays as it is."""
    kind = KIND_BY_KEY[call.data[ATTR_KIND]]
    changes = {field: call.data[name] for name, field in _FIELDS.items() if name in call.data}
    for coordinator, device_id in meters_of(call):
        limits = coordinator.settings.limits
        settings = limits.get(device_id)
        if call.data[ATTR_RESET]:
            settings = replace(settings, rules={each: rule for each, rule in settings.rules.items() if each != kind})
        await limits.async_change(device_id, settings.with_rule(kind, replace(settings.rule(kind), **changes)))


def _is_wanted(alert: Alert, data: Mapping[str, Any]) -> bool:
    wanted_id, wanted_kind = data.get(ATTR_ALERT_ID), data.get(ATTR_KIND)
    if wanted_id is not None and alert.id != wanted_id:
        return False
    return wanted_kind is None or kind_key(alert.kind) == wanted_kind


def _alerts(meter: Meter, *, history: bool) -> list[Alert]:
    coordinator, device_id = meter
    book = coordinator.alerts.engine(device_id).book
    return [*book.active.values(), *(book.history if history else [])]
