"""The rules of one device, without Home Assistant."""

from __future__ import annotations

from typing import Any

import pytest

from custom_components.smart_energy.energy_core.device_info import DeviceInfo
from custom_components.smart_energy.energy_core.reading import Reading
from custom_components.smart_energy.live_device import LiveDevice

T0_MS = 1_795_000_000_000


def reading(second: float = 0, **fields: Any) -> Reading:
    values = {"voltage_v": 230.0, "current_a": 1.0, "power_w": 230.0, "energy_mwh": 1000} | fields
    return Reading(device_id="meter-01", timestamp_ms=round(T0_MS + second * 1000), **values)


def take(device: LiveDevice, second: float, *, arrives: float | None = None, **fields: Any) -> bool:
    at = second if arrives is None else arrives
    return device.take(reading(second, **fields), now_s=at, unix_ms=T0_MS + at * 1000)


def test_small_fall_waits_until_it_is_passed() -> None:
    device = LiveDevice("meter-01", now_s=0)
    shown = []
    for second, energy_mwh in enumerate([1000, 980, 990, 1001, 100, 101]):
        take(device, second, energy_mwh=energy_mwh)
        shown.append(device.energy_mwh)
    assert shown == [1000, 1000, 1000, 1001, 100, 101]
    assert device.register_falls == 3


@pytest.mark.parametrize(
    ("second", "fields"), [(9, {}), (10, {}), (10, {"power_w": 5.0}), (11, {"replayed": True}), (-3600, {})]
)
def test_older_or_replayed_readings_are_not_live(second: float, fields: dict[str, Any]) -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert take(device, 10)
    assert not take(device, second, arrives=12, **fields)
    assert device.reading == reading(10)
    assert device.silence_s(12) == 2
    assert device.not_live == 1


def test_clock_that_was_ahead_and_is_set_right() -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert take(device, 3600, arrives=0)
    assert take(device, 5)
    assert device.reading == reading(5)
    assert device.interval_s == 5


def test_clock_that_stays_ahead_keeps_its_order() -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert take(device, 3600, arrives=0)
    assert not take(device, 3595, arrives=1)
    assert take(device, 3605, arrives=5)


def test_clock_that_is_behind_is_live_all_the_same() -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert take(device, -7200, arrives=0)
    assert take(device, -7195, arrives=5)


@pytest.mark.parametrize(
    ("said", "info_says", "spacing", "expected"),
    [
        (None, None, 5, 60),
        (None, None, 300, 900),
        (30, 300, 300, 90),
        (None, 30, 300, 90),
        (0, 0, 300, 900),
        (10, None, 5, 60),
    ],
)
def test_timeout(said: float | None, info_says: float | None, spacing: float, expected: float) -> None:
    device = LiveDevice("meter-01", now_s=0)
    device.info = DeviceInfo(device_id="meter-01", interval_s=info_says)
    for number in range(6):
        take(device, number * spacing, interval_s=said)
    assert device.timeout_s == expected


def test_one_long_pause_does_not_become_the_interval() -> None:
    device = LiveDevice("meter-01", now_s=0)
    for second in (0, 5, 10_800, 10_805, 10_810):
        take(device, second)
    assert device.interval_s == 5


@pytest.mark.parametrize(
    ("status", "has_reading", "silent_s", "expected"),
    [
        (None, False, 1, None),
        (None, False, 60, False),
        (None, True, 59.9, True),
        (None, True, 60, False),
        (True, False, 1, True),
        (True, False, 60, False),
        (True, True, 59.9, True),
        (True, True, 60, False),
        (False, True, 0, False),
        (False, False, 0, False),
    ],
)
def test_online(status: bool | None, has_reading: bool, silent_s: float, expected: bool | None) -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert not has_reading or take(device, 0)
    assert device.judge_online(silent_s, status=status) is expected


def test_learns_what_is_measured_once() -> None:
    device = LiveDevice("meter-01", now_s=0)
    assert not device.learn(reading())
    assert device.learn(reading(frequency_hz=50.0, power_factor=-0.5))
    assert not device.learn(reading(frequency_hz=50.1))
    assert device.learn(reading(energy_export_mwh=0))
    assert device.measures == {"energy_export", "frequency", "power_factor"}
