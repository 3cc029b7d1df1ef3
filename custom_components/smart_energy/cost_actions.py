"""Actions on costs: bills, the same load on other tariffs, and counting anew."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from typing import Any, Final

from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util import dt as dt_util
import probatio

from .action_target import Meter, meters_of
from .const import DOMAIN
from .energy_core.bill.billing import bill, billed_span
from .energy_core.bill.comparison import Offer, compare
from .energy_core.bill.past import past_start, takes_over
from .energy_core.interval import Interval
from .energy_core.tariff.contract import Tariff
from .energy_core.tariff.tariff_error import TariffError
from .meter_cost import MeterCost
from .websocket import forecast_json

RECALCULATE_COST: Final = "recalculate_cost"
GET_BILL: Final = "get_bill"
COMPARE_TARIFFS: Final = "compare_tariffs"
GET_FORECAST: Final = "get_forecast"

ATTR_START: Final = "start"
ATTR_END: Final = "end"
ATTR_TARIFFS: Final = "tariffs"

_DEVICES: Final = {probatio.Required(ATTR_DEVICE_ID): probatio.All(cv.ensure_list, [cv.string])}
_SPAN: Final = {probatio.Optional(ATTR_START): cv.datetime, probatio.Optional(ATTR_END): cv.datetime}
_TARIFFS: Final = {probatio.Optional(ATTR_TARIFFS): probatio.All(cv.ensure_list, [cv.string])}


@callback
def async_setup_cost_actions(hass: HomeAssistant) -> None:
    """Register the actions, also while no entry is loaded: automations are checked against them."""
    register = hass.services.async_register
    register(
        DOMAIN,
        RECALCULATE_COST,
        _recalculate,
        probatio.Schema({**_DEVICES, probatio.Optional(ATTR_START): cv.datetime}),
        SupportsResponse.OPTIONAL,
    )
    register(DOMAIN, GET_BILL, _get_bill, probatio.Schema({**_DEVICES, **_SPAN}), SupportsResponse.ONLY)
    register(
        DOMAIN, COMPARE_TARIFFS, _compare, probatio.Schema({**_DEVICES, **_SPAN, **_TARIFFS}), SupportsResponse.ONLY
    )
    register(DOMAIN, GET_FORECAST, _get_forecast, probatio.Schema(_DEVICES), SupportsResponse.ONLY)


async def _recalculate(call: ServiceCall) -> ServiceResponse:
    """Count the costs anew by the present tariff, from when they are counted or from an earlier time."""
    found: dict[str, Any] = {}
    for coordinator, device_id in meters_of(call):
        before = _with_figures((coordinator, device_id)).figures
        try:
            await coordinator.costs.async_recalculate(device_id, _moment(call, ATTR_START))
        except TariffError as error:
            raise _unusable(device_id, error) from error
        after, account = _with_figures((coordinator, device_id)).figures, coordinator.costs.accounts[device_id]
        assert before is not None and after is not None  # noqa: S101, PT018 - asked before
        found[device_id] = {
            "currency": after.currency,
            "since": account.since.isoformat(),
            "before": f"{before.total:f}",
            "after": f"{after.total:f}",
            "difference": f"{after.total - before.total:f}",
            "statistics_corrected_after": account.changed_until and account.changed_until.isoformat(),
        }
    return {"meters": found} if call.return_response else None


async def _get_bill(call: ServiceCall) -> ServiceResponse:
    """Return the bills of all billing periods that a time touches, by default of the running one."""
    now = dt_util.utcnow()
    start, end = _moment(call, ATTR_START) or now, _moment(call, ATTR_END) or now
    _check_span(start, end)
    bills: dict[str, Any] = {}
    for coordinator, device_id in meters_of(call):
        meter = _with_tariff((coordinator, device_id))
        tariff, zone = meter.tariff, meter.zone
        assert tariff is not None and zone is not None  # noqa: S101, PT018 - asked before
        try:
            first, last = billed_span(tariff, zone, start, end, now)
            load = await _load((coordinator, device_id), past_start(tariff, zone, first), first, last)
            job = partial(bill, tariff, load, zone, rates=coordinator.prices.rates, since=first, until=now)
            bills[device_id] = (await call.hass.async_add_executor_job(job)).to_full_json()
        except TariffError as error:
            raise _unusable(device_id, error) from error
    return {"bills": bills}


async def _compare(call: ServiceCall) -> ServiceResponse:
    """Return what the energy of a time would have cost on several tariffs, by default the last twelve months."""
    month = dt_util.start_of_local_day().replace(day=1)
    start = _moment(call, ATTR_START) or month.replace(year=month.year - 1).astimezone(UTC)
    end = _moment(call, ATTR_END) or max(month.astimezone(UTC), start + timedelta(days=1))
    _check_span(start, end)
    found: dict[str, Any] = {}
    for coordinator, device_id in meters_of(call):
        try:
            tariffs = [_tariff(coordinator, name) for name in call.data.get(ATTR_TARIFFS, coordinator.tariffs.names())]
        except TariffError as error:
            raise _unusable(device_id, error) from error
        zone = dt_util.get_default_time_zone()
        known = await _load((coordinator, device_id), _past_start(tariffs, zone, start), start, end)
        job = partial(compare, tariffs, known, zone, rates=coordinator.prices.rates, since=start)
        offers = await call.hass.async_add_executor_job(job)
        load = [each for each in known if each.start >= start]
        found[device_id] = {
            "start": load[0].start.isoformat(),
            "end": load[-1].end.isoformat(),
            "imported_kwh": float(sum(each.imported_kwh for each in load)),
            "exported_kwh": float(sum(each.exported_kwh for each in load)),
            "tariffs": [_offer(offer) for offer in offers],
        }
    return {"meters": found}


async def _get_forecast(call: ServiceCall) -> ServiceResponse:
    """Return the forecast of each meter that has one."""
    found: dict[str, Any] = {}
    for coordinator, device_id in meters_of(call):
        forecast = coordinator.forecasts.of(device_id)
        if forecast is not None:
            found[device_id] = forecast_json(forecast, coordinator.forecasts.kept(device_id), coordinator.alerts.text)
    return {"meters": found}


def _offer(offer: Offer) -> dict[str, Any]:
    if offer.bill is None:
        return {"name": offer.name, "refused": offer.refusal}
    periods = offer.bill.periods
    return {
        "name": offer.name,
        "currency": offer.bill.currency,
        "total": f"{offer.bill.total:f}",
        "above_cheapest": None if offer.above_cheapest is None else f"{offer.above_cheapest:f}",
        "is_prorated": offer.is_prorated,
        "is_certain": all(period.is_certain for period in periods),
        "unpriced_kwh": float(sum(each.kwh for period in periods for each in period.unpriced)),
    }


def _tariff(coordinator: Any, name: str) -> Tariff:
    try:
        found: Tariff = coordinator.tariffs.read(name)
    except KeyError as error:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_such_tariff",
            translation_placeholders={"tariff": name, "tariffs": ", ".join(coordinator.tariffs.names()) or "-"},
        ) from error
    return found


def _past_start(tariffs: Sequence[Tariff], zone: tzinfo, start: datetime) -> datetime:
    """Return from when on energy is needed for what any of the tariffs takes over; those that do not hold need none."""
    found = [start]
    for tariff in tariffs:
        with suppress(TariffError):
            found += [past_start(tariff, zone, start)] if takes_over(tariff) else []
    return min(found)


async def _load(meter: Meter, past: datetime, start: datetime, end: datetime) -> list[Interval]:
    """Return the energy from `past` to `end`, divided at `start`, of which some must be known after `start`."""
    coordinator, device_id = meter
    load = await coordinator.costs.async_intervals(device_id, past, start) if past < start else []
    load += await coordinator.costs.async_intervals(device_id, start, end)
    if not load or load[-1].end <= start:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_energy_known",
            translation_placeholders={"device": device_id, "start": start.isoformat(), "end": end.isoformat()},
        )
    return load


def _with_tariff(meter: Meter) -> MeterCost:
    coordinator, device_id = meter
    found = coordinator.costs.of(device_id)
    if found is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="no_tariff", translation_placeholders={"device": device_id}
        )
    if found.tariff is None:
        raise _unusable(device_id, found.error)
    return found


def _with_figures(meter: Meter) -> MeterCost:
    found = _with_tariff(meter)
    if found.figures is None:
        raise _unusable(meter[1], found.error)
    return found


def _unusable(device_id: str, reason: object) -> ServiceValidationError:
    return ServiceValidationError(
        translation_domain=DOMAIN,
        translation_key="tariff_unusable",
        translation_placeholders={"device": device_id, "reason": str(reason or "nothing is counted yet")},
    )


def _moment(call: ServiceCall, name: str) -> datetime | None:
    moment: datetime | None = call.data.get(name)
    if moment is None:
        return None
    try:
        return dt_util.as_utc(moment)
    except OverflowError as error:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_such_time",
            translation_placeholders={"field": name, "time": moment.isoformat()},
        ) from error


def _check_span(start: datetime, end: datetime) -> None:
    if end < start:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="end_before_start")
