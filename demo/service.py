"""A part of the running house: one child process with a log, started and ended by its PID."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
import contextlib
import fcntl
import os
from pathlib import Path
import signal
import socket
import tempfile
from typing import TextIO


class ServiceError(Exception):
    """A part did not start, or ended by itself; the message says what to do."""


_reserved: list[TextIO] = []


def free_port(preferred: int = 0) -> int:
    """Return the preferred port of 127.0.0.1 if nobody listens there, else any free one.

    A part binds its port seconds later. Until this process ends, a locked file keeps other demos off it.
    """
    for candidate in (preferred, *([0] * 20)):
        with contextlib.suppress(OSError):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", candidate))
                port = int(probe.getsockname()[1])
            reservation = (Path(tempfile.gettempdir()) / f"smart-energy-port-{port}").open("a")
            fcntl.flock(reservation, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _reserved.append(reservation)
            return port
    raise ServiceError("No port of 127.0.0.1 is free. Close some programs and try again.")


async def port_open(port: int) -> bool:
    """Return whether somebody listens on the port of 127.0.0.1."""
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


class Service:
    """A child process in a session of its own, so that Ctrl-C reaches only the demo, which ends its parts in order."""

    def __init__(
        self, name: str, command: Sequence[str | Path], log: Path, env: Mapping[str, str] | None = None
    ) -> None:
        """Describe the process; nothing is started."""
        self.name = name
        self.log = log
        self._command = [str(word) for word in command]
        self._env = {**os.environ, **(env or {})}
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int:
        """The PID of the running process."""
        if self._process is None:
            raise ServiceError(f"{self.name} was not started.")
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Start the process, its output appended to the log."""
        with self.log.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                env=self._env,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    async def wait_until(self, ready: Callable[[], Awaitable[bool]], seconds: float) -> None:
        """Wait until `ready` answers True; raises ServiceError with the end of the log when it does not."""
        try:
            async with asyncio.timeout(seconds):
                while not await ready():
                    if not self.running:
                        raise ServiceError(f"{self.name} ended by itself. {self._log_end()}")
                    await asyncio.sleep(0.1)
        except TimeoutError:
            raise ServiceError(f"{self.name} was not ready after {seconds:.0f} s. {self._log_end()}") from None

    async def stop(self, seconds: float = 20) -> int | None:
        """End the process with SIGTERM, with SIGKILL when it does not go; returns its exit code."""
        if self._process is None:
            return None
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(seconds):
                await self._process.wait()
        except TimeoutError:
            self.kill()
            await self._process.wait()
        return self._process.returncode

    def kill(self) -> None:
        """End the process and what it started at once, as a pulled plug would."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def _log_end(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()[-12:] if self.log.exists() else []
        return f"Its log, {self.log}, ends with:\n" + "\n".join(f"    {line}" for line in lines)
