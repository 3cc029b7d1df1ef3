"""The two retained settings messages."""

from __future__ import annotations

import json

import pytest

from energy_core.limits import AlertKind, LimitSettings, RuleSettings
from energy_core.limits_message import MAX_LIMITS_BYTES, encode_limits, parse_limits
from energy_core.message_error import MessageError
from energy_core.revision import Revision
from energy_core.tariff_settings import TariffSettings, encode_tariff_settings, parse_tariff_settings

REVISION = Revision(7, "homeassistant-1f2e3d4c", 1_795_000_000_500)
STAMP = {"revision": 7, "changedAt": 1_795_000_000.5, "changedBy": "homeassistant-1f2e3d4c"}


def limits(**fields: object) -> str:
    return json.dumps(STAMP | fields)


def test_limits_are_read_back() -> None:
    settings = LimitSettings(
        revision=REVISION,
        nominal_voltage_v=230,
        fuse_rating_a=16.5,
        rules={
            AlertKind.OVERVOLTAGE: RuleSettings(enabled=True, limit=250, hysteresis=0, hold_s=2.5, release_s=60),
            AlertKind.IMPORT_BUDGET: RuleSettings(enabled=False),
        },
        unknown={"note": [1]},
    )
    payload = encode_limits(settings)
    assert parse_limits(payload) == settings
    assert parse_limits(payload.encode()) == settings
    assert " " not in payload


def test_only_what_was_set_is_sent() -> None:
    assert json.loads(encode_limits(LimitSettings(revision=REVISION))) == STAMP
    back_to_default = LimitSettings(revision=REVISION, rules={AlertKind.NO_MAINS: RuleSettings()})
    assert json.loads(encode_limits(back_to_default)) == STAMP


def test_everything_that_a_person_can_limit_fits() -> None:
    kinds = [kind for kind in AlertKind if kind is not AlertKind.IMPORT_BUDGET]
    rules = {kind: RuleSettings(limit=100 + number) for number, kind in enumerate(kinds)}
    rules[AlertKind.OVERVOLTAGE] = RuleSettings(limit=253.5)
    settings = LimitSettings(revision=REVISION, nominal_voltage_v=230, fuse_rating_a=63, rules=rules)
    assert len(encode_limits(settings)) < MAX_LIMITS_BYTES


def test_what_a_meter_cannot_take_is_refused() -> None:
    rule = RuleSettings(enabled=True, limit=123.456, hysteresis=12.345, hold_s=12.5, release_s=12.5)
    voltage = {AlertKind.OVERVOLTAGE: RuleSettings(limit=253)}
    kinds = (AlertKind.OVERCURRENT, AlertKind.UNDERVOLTAGE, AlertKind.POWER_LIMIT, AlertKind.POWER_SPIKE)
    many = LimitSettings(revision=REVISION, rules=dict.fromkeys(kinds, rule) | voltage, unknown={"note": "x" * 100})
    with pytest.raises(MessageError, match="a meter takes at most 512; set some values back"):
        encode_limits(many)
    with pytest.raises(MessageError, match="at most 512 are accepted"):
        parse_limits(limits(note="x" * 500))


def test_nothing_is_encoded_that_others_refuse() -> None:
    with pytest.raises(MessageError, match=r"undervoltage.limit"):
        encode_limits(
            LimitSettings(
                revision=REVISION,
                rules={AlertKind.UNDERVOLTAGE: RuleSettings(limit=253), AlertKind.OVERVOLTAGE: RuleSettings(limit=253)},
            )
        )
    with pytest.raises(MessageError, match="revision"):
        encode_limits(LimitSettings())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"revision": 0}, "revision"),
        ({"nominalVoltage": 0}, "nominalVoltage"),
        ({"nominalVoltage": "230"}, "nominalVoltage"),
        ({"nominalVoltage": 1001}, "nominalVoltage"),
        ({"fuseRating": -16}, "fuseRating"),
        ({"overvoltage": 253}, "overvoltage"),
        ({"overvoltage": None}, "overvoltage"),
        ({"overvoltage": {"limit": 0}}, "overvoltage.limit"),
        ({"overvoltage": {"limit": True}}, "overvoltage.limit"),
        ({"overvoltage": {"limit": float("inf")}}, "overvoltage"),
        ({"overvoltage": {"enabled": 1}}, "overvoltage.enabled"),
        ({"overvoltage": {"hysteresis": -1}}, "overvoltage.hysteresis"),
        ({"overvoltage": {"hold": 86_401}}, "overvoltage.hold"),
        ({"overvoltage": {"release": "60"}}, "overvoltage.release"),
        ({"overvoltage": {"limits": 253}}, "overvoltage.limits"),
        ({"meterOffline": {"hold": 5}}, "meterOffline.hold"),
        ({"importBudget": {"limit": 5}}, "importBudget.limit"),
        ({"overvoltage": {"limit": 200}, "undervoltage": {"limit": 207}}, "undervoltage.limit"),
    ],
)
def test_bad_limits_are_refused_by_name(fields: dict[str, object], field: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_limits(limits(**fields))
    assert caught.value.field == field


CARRIED = {"tariff": {"kind": "flat"}}


def test_tariff_settings_are_read_back_with_the_tariff_they_carry() -> None:
    settings = TariffSettings(revision=REVISION, billing_day=31, budget_kwh=250.5, cost_budget=80.5, unknown=CARRIED)
    payload = encode_tariff_settings(settings)
    assert parse_tariff_settings(payload) == settings
    assert json.loads(payload)["tariff"] == {"kind": "flat"}
    assert json.loads(encode_tariff_settings(TariffSettings(revision=REVISION))) == STAMP


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"revision": -1}, "revision"),
        ({"billingDay": 0}, "billingDay"),
        ({"billingDay": 32}, "billingDay"),
        ({"billingDay": 1.5}, "billingDay"),
        ({"budget": 0}, "budget"),
        ({"budget": "250"}, "budget"),
        ({"budget": 10_000_001}, "budget"),
        ({"costBudget": 0}, "costBudget"),
        ({"costBudget": "80"}, "costBudget"),
        ({"costBudget": 1_000_000_001}, "costBudget"),
    ],
)
def test_bad_tariff_settings_are_refused_by_name(fields: dict[str, object], field: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_tariff_settings(limits(**fields))
    assert caught.value.field == field
