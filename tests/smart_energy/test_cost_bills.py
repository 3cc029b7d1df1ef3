"""Bills and comparisons of a meter on a real recorder, and what is expected of the running one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.smart_energy.devices import registry_id
from custom_components.smart_energy.energy_core.bill.running_cost import RunningCost
from custom_components.smart_energy.energy_core.tariff.tariff_error import TariffError

from .costs_home import FLAT, START, Home, at, bare_home, bill_of, home, kwh
from .recorder_home import integration
from .test_forecasts import import_hours

__all__ = ["bare_home", "home", "integration"]


async def test_get_bill_and_compare(hass: HomeAssistant, home: Home) -> None:
    with pytest.raises(ServiceValidationError, match="no tariff"):
        await bill_of(hass, home)
    await home.choose("Flat")
    await home.pass_until(at("11:00"))
    await home.publish(at("11:00"))
    await home.settle()
    made = (await bill_of(hass, home))["bills"]["meter-01"]
    assert made["total"] == f"{home.number('cost_total'):.2f}"
    assert made["periods"][0]["missing"]
    with pytest.raises(ServiceValidationError, match="before the start"):
        await bill_of(hass, home, start="2026-11-18 12:00:00", end="2026-11-18 11:00:00")
    with pytest.raises(ServiceValidationError, match="Nothing is known"):
        await bill_of(hass, home, start="2025-11-18 12:00:00", end="2025-11-18 13:00:00")

    device_id = registry_id(hass, home.entry, "meter-01")
    span = {"start": "2026-11-18 00:00:00", "end": "2026-11-18 11:00:00"}
    answer: Any = await hass.services.async_call(
        "smart_energy", "compare_tariffs", {"device_id": device_id, **span}, blocking=True, return_response=True
    )
    compared = answer["meters"]["meter-01"]
    used = kwh(START, at("11:00"))
    assert compared["imported_kwh"] == pytest.approx(used, abs=0.001)
    totals = {offer["name"]: offer["total"] for offer in compared["tariffs"]}
    assert totals.keys() == {"Blocks", "Day and night", "Flat"}
    assert totals["Flat"] == made["total"]
    assert all(offer["is_prorated"] for offer in compared["tariffs"])
    assert min(Decimal(offer["above_cheapest"]) for offer in compared["tariffs"]) == 0
    with pytest.raises(ServiceValidationError, match="no tariff Sun"):
        await hass.services.async_call(
            "smart_energy",
            "compare_tariffs",
            {"device_id": device_id, "tariffs": ["Sun"], **span},
            blocking=True,
            return_response=True,
        )


RATCHET = {
    "version": 1,
    "name": "Ratchet",
    "contracts": [
        {
            "currency": "EUR",
            "components": [
                {"kind": "energy", "price": 0},
                {"kind": "demand", "price": 10, "ratchet": {"percent": 80, "periods": 2, "scope": "component"}},
            ],
        }
    ],
}
CREDIT = {
    "version": 1,
    "name": "Credit",
    "contracts": [
        {
            "currency": "EUR",
            "components": [{"kind": "energy", "price": 1}],
            "netting": {"per": "billing_period", "surplus": "carry"},
        }
    ],
}


@pytest.mark.parametrize(
    ("document", "totals"), [(RATCHET, ["200.00", "160.00", "160.00"]), (CREDIT, ["0.00", "0.00", "0.00"])]
)
async def test_bill_knows_the_periods_before(
    hass: HomeAssistant, home: Home, document: dict[str, Any], totals: list[str]
) -> None:
    """Of an hour of 20 kW in September, and 100 kWh exported then, bills of later months know, asked for alone."""
    first = datetime(2026, 9, 10, 12, tzinfo=UTC)
    for number in range(5):
        await home.publisher.data(
            "meter-02",
            energy=1000 + 5000 * number,
            energyExport=1000 + 25_000 * number,
            timestamp=(first + number * timedelta(minutes=15)).timestamp(),
            replayed=True,
        )
    last = datetime(2026, 11, 1, tzinfo=UTC)
    for moment in (last, START):
        await home.publisher.data(
            "meter-02", energy=26_000, energyExport=101_000, timestamp=moment.timestamp(), replayed=True
        )
    await home.entry.runtime_data.late_data.async_correct()
    home.add(document)
    await home.choose(document["name"], "meter_02")
    row = (await bill_of(hass, home, "meter-02", start="2026-09-01 00:00:00", end="2026-11-18 00:00:00"))["bills"][
        "meter-02"
    ]
    assert [period["total"] for period in row["periods"]] == totals
    for period, day in zip(row["periods"], ("2026-09-12", "2026-10-12", "2026-11-12"), strict=True):
        alone = await bill_of(hass, home, "meter-02", start=f"{day} 00:00:00", end=f"{day} 00:00:00")
        assert alone["bills"]["meter-02"]["periods"] == [period]
    assert f"{float(home.state('cost_billing_period', 'meter_02')):.2f}" == totals[-1]
    device_id = registry_id(hass, home.entry, "meter-02")
    span = {"start": "2026-10-01 00:00:00", "end": "2026-11-01 00:00:00", "tariffs": [document["name"]]}
    answer: Any = await hass.services.async_call(
        "smart_energy", "compare_tariffs", {"device_id": device_id, **span}, blocking=True, return_response=True
    )
    (offer,) = answer["meters"]["meter-02"]["tariffs"]
    assert (offer["total"], offer["is_prorated"]) == (totals[1], False)


async def test_expected_bill_needs_a_forecast(hass: HomeAssistant, home: Home) -> None:
    await home.choose("Flat")
    assert home.state("cost_expected_billing_period") == "unknown"
    await import_hours(hass, "sensor.meter_01_energy", 40, lambda _start: 1.0)
    await home.entry.runtime_data.forecasts.async_forecast(START)
    await hass.async_block_till_done()
    hours = (datetime(2026, 12, 1, tzinfo=UTC) - START) / timedelta(hours=1)
    assert home.number("cost_expected_billing_period") == pytest.approx(0.3 * hours, rel=0.02)
    state = hass.states.get("sensor.meter_01_cost_expected_billing_period")
    assert state is not None
    assert state.attributes["p10"] <= float(state.state) <= state.attributes["p90"]
    device_id = registry_id(hass, home.entry, "meter-01")
    answer: Any = await hass.services.async_call(
        "smart_energy", "get_forecast", {"device_id": device_id}, blocking=True, return_response=True
    )
    assert len(answer["meters"]["meter-01"]["hours"]) == 48


async def test_an_expected_bill_has_the_band_of_its_energy(
    hass: HomeAssistant, home: Home, hass_ws_client: WebSocketGenerator
) -> None:
    await home.choose("Flat")
    chance = Random("days")
    levels = [chance.uniform(0.2, 2) for _ in range(60)]
    await import_hours(hass, "sensor.meter_01_energy", 40, lambda start: levels[start.toordinal() % 60])
    await home.entry.runtime_data.forecasts.async_forecast(START)
    await hass.async_block_till_done()
    energy = hass.states.get("sensor.meter_01_energy_expected_billing_period")
    cost = hass.states.get("sensor.meter_01_cost_expected_billing_period")
    assert energy is not None
    assert cost is not None
    width = energy.attributes["p90"] - energy.attributes["p10"]
    assert width > 20
    assert cost.attributes["p90"] - cost.attributes["p10"] == pytest.approx(0.3 * width, abs=0.02)

    client = await hass_ws_client(hass)
    device_id = registry_id(hass, home.entry, "meter-01")
    await client.send_json_auto_id({"type": "smart_energy/bill", "device_ids": [device_id]})
    bill = (await client.receive_json())["result"][device_id]
    assert [float(bill[key]) for key in ("projected_p10", "projected", "projected_p90")] == [
        cost.attributes["p10"],
        float(cost.state),
        cost.attributes["p90"],
    ]


async def test_a_tariff_that_ends_meanwhile_has_no_expected_bill(
    hass: HomeAssistant, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No contract holds for what came since the costs were counted last; the forecast goes on."""
    await home.choose("Flat")
    await import_hours(hass, "sensor.meter_01_energy", 40, lambda _start: 1.0)

    def ended(_running: RunningCost, *_tracks: object) -> None:
        raise TariffError("contracts", "no contract holds", "add one")

    monkeypatch.setattr(RunningCost, "count", ended)
    await home.entry.runtime_data.forecasts.async_forecast(START)
    await hass.async_block_till_done()
    assert home.state("cost_expected_billing_period") == "unknown"
    assert float(home.state("energy_expected_today")) > 0


async def test_expected_bill_of_a_quarter(hass: HomeAssistant, home: Home) -> None:
    quarters = {"months": 3, "startMonth": 11}
    home.add({**FLAT, "name": "Quarter", "contracts": [{**FLAT["contracts"][0], "billing": quarters}]})
    await home.choose("Quarter")
    await import_hours(hass, "sensor.meter_01_energy", 40, lambda _start: 1.0)
    await home.entry.runtime_data.forecasts.async_forecast(START)
    await hass.async_block_till_done()
    hours = (datetime(2027, 2, 1, tzinfo=UTC) - START) / timedelta(hours=1)
    assert home.number("cost_expected_billing_period") == pytest.approx(0.3 * hours, rel=0.02)
