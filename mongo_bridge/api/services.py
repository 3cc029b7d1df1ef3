"""What the routes work with."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from fastapi import Request

from mongo_bridge.access.gate import Gate
from mongo_bridge.health import Health
from mongo_bridge.live import LiveHub
from mongo_bridge.outbox import Outbox
from mongo_bridge.spool import Spool
from mongo_bridge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The parts of the bridge that the API shows, and who may see them."""

    store: Store
    spool: Spool
    health: Health
    gate: Gate
    timezone: ZoneInfo
    live: LiveHub = field(default_factory=LiveHub)
    outbox: Outbox = field(default_factory=Outbox)
    topic_root: str = "/energy"
    cors_origins: tuple[str, ...] = ()


def address_of(request: Request) -> str:
    """Return the network address that a request came from."""
    return request.client.host if request.client else "unknown"
