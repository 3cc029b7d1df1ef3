"""Repairs: what a person can settle in a dialog."""

from __future__ import annotations

from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.components.repairs.const import FlowType
from homeassistant.config_entries import SOURCE_RECONFIGURE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig
import probatio

from .const import CONF_ADDED_DEVICES, CONF_ALLOW_AGAIN, CONF_REMOVED_DEVICES, DOMAIN, SUBENTRY_TARIFF


class NewMetersFlow(RepairsFlow):
    """Asks which of the new meters to add; the others are kept out until the options let them in."""

    def __init__(self, entry_id: str, device_ids: list[str]) -> None:
        """Ask about these meters."""
        self._entry_id = entry_id
        self._device_ids = device_ids

    async def async_step_init(self, _data: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Begin; what comes is the issue, no person's answer."""
        return await self.async_step_choose()

    async def async_step_choose(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Show the meters, all of them chosen."""
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None:
            return self.async_abort(reason="entry_removed")
        if user_input is not None:
            wanted = set(user_input[CONF_ALLOW_AGAIN])
            removed = {*entry.options.get(CONF_REMOVED_DEVICES, []), *self._device_ids} - wanted
            added = wanted.union(entry.options.get(CONF_ADDED_DEVICES, []))
            options = {CONF_REMOVED_DEVICES: sorted(removed), CONF_ADDED_DEVICES: sorted(added)}
            self.hass.config_entries.async_update_entry(entry, options={**entry.options, **options})
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
            return self.async_create_entry(data={})
        meters = SelectSelector(SelectSelectorConfig(options=self._device_ids, multiple=True))
        return self.async_show_form(
            step_id="choose",
            data_schema=probatio.Schema({probatio.Required(CONF_ALLOW_AGAIN, default=self._device_ids): meters}),
        )


class TariffRepairFlow(RepairsFlow):
    """Opens the flow of a tariff that cannot be used; the issue goes away when the tariff can be."""

    def __init__(self, entry_id: str, name: str) -> None:
        """Open the flow of this tariff."""
        self._entry_id = entry_id
        self._name = name

    async def async_step_init(self, _data: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Begin; what comes is the issue, no person's answer."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, Any] | None = None) -> RepairsFlowResult:
        """Say what will open, then open it."""
        if user_input is None:
            issue = ir.async_get(self.hass).async_get_issue(DOMAIN, self.issue_id)
            placeholders = None if issue is None else issue.translation_placeholders
            return self.async_show_form(step_id="confirm", description_placeholders=placeholders)
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        subentries = () if entry is None else entry.subentries.values()
        found = next((each for each in subentries if each.unique_id == self._name), None)
        if found is None:
            return self.async_abort(reason="tariff_removed")
        flow = await self.hass.config_entries.subentries.async_init(
            (self._entry_id, SUBENTRY_TARIFF),
            context={"source": SOURCE_RECONFIGURE, "subentry_id": found.subentry_id},
        )
        return self.async_abort(
            reason="change_tariff", next_flow=(FlowType.CONFIG_SUBENTRIES_FLOW, str(flow["flow_id"]))
        )


async def async_create_fix_flow(
    _hass: HomeAssistant, _issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the dialog of an issue that has one."""
    data = data or {}
    if "tariff" in data:
        return TariffRepairFlow(str(data.get("entry_id")), str(data["tariff"]))
    return NewMetersFlow(str(data.get("entry_id")), str(data.get("device_ids")).split(","))
