"""Alerts and acknowledgements as messages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from energy_core.alert import Acknowledgement, Alert
from energy_core.alert_message import (
    encode_acknowledgement,
    encode_alert,
    parse_acknowledgement,
    parse_alert,
    parse_alert_id,
)
from energy_core.message_error import MessageError

ID = "meter-01|overvoltage|1795000000250"
ALERT: dict[str, Any] = {"id": ID, "kind": "overvoltage", "value": 257.1, "limit": 253, "since": 1_795_000_000.25}
ACKNOWLEDGEMENT: dict[str, Any] = {"id": ID, "acknowledgedAt": 1_795_000_012.5, "acknowledgedBy": "bridge"}


def changed(fields: dict[str, Any], change: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in (fields | change).items() if value is not ...})


@pytest.mark.parametrize("change", [{}, {"until": 1_795_000_060}, {"replayed": True}, {"limit": ...}, {"more": "x"}])
def test_alert_is_read_back(change: dict[str, Any]) -> None:
    alert = parse_alert(changed(ALERT, change), device_id="meter-01")
    assert alert.id == ID
    written = json.loads(encode_alert(alert))
    assert written == {name: value for name, value in (ALERT | change).items() if value is not ... and name != "more"}
    assert parse_alert(encode_alert(alert), device_id="meter-01") == alert


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": ...}, "id"),
        ({"id": 7}, "id"),
        ({"id": "meter-01|overvoltage"}, "id"),
        ({"id": "meter-01|over voltage|1795000000250"}, "id"),
        ({"id": "meter-01|overvoltage|1795000000"}, "id"),
        ({"id": "meter-01|overvoltage|soon"}, "id"),
        ({"id": "meter-02|overvoltage|1795000000250"}, "id"),
        ({"id": "meter 01|overvoltage|1795000000250"}, "deviceId"),
        ({"id": "meter-01|overvoltage|1795000000251"}, "id"),
        ({"kind": "undervoltage"}, "id"),
        ({"kind": ...}, "id"),
        ({"kind": 1}, "kind"),
        ({"since": ...}, "since"),
        ({"since": 1_795_000_000_250}, "since"),
        ({"until": 1_794_999_999}, "until"),
        ({"until": None}, "until"),
        ({"value": ...}, "value"),
        ({"value": "257"}, "value"),
        ({"limit": None}, "limit"),
        ({"replayed": 1}, "replayed"),
    ],
)
def test_bad_alert_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_alert(changed(ALERT, change), device_id="meter-01")
    assert caught.value.field == field


def test_an_alert_knows_its_times() -> None:
    alert = Alert(device_id="meter-01", kind="noMains", since_ms=1000, value=3)
    assert alert.covers(1000)
    assert alert.covers(10_000)
    assert not alert.covers(999)
    assert alert.ended(900).until_ms == 1000
    over = alert.ended(2000, 0.5)
    assert (over.until_ms, over.value, over.covers(2000), over.covers(2001)) == (2000, 0.5, True, False)


def test_acknowledgement_is_read_back() -> None:
    acknowledgement = parse_acknowledgement(json.dumps(ACKNOWLEDGEMENT), device_id="meter-01")
    assert acknowledgement == Acknowledgement(alert_id=ID, by="bridge", at_ms=1_795_000_012_500)
    assert json.loads(encode_acknowledgement(acknowledgement)) == ACKNOWLEDGEMENT
    alert = Alert(device_id="meter-01", kind="overvoltage", since_ms=1_795_000_000_250, value=257.1)
    assert not alert.is_acknowledged
    assert alert.acknowledged(acknowledgement).is_acknowledged


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": ...}, "id"),
        ({"id": "meter-02|overvoltage|1795000000250"}, "id"),
        ({"acknowledgedBy": ...}, "acknowledgedBy"),
        ({"acknowledgedBy": ""}, "acknowledgedBy"),
        ({"acknowledgedAt": ...}, "acknowledgedAt"),
        ({"acknowledgedAt": "now"}, "acknowledgedAt"),
    ],
)
def test_bad_acknowledgement_is_refused_by_name(change: dict[str, Any], field: str) -> None:
    with pytest.raises(MessageError) as caught:
        parse_acknowledgement(changed(ACKNOWLEDGEMENT, change), device_id="meter-01")
    assert caught.value.field == field


def test_an_id_of_any_meter() -> None:
    assert parse_alert_id(ID) == ID
