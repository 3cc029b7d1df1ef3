"""The limits of a meter's alerts: what a person set, and what holds where nobody did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from .device_info import DeviceInfo
from .revision import Revision


class AlertKind(StrEnum):
    """The kinds that our rules notice, as messages name them; other publishers may have more."""

    OVERCURRENT = "overcurrent"
    OVERVOLTAGE = "overvoltage"
    UNDERVOLTAGE = "undervoltage"
    POWER_LIMIT = "powerLimit"
    POWER_SPIKE = "powerSpike"
    METER_OFFLINE = "meterOffline"
    NO_MAINS = "noMains"
    IMPORT_BUDGET = "importBudget"
    UNUSUAL_HOUR = "unusualHour"
    UNUSUAL_DAY = "unusualDay"
    STANDBY_RISE = "standbyRise"


FORECAST_KINDS: Final = (AlertKind.UNUSUAL_HOUR, AlertKind.UNUSUAL_DAY, AlertKind.STANDBY_RISE)
"""The kinds that forecasts decide."""


VOLTAGE_TOLERANCE: Final = 0.10
"""EN 50160 section 4.2.2: the supply voltage stays within 10 % of the nominal voltage."""

VOLTAGE_HYSTERESIS: Final = 0.02
"""IEC 61000-4-30 section 5.4: typically 2 % of the nominal voltage."""

NO_MAINS_SHARE: Final = 0.05
"""EN 50160 section 3: the supply is interrupted below 5 % of the nominal voltage."""

POWER_HYSTERESIS: Final = 0.05
SPIKE_HYSTERESIS: Final = 0.10

OFFLINE_AFTER_S: Final = 120.0

UNUSUAL_REACHES: Final = 3.0
"""An hour or a day is far outside where it lies three times as far from its forecast as the band reaches."""

STANDBY_RISE_W: Final = 10.0
"""88 kWh a year."""

STANDARD_VOLTAGES_V: Final = (100.0, 120.0, 230.0, 400.0)
"""Nominal voltages of IEC 60038 and Japan; the nearest is taken for a meter that nobody told its own."""

_NO_STANDARD_BELOW_V: Final = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """What a person set for one kind; None leaves the default. Limits in the kind's unit, times in s."""

    enabled: bool | None = None
    limit: float | None = None
    hysteresis: float | None = None
    hold_s: float | None = None
    release_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitSettings:
    """What `/energy/<id>/settings/limits` carries; `unknown` fields are kept for who wrote them."""

    revision: Revision = field(default_factory=Revision)
    nominal_voltage_v: float | None = None
    fuse_rating_a: float | None = None
    rules: Mapping[AlertKind, RuleSettings] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def rule(self, kind: AlertKind) -> RuleSettings:
        """Return what is set for a kind."""
        return self.rules.get(kind, RuleSettings())

    def with_rule(self, kind: AlertKind, rule: RuleSettings) -> LimitSettings:
        """Return a copy in which one kind is set anew; the revision is the caller's."""
        return replace(self, rules={**self.rules, kind: rule})


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterFacts:
    """What is known of a meter without asking a person: ratings from its info (V, A), and whether it is a circuit."""

    rated_voltage_v: float | None = None
    rated_current_a: float | None = None
    is_circuit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind's rule as it holds now.

    Beyond `limit` for `hold_s` an alert begins; back by `hysteresis` for `release_s` it ends.
    `limit` is in A, V, W, s of silence (meterOffline) or kWh (importBudget); for powerSpike it is W above the recent
    median, for standbyRise above the weeks before, for unusualHour and unusualDay so many times the reach of the
    forecast's band. None: there is nothing to compare with, and the rule rests.
    """

    enabled: bool
    limit: float | None
    hysteresis: float = 0.0
    hold_s: float = 0.0
    release_s: float = 0.0

    @property
    def watches(self) -> bool:
        """Whether the rule can notice anything."""
        return self.enabled and self.limit is not None


type Rules = Mapping[AlertKind, Rule]


def facts_of(info: DeviceInfo | None) -> MeterFacts:
    """Return what a meter's info says of its ratings; what is no positive number is passed over."""
    if info is None:
        return MeterFacts()
    ratings = info.fields.get("ratings")
    known = ratings if isinstance(ratings, dict) else {}
    return MeterFacts(
        rated_voltage_v=_rating(known.get("voltage")),
        rated_current_a=_rating(known.get("current")),
        is_circuit=info.parent is not None,
    )


