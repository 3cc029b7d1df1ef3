"""Prices of price entities: understood in every shape, kept over restarts, missing where nobody told them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant, State
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.smart_energy.energy_core.tariff.rates import Rate
from custom_components.smart_energy.price_entity import price_factor, rates_of
from custom_components.smart_energy.price_history import PriceHistory

from .conftest import Publisher

NOW = datetime(2026, 11, 18, 10, 20, tzinfo=UTC)
SOURCE = "sensor.nord_pool"
DYNAMIC: dict[str, Any] = {
    "version": 1,
    "name": "Dynamic",
    "contracts": [
        {
            "currency": "EUR",
            "components": [{"kind": "energy", "rates": {"name": SOURCE, "factor": 2, "markup": 0.1}}],
        }
    ],
}


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("EUR/kWh", 1),
        ("€/kWh", 1),
        ("kr/kWh", 1),
        ("$/kWh", 1),
        ("EUR/MWh", Decimal("0.001")),
        ("ct/kWh", Decimal("0.01")),
        ("p/kWh", Decimal("0.01")),
        ("öre/kWh", Decimal("0.01")),
        ("EUR/Wh", 1000),
        ("EUR", None),
        ("kWh", None),
        ("W/kWh", None),
        (None, None),
    ],
)
def test_units_of_prices(unit: str | None, factor: Decimal | None) -> None:
    assert price_factor(unit) == factor


def hour(number: int) -> datetime:
    return datetime(2026, 11, 18, number, tzinfo=UTC)


NORD_POOL = {"raw_today": [{"start": hour(n), "end": hour(n + 1), "value": n / 100} for n in range(9, 13)]}
TIBBER = {"today": [{"startsAt": hour(n).isoformat(), "total": n / 100} for n in range(9, 13)]}
EPEX = {
    "data": [
        {"start_time": hour(n).isoformat(), "end_time": hour(n + 1).isoformat(), "price_per_kwh": f"{n / 100}"}
        for n in range(9, 13)
    ]
}
ENTSO_E = {"prices_today": [{"time": f"2026-11-18 {n:02}:00:00+00:00", "price": n / 100} for n in range(9, 13)]}
ENERGI_DATA = {"raw_today": [{"hour": hour(n), "price": n / 100} for n in range(9, 13)]}
ZONNEPLAN = {
    "forecast": [
        {"datetime": f"2026-11-18T{n:02}:00:00.000000Z", "electricity_price": n * 100_000, "tariff_group": "low"}
        for n in range(9, 13)
    ]
}
SHAPES = {
    "nord pool": NORD_POOL,
    "tibber": TIBBER,
    "epex": EPEX,
    "entso": ENTSO_E,
    "energi data": ENERGI_DATA,
    "zonneplan": ZONNEPLAN,
}


@pytest.mark.parametrize("attributes", SHAPES.values(), ids=SHAPES)
def test_prices_to_come_are_read(attributes: dict[str, Any]) -> None:
    state = State(SOURCE, "0.10", {"unit_of_measurement": "EUR/kWh", **attributes}, NOW, NOW, NOW)
    rates = rates_of(state, NOW)
    assert [(rate.start, rate.end, rate.price) for rate in rates] == [
        (hour(n), hour(n + 1), Decimal(str(n / 100))) for n in range(9, 13)
    ]


@pytest.mark.parametrize(
    "rows", [[{"start": "soon", "value": 1}], [{"start": hour(9), "value": "much"}], [{"value": True}], [1, 2], []]
)
def test_lists_that_are_no_prices_are_left_alone(rows: list[Any]) -> None:
    attributes = {"unit_of_measurement": "ct/kWh", "rows": rows}
    (rate,) = rates_of(State(SOURCE, "31", attributes, hour(10), hour(10), hour(10)), NOW)
    assert (rate.start, rate.end, rate.price) == (hour(10), NOW, Decimal("0.31"))


@pytest.mark.parametrize("scale", [100, 1000, Decimal("0.001")])
def test_a_list_in_another_unit_than_the_state_is_left_alone(scale: Decimal | int) -> None:
    rows = [{"start": hour(n), "end": hour(n + 1), "price": Decimal(n) / 100 * scale} for n in range(9, 13)]
    attributes = {"unit_of_measurement": "EUR/kWh", "prices": rows}
    (rate,) = rates_of(State(SOURCE, "0.10", attributes, hour(10), hour(10), hour(10)), NOW)
    assert (rate.start, rate.end, rate.price) == (hour(10), NOW, Decimal("0.10"))


def test_a_list_goes_on_where_the_state_is_of_the_hour_before() -> None:
    rows = [{"start": hour(n), "end": hour(n + 1), "price": price} for n, price in ((9, 0.2), (10, 0.001))]
    attributes = {"unit_of_measurement": "EUR/kWh", "prices": rows}
    found = rates_of(State(SOURCE, "0.2", attributes, hour(9), hour(9), hour(9)), NOW)
    assert [rate.price for rate in found] == [Decimal("0.2"), Decimal("0.001")]


@pytest.mark.parametrize(("after_s", "begins"), [(5, hour(10)), (600, hour(10) + timedelta(seconds=600))])
def test_state_that_comes_a_little_late_holds_from_the_quarter(after_s: int, begins: datetime) -> None:
    changed = hour(10) + timedelta(seconds=after_s)
    (rate,) = rates_of(State(SOURCE, "31", {"unit_of_measurement": "ct/kWh"}, changed, changed, changed), NOW)
    assert rate.start == begins


@pytest.mark.parametrize(
    ("state", "unit"), [("unavailable", "EUR/kWh"), ("unknown", "EUR/kWh"), ("nan", "EUR/kWh"), ("3", "W")]
)
def test_no_price_is_not_guessed(state: str, unit: str) -> None:
    assert rates_of(State(SOURCE, state, {"unit_of_measurement": unit}, hour(9), hour(9), hour(9)), NOW) == []


class DynamicHome:
    """A meter whose tariff takes its prices from an entity."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, publisher: Publisher, clock: Any) -> None:
        self.hass, self.entry, self.publisher, self.clock = hass, entry, publisher, clock

    async def reading(self, at: datetime, energy_wh: float) -> None:
        self.clock.move_to(at)
        self.entry.runtime_data.prices.async_update()
        await self.publisher.data("meter-01", energy=energy_wh, timestamp=at.timestamp(), interval=900)
        await self.settle()

    async def settle(self) -> None:
        costs = self.entry.runtime_data.costs
        await costs.async_rebuild("meter-01")
        await costs.async_update()
        await self.hass.async_block_till_done()

    def price(self, state: str, **attributes: Any) -> None:
        self.hass.states.async_set(SOURCE, state, {"unit_of_measurement": "EUR/kWh", **attributes})

    def state(self, key: str) -> Any:
        state = self.hass.states.get(f"sensor.meter_01_{key}")
        assert state is not None
        return state


