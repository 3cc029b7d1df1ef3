"""What a meter is expected to cost today: the cost so far, and the expected energy of the rest at its prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, Final, override

from homeassistant.components.sensor import SensorDeviceClass, SensorEntity, SensorEntityDescription
from homeassistant.const import Platform
from homeassistant.core import callback
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .coordinator import SmartEnergyCoordinator
from .energy_core.bill.expected_bill import expected_intervals
from .energy_core.bill.running_cost import CostNow, RunningCost
from .energy_core.bill.statement import PeriodBill
from .energy_core.forecast.expected_rest import Energies, ExpectedRest
from .energy_core.tariff.tariff_error import TariffError
from .entity import SmartEnergyEntity
from .live_device import LiveDevice
from .meter_cost import Tracks

COST_EXPECTED_TODAY: Final = SensorEntityDescription(
    key="cost_expected_today",
    translation_key="cost_expected_today",
    device_class=SensorDeviceClass.MONETARY,
    suggested_display_precision=2,
)

_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedCost:
    """A day's cost in its currency, of which 80 % should lie from `p10` to `p90`.

    Of `unpriced_kwh` of what is still to come no price is known yet.
    """

    currency: str
    cost: Decimal
    p10: Decimal
    p90: Decimal
    so_far: Decimal
    unpriced_kwh: Decimal


@callback
def async_setup_expected_cost(
    coordinator: SmartEnergyCoordinator, async_add_entities: AddConfigEntryEntitiesCallback
) -> None:
    """Add the sensor of each meter with a tariff when its first forecast is made, and follow the later ones."""
    sensors: dict[str, ExpectedCostToday] = {}

    async def made(device_id: str) -> None:
        found = await async_expected_today(coordinator, device_id, dt_util.utcnow())
        device = coordinator.devices.get(device_id)
        if device_id in sensors:
            sensors[device_id].async_show(found)
        elif found is not None and device is not None:
            sensors[device_id] = sensor = ExpectedCostToday(coordinator, device)
            sensor.expected = found
            async_add_entities([sensor])

    coordinator.forecasts.async_add_made_listener(made)


async def async_expected_today(
    coordinator: SmartEnergyCoordinator, device_id: str, now: datetime
) -> ExpectedCost | None:
    """Return what a meter is expected to cost today; None without a tariff that can be used, or a forecast."""
    meter, forecast = coordinator.costs.of(device_id), coordinator.forecasts.of(device_id)
    if meter is None or meter.running is None or meter.zone is None or forecast is None or not forecast.rest_of_day:
        return None
    try:
        running, tracks = await coordinator.costs.async_new_running(device_id, meter.running.checkpoint)
        return await coordinator.hass.async_add_executor_job(
            partial(_expected, running, tracks, forecast.rest_of_day, now=now)
        )
    except TariffError:
        # The cost sensors of the meter and a repair issue say what is wrong with the tariff.
        return None


def _expected(running: RunningCost, tracks: Tracks, rest: ExpectedRest, *, now: datetime) -> ExpectedCost:
    running.count(*tracks)
    (before, day), *band = (
        _of_day(running.copy(), energies, now=now, end=rest.end) for energies in (rest.hours, rest.low(), rest.high())
    )
    # Exported or at negative prices, more energy costs less.
    costs = sorted((day.today, *(moved.today for _before, moved in band)))
    return ExpectedCost(
        currency=day.bill.currency,
        cost=day.today,
        p10=costs[0],
        p90=costs[-1],
        so_far=before.today,
        unpriced_kwh=_unpriced_kwh(day.bill) - _unpriced_kwh(before.bill),
    )


def _of_day(running: RunningCost, energies: Energies, *, now: datetime, end: datetime) -> tuple[CostNow, CostNow]:
    """Return the costs at a time and at the end of its day, with what is expected."""
    rest = expected_intervals(energies, running.counted_until, end)
    parts = [part for interval in rest for part in interval.split_at([now])]
    running.add(part for part in parts if part.start < now)
    before = running.now(now)
    running.add(part for part in parts if part.start >= now)
    return before, running.now(end - _INSTANT)


def _unpriced_kwh(bill: PeriodBill) -> Decimal:
    return sum((each.kwh for each in bill.unpriced), Decimal(0))


class ExpectedCostToday(SmartEnergyEntity, SensorEntity):
    """The day's cost as the last forecast expects it."""

    _unrecorded_attributes = frozenset(("p10", "p90", "so_far", "unpriced_kwh"))

    def __init__(self, coordinator: SmartEnergyCoordinator, device: LiveDevice) -> None:
        """Belong to `device`."""
        super().__init__(coordinator, device, COST_EXPECTED_TODAY, Platform.SENSOR)
        self.expected: ExpectedCost | None = None
        self._is_added = False

    @override
    async def async_added_to_hass(self) -> None:
        """Follow the meter's forecast, which tells `async_show`, instead of its values."""
        self._is_added = True

    @callback
    def async_show(self, expected_cost: ExpectedCost | None) -> None:
        """Show what is expected now."""
        self.expected = expected_cost
        if self._is_added:
            self.async_write_ha_state()

    @property
    @override
    def available(self) -> bool:
        """Return False while it is not known: there is no tariff, or no forecast any more."""
        return self.expected is not None

    @property
    @override
    def native_value(self) -> Decimal | None:
        """Return the day's cost."""
        return None if self.expected is None else self.expected.cost

    @property
    @override
    def native_unit_of_measurement(self) -> str | None:
        """Return the contract's currency."""
        return None if self.expected is None else self.expected.currency

    @property
    @override
    def extra_state_attributes(self) -> dict[str, Any]:
        """Return the cost's band and what it was up to the forecast, and the energy that has no price yet."""
        if self.expected is None:
            return {}
        return {
            "p10": float(self.expected.p10),
            "p90": float(self.expected.p90),
            "so_far": float(self.expected.so_far),
            "unpriced_kwh": float(self.expected.unpriced_kwh),
        }
