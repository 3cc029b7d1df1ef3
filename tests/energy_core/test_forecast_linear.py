"""Linear algebra and quantiles, against plain definitions."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
import pytest

from energy_core.forecast.centre import mean, median
from energy_core.forecast.least_squares import solve_positive_definite
from energy_core.forecast.signed_root import signed_root, signed_square
from energy_core.forecast.similar_days import weighted_quantiles


@pytest.mark.parametrize("size", [1, 2, 5, 30])
def test_it_solves_what_numpy_solves(size: int) -> None:
    random = np.random.default_rng(size)
    factor = random.normal(size=(size + 3, size))
    matrix = factor.T @ factor + np.eye(size)
    vector = random.normal(size=size)

    assert solve_positive_definite(matrix.tolist(), vector.tolist()) == pytest.approx(np.linalg.solve(matrix, vector))


def test_a_pivot_that_rounding_made_negative_is_no_end() -> None:
    nearly = [[1e12, 0.0], [1e12, 1e12 - 1e-4]]
    assert all(np.isfinite(solve_positive_definite(nearly, [1.0, 1.0])))


def test_a_matrix_that_is_not_positive_is_refused() -> None:
    with pytest.raises(ValueError, match="expected a"):
        solve_positive_definite([[-1.0]], [1.0])


@settings(deadline=None)
@given(st.floats(-1e6, 1e6))
def test_the_root_has_a_way_back(energy: float) -> None:
    assert signed_square(signed_root(energy)) == pytest.approx(energy, rel=1e-12, abs=1e-12)


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_mean_and_median(values: list[float]) -> None:
    assert median(values) == pytest.approx(float(np.median(values)))
    assert mean(values) == pytest.approx(float(np.mean(values)), abs=1e-6)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_weighted_quantiles_of_equal_weights_are_hazens(share: float) -> None:
    random = Random(3)
    values = sorted(random.random() for _ in range(41))

    assert weighted_quantiles(values, [0.7] * 41, [share]) == pytest.approx(
        [float(np.quantile(values, share, method="hazen"))]
    )


@pytest.mark.parametrize(
    ("values", "weights", "expected"),
    [
        ([4.0], [0.3], [4.0, 4.0, 4.0]),
        ([1.0, 2.0, 9.0], [1.0, 0.0, 1.0], [1.0, 2.0, 9.0]),
        ([1.0, 2.0], [99.0, 1.0], [1.0, pytest.approx(1.01, abs=0.01), pytest.approx(1.81, abs=0.02)]),
    ],
)
def test_weighted_quantiles(values: list[float], weights: list[float], expected: list[float]) -> None:
    assert weighted_quantiles(values, weights, [0.1, 0.5, 0.9]) == expected


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_weighted_quantiles_of_weights_that_vanish_lie_between_their_values(share: float) -> None:
    (found,) = weighted_quantiles([1.0, 2.0, 3.0], [1.0, 5e-324, 5e-324], [share])
    assert 1.0 <= found <= 3.0
    (of_nothing,) = weighted_quantiles([1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [share])
    assert 1.0 <= of_nothing <= 3.0