@pytest.fixture
async def home(
    hass: HomeAssistant,
    freezer: FrozenDateTimeFactory,
    unloaded_entry: MockConfigEntry,
    load: Callable[[MockConfigEntry], Awaitable[bool]],
    publisher: Publisher,
) -> DynamicHome:
    await hass.config.async_set_time_zone("UTC")
    freezer.move_to(hour(10))
    assert await load(unloaded_entry)
    made = DynamicHome(hass, unloaded_entry, publisher, freezer)
    hass.config_entries.async_add_subentry(
        unloaded_entry,
        ConfigSubentry(
            data=MappingProxyType({"document": DYNAMIC}), subentry_type="tariff", title="Dynamic", unique_id="Dynamic"
        ),
    )
    await made.reading(hour(10), 1000)
    await hass.services.async_call(
        "select", "select_option", {"entity_id": "select.meter_01_tariff", "option": "Dynamic"}, blocking=True
    )
    await made.settle()
    return made


async def test_state_prices_each_quarter(hass: HomeAssistant, home: DynamicHome) -> None:
    home.price("0.20")
    await home.reading(hour(10) + timedelta(minutes=15), 2000)
    assert float(home.state("price").state) == 0.5
    home.clock.move_to(hour(10) + timedelta(minutes=30))
    home.price("0.30")
    await home.reading(hour(10) + timedelta(minutes=30), 3000)
    await home.reading(hour(10) + timedelta(minutes=45), 4000)
    assert float(home.state("cost_total").state) == pytest.approx(2 * 0.5 + 0.7, abs=0.011)


async def test_price_that_nobody_told_is_missing(hass: HomeAssistant, home: DynamicHome) -> None:
    await home.reading(hour(10) + timedelta(minutes=30), 3000)
    assert home.state("price").state == "unknown"
    assert float(home.state("cost_total").state) == 0
    assert home.state("cost_billing_period").attributes["unpriced_kwh"] == 2
    home.price("0.10", raw_today=[{"start": hour(9), "end": hour(12), "value": 0.1}])
    await home.settle()
    assert float(home.state("cost_total").state) == pytest.approx(0.6)
    assert home.state("cost_billing_period").attributes["unpriced_kwh"] == 0


async def test_prices_are_kept_over_a_restart(
    hass: HomeAssistant, home: DynamicHome, load: Callable[[MockConfigEntry], Awaitable[bool]]
) -> None:
    home.price("0.20")
    await home.reading(hour(11), 3000)
    before = home.state("cost_total").state
    assert float(before) == pytest.approx(1.0)
    await hass.config_entries.async_unload(home.entry.entry_id)
    home.price("unavailable")
    assert await load(home.entry)
    await home.settle()
    assert home.state("cost_total").state == before
    assert home.state("cost_billing_period").attributes["unpriced_kwh"] == 0


async def test_prices_outlive_a_clock_that_jumps_ahead_and_go_when_they_are_old(
    hass: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    freezer.move_to(hour(12))
    prices = PriceHistory(hass, "entry")
    await prices.async_start()
    prices.async_follow([SOURCE])
    rates = [Rate(start, start + timedelta(hours=1), Decimal(1)) for start in (hour(1), hour(4))]
    for rate in rates:
        prices.rates[SOURCE].put(rate)
    freezer.tick(timedelta(days=4000))
    await prices.async_save()
    assert list(prices.rates[SOURCE]) == rates
    newest = Rate(NOW + timedelta(days=4000), NOW + timedelta(days=4001), Decimal(1))
    prices.rates[SOURCE].put(newest)
    await prices.async_save()
    assert list(prices.rates[SOURCE]) == [newest]


async def test_prices_of_an_unloaded_entry_are_not_written(hass: HomeAssistant, hass_storage: dict[str, Any]) -> None:
    prices = PriceHistory(hass, "entry")
    await prices.async_start()
    prices.async_follow([SOURCE])
    await prices.async_close()
    hass.states.async_set(SOURCE, "0.20", {"unit_of_measurement": "EUR/kWh"})
    await hass.async_block_till_done()
    prices.async_update()
    assert list(prices.rates[SOURCE]) == []
    assert hass_storage["smart_energy.entry.prices"]["data"] == {SOURCE: []}
