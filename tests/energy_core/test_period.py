from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
import pytest

from energy_core.period import Period, PeriodKind, Periods, start_of_day

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Havana",
    "Asia/Kolkata",
    "Asia/Beirut",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
]


def periods(kind: str, zone: str = "Europe/Berlin", **options: int) -> Periods:
    return Periods(kind=PeriodKind(kind), zone=ZoneInfo(zone), **options)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", "2026-03-29", 23),
        ("Europe/Berlin", "2026-10-25", 25),
        ("Europe/Berlin", "2026-10-26", 24),
        ("America/Sao_Paulo", "2018-11-04", 23),
        ("America/Sao_Paulo", "2019-02-16", 25),
        ("America/Havana", "2025-11-02", 25),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("America/St_Johns", "2010-11-06", 24 + 1 / 60 - 1 / 60),
        ("America/Toronto", "1919-03-30", 23.5),
        ("Asia/Kolkata", "2026-05-05", 24),
    ],
)
def test_days_have_their_own_length(zone: str, day: str, hours: float) -> None:
    start = start_of_day(date.fromisoformat(day), ZoneInfo(zone))
    period = periods("day", zone).containing(start)
    assert period.start == start
    assert period.duration == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("kind", "options", "moment", "start", "end"),
    [
        ("hour", {}, "2026-10-25T01:10:05.5", "2026-10-25T01:00", "2026-10-25T02:00"),
        ("week", {}, "2026-11-22T12:00", "2026-11-15T23:00", "2026-11-22T23:00"),
        ("week", {"first_weekday": 6}, "2026-11-22T12:00", "2026-11-21T23:00", "2026-11-28T23:00"),
        ("month", {"start_day": 9}, "2026-03-31T21:59:59", "2026-02-28T23:00", "2026-03-31T22:00"),
        ("year", {}, "2025-12-31T23:30", "2025-12-31T23:00", "2026-12-31T23:00"),
        ("billing", {"start_day": 31}, "2028-02-29T05:00", "2028-02-28T23:00", "2028-03-30T22:00"),
        ("billing", {"start_day": 31}, "2027-02-27T22:59", "2027-01-30T23:00", "2027-02-27T23:00"),
        ("billing", {"start_day": 15}, "2026-01-14T22:59", "2025-12-14T23:00", "2026-01-14T23:00"),
        ("billing", {"start_day": 15}, "2026-12-15T00:00", "2026-12-14T23:00", "2027-01-14T23:00"),
    ],
)
def test_periods_of_berlin(kind: str, options: dict[str, int], moment: str, start: str, end: str) -> None:
    assert periods(kind, **options).containing(utc(moment)) == Period(utc(start), utc(end))


@pytest.mark.parametrize(
    ("zone", "moment", "start", "end"),
    [
        ("Asia/Kolkata", "2026-05-05T10:29", "2026-05-05T09:30", "2026-05-05T10:30"),
        # 01:30 to 02:00 comes twice on Lord Howe Island, and its half hours belong to two hours.
        ("Australia/Lord_Howe", "2026-04-04T14:59", "2026-04-04T14:00", "2026-04-04T15:00"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00.25", "2026-04-04T15:00", "2026-04-04T15:30"),
        ("Australia/Lord_Howe", "2026-10-03T15:20", "2026-10-03T14:30", "2026-10-03T15:30"),
        ("America/St_Johns", "2010-11-07T02:30:30", "2010-11-07T02:30", "2010-11-07T02:31"),
        ("America/St_Johns", "2010-11-07T02:31", "2010-11-07T02:31", "2010-11-07T03:30"),
    ],
)
def test_hours_follow_the_local_clock(zone: str, moment: str, start: str, end: str) -> None:
    assert periods("hour", zone).containing(utc(moment)) == Period(utc(start), utc(end))


def test_a_day_that_a_zone_skipped_is_no_period() -> None:
    found = list(periods("day", "Pacific/Apia").covering(utc("2011-12-29T00:00"), utc("2011-12-30T12:00")))
    assert [period.start for period in found] == [
        utc("2011-12-28T10:00"),
        utc("2011-12-29T10:00"),
        utc("2011-12-30T10:00"),
    ]


def test_a_clock_set_back_over_midnight_does_not_reopen_yesterday() -> None:
    today = periods("day", "America/St_Johns").containing(utc("2010-11-07T02:35"))
    assert today == Period(utc("2010-11-07T02:30"), utc("2010-11-08T03:30"))


def test_covering_gives_whole_periods_without_a_gap() -> None:
    found = list(periods("month").covering(utc("2027-01-31T22:59"), utc("2027-03-01T00:00")))
    assert [period.start for period in found] == [
        utc("2026-12-31T23:00"),
        utc("2027-01-31T23:00"),
        utc("2027-02-28T23:00"),
    ]
    assert list(periods("day").covering(utc("2027-01-31T00:00"), utc("2027-01-31T00:00"))) == []


@given(
    st.datetimes(utc("2000-01-01").replace(tzinfo=None), utc("2037-12-31").replace(tzinfo=None)),
    st.sampled_from(list(PeriodKind)),
    st.sampled_from(ZONES),
    st.integers(0, 6),
    st.integers(1, 31),
)
def test_every_moment_has_one_period_and_they_join(
    moment: datetime, kind: PeriodKind, zone: str, first_weekday: int, start_day: int
) -> None:
    of = periods(kind, zone, first_weekday=first_weekday, start_day=start_day)
    start = moment.replace(tzinfo=UTC)
    found = list(of.covering(start, start + timedelta(hours=30)))
    assert start in found[0]
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(of.containing(one.start) == one == of.containing(one.end - timedelta(microseconds=1)) for one in found)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"first_weekday": 7}, r"first_weekday: expected 0 \(Monday\) to 6 \(Sunday\), got 7"),
        ({"start_day": 0}, "start_day: expected 1 to 31, got 0"),
        ({"start_day": 32}, "start_day: expected 1 to 31, got 32"),
    ],
)
def test_days_that_are_none_are_refused(options: dict[str, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        periods("week", **options)
