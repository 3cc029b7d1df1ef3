"""Everything that a bridge keeps, in one folder: the spool and the signing key, then the database.

In this order, and while the bridge runs: a reading that leaves the spool meanwhile is in the database's part, so each
is in one of the two, or in both, where it is a duplicate. `<collection>.bson.gz` is what `mongorestore --gzip` reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
import gzip
import os
from pathlib import Path
import shutil
import sqlite3
from typing import BinaryIO, Final, cast

import bson
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo.collection import Collection
from pymongo.database import Database
from pymongo.errors import BulkWriteError

from .access.access_token import KEY_FILE
from .documents import Document
from .spool import FILE_NAME

_AT_ONCE: Final = 1000
_DUPLICATE_KEY: Final = 11000
_SUFFIX: Final = ".bson.gz"
_BEGUN: Final = "restoring"
"""The collection that says which backup's restoring has begun."""

_RAW: Final[CodecOptions[RawBSONDocument]] = CodecOptions(document_class=RawBSONDocument)


class BackupError(Exception):
    """A backup cannot be made or restored: the text says why and what to do."""


def back_up(database: Database[Document], spool: Path | None, folder: Path) -> dict[str, int]:
    """Write everything into a new folder; return how many documents of each collection."""
    try:
        folder.mkdir(mode=0o700, parents=True)
    except FileExistsError as error:
        raise BackupError(f"{folder} exists already; name a new folder") from error
    if spool is not None:
        _copy_spool(spool, folder)
    return {name: _dump(database, name, folder / f"{name}{_SUFFIX}") for name in _collections(database)}


def restore(database: Database[Document], spool: Path | None, folder: Path) -> dict[str, int]:
    """Bring everything back into an empty database, and into a spool's folder that is not there yet.

    Return how many documents of each collection were written. May be repeated after it was interrupted: until it is
    done, the database says which backup it is of.
    """
    files = sorted(folder.glob(f"*{_SUFFIX}"))
    if not files:
        raise BackupError(f"{folder} holds no backup: there is no *{_SUFFIX} in it")
    backup: Document = {"_id": str(folder.resolve())}
    if database[_BEGUN].find_one(backup) is None:
        _check_empty(database)
        if spool is not None and (spool / FILE_NAME).exists():
            raise BackupError(f"{spool} holds a spool already; stop the bridge, and move that folder away first")
        database[_BEGUN].insert_one(backup)
    written = {path.name.removesuffix(_SUFFIX): _load(database, path) for path in files}
    if spool is not None:
        _bring_spool(folder, spool)
    database.drop_collection(_BEGUN)
    return written


def _check_empty(database: Database[Document]) -> None:
    for name in _collections(database):
        if database[name].find_one({}) is not None:
            raise BackupError(
                f"the database {database.name} is not empty: there are documents in {name}. Stop the bridge, and "
                "restore into an empty database: name another in SMART_ENERGY_MONGODB_URL, or drop this one"
            )


def _collections(database: Database[Document]) -> list[str]:
    names = database.list_collection_names()
    return sorted(name for name in names if name != _BEGUN and not name.startswith("system."))


def _copy_spool(spool: Path, folder: Path) -> None:
    source = spool / FILE_NAME
    if not source.exists():
        raise BackupError(f"{spool} holds no spool; SMART_ENERGY_SPOOL names another folder, or the bridge never ran")
    # SQLite's own copy is of one moment, though the bridge writes on.
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as live,
        closing(sqlite3.connect(folder / FILE_NAME)) as copy,
    ):
        live.backup(copy)
    if (spool / KEY_FILE).exists():
        shutil.copy2(spool / KEY_FILE, folder / KEY_FILE)


def _bring_spool(folder: Path, spool: Path) -> None:
    """Copy its files, each whole or not at all, to whoever owns the folder: systemd's bridge has a user of its own."""
    spool.mkdir(mode=0o700, parents=True, exist_ok=True)
    owner = spool.stat()
    for name in (KEY_FILE, FILE_NAME):
        if (folder / name).exists():
            copy = spool / f"{name}.new"
            shutil.copy2(folder / name, copy)
            copy.chmod(0o600)
            os.chown(copy, owner.st_uid, owner.st_gid)
            copy.replace(spool / name)


def _dump(database: Database[Document], name: str, path: Path) -> int:
    count = 0
    with gzip.open(path, "wb", compresslevel=5) as file:
        for document in database.with_options(codec_options=_RAW)[name].find(batch_size=_AT_ONCE):
            file.write(document.raw)
            count += 1
    return count


def _load(database: Database[Document], path: Path) -> int:
    collection = database.with_options(codec_options=_RAW)[path.name.removesuffix(_SUFFIX)]
    return sum(_insert(collection, batch) for batch in _batches(path))


def _batches(path: Path) -> Iterator[list[RawBSONDocument]]:
    batch: list[RawBSONDocument] = []
    with gzip.open(path, "rb") as file:
        for document in bson.decode_file_iter(cast("BinaryIO", file), _RAW):
            batch.append(document)
            if len(batch) == _AT_ONCE:
                yield batch
                batch = []
    if batch:
        yield batch


def _insert(collection: Collection[RawBSONDocument], batch: list[RawBSONDocument]) -> int:
    try:
        collection.insert_many(batch, ordered=False)
    except BulkWriteError as error:
        failed = error.details["writeErrors"]
        if any(failure["code"] != _DUPLICATE_KEY for failure in failed):
            raise
        return len(batch) - len(failed)
    return len(batch)
