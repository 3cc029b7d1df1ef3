"""Forecasts of each meter's energy: made every hour off the event loop, kept, and scored against what came."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from functools import partial
import math
from typing import TYPE_CHECKING, Any, Final

from homeassistant.components.recorder.const import DOMAIN as RECORDER
from homeassistant.components.recorder.statistics import statistics_during_period
from homeassistant.const import Platform, UnitOfEnergy
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.event import async_call_later, async_track_utc_time_change
from homeassistant.helpers.recorder import get_instance
from homeassistant.util import dt as dt_util

from .const import CONF_BILLING_DAY, DEFAULT_BILLING_DAY, DOMAIN, LOGGER
from .devices import identity
from .energy_core.forecast.anomaly import Anomaly
from .energy_core.forecast.expected_rest import ExpectedRest
from .energy_core.forecast.forecaster import Forecaster, HourForecast, SumForecast
from .energy_core.forecast.history import EnergySpan, History, HistoryError
from .energy_core.forecast.kept_forecast import KeptForecast, keep, score_kept
from .energy_core.forecast.score import Score
from .energy_core.forecast_watch import unusual
from .energy_core.limits import Rules
from .energy_core.message_error import MessageError
from .energy_core.period import Period, PeriodKind, Periods
from .live_device import LiveDevice

if TYPE_CHECKING:
    from .coordinator import SmartEnergyCoordinator

HISTORY: Final = timedelta(days=365)
HOURS_AHEAD: Final = 48
MINUTE: Final = 1
"""Home Assistant has compiled the last hour then."""

FIRST_AFTER_S: Final = 30.0
"""After a start: the recorder is busy, and meters are still being found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterForecast:
    """What is expected of one meter, and how good its forecasts have been; `reason` where there is none."""

    made: datetime
    known_until: datetime | None = None
    """The end of the last hour that is known, where the forecast begins."""
    hours: tuple[HourForecast, ...] = ()
    today: SumForecast | None = None
    tomorrow: SumForecast | None = None
    billing_period: SumForecast | None = None
    days: tuple[SumForecast, ...] = ()
    rest_of_period: ExpectedRest | None = None
    imported_days: tuple[tuple[datetime, float], ...] = ()
    """What was imported (kWh) on each day of the billing period so far; its sum and its rest are net."""
    rest_of_day: ExpectedRest | None = None
    rest_of_bill: ExpectedRest | None = None
    """Of the day and the billing period of the meter's tariff, for what they are expected to cost."""
    score: Score | None = None
    anomalies: tuple[Anomaly, ...] = ()
    reason: str | None = None
    full_hours: int | None = None
    """How many full hours were measured, where that is too few for a forecast."""


@dataclass(slots=True)
class _Meter:
    """A meter's present forecast and the ones that were kept."""

    kept: list[KeptForecast] = field(default_factory=list)
    present: MeterForecast | None = None


