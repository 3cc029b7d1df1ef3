"""A backup of a running bridge, everything lost, everything restored; and the commands for users and tokens."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
import gzip
import io
import os
from pathlib import Path
import shutil
from typing import Any
from unittest.mock import patch

import bson
import httpx
from pymongo import MongoClient
import pytest

from mongo_bridge import backup
from mongo_bridge.backup import back_up, restore
from mongo_bridge.cli import main
from mongo_bridge.spool import Spool

from .conftest import Bridge, Broker, EmbeddedDatabase, Publisher, wait_until
from .messages import data, fields


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit code."""

    returncode: int
    stdout: str
    stderr: str


def command(url: str, *arguments: str, text: str = "", spool: Path | None = None) -> Done:
    environment = {"SMART_ENERGY_MONGODB_URL": url, "SMART_ENERGY_SPOOL": str(spool or "")}
    output, errors = io.StringIO(), io.StringIO()
    with (
        patch.dict(os.environ, environment),
        patch("sys.stdin", io.StringIO(text)),
        redirect_stdout(output),
        redirect_stderr(errors),
    ):
        code = main(arguments)
    return Done(code, output.getvalue(), errors.getvalue())


def content(url: str, name: str) -> dict[str, list[Any]]:
    with MongoClient(url) as client:
        database = client[name]
        names = [each for each in database.list_collection_names() if not each.startswith("system.")]
        return {each: sorted(database[each].find(), key=lambda found: str(found["_id"])) for each in sorted(names)}


KEPT = ("readings", "devices", "dead_letter", "users", "summary_day")


def test_what_was_lost_comes_back(
    shared_broker: Broker, shared_database: EmbeddedDatabase, publisher: Publisher, tmp_path: Path, name: str
) -> None:
    url, root = f"{shared_database.url}/{name}", {"SMART_ENERGY_TOPIC_ROOT": f"/{name}"}
    backup = tmp_path / "backup"
    with Bridge(tmp_path, shared_broker.url, url, **root) as bridge:
        bridge.start_connected()
        publisher.send(*((f"/{name}/m/data", data("m", number)[1]) for number in range(500)))
        publisher.send((f"/{name}/m/data", "no json"))
        added = ("user", "add", "--role", "admin", "ada", "--password-file", "-")
        assert command(url, *added, text="correct horse\n").returncode == 0
        bridge.wait_for_counts(stored=500, refused=1)
        wait_until(lambda: bridge.get("summary", deviceId="m", period="day"))
        made = command(url, "backup", str(backup), spool=tmp_path / "spool")
        assert made.returncode == 0, made.stderr
        assert "readings\t500" in made.stdout
        assert bridge.terminate() == 0
    before = content(shared_database.url, name)
    with MongoClient(shared_database.url) as client:
        client.drop_database(name)
    shutil.rmtree(tmp_path / "spool")
    restored = command(url, "restore", str(backup), spool=tmp_path / "spool")
    assert restored.returncode == 0, restored.stderr
    after = content(shared_database.url, name)
    assert {each: after[each] for each in KEPT} == {each: before[each] for each in KEPT}
    with Bridge(tmp_path, shared_broker.url, url, **root) as bridge:
        bridge.start_connected()
        assert bridge.counts()["stored"] == 500
        publisher.send((f"/{name}/m/data", data("m", 499)[1]), (f"/{name}/m/data", data("m", 500)[1]))
        bridge.wait_for_counts(stored=501, duplicates=1)
        body = {"name": "ada", "password": "correct horse"}
        assert httpx.post(f"http://127.0.0.1:{bridge.port}/api/login", json=body).status_code == 200


def test_the_dump_is_what_mongorestore_reads(shared_database: EmbeddedDatabase, tmp_path: Path, name: str) -> None:
    url = f"{shared_database.url}/{name}"
    with MongoClient(shared_database.url) as client:
        client[name]["readings"].insert_one({"_id": "m|1"} | fields("m"))
    assert command(url, "backup", str(tmp_path / "b")).returncode == 0
    raw = gzip.decompress((tmp_path / "b/readings.bson.gz").read_bytes())
    assert bson.decode_all(raw) == [{"_id": "m|1"} | fields("m")]
    again = command(url, "backup", str(tmp_path / "b"))
    assert (again.returncode, "exists already" in again.stderr) == (1, True)
    nothing = command(url, "restore", str(tmp_path))
    assert (nothing.returncode, "holds no backup" in nothing.stderr) == (1, True)


