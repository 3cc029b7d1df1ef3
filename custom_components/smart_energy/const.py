"""Names that more than one module of the integration uses."""

from __future__ import annotations

import logging
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "smart_energy"
LOGGER: Final = logging.getLogger(__package__)
PLATFORMS: Final = (Platform.BINARY_SENSOR, Platform.SENSOR)

CONF_ROOT: Final = "root"
CONF_REMOVED_DEVICES: Final = "removed_devices"
CONF_ALLOW_AGAIN: Final = "allow_again"
