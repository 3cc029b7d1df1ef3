"""Properties that hold for every tariff and every load."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
import os
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from energy_core.bill.billing import bill
from energy_core.bill.ledger import Ledger
from energy_core.interval import Interval
from energy_core.tariff.contract import Tariff
from energy_core.tariff.ladder import TierAllocation, TierScope

from .tariffs import BERLIN, local, tariff

few = settings(deadline=None, max_examples=1000 if os.environ.get("SMART_ENERGY_FULL") else 40)

prices = st.decimals(0, 1, places=4)
clocks = st.sampled_from(["00:00", "06:00", "07:30", "13:00", "22:00"])
starts = st.sampled_from(["2026-01-01", "2026-01-28T07:00", "2026-03-28", "2026-10-24T12:00", "2028-02-27"])


@st.composite
def energies(draw: st.DrawFn) -> dict[str, Any]:
    """An energy component: time of use with tiers, any rule."""
    start, end = draw(st.lists(clocks, min_size=2, max_size=2, unique=True))
    days = draw(st.sampled_from([["weekday"], ["weekend"], ["fri", "sun"], ["all"]]))
    limits = sorted(draw(st.sets(st.integers(1, 60), max_size=2)))
    peak, other = (
        [*({"upTo": limit, "price": draw(prices)} for limit in limits), {"price": draw(prices)}] for _ in "ab"
    )
    rule = {
        "scope": draw(st.sampled_from(["total", "per_period"])),
        "allocation": draw(st.sampled_from(["chronological", "proportional"])),
        "reset": draw(st.sampled_from(["billing_period", "month", "day"])),
    }
    windows = [{"days": days, "from": start, "to": end}]
    periods = [{"name": "peak", "tiers": peak, "when": windows}, {"name": "other", "tiers": other}]
    return {"kind": "energy", "periods": periods} | ({"tierRule": rule} if limits else {})


@st.composite
def tariffs(draw: st.DrawFn) -> Tariff:
    parts = [draw(energies())]
    if draw(st.booleans()):
        parts.append({"kind": "demand", "price": draw(prices), "window": draw(st.sampled_from([15, 30, 60]))})
    if draw(st.booleans()):
        parts.append(
            {"kind": "standing", "price": draw(prices), "per": draw(st.sampled_from(["day", "month", "year"]))}
        )
    if draw(st.booleans()):
        parts.append({"kind": "tax", "percent": draw(prices) * 20})
    if draw(st.booleans()):
        parts.append({"kind": "export", "price": draw(prices)})
    return tariff(*parts, billing={"startDay": draw(st.integers(1, 31))}, rounding={"decimals": 6, "total": "lines"})


@st.composite
def loads(draw: st.DrawFn) -> list[Interval]:
    """Quarters and hours without gaps, import and export."""
    moment = local(draw(starts))
    found = []
    for step, imported, exported in draw(
        st.lists(
            st.tuples(st.sampled_from([15, 60]), st.integers(0, 9_999), st.integers(0, 3_000)), min_size=1, max_size=120
        )
    ):
        end = moment + timedelta(minutes=step)
        kwh = Decimal(imported * step) / 60_000, Decimal(exported * step) / 60_000
        found.append(Interval(start=moment, end=end, imported_kwh=round(kwh[0], 6), exported_kwh=round(kwh[1], 6)))
        moment = end
    return found


@given(tariffs(), loads())
@few
def test_parts_sum_to_the_whole(tariff: Tariff, load: list[Interval]) -> None:
    made = bill(tariff, load)
    for period in made.periods:
        assert (
            sum((line.amount for line in period.lines), Decimal(0))
            == period.total
            == sum(period.totals.values(), Decimal(0))
        )
        for line in period.lines:
            assert abs(line.exact - line.quantity * line.price) < Decimal("1e-20")
    assert made.total == sum((period.total for period in made.periods), Decimal(0))
    energy = [line for period in made.periods for line in period.lines if line.component == "energy"]
    assert sum((line.quantity for line in energy), Decimal(0)) == sum((one.imported_kwh for one in load), Decimal(0))


@given(tariffs(), loads(), st.randoms(use_true_random=False))
@few
def test_order_of_arrival_changes_nothing(tariff: Tariff, load: list[Interval], chance: Any) -> None:
    shuffled = list(load)
    chance.shuffle(shuffled)
    assert bill(tariff, shuffled) == bill(tariff, load)


@given(tariffs(), loads(), st.integers(1, 14))
@few
def test_splitting_an_interval_changes_nothing(tariff: Tariff, load: list[Interval], minute: int) -> None:
    """Shares of a mWh may move, which no price makes a cent of: the energies here divide by 15."""
    even = [
        Interval(start=one.start, end=one.end, imported_kwh=one.imported_kwh * 60, exported_kwh=one.exported_kwh * 60)
        for one in load
    ]
    split = [
        part
        for one in even
        for part in one.split_at([one.start + timedelta(minutes=minute)], resolution=Decimal("1e-9"))
    ]
    whole, parts = bill(tariff, even), bill(tariff, split)
    for before, after in zip(whole.periods, parts.periods, strict=True):
        assert [line.item for line in before.lines] == [line.item for line in after.lines]
        assert abs(before.total - after.total) <= Decimal("0.00001") * len(before.lines)


@given(tariffs(), loads())
@few
def test_a_bill_over_two_periods_is_the_sum(tariff: Tariff, load: list[Interval]) -> None:
    whole = bill(tariff, load)
    ends = [period.end for period in whole.periods]
    parts = [part for one in load for part in one.split_at(ends)]
    history = None
    for period in whole.periods:
        ledger = Ledger.at(tariff, BERLIN, period.start, history=history)
        for part in (part for part in parts if period.start <= part.start < period.end):
            ledger.add(part)
        assert ledger.bill() == period
        history = ledger.close()


@given(tariffs(), starts)
@few
def test_no_load_costs_fixed_charges_only(tariff: Tariff, start: str) -> None:
    moment = local(start)
    made = bill(tariff, [Interval(start=moment, end=moment + timedelta(hours=1), imported_kwh=Decimal(0))])
    assert {line.component for line in made.periods[0].lines} <= {"standing", "tax"}


@given(tariffs(), loads())
@few
def test_the_ledger_knows_at_any_time_what_a_new_one_would(tariff: Tariff, load: list[Interval]) -> None:
    first = Ledger.at(tariff, BERLIN, load[0].start)
    inside = [one for one in load if one.end <= first.period.end]
    for one in inside:
        first.add(one)
        first.bill(one.end)
    again = Ledger.at(tariff, BERLIN, load[0].start)
    for one in inside:
        again.add(one)
    assert again.bill() == first.bill()


@given(tariffs(), loads())
@few
def test_the_price_now_is_what_a_little_more_costs(tariff: Tariff, load: list[Interval]) -> None:
    price_rule = next(tariff.contracts[0].energy_prices).tier_rule
    assume(price_rule.allocation is TierAllocation.CHRONOLOGICAL or price_rule.scope is TierScope.PER_PERIOD)
    before, after = (Ledger.at(tariff, BERLIN, load[0].start) for _ in range(2))
    start = load[0].start
    little = Interval(start=start, end=start + timedelta(minutes=1), imported_kwh=Decimal("0.0001"))
    nothing = Interval(start=start, end=start + timedelta(minutes=1), imported_kwh=Decimal(0))
    price = before.price_at(start).import_parts.get("energy", Decimal(0))
    before.add(nothing)
    after.add(little)
    added = [sum(line.exact for line in one.bill().lines if line.component == "energy") for one in (before, after)]
    assert added[1] - added[0] == price * little.imported_kwh


def test_billing_periods_join() -> None:
    load = [
        Interval(start=local(f"2026-{month:02d}-10"), end=local(f"2026-{month:02d}-11"), imported_kwh=Decimal(1))
        for month in range(1, 13)
    ]
    made = bill(tariff({"kind": "energy", "price": 1}, billing={"startDay": 31}), load)
    assert all(before.end == after.start for before, after in pairwise(made.periods))
