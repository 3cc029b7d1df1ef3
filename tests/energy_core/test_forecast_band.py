"""Blend and band, from past errors only."""

from __future__ import annotations

from random import Random

import pytest

from energy_core.forecast.band import Band, Shape
from energy_core.forecast.blend import blend, weigh
from energy_core.forecast.trial import Trial


def _trial(wanted: int, **errors: float) -> Trial:
    forecasts = {name: [error] * 24 for name, error in errors.items()}
    return Trial(wanted, wanted, forecasts, [0.0] * 24, [0.0] * 24, [0.0] * 24, errors)


def test_methods_weigh_by_their_errors() -> None:
    weights = weigh(["a", "b", "c"], [_trial(k, a=1.0, b=1.05, c=2.0) for k in range(20)], 20)

    assert sum(weights.values()) == pytest.approx(1)
    assert weights["b"] / weights["a"] == pytest.approx(1.05**-16)
    assert weights["c"] < 1e-4


def test_without_a_past_all_weigh_alike() -> None:
    assert weigh(["a", "b"], [], 5) == {"a": 0.5, "b": 0.5}


def test_recent_errors_count_more() -> None:
    trials = [_trial(k, old=1.0, new=2.0) for k in range(20)] + [_trial(k, old=2.0, new=1.0) for k in range(20, 40)]

    assert weigh(["old", "new"], trials, 40)["new"] > 0.9


def test_trials_after_the_origin_and_of_fewer_methods_are_not_looked_at() -> None:
    trials = [_trial(3, a=1.0, b=2.0), _trial(4, a=9.0), _trial(5, a=9.0, b=0.1)]

    assert weigh(["a", "b"], trials, 5)["a"] > 0.99


def test_a_blend_is_the_weighted_mean() -> None:
    assert blend({"a": [1.0] * 24, "b": [2.0] * 24}, {"a": 0.75, "b": 0.25}) == [1.25] * 24


@pytest.mark.parametrize("scale", [0.2, 1.0, 5.0])
def test_the_band_holds_as_many_as_it_says(scale: float) -> None:
    random = Random(7)
    shape = Shape([5.0] * 24, [4.0] * 24, [7.0] * 24, 1.0)

    def day() -> list[float]:
        return [5 + scale * (random.expovariate(1) - 0.7) for _ in range(24)]

    band = Band.of_errors((shape, day()) for _ in range(56))
    assert band is not None
    low, high = band.around(shape)
    after = [kwh for _ in range(200) for kwh in day()]

    assert sum(kwh < low[0] for kwh in after) / len(after) == pytest.approx(0.1, abs=0.02)
    assert sum(kwh > high[0] for kwh in after) / len(after) == pytest.approx(0.1, abs=0.02)


def test_hours_that_were_not_measured_do_not_shape_the_band() -> None:
    shape = Shape([1.0] * 24, [0.5] * 24, [1.5] * 24, 1.0)

    assert Band.of_errors([(shape, [None] * 24)]) is None
    assert Band.of_errors([(shape, [None] * 23 + [1.0])]) == Band(0.0, 0.0)
