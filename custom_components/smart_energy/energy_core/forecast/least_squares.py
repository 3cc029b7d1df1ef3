"""Linear algebra that ridge regression needs, on lists: sums of products run in C (`math.sumprod`)."""

from __future__ import annotations

from math import sqrt, sumprod
from typing import Final

_ROUNDING: Final = 1e-13
"""What rounding leaves of a pivot, of its diagonal: a smaller one, or one below zero, is nothing but rounding."""


def solve_positive_definite(matrix: list[list[float]], vector: list[float]) -> list[float]:
    """Solve `matrix` x = `vector` by Cholesky's factorisation; only the lower triangle is read.

    Golub and Van Loan, Matrix Computations, 4.2. Raises ValueError where the matrix is not positive definite.
    """
    lower: list[list[float]] = []
    halfway: list[float] = []
    for i, row in enumerate(matrix):
        line: list[float] = []
        for j in range(i):
            other = lower[j]
            line.append((row[j] - sumprod(line, other[:j])) / other[j])
        line.append(sqrt(max(row[i] - sumprod(line, line), _ROUNDING * row[i])))
        lower.append(line)
        halfway.append((vector[i] - sumprod(line[:i], halfway)) / line[i])
    solution = [0.0] * len(vector)
    for i in range(len(vector) - 1, -1, -1):
        below = sumprod([lower[j][i] for j in range(i + 1, len(vector))], solution[i + 1 :])
        solution[i] = (halfway[i] - below) / lower[i][i]
    return solution
