"""Tells the log once when a device becomes unavailable, and once when it is back."""

from __future__ import annotations

from collections.abc import Iterable

from .const import LOGGER
from .live_device import LiveDevice


class AvailabilityLog:
    """Remembers what was told; one line names all devices that changed since the last look.

    200 meters that vanish with their broker are one line: Home Assistant calls 200 lines "logging too frequently".
    """

    def __init__(self) -> None:
        """Begin with nothing told; a device that has not been heard yet has not become unavailable."""
        self._was_available: dict[str, bool] = {}

    def forget(self, device_id: str) -> None:
        """Drop a removed device."""
        self._was_available.pop(device_id, None)

    def write(self, devices: Iterable[LiveDevice]) -> None:
        """Log the changes since the last call."""
        lost: list[str] = []
        found: list[str] = []
        for device in devices:
            before = self._was_available.get(device.device_id)
            if before is None and not device.available:
                continue
            self._was_available[device.device_id] = device.available
            if before is True and not device.available:
                lost.append(device.device_id)
            elif before is False and device.available:
                found.append(device.device_id)
        if lost:
            LOGGER.info("Unavailable, because offline or silent for too long: %s", ", ".join(lost))
        if found:
            LOGGER.info("Available again: %s", ", ".join(found))
