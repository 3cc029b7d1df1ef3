"""What people and automations see of alerts and forecasts, explained in the language of the home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.dt import get_default_time_zone, utc_from_timestamp

from .alert_key import kind_key
from .const import DOMAIN
from .energy_core.alert import Alert
from .energy_core.forecast.anomaly import Anomaly
from .energy_core.forecast.day_blocks import MIN_HOURS
from .energy_core.forecast.explanation import ENGLISH, IN_ENGLISH, Language, explain_too_short
from .energy_core.forecast_watch import explanation

if TYPE_CHECKING:
    from .forecasts import MeterForecast

DECIMAL_COMMA: Final = frozenset(("de", "es"))


class AlertText:
    """Attributes and explanations."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Speak English until the language of the home is read."""
        self._hass = hass
        self._language = IN_ENGLISH

    async def async_start(self) -> CALLBACK_TYPE:
        """Read the texts, and again when the language changes; returns how to stop that."""
        await self._read()
        return self._hass.bus.async_listen(EVENT_CORE_CONFIG_UPDATE, self._changed)

    def attributes(self, alert: Alert) -> dict[str, Any]:
        """Return what is to be seen of an alert; what it lacks is left out."""
        attributes = {
            "alert_id": alert.id,
            "kind": kind_key(alert.kind),
            "value": alert.value,
            "limit": alert.limit,
            "since": utc_from_timestamp(alert.since_ms / 1000).isoformat(),
            "until": None if alert.until_ms is None else utc_from_timestamp(alert.until_ms / 1000).isoformat(),
            "acknowledged_by": alert.acknowledged_by,
            "explanation": explanation(alert, get_default_time_zone(), self._language),
        }
        return {name: value for name, value in attributes.items() if value is not None}

    def explain(self, anomaly: Anomaly) -> str:
        """Say why something was unusual."""
        return anomaly.explanation(get_default_time_zone(), self._language)

    def no_forecast(self, forecast: MeterForecast) -> str | None:
        """Say why there is no forecast; None where there is one."""
        if forecast.full_hours is None:
            return forecast.reason
        return explain_too_short(forecast.full_hours, MIN_HOURS, self._language)

    async def _changed(self, event: Event) -> None:
        if "language" in event.data:
            await self._read()

    async def _read(self) -> None:
        language = self._hass.config.language
        texts = await async_get_translations(self._hass, language, "exceptions", [DOMAIN])
        templates = {name: texts[f"component.{DOMAIN}.exceptions.{name}.message"] for name in ENGLISH}
        self._language = Language(templates, "," if language in DECIMAL_COMMA else ".")
