"""The limits that hold, from what a person set and what is known of a meter."""

from __future__ import annotations

import json

import pytest

from energy_core.device_info import parse_info
from energy_core.limits import (
    AlertKind,
    LimitSettings,
    MeterFacts,
    Rule,
    RuleSettings,
    assumed_nominal_v,
    facts_of,
    nominal_voltage_v,
    rules_of,
)

NOTHING_SET = LimitSettings()
UNKNOWN_METER = MeterFacts()


@pytest.mark.parametrize(
    ("nominal_v", "low_v", "high_v", "interrupted_v"),
    [(230, 207, 253, 11.5), (120, 108, 132, 6), (100, 90, 110, 5), (127, 114.3, 139.7, 6.35)],
)
def test_voltage_limits_are_those_of_en_50160(
    nominal_v: float, low_v: float, high_v: float, interrupted_v: float
) -> None:
    rules = rules_of(LimitSettings(nominal_voltage_v=nominal_v), UNKNOWN_METER)
    assert rules[AlertKind.UNDERVOLTAGE].limit == low_v
    assert rules[AlertKind.OVERVOLTAGE].limit == high_v
    assert rules[AlertKind.NO_MAINS].limit == interrupted_v
    assert rules[AlertKind.OVERVOLTAGE].hysteresis == pytest.approx(nominal_v * 0.02)


@pytest.mark.parametrize(
    ("measured_v", "assumed_v"),
    [
        (229.8, 230),
        (207, 230),
        (253, 230),
        (240, 230),
        (121, 120),
        (127, 120),
        (101, 100),
        (399, 400),
        (80, 100),
        (260, 230),
    ],
)
def test_a_meter_that_nobody_told_its_voltage(measured_v: float, assumed_v: float) -> None:
    assert assumed_nominal_v(measured_v) == assumed_v


@pytest.mark.parametrize("measured_v", [0, 12.1, 48, 79.9])
def test_direct_current_has_no_standard_voltage(measured_v: float) -> None:
    assert assumed_nominal_v(measured_v) is None
    rules = rules_of(NOTHING_SET, UNKNOWN_METER, assumed_v=None)
    assert not rules[AlertKind.OVERVOLTAGE].watches
    assert not rules[AlertKind.UNDERVOLTAGE].watches
    assert rules[AlertKind.NO_MAINS].limit == 0


@pytest.mark.parametrize(
    ("set_v", "rated_v", "assumed_v", "expected"),
    [(120.0, 230.0, 400.0, 120.0), (None, 230.0, 400.0, 230.0), (None, None, 400.0, 400.0), (None, None, None, None)],
)
def test_a_person_knows_best(
    set_v: float | None, rated_v: float | None, assumed_v: float | None, expected: float | None
) -> None:
    facts = MeterFacts(rated_voltage_v=rated_v)
    assert nominal_voltage_v(LimitSettings(nominal_voltage_v=set_v), facts, assumed_v) == expected


@pytest.mark.parametrize(
    ("fuse_a", "rated_a", "set_a", "limit", "hysteresis"),
    [
        (None, None, None, None, 0),
        (None, 30.0, None, 30, 1.5),
        (16.0, 30.0, None, 16, 0.8),
        (16.0, 30.0, 10.0, 10, 0.5),
        (None, None, 20.0, 20, 1),
    ],
)
def test_overcurrent_follows_the_fuse(
    fuse_a: float | None, rated_a: float | None, set_a: float | None, limit: float | None, hysteresis: float
) -> None:
    settings = LimitSettings(fuse_rating_a=fuse_a, rules={AlertKind.OVERCURRENT: RuleSettings(limit=set_a)})
    rule = rules_of(settings, MeterFacts(rated_current_a=rated_a))[AlertKind.OVERCURRENT]
    assert (rule.limit, rule.hysteresis, rule.watches) == (limit, hysteresis, limit is not None)


def test_rules_without_a_limit_rest() -> None:
    rules = rules_of(NOTHING_SET, UNKNOWN_METER, assumed_v=230)
    resting = {kind for kind, rule in rules.items() if not rule.watches}
    assert resting == {
        AlertKind.OVERCURRENT,
        AlertKind.POWER_LIMIT,
        AlertKind.POWER_SPIKE,
        AlertKind.IMPORT_BUDGET,
    }
    assert rules_of(NOTHING_SET, UNKNOWN_METER, budget_kwh=100)[AlertKind.IMPORT_BUDGET].limit == 100


def test_a_circuit_leaves_voltage_and_connection_to_its_meter() -> None:
    circuit = MeterFacts(rated_voltage_v=230, rated_current_a=16, is_circuit=True)
    rules = rules_of(NOTHING_SET, circuit)
    assert {kind for kind, rule in rules.items() if rule.watches} == {AlertKind.OVERCURRENT}
    switched_on = NOTHING_SET.with_rule(AlertKind.OVERVOLTAGE, RuleSettings(enabled=True))
    assert rules_of(switched_on, circuit)[AlertKind.OVERVOLTAGE].watches


def test_every_part_of_a_rule_can_be_set() -> None:
    chosen = RuleSettings(enabled=False, limit=250, hysteresis=0, hold_s=0, release_s=5)
    rules = rules_of(NOTHING_SET.with_rule(AlertKind.OVERVOLTAGE, chosen), MeterFacts(rated_voltage_v=230))
    assert rules[AlertKind.OVERVOLTAGE] == Rule(enabled=False, limit=250, hysteresis=0, hold_s=0, release_s=5)
    assert rules[AlertKind.UNDERVOLTAGE].enabled


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, MeterFacts()),
        ({"ratings": {"voltage": 230, "current": 30}}, MeterFacts(rated_voltage_v=230, rated_current_a=30)),
        ({"parent": "meter-02"}, MeterFacts(is_circuit=True)),
        ({"ratings": 230}, MeterFacts()),
        ({"ratings": {"voltage": "230", "current": True}}, MeterFacts()),
        ({"ratings": {"voltage": 0, "current": -16}}, MeterFacts()),
    ],
)
def test_facts_of_a_meters_info(fields: dict[str, object], expected: MeterFacts) -> None:
    assert facts_of(parse_info(json.dumps({"deviceId": "meter-01"} | fields), device_id="meter-01")) == expected


def test_facts_without_an_info() -> None:
    assert facts_of(None) == MeterFacts()
