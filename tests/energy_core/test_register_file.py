"""Registers from CSV: what people export, and what they get wrong."""

from __future__ import annotations

import pytest

from energy_core.message_error import MessageError
from energy_core.meter_history import Registers
from energy_core.register_file import RefusedLine, RegisterFile, read_register_file

NOW_S = 1_795_000_000


def read(text: str, device_id: str | None = "meter-01") -> RegisterFile:
    return read_register_file(text.splitlines(), device_id=device_id, now_s=NOW_S)


def test_one_meter_in_any_order() -> None:
    found = read("timestamp,energy,energyExport\n1769814005,2.5,\n1769814000,1.24,0.5\n")
    assert found.readings == {
        "meter-01": [Registers(1_769_814_000_000, 1240, 500), Registers(1_769_814_005_000, 2500, None)]
    }
    assert found.refused == []


def test_spaces_other_columns_and_iso_times() -> None:
    found = read("deviceId, timestamp, power, energy\nkitchen, 2026-01-31T00:00:00+01:00, 5, 7\n,1769814000,1,8\n")
    assert found.readings == {
        "kitchen": [Registers(1_769_814_000_000, 7000)],
        "meter-01": [Registers(1_769_814_000_000, 8000)],
    }


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        ("soon,1,1,m", "timestamp", "expected Unix seconds or ISO 8601"),
        ("2026-01-31T00:00:00,1,1,m", "timestamp", "has no UTC offset"),
        ("1769814000000,1,1,m", "timestamp", "looks like milliseconds"),
        ("nan,1,1,m", "timestamp", "finite"),
        (",1,1,m", "timestamp", "expected Unix seconds"),
        ("1769814000,,1,m", "energy", "missing"),
        ("1769814000,much,1,m", "energy", "expected a number in Wh, got 'much'"),
        ("1769814000,-1,1,m", "energy", "at least 0"),
        ("1769814000,1,inf,m", "energyExport", "finite"),
        ("1769814000,1,1,a b", "deviceId", "expected 1 to 64"),
        ("1769814000,1,1,", "deviceId", "expected 1 to 64"),
        ("1769814000", "deviceId", "expected 1 to 64"),
    ],
)
def test_a_bad_line_is_named_and_left_out(line: str, field: str, reason: str) -> None:
    found = read(f"timestamp,energy,energyExport,deviceId\n{line}\n1769814000,1,1,m\n", device_id=None)
    assert found.readings == {"m": [Registers(1_769_814_000_000, 1000, 1000)]}
    assert [(refused.line, refused.field) for refused in found.refused] == [(2, field)]
    assert reason in found.refused[0].reason
    assert isinstance(found.refused[0], RefusedLine)


@pytest.mark.parametrize(
    ("text", "device_id", "field", "reason"),
    [
        ("", "m", "timestamp", "only nothing"),
        ("time,energy\n", "m", "timestamp", "only time, energy"),
        ("timestamp,kwh\n", "m", "energy", "no such column"),
        ("timestamp,energy\n", None, "deviceId", "choose the meter"),
        ("timestamp,energy\n" + "1" * 200_000 + ",1\n", "m", "payload", "is not CSV: field larger"),
    ],
)
def test_a_file_that_is_no_such_file(text: str, device_id: str | None, field: str, reason: str) -> None:
    with pytest.raises(MessageError, match=reason) as caught:
        read(text, device_id)
    assert caught.value.field == field
