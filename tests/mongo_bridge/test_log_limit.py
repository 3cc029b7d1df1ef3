"""What is said once, what again after a while, and what is never said."""

from __future__ import annotations

import logging

import pytest

from mongo_bridge.health import Part
from mongo_bridge.log_limit import MAX_KINDS, PERIOD_S, LogLimit


def test_each_kind_once_a_period() -> None:
    now_s = [0.0]
    limit = LogLimit(lambda: now_s[0])
    assert [limit.lets_through("m", field) for field in ("energy", "energy", "power")] == [True, False, True]
    now_s[0] = PERIOD_S
    assert [limit.lets_through("m", field) for field in ("energy", "energy")] == [True, False]


def test_a_publisher_that_invents_kinds_is_silenced() -> None:
    limit = LogLimit()
    assert sum(limit.lets_through(str(number)) for number in range(10 * MAX_KINDS)) == MAX_KINDS


def test_a_part_tells_each_reason_once_until_it_works(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    part = Part("database")
    for problem in ("a", "b", "a", "b"):
        part.failed(problem)
    part.works()
    part.failed("a")
    assert [record.getMessage()[:11] for record in caplog.records] == [
        "database: a", "database: b", "database: w", "database: a"
    ]  # fmt: skip
    for number in range(1000):
        part.failed(str(number))
    assert len(caplog.records) < 40
