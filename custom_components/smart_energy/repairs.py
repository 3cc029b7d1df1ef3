"""Repairs: what a person can settle in a dialog."""

from __future__ import annotations

from typing import Any

from homeassistant.components.repairs import RepairsFlow, RepairsFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig
import probatio

from .const import CONF_ADDED_DEVICES, CONF_ALLOW_AGAIN, CONF_REMOVED_DEVICES


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


async def async_create_fix_flow(
    _hass: HomeAssistant, _issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    """Return the dialog of the one issue that has one."""
    data = data or {}
    return NewMetersFlow(str(data.get("entry_id")), str(data.get("device_ids")).split(","))
