"""No room: the spool is at its limit, or its disk is full. Nothing is lost, it is said, and it ends by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
import shutil
import sqlite3
import subprocess

import pytest

from mongo_bridge.delivery import Entry
from mongo_bridge.kind import Kind
from mongo_bridge.reserve import FILE_NAME, RESERVE_BYTES
from mongo_bridge.spool import Spool, SpoolFullError

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .messages import data
from .test_outages import stored

READING = Entry(Kind.READING, 1, b"x" * 500, "m", 60_000)
IN_A_NAMESPACE = ["unshare", "--map-root-user", "--mount"]
CAN_MOUNT = shutil.which("unshare") and not subprocess.run([*IN_A_NAMESPACE, "true"], check=False).returncode


@pytest.fixture
def servers(tmp_path: Path) -> Iterator[tuple[Broker, EmbeddedDatabase]]:
    for name in ("broker", "database"):
        (tmp_path / name).mkdir()
    with Broker(tmp_path / "broker") as broker, EmbeddedDatabase(tmp_path / "database") as database:
        broker.start()
        database.start()
        yield broker, database


def outlast(bridge: Bridge, broker: Broker, database: EmbeddedDatabase, count: int, told: str) -> None:
    """Let the bridge run into its wall while the database is away, and see all stored afterwards."""
    bridge.start_connected()
    database.kill()
    publisher = Publisher(broker.port)
    for first in range(0, count, 1000):
        publisher.send(*(data("m", number, note="x" * 300) for number in range(first, first + 1000)))
    wait_until(lambda: any(told in problem for problem in bridge.get("health")["problems"]), 60)
    assert bridge.get("health")["status"] == "degraded"
    assert bridge.get("health")["counts"]["received"] < count
    database.start()
    wait_until(lambda: bridge.get("health")["counts"]["stored"] == count, 120)
    wait_until(lambda: bridge.get("health")["status"] == "ok")
    publisher.end()
    assert len(stored(database.url)) == count


@pytest.mark.timeout(240)
def test_a_spool_at_its_limit_leaves_the_rest_to_the_broker(
    servers: tuple[Broker, EmbeddedDatabase], tmp_path: Path
) -> None:
    broker, database = servers
    with Bridge(tmp_path, broker.url, database.url, SMART_ENERGY_SPOOL_LIMIT="1MB") as bridge:
        outlast(bridge, broker, database, 5000, "its limit is 1 MB; bring the database back, or raise SMART_ENERGY")


@pytest.mark.timeout(240)
@pytest.mark.skipif(not CAN_MOUNT, reason="a small disk needs the right to mount in a namespace of one's own")
def test_a_full_disk_is_outlasted(servers: tuple[Broker, EmbeddedDatabase], tmp_path: Path) -> None:
    broker, database = servers
    with Bridge(tmp_path, broker.url, database.url) as bridge:
        (tmp_path / "spool").mkdir()
        small_disk = f"mount -t tmpfs -o size=8m none {tmp_path}/spool"
        program = " ".join(map(str, bridge.command))
        bridge.command = [*IN_A_NAMESPACE, "sh", "-c", f"{small_disk} && exec {program}"]
        outlast(bridge, broker, database, 8000, "is its disk full?")


def test_the_limit_counts_what_waits_and_not_what_the_file_grew_to(tmp_path: Path) -> None:
    spool = Spool(tmp_path, limit_bytes=200_000)
    spool.append([READING] * 500)
    waiting = spool.waiting
    with pytest.raises(SpoolFullError, match="it holds 500 messages, its limit is 0 MB; bring the database back"):
        spool.append([READING])
    assert spool.waiting == waiting
    assert spool.used_bytes >= 200_000
    spool.settle(spool.oldest(waiting), {})
    spool.append([READING])
    assert spool.waiting == 1
    spool.close()


def test_room_is_kept_for_what_leaves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(tmp_path)
    assert (tmp_path / FILE_NAME).stat().st_size == RESERVE_BYTES
    spool.append([READING] * 100)
    rows = spool.oldest(100)
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL
    note = spool._note
    had_reserve = []

    def note_in_the_reserve(minutes: Iterable[tuple[str, int]]) -> None:
        had_reserve.append((tmp_path / FILE_NAME).exists())
        if had_reserve[-1]:
            raise full
        note(minutes)

    monkeypatch.setattr(spool, "_note", note_in_the_reserve)
    spool.settle(rows, {}, rows)
    assert had_reserve == [True, False]
    assert (tmp_path / FILE_NAME).exists()
    assert spool.waiting == 0
    spool.close()


def test_what_leaves_goes_before_what_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = Spool(tmp_path)
    spool._reserve.give_up()
    monkeypatch.setattr(spool._reserve, "take", lambda: False)
    with pytest.raises(SpoolFullError, match="its disk has less than 4 MB left; make room there"):
        spool.append([READING])
    spool.close()
