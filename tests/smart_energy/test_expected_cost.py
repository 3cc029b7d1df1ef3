"""What a day is expected to cost: what was used so far and what is forecast of the rest, each at its price."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from homeassistant.core import HomeAssistant
import pytest

from .costs_home import FLAT, START, Home, bare_home
from .recorder_home import integration
from .test_forecasts import import_hours

__all__ = ["bare_home", "integration"]

PERIODS = [{"name": "dear", "price": 0.5, "when": [{"from": "12:00", "to": "14:00"}]}, {"name": "cheap", "price": 0.1}]
TWO_PRICES: dict[str, Any] = {
    "version": 1,
    "name": "Two prices",
    "contracts": [{"currency": "EUR", "components": [{"kind": "energy", "periods": PERIODS}]}],
}
EXPECTED = "sensor.meter_01_cost_expected_today"
LATER = timedelta(minutes=5)
REST_H = 14


@pytest.fixture
async def home(bare_home: Home) -> Home:
    """Set up a meter that has used 1 kW all the time, and was heard for the first time at 9:55."""
    for document in (FLAT, TWO_PRICES):
        bare_home.add(document)
    await bare_home.publish(START)
    await import_hours(bare_home.hass, "sensor.meter_01_energy", 14, lambda _start: 1.0)
    return bare_home


async def forecast_at_ten(home: Home, used_kwh: float) -> None:
    now = START + LATER
    home.clock.move_to(now)
    register_wh = 10_000 + 1000 * used_kwh
    await home.publisher.data("meter-01", energy=register_wh, timestamp=now.timestamp(), interval=300)
    await home.settle()
    await home.entry.runtime_data.forecasts.async_forecast(now)
    await home.hass.async_block_till_done()


@pytest.mark.parametrize(
    ("tariff", "cost"), [("Flat", 0.3 * REST_H), ("Two prices", 0.5 * 2 + 0.1 * (REST_H - 2))], ids=["flat", "two"]
)
async def test_the_rest_of_the_day_has_the_prices_of_its_hours(
    hass: HomeAssistant, home: Home, tariff: str, cost: float
) -> None:
    await home.choose(tariff)
    assert hass.states.get(EXPECTED) is None
    await forecast_at_ten(home, 0)
    state = hass.states.get(EXPECTED)
    assert float(state.state) == pytest.approx(cost, abs=0.02)
    assert state.attributes["unit_of_measurement"] == "EUR"
    assert (state.attributes["so_far"], state.attributes["unpriced_kwh"]) == (0, 0)

    await home.choose("none")
    await home.entry.runtime_data.forecasts.async_forecast(START + LATER)
    assert hass.states.get(EXPECTED).state == "unavailable"


async def test_what_was_used_counts_as_measured(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    await forecast_at_ten(home, 10)
    state = hass.states.get(EXPECTED)
    assert state.attributes["so_far"] == pytest.approx(0.3 * 10, abs=0.01)
    assert float(state.state) == pytest.approx(0.3 * (10 + REST_H), abs=0.02)


async def test_a_day_has_the_band_of_its_energy(hass: HomeAssistant, home: Home) -> None:
    chance = Random("days")
    levels = [chance.uniform(0.2, 2) for _ in range(60)]
    await import_hours(hass, "sensor.meter_01_energy", 40, lambda start: levels[start.toordinal() % 60])
    await home.choose("Flat")
    await forecast_at_ten(home, 0)
    energy, cost = (hass.states.get(f"sensor.meter_01_{what}_expected_today").attributes for what in ("energy", "cost"))
    width = energy["p90"] - energy["p10"]
    assert width > 1
    # The forecast begins at nine, and the meter was read at ten since.
    assert cost["p90"] - cost["p10"] == pytest.approx(0.3 * width * REST_H / (REST_H + 1), abs=0.05)


async def test_without_a_tariff_there_is_no_such_sensor(hass: HomeAssistant, home: Home) -> None:
    await forecast_at_ten(home, 1)
    assert hass.states.get(EXPECTED) is None
