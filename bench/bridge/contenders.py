"""What is measured: each returns messages a second."""

from __future__ import annotations

from collections.abc import Iterator
import itertools
import json
import os
from pathlib import Path
import subprocess
import sys
import time
from typing import Any
import urllib.request

from bson.raw_bson import RawBSONDocument
from load import full_session, messages
from pymongo import ASCENDING, MongoClient, WriteConcern
from servers import ROOT, free_port, process, wait_for_port

from mongo_bridge.addresses import parse_mongodb
from mongo_bridge.delivery import Entry, entry_of
from mongo_bridge.health import Health
from mongo_bridge.kind import Kind
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.writer import BATCH, Writer


def entries(count: int) -> Iterator[Entry]:
    now_ms = int(time.time() * 1000)
    for topic, payload in messages(count):
        entry = entry_of(topic, payload, root="/energy", now_ms=now_ms)
        if entry.kind is not Kind.READING:
            raise AssertionError("the bench sends what the bridge refuses")
        yield entry


def insert_many(database_port: int, name: str, count: int) -> float:
    """The limit: the same documents with the same index and the same confirmation, by the bare driver."""
    bodies = [RawBSONDocument(entry.body) for entry in entries(count)]
    with MongoClient[dict[str, Any]]("127.0.0.1", database_port) as client:
        confirmed = WriteConcern("majority", j=True)
        readings = client.get_database(name, write_concern=confirmed)["readings"]
        readings.create_index([("deviceId", ASCENDING), ("timestamp", ASCENDING)])
        started = time.perf_counter()
        for index in range(0, count, BATCH):
            readings.insert_many(bodies[index : index + BATCH], ordered=False)
        return count / (time.perf_counter() - started)


def spool_to_database(folder: Path, database_port: int, name: str, count: int) -> float:
    """Our writer, from a full spool to an empty one."""
    spool = Spool(folder)
    for batch in itertools.batched(entries(count), BATCH, strict=False):
        spool.append(batch)
    store = Store(parse_mongodb(f"mongodb://127.0.0.1:{database_port}/{name}"))
    store.prepare()
    writer = Writer(spool, store, Health(), flush_s=600)
    writer.stop()
    started = time.perf_counter()
    writer.run()
    rate = count / (time.perf_counter() - started)
    if spool.waiting or store.database["readings"].count_documents({}) != count:
        raise AssertionError("the writer did not store all")
    store.close()
    spool.close()
    return rate


class OurBridge:
    """`smart-energy bridge` as a process."""

    def __init__(self, folder: Path, broker_port: int, database_port: int, name: str) -> None:
        self.http = free_port()
        self.log = folder / "bridge.log"
        self.command: list[object] = [sys.executable, "-m", "mongo_bridge", "bridge"]
        self.environment = {
            "SMART_ENERGY_MQTT_URL": f"mqtt://127.0.0.1:{broker_port}",
            "SMART_ENERGY_MQTT_CLIENT_ID": "bridge",
            "SMART_ENERGY_MONGODB_URL": f"mongodb://127.0.0.1:{database_port}/{name}",
            "SMART_ENERGY_SPOOL": str(folder / "spool"),
            "SMART_ENERGY_HTTP": f"127.0.0.1:{self.http}",
            "SMART_ENERGY_TIMEZONE": "Europe/Berlin",
            "SMART_ENERGY_AUTH": "none",
        }

    def health(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.http}/api/health", timeout=10) as answer:
            body: dict[str, Any] = json.load(answer)
            return body


def bridge_end_to_end(folder: Path, broker_port: int, database_port: int, name: str, count: int) -> float:
    """Our process on a full session, from the first message that it stored to the last."""
    bridge = OurBridge(folder, broker_port, database_port, name)
    with (
        full_session(broker_port, "bridge", count),
        process(bridge.command, bridge.log, **bridge.environment),
    ):
        wait_for_port(bridge.http)
        while not (first := bridge.health()["counts"]["stored"]):
            time.sleep(0.02)
        started = time.perf_counter()
        while bridge.health()["counts"]["stored"] < count:
            time.sleep(0.2)
        return (count - first) / (time.perf_counter() - started)


def tutorial_end_to_end(broker_port: int, database_port: int, name: str, count: int) -> float:
    """The same for the tutorial's backend, which says itself how fast it was."""
    modules = ROOT / "build/bench_bridge"
    modules.mkdir(parents=True, exist_ok=True)
    if not (modules / "node_modules/mongoose").exists():
        subprocess.run(
            ["npm", "install", "--silent", "--prefix", modules, "mqtt@5.16.0", "mongoose@9.12.1"], check=True
        )
    urls = [f"mqtt://127.0.0.1:{broker_port}", f"mongodb://127.0.0.1:{database_port}/{name}"]
    program = Path(__file__).with_name("tutorial.js")
    with full_session(broker_port, "tutorial", count):
        ended = subprocess.run(
            ["node", program, *urls, str(count)],
            check=True,
            capture_output=True,
            text=True,
            timeout=600,
            env=os.environ | {"NODE_PATH": str(modules / "node_modules")},
        )
    return float(ended.stdout)
