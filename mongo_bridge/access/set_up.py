"""What the API needs once the database is reached: indexes, and the first user where one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
import logging
import threading
from typing import Final

from pymongo.errors import OperationFailure, PyMongoError

from mongo_bridge.api_settings import FIRST_ADMIN

from .gate import Gate
from .principal import Role
from .users import UserError

_PAUSE_S: Final = 10.0
_LOG = logging.getLogger(__name__)


class SetUp:
    """One thread's work: `run` returns after `stop`."""

    def __init__(self, gate: Gate, admin_password: str | None, also: Sequence[Callable[[], None]] = ()) -> None:
        """Prepare `gate` and what `also` does, and make the first user if there is a password for it."""
        self._gate = gate
        self._also = also
        self._admin_password = admin_password
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Let `run` return."""
        self._stopping.set()

    def run(self) -> None:
        """Try until the database answers; then there is nothing to do but to wait."""
        while not self._stopping.is_set():
            try:
                for prepare in (self._gate.prepare, *self._also):
                    prepare()
                self._make_first_user()
            except PyMongoError as error:
                # A database that is away is told of by the writer; one that refuses us would stay silent.
                level = logging.WARNING if isinstance(error, OperationFailure) else logging.DEBUG
                _LOG.log(level, "Users cannot be prepared yet: %.300s", error)
                self._stopping.wait(_PAUSE_S)
            else:
                self._stopping.wait()

    def _make_first_user(self) -> None:
        if self._gate.is_open or self._gate.users.all():
            return
        if self._admin_password is None:
            _LOG.warning("The API has no user yet: make one with `smart-energy user add --role admin NAME`")
            return
        try:
            self._gate.users.add(FIRST_ADMIN, self._admin_password, Role.ADMIN)
        except UserError:
            # Another bridge, started at the same moment, was faster.
            return
        self._gate.audit.note("set-up", "user added", FIRST_ADMIN, None, role=Role.ADMIN.value)
        _LOG.info("Made the first user, %r, with the password of SMART_ENERGY_ADMIN_PASSWORD", FIRST_ADMIN)
