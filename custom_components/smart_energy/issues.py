"""What a person has to look at, under Settings > Repairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN
from .energy_core.message_error import MessageError

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

TWINS = "two_devices_one_id"
WRONG_CLOCK = "wrong_clock"
INVALID_SETTINGS = "invalid_settings"
NEW_METERS = "new_meters"
TARIFF_UNREADABLE = "tariff_unreadable"
TARIFF_WITHOUT_CONTRACT = "tariff_without_contract"
TARIFF_PRICE_MISSING = "tariff_price_missing"
TARIFF_CALENDAR_MISSING = "tariff_calendar_missing"
TARIFF_CALENDAR_SHORT = "tariff_calendar_short"
_TARIFFS: Final = (
    TARIFF_UNREADABLE,
    TARIFF_WITHOUT_CONTRACT,
    TARIFF_PRICE_MISSING,
    TARIFF_CALENDAR_MISSING,
    TARIFF_CALENDAR_SHORT,
)
_OF_ANOTHER_SIDE: Final = "_elsewhere"


def _issue_id(kind: str, entry_id: str, *parts: str) -> str:
    return "|".join((kind, entry_id, *parts))


@callback
def async_report_invalid_settings(
    coordinator: SmartEnergyCoordinator, device_id: str, kind: str, error: MessageError
) -> None:
    """Say that settings on a retained topic are kept out, and why."""
    ir.async_create_issue(
        coordinator.hass,
        DOMAIN,
        _issue_id(INVALID_SETTINGS, coordinator.entry.entry_id, device_id, kind),
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=INVALID_SETTINGS,
        translation_placeholders={
            "topic": f"{coordinator.root}/{device_id}/{kind}",
            "field": error.field,
            "reason": error.reason,
        },
    )


@callback
def async_clear_invalid_settings(coordinator: SmartEnergyCoordinator, device_id: str, kind: str) -> None:
    """Take the issue away: what the topic holds now is understood."""
    issue_id = _issue_id(INVALID_SETTINGS, coordinator.entry.entry_id, device_id, kind)
    ir.async_delete_issue(coordinator.hass, DOMAIN, issue_id)


@callback
def async_report_twins(coordinator: SmartEnergyCoordinator, device_id: str) -> None:
    """Say that two devices send under one id."""
    ir.async_create_issue(
        coordinator.hass,
        DOMAIN,
        _issue_id(TWINS, coordinator.entry.entry_id, device_id),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=TWINS,
        translation_placeholders={"device": device_id, "topic": f"{coordinator.root}/{device_id}/data"},
    )


@callback
def async_clear_twins(coordinator: SmartEnergyCoordinator, device_id: str) -> None:
    """Take the issue away: for a while, only one of them was heard."""
    ir.async_delete_issue(coordinator.hass, DOMAIN, _issue_id(TWINS, coordinator.entry.entry_id, device_id))


@callback
def async_report_wrong_clock(hass: HomeAssistant, entry_id: str, device_id: str, dated: str) -> None:
    """Say that a meter dates its readings so long ago that they are left out of its energy."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(WRONG_CLOCK, entry_id, device_id),
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=WRONG_CLOCK,
        translation_placeholders={"device": device_id, "date": dated},
    )


@callback
def async_clear_wrong_clock(hass: HomeAssistant, entry_id: str, device_id: str) -> None:
    """Take the issue away: the meter's clock is right again."""
    ir.async_delete_issue(hass, DOMAIN, _issue_id(WRONG_CLOCK, entry_id, device_id))


@callback
def async_ask_for_new_meters(hass: HomeAssistant, entry_id: str, device_ids: list[str]) -> None:
    """Ask which of the new meters to add."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(NEW_METERS, entry_id),
        data={"entry_id": entry_id, "device_ids": ",".join(device_ids)},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key=NEW_METERS,
        translation_placeholders={"devices": ", ".join(device_ids)},
    )


@callback
def async_report_tariff(
    hass: HomeAssistant, entry_id: str, kind: str, placeholders: Mapping[str, str], *, is_ours: bool
) -> None:
    """Say that a tariff cannot be used; one that was added here can be put right in a dialog."""
    name = placeholders["tariff"]
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(kind, entry_id, name),
        data={"kind": kind, "entry_id": entry_id, "tariff": name},
        is_fixable=is_ours,
        severity=ir.IssueSeverity.WARNING if placeholders["meters"] == "-" else ir.IssueSeverity.ERROR,
        translation_key=kind if is_ours else f"{kind}{_OF_ANOTHER_SIDE}",
        translation_placeholders=dict(placeholders),
    )


@callback
def async_clear_tariff_issues(hass: HomeAssistant, entry_id: str, wrong: Mapping[str, str]) -> None:
    """Take away what is no longer wrong; `wrong` is what still is, by the tariff's name."""
    for domain, issue_id in list(ir.async_get(hass).issues):
        kind, _, rest = issue_id.partition("|")
        owner, _, name = rest.partition("|")
        if domain == DOMAIN and kind in _TARIFFS and owner == entry_id and wrong.get(name) != kind:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


@callback
def async_clear_device(hass: HomeAssistant, entry_id: str, device_id: str) -> None:
    """Take away what is reported of a removed device."""
    registry = ir.async_get(hass)
    for domain, issue_id in list(registry.issues):
        if domain == DOMAIN and issue_id.split("|")[1:3] == [entry_id, device_id]:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


@callback
def async_clear_entry(hass: HomeAssistant, entry_id: str) -> None:
    """Take away what is reported of an entry that is unloaded; what is still wrong is reported again."""
    registry = ir.async_get(hass)
    for domain, issue_id in list(registry.issues):
        if domain == DOMAIN and issue_id.split("|")[1:2] == [entry_id]:
            ir.async_delete_issue(hass, DOMAIN, issue_id)