def test_a_spool_in_use_is_not_overwritten(shared_database: EmbeddedDatabase, tmp_path: Path, name: str) -> None:
    url = f"{shared_database.url}/{name}"
    (tmp_path / "b").mkdir()
    (tmp_path / "b/readings.bson.gz").write_bytes(gzip.compress(b""))
    (tmp_path / "spool").mkdir()
    (tmp_path / "spool/spool.sqlite3").touch()
    refused = command(url, "restore", str(tmp_path / "b"), spool=tmp_path / "spool")
    assert (refused.returncode, "holds a spool already" in refused.stderr) == (1, True)


def test_nothing_is_mixed_with_what_is_there(shared_database: EmbeddedDatabase, tmp_path: Path, name: str) -> None:
    url = f"{shared_database.url}/{name}"
    with MongoClient(shared_database.url) as client:
        client[name]["users"].insert_one({"_id": "ada"})
        assert command(url, "backup", str(tmp_path / "b")).returncode == 0
        client[name]["users"].insert_one({"_id": "eve"})
        refused = command(url, "restore", str(tmp_path / "b"))
        assert (refused.returncode, "not empty: there are documents in users" in refused.stderr) == (1, True)
        assert set(content(shared_database.url, name)) == {"users"}


@pytest.mark.parametrize("interrupted_at", ["_load", "_bring_spool"])
def test_restoring_goes_on_after_a_kill(
    shared_database: EmbeddedDatabase,
    tmp_path: Path,
    name: str,
    interrupted_at: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "old").mkdir()
    Spool(tmp_path / "old").close()
    with MongoClient(shared_database.url) as client:
        database = client[name]
        database["readings"].insert_many([{"_id": f"m|{number}"} for number in range(10)])
        database["users"].insert_one({"_id": "ada"})
        back_up(database, tmp_path / "old", tmp_path / "b")
        client.drop_database(name)
        done = getattr(backup, interrupted_at)

        def kill(*arguments: Any) -> None:
            done(*arguments)
            raise KeyboardInterrupt

        monkeypatch.setattr(backup, interrupted_at, kill)
        with pytest.raises(KeyboardInterrupt):
            restore(database, tmp_path / "new", tmp_path / "b")
        monkeypatch.undo()
        restore(database, tmp_path / "new", tmp_path / "b")
        found = content(shared_database.url, name)
    assert {each: len(documents) for each, documents in found.items()} == {"readings": 10, "users": 1}
    spool = Spool(tmp_path / "new")
    assert spool.waiting == 0
    spool.close()


def test_users_and_tokens_from_the_command_line(shared_database: EmbeddedDatabase, name: str) -> None:
    url = f"{shared_database.url}/{name}"
    password = ("--password-file", "-")
    assert (
        command(url, "user", "add", "bob", "--devices", "m,n", *password, text="correct horse\n").stdout
        == "bob is viewer now\n"
    )
    assert command(url, "user", "add", "ada", "--role", "admin", *password, text="correct horse\n").returncode == 0
    assert command(url, "user", "role", "bob", "--role", "editor").returncode == 0
    assert command(url, "user", "devices", "bob").returncode == 0
    assert command(url, "user", "list").stdout == "ada\tadmin\tall devices\nbob\teditor\tall devices\n"
    assert command(url, "user", "password", "bob", *password, text="another horse\n").returncode == 0
    assert command(url, "user", "remove", "bob").returncode == 0
    token = command(url, "token", "add", "grafana", "--days", "30").stdout.strip()
    assert token.startswith("set_")
    listed = command(url, "token", "list").stdout
    assert "grafana\tviewer\tall devices\tnever used" in listed
    assert token not in listed
    assert command(url, "token", "revoke", listed.split("\t")[0]).returncode == 0
    assert command(url, "token", "list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "text", "code", "told"),
    [
        (("user", "add", "ada", "--password-file", "-"), "short\n", 1, "10 to 256 characters"),
        (("user", "add", "a b", "--password-file", "-"), "correct horse\n", 1, "a name has 1 to 40"),
        (("user", "add", "ada"), "", 1, "no terminal to ask for the password"),
        (("user", "add", "ada", "--password-file", "/no/such"), "", 1, "No such file"),
        (("user", "remove", "nobody"), "", 1, "there is no user 'nobody'"),
        (("user", "add", "ada", "--devices", "a/b", "--password-file", "-"), "correct horse\n", 1, "expected 1 to 64"),
        (("token", "revoke", "x"), "", 1, "there is no token 'x'"),
        (("token", "add", "a b"), "", 1, "a token's name has 1 to 32"),
    ],
)
def test_what_cannot_be_done_is_said(
    shared_database: EmbeddedDatabase, name: str, arguments: tuple[str, ...], text: str, code: int, told: str
) -> None:
    done = command(f"{shared_database.url}/{name}", *arguments, text=text)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_database_the_setting_is_named() -> None:
    done = command("", "user", "list")
    assert done.returncode == 2
    assert "SMART_ENERGY_MONGODB_URL: missing" in done.stderr
