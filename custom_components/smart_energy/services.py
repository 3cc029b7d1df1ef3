"""Actions on a meter's history; those on alerts are in alert_actions.py."""

from __future__ import annotations

from homeassistant.core import HomeAssistant, SupportsResponse, callback

from .const import DOMAIN
from .import_history import IMPORT_HISTORY, SCHEMA, import_history


@callback
def async_setup_actions(hass: HomeAssistant) -> None:
    """Register the actions, also while no entry is loaded: automations are checked against them."""
    hass.services.async_register(DOMAIN, IMPORT_HISTORY, import_history, SCHEMA, SupportsResponse.OPTIONAL)
