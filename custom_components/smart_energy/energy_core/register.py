"""The rule for energy registers that fall."""

from __future__ import annotations

from typing import overload


@overload
def shown_register(shown_mwh: int | None, register_mwh: int) -> int: ...
@overload
def shown_register(shown_mwh: int | None, register_mwh: int | None) -> int | None: ...
def shown_register(shown_mwh: int | None, register_mwh: int | None) -> int | None:
    """Return the register to show: one that falls below 90 % begins again, a smaller fall waits to be passed.

    Home Assistant's statistics use the same 90 % for the state class `total_increasing`, but they would count a
    smaller fall as negative energy.
    """
    if shown_mwh is None or register_mwh is None or register_mwh >= shown_mwh:
        return register_mwh
    return register_mwh if register_mwh * 10 < shown_mwh * 9 else shown_mwh
