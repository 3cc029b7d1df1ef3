"""An expected bill is the bill of what was counted and of what is expected, and its band follows the energy's."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.expected_bill import ExpectedBill, expected_bill, expected_intervals
from energy_core.bill.running_cost import Checkpoint, RunningCost, quarters
from energy_core.forecast.expected_rest import ExpectedRest

from .tariffs import BERLIN, local, tariff
from .test_bill_running_cost import MADE, START, counted, track

MARCH_ENDS = local("2026-04-01")
FLAT: dict[str, Any] = {"kind": "energy", "price": 0.25}
NIGHT = {"name": "night", "price": 0.1, "when": [{"from": "22:00", "to": "06:00"}]}
DAY_NIGHT: dict[str, Any] = {"kind": "energy", "periods": [NIGHT, {"name": "day", "price": 0.3}]}


def rest(kwh: float, below_kwh: float, above_kwh: float, days: int = 10) -> ExpectedRest:
    """The last days of March, each hour alike."""
    first = MARCH_ENDS - timedelta(days=days)
    starts = [first + timedelta(hours=number) for number in range(days * 24)]
    return ExpectedRest(
        end=MARCH_ENDS,
        hours=[(start, start + timedelta(hours=1), kwh / len(starts)) for start in starts],
        weights=[1.0 for _ in starts],
        below_kwh=below_kwh,
        above_kwh=above_kwh,
    )


def of_march(component: dict[str, Any], expected: ExpectedRest) -> ExpectedBill:
    running = RunningCost(tariff(component), BERLIN, Checkpoint(start=local("2026-03-01")))
    return expected_bill(running, expected)


def test_expected_energy_completes_the_bill() -> None:
    running = counted(track(5))
    end = running.counted_until
    first = end.replace(minute=0, second=0, microsecond=0)
    hours = [(first + timedelta(hours=n), first + timedelta(hours=n + 1), 1.5 - 2 * (n == 3)) for n in range(400)]
    load = [*quarters(track(5), None, START), *expected_intervals(hours, end, running.ledger.period.end)]
    assert load[-1].end == MARCH_ENDS
    assert sum(each.exported_kwh for each in load) == Decimal("0.5")

    nothing = ExpectedRest(end=MARCH_ENDS, hours=hours, weights=[1.0] * 400, below_kwh=0, above_kwh=0)
    found = expected_bill(running, nothing)
    assert found.bill.total == bill(MADE, load, BERLIN).total
    assert found.p10 == found.p90 == found.bill.total
    assert running.counted_until == end


def test_a_flat_price_has_the_band_of_the_energy() -> None:
    found = of_march(FLAT, rest(100, below_kwh=20, above_kwh=40))

    assert (found.p10, found.bill.total, found.p90) == (Decimal("20.00"), Decimal("25.00"), Decimal("35.00"))


def test_energy_moves_at_the_prices_of_its_hours() -> None:
    found = of_march(DAY_NIGHT, rest(240, below_kwh=24, above_kwh=0))
    night, day = Decimal(80), Decimal(160)

    assert found.bill.total == night * Decimal("0.1") + day * Decimal("0.3")
    assert found.p10 == Decimal("0.9") * found.bill.total
    assert found.p90 == found.bill.total


@pytest.mark.parametrize("price", [-0.25, 0.25])
@pytest.mark.parametrize("kwh", [-50, 50])
def test_the_band_goes_up_whatever_energy_costs(kwh: float, price: float) -> None:
    both = {"kind": "energy", "price": price}, {"kind": "export", "price": price}
    running = RunningCost(tariff(*both), BERLIN, Checkpoint(start=local("2026-03-01")))
    found = expected_bill(running, rest(kwh, below_kwh=10, above_kwh=20))

    assert found.p10 < found.bill.total < found.p90
