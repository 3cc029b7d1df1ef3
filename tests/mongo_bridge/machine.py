"""A bridge's writer and rollup on the real database, worked by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from mongo_bridge.delivery import entry_of
from mongo_bridge.health import Health
from mongo_bridge.rollup import Rollup
from mongo_bridge.seals import Seals
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.writer import Writer

from .messages import START_S

ZONE = ZoneInfo("Europe/Berlin")
NOW_S = START_S + 3600.0


class Machine:
    """One bridge without a broker."""

    def __init__(self, folder: Path, store: Store, *, keep_days: int | None = None, now_s: float = NOW_S) -> None:
        self.now_s = now_s
        self.store = store
        self.spool = Spool(folder)
        seals = Seals()
        self.writer = Writer(self.spool, store, Health(), seals=seals)
        self.rollup = Rollup(
            self.spool, store, Health(), ZONE, seals=seals, keep_days=keep_days, clock=lambda: self.now_s
        )

    def store_messages(self, *messages: dict[str, Any]) -> None:
        entries = [
            entry_of(f"/energy/{each['deviceId']}/data", json.dumps(each).encode(), root="/energy", now_ms=self.now_ms)
            for each in messages
        ]
        for index in range(0, len(entries), 1000):
            self.spool.append(entries[index : index + 1000])
        while self.spool.waiting:
            assert self.writer._attempt()

    @property
    def now_ms(self) -> int:
        return int(self.now_s * 1000)
