"""Broker and database on free ports of 127.0.0.1, each in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import socket
import subprocess
import time

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def process(command: list[object], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the end of the block; only this very process is ended."""
    with log.open("ab") as output:
        running = subprocess.Popen(
            [str(word) for word in command], stdout=output, stderr=output, env=os.environ | environment
        )
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(30)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def wait_for_port(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if time.monotonic() > end:
            raise TimeoutError(f"nothing listens on port {port}")
        time.sleep(0.05)


@contextmanager
def broker(folder: Path) -> Iterator[int]:
    """Mosquitto with our shipped configuration, but without logins."""
    folder.mkdir(parents=True)
    port = free_port()
    shipped = (ROOT / "mosquitto/mosquitto.conf").read_text().replace("allow_anonymous false", "allow_anonymous true")
    lines = [shipped, f"listener {port} 127.0.0.1", f"persistence_location {folder}/"]
    if os.geteuid() == 0:
        lines.append("user root")
    (folder / "mosquitto.conf").write_text("\n".join(lines) + "\n")
    with process(["/usr/sbin/mosquitto", "-c", folder / "mosquitto.conf"], folder / "log"):
        wait_for_port(port)
        yield port


@contextmanager
def database(folder: Path) -> Iterator[int]:
    """The embedded stand-in for MongoDB."""
    folder.mkdir(parents=True)
    port = free_port()
    program = ROOT / ".tools/database/bin/secantusd-py"
    command: list[object] = [program, "--host", "127.0.0.1", "--port", port, "--storage-path", folder / "data"]
    with process([*command, "--cache-size", "256M"], folder / "log"):
        wait_for_port(port)
        yield port
