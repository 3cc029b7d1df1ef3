"""Reads the file of a meter's store as docs/develop/reading-store.md describes it, independently of the C++."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
import struct
import zlib

SECTOR = 4096
HEADER = 32
FINE, COARSE = 1, 2
SLOT = {FINE: 48, COARSE: 64}
READING, WITHOUT_TIME, SYNC = 0, 1, 2


@dataclass(frozen=True)
class Slot:
    """One record; `time` is Unix ms, or uptime ms where the kind is WITHOUT_TIME."""

    seq: int
    kind: int
    channel: int
    boot: int
    time: int
    energy_mwh: int
    covers: int
    sent: bool
    confirmed: bool


@dataclass(frozen=True)
class Measured:
    """What tells a reading, as its message shows it."""

    seq: int
    timestamp: float
    energy: float


def header(version: int, kind: int = FINE) -> bytes:
    """Return the header of a first sector, as firmware that writes this version would."""
    body = (
        struct.pack("<HBBI", 0x454D, version, kind, 1) + (1).to_bytes(6, "little") + struct.pack("<IHII", 84, 0, 0, 0)
    )
    return body + struct.pack("<I", zlib.crc32(body))


def _bits(value: int, offset: int, count: int) -> int:
    return value >> offset & ((1 << count) - 1)


def _slot(data: bytes, kind: int, seq: int, first_seq: int) -> Slot | None:
    body, status = data[:-5], data[-1]
    # Two bits say that it was written, three each that it was sent and confirmed; zeros say yes.
    if status & 3 == 3 or zlib.crc32(body) != int.from_bytes(data[-5:-1], "little"):
        return None
    value = int.from_bytes(body, "little")
    record, time = _bits(value, 0, 2), _bits(value, 13, 42)
    without_time = record == WITHOUT_TIME
    return Slot(
        seq=first_seq + _bits(value, 344, 32) if kind == COARSE else seq,
        kind=record,
        channel=_bits(value, 2, 3),
        boot=time & 1023 if without_time else _bits(value, 320, 24),
        time=time >> 10 if without_time else time,
        energy_mwh=_bits(value, 55, 44),
        covers=_bits(value, 376, 16) if kind == COARSE else 1,
        sent=(status >> 2 & 7).bit_count() < 2,
        confirmed=(status >> 5).bit_count() < 2,
    )


def slots(file: Path) -> Iterator[Slot]:
    """Yield all whole records, in the order of their sectors' numbers."""
    data = file.read_bytes()
    sectors = []
    for start in range(0, len(data), SECTOR):
        magic, version, kind, _ = struct.unpack_from("<HBBI", data, start)
        if (magic, version) == (0x454D, 1):
            sectors.append((int.from_bytes(data[start + 8 : start + 14], "little"), start, kind))
    for first_seq, start, kind in sorted(sectors):
        size = SLOT[kind]
        for number in range((SECTOR - 2 * HEADER) // size):
            at = start + HEADER + number * size
            found = _slot(data[at : at + size], kind, first_seq + number, first_seq)
            if found:
                yield found


def measured(file: Path, channel: int = 0) -> set[Measured]:
    """Return all readings of a circuit whose time is known; only a store that is not full still has them all."""
    found = list(slots(file))
    offsets = {one.boot: one.time for one in found if one.kind == SYNC}
    times = {
        one: one.time if one.kind == READING else offsets.get(one.boot, 0) + one.time
        for one in found
        if one.channel == channel and (one.kind == READING or (one.kind == WITHOUT_TIME and one.boot in offsets))
    }
    return {Measured(one.seq, time / 1000, one.energy_mwh / 1000) for one, time in times.items()}
