"""What an API needs, made for tests."""

from __future__ import annotations

from dataclasses import dataclass
import json
import time
from typing import Any, Final
from zoneinfo import ZoneInfo

from fastapi.testclient import TestClient

from mongo_bridge.access.access_token import AccessTokens
from mongo_bridge.access.gate import Gate
from mongo_bridge.access.principal import Role
from mongo_bridge.api.services import Services
from mongo_bridge.delivery import entry_of
from mongo_bridge.health import Health
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store
from mongo_bridge.writer import Writer

TOKEN: Final = "a-token-of-the-tests-0123456789abcdef"
BEARER: Final = {"Authorization": f"Bearer {TOKEN}"}
KEY: Final = b"a key of 32 bytes for the tests.."


def services_of(store: Store, spool: Spool, *, health: Health | None = None, **more: Any) -> Services:
    """Return services whose gate lets TOKEN in as a viewer."""
    gate = Gate(store.database, AccessTokens(KEY), api_token=TOKEN, is_open=more.pop("is_open", False))
    zone = ZoneInfo("Europe/Berlin")
    return Services(store=store, spool=spool, health=health or Health(), gate=gate, timezone=zone, **more)


@dataclass(frozen=True, slots=True)
class Someone:
    """A client with a token of its own."""

    client: TestClient
    token: str

    def request(self, method: str, path: str, **more: Any) -> Any:
        return self.client.request(method, path, headers={"Authorization": f"Bearer {self.token}"}, **more)

    def get(self, path: str, **parameters: Any) -> Any:
        return self.request("GET", path, params=parameters)


def someone(services: Services, client: TestClient, role: Role, devices: list[str] | None = None) -> Someone:
    """Return a client with a new API token of this role."""
    _, token = services.gate.api_tokens.add("test", role, devices=devices, created_by="test")
    return Someone(client, token)


def store_readings(services: Services, *readings: dict[str, Any]) -> None:
    """Send readings the way of every message: through the spool and the writer."""
    now_ms = int(time.time() * 1000)
    messages = [(f"/energy/{reading['deviceId']}/data", json.dumps(reading).encode()) for reading in readings]
    services.spool.append([entry_of(*message, root="/energy", now_ms=now_ms) for message in messages])
    writer = Writer(services.spool, services.store, services.health, live=services.live)
    writer.stop()
    writer._flush()
