"""A bill that is asked for alone equals the one that came after all before it; comparisons of parts are fair."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from energy_core.bill.billing import bill
from energy_core.bill.comparison import compare
from energy_core.bill.history import History
from energy_core.bill.past import EVER, history_before, past_start, takes_over
from energy_core.bill.statement import PeriodBill
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.rates import Rates
from energy_core.tariff.tariff_error import TariffError

from .tariffs import BERLIN, local, tariff

ENERGY: dict[str, Any] = {"kind": "energy", "price": 0.3}
RATCHET = tariff(
    ENERGY,
    {"kind": "demand", "price": 10, "window": 60, "ratchet": {"percent": 80, "periods": 2, "scope": "component"}},
)
CARRY = tariff(ENERGY, netting={"per": "billing_period", "surplus": "carry"})
YEARLY = tariff(ENERGY, {"kind": "minimum", "amount": 500, "per": "year"})
YEARLY_IN_QUARTERS = tariff(ENERGY, {"kind": "minimum", "amount": 500, "per": "year"}, billing={"months": 3})
FLAT = tariff(ENERGY)


@cache
def load(first: str = "2026-01-01", days: int = 365) -> list[Interval]:
    """Peaks that are lower each month, and export in summer."""
    start = local(first)
    found = []
    for hour in range(days * 24):
        moment = start + timedelta(hours=hour)
        month = moment.astimezone(BERLIN).month
        peak = 120 // month if hour % 700 == 30 else 0
        sun = 3 if 4 <= month <= 7 and 8 <= hour % 24 < 17 else 0
        found.append(
            Interval(
                start=moment,
                end=moment + timedelta(hours=1),
                imported_kwh=Decimal("0.4") + peak,
                exported_kwh=Decimal(sun),
            )
        )
    return found


PRICED = {"ratchet": RATCHET, "carry": CARRY, "year": YEARLY, "year in quarters": YEARLY_IN_QUARTERS, "flat": FLAT}


@cache
def in_a_row(name: str) -> tuple[PeriodBill, ...]:
    return bill(PRICED[name], load()).periods


@pytest.mark.parametrize("month", [1, 2, 6, 8, 12])
@pytest.mark.parametrize("name", PRICED)
def test_one_period_alone_is_what_it_was_in_a_row(name: str, month: int) -> None:
    whole, priced = load(), PRICED[name]
    moment = local(f"2026-{month:02d}-15")
    expected = next(period for period in in_a_row(name) if period.start <= moment < period.end)
    needed = past_start(priced, BERLIN, moment)
    held = [each for each in whole if each.start >= needed and each.end <= expected.end]
    assert bill(priced, held, since=expected.start).periods == (expected,)
    history = history_before(priced, held, BERLIN, moment)
    alone = [each for each in held if each.start >= expected.start]
    assert bill(priced, alone, history=history).periods == (expected,)


def test_the_past_matters_here() -> None:
    """Without it the bills above would be others, but for the flat one."""
    alone = [each for each in load() if local("2026-08-01") <= each.start < local("2026-09-01")]
    names = ("ratchet", "carry", "flat")
    assert [bill(PRICED[name], alone).total == in_a_row(name)[7].total for name in names] == [False, False, True]


@pytest.mark.parametrize(
    ("priced", "moment", "start", "takes"),
    [
        (FLAT, "2026-05-10", "2026-05-01", False),
        (RATCHET, "2026-05-10", "2026-03-01", True),
        (YEARLY, "2026-05-10", "2026-01-01", True),
        (YEARLY, "2026-01-10", "2026-01-01", True),
        (tariff(ENERGY, netting={"per": "billing_period", "surplus": "carry"}, **{"from": "2025-03-04"}),
         "2026-05-10", "2025-03-04", True),
        (tariff(ENERGY, {"kind": "demand", "price": 1, "ratchet": {"percent": 80, "periods": 11}},
                **{"from": "2026-03-04"}), "2026-05-10", "2026-03-04", True),
        (tariff(ENERGY, {"kind": "minimum", "amount": 5, "per": "year"}, **{"from": "2026-03-04"}),
         "2026-05-10", "2026-03-04", True),
    ],
)  # fmt: skip
def test_how_far_back_a_bill_looks(priced: Tariff, moment: str, start: str, takes: bool) -> None:
    assert past_start(priced, BERLIN, local(moment)) == local(start)
    assert takes_over(priced) is takes


def test_a_surplus_may_be_carried_for_ever() -> None:
    assert past_start(CARRY, BERLIN, local("2026-05-10")) == EVER
    assert takes_over(CARRY)


def test_nothing_before_is_nothing_taken_over() -> None:
    assert history_before(RATCHET, load("2026-05-01", 3), BERLIN, local("2026-05-02")) == History()


def test_a_bill_of_times_without_data_is_refused() -> None:
    with pytest.raises(ValueError, match="since"):
        bill(FLAT, load("2026-01-01", 3), since=local("2026-03-01"))


def flow(first: str, last: str, kwh: int) -> Interval:
    return Interval(start=local(first), end=local(last), imported_kwh=Decimal(kwh))


MONTHLY = {"kind": "standing", "price": 31, "per": "month", "prorate": False}


@pytest.mark.parametrize(
    ("priced", "total"),
    [
        (tariff(ENERGY, MONTHLY), "40.00"),
        (tariff(ENERGY, MONTHLY | {"per": "billing_period", "price": 92}, billing={"months": 3}), "40.00"),
        (tariff(ENERGY, {"kind": "standing", "price": 1, "per": "day"}), "40.00"),
        (tariff({"kind": "energy", "tiers": [{"upTo": 310, "price": 0.1}, {"price": 1}],
                 "tierRule": {"prorate": False}}), "10.00"),
        (tariff({"kind": "energy", "tiers": [{"upTo": 31, "price": 0.1}, {"price": 1}],
                 "tierRule": {"prorate": False}}), "91.00"),
        (tariff(ENERGY, {"kind": "minimum", "amount": 124, "per": "month", "prorate": False}), "40.00"),
        (tariff(ENERGY, {"kind": "demand", "price": 31, "window": 60}), "34.17"),
        (tariff(ENERGY, {"kind": "discount", "amount": 31, "per": "month"}), "20.00"),
        (tariff(ENERGY, {"kind": "tax", "percent": 10}, {"kind": "tax", "id": "levy", "perKwh": 0.1}), "43.00"),
    ],
)  # fmt: skip
def test_parts_of_billing_periods_are_compared_by_days(priced: Tariff, total: str) -> None:
    (offer,) = compare([priced], [flow("2026-10-11", "2026-10-21", 100)])
    assert offer.bill is not None
    assert (str(offer.bill.total), offer.is_prorated) == (total, True)


def test_whole_billing_periods_are_compared_as_they_are_billed() -> None:
    change = Tariff(
        name="Change",
        contracts=(
            tariff(ENERGY, MONTHLY, to="2026-10-11").contracts[0],
            tariff(ENERGY, MONTHLY | {"price": 62}, **{"from": "2026-10-11"}).contracts[0],
        ),
        zone=BERLIN,
    )
    whole = [flow("2026-10-01", "2026-11-01", 100)]
    (offer,) = compare([change], whole)
    assert offer.bill == bill(change, whole)
    assert (str(offer.bill.total), offer.is_prorated) == ("92.00", False)


def test_a_comparison_knows_the_past() -> None:
    whole = [each for each in load() if each.start < local("2026-09-01")]
    since = local("2026-08-01")
    names = ("ratchet", "carry", "flat")
    offers = compare([PRICED[name] for name in names], whole, since=since)
    for offer, name in zip(offers, names, strict=True):
        assert offer.bill is not None
        assert offer.bill.periods == in_a_row(name)[7:8]
    late = tariff(ENERGY, **{"from": "2026-08-01"})
    assert compare([late], whole, since=since)[0].bill == bill(late, [each for each in whole if each.start >= since])
    with pytest.raises(ValueError, match="at least one"):
        compare([FLAT], whole, since=datetime(2027, 1, 1, tzinfo=UTC))


def test_a_tariff_that_does_not_hold_all_the_time_is_refused() -> None:
    ended = tariff(ENERGY, to="2026-10-15")
    (offer,) = compare([ended], [flow("2026-10-11", "2026-10-21", 100), flow("2026-11-01", "2026-11-02", 1)])
    assert isinstance(offer.refusal, str)
    assert "no contract holds" in offer.refusal
    with pytest.raises(TariffError, match="no contract holds"):
        past_start(ended, BERLIN, local("2026-11-01"))


def test_a_bill_that_lacks_prices_is_not_the_cheapest() -> None:
    dynamic = tariff({"kind": "energy", "rates": {"name": "market"}})
    first, second = compare([dynamic, FLAT], [flow("2026-10-01", "2026-11-01", 100)], rates={"market": Rates(())})
    assert first.bill is not None
    assert (first.bill.total, first.priced_bill, first.above_cheapest) == (0, None, None)
    assert second.above_cheapest == 0
