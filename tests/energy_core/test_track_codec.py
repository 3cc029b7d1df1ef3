"""Points survive storage, and what is no points is refused."""

from __future__ import annotations

from base64 import b64encode
import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.register_track import GAP, HOLE, JOINED, QUARTER_MS, Point
from energy_core.track_codec import decode_points, encode_points, merge_points

T0 = 1_795_000_500_000


@given(
    st.dictionaries(
        st.integers(10**12, 10**13), st.tuples(st.integers(0, 2**53), st.sampled_from([JOINED, HOLE, GAP])), max_size=50
    )
)
def test_points_come_back(values: dict[int, tuple[int, int]]) -> None:
    points = [Point(time_ms, *values[time_ms]) for time_ms in sorted(values)]
    assert decode_points(encode_points(points)) == points


def test_a_year_of_quarters_is_small() -> None:
    points = [Point(T0 + number * QUARTER_MS, number * 137_000 + number % 7 * 911) for number in range(35_040)]
    assert len(encode_points(points)) < 4 * len(points)


def packed(*columns: int, before: bytes) -> str:
    return b64encode(zlib.compress(struct.pack(f"<{len(columns)}q", *columns) + before)).decode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("%", "base64|Base64|data"),
        (b64encode(b"no deflate").decode(), "not deflated points"),
        (b64encode(zlib.compress(b"x" * 16)).decode(), "expected 17 bytes a point, got 16 bytes"),
        (packed(5, 0, 1, 2, before=b"\0\0"), "in the order of time"),
        (packed(5, 1, before=b"\4"), "expected 0 to 3"),
    ],
)
def test_what_is_no_points_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        decode_points(text)


def test_merging_keeps_the_newer_of_two() -> None:
    older, newer = [Point(1, 10), Point(3, 30)], [Point(3, 31, GAP), Point(4, 40)]
    assert merge_points(older, newer) == [Point(1, 10), Point(3, 31, GAP), Point(4, 40)]
