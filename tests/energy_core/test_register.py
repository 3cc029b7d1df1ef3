"""Registers that fall."""

from __future__ import annotations

import pytest

from energy_core.register import shown_register


@pytest.mark.parametrize(
    ("shown", "register", "expected"),
    [
        (None, 5, 5),
        (5, None, None),
        (1000, 1000, 1000),
        (1000, 1001, 1001),
        (1000, 999, 1000),
        (1000, 900, 1000),
        (1000, 899, 899),
        (1000, 0, 0),
        (0, 0, 0),
    ],
)
def test_shown_register(shown: int | None, register: int | None, expected: int | None) -> None:
    assert shown_register(shown, register) == expected
