"""Config flow: one entry for each topic root, found by the first meter that announces itself, or given by hand."""

from __future__ import annotations

from typing import Any, override

from homeassistant.components import mqtt
from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult, OptionsFlowWithReload
from homeassistant.core import callback
from homeassistant.helpers.selector import SelectSelector, SelectSelectorConfig
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
import probatio

from .const import CONF_ALLOW_AGAIN, CONF_REMOVED_DEVICES, CONF_ROOT, DOMAIN
from .energy_core.device_info import DeviceInfo, parse_info
from .energy_core.message_error import MessageError
from .energy_core.topic import DEFAULT_ROOT, INFO, check_root, parse_topic


def _read_announcement(discovery_info: MqttServiceInfo) -> tuple[str, DeviceInfo]:
    """Return the topic root and what the meter says of itself; raises MessageError."""
    root = discovery_info.topic.removesuffix(f"/{INFO}").rpartition("/")[0]
    device_id = parse_topic(discovery_info.topic, root).device_id
    return root, parse_info(discovery_info.payload, device_id=device_id)


def _title(root: str) -> str:
    return "Smart Energy" if root == DEFAULT_ROOT else f"Smart Energy ({root})"


class SmartEnergyConfigFlow(ConfigFlow, domain=DOMAIN):
    """Adds a topic root."""

    VERSION = 1
    MINOR_VERSION = 1

    def __init__(self) -> None:
        """Begin without an announcement."""
        self._root = DEFAULT_ROOT
        self._device_id = ""

    @staticmethod
    @callback
    @override
    def async_get_options_flow(config_entry: ConfigEntry) -> SmartEnergyOptionsFlow:
        """Return the flow that allows removed devices again."""
        return SmartEnergyOptionsFlow()

    @override
    async def async_step_mqtt(self, discovery_info: MqttServiceInfo) -> ConfigFlowResult:
        """Take a retained info message; only the first of each root becomes a card to confirm."""
        try:
            self._root, info = _read_announcement(discovery_info)
        except MessageError:
            return self.async_abort(reason="invalid_discovery_info")
        await self.async_set_unique_id(self._root)
        self._abort_if_unique_id_configured()
        self._device_id = info.device_id
        self.context["title_placeholders"] = {"root": self._root}
        return await self.async_step_discovery_confirm()

    async def async_step_discovery_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add the root with one click."""
        if user_input is not None:
            return self.async_create_entry(title=_title(self._root), data={CONF_ROOT: self._root})
        self._set_confirm_only()
        return self.async_show_form(
            step_id="discovery_confirm",
            description_placeholders={"root": self._root, "device": self._device_id},
        )

    @override
    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Add a root by hand."""
        errors: dict[str, str] = {}
        root = DEFAULT_ROOT
        if user_input is not None:
            root = user_input[CONF_ROOT].strip()
            errors = await self._check(root)
            if not errors:
                await self.async_set_unique_id(root, raise_on_progress=False)
                self._abort_if_unique_id_configured()
                return self.async_create_entry(title=_title(root), data={CONF_ROOT: root})
        return self.async_show_form(
            step_id="user",
            data_schema=probatio.Schema({probatio.Required(CONF_ROOT, default=root): str}),
            description_placeholders={"default_root": DEFAULT_ROOT},
            errors=errors,
        )

    async def _check(self, root: str) -> dict[str, str]:
        try:
            mqtt.valid_publish_topic(check_root(root))
        except MessageError, probatio.Invalid:
            return {CONF_ROOT: "invalid_root"}
        if not await mqtt.async_wait_for_mqtt_client(self.hass):
            return {"base": "mqtt_not_configured"}
        if not mqtt.is_connected(self.hass):
            return {"base": "mqtt_not_connected"}
        return {}


class SmartEnergyOptionsFlow(OptionsFlowWithReload):
    """Lets removed devices come back."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show the removed devices; those chosen are welcome again."""
        removed: list[str] = self.config_entry.options.get(CONF_REMOVED_DEVICES, [])
        if not removed:
            return self.async_abort(reason="no_removed_devices")
        if user_input is not None:
            allowed = user_input[CONF_ALLOW_AGAIN]
            still_removed = [device_id for device_id in removed if device_id not in allowed]
            return self.async_create_entry(data={**self.config_entry.options, CONF_REMOVED_DEVICES: still_removed})
        devices = SelectSelector(SelectSelectorConfig(options=removed, multiple=True))
        return self.async_show_form(
            step_id="init",
            data_schema=probatio.Schema({probatio.Required(CONF_ALLOW_AGAIN, default=[]): devices}),
        )
