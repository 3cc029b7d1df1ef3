"""The settings of each meter, the same on every side: the higher revision wins (DESIGN.md section 3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
import time
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components import mqtt
from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import instance_id
from homeassistant.helpers.event import async_call_later

from .const import CONF_BILLING_DAY, DEFAULT_BILLING_DAY, DOMAIN, LOGGER
from .energy_core.limits import LimitSettings
from .energy_core.limits_message import encode_limits, limits_fields, limits_from_fields, parse_limits
from .energy_core.message_error import MessageError
from .energy_core.tariff_settings import (
    TariffSettings,
    encode_tariff_settings,
    parse_tariff_settings,
    tariff_settings_fields,
    tariff_settings_from_fields,
)
from .energy_core.topic import SETTINGS_LIMITS, SETTINGS_TARIFF, Topic
from .issues import async_clear_invalid_settings, async_report_invalid_settings

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

RETAINED_ARRIVE_WITHIN_S: Final = 10.0
"""After this time a broker has sent what it keeps; ours goes to it only then, or it could replace a newer one."""

type SettingsListener = Callable[[str], None]


class SharedSettings[T: LimitSettings | TariffSettings]:
    """One kind of settings of every meter below a root."""

    def __init__(
        self,
        coordinator: SmartEnergyCoordinator,
        kind: str,
        *,
        default: T,
        parse: Callable[[str | bytes | bytearray], T],
        encode: Callable[[T], str],
    ) -> None:
        """Begin with defaults for every meter."""
        self._coordinator = coordinator
        self._kind = kind
        self._default = default
        self._parse = parse
        self._encode = encode
        self._known: dict[str, T] = {}
        self._heard: set[str] = set()
        self._listeners: list[SettingsListener] = []
        self.author = DOMAIN

    def get(self, device_id: str) -> T:
        """Return a meter's settings; revision 0 where nobody has set any."""
        return self._known.get(device_id, self._default)

    @callback
    def async_add_listener(self, listener: SettingsListener) -> None:
        """Call `listener` with the id of each meter whose settings change."""
        self._listeners.append(listener)

    async def async_change(self, device_id: str, settings: T) -> None:
        """Make these the meter's settings, with a revision above all that were seen, and tell the others.

        Raises ServiceValidationError for settings that nobody could take; they stay as they were.
        """
        revision = self.get(device_id).revision.next(self.author, round(time.time() * 1000))
        settings = replace(settings, revision=revision)
        try:
            self._encode(settings)
        except MessageError as error:
            raise ServiceValidationError(
                translation_domain=DOMAIN,
                translation_key="invalid_settings",
                translation_placeholders={"device": device_id, "field": error.field, "reason": error.reason},
            ) from error
        self._adopt(device_id, settings)
        await self._coordinator.store.async_save()
        await self._async_publish(device_id)

    @callback
    def async_received(self, device_id: str, message: mqtt.ReceiveMessage) -> None:
        """Take what another side set, or what we did ourselves; raises MessageError for what nobody may set."""
        self._heard.add(device_id)
        if not message.payload:
            async_clear_invalid_settings(self._coordinator, device_id, self._kind)
            return
        try:
            settings = self._parse(message.payload)
        except MessageError as error:
            async_report_invalid_settings(self._coordinator, device_id, self._kind, error)
            raise
        async_clear_invalid_settings(self._coordinator, device_id, self._kind)
        present = self.get(device_id)
        if settings.revision > present.revision:
            self._adopt(device_id, settings)
            self._coordinator.store.save_soon()
        elif settings.revision < present.revision:
            self._publish_soon(device_id)

    @callback
    def async_forget(self, device_id: str) -> None:
        """Drop a removed meter's settings."""
        self._known.pop(device_id, None)

    @callback
    def async_await_retained(self) -> None:
        """Begin to listen for what the broker keeps, after each connection."""
        self._heard.clear()

    @callback
    def async_publish_unheard(self) -> None:
        """Tell the broker what it does not keep; what it keeps has been compared already."""
        for device_id in self._known.keys() - self._heard:
            self._publish_soon(device_id)

    def restore(self, saved: dict[str, Any], from_fields: Callable[[dict[str, Any]], T]) -> None:
        """Go on with what was saved."""
        self._known = {device_id: from_fields(fields) for device_id, fields in saved.items()}

    def items(self) -> list[tuple[str, T]]:
        """Return the meters whose settings somebody set."""
        return list(self._known.items())

    def _adopt(self, device_id: str, settings: T) -> None:
        self._known[device_id] = settings
        for listener in self._listeners:
            listener(device_id)

    def _publish_soon(self, device_id: str) -> None:
        coordinator = self._coordinator
        coordinator.entry.async_create_background_task(
            coordinator.hass, self._async_publish(device_id), f"{DOMAIN} {self._kind}"
        )

    async def _async_publish(self, device_id: str) -> None:
        coordinator = self._coordinator
        payload = self._encode(self._known[device_id])
        topic = str(Topic(coordinator.root, device_id, self._kind))
        try:
            await mqtt.async_publish(coordinator.hass, topic, payload, qos=1, retain=True)
        except HomeAssistantError as error:
            # The broker gets it with the next connection.
            LOGGER.debug("%s was not published: %s", topic, error)


