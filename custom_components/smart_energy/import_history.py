"""The action that puts a meter's true history into its statistics: from a CSV file, or from the bridge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
import time
from typing import Final

from homeassistant.components import persistent_notification
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.translation import async_get_translations
from homeassistant.util.dt import get_default_time_zone
import probatio

from .action_target import Meter, meters_of
from .bridge_client import BridgeError
from .bridge_history import async_pages, bridge_of, spacing_ms
from .const import DOMAIN, LOGGER
from .coordinator import SmartEnergyCoordinator
from .energy_core.message_error import MessageError
from .energy_core.meter_history import IMPORT, Registers
from .energy_core.register_file import RefusedLine, RegisterFile, read_register_file
from .interval_store import LOADED_MS

IMPORT_HISTORY: Final = "import_history"
ATTR_FILE: Final = "file"
ATTR_FROM: Final = "from"
ATTR_TO: Final = "to"

CHUNK: Final = 10_000
SHOWN_LINES: Final = 20

SCHEMA: Final = probatio.Schema(
    {
        probatio.Optional(ATTR_DEVICE_ID): probatio.All(cv.ensure_list, [cv.string]),
        probatio.Exclusive(ATTR_FILE, "source"): cv.string,
        probatio.Optional(ATTR_FROM): cv.datetime,
        probatio.Optional(ATTR_TO): cv.datetime,
    }
)


@dataclass(slots=True)
class Progress:
    """What was read of each meter so far; a person sees it as a notification in the language of the home."""

    hass: HomeAssistant
    texts: Mapping[str, str]
    read: dict[str, int] = field(default_factory=dict)
    new: dict[str, int] = field(default_factory=dict)
    refused: list[RefusedLine] = field(default_factory=list)

    def add(self, device_id: str, read: int, new: int) -> None:
        """Count readings, and show how far it is."""
        self.read[device_id] = self.read.get(device_id, 0) + read
        self.new[device_id] = self.new.get(device_id, 0) + new
        read_so_far, new_so_far = str(self.read[device_id]), str(self.new[device_id])
        self.show(translation_key="import_progress", device=device_id, read=read_so_far, new=new_so_far)

    def show(self, *, translation_key: str, **placeholders: str) -> None:
        """Tell the log and the person."""
        message = self.texts[f"component.{DOMAIN}.exceptions.{translation_key}.message"].format(**placeholders)
        LOGGER.info("%s", message)
        persistent_notification.async_create(self.hass, message, "Smart Energy", f"{DOMAIN}_{IMPORT_HISTORY}")


async def import_history(call: ServiceCall) -> ServiceResponse:
    """Import, book the hours anew, and say what was done."""
    texts = await async_get_translations(call.hass, call.hass.config.language, "exceptions", [DOMAIN])
    progress = Progress(call.hass, texts)
    meters = meters_of(call)
    if ATTR_FILE in call.data:
        await _import_file(call, meters, progress)
    else:
        await _import_from_bridges(call, meters, progress)
    booked = 0
    for coordinator in {id(coordinator): coordinator for coordinator, _ in meters}.values():
        booked += await coordinator.late_data.async_book()
    progress.show(
        translation_key="import_done",
        read=str(sum(progress.read.values())),
        new=str(sum(progress.new.values())),
        hours=str(booked),
        refused=str(len(progress.refused)),
    )
    return {
        "meters": {name: {"readings": read, "new": progress.new[name]} for name, read in progress.read.items()},
        "hours_booked": booked,
        "refused_count": len(progress.refused),
        "refused": [asdict(line) for line in progress.refused[:SHOWN_LINES]],
    }


async def _import_file(call: ServiceCall, meters: Sequence[Meter], progress: Progress) -> None:
    path = call.data[ATTR_FILE]
    if not call.hass.config.is_allowed_path(path):
        raise _invalid(translation_key="file_not_allowed", file=path)
    only = meters[0][1] if len(meters) == 1 else None
    try:
        found = await call.hass.async_add_executor_job(_read_file, path, only)
    except OSError as error:
        raise _invalid(translation_key="file_not_read", file=path, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _invalid(
            translation_key="file_not_read", file=path, reason=f"not UTF-8 text at byte {error.start}"
        ) from error
    except MessageError as error:
        raise _invalid(translation_key="file_not_read", file=path, reason=str(error)) from error
    progress.refused = found.refused
    known = {device_id: coordinator for coordinator, device_id in meters}
    if strangers := sorted(found.readings.keys() - known.keys()):
        raise _invalid(translation_key="file_of_other_meters", file=path, devices=", ".join(strangers))
    for device_id, readings in found.readings.items():
        await _add(known[device_id], device_id, readings, progress)


async def _add(
    coordinator: SmartEnergyCoordinator, device_id: str, readings: list[Registers], progress: Progress
) -> None:
    interval_ms = spacing_ms(readings)
    for start in range(0, len(readings), CHUNK):
        chunk = readings[start : start + CHUNK]
        new = await coordinator.late_data.async_add(device_id, chunk, interval_ms)
        progress.add(device_id, len(chunk), new)


def _read_file(path: str, device_id: str | None) -> RegisterFile:
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        return read_register_file(lines, device_id=device_id, now_s=time.time())


async def _import_from_bridges(call: ServiceCall, meters: Sequence[Meter], progress: Progress) -> None:
    start_ms, end_ms = _unix_ms(call.data.get(ATTR_FROM)), _unix_ms(call.data.get(ATTR_TO))
    if start_ms is not None and end_ms is not None and start_ms >= end_ms:
        raise _invalid(translation_key="from_after_to")
    for coordinator, device_id in meters:
        bridge = bridge_of(call.hass, coordinator.entry)
        if bridge is None:
            raise _invalid(translation_key="no_source")
        try:
            for start, end in _ranges(coordinator, device_id, start_ms, end_ms):
                async for readings in async_pages(bridge, device_id, start, end):
                    new = await coordinator.late_data.async_add(device_id, readings, spacing_ms(readings))
                    progress.add(device_id, len(readings), new)
        except BridgeError as error:
            raise HomeAssistantError(
                translation_domain=DOMAIN,
                translation_key="bridge_not_answering",
                translation_placeholders={"reason": str(error)},
            ) from error


def _ranges(
    coordinator: SmartEnergyCoordinator, device_id: str, start_ms: int | None, end_ms: int | None
) -> list[tuple[int, int]]:
    """Return the times to ask for: what the person said, else what is missing."""
    now_ms = round(time.time() * 1000)
    if start_ms is not None or end_ms is not None:
        return [(start_ms or now_ms - LOADED_MS, end_ms or now_ms)]
    track = coordinator.intervals.history(device_id).tracks[IMPORT]
    return [(gap.start_ms, gap.end_ms) for gap in track.gaps(now_ms - LOADED_MS, now_ms)]


def _unix_ms(moment: datetime | None) -> int | None:
    if moment is None:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=get_default_time_zone())
    return round(aware.timestamp() * 1000)


def _invalid(*, translation_key: str, **placeholders: str) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN, translation_key=translation_key, translation_placeholders=placeholders
    )
