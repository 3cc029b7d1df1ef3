"""What the bridge tells meters: exactly these readings are safe on its disk (topic `<root>/<deviceId>/ack`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
import itertools
import json
from typing import Final

import bson

from energy_core.topic import ACK, Topic

from .delivery import Entry
from .kind import Kind

RANGES_A_MESSAGE: Final = 32
"""Keeps a message below 1 KiB, which is what a small meter can receive."""


class Acknowledgements:
    """Knows which meter a circuit belongs to, since a circuit's readings are acknowledged to its meter."""

    def __init__(self, root: str) -> None:
        """Acknowledge below this topic root; no circuit is known yet."""
        self._root = root
        self._parents: dict[str, str] = {}

    def messages(self, entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
        """Yield topic and payload of what to publish once `entries` are on disk; duplicates count like the first."""
        seqs: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            if entry.kind is Kind.INFO:
                self._learn(entry)
        for entry in entries:
            if entry.device_id is not None and entry.seq is not None:
                seqs[self._parents.get(entry.device_id, entry.device_id)].add(entry.seq)
        for device_id, acknowledged in seqs.items():
            topic = str(Topic(self._root, device_id, ACK))
            for ranges in itertools.batched(ranges_of(acknowledged), RANGES_A_MESSAGE, strict=False):
                yield topic, json.dumps({"seqs": ranges}, separators=(",", ":"))

    def _learn(self, entry: Entry) -> None:
        document = bson.decode(entry.body)
        parent = (document["info"] or {}).get("parent")
        if parent is None:
            self._parents.pop(document["deviceId"], None)
        else:
            self._parents[document["deviceId"]] = parent


def ranges_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return distinct numbers as ascending ranges [first, last], both ends included."""
    ranges: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges
