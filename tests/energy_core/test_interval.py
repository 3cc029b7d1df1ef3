from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.interval import Interval

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def interval(imported: str, minutes: int = 60, exported: str = "0") -> Interval:
    return Interval(
        start=START,
        end=START + timedelta(minutes=minutes),
        imported_kwh=Decimal(imported),
        exported_kwh=Decimal(exported),
        estimated=True,
    )


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def test_parts_are_proportional_to_time_and_add_up() -> None:
    parts = interval("1", exported="0.3").split_at([at(40), at(20)])
    assert [part.imported_kwh for part in parts] == [Decimal("0.333333"), Decimal("0.333334"), Decimal("0.333333")]
    assert [part.exported_kwh for part in parts] == [Decimal("0.1")] * 3
    assert [(part.start, part.end) for part in parts] == [(at(0), at(20)), (at(20), at(40)), (at(40), at(60))]
    assert all(part.estimated for part in parts)
    assert parts[0].duration == timedelta(minutes=20)


def test_boundaries_outside_or_on_the_edge_change_nothing() -> None:
    whole = interval("1")
    assert whole.split_at([at(-1), at(0), at(60), at(61)]) == [whole]


def test_a_finer_whole_or_a_finer_resolution_is_kept() -> None:
    assert interval("0.00000003").split_at([at(20)])[0].imported_kwh == Decimal("0.00000001")
    parts = interval("1").split_at([at(20)], resolution=Decimal("1e-12"))
    assert parts[0].imported_kwh == Decimal("0.333333333333")


@given(
    st.decimals(0, 10**9, places=6),
    st.lists(st.floats(-10, 70), max_size=12),
    st.lists(st.floats(-10, 70), max_size=12),
)
def test_parts_add_up_and_depend_on_nothing_but_their_edges(
    energy: Decimal, minutes: list[float], more: list[float]
) -> None:
    whole = interval(str(energy))
    parts = whole.split_at([at(minute) for minute in minutes])
    assert sum(part.imported_kwh for part in parts) == energy
    finer = whole.split_at([at(minute) for minute in minutes + more])
    for part in parts:
        inside = [one.imported_kwh for one in finer if part.start <= one.start < part.end]
        assert sum(inside) == part.imported_kwh


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": START.replace(tzinfo=None)}, "start: expected an aware time in UTC, got 2026-03-01T12:00:00"),
        (
            {"end": at(5).astimezone(timezone(timedelta(hours=1)))},
            "end: expected an aware time in UTC, got 2026-03-01T13",
        ),
        ({"end": START}, "end: expected a time after the start"),
        ({"imported_kwh": Decimal("-0.1")}, "imported_kwh: expected a finite energy of at least 0 kWh, got -0.1"),
        ({"exported_kwh": Decimal("NaN")}, "exported_kwh: expected a finite energy"),
    ],
)
def test_what_is_no_interval_is_refused(change: dict[str, object], message: str) -> None:
    fields: dict[str, object] = {"start": START, "end": at(60), "imported_kwh": Decimal(1)}
    with pytest.raises(ValueError, match=message):
        Interval(**(fields | change))  # type: ignore[arg-type]
