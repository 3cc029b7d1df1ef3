"""The rules of one meter over one stream of readings: which values they compare, and what they notice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import inf
from typing import Final

from .alert import Alert
from .limits import AlertKind, Rule, Rules
from .reading import Reading
from .rule_watch import Begun, Ended, Measured, RecentMedian, RuleWatch

NO_MAINS_FLAG: Final = "noMains"

_VALUES: Final[dict[AlertKind, Callable[[Reading], float]]] = {
    AlertKind.OVERCURRENT: lambda reading: reading.current_a,
    AlertKind.OVERVOLTAGE: lambda reading: reading.voltage_v,
    AlertKind.UNDERVOLTAGE: lambda reading: reading.voltage_v,
    AlertKind.POWER_LIMIT: lambda reading: reading.power_w,
    AlertKind.POWER_SPIKE: lambda reading: reading.power_w if reading.power_max_w is None else reading.power_max_w,
    AlertKind.NO_MAINS: lambda reading: reading.voltage_v,
}
READ_KINDS: Final = tuple(_VALUES)
"""The kinds that readings decide; the others need the clock or a sum."""

_BELOW: Final = frozenset((AlertKind.UNDERVOLTAGE, AlertKind.NO_MAINS))


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a reading began or ended, and the limit that held."""

    kind: AlertKind
    change: Begun | Ended
    limit: float


class ReadingRules:
    """Takes the readings of one meter in the order of their times."""

    def __init__(self) -> None:
        """Begin with nothing noticed."""
        self.last_ms = 0
        self._watches = {kind: RuleWatch() for kind in READ_KINDS}
        self._power = RecentMedian()

    def resume(self, alert: Alert) -> None:
        """Go on with an alert of before a restart, where it is one of ours."""
        if alert.kind in self._watches:
            self._watches[AlertKind(alert.kind)].resume(alert.value)

    def is_active(self, kind: str) -> bool:
        """Return whether the rule of a kind is beyond its limit."""
        return kind in self._watches and self._watches[AlertKind(kind)].is_active

    def cancel(self, kind: str) -> None:
        """Forget what the rule of a kind noticed."""
        if kind in self._watches:
            self._watches[AlertKind(kind)].cancel()

    def step(self, reading: Reading, rules: Rules) -> Iterator[Noticed]:
        """Yield what the next reading begins or ends."""
        self.last_ms = reading.timestamp_ms
        covers_ms = (reading.interval_s or 0.0) * 1000
        no_mains = _is_without_mains(reading, rules[AlertKind.NO_MAINS])
        for kind, watch in self._watches.items():
            rule = rules[kind]
            limit = self._limit(kind, rule)
            if limit is None:
                continue
            value = _VALUES[kind](reading)
            beyond = limit - value if kind in _BELOW else value - limit
            if kind in _BELOW and no_mains:
                # No mains is no undervoltage; and the meter's word counts, whatever an open wire picks up.
                beyond = inf if kind is AlertKind.NO_MAINS else -inf
            change = watch.step(rule, Measured(value, beyond, reading.timestamp_ms, covers_ms))
            if change is not None:
                yield Noticed(kind, change, limit)
        if rules[AlertKind.POWER_SPIKE].watches:
            self._power.add(reading.timestamp_ms, reading.power_w)

    def _limit(self, kind: AlertKind, rule: Rule) -> float | None:
        if not rule.enabled or rule.limit is None:
            return None
        if kind is AlertKind.POWER_SPIKE:
            usual_w = self._power.median
            return None if usual_w is None else usual_w + rule.limit
        return rule.limit


def _is_without_mains(reading: Reading, rule: Rule) -> bool:
    return NO_MAINS_FLAG in reading.flags or (rule.limit is not None and reading.voltage_v < rule.limit)
