"""Points of a track as a short text: about 3 bytes a point, for storage as JSON."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from itertools import accumulate, pairwise
import struct
import zlib

from .register_track import MARK, Point


def encode_points(points: Sequence[Point]) -> str:
    """Return the points, in the order of time, as base64 of deflated differences."""
    times = _differences([point.time_ms for point in points])
    registers = _differences([point.register_mwh for point in points])
    packed = struct.pack(f"<{2 * len(points)}q", *times, *registers) + bytes(point.before for point in points)
    return b64encode(zlib.compress(packed)).decode()


def decode_points(text: str) -> list[Point]:
    """Return the points of encode_points(); raises ValueError for any other text."""
    try:
        packed = zlib.decompress(b64decode(text, validate=True))
    except zlib.error as error:
        raise ValueError(f"not deflated points: {error}") from error
    count, rest = divmod(len(packed), 17)
    if rest:
        raise ValueError(f"expected 17 bytes a point, got {len(packed)} bytes")
    numbers = struct.unpack(f"<{2 * count}q", packed[: 16 * count])
    points = list(
        map(Point, accumulate(numbers[:count]), accumulate(numbers[count:]), packed[16 * count :], strict=True)
    )
    if any(after.time_ms <= before.time_ms for before, after in pairwise(points)):
        raise ValueError("expected points in the order of time")
    if any(point.before > MARK for point in points):
        raise ValueError(f"expected 0 to {MARK} before each point")
    return points


def merge_points(older: Sequence[Point], newer: Sequence[Point]) -> list[Point]:
    """Return all points in the order of time; of two at the same time the newer one stays."""
    by_time = {point.time_ms: point for point in (*older, *newer)}
    return [by_time[time_ms] for time_ms in sorted(by_time)]


def _differences(numbers: list[int]) -> list[int]:
    return numbers[:1] + [after - before for before, after in pairwise(numbers)]
