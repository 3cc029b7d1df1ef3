"""The spool: what it has taken survives, in order; what is settled is gone."""

from __future__ import annotations

from pathlib import Path
import sqlite3
import subprocess
import sys
import threading

import pytest

from mongo_bridge.delivery import Entry
from mongo_bridge.kind import Kind
from mongo_bridge.spool import FILE_NAME, MINUTE_MS, Spool, SpoolError

READING = Entry(Kind.READING, 1, b"reading")
LETTER = Entry(Kind.DEAD_LETTER, 2, b"letter")


def test_what_waits_survives_in_order_with_its_counts(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "new" / "folder")
    spool.append([READING, LETTER, READING])
    before = spool.oldest(10)
    spool.settle(before[:1], {"stored": 1})
    spool.close()
    spool = Spool(tmp_path / "new" / "folder")
    assert spool.oldest(10) == before[1:]
    assert [row.entry for row in before] == [READING, LETTER, READING]
    assert spool.waiting == 2
    assert dict(spool.counts) == {"received": 3, "refused": 1, "stored": 1}
    spool.close()


def test_nobody_else_may_read_it_even_in_an_open_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    spool = Spool(tmp_path)
    spool.append([READING])
    assert {file.name: file.stat().st_mode & 0o077 for file in tmp_path.iterdir()} == dict.fromkeys(
        ["lock", "reserve", FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"], 0
    )
    spool.close()


def test_a_number_is_never_given_again(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.append([LETTER])
    first = spool.oldest(1)
    spool.settle(first, {})
    spool.close()
    spool = Spool(tmp_path)
    spool.append([LETTER])
    assert spool.oldest(1)[0].letter_id != first[0].letter_id
    spool.close()


def test_spools_do_not_share_identities(tmp_path: Path) -> None:
    spools = [Spool(tmp_path / name) for name in "ab"]
    for spool in spools:
        spool.append([LETTER])
    assert len({spool.oldest(1)[0].letter_id for spool in spools}) == 2
    for spool in spools:
        spool.close()


def test_what_fails_is_not_kept_in_part(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with pytest.raises(sqlite3.Error):
        spool.append([READING, Entry(Kind.READING, 1, None)])  # type: ignore[arg-type]
    assert (spool.oldest(10), spool.waiting, dict(spool.counts)) == ([], 0, {})
    spool.append([READING])
    assert spool.waiting == 1
    spool.close()


def test_a_full_disk_keeps_nothing_and_is_over_when_there_is_room(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool._database.execute("PRAGMA max_page_count = 20")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        spool.append([Entry(Kind.READING, 1, b"x" * 10_000)] * 50)
    assert spool.waiting == 0
    spool._database.execute("PRAGMA max_page_count = 100000")
    spool.append([READING])
    assert [row.entry for row in spool.oldest(10)] == [READING]
    spool.close()


def test_one_process_at_a_time(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with pytest.raises(SpoolError, match="another bridge uses this spool"):
        Spool(tmp_path)
    spool.close()
    Spool(tmp_path).close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SpoolError, match="file/spool: Not a directory"):
        Spool(tmp_path / "file" / "spool")


def test_a_file_that_is_no_spool_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"something else entirely, longer than a header" * 100)
    with pytest.raises(SpoolError, match="cannot be used as a spool"):
        Spool(tmp_path)


def test_few_changes_do_not_wait_for_a_year_of_another_meter(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    spool.mark("a", (MINUTE_MS * number for number in range(500)))
    spool.mark("b", [0])
    spool.mark("c", [0, MINUTE_MS])
    found = spool.dirty(30)
    assert {device_id: len(minutes) for device_id, minutes in found.items()} == {"b": 1, "c": 2, "a": 10}
    assert [minute.start_ms for minute in found["a"]] == [MINUTE_MS * number for number in range(10)]
    spool.close()


def test_waiting_ends_when_something_comes(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    waiter = threading.Thread(target=spool.wait, args=(30,))
    waiter.start()
    spool.append([READING])
    waiter.join(10)
    assert not waiter.is_alive()
    spool.close()


def test_a_process_killed_after_append_has_lost_nothing(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from mongo_bridge.spool import Spool; from mongo_bridge.delivery import Entry\n"
        "from mongo_bridge.kind import Kind\n"
        "spool = Spool(Path(sys.argv[1]))\n"
        "for number in range(50): spool.append([Entry(Kind.READING, number, b'x')])\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program, tmp_path], check=False, timeout=30).returncode == -9
    spool = Spool(tmp_path)
    assert [row.entry.received_ms for row in spool.oldest(100)] == list(range(50))
    spool.close()
