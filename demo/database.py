"""The embedded database that stands in for MongoDB."""

from __future__ import annotations

from pathlib import Path

from .layout import Layout, program
from .service import Service, free_port, port_open


class Database:
    """SecantusDB on 127.0.0.1: MongoDB's wire protocol, for demo and tests; production wants a real MongoDB."""

    def __init__(self, layout: Layout) -> None:
        """Choose a port and a folder."""
        self.port = free_port(27027)
        command: list[str | Path] = [
            program("database", "secantusd-py"), "--host", "127.0.0.1", "--port", str(self.port),
            "--storage-path", layout.part("database"), "--cache-size", "256M", "--log-level", "WARNING",
        ]  # fmt: skip
        self.service = Service("The database", command, layout.log("database"))

    @property
    def url(self) -> str:
        """Its mongodb:// address."""
        return f"mongodb://127.0.0.1:{self.port}/smart_energy"

    async def start(self) -> None:
        """Start and wait until it listens."""
        await self.service.start()
        await self.service.wait_until(lambda: port_open(self.port), 30)
