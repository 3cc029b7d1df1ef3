from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from energy_core.tariff.rates import Rate, Rates, RateSource
from energy_core.tariff.rates_table import read_holidays, read_rates
from energy_core.tariff.tariff_error import TariffError

START = datetime(2026, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def rate(hour: float, price: str = "0.1", hours: float = 1) -> Rate:
    return Rate(START + hour * HOUR, START + (hour + hours) * HOUR, Decimal(price))


def test_rates_are_found_by_time() -> None:
    rates = Rates([rate(2, "-0.05"), rate(0)])
    assert [one.start for one in rates] == [START, START + 2 * HOUR]
    assert rates.at(START + 2.5 * HOUR) == rate(2, "-0.05")
    assert rates.at(START + 1.5 * HOUR) is None
    assert rates.at(START - HOUR) is None
    assert rates.next_start(START) == START + 2 * HOUR
    assert rates.next_start(START + 3 * HOUR) is None


def test_rates_that_overlap_are_refused() -> None:
    with pytest.raises(
        TariffError, match="rates: the price from 2026-01-01T00:30Z begins before the one from 2026-01-01T00:00Z"
    ):
        Rates([rate(0), rate(0.5)])


def test_a_price_is_made_of_a_rate() -> None:
    source = RateSource(name="x", factor=Decimal("1.19"), markup=Decimal("0.02"))
    assert source.price(rate(0, "-0.1")) == Decimal("-0.099")


def test_a_table_of_prices_is_read() -> None:
    lines = [
        "\ufeffStart, Price\r\n",
        "2026-01-01T01:30:00+01:00, 0.3\r\n",
        "2026-01-01T01:00:00+01:00,0.1\r\n",
        "2026-01-01T05:00:00+01:00,-0.2\r\n",
        "2026-01-01T06:00:00+01:00,0.4\r\n",
    ]
    assert list(read_rates(lines)) == [rate(0, "0.1", 0.5), rate(0.5, "0.3"), rate(4, "-0.2"), rate(5, "0.4")]


def test_a_table_may_say_when_prices_end() -> None:
    lines = ["start,price,end", "2026-01-01T00:00Z,0.1,2026-01-01T03:00Z", "2026-01-01T04:00Z,0.2,"]
    assert list(read_rates(lines)) == [rate(0, "0.1", 3), rate(4, "0.2")]


def test_one_price_holds_an_hour() -> None:
    assert list(read_rates(["start,price", "2026-01-01T00:00Z,1"])) == [rate(0, "1")]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "line 1: expected the columns start and price"),
        (["time,price"], "line 1: expected the columns start and price, got time,price"),
        (["start,price"], "line 2: missing: there is no price"),
        (["start,price", "x,1"], 'line 2, start: "x" is no time'),
        (["start,price", "2026-01-01T00:00,1"], 'line 2, start: "2026-01-01T00:00" has no UTC offset'),
        (["start,price", "2026-01-01T00:00Z,cheap"], 'line 2, price: "cheap" is no number'),
        (["start,price", "2026-01-01T00:00Z"], 'line 2, price: "" is no number'),
        (["start,price", "2026-01-01T00:00Z,nan"], 'line 2, price: "nan" is no finite number'),
        (["start,price", "2026-01-01T00:00Z,1e999999"], "line 2, price: expected at most 1000000000"),
        (["start,price", "2026-01-01T00:00Z,1_0"], 'line 2, price: "1_0" is no number'),
        (["start,price", "0001-01-01T00:00+10:00,1"], "line 2, start: .* lies outside the years 1 to 9999"),
        (["start,price", "2026-01-01T00:00Z," + "1" * 200_000], "line 2: not CSV: field larger"),
        (
            ["start,price,end", "2026-01-01T00:00Z,1,2026-01-01T00:00Z"],
            "line 2, end: expected a time after 2026-01-01T00:00Z, the start",
        ),
        (
            ["start,price", "2026-01-01T00:00Z,1", "2026-01-01T00:00Z,2"],
            "rates: the price from 2026-01-01T00:00Z begins",
        ),
    ],
)
def test_tables_that_are_wrong_are_refused(lines: list[str], message: str) -> None:
    with pytest.raises(TariffError, match=message):
        read_rates(lines)


def test_holidays_are_dates_a_line() -> None:
    assert read_holidays(["2026-01-01 New Year\n", "\n", "2026-12-25\n"]) == {date(2026, 1, 1), date(2026, 12, 25)}
    with pytest.raises(TariffError, match="line 2: expected a date, got 'soon'"):
        read_holidays(["2026-01-01", "soon"])
