"""Options: what a person decides for all meters of a root."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from homeassistant.config_entries import ConfigFlowResult, OptionsFlowWithReload
from homeassistant.const import UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    SelectSelector,
    SelectSelectorConfig,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio

from .bridge_client import Bridge, BridgeError, BridgeLoginError, is_bridge_url
from .const import (
    ASK,
    AUTOMATIC,
    CONF_ADDED_DEVICES,
    CONF_ALLOW_AGAIN,
    CONF_BILLING_DAY,
    CONF_BRIDGE_TOKEN,
    CONF_BRIDGE_URL,
    CONF_DEADBAND,
    CONF_DELETE_STATISTICS,
    CONF_NEW_METERS,
    CONF_PUBLISH_INTERVAL,
    CONF_REMOVED_DEVICES,
    DEFAULT_BILLING_DAY,
    DEFAULT_DEADBAND_PERCENT,
    DEFAULT_PUBLISH_INTERVAL_S,
    MAX_PUBLISH_INTERVAL_S,
)
from .devices import known_device_ids

if TYPE_CHECKING:
    from homeassistant.core import HomeAssistant

METERS: Final = "meters"
BILLING: Final = "billing"
UPDATES: Final = "updates"
BRIDGE: Final = "bridge"
REMOVAL: Final = "removal"

_NEW_METERS: Final = SelectSelector(SelectSelectorConfig(options=[AUTOMATIC, ASK], translation_key=CONF_NEW_METERS))
_URL: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.URL))
_TOKEN: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))


def _number(maximum: float, *, minimum: float = 0, step: float = 1, unit: str | None = None) -> NumberSelector:
    config = NumberSelectorConfig(min=minimum, max=maximum, step=step, mode=NumberSelectorMode.BOX)
    if unit is not None:
        config["unit_of_measurement"] = unit
    return NumberSelector(config)


async def async_bridge_errors(hass: HomeAssistant, url: str, token: str | None) -> dict[str, str]:
    """Return what is wrong with the bridge's address or token, as a form shows it."""
    if not is_bridge_url(url):
        return {"base": "invalid_bridge_url"}
    try:
        await Bridge(hass, url, token).async_check()
    except BridgeLoginError:
        return {"base": "bridge_refused_token"}
    except BridgeError:
        return {"base": "bridge_not_reached"}
    return {}


class SmartEnergyOptionsFlow(OptionsFlowWithReload):
    """New and removed meters, billing day, updates, bridge, and what happens at removal."""

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Show all options in sections."""
        errors: dict[str, str] = {}
        present: dict[str, Any] = dict(self.config_entry.options)
        if user_input is not None:
            chosen = {name: value for part in user_input.values() for name, value in part.items()}
            errors = await self._check(chosen)
            if not errors:
                await self._share_billing_day(int(chosen[CONF_BILLING_DAY]))
                return self.async_create_entry(data=self._options(chosen))
            present |= chosen
        return self.async_show_form(step_id="init", data_schema=self._schema(present), errors=errors)

    async def _check(self, chosen: dict[str, Any]) -> dict[str, str]:
        url = chosen.get(CONF_BRIDGE_URL, "").strip()
        return await async_bridge_errors(self.hass, url, chosen.get(CONF_BRIDGE_TOKEN)) if url else {}

    async def _share_billing_day(self, day: int) -> None:
        """Let a new day for all meters hold for each, and tell the other sides."""
        if day != self.config_entry.options.get(CONF_BILLING_DAY, DEFAULT_BILLING_DAY):
            coordinator = getattr(self.config_entry, "runtime_data", None)
            if coordinator is not None:
                await coordinator.settings.async_set_billing_day(day)

    def _options(self, chosen: dict[str, Any]) -> dict[str, Any]:
        allowed = set(chosen.pop(CONF_ALLOW_AGAIN, []))
        before = self.config_entry.options
        removed = [device_id for device_id in before.get(CONF_REMOVED_DEVICES, []) if device_id not in allowed]
        options = {**chosen, CONF_BILLING_DAY: int(chosen[CONF_BILLING_DAY]), CONF_REMOVED_DEVICES: removed}
        # Who is here already is not asked for again, also if the device registry is lost with a SIGKILL.
        present = known_device_ids(self.hass, self.config_entry) if chosen[CONF_NEW_METERS] == ASK else []
        if added := sorted(allowed.union(before.get(CONF_ADDED_DEVICES, []), present)):
            options[CONF_ADDED_DEVICES] = added
        if url := chosen.get(CONF_BRIDGE_URL, "").strip():
            return options | {CONF_BRIDGE_URL: url}
        return {name: value for name, value in options.items() if name not in (CONF_BRIDGE_URL, CONF_BRIDGE_TOKEN)}

    def _schema(self, present: dict[str, Any]) -> probatio.Schema:
        def required(name: str, *, default: object) -> probatio.Required:
            return probatio.Required(name, default=present.get(name, default))

        def optional(name: str) -> probatio.Optional:
            return probatio.Optional(name, description={"suggested_value": present.get(name)})

        meters: dict[Any, object] = {required(CONF_NEW_METERS, default=AUTOMATIC): _NEW_METERS}
        if removed := self.config_entry.options.get(CONF_REMOVED_DEVICES):
            several = SelectSelector(SelectSelectorConfig(options=removed, multiple=True))
            meters[probatio.Optional(CONF_ALLOW_AGAIN, default=[])] = several
        updates: dict[Any, object] = {
            required(CONF_PUBLISH_INTERVAL, default=DEFAULT_PUBLISH_INTERVAL_S): _number(
                MAX_PUBLISH_INTERVAL_S, unit=UnitOfTime.SECONDS
            ),
            required(CONF_DEADBAND, default=DEFAULT_DEADBAND_PERCENT): _number(50, step=0.1, unit="%"),
        }
        sections: dict[str, dict[Any, object]] = {
            METERS: meters,
            BILLING: {required(CONF_BILLING_DAY, default=DEFAULT_BILLING_DAY): _number(31, minimum=1)},
            UPDATES: updates,
            BRIDGE: {optional(CONF_BRIDGE_URL): _URL, optional(CONF_BRIDGE_TOKEN): _TOKEN},
            REMOVAL: {required(CONF_DELETE_STATISTICS, default=False): BooleanSelector()},
        }
        return probatio.Schema(
            {
                probatio.Required(name): section(probatio.Schema(fields), {"collapsed": name in (BRIDGE, REMOVAL)})
                for name, fields in sections.items()
            }
        )
