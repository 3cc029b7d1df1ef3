"""Room kept on the spool's disk, so that a full one does not keep confirmed entries from leaving."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
import errno
import os
from pathlib import Path
import sqlite3
from typing import Final

FILE_NAME: Final = "reserve"
RESERVE_BYTES: Final = 4 * 2**20
"""A batch of entries that leave takes less than a tenth of this in the write-ahead log."""


class Reserve:
    """A file of zeros. `spent` gives its room back while the work in it finds the disk full."""

    def __init__(self, folder: Path) -> None:
        """Take the room, if there is any."""
        self._path = folder / FILE_NAME
        self._take()

    @contextmanager
    def spent(self) -> Iterator[None]:
        """Give the next attempt the room where this one fails for the lack of it; take it again when there is some."""
        try:
            yield
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
                self._path.unlink(missing_ok=True)
            raise
        if not self._path.exists():
            self._take()

    def _take(self) -> None:
        with suppress(OSError):
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.posix_fallocate(descriptor, 0, RESERVE_BYTES)
            except OSError as error:
                if error.errno == errno.ENOSPC:
                    self._path.unlink()
                raise
            finally:
                os.close(descriptor)
