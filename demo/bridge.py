"""The bridge, run as its users run it: the console script, set by its environment."""

from __future__ import annotations

import secrets
from typing import Any

import aiohttp

from .broker import Broker
from .database import Database
from .layout import Layout, home_zone, program
from .service import Service, free_port


class Bridge:
    """`smart-energy bridge` between the demo's broker and database."""

    def __init__(self, layout: Layout, broker: Broker, database: Database) -> None:
        """Choose a port, a password and a token, made anew for each run; the spool lies in the run's folder."""
        self.port = free_port(8125)
        self.password = secrets.token_urlsafe(9)
        self.token = secrets.token_urlsafe(24)
        env = {
            "SMART_ENERGY_MQTT_URL": broker.url("bridge"),
            "SMART_ENERGY_MONGODB_URL": database.url,
            "SMART_ENERGY_SPOOL": str(layout.part("spool")),
            "SMART_ENERGY_HTTP": f"127.0.0.1:{self.port}",
            "SMART_ENERGY_TIMEZONE": home_zone(),
            "SMART_ENERGY_ADMIN_PASSWORD": self.password,
            "SMART_ENERGY_API_TOKEN": self.token,
        }
        self.service = Service("The bridge", [program("bridge", "smart-energy"), "bridge"], layout.log("bridge"), env)

    @property
    def url(self) -> str:
        """Its http:// address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def headers(self) -> dict[str, str]:
        """What a program that reads sends with each request."""
        return {"Authorization": f"Bearer {self.token}"}

    async def start(self) -> None:
        """Start and wait until it is connected to the broker and to the database."""
        await self.service.start()
        await self.service.wait_until(self.connected, 30)

    async def health(self) -> dict[str, Any]:
        """Return what /api/health says; empty while it does not answer."""
        try:
            async with aiohttp.ClientSession() as session, session.get(f"{self.url}/api/health") as answer:
                body: dict[str, Any] = await answer.json()
                return body
        except aiohttp.ClientError:
            return {}

    async def connected(self) -> bool:
        """Whether broker and database are both reached."""
        health = await self.health()
        return health.get("broker") == "connected" and health.get("database") == "reachable"
