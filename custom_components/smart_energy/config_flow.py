"""Config flow: one entry for each topic root, found by the first meter that announces itself, or given by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, override

from homeassistant.components import mqtt
from homeassistant.config_entries import ConfigEntry, ConfigFlow, ConfigFlowResult, ConfigSubentryFlow
from homeassistant.core import callback
from homeassistant.helpers.selector import TextSelector, TextSelectorConfig, TextSelectorType
from homeassistant.helpers.service_info.mqtt import MqttServiceInfo
import probatio

from .const import CONF_BRIDGE_TOKEN, CONF_BRIDGE_URL, CONF_ROOT, DOMAIN, SUBENTRY_TARIFF
from .devices import async_move_root
from .energy_core.device_info import DeviceInfo, parse_info
from .energy_core.message_error import MessageError
from .energy_core.topic import DEFAULT_ROOT, INFO, check_root, parse_topic
from .options_flow import SmartEnergyOptionsFlow, async_bridge_errors
from .tariff_flow import TariffFlow

_TOKEN: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))


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
        """Return the flow of the options."""
        return SmartEnergyOptionsFlow()

    @classmethod
    @callback
    @override
    def async_get_supported_subentry_types(cls, config_entry: ConfigEntry) -> dict[str, type[ConfigSubentryFlow]]:
        """Return the flow of tariffs."""
        return {SUBENTRY_TARIFF: TariffFlow}

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
        root = DEFAULT_ROOT if user_input is None else user_input[CONF_ROOT].strip()
        errors = {} if user_input is None else await self._check(root)
        if user_input is not None and not errors:
            await self.async_set_unique_id(root, raise_on_progress=False)
            self._abort_if_unique_id_configured()
            return self.async_create_entry(title=_title(root), data={CONF_ROOT: root})
        return self._show_root("user", root, errors)

    async def async_step_reconfigure(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Move to another root, with devices, entities and their history."""
        entry = self._get_reconfigure_entry()
        before: str = entry.data[CONF_ROOT]
        root = before if user_input is None else user_input[CONF_ROOT].strip()
        errors = {} if user_input is None else await self._check(root)
        if user_input is not None and not errors:
            await self.async_set_unique_id(root, raise_on_progress=False)
            if root != before:
                self._abort_if_unique_id_configured()
                await self.hass.config_entries.async_unload(entry.entry_id)
                async_move_root(self.hass, entry, root)
            title = _title(root) if entry.title == _title(before) else entry.title
            return self.async_update_reload_and_abort(
                entry, unique_id=root, title=title, data_updates={CONF_ROOT: root}
            )
        return self._show_root("reconfigure", root, errors)

    async def async_step_reauth(self, _entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to ask for a new token: the bridge refuses the one we have."""
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for a new token, and try it."""
        entry = self._get_reauth_entry()
        url: str = entry.options.get(CONF_BRIDGE_URL, "")
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = await async_bridge_errors(self.hass, url, user_input[CONF_BRIDGE_TOKEN])
            if not errors:
                return self.async_update_reload_and_abort(entry, options={**entry.options, **user_input})
        return self.async_show_form(
            step_id="reauth_confirm",
            data_schema=probatio.Schema({probatio.Required(CONF_BRIDGE_TOKEN): _TOKEN}),
            description_placeholders={"url": url},
            errors=errors,
        )

    def _show_root(self, step_id: str, root: str, errors: dict[str, str]) -> ConfigFlowResult:
        return self.async_show_form(
            step_id=step_id,
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
