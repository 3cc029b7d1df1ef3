"""`smart-energy bill`, as a person calls it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from mongo_bridge.cli import main

TARIFF = {
    "version": 1,
    "name": "Day and night",
    "contracts": [
        {
            "currency": "EUR",
            "components": [
                {
                    "kind": "energy",
                    "periods": [
                        {"name": "day", "price": 0.3, "when": [{"from": "06:00", "to": "22:00"}]},
                        {"name": "night", "price": 0.2},
                    ],
                },
                {"kind": "standing", "price": 10, "per": "month"},
            ],
        }
    ],
}
DYNAMIC = {
    "version": 1,
    "name": "Dynamic",
    "contracts": [
        {
            "currency": "EUR",
            "holidays": {"calendar": "own"},
            "components": [{"kind": "energy", "rates": {"name": "day_ahead"}}],
        }
    ],
}
URDB = {"items": [{"label": "x", "energyratestructure": [[{"rate": 0.1}]], "demandreactivepowercharge": 1}]}
LOAD = "start,kwh\n2026-01-01T05:00:00+01:00,1\n2026-01-01T06:00:00+01:00,2\n2026-01-01T07:00:00+01:00,-1\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, body in (("tariff", TARIFF), ("dynamic", DYNAMIC), ("urdb", URDB), ("wrong", TARIFF | {"contracts": 1})):
        (tmp_path / f"{name}.json").write_text(json.dumps(body), "utf-8")
        (tmp_path / f"{name}.yaml").write_text(yaml.safe_dump(body), "utf-8")
    (tmp_path / "broken.yaml").write_text("version: 1\n  name: [A\n", "utf-8")
    (tmp_path / "load.csv").write_text(LOAD, "utf-8")
    (tmp_path / "crlf.csv").write_bytes(("\ufeff" + LOAD.replace("\n", "\r\n").replace(",1\r", ',"1"\r')).encode())
    (tmp_path / "twice.csv").write_text(LOAD + "2026-01-01T05:00:00+01:00,9\n", "utf-8")
    (tmp_path / "local.csv").write_text("start,kwh\n2026-01-01T05:00:00,1\n2026-01-01T06:00:00,1\n", "utf-8")
    (tmp_path / "text.csv").write_text("start,kwh\n2026-01-01T05:00:00Z,much\n", "utf-8")
    (tmp_path / "latin.csv").write_bytes(b"start,kwh\n\xff\n")
    (tmp_path / "holidays.txt").write_text("2026-01-01\n", "utf-8")
    (tmp_path / "prices.csv").write_text(
        "start,price\n2026-01-01T05:00:00+01:00,0.1\n2026-01-01T06:00:00+01:00,0.2\n2026-01-01T07:00:00+01:00,0.3\n"
    )
    (tmp_path / "short.csv").write_text("start,price\n2026-01-01T05:00:00+01:00,0.1\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["tariff", "urdb"])
def test_yaml_is_billed_as_json_is(files: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(files, "--tariff", f"{name}.json", "--load", "load.csv") == 0
    as_json = capsys.readouterr().out
    assert call(files, "--tariff", f"{name}.yaml", "--load", "load.csv") == 0
    assert capsys.readouterr().out == as_json


@pytest.mark.parametrize(
    ("name", "said"),
    [("wrong", "contracts: expected a list"), ("broken", "tariff: neither JSON nor YAML: mapping values")],
)
def test_yaml_that_is_wrong_is_refused(files: Path, name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(files, "--tariff", f"{name}.yaml", "--load", "load.csv") == 1
    assert f"{files / name}.yaml: {said}" in capsys.readouterr().err


def call(files: Path, *words: str, zone: str = "Europe/Berlin") -> int:
    placed = [word if word.startswith("--") or word == "-" else _placed(files, word) for word in words]
    return main(["bill", *placed, "--timezone", zone])


def _placed(files: Path, word: str) -> str:
    name, separator, file = word.rpartition("=")
    return f"{name}{separator}{files / file}"


def test_a_bill_has_the_shape_that_is_promised(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(files, "--tariff", "tariff.json", "--load", "load.csv") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {
        "currency": "EUR",
        "periods": [
            {
                "start": "2026-01-01T00:00:00+01:00",
                "end": "2026-02-01T00:00:00+01:00",
                "lines": [
                    _line("Energy, day", "energy", "2", "kWh", "0.3", "0.60"),
                    _line("Energy, night", "energy", "1", "kWh", "0.2", "0.20"),
                    _line("Standing", "standing", "1", "month", "10", "10.00"),
                ],
                "total": "10.80",
            }
        ],
        "total": "10.80",
    }
    assert "billing period from 2026-01-01: no data for 2026-01-01T00:00:00+01:00 to 2026-01-01T05:00" in printed.err


def _line(*words: str) -> dict[str, str]:
    return dict(zip(("item", "component", "quantity", "unit", "price", "amount"), words, strict=True))


def test_full_tells_totals_and_what_is_missing(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(files, "--tariff", "tariff.json", "--load", "load.csv", "--full") == 0
    period = json.loads(capsys.readouterr().out)["periods"][0]
    assert period["totals"] == {"energy": "0.80", "standing": "10.00"}
    assert len(period["missing"]) == 2


def test_tables_of_other_programs_are_read(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(files, "--tariff", "tariff.json", "--load", "load.csv")
    plain = capsys.readouterr().out
    assert call(files, "--tariff", "tariff.json", "--load", "crlf.csv") == 0
    assert capsys.readouterr().out == plain


def test_a_load_may_come_by_standard_input(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(LOAD))
    assert call(files, "--tariff", "tariff.json", "--load", "-") == 0
    assert json.loads(capsys.readouterr().out)["total"] == "10.80"


def test_rates_and_holidays_are_given_by_name(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--rates", "day_ahead=prices.csv", "--holidays", "own=holidays.txt")
    assert call(files, "--tariff", "dynamic.json", "--load", "load.csv", *given) == 0
    assert json.loads(capsys.readouterr().out)["total"] == "0.50"


def test_an_openei_rate_is_billed_and_tells_what_it_leaves_out(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(files, "--tariff", "urdb.json", "--load", "load.csv") == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["currency"] == "USD"
    assert json.loads(printed.out)["total"] == "0.30"
    assert "urdb.json: demandreactivepowercharge is not billed: reactive power is not in a load" in printed.err


def test_several_tariffs_are_a_table(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--tariff", "tariff.json", "--tariff", "urdb.json", "--tariff", "tariff.json")
    assert call(files, *words, "--load", "load.csv") == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "Tariff            Total  Above the cheapest",
        "Day and night  1.12 EUR  0.00",
        "OpenEI rate    0.30 USD  0.00",
        "Day and night  1.12 EUR  0.00",
    ]
    assert "billing periods in part: what is paid for time is compared by days" in printed.err


def test_a_table_tells_which_tariff_is_refused(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--holidays", "own=holidays.txt")
    assert call(files, "--tariff", "tariff.json", "--tariff", "dynamic.json", "--load", "load.csv", *given) == 1
    assert "Dynamic         refused  rates: the prices" in capsys.readouterr().out
    priced = (*given, "--rates", "day_ahead=short.csv")
    assert call(files, "--tariff", "tariff.json", "--tariff", "dynamic.json", "--load", "load.csv", *priced) == 1
    assert 'Dynamic         refused  no price for "energy" from 2026-01-01T05:00' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("--tariff", "wrong.json", "--load", "load.csv"),
            "wrong.json: contracts: expected a list, got a number; right",
        ),
        (("--tariff", "gone.json", "--load", "load.csv"), "gone.json: No such file or directory"),
        (("--tariff", "tariff.json", "--load", "gone.csv"), "gone.csv: No such file or directory"),
        (("--tariff", "tariff.json", "--load", "twice.csv"), "twice.csv: line 5: kwh: 9, but line 2 gives 1"),
        (("--tariff", "tariff.json", "--load", "local.csv"), "local.csv: line 2: start: expected a UTC offset"),
        (("--tariff", "tariff.json", "--load", "text.csv"), "text.csv: line 2: kwh: expected a number such as 0.25"),
        (("--tariff", "tariff.json", "--load", "latin.csv"), "latin.csv: not UTF-8 text at byte 10"),
        (("--tariff", "dynamic.json", "--load", "load.csv"), 'no dates are given for the calendar "own"'),
        (
            ("--tariff", "dynamic.json", "--load", "load.csv", "--holidays", "own=holidays.txt"),
            'dynamic.json: rates: the prices "day_ahead" are not given',
        ),
        (
            (
                *("--tariff", "dynamic.json", "--load", "load.csv", "--holidays", "own=holidays.txt"),
                *("--rates", "day_ahead=short.csv"),
            ),
            'dynamic.json: no price for "energy" from 2026-01-01T05:00:00+00:00 on; give prices for all of the load',
        ),
        (
            ("--tariff", "tariff.json", "--load", "load.csv", "--rates", "x=load.csv"),
            "load.csv: line 1: expected the columns start and price, got start,kwh",
        ),
    ],
)
def test_what_cannot_be_billed_is_refused(
    files: Path, words: Sequence[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(files, *words) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err


@pytest.mark.parametrize(
    ("words", "zone", "message"),
    [
        (("--tariff", "tariff.json", "--load", "load.csv"), "Berlin", "expected a time zone such as Europe/Berlin"),
        (("--tariff", "t", "--load", "l", "--rates", "--x"), "UTC", "expected one argument"),
    ],
)
def test_wrong_words_are_told(
    files: Path, words: Sequence[str], zone: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        call(files, *words, zone=zone)
    assert ended.value.code == 2
    assert message in capsys.readouterr().err


def test_names_of_files_need_an_equals_sign(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words: list[Any] = ["bill", "--tariff", "t", "--load", "l", "--timezone", "UTC", "--rates", "prices.csv"]
    with pytest.raises(SystemExit):
        main(words)
    assert "expected NAME=FILE, got 'prices.csv'" in capsys.readouterr().err


RATCHET = {
    "version": 1,
    "name": "Ratchet",
    "contracts": [
        {
            "currency": "EUR",
            "components": [{"kind": "demand", "price": 10, "window": 60, "ratchet": {"percent": 80, "periods": 11}}],
        }
    ],
}
PEAKS = {"2026-01-05T05:00": 5, "2026-02-05T05:00": 1, "2026-03-05T05:00": 2}
HOURS = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number) for number in range(90 * 24 - 1)]
THREE_MONTHS = "start,kwh\n" + "".join(
    f"{hour:%Y-%m-%dT%H:%M}+01:00,{PEAKS.get(f'{hour:%Y-%m-%dT%H:%M}', 0)}\n" for hour in HOURS
)


def test_one_month_of_three_is_what_it_was_in_a_row(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (files / "ratchet.json").write_text(json.dumps(RATCHET), "utf-8")
    (files / "three.csv").write_text(THREE_MONTHS, "utf-8")
    words = ("--tariff", "ratchet.json", "--load", "three.csv")
    assert call(files, *words) == 0
    row = json.loads(capsys.readouterr().out)["periods"]
    assert [period["total"] for period in row] == ["50.00", "40.00", "40.00"]
    days = ["--timezone", "Europe/Berlin", "--from", "2026-03-01", "--to", "2026-04-01"]
    placed = ["--tariff", str(files / "ratchet.json"), "--load", str(files / "three.csv")]
    assert main(["bill", *placed, *days]) == 0
    assert json.loads(capsys.readouterr().out)["periods"] == row[2:]
    assert main(["bill", *placed, *days[:2], "--to", "2026-02-01"]) == 0
    assert json.loads(capsys.readouterr().out)["periods"] == row[:1]
    assert main(["bill", *placed, *days[:2], "--from", "2026-04-01"]) == 1
    assert "no energy from 2026-04-01 to its end" in capsys.readouterr().err
    assert main(["bill", *placed, *days[:2], "--to", "2026-01-03"]) == 0
    assert json.loads(capsys.readouterr().out)["periods"] == row[:1]
    with pytest.raises(SystemExit):
        main(["bill", *placed, *days[:2], "--from", "April"])
    with pytest.raises(SystemExit):
        main(["bill", *placed, *days[:2], "--to", "9999-12-31"])


REFUSED = json.loads((Path(__file__).parents[1] / "tariffs" / "refused.json").read_text("utf-8"))


@pytest.mark.parametrize("each", REFUSED, ids=lambda each: each["case"])
def test_bad_input_is_refused_with_path_reason_and_example(
    files: Path, each: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (files / "refused.yaml").write_text(yaml.safe_dump(each["tariff"]), "utf-8")
    assert call(files, "--tariff", "refused.yaml", "--load", "load.csv") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    path, _, rest = printed.err.partition("refused.yaml: ")[2].partition(": ")
    reason, _, example = rest.partition("; right is, for example, ")
    assert path == each["path"]
    assert each["reason"] in reason
    assert each["example"] in example
