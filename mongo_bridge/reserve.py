"""Room kept on the spool's disk, so that a full one does not keep confirmed entries from leaving."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final

FILE_NAME: Final = "reserve"
RESERVE_BYTES: Final = 4 * 2**20
"""A batch of entries that leave takes less than a tenth of this in the write-ahead log."""


class Reserve:
    """A file of zeros, given up where the disk is full, and taken again when there is room."""

    def __init__(self, folder: Path) -> None:
        """Take the room, if there is any."""
        self._path = folder / FILE_NAME
        self.is_held = False
        self.take()

    def take(self) -> bool:
        """Take the room again; False where there is not enough."""
        try:
            descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                os.posix_fallocate(descriptor, 0, RESERVE_BYTES)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            self.give_up()
            return False
        self.is_held = True
        return True

    def give_up(self) -> None:
        """Let others have the room."""
        self._path.unlink(missing_ok=True)
        self.is_held = False