class MeterSettings:
    """Limits and tariff settings of every meter."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Begin with defaults."""
        self._coordinator = coordinator
        self.limits = SharedSettings(
            coordinator, SETTINGS_LIMITS, default=LimitSettings(), parse=parse_limits, encode=encode_limits
        )
        self.tariff = SharedSettings(
            coordinator,
            SETTINGS_TARIFF,
            default=TariffSettings(),
            parse=parse_tariff_settings,
            encode=encode_tariff_settings,
        )
        self._cancel_timer: CALLBACK_TYPE | None = None
        self.has_heard_retained = False
        """Whether what the broker keeps has been heard since the last connection."""

    async def async_start(self) -> None:
        """Go on with what was saved, and listen."""
        coordinator = self._coordinator
        author = f"homeassistant-{(await instance_id.async_get(coordinator.hass))[:8]}"
        self.limits.author = self.tariff.author = author
        store = coordinator.store
        self.limits.restore(store.add("limits", self._saved_limits), limits_from_fields)
        self.tariff.restore(store.add("tariff", self._saved_tariffs), tariff_settings_from_fields)
        await coordinator.async_listen(SETTINGS_LIMITS, self.limits.async_received)
        await coordinator.async_listen(SETTINGS_TARIFF, self.tariff.async_received)
        coordinator.entry.async_on_unload(self._stop)
        if coordinator.connected:
            self.async_connected()

    def billing_day(self, device_id: str) -> int:
        """Return the day on which a meter's billing period begins: its own, else the one for all meters."""
        own = self.tariff.get(device_id).billing_day
        return own or int(self._coordinator.entry.options.get(CONF_BILLING_DAY, DEFAULT_BILLING_DAY))

    @callback
    def async_connected(self) -> None:
        """Wait for what the broker keeps, then give it what it lacks."""
        self._stop()
        self.has_heard_retained = False
        self.limits.async_await_retained()
        self.tariff.async_await_retained()
        self._cancel_timer = async_call_later(
            self._coordinator.hass, RETAINED_ARRIVE_WITHIN_S, self._retained_have_arrived
        )

    async def async_set_billing_day(self, day: int) -> None:
        """Let every meter's billing period begin on this day."""
        for device_id in list(self._coordinator.devices):
            await self.tariff.async_change(device_id, replace(self.tariff.get(device_id), billing_day=day))

    @callback
    def async_forget(self, device_id: str) -> None:
        """Drop a removed meter's settings."""
        self.limits.async_forget(device_id)
        self.tariff.async_forget(device_id)
        self._coordinator.store.save_soon()

    @callback
    def _retained_have_arrived(self, _now: datetime) -> None:
        self._cancel_timer = None
        self.has_heard_retained = True
        self.limits.async_publish_unheard()
        self.tariff.async_publish_unheard()
        self._coordinator.tariffs.async_retained_have_arrived()

    @callback
    def _stop(self) -> None:
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None

    def _saved_limits(self) -> dict[str, Any]:
        return {device_id: limits_fields(settings) for device_id, settings in self.limits.items()}

    def _saved_tariffs(self) -> dict[str, Any]:
        return {device_id: tariff_settings_fields(settings) for device_id, settings in self.tariff.items()}
