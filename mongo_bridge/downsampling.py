"""Fewer points that look the same in a diagram."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

type Point = tuple[float, float]
"""Time and value."""


def largest_triangles(points: Sequence[Point], count: int) -> list[int]:
    """Return the indexes of at most `count` points, by largest triangle three buckets.

    First and last are always among them. Of each bucket between, the point is taken that spans the largest triangle
    with the one taken before and the mean of the next bucket. S. Steinarsson, Downsampling Time Series for Visual
    Representation (University of Iceland, 2013), section 4.2.
    """
    if count >= len(points) or count < 3:
        return list(range(len(points)))[:count] if count < 3 else list(range(len(points)))
    inner = len(points) - 2
    edges = [1 + inner * number // (count - 2) for number in range(count - 1)]
    edges.append(len(points))
    chosen = [0]
    for number, (start, end) in enumerate(pairwise(edges[:-1])):
        mean = _mean(points[end : edges[number + 2]])
        before = points[chosen[-1]]
        chosen.append(max(range(start, end), key=lambda index: _area(before, points[index], mean)))
    return [*chosen, len(points) - 1]


def extremes(points: Sequence[Point], count: int, highs: Sequence[float] | None = None) -> list[int]:
    """Return the indexes of at most `count` points: the lowest and the highest of each of `count` / 2 parts.

    Where each point is a bucket with a lowest and a highest value, `points` hold the lowest and `highs` the highest.
    """
    if count >= len(points):
        return list(range(len(points)))
    parts = max(count // 2, 1)
    edges = [len(points) * number // parts for number in range(parts + 1)]
    chosen: list[int] = []
    for start, end in pairwise(edges):
        low = min(range(start, end), key=lambda index: points[index][1])
        high = max(range(start, end), key=lambda index: points[index][1] if highs is None else highs[index])
        chosen += sorted({low, high})
    return chosen[:count]


def _mean(points: Sequence[Point]) -> Point:
    return sum(time for time, _ in points) / len(points), sum(value for _, value in points) / len(points)


def _area(a: Point, b: Point, c: Point) -> float:
    """Return twice the area of a triangle."""
    return abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1]))
