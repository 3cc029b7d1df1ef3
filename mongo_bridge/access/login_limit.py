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

    def wait_s(self, name: str, address: str) -> int:
        """Return how many seconds to wait until this name may be tried from this address again; 0 to go on."""
        now_s = self._clock()
        with self._lock:
            return max(self._wait(key, most, now_s) for key, most in _limits(name, address))

    def failed(self, name: str, address: str) -> None:
        """Count a wrong password."""
        now_s = self._clock()
        with self._lock:
            for key, _ in _limits(name, address):
                recent = [*self._recent(key, now_s), now_s]
                self._failures[key] = recent[-FOR_A_NAME_ANYWHERE:]
                self._failures.move_to_end(key)
            while len(self._failures) > _MOST_REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, name: str, address: str) -> None:
        """Forget the wrong passwords for a name from an address where the right one came."""
        with self._lock:
            self._failures.pop(("name", name, address), None)

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
