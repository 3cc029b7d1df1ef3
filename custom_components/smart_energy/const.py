"""Names that more than one module of the integration uses."""

from __future__ import annotations

import logging
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "smart_energy"
LOGGER: Final = logging.getLogger(__package__)
PLATFORMS: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.NUMBER,
    Platform.SELECT,
    Platform.SENSOR,
    Platform.SWITCH,
)

CONF_ROOT: Final = "root"
CONF_REMOVED_DEVICES: Final = "removed_devices"
CONF_ALLOW_AGAIN: Final = "allow_again"
CONF_NEW_METERS: Final = "new_meters"
CONF_ADDED_DEVICES: Final = "added_devices"
CONF_BILLING_DAY: Final = "billing_day"

AUTOMATIC: Final = "automatic"
ASK: Final = "ask"
DEFAULT_BILLING_DAY: Final = 1

EVENT_ALERT: Final = "smart_energy_alert"
CONF_DELETE_STATISTICS: Final = "delete_statistics"
MAX_PUBLISH_INTERVAL_S: Final = 300
ALERT_EVENTS: Final = ("began", "ended", "acknowledged")

CONF_PUBLISH_INTERVAL: Final = "publish_interval"
CONF_DEADBAND: Final = "deadband"
DEFAULT_PUBLISH_INTERVAL_S: Final = 10
DEFAULT_DEADBAND_PERCENT: Final = 1.0

CONF_BRIDGE_URL: Final = "bridge_url"
CONF_BRIDGE_TOKEN: Final = "bridge_token"  # noqa: S105 - the name of an option

SUBENTRY_TARIFF: Final = "tariff"
CONF_DOCUMENT: Final = "document"
