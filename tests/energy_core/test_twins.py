"""Two devices with one id."""

from __future__ import annotations

import pytest

from energy_core.twins import TwinDetector

from .alerts import ms, reading


def feed(detector: TwinDetector, readings: list[tuple[float, int, float]]) -> None:
    for second, energy_mwh, power_w in readings:
        detector.on_reading(reading(second, energy_mwh=energy_mwh, power_w=power_w), now_ms=ms(second))


def test_registers_that_take_turns() -> None:
    detector = TwinDetector()
    feed(detector, [(number, 1000 + number if number % 2 else 90_000 + number, 5.0) for number in range(5)])
    assert not detector.is_suspected(ms(5))
    feed(detector, [(number, 1000 + number if number % 2 else 90_000 + number, 5.0) for number in range(5, 8)])
    assert detector.is_suspected(ms(8))
    assert detector.is_suspected(ms(600))
    assert not detector.is_suspected(ms(604))


def test_readings_of_one_moment_that_disagree() -> None:
    detector = TwinDetector()
    feed(detector, [(number // 2 * 5, 1000, float(number)) for number in range(6)])
    assert detector.is_suspected(ms(15))


@pytest.mark.parametrize(
    "readings",
    [
        [(number * 5, 1000 + number, 5.0) for number in range(100)],
        [(number // 2 * 5, 1000 + number // 2, 5.0) for number in range(100)],
        [(number * 5, 1000 + number, 5.0) for number in range(50)] + [(255 + n * 5, n, 5.0) for n in range(50)],
        [(number * 300, 1000 + number % 4, 5.0) for number in range(20)],
    ],
    ids=["one meter", "each reading twice", "a register that began anew", "a fall now and then"],
)
def test_one_meter_is_not_suspected(readings: list[tuple[float, int, float]]) -> None:
    detector = TwinDetector()
    for each in readings:
        feed(detector, [each])
        assert not detector.is_suspected(ms(each[0]))
