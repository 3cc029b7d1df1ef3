"""Mosquitto with the project's own configuration and access rules."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess

from .layout import ROOT, Layout
from .service import Service, free_port, port_open


class Broker:
    """A broker on 127.0.0.1 with a user for each part; the passwords are made anew for each run."""

    def __init__(self, layout: Layout, users: list[str]) -> None:
        """Write configuration, access rules and passwords."""
        self.port = free_port(18830)
        self.passwords = {user: secrets.token_urlsafe(12) for user in users}
        folder = layout.part("broker")
        shipped = (ROOT / "mosquitto/mosquitto.conf").read_text()
        password_file = folder / "passwords"
        # For the person who wants to look at the broker; mosquitto itself gets hashes.
        self.logins = folder / "logins"
        self.logins.touch(mode=0o600)
        self.logins.write_text("".join(f"{user}:{password}\n" for user, password in self.passwords.items()))
        shutil.copy(self.logins, password_file)
        subprocess.run(["mosquitto_passwd", "-U", str(password_file)], check=True)
        shutil.copy(ROOT / "mosquitto/acl", folder / "acl")
        (folder / "acl").chmod(0o600)
        lines = [
            shipped,
            f"listener {self.port} 127.0.0.1",
            f"persistence_location {folder}/",
            f"password_file {password_file}",
            f"acl_file {folder}/acl",
            f"pid_file {folder}/mosquitto.pid",
        ]
        if os.geteuid() == 0:
            # Mosquitto would drop to a user of its own, to whom this folder is closed.
            lines.append("user root")
        (folder / "mosquitto.conf").write_text("\n".join(lines) + "\n")
        mosquitto = shutil.which("mosquitto") or "/usr/sbin/mosquitto"
        self.service = Service("The broker", [mosquitto, "-c", folder / "mosquitto.conf"], layout.log("broker"))

    async def start(self) -> None:
        """Start and wait until it listens."""
        await self.service.start()
        await self.service.wait_until(lambda: port_open(self.port), 10)

    def url(self, user: str) -> str:
        """Return the user's mqtt:// address, password included: never print it."""
        return f"mqtt://{user}:{self.passwords[user]}@127.0.0.1:{self.port}"
