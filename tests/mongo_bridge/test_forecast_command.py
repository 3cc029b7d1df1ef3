"""`smart-energy forecast`: what it prints, and what it says of bad input."""

from __future__ import annotations

from datetime import datetime, timedelta
import io
from itertools import pairwise
import json
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mongo_bridge.cli import main

BERLIN = ZoneInfo("Europe/Berlin")
START = datetime(2025, 9, 1, tzinfo=BERLIN)


def _table(hours: int, step: int = 60, zone: ZoneInfo = BERLIN) -> str:
    first = START.timestamp()
    rows = []
    for k in range(hours * 60 // step):
        moment = datetime.fromtimestamp(first + k * step * 60, zone)
        evening = moment.astimezone(BERLIN).hour >= 17
        rows.append(f"{moment.isoformat()},{(0.2 + 0.1 * evening) * step / 60}")
    return "\n".join(["start,kwh", *rows])


def _file(folder: Path, text: str, encoding: str = "utf-8") -> str:
    path = folder / "history.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def _run(history: str, *more: str, zone: str = "Europe/Berlin") -> int:
    return main(["forecast", "--history", history, "--timezone", zone, *more])


@pytest.mark.parametrize("hours", [24, 1, 1000])
def test_it_prints_the_hours_after_the_last_full_one(
    hours: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_file(tmp_path, _table(24 * 55 + 5)), "--hours", str(hours)) == 0
    told = capsys.readouterr()
    rows = json.loads(told.out)
    starts = [datetime.fromisoformat(row["start"]) for row in rows]

    assert told.err == ""
    assert [set(row) for row in rows] == [{"start", "kwh", "p10", "p90"}] * hours
    assert starts[0] == START.astimezone(ZoneInfo("UTC")) + timedelta(hours=24 * 55 + 5)
    assert {b.timestamp() - a.timestamp() for a, b in pairwise(starts)} <= {3600}
    assert [row["kwh"] for row in rows] == pytest.approx([0.2 + 0.1 * (at.hour >= 17) for at in starts], abs=0.01)


def test_without_hours_it_is_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_file(tmp_path, _table(48))) == 0
    assert len(json.loads(capsys.readouterr().out)) == 24


def test_the_offset_changes_with_winter_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_file(tmp_path, _table(24 * 55))) == 0
    starts = [row["start"] for row in json.loads(capsys.readouterr().out)]

    assert starts[:4] == [f"2025-10-26T0{hour}:00:00+0{offset}:00" for hour, offset in ((0, 2), (1, 2), (2, 2), (2, 1))]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_table(72, 15), "utf-8-sig"),
        (_table(72).replace("\n", "\r\n") + "\r\n\r\n", "utf-8"),
        (_table(72, 30, ZoneInfo("UTC")), "utf-8"),
        (_table(72) + "\n2025-09-04T00:00:00+02:00,", "utf-8"),
        (_table(73, 5).rsplit("\n", 1)[0], "utf-8"),
    ],
    ids=["quarters and BOM", "CRLF", "other offset", "empty energy", "hour not over"],
)
def test_all_kinds_of_tables_give_the_same(
    text: str, encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(_file(tmp_path, text, encoding)) == 0
    rows = json.loads(capsys.readouterr().out)

    assert rows[0]["start"] == "2025-09-04T00:00:00+02:00"
    assert [row["kwh"] for row in rows] == pytest.approx([0.2] * 17 + [0.3] * 7, abs=1e-4)


def test_hours_begin_where_a_half_hour_zone_has_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_file(tmp_path, _table(72, 30, ZoneInfo("UTC"))), "--hours", "2", zone="Asia/Kolkata") == 0
    starts = [row["start"] for row in json.loads(capsys.readouterr().out)]

    assert starts == ["2025-09-04T03:00:00+05:30", "2025-09-04T04:00:00+05:30"]


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(_table(48)))
    assert _run("-", "--hours", "1") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_contradictions_are_told_and_do_not_stop_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(_file(tmp_path, _table(48) + "\n2025-09-01T00:00:00+02:00,9"), "--hours", "1") == 0
    told = capsys.readouterr()

    assert len(json.loads(told.out)) == 1
    assert "line 50: kwh: 9, but line 2 gives 0.2 for the same start; the later line counts" in told.err


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"time,kwh\n", "line 1: start: expected one column of this name"),
        (b"start,kwh\n2025-01-06T00:00Z,one\n", "line 2: kwh: expected a number such as 0.25, got 'one'"),
        (b"start,kwh\n2025-01-06 00:00,1\n", "line 2: start: expected a UTC offset"),
        (_table(2).encode(), "2 full hours were measured; a forecast needs at least 24"),
        (b"start,kwh\n\xff,1\n", "not UTF-8 text"),
        (b"", "line 1: start: the table is empty"),
    ],
)
def test_a_history_of_no_use_is_refused(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "history.csv").write_bytes(content)
    assert _run(str(tmp_path / "history.csv")) == 1
    told = capsys.readouterr()

    assert told.out == ""
    assert told.err.startswith("smart-energy forecast: ")
    assert reason in told.err
    assert len(told.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(str(tmp_path / "none.csv")) == 1
    assert "none.csv: No such file or directory" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "zone", "reason"),
    [
        (["--hours", "0"], "UTC", "expected a whole number from 1 to 8784, got '0'"),
        (["--hours", "1.5"], "UTC", "expected a whole number"),
        (["--method", "oracle"], "UTC", "invalid choice: 'oracle'"),
        ([], "Mars/Olympus", "expected a time zone such as Europe/Berlin, got 'Mars/Olympus'"),
        ([], "../etc/passwd", "expected a time zone"),
    ],
)
def test_called_wrongly_it_ends_with_2(
    more: list[str], zone: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        _run(_file(tmp_path, _table(48)), *more, zone=zone)

    assert caught.value.code == 2
    assert reason in capsys.readouterr().err
