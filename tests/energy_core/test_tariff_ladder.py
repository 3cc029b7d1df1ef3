from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.tariff.ladder import Ladder, Tier, fill, scaled, tier_at

LADDER: Ladder = (Tier(Decimal(1), Decimal(100)), Tier(Decimal(2), Decimal(250)), Tier(Decimal(3)))


@pytest.mark.parametrize(
    ("position", "amount", "expected"),
    [
        (0, 80, [80, 0, 0]),
        (0, 300, [100, 150, 50]),
        (90, 20, [10, 10, 0]),
        (100, 1, [0, 1, 0]),
        (400, 5, [0, 0, 5]),
        (260, -170, [-10, -150, -10]),
        (10, -30, [-30, 0, 0]),
        (-20, 50, [50, 0, 0]),
        (5, 0, [0, 0, 0]),
    ],
)
def test_tiers_take_their_share(position: int, amount: int, expected: list[int]) -> None:
    assert fill(LADDER, Decimal(position), Decimal(amount)) == expected


@pytest.mark.parametrize(("position", "expected"), [(0, (0, 100)), (99, (0, 1)), (100, (1, 150)), (250, (2, None))])
def test_the_next_unit_falls_into_a_tier(position: int, expected: tuple[int, int | None]) -> None:
    assert tier_at(LADDER, Decimal(position)) == expected


def test_limits_scale() -> None:
    assert [tier.up_to for tier in scaled(LADDER, Decimal(3), 2)] == [150, 375, None]


@given(st.decimals(-1000, 1000, places=6), st.decimals(-1000, 1000, places=6), st.decimals(-1000, 1000, places=6))
def test_shares_add_up_and_do_not_depend_on_steps(position: Decimal, first: Decimal, second: Decimal) -> None:
    whole = fill(LADDER, position, first + second)
    steps = zip(fill(LADDER, position, first), fill(LADDER, position + first, second), strict=True)
    assert sum(whole) == first + second
    assert whole == [one + other for one, other in steps]