def _rating(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value <= 0:
        return None
    return float(value)


def assumed_nominal_v(voltage_v: float) -> float | None:
    """Return the standard voltage that is nearest to a measured one; None below 80 V: direct current, or no mains."""
    if voltage_v < _NO_STANDARD_BELOW_V:
        return None
    return min(STANDARD_VOLTAGES_V, key=lambda nominal_v: abs(nominal_v - voltage_v))


def nominal_voltage_v(settings: LimitSettings, facts: MeterFacts, assumed_v: float | None) -> float | None:
    """Return the nominal voltage: as set, else as the meter says, else as assumed from its readings."""
    return settings.nominal_voltage_v or facts.rated_voltage_v or assumed_v


def rules_of(
    settings: LimitSettings, facts: MeterFacts, *, assumed_v: float | None = None, budget_kwh: float | None = None
) -> Rules:
    """Return the rule of every kind.

    A circuit has its meter's voltage and connection, so these are watched at the meter, unless switched on.
    What it uses is part of its meter's forecast.
    """
    nominal_v = nominal_voltage_v(settings, facts, assumed_v)
    return {
        kind: _merged(settings.rule(kind), default)
        for kind, default in _defaults(settings, facts, nominal_v, budget_kwh).items()
    }


def _defaults(
    settings: LimitSettings, facts: MeterFacts, nominal_v: float | None, budget_kwh: float | None
) -> dict[AlertKind, Rule]:
    own = not facts.is_circuit
    high_v, low_v, none_v = (
        None if nominal_v is None else round(nominal_v * share, 3)
        for share in (1 + VOLTAGE_TOLERANCE, 1 - VOLTAGE_TOLERANCE, NO_MAINS_SHARE)
    )
    back_v = round((nominal_v or 0.0) * VOLTAGE_HYSTERESIS, 3)
    current_a = settings.fuse_rating_a or facts.rated_current_a
    return {
        AlertKind.OVERCURRENT: _relative(settings, AlertKind.OVERCURRENT, current_a, POWER_HYSTERESIS, hold_s=10),
        AlertKind.OVERVOLTAGE: Rule(enabled=own, limit=high_v, hysteresis=back_v, hold_s=10, release_s=60),
        AlertKind.UNDERVOLTAGE: Rule(enabled=own, limit=low_v, hysteresis=back_v, hold_s=10, release_s=60),
        AlertKind.POWER_LIMIT: _relative(settings, AlertKind.POWER_LIMIT, None, POWER_HYSTERESIS, hold_s=10),
        AlertKind.POWER_SPIKE: _relative(settings, AlertKind.POWER_SPIKE, None, SPIKE_HYSTERESIS, hold_s=0),
        AlertKind.METER_OFFLINE: Rule(enabled=own, limit=OFFLINE_AFTER_S),
        # Without a nominal voltage only the meter's own word counts.
        AlertKind.NO_MAINS: Rule(enabled=own, limit=none_v or 0.0, release_s=10),
        AlertKind.IMPORT_BUDGET: Rule(enabled=True, limit=budget_kwh),
        AlertKind.UNUSUAL_HOUR: Rule(enabled=own, limit=UNUSUAL_REACHES),
        AlertKind.UNUSUAL_DAY: Rule(enabled=own, limit=UNUSUAL_REACHES),
        AlertKind.STANDBY_RISE: Rule(enabled=own, limit=STANDBY_RISE_W),
    }


def _relative(settings: LimitSettings, kind: AlertKind, limit: float | None, share: float, *, hold_s: float) -> Rule:
    """Return a default rule whose hysteresis is a share of the limit that holds."""
    set_limit = settings.rule(kind).limit
    base = limit if set_limit is None else set_limit
    return Rule(enabled=True, limit=limit, hysteresis=round((base or 0.0) * share, 3), hold_s=hold_s, release_s=10)


def _merged(chosen: RuleSettings, default: Rule) -> Rule:
    return Rule(
        enabled=default.enabled if chosen.enabled is None else chosen.enabled,
        limit=default.limit if chosen.limit is None else chosen.limit,
        hysteresis=default.hysteresis if chosen.hysteresis is None else chosen.hysteresis,
        hold_s=default.hold_s if chosen.hold_s is None else chosen.hold_s,
        release_s=default.release_s if chosen.release_s is None else chosen.release_s,
    )
