"""Equality of readings: what was measured counts, not how it was sent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from energy_core.reading import Reading

READING = Reading(
    device_id="meter-01",
    timestamp_ms=1739930110000,
    voltage_v=220.0,
    current_a=1.34,
    power_w=0.0,
    energy_mwh=1240,
)


def test_the_key_is_device_and_time() -> None:
    assert READING.key == "meter-01|1739930110000"


@pytest.mark.parametrize(
    "changes",
    [{"seq": 5}, {"replayed": True}, {"unknown": {"room": "kitchen"}}, {"voltage_v": 220}, {"power_w": -0.0}],
)
def test_sent_again_it_is_the_same(changes: dict[str, object]) -> None:
    again = replace(READING, **changes)
    assert again == READING
    assert again.fingerprint == READING.fingerprint


@pytest.mark.parametrize(
    "changes",
    [
        {"device_id": "meter-02"},
        {"timestamp_ms": 1739930110001},
        {"voltage_v": 220.1},
        {"energy_mwh": 1241},
        {"energy_export_mwh": 0},
        {"frequency_hz": 50.0},
        {"flags": ("estimated",)},
    ],
)
def test_measured_otherwise_it_is_another(changes: dict[str, object]) -> None:
    other = replace(READING, **changes)
    assert other != READING
    assert other.fingerprint != READING.fingerprint


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    assert READING.fingerprint == "c22f487cb37c7d37"