class Forecasts:
    """The forecasts of the meters of one config entry; a circuit is part of its meter."""

    def __init__(self, coordinator: SmartEnergyCoordinator) -> None:
        """Begin without a forecast."""
        self._coordinator = coordinator
        self._hass: HomeAssistant = coordinator.hass
        self._meters: dict[str, _Meter] = {}
        self._listeners: dict[str, set[CALLBACK_TYPE]] = {}
        self._first_listener: Callable[[LiveDevice], None] | None = None
        self._made_listeners: list[Callable[[str], Awaitable[None]]] = []
        self._lock = asyncio.Lock()

    @callback
    def async_start(self) -> list[CALLBACK_TYPE]:
        """Read what was kept, and forecast every hour; returns how to stop that. Needs the loaded store."""
        for device_id, saved in self._coordinator.store.add("forecasts", self._saved).items():
            self._meters[device_id] = _Meter(kept=_read(device_id, saved))
        if RECORDER not in self._hass.config.components:
            return []
        return [
            async_track_utc_time_change(self._hass, self._due, minute=MINUTE, second=0),
            async_call_later(self._hass, FIRST_AFTER_S, self._due),
        ]

    def of(self, device_id: str) -> MeterForecast | None:
        """Return the present forecast of a meter, None before the first."""
        meter = self._meters.get(device_id)
        return None if meter is None else meter.present

    def kept(self, device_id: str) -> Sequence[KeptForecast]:
        """Return the past forecasts of a meter, each for a day, the oldest first."""
        meter = self._meters.get(device_id)
        return () if meter is None else meter.kept

    @callback
    def async_add_listener(self, device_id: str, listener: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Call `listener` when the meter's forecast is new; returns how to stop that."""
        listeners = self._listeners.setdefault(device_id, set())
        listeners.add(listener)
        return lambda: listeners.discard(listener)

    @callback
    def async_add_made_listener(self, listener: Callable[[str], Awaitable[None]]) -> None:
        """Await `listener` with the id of each meter whose forecast was made."""
        self._made_listeners.append(listener)

    @callback
    def async_set_first_listener(self, listener: Callable[[LiveDevice], None]) -> None:
        """Call `listener` with each meter that has its first forecast since the start."""
        self._first_listener = listener

    async def async_forecast(self, now: datetime) -> None:
        """Forecast every meter from the hours that Home Assistant has compiled, one after the other."""
        async with self._lock:
            for device in list(self._coordinator.devices.values()):
                if device.parent is None:
                    await self._forecast(device, now)
            self._coordinator.store.save_soon()

    @callback
    def async_forget(self, device_id: str) -> None:
        """Forget a meter that was removed."""
        self._meters.pop(device_id, None)

    @callback
    def _due(self, now: datetime) -> None:
        entry = self._coordinator.entry
        entry.async_create_background_task(self._hass, self.async_forecast(now), f"{DOMAIN} forecasts")

    async def _forecast(self, device: LiveDevice, now: datetime) -> None:
        device_id = device.device_id
        meter = self._meters.setdefault(device_id, _Meter())
        statistic_ids = self._statistic_ids(device_id)
        if not statistic_ids:
            return
        spans = await get_instance(self._hass).async_add_executor_job(_spans, self._hass, statistic_ids, now - HISTORY)
        zone = await dt_util.async_get_time_zone(self._hass.config.time_zone)
        billing = Periods(
            kind=PeriodKind.BILLING,
            zone=zone or dt_util.UTC,
            start_day=int(self._coordinator.entry.options.get(CONF_BILLING_DAY, DEFAULT_BILLING_DAY)),
        )
        is_first = meter.present is None
        rules = self._coordinator.alerts.engine(device_id).rules
        billed = self._coordinator.costs.billed(device_id, now)
        present, meter.kept = await self._hass.async_add_executor_job(
            partial(_make, spans, billing, meter.kept, rules, now=now, billed=billed)
        )
        meter.present = present
        if present.known_until is not None:
            self._coordinator.alerts.async_judge(device_id, present.anomalies, known_until=present.known_until, now=now)
        if is_first and self._first_listener is not None:
            self._first_listener(device)
        for listener in list(self._listeners.get(device_id, ())):
            listener()
        for made_listener in self._made_listeners:
            await made_listener(device_id)

    def _statistic_ids(self, device_id: str) -> dict[str, int]:
        """Return the meter's statistics, each with its sign."""
        registry = er.async_get(self._hass)
        prefix = identity(self._coordinator.root, device_id)
        found = {
            registry.async_get_entity_id(Platform.SENSOR, DOMAIN, f"{prefix}|{register}"): sign
            for register, sign in (("energy", 1), ("energy_export", -1))
        }
        return {statistic_id: sign for statistic_id, sign in found.items() if statistic_id is not None}

    def _saved(self) -> dict[str, Any]:
        return {
            device_id: [forecast.to_json() for forecast in meter.kept]
            for device_id, meter in self._meters.items()
            if meter.kept
        }


def _read(device_id: str, saved: list[dict[str, Any]]) -> list[KeptForecast]:
    try:
        return [KeptForecast.from_json(fields) for fields in saved]
    except MessageError as error:
        LOGGER.warning("Past forecasts of %s cannot be read (%s) and are given up; new ones are kept", device_id, error)
        return []


def _spans(hass: HomeAssistant, statistic_ids: dict[str, int], since: datetime) -> list[list[EnergySpan]]:
    units: dict[str, str] = {"energy": UnitOfEnergy.KILO_WATT_HOUR}
    found = statistics_during_period(hass, since, None, set(statistic_ids), "hour", units, {"change"})
    return [
        [
            EnergySpan(row["start"], row["end"], statistic_ids[statistic_id] * change)
            for row in rows
            if (change := row.get("change")) is not None
        ]
        for statistic_id, rows in found.items()
    ]


def _net(columns: Sequence[Sequence[EnergySpan]]) -> list[EnergySpan]:
    """Add import and export up; an hour of which one is not known counts as far as it is."""
    sums: dict[float, EnergySpan] = {}
    for span in (span for column in columns for span in column):
        before = sums.get(span.start_s)
        energy_kwh = span.energy_kwh + (before.energy_kwh if before else 0.0)
        sums[span.start_s] = EnergySpan(span.start_s, span.end_s, energy_kwh)
    return list(sums.values())


def _imported_days(
    columns: Sequence[Sequence[EnergySpan]], zone: tzinfo, period: Period
) -> tuple[tuple[datetime, float], ...]:
    """Add up what was imported on each day of a period, by the day's start; exported energy is negative."""
    days = list(Periods(kind=PeriodKind.DAY, zone=zone).covering(period.start, period.end))
    ends_s = [day.end.timestamp() for day in days]
    imported: list[list[float]] = [[] for _ in days]
    first_s = period.start.timestamp()
    for span in (span for column in columns for span in column):
        if first_s <= span.start_s < ends_s[-1] and span.energy_kwh > 0:
            imported[bisect_right(ends_s, span.start_s)].append(span.energy_kwh)
    return tuple((day.start, math.fsum(energies)) for day, energies in zip(days, imported, strict=True))


def _make(
    columns: Sequence[Sequence[EnergySpan]],
    billing: Periods,
    kept: Sequence[KeptForecast],
    rules: Rules,
    *,
    now: datetime,
    billed: tuple[Period, Period] | None,
) -> tuple[MeterForecast, list[KeptForecast]]:
    """Fit and forecast, for `billed` (day and billing period) too: a second of one core, never on the event loop."""
    try:
        history = History.from_spans(_net(columns), billing.zone)
        forecaster = Forecaster(history)
    except HistoryError as error:
        return MeterForecast(made=now, reason=str(error), full_hours=error.full_hours), list(kept)
    days = Periods(kind=PeriodKind.DAY, zone=billing.zone)
    today = days.containing(now)
    tomorrow = days.containing(today.end)
    period = billing.containing(now)
    late = max(0, int((now - forecaster.start) / timedelta(hours=1)))
    day, bill = billed or (today, period)
    rest_of_period = forecaster.rest(period.start, period.end)
    is_same = (bill.start, bill.end) == (period.start, period.end)
    scored = keep(kept, KeptForecast.made_by(forecaster))
    forecast = MeterForecast(
        made=now,
        known_until=forecaster.start,
        hours=tuple(forecaster.hours(HOURS_AHEAD + late)[late:]),
        today=forecaster.sum(today.start, today.end),
        tomorrow=forecaster.sum(tomorrow.start, tomorrow.end),
        billing_period=forecaster.sum(period.start, period.end),
        days=tuple(forecaster.days(period.end)),
        rest_of_period=rest_of_period,
        imported_days=_imported_days(columns, billing.zone, period),
        rest_of_day=forecaster.rest(day.start, day.end),
        rest_of_bill=rest_of_period if is_same else forecaster.rest(bill.start, bill.end),
        score=score_kept(scored, history),
        anomalies=tuple(unusual(scored, history, rules)),
    )
    return forecast, scored


def budget_reached_on(forecast: MeterForecast, budget_kwh: float, zone: tzinfo) -> datetime | None:
    """Return the start of the day on which the billing period's import passes the budget; None where it will not."""
    period, rest = forecast.billing_period, forecast.rest_of_period
    if period is None or rest is None:
        return None
    days = Periods(kind=PeriodKind.DAY, zone=zone)
    total_kwh = 0.0
    for day_start, kwh in forecast.imported_days:
        total_kwh += kwh
        if total_kwh > budget_kwh:
            return day_start
    # Hours that were not measured are in the net sum, as they are expected to have been.
    total_kwh = max(total_kwh, period.kwh - rest.kwh)
    if total_kwh > budget_kwh:
        return days.containing(forecast.made).start
    for start, _end, kwh in rest.hours:
        total_kwh += max(kwh, 0.0)
        if total_kwh > budget_kwh:
            return days.containing(start).start
    return None
