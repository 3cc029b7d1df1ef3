"""The costs of the meters of one config entry: counted each minute, kept over restarts, corrected for late readings."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.util import dt as dt_util

from .const import DOMAIN, LOGGER
from .cost_account import CostAccount, digest
from .energy_core.bill.billing_period import billing_period_at, tariff_zone
from .energy_core.bill.expected_bill import ExpectedBill, expected_bill
from .energy_core.bill.past import history_before, past_start, takes_over
from .energy_core.bill.running_cost import Checkpoint, RunningCost, quarters
from .energy_core.forecast.expected_rest import ExpectedRest
from .energy_core.interval import Interval
from .energy_core.meter_history import EXPORT, IMPORT
from .energy_core.period import Period, PeriodKind, Periods, start_of_day
from .energy_core.register_track import moment
from .energy_core.tariff.tariff_error import TariffError
from .live_device import LiveDevice
from .meter_cost import MeterCost, Tracks, currency_at
from .tariff_health import TariffHealth

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

UPDATE_INTERVAL: Final = timedelta(seconds=60)
SETTLE_S: Final = 10.0
SAVE_EVERY: Final = 15
"""Updates between two times that the totals are saved; each change of what they rest on is saved at once."""


class Costs:
    """Every meter's cost by its tariff."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Begin without a meter."""
        self._coordinator = coordinator
        self._hass: HomeAssistant = coordinator.hass
        self._meters: dict[str, MeterCost] = {}
        self._listeners: dict[str, set[CALLBACK_TYPE]] = {}
        self._first_listener: Callable[[LiveDevice], None] | None = None
        self._waiting: set[str] = set()
        self._cancel: CALLBACK_TYPE | None = None
        self._lock = asyncio.Lock()
        self._updates = 0
        self.accounts: dict[str, CostAccount] = {}

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Go on with what was kept; returns how to stop. Needs the loaded store, settings, histories and prices."""
        coordinator = self._coordinator
        for device_id, saved in coordinator.store.add("costs", self._saved).items():
            self.accounts[device_id] = CostAccount.from_json(saved)
        coordinator.settings.tariff.async_add_listener(self._settings_changed)
        coordinator.tariffs.async_add_listener(self._tariffs_changed)
        coordinator.prices.async_add_listener(self._prices_changed)
        coordinator.late_data.async_add_listener(self._is_late)
        coordinator.forecasts.async_add_made_listener(self.async_project)
        coordinator.async_add_growth_listener(self._grown)
        self._tariffs_changed()
        return [
            *TariffHealth(coordinator).async_start(),
            async_track_time_interval(self._hass, self._update_due, UPDATE_INTERVAL, name=f"{DOMAIN} costs"),
            self._stop,
        ]

    def of(self, device_id: str) -> MeterCost | None:
        """Return the costs of a meter, None where it has no tariff."""
        return self._meters.get(device_id)

    def billed(self, device_id: str, now: datetime) -> tuple[Period, Period] | None:
        """Return the day and the billing period of a meter's tariff at a time, None where nothing is counted."""
        meter = self._meters.get(device_id)
        if meter is None or meter.tariff is None or meter.zone is None or meter.running is None:
            return None
        try:
            period = billing_period_at(meter.tariff, meter.zone, now)
        except TariffError:
            # The cost sensors of the meter and a repair issue say what is wrong with the tariff.
            return None
        return Periods(kind=PeriodKind.DAY, zone=meter.zone).containing(now), Period(period.start, period.end)

    @callback
    def async_add_listener(self, device_id: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `listener` when the meter's costs were counted; returns how to stop that."""
        listeners = self._listeners.setdefault(device_id, set())
        listeners.add(listener)
        return lambda: listeners.discard(listener)

    @callback
    def async_set_first_listener(self, listener: Callable[[LiveDevice], None]) -> None:
        """Call `listener` with each meter that has a tariff, now and when it gets one."""
        self._first_listener = listener
        for device_id in list(self._meters):
            self._tell_first(device_id)

    @callback
    def async_forget(self, device_id: str) -> None:
        """Forget a meter that was removed."""
        self._meters.pop(device_id, None)
        self.accounts.pop(device_id, None)

    async def async_update(self) -> None:
        """Count what came since the last time, one meter after the other."""
        self._coordinator.prices.async_update()
        for device_id, meter in list(self._meters.items()):
            if meter.running is None or meter.dirty_from is not None or self._revisions(device_id) != meter.revisions:
                self._rebuild_soon(device_id, 0)
            else:
                self._count(device_id, meter)
                await asyncio.sleep(0)
        self._updates += 1
        if self._updates % SAVE_EVERY == 0 and self._meters:
            self._coordinator.store.save_soon()

    async def async_rebuild(self, device_id: str) -> None:
        """Count a meter anew from where nothing has changed."""
        async with self._lock:
            meter = self._meters.get(device_id)
            if meter is not None:
                await self._rebuild(device_id, meter)

    async def async_recalculate(self, device_id: str, start: datetime | None) -> None:
        """Count a meter's costs anew by its present tariff, where `start` is earlier from then on."""
        async with self._lock:
            meter, account = self._meters[device_id], self.accounts[device_id]
            assert meter.tariff is not None and meter.zone is not None  # noqa: S101, PT018 - a meter here has them
            if start is not None and start < account.since:
                first = meter.tariff.contracts[0].start
                start = start if first is None else max(start, start_of_day(first, meter.zone))
                account.since = min(account.since, billing_period_at(meter.tariff, meter.zone, start).start)
            account.offset = Decimal(0)
            self._dirty(device_id, account.since)
            await self._rebuild(device_id, meter)

    async def async_project(self, device_id: str) -> None:
        """Bill the running period of a meter to its end, with what is forecast of the rest."""
        meter, forecast = self._meters.get(device_id), self._coordinator.forecasts.of(device_id)
        if meter is None or meter.running is None:
            return
        rest = None if forecast is None else forecast.rest_of_bill
        meter.expected_bill = None
        if rest is not None and rest.end >= meter.running.ledger.period.end:
            # Its cost sensors and a repair issue say what is wrong; other meters are forecast all the same.
            with suppress(TariffError):
                running, tracks = await self.async_new_running(device_id, meter.running.checkpoint)
                meter.expected_bill = await self._hass.async_add_executor_job(_expected_bill, running, tracks, rest)
        self._told(device_id)

    async def async_tracks(self, device_id: str, start: datetime) -> Tracks:
        """Return copies of a meter's registers from a time on, for another thread."""
        await self._coordinator.intervals.async_load_since(start.timestamp() * 1000)
        tracks = self._coordinator.intervals.history(device_id).tracks
        return tracks[IMPORT].copy(), tracks[EXPORT].copy()

    async def async_intervals(self, device_id: str, start: datetime, end: datetime) -> list[Interval]:
        """Return what is known of a meter's energy from `start` to `end` (UTC)."""
        tracks = await self.async_tracks(device_id, start)
        return await self._hass.async_add_executor_job(lambda: list(quarters(*tracks, start, end)))

    async def async_new_running(self, device_id: str, checkpoint: Checkpoint) -> tuple[RunningCost, Tracks]:
        """Return a cost of its own that begins at a checkpoint, and the registers to count; raises TariffError."""
        meter = self._meters[device_id]
        assert meter.tariff is not None and meter.zone is not None  # noqa: S101, PT018 - a meter here has them
        tracks = await self.async_tracks(device_id, checkpoint.start)
        return RunningCost(meter.tariff, meter.zone, checkpoint, rates=meter.rates), tracks

    async def async_begin(self, device_id: str) -> Checkpoint:
        """Return where a meter's costs begin under its present tariff, with what is known of before; TariffError."""
        meter, account = self._meters[device_id], self.accounts[device_id]
        tariff, zone = meter.tariff, meter.zone
        assert tariff is not None and zone is not None  # noqa: S101, PT018 - a meter here has them
        first = tariff.contracts[0].start
        start = account.since if first is None else max(account.since, start_of_day(first, zone))
        if not takes_over(tariff):
            return Checkpoint(start=start)
        known = await self.async_intervals(device_id, past_start(tariff, zone, start), start)
        job = partial(history_before, tariff, known, zone, start, rates=meter.rates)
        return Checkpoint(start=start, history=await self._hass.async_add_executor_job(job))

    @callback
    def _grown(self, device: LiveDevice) -> None:
        if device.device_id not in self._meters:
            self._assign(device.device_id)

    @callback
    def _settings_changed(self, device_id: str) -> None:
        self._assign(device_id)
        for circuit in list(self._coordinator.devices.values()):
            if circuit.parent == device_id:
                self._assign(circuit.device_id)
        self._coordinator.prices.async_follow(self._coordinator.tariffs.rate_names())

    @callback
    def _tariffs_changed(self) -> None:
        self._coordinator.prices.async_follow(self._coordinator.tariffs.rate_names())
        for device_id in list(self._coordinator.devices):
            self._assign(device_id)

    @callback
    def _assign(self, device_id: str) -> None:
        """Take the tariff that a meter has now."""
        before = self._meters.get(device_id)
        try:
            tariff = self._coordinator.tariffs.of(device_id)
            zone = None if tariff is None else tariff_zone(tariff, dt_util.get_default_time_zone())
        except TariffError as error:
            LOGGER.warning("The tariff of %s cannot be used: %s", device_id, error)
            self._meters[device_id] = MeterCost(error=str(error))
            self._told(device_id)
            return
        if tariff is None:
            if self._meters.pop(device_id, None) is not None:
                self._told(device_id)
        elif before is None or before.tariff != tariff:
            rates = self._coordinator.prices.rates
            self._meters[device_id] = MeterCost(tariff=tariff, zone=zone, rates=rates)
            history = self._coordinator.intervals.history(device_id)
            if history.has_pending:
                self._dirty(device_id, moment(history.pending_from_ms(round(dt_util.utcnow().timestamp() * 1000))))
            self._rebuild_soon(device_id, 0)
        self._tell_first(device_id)

    @callback
    def _is_late(self, device_id: str, start_ms: int) -> None:
        """Take note that energy from a time on (Unix ms) is booked anew."""
        if device_id in self._meters:
            self._dirty(device_id, moment(start_ms))
            self._rebuild_soon(device_id, SETTLE_S)
            self._coordinator.store.save_soon()

    @callback
    def _prices_changed(self, entity_id: str, start: datetime) -> None:
        for device_id, meter in self._meters.items():
            if meter.tariff is None or entity_id not in meter.tariff.rate_names or meter.running is None:
                continue
            if start < meter.running.counted_until:
                self._dirty(device_id, start)
                self._rebuild_soon(device_id, SETTLE_S)

    def _dirty(self, device_id: str, start: datetime) -> None:
        meter = self._meters[device_id]
        meter.dirty_from = start if meter.dirty_from is None else min(start, meter.dirty_from)
        if (account := self.accounts.get(device_id)) is not None:
            account.note_change(start, dt_util.utcnow())

    @callback
    def _rebuild_soon(self, device_id: str, delay_s: float) -> None:
        self._waiting.add(device_id)
        if self._cancel is None:
            self._cancel = async_call_later(self._hass, delay_s, self._rebuild_due)

    @callback
    def _rebuild_due(self, _now: datetime) -> None:
        self._cancel = None
        waiting, self._waiting = self._waiting, set()
        self._coordinator.entry.async_create_background_task(self._hass, self._rebuild_all(waiting), f"{DOMAIN} costs")

    async def _rebuild_all(self, device_ids: Iterable[str]) -> None:
        for device_id in device_ids:
            await self.async_rebuild(device_id)

    async def _rebuild(self, device_id: str, meter: MeterCost) -> None:
        if meter.tariff is None:
            return
        now = dt_util.utcnow()
        changed_from, meter.dirty_from = meter.dirty_from, None
        try:
            present = self._digest(device_id)
            account, is_new_tariff = self._account(device_id, meter, now)
            checkpoint = account.checkpoint or await self.async_begin(device_id)
            running, tracks = await self.async_new_running(device_id, checkpoint)
            await self._hass.async_add_executor_job(running.count, *tracks)
            if is_new_tariff:
                account.offset = account.total - running.now(now).total
                account.tariff = present
            if changed_from is not None:
                account.note_change(max(changed_from, account.since), dt_util.utcnow())
            meter.account, meter.running = account, running
            meter.revisions = (tracks[0].revision, tracks[1].revision)
            meter.error = None
        except TariffError as error:
            meter.error, meter.running, meter.figures = str(error), None, None
            self._told(device_id)
            return
        self._coordinator.store.save_soon()
        if self._revisions(device_id) == meter.revisions:
            self._count(device_id, meter)

    def _account(self, device_id: str, meter: MeterCost, now: datetime) -> tuple[CostAccount, bool]:
        """Return the meter's account, and whether it was kept under another tariff; raises TariffError."""
        assert meter.tariff is not None and meter.zone is not None  # noqa: S101, PT018 - asked before
        account, currency = self.accounts.get(device_id), currency_at(meter.tariff, meter.zone, now)
        if account is None or account.currency != currency:
            since = billing_period_at(meter.tariff, meter.zone, now).start
            account = CostAccount(since=since, currency=currency, tariff=self._digest(device_id))
            self.accounts[device_id] = account
            return account, False
        is_new_tariff = account.tariff != self._digest(device_id)
        if is_new_tariff:
            account.checkpoint = None
        return account, is_new_tariff

    def _digest(self, device_id: str) -> str:
        return digest(self._coordinator.tariffs.document_of(device_id) or {})

    @callback
    def _count(self, device_id: str, meter: MeterCost) -> None:
        try:
            meter.count(self._tracks(device_id), dt_util.utcnow())
        except TariffError as error:
            meter.error, meter.running, meter.figures = str(error), None, None
        self._told(device_id)

    def _tracks(self, device_id: str) -> Tracks:
        tracks = self._coordinator.intervals.history(device_id).tracks
        return tracks[IMPORT], tracks[EXPORT]

    def _revisions(self, device_id: str) -> tuple[int, int]:
        imported, exported = self._tracks(device_id)
        return imported.revision, exported.revision

    def _told(self, device_id: str) -> None:
        for listener in list(self._listeners.get(device_id, ())):
            listener()

    def _tell_first(self, device_id: str) -> None:
        device = self._coordinator.devices.get(device_id)
        if device_id in self._meters and device is not None and self._first_listener is not None:
            self._first_listener(device)

    async def _update_due(self, _now: datetime) -> None:
        await self.async_update()

    @callback
    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _saved(self) -> dict[str, Any]:
        return {device_id: account.to_json() for device_id, account in self.accounts.items()}


def _expected_bill(running: RunningCost, tracks: Tracks, rest: ExpectedRest) -> ExpectedBill:
    running.count(*tracks)
    return expected_bill(running, rest)
