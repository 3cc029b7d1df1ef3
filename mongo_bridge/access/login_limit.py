"""Keeps passwords from being guessed: a few wrong ones, and that name or address has to wait."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
import math
import threading
import time
from typing import Final

PERIOD_S: Final = 300.0
FOR_A_NAME: Final = 5
"""Wrong passwords for one name from one address in a period."""

FOR_AN_ADDRESS: Final = 20
"""Wrong passwords from one address in a period, whatever the names."""

FOR_A_NAME_ANYWHERE: Final = 100
"""Wrong passwords for one name in a period, wherever they come from: so that few can lock its owner out."""

_MOST_REMEMBERED: Final = 10_000


class LoginLimit:
    """Counts wrong passwords; safe to use from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin with none; `clock` gives monotonic seconds."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: OrderedDict[tuple[str, ...], list[float]] = OrderedDict()

    def begin(self, name: str, address: str) -> int:
        """Return how many seconds to wait until this name may be tried from this address again; 0 to go on.

        Who may go on has a wrong password counted until it is known to be right: many at once are no way around.
        """
        now_s = self._clock()
        with self._lock:
            limits = _limits(name, address)
            if wait_s := max(self._wait(key, most, now_s) for key, most in limits):
                return wait_s
            for key, _ in limits:
                recent = [*self._recent(key, now_s), now_s]
                self._failures[key] = recent[-FOR_A_NAME_ANYWHERE:]
                self._failures.move_to_end(key)
            while len(self._failures) > _MOST_REMEMBERED:
                self._failures.popitem(last=False)
            return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forget the wrong passwords for a name from an address where the right one came, and that it was counted."""
        with self._lock:
            own, *others = (key for key, _ in _limits(name, address))
            self._failures.pop(own, None)
            for key in others:
                if self._failures.get(key):
                    self._failures[key].pop()

    def _recent(self, key: tuple[str, ...], now_s: float) -> list[float]:
        return [at_s for at_s in self._failures.get(key, ()) if now_s - at_s < PERIOD_S]

    def _wait(self, key: tuple[str, ...], most: int, now_s: float) -> int:
        recent = self._recent(key, now_s)
        return math.ceil(recent[-most] + PERIOD_S - now_s) if len(recent) >= most else 0


def _limits(name: str, address: str) -> list[tuple[tuple[str, ...], int]]:
    name = name[:64]
    return [
        (("name", name, address), FOR_A_NAME),
        (("address", address), FOR_AN_ADDRESS),
        (("anywhere", name), FOR_A_NAME_ANYWHERE),
    ]
